"""The course of a line: from point to point, broken where a number is lacking, with its band."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Pen, Row, Span
from liuzhou_site.charts.marks import Group, Lack, Mark
from liuzhou_site.figures import dates

POINT = 3.5  # half the side of a point
PENS = (Pen(2), Pen(2, (7, 3)), Pen(2, (2, 2)), Pen(1))
"""How the lines of one panel are told apart; a panel has no more of them."""
_AHEAD = Pen(2, (3, 4))
_HOLLOW = "M-2,-1L2,-1M-2,1L2,1"  # the inside of a point, in strokes of two pixels
_MANY = 30  # points of a line from which on only its ends have a sign


@dataclass(frozen=True)
class Frame:
    """Where a panel lies: its sides in pixels, the days at them, the upright scale of amounts."""

    left: float
    right: float
    days: tuple[float, float]
    value: Span

    def at(self, mark: Mark) -> tuple[float, float]:
        """Return where a mark lies: the middle of its period, its value."""
        return self.across(dates.middle(mark.period)), self.value.at(float(mark.value))

    def across(self, day: float) -> float:
        """Return where a day lies."""
        first, last = self.days
        return self.left + (day - first) / (last - first or 1) * (self.right - self.left)


def in_order(group: Group) -> list[Mark]:
    """Return the marks of a group in the order of their periods."""
    return sorted(group.marks, key=lambda mark: dates.middle(mark.period))


def course(canvas: Canvas, group: Group, frame: Frame, pen: Pen) -> None:
    """Draw a line, broken where its column has no number, and a sign on its points."""
    marks = in_order(group)
    few = len(marks) <= _MANY
    for run in _stretch(canvas, group, frame, pen):
        for mark in run:
            if few or _hollow(mark) or len(run) == 1 or mark in {marks[0], marks[-1]}:
                point(canvas, mark, frame)


def _stretch(canvas: Canvas, group: Group, frame: Frame, pen: Pen) -> list[list[Mark]]:
    marks = in_order(group)
    runs = _runs(marks, group.lacks)
    for number, run in enumerate(runs):
        rows: list[Row] = [
            {"figure": mark.figure, "at": frame.at(mark)[0], "value": float(mark.value),
             "run": f"{marks[0].figure} {number}", "colour": mark.colour}
            for mark in run
        ]  # fmt: skip
        known = sum(mark.sign == "firm" for mark in run)
        canvas.line(rows[:known], frame.value, pen)
        if known < len(run):
            canvas.line(rows[max(known - 1, 0) :], frame.value, _AHEAD)
    return runs


def bands(canvas: Canvas, edges: Sequence[Group], frame: Frame) -> None:
    """Draw bands between pairs of edges: both as thin lines, and an upright at every period."""
    for group in edges:
        pale = [replace(mark, colour=f"{mark.colour}2") for mark in group.marks]
        _stretch(canvas, replace(group, marks=tuple(pale)), frame, PENS[-1])
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        for lower, upper in zip(in_order(low), in_order(high), strict=True):
            (x, bottom), (_, top) = frame.at(lower), frame.at(upper)
            row: Row = {"figure": "", "from": x, "to": x, "top": top, "bottom": bottom}
            canvas.rule({**row, "colour": f"{lower.colour}2"}, PIXELS, PENS[-1])


def _runs(marks: Sequence[Mark], lacks: Sequence[Lack]) -> list[list[Mark]]:
    empty = sorted(dates.middle(lack.period) for lack in lacks)
    runs: list[list[Mark]] = [[marks[0]]]
    for before, mark in pairwise(marks):
        first, last = dates.middle(before.period), dates.middle(mark.period)
        if bisect(empty, first) < bisect(empty, last):
            runs.append([])
        runs[-1].append(mark)
    return runs


def point(canvas: Canvas, mark: Mark, frame: Frame) -> None:
    """Draw the sign of a point, perhaps hollow."""
    x, y = frame.at(mark)
    canvas.point(mark, x, y, POINT)
    if _hollow(mark):
        canvas.cut({"sign": "hollow", "at": x, "top": y}, _HOLLOW)


def _hollow(mark: Mark) -> bool:
    return mark.flagged or mark.sign == "expected"
