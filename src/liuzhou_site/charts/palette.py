"""Sizes, widths of type and the palette: what every chart shares."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from liuzhou_site.numbers import tokens

NUMBER, NOUN, HINT = 20, 13.5, 13
"""Sizes of type in pixels; the SVG is shown one to one, so none is under 12 (reader.md A6)."""

COLOURS = ("paper", "ink", "mute", "rule", "out", "out2", "in", "in2", "land", "land2", "ink2")
"""The names of the palette. Drawings say `var(--name)`; what each is stands in the style sheet."""
_WRITTEN = re.compile(r"--(\w+):\s*light-dark\(\s*([^,]+?)\s*,")
_VARIABLE = re.compile(r"var\(--(\w+)\)")


def on_paper(css: str) -> Mapping[str, str]:
    """Return the palette on paper, by name, as a style sheet has it; KeyError if one is missing."""
    written = dict(_WRITTEN.findall(css))
    return MappingProxyType({name: written[name] for name in COLOURS})


def painted(text: str, palette: Mapping[str, str]) -> str:
    """Return `text` with real colours in place of variables, where no style sheet is at hand."""
    return _VARIABLE.sub(lambda found: palette.get(found[1], found[0]), text)


_HAN = "\u2e80"  # the first character of its first block
_MARKS = "，。、；：）”！？」』】〕》〉"
_CLOSING = f"{_MARKS}・ー々％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_BETWEEN_PHRASES = re.compile(rf"[{_MARKS}的].|.[（“「『和与及或]|[はがをにのへでと][^ぁ-ん]")
"""The end of a phrase and what begins behind it: in Japanese its particle, and no more kana."""
_NARROW = set("iljtfrI.,:;'!|()[]- ")


def width_of(text: str, size: float) -> float:
    """Return about how wide `text` is in pixels: Han one em, Latin by rough classes."""
    ems = 0.0
    for character in tokens.strip(text):
        if character >= _HAN or character in "—…“”":
            ems += 1
        elif character == "‰":
            ems += 1.4
        elif character in "%−":
            ems += 0.9
        elif character in _NARROW:
            ems += 0.33
        elif character.isupper() or character in "mw→":
            ems += 0.72
        else:
            ems += 0.57
    return ems * size


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break `text` into lines of at most `width` pixels; a mention is never broken.

    Latin breaks at spaces; Han where a phrase ends, else anywhere but before closing punctuation.
    """
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(text):
        may_begin = bool(piece.strip()) and piece[0] not in _CLOSING
        if may_begin and "".join(line) and _wide([*line, piece], size) > width:
            cut = _phrase_end([*line, piece], size, width)
            lines.append("".join(line[:cut]).rstrip())
            line = line[cut:]
        line.append(piece if "".join(line) else piece.lstrip())
    last = "".join(line).rstrip()
    return [*lines, last] if last else lines


def _phrase_end(pieces: Sequence[str], size: float, width: float) -> int:
    """Return how many of pieces, of which the last has no room, a line keeps.

    It ends with a phrase if one ends in its second half; where words are parted by spaces, it keeps
    all that fits.
    """
    fitting = len(pieces) - 1
    if pieces[-1] < _HAN or pieces[-2] < _HAN:
        return fitting
    for cut in range(fitting, 0, -1):
        if _wide(pieces[:cut], size) < width / 2 or _wide(pieces[cut:], size) > width:
            break
        if _BETWEEN_PHRASES.fullmatch(pieces[cut - 1][-1] + pieces[cut][0]):
            return cut
    return fitting


def _wide(pieces: Sequence[str], size: float) -> float:
    return width_of("".join(pieces).rstrip(), size)


def widest(text: str, size: float) -> float:
    """Return about how wide the widest piece of `text` is that is never broken, in pixels."""
    return max((width_of(piece.strip(), size) for piece in _pieces(text)), default=0.0)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    end = 0
    for match in tokens.TOKEN.finditer(text):
        pieces += _WORD.findall(text[end : match.start()])
        pieces.append(match[0])
        end = match.end()
    return pieces + _WORD.findall(text[end:])


_WORD = re.compile(f"[^{_HAN}-\U0010ffff ]* |[^{_HAN}-\U0010ffff ]+|[{_HAN}-\U0010ffff]")
"""A word with the space behind it; of Han, which sets none, a character."""
