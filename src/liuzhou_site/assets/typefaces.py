"""Vendored typefaces: cut down to the characters a page shows, or traced as outlines for cards.

The fonts in `templates/fonts/` are reduced copies under family names of their own. They hold the
Han characters of GB 2312, Latin, and a flat kerning table; hinting and layout rules are dropped.
"""

from __future__ import annotations

import io
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

_LARGEST = 64_000_000
"""Bytes that a font may unpack to; the largest of ours has four million."""


class BrokenFontError(Exception):
    """A font file that is none, or is damaged; `font` is what it holds."""

    def __init__(self, font: bytes) -> None:
        self.font = font
        super().__init__("a font that cannot be read")


@contextmanager
def _reading(font: bytes) -> Iterator[None]:
    """Tell of any damage alike: what is read may come with a proposal, and be anything."""
    try:
        yield
    except _damage():
        raise BrokenFontError(font) from None


def _damage() -> tuple[type[Exception], ...]:
    """Return what fontTools ends in when a table is not what it says."""
    from fontTools.misc import sstruct
    from fontTools.pens.basePen import PenError
    from fontTools.subset import Subsetter
    from fontTools.ttLib import TTLibError

    return (
        ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError,
        OSError, RuntimeError, StopIteration, TypeError, ValueError, struct.error, zlib.error,
        PenError, Subsetter.SubsettingError, TTLibError, sstruct.Error,
    )  # fmt: skip


@dataclass(frozen=True)
class Face:
    """A typeface of the site: its file in `templates/fonts/`, its family and weight in CSS."""

    file: str
    family: str
    weight: int


FACES: Mapping[str, Face] = {
    "song": Face("song.woff", "Ledger Song", 700),
    "serif": Face("serif.woff", "Ledger Serif", 700),
    "text": Face("text.woff", "Ledger Text", 400),
    "sans": Face("sans.woff", "Ledger Sans", 400),
    "strong": Face("strong.woff", "Ledger Sans", 600),
}
"""Headlines in Chinese and in English, English prose, labels, numbers."""

_SMALL = 0.6  # of its size, what stands high or low
_RAISED: Mapping[str, float] = {"<super>": 0.34, "<sub>": -0.14}
"""How Unicode marks what stands high or low, and how far up that is, in ems."""

HAN_FACE = "song"

FACES_OF: Mapping[str, tuple[str, ...]] = {
    "zh": ("song", "sans", "strong"),
    "en": ("serif", "text", "sans", "strong"),
}
"""The faces that a page in a language loads: for headlines first, for numbers last."""


def faces_of(lang: str) -> tuple[str, ...]:
    """Return the faces of a language; those of Latin where it has none of its own."""
    return FACES_OF.get(lang, FACES_OF["en"])


@dataclass(frozen=True)
class Glyph:
    """A character as a font draws it, in units of `em` to the size of type; y points down."""

    name: str  # in all fonts: a name for the shape
    path: str
    width: float
    em: int


@dataclass(frozen=True)
class Line:
    """One line of text as outlines: glyphs, each with its pixel, and the width."""

    glyphs: tuple[tuple[Glyph, float], ...]
    width: float


def subset(font: bytes, text: str) -> bytes:
    """Return the woff2 of `font` with the characters of `text`; the same bytes at any hour."""
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = False
    options.legacy_kern = True
    with _reading(font):
        face = _open(font)
        cut = Subsetter(options)
        cut.populate(unicodes={ord(character) for character in text})
        cut.subset(face)
        face.flavor = "woff2"
        out = io.BytesIO()
        face.save(out)
        return out.getvalue()


def lacking(font: bytes, text: str) -> frozenset[str]:
    """Return the visible characters of `text` that `font` cannot draw."""
    return frozenset(c for c in text if not c.isspace() and ord(c) not in _cmap(font))


def unlettered(fonts: Sequence[bytes], text: str) -> frozenset[str]:
    """Return the visible characters of `text` that none of `fonts` can draw.

    What stands high or low, as in CO₂, is drawn with the plain character made small.
    """
    gone = frozenset.intersection(*(lacking(font, text) for font in fonts))
    return frozenset(c for c in gone if not any(_plain(font, c)[0] for font in fonts))


