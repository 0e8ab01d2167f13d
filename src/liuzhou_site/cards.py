"""Share cards: headline and strip as one SVG without fonts or colours of the page, 1200 × 630.

Texts are traced as outlines, so that a card looks the same whatever fonts a machine has.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from liuzhou_site.typefaces import lacking, outline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liuzhou_site.typefaces import Outline

WIDTH, HEIGHT = 1200, 630
_MARGIN, _STRIP_TOP, _STRIP_HEIGHT = 64, 396, 140
_INNER = WIDTH - 2 * _MARGIN
_HEAD_TOP, _ROOM = 110, 250  # the headline's room between the kicker and the strip
_TRACED, _LARGEST, _LEADING = 100, 112, 1.14
_BREAKS = re.compile(r"(?<=[，。：；！？、])|(?<= )")
_HAN = re.compile(r"(?<=[\u3400-\u9fff])")


@dataclass(frozen=True)
class Bar:
    """One figure of the strip. colour: a name of the palette; sign as in `model.Mark`."""

    colour: str
    sign: str
    doubtful: bool


@dataclass(frozen=True)
class Card:
    """What a card shows. All texts are final: no mention tokens.

    palette: "paper", "ink", "mute" and the bars' colours → hexadecimal colours.
    """

    headline: str
    kicker: str
    foot: str
    bars: tuple[Bar, ...]
    palette: Mapping[str, str]


@dataclass(frozen=True)
class Lettering:
    """Fonts of a card, as bytes: for the headline, and by preference for the small texts.

    A small text is drawn with the first of `small` that has all its characters.
    """

    headline: bytes
    small: tuple[bytes, ...]


def unshown(card: Card, lettering: Lettering) -> tuple[tuple[str, str], ...]:
    """Return (character, text) for each text of a card that the fonts cannot show."""
    small = [(text, _small_font(text, lettering)) for text in (card.kicker, card.foot)]
    texts = [(card.headline, lettering.headline), *small]
    return tuple((min(missing), text) for text, font in texts if (missing := lacking(font, text)))


def draw(card: Card, lettering: Lettering) -> str:
    """Return the card as SVG.

    Raises:
        KeyError: the fonts lack a character of the texts; ask `unshown` first.
    """
    colours = card.palette
    strip = "".join(_bar(i, len(card.bars), bar, colours) for i, bar in enumerate(card.bars))
    patterns = "".join(
        _hatch(name, colours[name]) for name in sorted({b.colour for b in card.bars})
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f"<title>{escape(card.headline)}</title><defs>{patterns}</defs>"
        f'<path fill="{colours["paper"]}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f"{_small(card.kicker, 78, lettering, colours['mute'])}"
        f"{_headline(card.headline, lettering.headline, colours['ink'])}"
        f'<g shape-rendering="crispEdges">{strip}</g>'
        f"{_small(card.foot, 588, lettering, colours['mute'])}</svg>"
    )


def squeeze(png: bytes) -> bytes:
    """Return `png` on the ground it was drawn on, with a palette where its colours allow.

    Not a pixel changes; a card has well under 256 colours and shrinks to a sixth.
    """
    image = Image.open(io.BytesIO(png)).convert("RGB")
    indexed = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    same = ImageChops.difference(indexed.convert("RGB"), image).getbbox() is None
    out = io.BytesIO()
    (indexed if same else image).save(out, "PNG", optimize=True)
    return out.getvalue()


def _headline(text: str, font: bytes, colour: str) -> str:
    """Set `text` in one line or in two even ones, whichever lets the letters be larger."""
    size, lines = max(
        (_size(lines), lines) for lines in (_one(text, font), _two(text, font)) if lines
    )
    step = size * _LEADING
    top = _HEAD_TOP + (_ROOM - step * len(lines)) / 2 + size * 0.92
    return "".join(
        f'<path fill="{colour}" d="{line.path}" '
        f'transform="translate({_MARGIN} {top + n * step:.0f}) scale({size / _TRACED:.3f})"/>'
        for n, line in enumerate(lines)
    )


def _size(lines: Sequence[Outline]) -> float:
    widest = max(line.width for line in lines)
    return min(_LARGEST, _TRACED * _INNER / widest, _ROOM / (len(lines) * _LEADING))


def _one(text: str, font: bytes) -> tuple[Outline, ...]:
    return (outline(font, text, _TRACED),)


def _two(text: str, font: bytes) -> tuple[Outline, ...]:
    """Return the two most even lines, broken after punctuation or at a space, or nothing."""
    pieces = [p for p in _BREAKS.split(text) if p]
    if len(pieces) == 1:
        pieces = [p for p in _HAN.split(text) if p]
    cuts = [("".join(pieces[:n]).rstrip(), "".join(pieces[n:])) for n in range(1, len(pieces))]
    pairs = [tuple(outline(font, half, _TRACED) for half in cut) for cut in cuts]
    return min(pairs, key=lambda pair: max(line.width for line in pair), default=())


def _small(text: str, baseline: int, lettering: Lettering, colour: str) -> str:
    line = outline(_small_font(text, lettering), text, 26)
    return f'<path fill="{colour}" transform="translate({_MARGIN} {baseline})" d="{line.path}"/>'


def _small_font(text: str, lettering: Lettering) -> bytes:
    return next((f for f in lettering.small if not lacking(f, text)), lettering.headline)


def _bar(index: int, count: int, bar: Bar, colours: Mapping[str, str]) -> str:
    left = _MARGIN + round(index * (_INNER + 3) / count)
    right = _MARGIN + round((index + 1) * (_INNER + 3) / count) - 3
    top, foot, colour = _STRIP_TOP, _STRIP_TOP + _STRIP_HEIGHT, colours[bar.colour]
    fill = f"url(#{bar.colour})" if bar.doubtful else colour
    box = f'<path fill="{fill}" d="M{left} {{0}}H{right}V{foot}H{left}z"/>'
    if bar.sign == "more":
        middle = (left + right) / 2
        path = f"M{left} {top + 4}L{middle} {top - 8}L{right} {top + 4}V{foot}H{left}z"
        return f'<path fill="{fill}" shape-rendering="auto" d="{path}"/>'
    if bar.sign == "nearly":
        third = (right - left) // 3
        lid = f'<path stroke="{colour}" stroke-width="3" stroke-dasharray="{third} 2" '
        return box.format(top + 16) + f'{lid}d="M{left} {top + 2}H{right}"/>'
    if bar.sign == "expected":
        inner = f"M{left + 1.5} {top + 1.5}H{right - 1.5}V{foot - 1.5}H{left + 1.5}z"
        return f'<path fill="none" stroke="{colour}" stroke-width="3" d="{inner}"/>'
    return box.format(top)


def _hatch(name: str, colour: str) -> str:
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="{colour}" stroke-width="1.8"/></pattern>'
    )
