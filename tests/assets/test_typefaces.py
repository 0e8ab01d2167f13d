"""Typefaces: subsets are small, stable and renamed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from liuzhou_site.assets.typefaces import (
    FACES,
    FACES_OF,
    lacking,
    subset,
)

FONTS = Path(__file__).parents[2] / "templates" / "fonts"


def font(face: str) -> bytes:
    """Return the vendored bytes of `face`."""
    return (FONTS / FACES[face].file).read_bytes()


@pytest.mark.each("face", FACES)
def test_a_subset_holds_what_was_asked_and_little_else(face: str) -> None:
    """A subset maps exactly the characters asked for, and is a woff2."""
    data = subset(font(face), "Out 261")
    assert data.startswith(b"wOF2")
    assert set(TTFont(io.BytesIO(data)).getBestCmap()) == {ord(c) for c in "Out 261"}


def test_a_subset_is_the_same_twice_and_in_any_order() -> None:
    """Bytes depend on the set of characters alone, not on order, repeats or the clock."""
    assert subset(font("serif"), "abc 12") == subset(font("serif"), "21 cbaabc")


@pytest.mark.each("face", FACES)
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