def _plain(font: bytes, character: str) -> tuple[str, float]:
    """Return the character of `font` that stands for another made small, and how far up, in ems.

    It is the character itself where the font has it, and "" where it has neither.
    """
    if ord(character) in _cmap(font):
        return character, 0.0
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    if kind in _RAISED and " " not in code and int(code, 16) in _cmap(font):
        return chr(int(code, 16)), _RAISED[kind]
    return "", 0.0


def traced(fonts: Sequence[bytes], text: str, size: float) -> Line:
    """Trace one line of `text` at `size` pixels, kerned, each character in the first font with it.

    Raises:
        KeyError: no font has a character of `text`; ask `unlettered` first.
    """
    placed: list[tuple[Glyph, float]] = []
    across = 0.0
    shown = "".join(" " if character.isspace() else character for character in text)
    for font, run in groupby(shown, lambda character: _first_with(fonts, character)):
        with _reading(font):
            pairs = _kerning(_read(font))
        cmap, previous = _cmap(font), ""
        for character in run:
            glyph, name = _glyph(font, character), cmap.get(ord(character), "")
            across += pairs.get((previous, name), 0) * size / glyph.em
            placed.append((glyph, across))
            across += glyph.width * size / glyph.em
            previous = name
    return Line(tuple(placed), across)


def _first_with(fonts: Sequence[bytes], character: str) -> bytes:
    whole = (font for font in fonts if ord(character) in _cmap(font))
    small = (font for font in fonts if _plain(font, character)[0])
    return next(whole, None) or next(small, fonts[-1])


@lru_cache(maxsize=4096)
def _glyph(font: bytes, character: str) -> Glyph:
    plain, up = _plain(font, character)
    name = _cmap(font)[ord(plain or character)]
    scale = 1.0 if plain == character else _SMALL
    with _reading(font):
        face, glyphs = _read(font), _shapes(font)
        from fontTools.misc.transform import Transform
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        pen = SVGPathPen(glyphs, ntos=_whole)
        weight = face["OS/2"].usWeightClass
        family, em = face["name"].getBestFamilyName(), face["head"].unitsPerEm
        if not em:
            raise ValueError(em)
        glyphs[name].draw(TransformPen(pen, Transform(scale, 0, 0, -scale, 0, -up * em)))
        shape = f"{family} {weight} {name}{f' {up:+}' if up else ''}"
        return Glyph(shape, pen.getCommands(), glyphs[name].width * scale, em)


@lru_cache(maxsize=8)
def _cmap(font: bytes) -> Mapping[int, str]:
    with _reading(font):
        known: Mapping[int, str] = dict(_read(font).getBestCmap())
        return known


@lru_cache(maxsize=8)
def _read(font: bytes) -> TTFont:
    """Open a font to look things up in it: parsing is the cost, and nothing changes it."""
    return _open(font)


@lru_cache(maxsize=8)
def _shapes(font: bytes) -> _TTGlyphSet:
    return _read(font).getGlyphSet()


def _open(font: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    _weigh(font)
    return TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)


@lru_cache(maxsize=8)
def _weigh(font: bytes) -> None:
    """Unpack each table of a WOFF file no further than it says, so that none fills the memory.

    Raises:
        ValueError: it is no WOFF file, or unpacks to more than it says or than a font has.
    """
    signature, count = struct.unpack_from(">4s8xH", font)
    rows = [struct.unpack_from(">4s3L", font, 44 + 20 * row) for row in range(count)]
    if signature != b"wOFF" or sum(size for *_, size in rows) > _LARGEST:
        raise ValueError(signature)
    for tag, start, packed, size in rows:
        raw = font[start : start + packed]
        unpacked = zlib.decompressobj().decompress(raw, size + 1) if packed < size else raw
        if len(unpacked) != size:
            raise ValueError(tag)


def _kerning(face: TTFont) -> Mapping[tuple[str, str], int]:
    return face["kern"].kernTables[0].kernTable if "kern" in face else {}


def _whole(value: float) -> str:
    return f"{value:.0f}"
