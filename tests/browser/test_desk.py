"""The desk in a browser: a source is worked through by keys, and its story built as it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import Look
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.desk.writing import Desk
from liuzhou_site.app.new import Wish, start
from liuzhou_site.app.preview.server import answering
from liuzhou_site.app.preview.state import PreviewState

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.assets.cache import Cache

pytestmark = pytest.mark.browser
TEXT = """The mills of the valley, 2031

In March 2031 the valley had 420 spindles. It has 12 mills in the north, 30 mills in the south and \
42 mills in all.

Between 5 and 9 sheds burnt. One or another says that the mill wheel turns by night.
"""
FOCUS = "(document.activeElement.name || document.activeElement.className)"
SAID = "document.getElementById('said').textContent"


@pytest.fixture
def served(tmp_path: Path, drawings: Cache):
    """Return the address of the desk of a story that was drafted from `TEXT`, and its folder."""
    source = tmp_path / "source.txt"
    source.write_text(TEXT, encoding="utf-8")
    root = tmp_path / "story"
    start(root, Wish({"zh": "河谷", "en": "The valley"}, "一份报告", date(2033, 5, 6), str(source)))
    preview = PreviewState(root, cache=drawings)
    preview.work()
    with answering(preview, 0, Desk(root, str(source), "en")) as address:
        yield f"{address}_desk/", root


def pressed(page, key: str, said: str = "") -> None:
    """Press a key, and wait until the page says that it is done."""
    page.evaluate("document.getElementById('said').textContent = ''")
    page.keyboard.press(key)
    if said:
        page.wait_for_function(f"() => {SAID}.includes({said!r})")


def accepted(page) -> None:
    """Write what is still open into the fields that are to be looked at, and accept with Enter."""
    fields = page.locator(".entry.now .open :is(input, select)")
    for number in range(fields.count()):
        if number:
            page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "…":
            zh = page.evaluate("document.activeElement.lang") == "zh"
            page.keyboard.type("河谷的数" if zh else "things of the valley")
    pressed(page, "Enter", "Accepted.")


def test_a_ledger_is_reviewed_by_keys_and_built(served, opened) -> None:
    """From the draft to a site that `--strict` lets pass, without a mouse."""
    address, root = served
    page = opened().new_page()
    page.goto(address)
    assert "0 of 5 figures reviewed." in page.locator(".progress").inner_text()
    page.keyboard.press("n")
    page.wait_for_function(f"() => {FOCUS} === 'to'")
    page.keyboard.press("i")
    page.wait_for_function(f"() => {FOCUS} === 'cell-zh'")
    while page.locator(".entry.doubt").count():
        accepted(page)
    assert "5 of 5 figures reviewed." in page.locator(".progress").inner_text()
    page.keyboard.press("Escape")
    pressed(page, "u", "Undone.")
    page.keyboard.press("n")
    page.wait_for_function(f"() => {FOCUS} === 'to' && document.querySelector('.entry.now.doubt')")
    page.keyboard.press("i")
    page.wait_for_function(f"() => {FOCUS}.startsWith('cell-')")
    accepted(page)
    page.keyboard.press("r")
    page.wait_for_url("**/relations")
    page.locator(".relations button").first.focus()
    pressed(page, "Enter", "Added to data/checks.yml.")
    story = ["--project", str(root)]
    for command in (["accept"], ["record"], ["build", "--strict"]):
        done = CliRunner().invoke(app, [*command, *story])
        assert done.exit_code == 0, done.output
    sentence = b"the mill wheel turns by night"
    files = [path for path in root.rglob("*") if path.is_file()]
    assert (root / "_site" / "index.html") in files
    assert not [path for path in files if sentence in path.read_bytes()]


def test_a_mistake_has_the_focus_and_is_heard(served, opened) -> None:
    """Beside its field, in the words of `check`; nothing is written, and Esc leads out."""
    address, root = served
    page = opened().new_page()
    page.goto(f"{address}?at=spindles")
    before = (root / "data" / "figures.csv").read_bytes()
    page.keyboard.press("e")
    page.locator("#f-period").fill("2031-13")
    pressed(page, "Enter", "The cell label_zh of “spindles” is empty.")
    assert page.evaluate(FOCUS) == "cell-label_zh"
    assert "“2031-13” is not a period." in page.locator("#w-period").inner_text()
    assert (root / "data" / "figures.csv").read_bytes() == before
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "to"


def test_what_is_saved_elsewhere_is_shown_beside_what_is_typed(served, opened) -> None:
    """And neither is lost."""
    address, root = served
    page = opened().new_page()
    page.goto(f"{address}?at=spindles")
    page.locator("#f-label_en").fill("the valley’s spindles")
    file = root / "data" / "figures.csv"
    there = file.read_text(encoding="utf-8").replace(",…,spindles,", ",锭数,all spindles,")
    file.write_text(there, encoding="utf-8")
    pressed(page, "Enter", "changed on disk while you were typing")
    shown = page.locator(".conflict").inner_text()
    assert "all spindles" in shown
    assert "the valley’s spindles" in shown
    assert file.read_text(encoding="utf-8") == there


def test_without_a_script_it_works_a_page_at_a_time(served, opened) -> None:
    """Links and forms alone."""
    address, _ = served
    page = opened(java_script_enabled=False).new_page()
    page.goto(address)
    page.get_by_role("link", name="420 spindles").click()
    page.get_by_label("What it counts, 中文").first.fill("锭数")
    page.get_by_role("button", name="Accept").click()
    assert "1 of 5 figures reviewed." in page.locator(".progress").inner_text()


def test_axe_finds_nothing_on_the_desk(served, opened) -> None:
    """With an item open, all of its fields, a mistake, and the relations; nothing runs out."""
    address, _ = served
    page = opened().new_page()
    for path in ("?at=spindles", "relations", "?at=unit:spindle"):
        page.goto(address + path)
        for summary in page.locator("summary").all():
            summary.click()
        if path == "?at=spindles":
            page.locator("#f-period").fill("never")
            page.keyboard.press("Enter")
            page.locator("#w-period").wait_for()
        for look in (Look(360), Look(scheme="dark")):
            look.take(page)
            found = page.evaluate("measure.accessibility({})")
            assert [fault for fault in found if fault.startswith("violation")] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= look.width
