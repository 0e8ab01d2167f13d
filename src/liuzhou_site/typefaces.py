"""Vendored typefaces: cut down to the characters a page shows, or traced as outlines for cards.

The fonts in `templates/fonts/` are reduced copies under family names of their own. They hold the
Han characters of GB 2312, Latin, and a flat kerning table; hinting and layout rules are dropped.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Face:
    """A typeface of the site: its file in `templates/fonts/`, its family and weight in CSS."""

    file: str
    family: str
    weight: int


FACES: Mapping[str, Face] = MappingProxyType(
    {
        "song": Face("song.woff", "Ledger Song", 700),
        "serif": Face("serif.woff", "Ledger Serif", 700),
        "text": Face("text.woff", "Ledger Text", 400),
        "sans": Face("sans.woff", "Ledger Sans", 400),
        "strong": Face("strong.woff", "Ledger Sans", 600),
    }
)
"""Headlines in Chinese and in English, English prose, labels, numbers."""

HAN_FACE = "song"

FACES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"zh": ("song", "sans", "strong"), "en": ("serif", "text", "sans", "strong")}
)
"""The faces that a page in a language loads: for headlines first, for numbers last."""


def faces_of(lang: str) -> tuple[str, ...]:
    """Return the faces of a language; those of Latin where it has none of its own."""
    return FACES_OF.get(lang, FACES_OF["en"])


@dataclass(frozen=True)
class Outline:
    """Text as one SVG path, baseline at 0, and its advance width; both in pixels."""

    path: str
    width: float


def subset(font: bytes, text: str) -> bytes:
    """Return the woff2 of `font` with the characters of `text`; the same bytes at any hour."""
    face = _open(font)
    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = False
    options.legacy_kern = True
    cut = Subsetter(options)
    cut.populate(unicodes={ord(character) for character in text})
    cut.subset(face)
    face.flavor = "woff2"
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


def lacking(font: bytes, text: str) -> frozenset[str]:
    """Return the visible characters of `text` that `font` cannot draw."""
    known = _read(font).getBestCmap()
    return frozenset(c for c in text if not c.isspace() and ord(c) not in known)


def outline(font: bytes, text: str, size: float) -> Outline:
    """Trace one line of `text` at `size` pixels, kerned.

    Raises:
        KeyError: the font lacks a character of `text`; ask `lacking` first.
    """
    face = _read(font)
    glyphs = face.getGlyphSet()
    cmap = face.getBestCmap()
    pairs = _kerning(face)
    scale = size / face["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=_short)
    across, previous = 0.0, ""
    for character in text:
        name = cmap[ord(character)]
        across += pairs.get((previous, name), 0) * scale
        glyphs[name].draw(TransformPen(pen, Transform(scale, 0, 0, -scale, across, 0)))
        across += glyphs[name].width * scale
        previous = name
    return Outline(pen.getCommands(), across)


@lru_cache(maxsize=8)
def _read(font: bytes) -> TTFont:
    """Open a font to look things up in it: parsing is the cost, and nothing changes it."""
    return _open(font)


def _open(font: bytes) -> TTFont:
    return TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)


def _kerning(face: TTFont) -> Mapping[tuple[str, str], int]:
    return face["kern"].kernTables[0].kernTable if "kern" in face else {}


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
