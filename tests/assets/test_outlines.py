"""Outlines: kerned, each character from the first font with it, or from a complete one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from liuzhou_site.assets import outlines, typefaces
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.outlines import (
    Font,
    Glyph,
    Tracer,
    for_headlines,
    for_labels,
    traced,
    tracers,
    unlettered,
)
from liuzhou_site.assets.pictures import lettering
from liuzhou_site.assets.typefaces import FACES

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
VENDORED = {path.name: path.read_bytes() for path in FONTS.glob("*.woff")}


def font(face: str) -> Tracer:
    """Return a vendored font of which nothing was drawn before."""
    return new(VENDORED[FACES[face].file])[0]


def new(*fonts: Font) -> tuple[Tracer, ...]:
    """Return fonts of which nothing was drawn before."""
    return tracers(Cache(), *fonts)


def drawn(fonts: Sequence[Tracer], character: str) -> Glyph:
    """Return a character as `fonts` draw it."""
    ((glyph, _),) = traced(fonts, character, 20).glyphs
    return glyph


def begins(glyph: Glyph) -> int:
    """Return the y at which a shape begins; y points down."""
    return int(re.match(r"M-?\d+[ ,]?(-?\d+)", glyph.path)[1])


def test_a_traced_line_is_kerned_and_scales() -> None:
    """A line doubles with its size, and a kerned pair is narrower than its letters."""
    fonts = [font("serif")]
    small, large = traced(fonts, "AV", 40), traced(fonts, "AV", 80)
    assert large.width == pytest.approx(2 * small.width)
    alone = sum(traced(fonts, c, 40).width for c in "AV")
    assert small.width < alone
    assert all(glyph.path.startswith("M") for glyph, _ in small.glyphs)


def test_each_character_comes_from_the_first_font_that_has_it() -> None:
    """Digits from the labels' font, Han from the headline's; what none has is named."""
    fonts = [font("strong"), font("song")]
    digit, _, han = (glyph for glyph, _ in traced(fonts, "26座", 20).glyphs)
    assert digit == drawn(fonts[:1], "2")
    assert han == drawn(fonts[1:], "座")
    assert unlettered(fonts, "26座𠀀") == frozenset({"𠀀"})


@pytest.mark.parametrize("face", ["sans", "serif", "song"])
def test_what_stands_high_or_low_is_a_plain_character_made_small(face: str) -> None:
    """CO₂ is shown by fonts that have no ₂: lower, smaller, and a shape of its own."""
    shape = font(face)
    assert unlettered((shape,), "CO₂") == frozenset()
    assert unlettered((shape,), "☃⑩") == {"☃", "⑩"}
    whole, low = (drawn((shape,), text) for text in "2₂")
    assert low.width == pytest.approx(0.6 * whole.width)
    assert low.name != whole.name
    assert begins(low) - 0.6 * begins(whole) == pytest.approx(0.14 * low.em, abs=2)


SHOWN = "镕甪喆犇〇億萬㙍𡎚ồđẠŁč µ α Ж CO₂ km² ①→≥℃ かカ"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pictures_show_what_a_page_shows(lang: str) -> None:
    """Han beyond GB 2312, Vietnamese, Greek, Cyrillic, kana and signs, in every kind of text."""
    fonts = lettering(lang, VENDORED, Cache())
    for kind in (fonts.head, fonts.plain, fonts.strong):
        assert unlettered(kind, SHOWN) == frozenset()
        drawn = [glyph.path for glyph, _ in traced(kind, SHOWN, 20).glyphs]
        assert [c for c, path in zip(SHOWN, drawn, strict=True) if not (path or c == " ")] == []


@pytest.mark.each("character", ["a\u0301", "\u3164", "\u2800", "\ufe0f", "한", "🙂", "ا"])
def test_what_would_be_drawn_wrongly_or_not_at_all_is_named(character: str) -> None:
    """Marks over letters, gaps that look like nothing, and scripts that the faces do not have."""
    fonts = (font("sans"), *new(*for_labels(0)))
    assert unlettered(fonts, character) == {character[-1]}


def test_a_complete_face_is_as_heavy_as_its_neighbours() -> None:
    """Han strokes are widened beside headlines; letters of labels are plain, and without serifs."""
    sans, serif = new(*for_labels(0))
    han, letter = (drawn((sans, serif), text) for text in ("镕", "ồ"))
    assert (han, letter) == (drawn((serif,), "镕"), drawn((sans,), "ồ"))
    heavy = drawn(new(*for_headlines()), "ồ")
    assert heavy.path.count("M") == 5 * letter.path.count("M")
    assert han == drawn(new(*for_headlines()), "镕")


def test_what_was_drawn_once_is_not_looked_up_again(tmp_path, monkeypatch) -> None:
    """Another build traces the same from what is kept, and opens no font; new letters it draws."""
    with_it = VENDORED[FACES["serif"].file]
    first = Cache(tmp_path)
    line = traced(tracers(first, with_it), "AV 2₂", 20)
    first.turn()
    turned = traced(new(with_it), "VA", 20)
    monkeypatch.setattr(typefaces, "opened", lambda _: pytest.fail("a font was opened"))
    for cached in (typefaces.names, outlines._glyph):
        cached.cache_clear()
    again = tracers(Cache(tmp_path), with_it)
    assert traced(again, "AV 2₂", 20) == line
    assert unlettered(again, "₂") == frozenset()
    assert traced(again, "VA", 20) == turned  # letters that never stood in this order
    with pytest.raises(pytest.fail.Exception):
        traced(again, "B", 20)
