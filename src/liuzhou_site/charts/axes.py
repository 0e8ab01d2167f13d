"""The axes of charts: round levels of a scale, each with its amount, and the foot of a panel.

The foot of a panel over time has its ends in words, and between them as many periods as fit, each
under its point and bound to its figure: months or quarters where there is room, the first of a year
by the year; otherwise years, every second of them, every fifth and so on.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Span
from liuzhou_site.charts.marks import Level, Mark
from liuzhou_site.charts.palette import HINT, NOUN, width_of
from liuzhou_site.figures import dates

_MOST = 4  # steps of a scale
_GAP = 8  # pixels between an amount and its line
_LOOSE = 1.12  # a font may be wider than it is estimated
_STEPS = (1, 2, 5, 10)


def rounded(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return zero and the few round levels as far as `values` reach, the least first."""
    known = (Decimal(0), *values)
    least, most = min(known), max(known)
    if least == most:
        return ()
    step = _step((most - least) / _MOST)
    first = int((least / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(first, int(most // step) + 1))


def bounds(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return round bounds in equal steps, a few, between which all of `values` lie."""
    known = tuple(values)
    least, most = min(known), max(known)
    step = _step((most - least or abs(most) or Decimal(1)) / _MOST)
    first, last = int(least // step), int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def _step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in _STEPS if power * times >= rough)


def gutter(levels: Sequence[Level]) -> float:
    """Return how much room the amounts of upright levels take on the left, in pixels."""
    return max((width_of(level.said, HINT) * _LOOSE + _GAP for level in levels), default=0.0)


def amounts(canvas: Canvas, ticks: Sequence[tuple[float, str]], y: float) -> None:
    """Write amounts side by side at their pixels, as many as have room."""
    taken = float("-inf")
    for x, said in ticks:
        wide = width_of(said, HINT)
        left = min(max(x - wide / 2, 0), canvas.width - wide)
        if left > taken:
            canvas.text(left, y, said, HINT, colour="mute")
            taken = left + wide + _GAP


def across(
    canvas: Canvas, levels: Sequence[Level], span: Span, sides: tuple[float, float], words: float
) -> None:
    """Draw a faint line at each level of an upright scale; words: where amounts end, 0 for none."""
    for level in levels:
        y = round(span.at(float(level.value)))
        if level.value:
            canvas.hairline(*sides, y + 0.5)
        if words:
            canvas.text(words - _GAP, y + 4, level.said, HINT, colour="mute", anchor="right")


_PARTED = 12  # pixels between two labels
_TALL = 5  # of the line over a label
_ROOM = 1 / 3  # of a panel, that the words at its ends may take
_EDGE = 3.5  # pixels by which the words at the ends stand out over their points
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MONTHS = (1, 3, 6)


@dataclass(frozen=True)
class Label:
    """A period under an axis: the pixel of its point, its words, where they begin and end."""

    at: float
    text: str
    left: float
    right: float


def foot(canvas: Canvas, marks: Sequence[Mark], at: Callable[[Mark], float], top: float) -> None:
    """Write periods below `top` under their points; at: where a mark lies, in pixels."""
    once = {mark.period.iso: mark for mark in marks}
    ordered = sorted(once.values(), key=lambda mark: dates.middle(mark.period))
    ends = _ends(ordered, at)
    level = top + NOUN + 6
    for label, anchor in zip(ends, ("left", "right"), strict=False):
        x = label.left if anchor == "left" else label.right
        canvas.text(x, level, label.text, HINT, colour="mute", anchor=anchor)
    for label in _between(ordered, at, ends):
        canvas.plumb(label.at, top + 1, top + 1 + _TALL)
        if _clear(label, ends):
            canvas.text(label.left, level, label.text, HINT, colour="mute")
    canvas.height = level + 6


def _ends(ordered: Sequence[Mark], at: Callable[[Mark], float]) -> list[Label]:
    """Return the first and the last period, abbreviated where they take more than their room."""
    first, last = ordered[0], ordered[-1]
    left, right = at(first) - _EDGE, at(last) + _EDGE
    labels: list[Label] = []
    for pick in (0, 1):
        words = [mark.ends[pick] or mark.dated for mark in (first, last)]
        begin = right - width_of(words[1], HINT)
        labels = [Label(at(first), words[0], left, left + width_of(words[0], HINT))]
        labels += [Label(at(last), words[1], begin, right)] if last is not first else []
        taken = sum(label.right - label.left for label in labels)
        if last is first or taken <= (right - left) * _ROOM:
            break
    return labels


def _between(
    ordered: Sequence[Mark], at: Callable[[Mark], float], ends: Sequence[Label]
) -> list[Label]:
    for level in _levels(ordered[1:-1], ordered):
        halves = [(at(mark), width_of(words, HINT) / 2, words) for mark, words in level]
        labels = [Label(x, words, x - half, x + half) for x, half, words in halves]
        shown = [label for label in labels if _clear(label, ends)]
        if all(one.right + _PARTED <= other.left for one, other in pairwise(shown)):
            return labels if shown else []
    return []


def _clear(label: Label, ends: Sequence[Label]) -> bool:
    return ends[0].right + _PARTED <= label.left and label.right + _PARTED <= ends[-1].left


def _levels(inner: Sequence[Mark], ordered: Sequence[Mark]) -> Iterator[list[tuple[Mark, str]]]:
    """Yield which of the inner marks could be named, with their words, finer levels first."""
    years_of = Counter(dates.first_day(mark.period).year for mark in ordered)
    often = max(years_of.values()) > 1
    dated = [(mark, dates.first_day(mark.period), mark.ticks[0] or mark.dated) for mark in inner]
    if often:
        for months in _MONTHS:
            yield [
                (mark, year if day.month == 1 else mark.ticks[1] or year)
                for mark, day, year in dated
                if (day.month - 1) % months == 0
            ]
    opening = [(mark, day.year, said) for mark, day, said in dated if day.month == 1 or not often]
    for years in _YEARS:
        yield [(mark, said) for mark, year, said in opening if year % years == 0]
