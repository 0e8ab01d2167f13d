"""A point a column on one scale, row by row, those of one row joined by a line."""

from __future__ import annotations

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.columns import GUTTER, NAMES, keys, named, rows, shaded, uprights
from liuzhou_site.charts.layers import Plot, Row, Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.charts.signs import box

MOST = 3
_HALF = 5.5
_ROW = 20
_GAP = 10


def dot_plot(drawing: Drawing, width: int) -> Plot:
    """Draw a point a column for each row, the outermost with their numbers, all on one scale."""
    canvas = Canvas(width)
    if len(drawing.groups) > 1:
        keys(canvas, shaded(drawing.groups))
    room = max(width_of(mark.said, HINT) * 1.12 for mark in drawing.marks) + _GAP
    start = NAMES + GUTTER if canvas.wide else 0
    span = Span.of([float(mark.value) for mark in drawing.marks], start + room, width - room)
    top = canvas.height + 16
    canvas.height = top + 8
    for row in rows(drawing):
        y, _ = named(canvas, row[0])
        _points(canvas, row, span, round(y) + _ROW / 2)
        canvas.height = max(canvas.height, y + _ROW) + 6
    levels = next(iter(drawing.levels.values()), ())
    uprights(canvas, levels, span, (top, canvas.height))
    return canvas.chart()


def _points(canvas: Canvas, row: tuple[Mark, ...], span: Span, y: float) -> None:
    """Draw the points of a row and the line between them, with the numbers at its ends."""
    ends = sorted(row, key=lambda mark: mark.value)
    least, most = (span.at(float(mark.value)) for mark in (ends[0], ends[-1]))
    if most > least:
        canvas.hairline(least, most, y, "mute")
    for mark in row:
        at: Row = {"figure": mark.figure, "sign": "point", "at": span.at(float(mark.value))}
        canvas.shape({**at, "top": y, "colour": mark.colour}, box(-_HALF, -_HALF, _HALF, _HALF))
    canvas.text(most + _GAP, y + 4.5, ends[-1].said, HINT)
    if most > least:
        canvas.text(least - _GAP, y + 4.5, ends[0].said, HINT, anchor="right")
