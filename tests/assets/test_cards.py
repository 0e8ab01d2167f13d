"""Share cards: one SVG that needs no font, and a small PNG with its words in it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import vl_convert
from PIL import Image, ImageChops

from liuzhou_site.app.console import kept
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.cards import HEIGHT, IMAGE, WIDTH, Card, draw, overview, unshown
from liuzhou_site.assets.images import cropped
from liuzhou_site.assets.outlines import tracers
from liuzhou_site.assets.picture_svg import Fragment, Lettering, Letters
from liuzhou_site.assets.raster import squeeze
from liuzhou_site.charts.marks import Bar
from liuzhou_site.charts.palette import COLOURS, painted
from liuzhou_site.pipeline import build

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
BARS = tuple(
    Bar("", colour, sign, doubtful)
    for colour in ("out", "ink")
    for sign in ("firm", "more", "nearly", "expected")
    for doubtful in (False, True)
)
PICTURES = (overview(BARS),)


def lettering(face: str) -> Lettering:
    """Return the vendored fonts with `face` for the headline."""
    each = ((FONTS / f"{name}.woff").read_bytes() for name in (face, "sans", "song"))
    head, sans, song = tracers(Cache(), *each)
    return Lettering((head, song), (sans, song), (sans, song))


def card(headline: str, pictures: tuple[Fragment, ...] = PICTURES) -> Card:
    """Return a card with all but the headline as on any other."""
    return Card(headline, "A reading", "More below", pictures, Letters())


@pytest.mark.parametrize(
    ("face", "headline"),
    [("serif", "What came, and what went away"), ("song", "春风又绿，江南岸上"), ("song", "春")],
)
def test_a_card_is_small_and_complete(face: str, headline: str) -> None:
    """A card in either script holds no text element and weighs at most 30 KB."""
    svg = painted(draw(card(headline), lettering(face)), dict.fromkeys(COLOURS, "#1b1d1f"))
    assert "<text" not in svg
    assert "var(" not in svg
    png = squeeze(vl_convert.svg_to_png(svg))
    assert len(png) <= 30 * 1024
    assert Image.open(io.BytesIO(png)).size == (WIDTH, HEIGHT)


def test_a_flat_picture_lies_below_the_headline_and_a_tall_one_beside_it() -> None:
    """Where a picture stands shows in its place: at the margin, or in the right half."""
    flat, tall = Fragment("<path/>", 680, 120), Fragment("<path/>", 300, 400)
    assert '<g transform="translate(64.0 ' in draw(card("A headline", (flat,)), lettering("serif"))
    assert "translate(571.7 104.0)" in draw(card("A headline", (tall,)), lettering("serif"))


def test_of_two_cuts_the_one_with_larger_labels_is_taken() -> None:
    """A narrow drawing beside the headline is larger than the same drawn wide and tall."""
    wide, narrow = Fragment("<path id='wide'/>", 680, 300), Fragment("<path id='na'/>", 288, 300)
    assert "id='na'" in draw(card("A headline", (wide, narrow)), lettering("serif"))
    assert "id='wide'" not in draw(card("A headline", (wide, narrow)), lettering("serif"))


def test_what_the_fonts_cannot_show_is_named() -> None:
    """The first character that no font has, with the text that it stands in."""
    assert unshown(card("Ein 𠀀"), lettering("serif")) == (("𠀀", "Ein 𠀀"),)
    assert unshown(card("Plain 汉字"), lettering("serif")) == ()


def test_squeezing_changes_no_pixel_of_a_card() -> None:
    """The palette picture equals the one it was made from, pixel for pixel."""
    png = vl_convert.svg_to_png(draw(card("Quiet"), lettering("serif")))
    before, after = (Image.open(io.BytesIO(p)).convert("RGB") for p in (png, squeeze(png)))
    assert ImageChops.difference(before, after).getbbox() is None


def test_a_picture_of_many_colours_keeps_the_commonest() -> None:
    """What the palette lacks takes the nearest colour that it has."""
    image = Image.new("RGB", (32, 32))
    image.putdata([(x * 8, y * 8, 0) for x in range(32) for y in range(32)])
    out = io.BytesIO()
    image.save(out, "PNG")
    after = Image.open(io.BytesIO(squeeze(out.getvalue(), 16)))
    assert after.mode == "P"
    assert len(after.convert("RGB").getcolors()) <= 16


def test_words_are_written_into_the_file() -> None:
    """Title, source and rights travel with a picture, in any script."""
    png = vl_convert.svg_to_png(draw(card("Quiet"), lettering("serif")))
    words = {"Title": "安静", "Copyright": "CC-BY"}
    assert Image.open(io.BytesIO(squeeze(png, words=words))).text == words


def test_a_card_without_a_picture_is_its_words_alone() -> None:
    """A story that prints nothing and draws nothing still has a card."""
    svg = draw(card("What came, and what went away", pictures=()), lettering("serif"))
    assert "What came" not in svg  # its letters are outlines
    assert svg.count("<use") > 20
    png = squeeze(vl_convert.svg_to_png(painted(svg, dict.fromkeys(COLOURS, "#1b1d1f"))))
    assert Image.open(io.BytesIO(png)).size == (WIDTH, HEIGHT)


@pytest.mark.slow
def test_a_story_without_a_chart_has_its_cards(library: Path) -> None:
    """`charts.yml` may hold nothing; the cards show the overview of the figures."""
    (library / "content" / "charts.yml").write_text("{}\n", encoding="utf-8")
    for lang in ("zh", "en"):
        file = library / "content" / f"{lang}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^\{chart \w+\}\n\n?", "", text), encoding="utf-8")
    files = build(library, kept(library)).files
    assert {path for path in files if "/charts/" in path} == set()
    for lang in ("zh", "en"):
        assert Image.open(io.BytesIO(files[f"cards/{lang}.png"])).size == (WIDTH, HEIGHT)


def photographed(size: tuple[int, int]) -> bytes:
    """Return a JPEG as restless as a photograph of leaves."""
    noise = np.random.default_rng(7).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1600, 900), (480, 1200), (40, 30)])
def test_the_image_of_a_card_is_cropped_and_light(size: tuple[int, int]) -> None:
    """As large as its place whatever it was, no heavier than an image of a page."""
    raw = photographed(size)
    image = cropped(raw, IMAGE)
    assert Image.open(io.BytesIO(image)).size == IMAGE
    assert len(image) <= 400_000
    assert cropped(raw, IMAGE) == image
    shown = replace(card("A headline of a few words"), image=image)
    svg = painted(draw(shown, lettering("serif")), dict.fromkeys(COLOURS, "#1b1d1f"))
    png = squeeze(vl_convert.svg_to_png(svg))
    assert len(png) <= 430_000
    placed = Image.open(io.BytesIO(png)).convert("RGB").crop((WIDTH - IMAGE[0], 0, WIDTH, HEIGHT))
    moved = ImageChops.difference(placed, Image.open(io.BytesIO(image)).convert("RGB"))
    assert max(high for _, high in moved.getextrema()) <= 24


@pytest.mark.slow
@pytest.mark.parametrize("drawing", [False, True])
def test_an_image_that_opens_a_story_is_on_its_card(ferry: Path, drawing: bool) -> None:
    """With whose it is, in words that are the same for those who do not see it."""
    if drawing:
        for path in ferry.glob("content/*.md"):
            text = path.read_text(encoding="utf-8")
            swapped = text.replace("crossing.png", "it").replace("routes.svg", "crossing.png")
            path.write_text(swapped.replace("(it ", "(routes.svg "), encoding="utf-8")
    files = build(ferry, kept(ferry)).files
    shown = Image.open(io.BytesIO(files["cards/en.png"])).convert("RGB")
    colours = shown.crop((WIDTH - IMAGE[0], 0, WIDTH, HEIGHT)).getcolors(maxcolors=400_000)
    assert colours
    assert len(files["cards/en.png"]) < 100_000
    assert max(colours)[1] != shown.getpixel((5, 5))  # it is not paper
    alt = re.search(r'og:image:alt" content="([^"]*)"', files["en/index.html"].decode())
    assert alt
    assert alt[1].startswith("A data reading; The ferry that kept count; Drawing: Test desk")
    assert alt[1].endswith("A ferry on the sound, before low hills")
