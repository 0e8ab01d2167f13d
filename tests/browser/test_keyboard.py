"""The site without a mouse: what has the focus, in which order, and what a page is made of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.browser.conftest import Look

pytestmark = pytest.mark.browser

LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]))"
LANDMARKS = """[...document.querySelectorAll("body > header, nav, main, body > footer")]
  .map(one => one.tagName.toLowerCase() + (one.ariaLabel ? " with a name" : ""))"""
STOPS = "a[href]:not(svg *):visible, button:visible, summary:visible"
"""What one can stop at; the bars of a drawing are for pointers only."""

FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getBoundingClientRect();
  return { words: one.textContent || one.labels[0].textContent, left: box.left,
           right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
}"""

RINGS = """() => {
  const all = [...document.querySelectorAll("main *")].map((e) => [e, getComputedStyle(e)]);
  const parts = all.filter(([, style]) => style.contentVisibility === "auto");
  const ring = (link) => {
    link.focus();
    const { outlineOffset, outlineWidth } = getComputedStyle(link);
    return parseFloat(outlineOffset) + parseFloat(outlineWidth);
  };
  return [
    parts.flatMap(([part]) => [...part.querySelectorAll("a")].slice(0, 1).map(ring)),
    parts.map(([, style]) => parseFloat(style.overflowClipMargin)),
  ];
}"""
"""How far the rings of links in such parts reach, and how far each part lets one be seen."""


def walked(page):
    """Press the key for the next stop until it leaves the page; yield what has the focus."""
    page.keyboard.press("Tab")
    while stop := page.evaluate(FOCUS):
        yield stop
        page.keyboard.press("Tab")


def leaps(stops):
    """Return the steps that go up in one column: from a note one comes back to the text beside."""
    return [
        f"from “{one['words']}” up to “{other['words']}”"
        for one, other in pairwise(stops)
        if other["bottom"] < one["top"]
        and other["left"] < one["right"]
        and one["left"] < other["right"]
    ]


@pytest.mark.parametrize(
    "path", ["zh/index.html", "en/index.html", "zh/charts/closures/index.html"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_goes_the_way_of_the_eyes(width, path, opened, site):
    """By the keyboard one comes down the page, to the way past its head first, to every stop."""
    page = opened(width).new_page()
    page.goto(site.address + path)
    there = page.locator(STOPS).count()
    first, *stops = walked(page)
    assert first["words"] == page.locator(".skip").inner_text()
    assert len(stops) + 1 == there
    assert leaps(stops) == []


def test_a_focus_that_leaps_is_found(opened, small_site):
    """A link that is drawn above the one before it is told; one in the next column is not."""
    link = '<a href="#" style="position: absolute; left: {}px; top: {}px">{}</a>'
    page = opened().new_page()
    page.goto(small_site(link.format(9, 90, "low") + link.format(99, 9, "beside")))
    assert leaps(list(walked(page))) == []
    page.goto(small_site(link.format(9, 90, "low") + link.format(9, 9, "high")))
    assert leaps(list(walked(page))) == ["from “low” up to “high”"]


def test_the_way_past_the_head_leads_to_the_text(opened, site):
    """Who takes it goes on in the text with the next key."""
    page = opened(360).new_page()
    page.goto(f"{site.address}en/index.html")
    page.keyboard.press("Tab")
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


LOOKS = Look(), Look(scheme="dark"), Look(colours="active"), Look(contrast="more")


def test_the_focus_can_be_seen(opened, site):
    """Whatever has the focus has a ring about it, in every way of looking.

    On every page as it is without a wish, on those of each kind in the others too.
    """
    looks = {path: LOOKS if path in site.kinds else LOOKS[:1] for path in site.pages}
    faults = [
        f"{path}: {fault}"
        for path, tab in site.visited(opened(), looks)
        for fault in tab.evaluate("measure.rings()")
    ]
    assert faults == []


@pytest.mark.parametrize("path", ["en/index.html", "en/figures/index.html"])
def test_a_part_of_a_page_cuts_no_ring(path, chromium, site):
    """On a touch screen parts are set by themselves, with room about each for the ring of focus."""
    phone = {"width": 360, "height": 640}
    with chromium.new_context(viewport=phone, has_touch=True, is_mobile=True) as window:
        tab = window.new_page()
        tab.goto(f"{site.address}{path}")
        rings, rooms = tab.evaluate(RINGS)
        assert rings
        assert rooms
        assert max(rings) <= min(rooms)


def test_a_page_has_the_parts_that_one_can_jump_to(opened, site):
    """One h1, no level of heading left out; head, ways with names, text and foot."""
    for path, tab in site.visited(opened(), LOOKS[:1]):
        levels = tab.evaluate(LEVELS)
        assert levels.count(1) <= 1, path
        assert all(below <= above + 1 for above, below in pairwise([0, *levels])), path
        landmarks = tab.evaluate(LANDMARKS)
        assert landmarks[:2] == ["header", "nav with a name"], path
        assert landmarks.count("main") == 1, path
        assert landmarks[-1] == "footer", path
        assert "nav" not in landmarks, path
        if "/" in path:
            assert levels[0] == 1, path
