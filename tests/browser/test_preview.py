"""The preview in a browser: it follows what is saved, and tells mistakes on the page."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.app.console import kept
from liuzhou_site.app.preview.server import answering
from liuzhou_site.app.preview.state import PreviewState

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


@pytest.fixture
def previewed(library: Path, opened):
    """Return a page of the second story in the preview, its preview, and its English text."""
    preview = PreviewState(library, cache=kept(library))
    preview.work()
    with answering(preview, 0) as address:
        page = opened(900).new_page()
        page.goto(f"{address}en/")
        page.wait_for_function("document.readyState === 'complete'")
        yield page, preview, library / "content" / "en.md"


def save(preview: PreviewState, file: Path, find: str, put: str) -> None:
    """Change a file as an editor does, and build in another thread, as the preview does."""
    file.write_text(file.read_text(encoding="utf-8").replace(find, put), encoding="utf-8")
    threading.Thread(target=preview.work).start()


def test_the_page_follows_what_is_saved(previewed):
    """The new words come by themselves, and the reader stays at the same height."""
    page, preview, file = previewed
    page.evaluate("document.fonts.ready.then(() => null)")  # what is above has its height
    page.evaluate("scrollTo(0, 300)")
    there = page.evaluate("scrollY")
    save(preview, file, "has slips", "has many slips")
    page.get_by_text("has many slips").first.wait_for(state="attached", timeout=30_000)
    page.wait_for_load_state("load")
    for _ in range(100):  # the browser goes back to where it was, in a time of its own
        if abs(page.evaluate("scrollY") - there) <= 1:  # the browser rounds
            break
        page.wait_for_timeout(100)
    assert abs(page.evaluate("scrollY") - there) <= 1 < there


def test_what_is_saved_before_a_page_has_any_news_is_not_lost(previewed):
    """A page asks for news when it is there; what was built meanwhile is newer than the page."""
    page, preview, file = previewed
    asked = []

    def saved_meanwhile(route):
        if not asked:
            text = file.read_text(encoding="utf-8").replace("has slips", "has few slips")
            file.write_text(text, encoding="utf-8")
            preview.work()
        asked.append(route)
        route.continue_()

    page.route("**/_preview/state.json", saved_meanwhile)
    page.reload()
    page.get_by_text("has few slips").first.wait_for(state="attached", timeout=30_000)
    page.unroute_all(behavior="wait")


def test_a_mistake_lies_over_the_page_and_goes_when_it_is_mended(previewed):
    """It is a live region with the file's place; the page below stays as it was."""
    page, preview, file = previewed
    save(preview, file, "has slips", "has 7 slips")
    over = page.locator("aside[aria-live]")
    over.wait_for(state="attached", timeout=30_000)
    assert page.get_by_text("has slips").first.is_visible()
    save(preview, file, "has 7 slips", "has few slips")
    page.get_by_text("has few slips").first.wait_for(state="attached", timeout=30_000)
    assert page.locator("aside[aria-live]").count() <= 1


def test_a_click_with_alt_tells_where_a_part_is_written(previewed):
    """And does what it does without Alt otherwise."""
    page, _, _ = previewed
    page.wait_for_timeout(300)
    page.locator("#lent-1 p").first.click(modifiers=["Alt"], position={"x": 3, "y": 8})
    assert page.locator("aside[aria-live]").count() == 1
