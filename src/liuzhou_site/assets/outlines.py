"""Text as outlines, for pictures and cards: they look the same whatever fonts a machine has.

What the faces of the look lack is drawn with two complete ones, Noto Sans SC and Noto Serif SC: the
Han characters of Unicode's first plane and of the table of general use of 2013, kana, Vietnamese,
Greek, Cyrillic. They come as a package, opened when the first such character is met.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from liuzhou_site.assets import typefaces
from liuzhou_site.assets.cache import Cache, Pieces
from liuzhou_site.assets.typefaces import reading
from liuzhou_site.numbers import tokens

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

_LAST_LETTER = 0x2E7F  # before the radicals and all that is Han
_HEAVY = 0.032
"""How much wider the strokes of a serif face are made beside bold headlines, in ems."""

_ASIDE = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""Where copies of a shape stand that make its strokes wider: near enough to leave no steps."""
_SMALL = 0.6  # of its size, what stands high or low
_RAISED: Mapping[str, float] = {"<super>": 0.34, "<sub>": -0.14}
"""How Unicode marks what stands high or low, and how far up that is, in ems."""


@dataclass(frozen=True)
class Complete:
    """A typeface of one weight that has what others lack: its file, and what is taken from it.

    wider: how far upright strokes are widened to either side, in ems; last: the last character.
    """

    path: Path
    wider: float
    last: int = sys.maxunicode


Font = bytes | Complete
"""A font of the look, as it lies in `templates/fonts/`, or a complete one."""


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


def for_headlines() -> tuple[Complete]:
    """Return the face for what those of bold headlines lack."""
    import pylopdf_fonts_zh_cn as package

    return (Complete(package.serif_path(), _HEAVY),)


def for_labels(wider: float) -> tuple[Complete, Complete]:
    """Return the faces for what those of labels lack: Han characters are those of headlines."""
    import pylopdf_fonts_zh_cn as package

    return (Complete(package.sans_path(), wider, _LAST_LETTER), *for_headlines())


def tracers(cache: Cache, *fonts: Font) -> tuple[Tracer, ...]:
    """Return fonts, each with what earlier builds drew of it."""
    return tuple(Tracer(font, cache.pieces("glyphs", _digest(font))) for font in fonts)


@lru_cache(maxsize=8)
def _digest(font: Font) -> str:
    return sha256(font if isinstance(font, bytes) else repr(font).encode()).hexdigest()


class Tracer:
    """A font with what was drawn of it before: only what is new is looked up in it."""

    def __init__(self, font: Font, known: Pieces) -> None:
        self.font, self._known = font, known
        self._glyphs: dict[str, Glyph | None] = {}

    def glyph(self, character: str) -> Glyph | None:
        """Return a character as the font draws it; None if it has neither it nor a larger one."""
        if character not in self._glyphs:
            drawn = json.loads(self._known.get(character, lambda: _packed(self.font, character)))
            self._glyphs[character] = Glyph(*drawn) if drawn else None
        return self._glyphs[character]

    def kern(self, pair: str) -> int:
        """Return how much nearer or farther the second of two characters stands, in its units."""
        return self._kerns.get(pair, 0)

    @cached_property
    def _kerns(self) -> Mapping[str, int]:
        raw = self._known.get("kerns", lambda: json.dumps(_kerns(self.font)).encode())
        return dict(json.loads(raw))


def unlettered(faces: Sequence[Tracer], text: str) -> frozenset[str]:
    """Return the visible characters of `text` that none of `faces` can draw.

    What stands high or low, as in CO₂, is drawn with the plain character made small.
    """
    shown = {character for character in text if not character.isspace()}
    return frozenset(c for c in shown if not any(face.glyph(c) for face in faces))


def undrawn(asked: Iterable[tuple[str, Sequence[Tracer]]]) -> tuple[tuple[str, str], ...]:
    """Return (character, text) for each text, mentions in their tokens, that its faces lack."""
    plain = [(tokens.strip(text), faces) for text, faces in asked]
    return tuple((min(gone), text) for text, faces in plain if (gone := unlettered(faces, text)))


