"""The look of the pages: places of them, against pictures that were looked at.

The places hold no glyph of a system's font, so that any machine with Chromium shows the same; how
it smooths edges is forgiven. `--write-expected` writes what is shown as what is expected.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from liuzhou_site.assets.raster import squeeze

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).with_name("snapshots")
COLOURS = 128
MARGIN = 128
"""How far, of 255, a colour may lie outside those of the pixels around its place in the other
picture. Another version of a browser smooths an edge otherwise, but does not move it by a pixel.
"""
SHARE = 0.00002
"""The share of pixels that may be farther off. The smallest label that moved has more."""
REACH, TINT = 4, 48
"""How far, of 255, the colours of a spot may differ that reaches so many pixels to each side."""

CHART = "en/charts/{}/index.html"
PLACES = {
    # name: page, element, width of the window, medium
    "cover-zh": ("index.html", ".ed:nth-of-type(1) h2", 1280, "screen"),
    "cover-en": ("index.html", ".ed:nth-of-type(2) h2", 1280, "screen"),
    "story": ("en/index.html", ".entry", 1280, "screen"),
    "story-phone": ("en/index.html", ".entry", 360, "screen"),
    "strip": ("en/index.html", ".strip .pic", 1280, "screen"),
    "strip-phone": ("en/index.html", ".strip .pic", 360, "screen"),
    "summary": ("en/index.html", ".min ul", 768, "screen"),
    "ledger": ("en/figures/index.html", "#industry_output_implied", 1280, "screen"),
    "ledger-phone": ("en/figures/index.html", "#industry_output_implied", 360, "screen"),
    "findings": ("en/index.html", "#sums .f", 1280, "screen"),
    "notes": ("en/index.html", "#shut", 1280, "screen"),
    "paper": ("en/index.html", "#chart-closures", 718, "print"),
    "squares": (CHART.format("closures"), ".pic", 768, "screen"),
    "multiples": (CHART.format("land"), ".pic", 768, "screen"),
    "whole": (CHART.format("chains"), ".pic", 768, "screen"),
    "before-after": (CHART.format("yongxing"), ".pic", 768, "screen"),
    "out-in": (CHART.format("jiahe_swap"), ".pic", 768, "screen"),
}


def alike(one, other):
    """Say whether two pictures show the same: edges where they were, and spots in their colours."""
    if one.size != other.size:
        return False
    spots = (picture.filter(ImageFilter.BoxBlur(REACH)) for picture in (one, other))
    tint = max(most for _, most in ImageChops.difference(*spots).getextrema())
    return tint <= TINT and max(unlike(one, other), unlike(other, one)) <= SHARE


def unlike(one, other):
    """Return the share of pixels that the other has nothing like in or around their place."""
    above = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    below = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    far = [
        band.point(lambda value: 255 * (value > MARGIN))
        for band in ImageChops.lighter(above, below).split()
    ]
    any_band = ImageChops.lighter(ImageChops.lighter(far[0], far[1]), far[2])
    return any_band.histogram()[255] / (one.width * one.height)


def opened_at(opened, site, name, **more):
    """Return the element of a place, on a page that has all its fonts."""
    path, element, width, medium = PLACES[name]
    tab = opened(width, bypass_csp=True, **more).new_page()
    tab.goto(site.address + path)
    tab.emulate_media(media=medium)
    tab.evaluate("document.fonts.ready.then(() => null)")
    return tab.locator(element).first


def picture(place):
    """Return the place as it is shown, a pixel for each pixel of the style sheet."""
    png = place.screenshot(animations="disabled", scale="css")
    return Image.open(BytesIO(png)).convert("RGB")


def expected(name):
    """Return the picture that was looked at."""
    return Image.open(FOLDER / f"{name}.png").convert("RGB")


VIEWS = sorted({(path, width, medium) for path, _, width, medium in PLACES.values()})


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def test_a_place_looks_as_it_did(view, opened, site, write_expected):
    """No label, mark or line of it has moved, gone or changed its colour."""
    names = [name for name, (path, _, *how) in PLACES.items() if (path, *how) == view]
    tab = opened_at(opened, site, names[0]).page
    shown = {name: picture(tab.locator(PLACES[name][1]).first) for name in names}
    if write_expected:
        FOLDER.mkdir(exist_ok=True)
        for name in names:
            out = BytesIO()
            shown[name].save(out, "PNG")
            (FOLDER / f"{name}.png").write_bytes(squeeze(out.getvalue(), COLOURS))
    assert [name for name in names if not alike(expected(name), shown[name])] == []


@pytest.mark.parametrize("name", ["story", "strip", "ledger", "squares", "out-in"])
def test_edges_that_are_smoothed_otherwise_are_forgiven(name, opened, site):
    """Drawn at twice the size and made smaller, the same place has other edges everywhere."""
    place = opened_at(opened, site, name, device_scale_factor=2)
    large = Image.open(BytesIO(place.screenshot(animations="disabled"))).convert("RGB")
    before = expected(name)
    smoothed = large.resize(before.size, Image.Resampling.BOX)
    assert ImageChops.difference(before, smoothed).getbbox() is not None
    assert alike(before, smoothed)


CHANGES = (
    "drawing.querySelector('text').style.translate = '4px 0'",
    "drawing.querySelector('text').style.translate = '0 3px'",
    "drawing.querySelector('text').remove()",
    "drawing.querySelectorAll('path').forEach(path => path.style.opacity = 0.5)",
    "drawing.querySelectorAll('path').forEach(path => path.style.translate = '3px 0')",
)


@pytest.mark.parametrize("name", ["squares", "whole", "multiples"])
def test_what_moved_or_changed_is_seen(name, opened, site):
    """A label a few pixels on, one that is gone, a mark in another colour: each by itself."""
    place = opened_at(opened, site, name)
    drawing = place.locator(".wi").first
    whole = drawing.inner_html()
    for change in CHANGES:
        drawing.evaluate(f"drawing => {{ {change} }}")
        assert not alike(expected(name), picture(place)), change
        drawing.evaluate("(drawing, whole) => drawing.innerHTML = whole", whole)
        assert alike(expected(name), picture(place))


def test_the_pictures_are_those_of_the_places_and_small():
    """None is left from earlier, and all of them together weigh little."""
    kept = {file.stem: file.stat().st_size for file in FOLDER.glob("*")}
    assert kept.keys() == PLACES.keys()
    assert sum(kept.values()) <= 600_000
