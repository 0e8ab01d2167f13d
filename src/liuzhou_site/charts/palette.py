"""Sizes, widths of type and the palette: what every chart shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from liuzhou_site.numbers import tokens

NUMBER, NOUN, HINT = 20, 13.5, 13
"""Sizes of type in pixels; the SVG is shown one to one, so none is under 12 (reader.md A6)."""

COLOURS = ("paper", "ink", "mute", "rule", "out", "out2", "in", "in2", "land", "land2", "ink2")
"""The names of the palette. Drawings say `var(--name)`; what each is stands in the style sheet."""
_WRITTEN = re.compile(r"--(\w+):\s*light-dark\(\s*([^,]+?)\s*,")
_VARIABLE = re.compile(r"var\(--(\w+)\)")


def on_paper(css: str) -> Mapping[str, str]:
    """Return the palette on paper, by name, as the style sheet of a story writes it.

    Raises:
        KeyError: the style sheet writes no `--name: light-dark(…)` for one of `COLOURS`.
    """
    written = dict(_WRITTEN.findall(css))
    return MappingProxyType({name: written[name] for name in COLOURS})


def painted(text: str, palette: Mapping[str, str]) -> str:
    """Return `text` with real colours in place of variables, where no style sheet is at hand."""
    return _VARIABLE.sub(lambda found: palette.get(found[1], found[0]), text)


_HAN = "\u2e80"  # the first character of its first block
_NARROW = set("iljtfrI.,:;'!|()[]·- ")


def width_of(text: str, size: float) -> float:
    """Return about how wide `text` is in pixels: Han one em, Latin by rough classes."""
    ems = 0.0
    for character in tokens.strip(text):
        if character >= _HAN or character in "—…“”":
            ems += 1
        elif character in _NARROW:
            ems += 0.33
        elif character.isupper() or character in "mw%→":
            ems += 0.72
        else:
            ems += 0.57
    return ems * size


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break `text` into lines of at most `width` pixels; a mention is never broken.

    Latin breaks at spaces, Han anywhere but before closing punctuation.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        may_begin = bool(piece.strip()) and piece[0] not in "，。、；：）”"
        if line and may_begin and width_of(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def widest(text: str, size: float) -> float:
    """Return about how wide the widest piece of `text` is that is never broken, in pixels."""
    return max((width_of(piece.strip(), size) for piece in _pieces(text)), default=0.0)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    end = 0
    for match in tokens.TOKEN.finditer(text):
        pieces += _words(text[end : match.start()])
        pieces.append(match[0])
        end = match.end()
    return pieces + _words(text[end:])


def _words(text: str) -> list[str]:
    words: list[str] = []
    word = ""
    for character in text:
        if character >= _HAN:
            words += [word, character] if word else [character]
            word = ""
        else:
            word += character
            if character == " ":
                words.append(word)
                word = ""
    return [*words, word] if word else words
