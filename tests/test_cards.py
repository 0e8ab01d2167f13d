"""Share cards: one SVG that needs no font, and a small PNG that loses nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import vl_convert
from PIL import Image, ImageChops

from liuzhou_site.cards import HEIGHT, WIDTH, Bar, Card, Lettering, draw, squeeze

FONTS = Path(__file__).parents[1] / "templates" / "fonts"
PALETTE = {"paper": "#fbf9f4", "ink": "#1b1d1f", "mute": "#5f5d58", "out": "#b03a1e"}
BARS = tuple(
    Bar(colour, sign, doubtful)
    for colour in ("out", "ink")
    for sign in ("firm", "more", "nearly", "expected")
    for doubtful in (False, True)
)


def lettering(face: str) -> Lettering:
    """Return the vendored fonts with `face` for the headline."""
    small = (FONTS / "sans.woff", FONTS / "song.woff")
    return Lettering((FONTS / f"{face}.woff").read_bytes(), tuple(f.read_bytes() for f in small))


@pytest.mark.parametrize(
    ("face", "headline"),
    [("serif", "What came, and what went away"), ("song", "春风又绿，江南岸上"), ("song", "春")],
)
def test_a_card_is_small_and_complete(face: str, headline: str) -> None:
    """A card in either script holds no text element and weighs at most 30 KB."""
    svg = draw(Card(headline, "A reading", "More below", BARS, PALETTE), lettering(face))
    assert "<text" not in svg
    assert "var(" not in svg
    png = squeeze(vl_convert.svg_to_png(svg))
    assert len(png) <= 30 * 1024
    assert Image.open(io.BytesIO(png)).size == (WIDTH, HEIGHT)


def test_squeezing_changes_no_pixel() -> None:
    """The palette picture equals the one it was made from, pixel for pixel."""
    svg = draw(Card("Quiet", "A reading", "More", BARS, PALETTE), lettering("serif"))
    png = vl_convert.svg_to_png(svg)
    before, after = (Image.open(io.BytesIO(p)).convert("RGB") for p in (png, squeeze(png)))
    assert ImageChops.difference(before, after).getbbox() is None


def test_a_picture_of_many_colours_is_kept_as_it_is() -> None:
    """Where a palette cannot hold the colours, the picture stays in full colour."""
    image = Image.new("RGB", (32, 32))
    image.putdata([(x * 8, y * 8, 0) for x in range(32) for y in range(32)])
    out = io.BytesIO()
    image.save(out, "PNG")
    after = Image.open(io.BytesIO(squeeze(out.getvalue())))
    assert after.mode == "RGB"
