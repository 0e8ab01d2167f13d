"""Every form of chart, as the story of the gallery draws it, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, Look, at, serving, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import Served

    from liuzhou_site.publish.assemble import Site

pytestmark = pytest.mark.browser

PAGES = ("zh/index.html", "en/index.html", "zh/figures/index.html", "en/figures/index.html")
INSTRUMENTS = ("sideways", "spacious", "small", "cut", "overlapping", "linebreaks")


@pytest.fixture(scope="module")
def gallery(
    sites: Callable[[str], Site], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve the story that shows every form of chart."""
    root = tmp_path_factory.mktemp("gallery")
    write(sites("gallery"), root / BASE)
    with serving(root) as served:
        yield served


def test_labels_of_every_form_can_be_read(opened, gallery):
    """They are whole, apart, and large enough; nothing scrolls sideways."""
    faults = [
        f"{path}: {instrument}: {fault}"
        for path, tab in gallery.visited(opened(bypass_csp=True), at(320, 360, 768, 1280), PAGES)
        for instrument in INSTRUMENTS
        for fault in tab.evaluate(f"measure.{instrument}()")
    ]
    assert faults == []


def test_marks_of_every_form_stand_out(opened, gallery):
    """Labels have 4.5 to 1 against what is under them, marks 3 to 1 against the page."""
    faults = [
        f"{path}: {fault}"
        for path, tab in gallery.visited(opened(), (Look(), Look(scheme="dark")), PAGES)
        for fault in tab.evaluate("measure.contrast()")
    ]
    assert faults == []
