"""Share cards: headline and picture as one SVG without fonts or colours of the page, 1200 × 630.

Texts are traced as outlines, so that a card looks the same whatever fonts a machine has.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liuzhou_site.assets.outlines import traced, undrawn
from liuzhou_site.assets.picture_svg import Fragment, Lettering, Letters
from liuzhou_site.charts.marks import Bar
from liuzhou_site.charts.palette import width_of, wrap
from liuzhou_site.numbers import tokens

WIDTH, HEIGHT = 1200, 630
_MARGIN, _TOP, _BOTTOM = 64, 104, 552
_INNER = WIDTH - 2 * _MARGIN
_GAP, _SMALL = 36, 26
_SHARE = 0.44  # of the width: the headline's, where the picture stands beside it
_BESIDE = round(_MARGIN + _INNER * _SHARE + _GAP)
IMAGE = (WIDTH - _BESIDE, HEIGHT)
"""The pixels of an image on a card: all its height, from beside the headline to its edge."""
_LEAST = 120  # the height that a headline needs above a picture
_TALL = 140
_TRACED, _LARGEST, _LEADING = 100, 112, 1.14
_MOST_LINES = 6


@dataclass(frozen=True)
class Card:
    """What a card shows: texts, mentions still in their tokens, and a picture in one of its cuts.

    pictures: the picture narrow and wide, or in the one way there is, set with `letters`; without
    one the headline has all the room. image: a PNG as large as `IMAGE`, in place of them.
    """

    headline: str
    kicker: str
    foot: str
    pictures: tuple[Fragment, ...]
    letters: Letters
    image: bytes = b""


@dataclass(frozen=True)
class _Placed:
    """Where a picture stands, how much it is scaled, and the headline's room: width, height."""

    picture: Fragment
    left: float
    top: float
    scale: float
    room: tuple[float, float]


def unshown(card: Card, lettering: Lettering) -> tuple[tuple[str, str], ...]:
    """Return (character, text) for each text of a card that the fonts cannot show."""
    asked = [(card.headline, lettering.head)]
    asked += [(text, lettering.plain) for text in (card.kicker, card.foot)]
    return undrawn(asked)


def draw(card: Card, lettering: Lettering) -> str:
    """Return the card as SVG, its picture where and in the cut in which its labels are largest.

    Raises KeyError: the fonts lack a character of the texts; ask `unshown` first.
    """
    places = [_imaged(card.image)] if card.image else _places(card.pictures)
    place = max(places, key=lambda place: place.scale)
    widest = place.room[0] if card.image else _INNER
    mute, letters = "var(--mute)", card.letters
    transform = f"translate({place.left:.1f} {place.top:.1f}) scale({place.scale:.4f})"
    texts = _headline(card, lettering, place.room)
    for text, baseline in ((card.kicker, 78), (card.foot, 596)):
        line = traced(lettering.plain, tokens.strip(text), _SMALL)
        size = _SMALL * min(1, widest / line.width)
        line = traced(lettering.plain, tokens.strip(text), size)
        texts += letters.set(line, (_MARGIN, baseline), size, mute)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'{letters.defined()}<path fill="var(--paper)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'{texts}<g transform="{transform}">{place.picture.body}</g></svg>'
    )


def _imaged(image: bytes) -> _Placed:
    """Return an image at its place, pixel for pixel."""
    width, height = IMAGE
    href = f"data:image/png;base64,{b64encode(image).decode()}"
    body = (
        f'<image width="{width}" height="{height}" image-rendering="optimizeSpeed" href="{href}"/>'
    )
    room = (_INNER * _SHARE, _BOTTOM - _TOP)
    return _Placed(Fragment(body, width, height), _BESIDE, 0, 1, room)


def _places(pictures: Sequence[Fragment]) -> Iterator[_Placed]:
    """Yield where each picture may stand: below the headline where it is flat, else beside it."""
    if not pictures:
        yield _Placed(Fragment("", 0, 0), _MARGIN, _TOP, 1, (_INNER, _BOTTOM - _TOP))
    for picture in pictures:
        scale = _INNER / picture.width
        top = _BOTTOM - picture.height * scale
        if top - _GAP - _TOP >= _LEAST:
            yield _Placed(picture, _MARGIN, top, scale, (_INNER, top - _GAP - _TOP))
        room = (_INNER * _SHARE, _BOTTOM - _TOP)
        left = _MARGIN + room[0] + _GAP
        scale = min((WIDTH - _MARGIN - left) / picture.width, room[1] / picture.height)
        yield _Placed(picture, left, _TOP + (room[1] - picture.height * scale) / 2, scale, room)


_HATCH = (
    '<pattern id="{0}" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="var(--{0})" stroke-width="1.8"/></pattern>'
)


def overview(bars: Sequence[Bar]) -> Fragment:
    """Return the overview of all figures as a card's picture."""
    drawn = "".join(_bar(i, len(bars), bar) for i, bar in enumerate(bars))
    patterns = "".join(_HATCH.format(name) for name in sorted({bar.colour for bar in bars}))
    body = f'<defs>{patterns}</defs><g shape-rendering="crispEdges">{drawn}</g>'
    return Fragment(body, _INNER, _TALL)


def _headline(card: Card, lettering: Lettering, room: tuple[float, float]) -> str:
    """Set the headline in as many even lines as let its letters be largest."""
    fonts = lettering.head
    sizes: dict[tuple[str, ...], float] = {}
    for setting in _settings(card.headline):
        wide = max(traced(fonts, line, _TRACED).width for line in setting)
        high = room[1] / (len(setting) * _LEADING)
        sizes.setdefault(setting, min(_LARGEST, _TRACED * room[0] / wide, high))
    texts, size = max(sizes.items(), key=lambda pair: pair[1])
    step = size * _LEADING
    top = _TOP + (room[1] - step * len(texts)) / 2 + size * 0.92
    lines = [traced(fonts, text, size) for text in texts]
    return "".join(
        card.letters.set(line, (_MARGIN, top + number * step), size, "var(--ink)")
        for number, line in enumerate(lines)
    )


def _settings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the text in one line, in two even ones, and so on; a number is never broken."""
    whole = width_of(text, _TRACED)
    for count in range(1, _MOST_LINES + 1):
        least, most = whole / count, whole * 1.01
        while most - least > _TRACED / 4:
            middle = (least + most) / 2
            fits = len(wrap(text, _TRACED, middle)) <= count
            least, most = (least, middle) if fits else (middle, most)
        yield tuple(tokens.strip(line) for line in wrap(text, _TRACED, most))


def _bar(index: int, count: int, bar: Bar) -> str:
    left = round(index * (_INNER + 3) / count)
    right = round((index + 1) * (_INNER + 3) / count) - 3
    drawn = _upright(left, right, bar)
    if not bar.undated:
        return drawn
    line = '<path stroke="var(--paper)" stroke-width="3" '
    return f'{drawn}{line}d="M{left - 1} {_TALL - 14}H{right + 1}"/>'


def _upright(left: int, right: int, bar: Bar) -> str:
    top, foot, colour = 8, _TALL, f"var(--{bar.colour})"
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
