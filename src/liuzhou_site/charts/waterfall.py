"""From one number to another by what was added and taken away."""

from itertools import accumulate

from liuzhou_site.charts.bars import zero_line
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.columns import GUTTER, NAMES, named
from liuzhou_site.charts.layers import Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, width_of

_THICK = 18
_GAP = 7
_LINK = 5


def waterfall(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a bar for the first number and the last, and one for each step between, where it led."""
    first, *steps, last = drawing.groups[0].marks
    totals = list(accumulate(float(mark.value) for mark in (first, *steps)))
    room = max(width_of(mark.said, HINT) * 1.12 for mark in drawing.marks) + _GAP
    start = NAMES + GUTTER if canvas.wide else 1
    span = Span.of([*totals, float(last.value)], start, canvas.width - room)
    bars = [(first, 0.0, totals[0])]
    bars += list(zip(steps, totals, totals[1:], strict=False))
    bars += [(last, 0.0, float(last.value))]
    top = canvas.height
    for number, (mark, begin, end) in enumerate(bars):
        y = _bar(canvas, mark, span, (begin, end))
        if number:
            x = round(span.at(begin if mark is not last else end)) + 0.5
            above = top if canvas.wide else y - _LINK  # names stand between narrow bars
            canvas.plumb(x, above, y)
        top = y + _THICK


def _bar(canvas: Canvas, mark: Mark, span: Span, ends: tuple[float, float]) -> float:
    top = round(named(canvas, mark)[0])
    canvas.box(mark, ends, (top, top + _THICK), span)
    canvas.text(max(map(span.at, ends)) + _GAP, top + 13.5, mark.said, HINT, weight=600)
    if not ends[0]:
        zero_line(canvas, span, top, top + _THICK)
    canvas.height = max(canvas.height, top + _THICK) + 9
    return top
