"""Typefaces: subsets are small, stable and renamed; outlines are kerned."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from liuzhou_site.assets.typefaces import (
    FACES,
    FACES_OF,
    Glyph,
    lacking,
    subset,
    traced,
    unlettered,
)

FONTS = Path(__file__).parents[2] / "templates" / "fonts"


def font(face: str) -> bytes:
    """Return the vendored bytes of `face`."""
    return (FONTS / FACES[face].file).read_bytes()


@pytest.mark.parametrize("face", FACES)
def test_a_subset_holds_what_was_asked_and_little_else(face: str) -> None:
    """A subset maps exactly the characters asked for, and is a woff2."""
    data = subset(font(face), "Out 261")
    assert data.startswith(b"wOF2")
    assert set(TTFont(io.BytesIO(data)).getBestCmap()) == {ord(c) for c in "Out 261"}


def test_a_subset_is_the_same_twice_and_in_any_order() -> None:
    """Bytes depend on the set of characters alone, not on order, repeats or the clock."""
    assert subset(font("serif"), "abc 12") == subset(font("serif"), "21 cbaabc")


@pytest.mark.parametrize("face", FACES)
def test_families_are_renamed(face: str) -> None:
    """No vendored font keeps a reserved family name."""
    names = TTFont(io.BytesIO(font(face)))["name"].names
    families = {str(n) for n in names if n.nameID in {1, 4, 6}}
    assert families
    assert all(name.startswith("Ledger") for name in families)


def test_a_headline_of_common_hanzi_can_be_drawn() -> None:
    """The Chinese face knows rare but plausible headline characters; an unknown one is named."""
    assert lacking(font("song"), "矿业铋钨钼郴嘉禾“转型”：一二 3，４") == frozenset()
    assert lacking(font("song"), "矿𠀀") == frozenset({"𠀀"})


def test_a_page_of_fonts_stays_under_its_budget() -> None:
    """The subsets of a page, with the characters a long story uses, weigh at most 25 KB."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789 .,:;()%-–’“”"
    hanzi = "".join(chr(0x4E00 + n) for n in range(300))
    unknown = lacking(font("song"), hanzi)
    texts = {
        "song": "".join(c for c in hanzi if c not in unknown)[:70] + "0123456789",
        "serif": letters + "ACFHJLMNOPRSTWY",
        "text": letters + "ABCDEFGHIJLMNOPRSTUVWY",
        "sans": letters + "ABCDEFGHIJLMNOPRSTUVWY",
        "strong": letters,
    }
    for faces in FACES_OF.values():
        assert sum(len(subset(font(face), texts[face])) for face in faces) <= 25 * 1024


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
    names = [glyph.name for glyph, _ in traced(fonts, "26座", 20).glyphs]
    families = [name.rsplit(" ", 2)[0] for name in names]
    assert families == ["Ledger Strong", "Ledger Strong", "Ledger Song"]
    assert unlettered(fonts, "26座𠀀") == frozenset({"𠀀"})


@pytest.mark.parametrize("face", ["sans", "serif", "song"])
def test_what_stands_high_or_low_is_a_plain_character_made_small(face: str) -> None:
    """CO₂ is shown by fonts that have no ₂: lower, smaller, and a shape of its own."""
    shape = font(face)
    assert unlettered((shape,), "CO₂") == frozenset()
    assert unlettered((shape,), "☃⑩") == {"☃", "⑩"}
    whole, low = (traced((shape,), text, 100).glyphs[0][0] for text in "2₂")
    assert low.width == pytest.approx(0.6 * whole.width)
    assert low.name != whole.name
    assert begins(low) - 0.6 * begins(whole) == pytest.approx(0.14 * low.em, abs=2)


def begins(glyph: Glyph) -> int:
    """Return the y at which a shape begins; y points down."""
    return int(re.match(r"M-?\d+[ ,]?(-?\d+)", glyph.path)[1])