def traced(faces: Sequence[Tracer], text: str, size: float) -> Line:
    """Trace one line of `text` at `size` pixels, kerned, each character in the first face with it.

    Raises KeyError: no face has a character of `text`; ask `unlettered` first.
    """
    placed: list[tuple[Glyph, float]] = []
    across = 0.0
    shown = "".join(" " if character.isspace() else character for character in text)
    before: tuple[Tracer | None, str] = None, ""
    for character in shown:
        face, glyph = _first(faces, character)
        if before[0] is face:
            across += face.kern(before[1] + character) * size / glyph.em
        placed.append((glyph, across))
        across += glyph.width * size / glyph.em
        before = face, character
    return Line(tuple(placed), across)


def _first(faces: Sequence[Tracer], character: str) -> tuple[Tracer, Glyph]:
    for face in faces:
        if glyph := face.glyph(character):
            return face, glyph
    raise KeyError(character)


def _packed(font: Font, character: str) -> bytes:
    glyph = _glyph(font, character) if _plain(font, character)[0] else None
    return json.dumps(glyph and (glyph.name, glyph.path, glyph.width, glyph.em)).encode()


def _kerns(font: Font) -> dict[str, int]:
    """Return by how much each pair of characters of a font moves: all, as it is then open."""
    named: dict[str, str] = {}
    for code, name in _names(font).items():
        named[name] = named.get(name, "") + chr(code)
    with reading(font):
        face = _opened(font)
        pairs = face["kern"].kernTables[0].kernTable if "kern" in face else {}
        return {
            first + second: int(moved)
            for (left, right), moved in pairs.items()
            for first in named.get(left, "")
            for second in named.get(right, "")
        }


def _plain(font: Font, character: str) -> tuple[str, float]:
    """Return the character of `font` that stands for another made small, and how far up, in ems.

    It is the character itself where the font has it, and "" where it has neither.
    """
    if ord(character) in _names(font):
        return character, 0.0
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    if kind in _RAISED and " " not in code and int(code, 16) in _names(font):
        return chr(int(code, 16)), _RAISED[kind]
    return "", 0.0


@lru_cache(maxsize=4096)
def _glyph(font: Font, character: str) -> Glyph:
    plain, up = _plain(font, character)
    name = _names(font)[ord(plain or character)]
    scale = 1.0 if plain == character else _SMALL
    wider = font.wider if isinstance(font, Complete) else 0.0
    with reading(font):
        face, glyphs = _opened(font), _shapes(font)
        from fontTools.misc.transform import Transform
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        pen = SVGPathPen(glyphs, ntos="{:.0f}".format)
        head = face["head"]  # the table of names is dear to read, its sum tells a font as well
        em = head.unitsPerEm
        if not em:
            raise ValueError(em)
        for aside in _ASIDE if wider else (0.0,):  # what overlaps is one shape
            at = Transform(scale, 0, 0, -scale, aside * wider * em, -up * em)
            glyphs[name].draw(TransformPen(pen, at))
        shape = f"{head.checkSumAdjustment} {name}{f' {up:+}' if up else ''}{wider or ''}"
        return Glyph(shape, pen.getCommands(), glyphs[name].width * scale, em)


def _names(font: Font) -> Mapping[int, str]:
    return _completed(font) if isinstance(font, Complete) else typefaces.names(font)


@lru_cache(maxsize=4)
def _completed(font: Complete) -> Mapping[int, str]:
    """Return the glyph of each character but marks, which would have to be set over letters."""
    known = _opened(font).getBestCmap()
    shown = {code: name for code, name in known.items() if code <= font.last}
    return {code: name for code, name in shown.items() if unicodedata.category(chr(code))[0] != "M"}


def _opened(font: Font) -> TTFont:
    return _read(font.path) if isinstance(font, Complete) else typefaces.opened(font)


@lru_cache(maxsize=2)
def _read(path: Path) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(path.read_bytes()), recalcTimestamp=False, lazy=True)


@lru_cache(maxsize=8)
def _shapes(font: Font) -> _TTGlyphSet:
    return _opened(font).getGlyphSet()
