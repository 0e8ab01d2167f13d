"""Lines over time: points that are dated and firm, on a scale that holds zero.

No amounts stand along an axis. Each line says in words where it begins and where it ends; a line
that is alone says its greatest and its least value too. Where the table has a row and no number,
the line is broken; years that it has no rows for are joined. A point with a flag is hollow.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Pen, Plot, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Lack, Mark
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.charts.signs import box
from liuzhou_site.charts.time_axis import foot
from liuzhou_site.figures import dates

GUTTER = 32
TALL, LOW = 200, 84
POINT = 3.5  # half the side of a point
PENS = (Pen(2), Pen(2, (7, 3)), Pen(2, (2, 2)), Pen(1))
"""How the lines of one panel are told apart; a panel has no more of them."""
_HOLLOW = "M-2,-1L2,-1M-2,1L2,1"  # the inside of a point, in strokes of two pixels
_MANY = 30  # points of a line from which on only its ends have a sign
_SAMPLE = 26  # pixels of a line that stand before its name


@dataclass(frozen=True)
class Frame:
    """Where a panel lies: its sides in pixels, the days at them, the upright scale of amounts."""

    left: float
    right: float
    days: tuple[float, float]
    value: Span

    def at(self, mark: Mark) -> tuple[float, float]:
        """Return where a mark lies: the middle of its period, its value."""
        first, last = self.days
        part = (dates.middle(mark.period) - first) / (last - first or 1)
        return self.left + part * (self.right - self.left), self.value.at(float(mark.value))


def line(drawing: Drawing, width: int) -> Plot:
    """Draw a line a group, all of one unit in one panel, each named above it with both its ends."""
    canvas = Canvas(width)
    _keys(canvas, drawing.groups)
    frame = _frame(drawing, (POINT, width - POINT), (canvas.height + 28 + TALL, TALL))
    for pen, group in zip(PENS, drawing.groups, strict=False):
        _course(canvas, group, frame, pen)
    if len(drawing.groups) == 1:
        _peaks(canvas, in_order(drawing.groups[0]), frame)
    _foot(canvas, drawing.groups, frame)
    return canvas.chart()


def lines(drawing: Drawing, width: int) -> Plot:
    """Draw a panel a group, all on one scale, side by side where there is room."""
    canvas = Canvas(width)
    across = min(3, len(drawing.groups)) if canvas.wide else 1
    room = (width - GUTTER * (across - 1)) / across
    for first in range(0, len(drawing.groups), across):
        _panels(canvas, drawing, drawing.groups[first : first + across], room)
    return canvas.chart()


def in_order(group: Group) -> list[Mark]:
    """Return the marks of a group in the order of their periods."""
    return sorted(group.marks, key=lambda mark: dates.middle(mark.period))


def _panels(canvas: Canvas, drawing: Drawing, row: Sequence[Group], room: float) -> None:
    """Draw groups side by side, their ground lines at one height."""
    top, heads, bottoms = canvas.height, list[float](), list[float]()
    lefts = [index * (room + GUTTER) for index in range(len(row))]
    for left, group in zip(lefts, row, strict=True):
        canvas.height = top
        canvas.title(group, left, room)
        heads.append(_key(canvas, left, in_order(group), room))
    upright = (max(heads) + 12 + LOW, LOW)
    for left, group in zip(lefts, row, strict=True):
        frame = _frame(drawing, (left + POINT, left + room - POINT), upright)
        _course(canvas, group, frame, PENS[0])
        _foot(canvas, [group], frame)
        bottoms.append(canvas.height)
    canvas.height = max(bottoms) + 14


def _frame(drawing: Drawing, sides: tuple[float, float], upright: tuple[float, float]) -> Frame:
    """Return the frame of a panel; upright: the y of its lowest value, and its height.

    All panels of a chart have the scales that all of its marks need together.
    """
    bottom, height = upright
    values = [0.0, *(float(mark.value) for mark in drawing.marks)]
    least, reach = min(values), max(values) - min(values) or 1.0
    ground = bottom + least / reach * height
    days = [dates.middle(mark.period) for mark in drawing.marks]
    return Frame(*sides, (min(days), max(days)), Span(reach, ground, ground - height))


def _keys(canvas: Canvas, groups: Sequence[Group]) -> None:
    """Name every line above the panel, a piece of it before its name where there are several."""
    across = min(len(groups), 2) if canvas.wide else 1
    room = (canvas.width - GUTTER * (across - 1)) / across
    for first in range(0, len(groups), across):
        bottoms = []
        for index, group in enumerate(groups[first : first + across]):
            marks, left = in_order(group), index * (room + GUTTER)
            indent = 0
            if len(groups) > 1:
                place: Row = {"from": left, "to": left + _SAMPLE, "colour": marks[-1].colour}
                y = canvas.height + 13
                canvas.rule({**place, "top": y, "bottom": y}, PIXELS, PENS[first + index])
                indent = _SAMPLE + 10
            bottoms.append(_key(canvas, left + indent, marks, room - indent))
        canvas.height = max(bottoms) + 12


def _key(canvas: Canvas, left: float, marks: Sequence[Mark], room: float) -> float:
    """Write where a line ends, what it counts, and where it began; return the y below."""
    first, last = marks[0], marks[-1]
    y = canvas.label(left, canvas.height, last, width=int(room))
    if first is last:
        return y
    return canvas.paragraph(left, y, _dated(first), room, colour="mute")


def _dated(mark: Mark) -> str:
    return f"{mark.dated} · {mark.said}"


def _course(canvas: Canvas, group: Group, frame: Frame, pen: Pen) -> None:
    """Draw a line, broken where its column has no number, and a sign on its points."""
    marks = in_order(group)
    few = len(marks) <= _MANY
    for number, run in enumerate(_runs(marks, group.lacks)):
        rows: list[Row] = [
            {"figure": mark.figure, "at": frame.at(mark)[0], "value": float(mark.value),
             "run": f"{marks[0].figure} {number}", "colour": mark.colour}
            for mark in run
        ]  # fmt: skip
        canvas.line(rows, frame.value, pen)
        for mark in run:
            if few or mark.flagged or len(run) == 1 or mark in {marks[0], marks[-1]}:
                _point(canvas, mark, frame)


def _runs(marks: Sequence[Mark], lacks: Sequence[Lack]) -> list[list[Mark]]:
    """Return the marks in runs between which a number is lacking."""
    empty = sorted(dates.middle(lack.period) for lack in lacks)
    runs: list[list[Mark]] = [[marks[0]]]
    for before, mark in pairwise(marks):
        first, last = dates.middle(before.period), dates.middle(mark.period)
        if bisect(empty, first) < bisect(empty, last):
            runs.append([])
        runs[-1].append(mark)
    return runs


def _point(canvas: Canvas, mark: Mark, frame: Frame) -> None:
    """Draw the sign of a point; that of one with a flag is hollow."""
    x, y = frame.at(mark)
    row: Row = {"figure": mark.figure, "sign": "point", "at": x, "top": y, "colour": mark.colour}
    canvas.shape(row, box(-POINT, -POINT, POINT, POINT))
    if mark.flagged:
        canvas.cut({"sign": "hollow", "at": x, "top": y}, _HOLLOW)


def _peaks(canvas: Canvas, marks: Sequence[Mark], frame: Frame) -> None:
    """Write the greatest value over its point and the least under it, unless it is at an end."""
    values = [mark.value for mark in marks]
    for peak, down in ((max(values), -9), (min(values), 19)):
        found = [mark for mark in marks if mark.value == peak]
        if len(found) > 1 or found[0] in {marks[0], marks[-1]}:
            continue
        x, y = frame.at(found[0])
        _point(canvas, found[0], frame)
        words = _dated(found[0])
        length = width_of(words, HINT)
        left = min(max(x - length / 2, 0), max(canvas.width - length - 4, 0))
        canvas.text(left, y + down, words, HINT)


def _foot(canvas: Canvas, groups: Sequence[Group], frame: Frame) -> None:
    """Draw the ground line, and write periods under it."""
    marks = [mark for group in groups for mark in group.marks]
    ground = frame.value.left
    canvas.hairline(frame.left - POINT, frame.right + POINT, round(ground) + 0.5, "mute")
    lowest = max([ground, *(frame.at(mark)[1] + 20 for mark in marks if mark.value < 0)])
    if lowest > ground:
        canvas.hairline(frame.left - POINT, frame.right + POINT, round(lowest) + 0.5)
    foot(canvas, marks, lambda mark: frame.at(mark)[0], round(lowest))
