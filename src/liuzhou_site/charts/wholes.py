"""What forms would misrepresent of a whole and its parts: a drawing → problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.errors import Problem, problem
from liuzhou_site.model import Interval

_WHOLE = 3  # the part, the remainder, the whole
_PAIR = 2


def of_one_whole(drawing: Drawing) -> Iterator[Problem]:
    """The shares of a row are all of its whole, as far as they are known."""
    if len({len(group.marks) for group in drawing.groups}) != 1:
        return
    for row in zip(*(group.marks for group in drawing.groups), strict=True):
        if not _may_be(row, Decimal(1)):
            yield problem("not-all", drawing.place, id=drawing.chart, figure=row[0].figure)


def adding(drawing: Drawing) -> Iterator[Problem]:
    """The first number and all steps lead to the last."""
    *steps, last = drawing.groups[0].marks
    if len(steps) < _PAIR or not _may_be(steps, last.value, last.interval):
        yield problem("not-adding", drawing.place, id=drawing.chart, figure=last.figure)


def _may_be(marks: Iterable[Mark], total: Decimal, known: Interval | None = None) -> bool:
    """Say whether numbers may add up to a total, whatever their rounding."""
    low = high = Decimal(0)
    for mark in marks:
        low += mark.value if mark.interval.low is None else mark.interval.low
        high += mark.value if mark.interval.high is None else mark.interval.high
    least, most = (known.low, known.high) if known else (total, total)
    return low <= (total if most is None else most) and (total if least is None else least) <= high


def of_three(drawing: Drawing) -> Iterator[Problem]:
    """There are a part, the remainder and a whole that is something."""
    count = len(drawing.marks)
    if len(drawing.groups) != 1 or count != _WHOLE:
        yield problem("not-a-whole", drawing.place, id=drawing.chart, found=count)
    elif not drawing.marks[-1].value:
        yield problem("zero-whole", drawing.place, id=drawing.chart)
