"""Bars of several columns side by side, row by row, all on one scale from zero."""

from __future__ import annotations

from liuzhou_site.charts.bars import lying, scale
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.columns import GUTTER, NAMES, keys, named, rows, shaded
from liuzhou_site.charts.layers import Plot
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.palette import HINT, width_of

MOST = 3
_THICK, _PITCH = 14, 17
_POINT = 8  # room for the point of “more than”
_GAP = 6


def grouped(drawing: Drawing, width: int) -> Plot:
    """Draw a bar a column for each row, all on one scale, the number at the end of each."""
    canvas = Canvas(width)
    keys(canvas, shaded(drawing.groups))
    start = NAMES + GUTTER if canvas.wide else 0
    rooms = [0.0, 0.0]
    for mark in drawing.marks:
        side = int(mark.value >= 0)
        rooms[side] = max(rooms[side], width_of(mark.said, HINT) * 1.12 + _GAP + _POINT)
    span = scale(drawing.marks, start + rooms[0], width - rooms[1], 0)
    for row in rows(drawing):
        top, _ = named(canvas, row[0])
        for number, mark in enumerate(row):
            y = round(top) + number * _PITCH
            lying(canvas, mark, span, (y, _THICK))
            outward, anchor = (-1, "right") if mark.value < 0 else (1, "left")
            gap = _GAP + (_POINT if mark.sign in {"more", "nearly"} else 0)
            at = span.at(float(mark.value)) + gap * outward
            canvas.text(at, y + 12, mark.said, HINT, anchor=anchor)
        canvas.height = max(canvas.height, top + len(row) * _PITCH) + 12
    return canvas.chart()
