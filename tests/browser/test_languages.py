"""An edition in a language that the engine has no rules for is held to what all pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, STANDING, at, serving, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


STRESS = """() => [...document.querySelectorAll("em")].map(
    (em) => [getComputedStyle(em).fontStyle, getComputedStyle(em).textEmphasisStyle])"""


def test_chinese_is_stressed_by_dots_and_never_slanted(sites, tmp_path: Path, opened):
    """In a language of letters it is slanted."""
    root = tmp_path / "served"
    write(sites("ferry"), root / BASE)
    with serving(root) as served:
        tab = opened(1280).new_page()
        tab.goto(f"{served.address}zh/index.html")
        assert tab.evaluate(STRESS) == [["normal", "dot"]]
        tab.goto(f"{served.address}en/index.html")
        assert tab.evaluate(STRESS) == [["italic", "none"]]


def test_german_pages_are_held_to_the_same(sites, tmp_path: Path, examine):
    """Axe finds nothing, everything stands where it can be read, titles and labels are whole."""
    root = tmp_path / "served"
    write(sites("ferry"), root / BASE)
    with serving(root) as served:
        pages = [path for path in served.pages if path.startswith(("de", "index", "404"))]
        wanted = dict.fromkeys((*STANDING, "accessibility"), at(360, 1280))
        found = examine(served, wanted, pages)
    assert [fault for faults in found.values() for fault in faults] == []
