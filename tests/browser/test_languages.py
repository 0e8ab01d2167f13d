"""An edition in a language that the engine has no rules for is held to what all pages are."""

from __future__ import annotations

import pytest
from tests.browser.conftest import STANDING, at

pytestmark = pytest.mark.browser


STRESS = """() => [...document.querySelectorAll("em")].map(
    (em) => [getComputedStyle(em).fontStyle, getComputedStyle(em).textEmphasisStyle])"""


def test_chinese_is_stressed_by_dots_and_never_slanted(story, opened):
    """In a language of letters it is slanted."""
    address = story("ferry").address
    tab = opened(1280).new_page()
    tab.goto(f"{address}zh/index.html")
    assert tab.evaluate(STRESS) == [["normal", "dot"]]
    tab.goto(f"{address}en/index.html")
    assert tab.evaluate(STRESS) == [["italic", "none"]]


def test_german_pages_are_held_to_the_same(story, examine):
    """Axe finds nothing, everything stands where it can be read, titles and labels are whole."""
    ferry = story("ferry")
    pages = [path for path in ferry.pages if path.startswith(("de", "index", "404"))]
    found = examine(ferry, dict.fromkeys((*STANDING, "accessibility"), at(360, 1280)), pages)
    assert [fault for faults in found.values() for fault in faults] == []
