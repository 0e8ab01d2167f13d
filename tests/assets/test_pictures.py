"""Pictures that stand alone: no font, no variable; title, source and licence in the file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.outlines import tracers
from liuzhou_site.assets.picture_svg import Lettering, Letters, Words, freed, standing, unshown
from liuzhou_site.charts.palette import COLOURS, painted
from liuzhou_site.numbers import tokens

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
SVG = "{http://www.w3.org/2000/svg}"
DRAWING = (
    '<svg role="img" aria-labelledby="h" viewBox="0 0 200 80" width="200" height="80">'
    '<path fill="none" stroke="var(--rule)" d="M0 9.5h200"/>'
    '<g font-size="20px" font-weight="600" text-anchor="end" fill="var(--ink)">'
    f'<text x="200" y="40">{tokens.wrap("ships", "21艘")}</text></g></svg>'
)
WORDS = Words(
    title="A long headline that takes more than a line",
    subtitle="Ships, undated",
    description="Bars. Ships: 21.",
    notes=("Source: paragraph 3.", "A desk · CC-BY-4.0 · https://example.org/"),
)


def parsed(svg: str) -> ET.Element:
    """Return a picture of our own as a tree."""
    return ET.fromstring(svg)  # noqa: S314 (made above)


@pytest.fixture(scope="module")
def fonts() -> Lettering:
    """Return the vendored fonts."""
    each = ((FONTS / f"{name}.woff").read_bytes() for name in ("serif", "strong", "song"))
    serif, sans, song = tracers(Cache(), *each)
    return Lettering((serif, song), (sans, song), (sans, song))


def test_a_picture_needs_no_font_and_no_style_sheet(fonts: Lettering) -> None:
    """Texts are outlines, each colour one of the palette, and no token stays in what is drawn."""
    svg = painted(standing(DRAWING, WORDS, fonts), dict.fromkeys(COLOURS, "#1b1d1f"))
    root = parsed(svg)
    assert not list(root.iter(f"{SVG}text"))
    assert "var(" not in svg
    assert "#1b1d1f" in svg
    assert tokens.strip(svg) == svg


def test_a_shape_stands_once_and_is_used_wherever_it_is_printed(fonts: Lettering) -> None:
    """Every use has its shape, every shape its use."""
    root = parsed(standing(DRAWING, WORDS, fonts))
    shapes = [path.attrib["id"] for path in root.find(f"{SVG}defs") or []]
    uses = [use.attrib["href"].removeprefix("#") for use in root.iter(f"{SVG}use")]
    assert len(shapes) == len(set(shapes)) == len(set(uses))
    assert set(shapes) == set(uses)
    assert len(uses) > len(shapes)


def test_title_description_source_and_rights_are_in_the_file(fonts: Lettering) -> None:
    """Whoever meets the file alone learns what it is and where it comes from."""
    root = parsed(standing(DRAWING, WORDS, fonts))
    said = {node.tag.rpartition("}")[2]: node.text for node in root.iter() if node.text}
    assert said["title"] == WORDS.title
    assert said["desc"] == WORDS.description
    assert said["source"] == "Source: paragraph 3."
    assert said["rights"] == WORDS.notes[-1]


def test_a_long_title_takes_more_lines_and_the_picture_grows(fonts: Lettering) -> None:
    """Nothing is cut: what needs room gets it."""
    short = Words("Short", WORDS.subtitle, WORDS.description, WORDS.notes)
    heights = [
        float(parsed(standing(DRAWING, words, fonts)).attrib["height"]) for words in (short, WORDS)
    ]
    assert heights[1] > heights[0]


def test_a_label_keeps_its_end(fonts: Lettering) -> None:
    """A label that is anchored at its end still ends there."""
    fragment = freed(DRAWING, fonts, Letters())
    groups = [node for node in parsed(f"<g>{fragment.body}</g>") if node.tag == "g"]
    starts = [float(g.attrib["transform"].split("(")[1].split()[0]) for g in groups]
    assert 130 < min(starts) < 160
    assert (fragment.width, fragment.height) == (200, 80)


def test_what_the_fonts_cannot_show_is_named(fonts: Lettering) -> None:
    """In the words around the drawing, and in its labels."""
    odd = Words("Title 𠀀", "", "", ("Source.",))
    assert unshown(DRAWING.replace("21艘", "21𠀁"), odd, fonts) == (
        ("𠀀", "Title 𠀀"),
        ("𠀁", "21𠀁"),
    )
    assert unshown(DRAWING, WORDS, fonts) == ()
