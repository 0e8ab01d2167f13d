"""Every form of chart, as the story of the gallery draws it, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, serving, write

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


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_labels_of_every_form_can_be_read(width, opened, gallery):
    """They are whole, apart, and large enough; nothing scrolls sideways."""
    tab = opened(width, bypass_csp=True).new_page()
    faults = []
    for path in PAGES:
        tab.goto(gallery.address + path)
        tab.evaluate("document.fonts.ready.then(() => null)")
        for instrument in INSTRUMENTS:
            found = tab.evaluate(f"measure.{instrument}()")
            faults += [f"{path}: {instrument}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_of_every_form_stand_out(scheme, opened, gallery):
    """Labels have 4.5 to 1 against what is under them, marks 3 to 1 against the page."""
    tab = opened(1280, scheme).new_page()
    faults = []
    for path in PAGES:
        tab.goto(gallery.address + path)
        faults += [f"{path}: {fault}" for fault in tab.evaluate("measure.contrast()")]
    assert faults == []
