"""The foot of a panel over time: its ends in words, and between them as many periods as fit.

A label stands under the point of the period that it names, and is bound to its figure. Where there
is room months or quarters are named, the first of a year by the year; otherwise years, every second
of them, every fifth and so on.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.marks import Mark
from liuzhou_site.charts.palette import HINT, NOUN, width_of
from liuzhou_site.figures import dates

_GAP = 12  # pixels between two labels
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
        if all(one.right + _GAP <= other.left for one, other in pairwise(shown)):
            return labels if shown else []
    return []


def _clear(label: Label, ends: Sequence[Label]) -> bool:
    return ends[0].right + _GAP <= label.left and label.right + _GAP <= ends[-1].left


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
