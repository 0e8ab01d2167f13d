"""The site without a mouse: what has the focus, in which order, and what a page is made of."""

from __future__ import annotations

from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser

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
    ("width", "path"),
    [
        (360, "zh/index.html"),
        (1280, "en/index.html"),
        (360, "zh/charts/closures/index.html"),
        (1280, "zh/charts/closures/index.html"),
    ],
)
def test_the_focus_goes_the_way_of_the_eyes(width, path, opened, site):
    """By the keyboard one comes down the page, to the way past its head first, to every stop.

    Both languages have their stops in one order: each is walked through at one width.
    """
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
