"""Shares of one whole a row, end to end: each bar is all of its whole."""

from __future__ import annotations

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.columns import keys, named, rows, shaded
from liuzhou_site.charts.layers import PIXELS, Pen, Plot, Row, Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, width_of

MOST = 5
_THICK = 16
_OVER = 17  # pixels for the numbers over a bar
_GAP = 6


def stacked(drawing: Drawing, width: int) -> Plot:
    """Draw each row as one bar, its shares end to end; a share says its number where it fits."""
    canvas = Canvas(width)
    keys(canvas, shaded(drawing.groups))
    for row in rows(drawing):
        top, left = named(canvas, row[0], _OVER)
        top = round(top) + (_OVER if canvas.wide else _OVER - 4)
        total = max(1.0, sum(float(mark.value) for mark in row))
        span = Span(total, left, width)
        start = 0.0
        for mark in row:
            _part(canvas, mark, span, (start, top))
            start += float(mark.value)
        canvas.height = max(canvas.height, top + _THICK) + 10
    return canvas.chart()


def _part(canvas: Canvas, mark: Mark, span: Span, origin: tuple[float, int]) -> None:
    """Draw a share from where the one before it ends; origin: that place and the y of the bar."""
    start, top = origin
    end = start + float(mark.value)
    left, right = span.at(start), span.at(end)
    row: Row = {"figure": mark.figure, "from": start, "to": end}
    canvas.bar({**row, "top": top, "bottom": top + _THICK, "colour": mark.colour}, span)
    if end > start and left > span.left:
        edge: Row = {"from": left, "to": left, "top": top, "bottom": top + _THICK}
        canvas.rule({**edge, "colour": "paper"}, PIXELS, Pen(2))
    if width_of(mark.said, HINT) + _GAP <= right - left:
        canvas.text(left, top - 4, mark.said, HINT)
