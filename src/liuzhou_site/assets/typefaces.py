"""Typefaces of the look: what each is for, and what a page shows of it.

The fonts in `templates/fonts/` are reduced copies under family names of their own. They hold the
Han characters of GB 2312, Latin, and a flat kerning table; hinting and layout rules are dropped.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_LARGEST = 64_000_000
"""Bytes that a font may unpack to; the largest of ours has four million."""


class BrokenFontError(Exception):
    """A font file that is none, or is damaged; `font` is what it holds."""

    def __init__(self, font: object) -> None:
        self.font = font
        super().__init__("a font that cannot be read")


@contextmanager
def reading(font: object) -> Iterator[None]:
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


HAN_FACE = "song"

FACES_OF: Mapping[str, tuple[str, ...]] = {
    "zh": ("song", "sans", "strong"),
    "en": ("serif", "text", "sans", "strong"),
}
"""The faces that a page in a language loads: for headlines first, for numbers last."""


def faces_of(lang: str) -> tuple[str, ...]:
    """Return the faces of a language in any script; of Latin where it has none of its own."""
    return FACES_OF.get(lang.partition("-")[0], FACES_OF["en"])


def subset(font: bytes, text: str) -> bytes:
    """Return the woff2 of `font` with the characters of `text`; the same bytes at any hour."""
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = False
    options.legacy_kern = True
    with reading(font):
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
    return frozenset(c for c in text if not c.isspace() and ord(c) not in names(font))


@lru_cache(maxsize=8)
def opened(font: bytes) -> TTFont:
    """Open a font to look things up in it: parsing is the cost, and nothing changes it."""
    return _open(font)


@lru_cache(maxsize=8)
def names(font: bytes) -> Mapping[int, str]:
    """Return the glyph of each character that a font has."""
    with reading(font):
        known: Mapping[int, str] = dict(opened(font).getBestCmap())
        return known


def _open(font: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    _weigh(font)
    return TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)


@lru_cache(maxsize=8)
def _weigh(font: bytes) -> None:
    """Unpack each table of a WOFF file no further than it says, so that none fills the memory.

    Raises ValueError: it is no WOFF file, or unpacks to more than it says or than a font has.
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
