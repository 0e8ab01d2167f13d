"""Which claims agree, which conflict, which stand alone.

A claim is two thin bars from zero, on a scale of its own: what it says above, what it is held
against below. Where both end alike, it adds up. A claim with nothing to hold it against is a
hatched stub over a dashed line.
"""

from liuzhou_site.charts import signs
from liuzhou_site.charts.bars import zero_line
from liuzhou_site.charts.canvas import HATCHING, OUTLINE, Canvas
from liuzhou_site.charts.layers import FILLED, PIXELS, Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.model import Interval

GUTTER = 32
TALL = 7
STEP = TALL + 2
STUB = 44  # the length of a claim that has no scale


def agreement(canvas: Canvas, drawing: Drawing) -> None:
    """Draw every claim; two columns of them where there is room."""
    across = 2 if canvas.wide else 1
    room = (canvas.width - GUTTER * (across - 1)) // across
    for group in drawing.groups:
        canvas.title(group)
        _claims(canvas, group, across, room)
        canvas.height += 8


def _claims(canvas: Canvas, group: Group, across: int, room: int) -> None:
    for first in range(0, len(group.marks), across):
        row = group.marks[first : first + across]
        lefts = [index * (room + GUTTER) for index in range(len(row))]
        below = max(
            canvas.paragraph(left, canvas.height, mark.noun, room)
            for left, mark in zip(lefts, row, strict=True)
        )
        for left, mark in zip(lefts, row, strict=True):
            if mark.against:
                _sides(canvas, mark, mark.against, (left, below + 8), room)
            else:
                _alone(canvas, mark, (left, below + 8), room)
        canvas.height = below + 8 + 2 * STEP + 12


def _sides(
    canvas: Canvas, mark: Mark, against: Interval, origin: tuple[float, float], room: float
) -> None:
    """Draw both sides: solid as far as each reaches for certain, outlined as far as it may."""
    left, top = origin
    sides = (mark.interval, against)
    ends = [float(end) for side in sides for end in (side.low, side.high) if end is not None]
    span = Span.of(ends, left, left + room - 1)
    for number, side in enumerate(sides):
        y = top + number * STEP
        low = min(0.0, *ends) if side.low is None else float(side.low)
        high = max(0.0, *ends) if side.high is None else float(side.high)
        sure = min(max(low, 0.0), high) if high > 0 else high
        row: Row = {"figure": mark.figure, "top": y, "bottom": y + TALL, "colour": mark.colour}
        canvas.bar({**row, "from": 0, "to": sure}, span, FILLED)
        if high > low:
            edge: Row = {"top": y + 0.5, "bottom": y + TALL - 0.5}
            canvas.bar({**row, **edge, "from": low, "to": high}, span, OUTLINE)
    if span.signed or not any(ends):
        zero_line(canvas, span, top, top + STEP + TALL)


def _alone(canvas: Canvas, mark: Mark, origin: tuple[float, float], room: float) -> None:
    left, top = origin
    path = signs.box(0, 0, STUB, TALL) + signs.hatch(0, STUB, TALL)
    row: Row = {"figure": mark.figure, "sign": "alone", "at": left, "top": top}
    canvas.shape({**row, "colour": mark.colour}, path, HATCHING)
    y = top + STEP + TALL / 2
    line: Row = {"from": left, "to": left + room - 1, "top": y, "bottom": y, "colour": "mute"}
    canvas.rule(line, PIXELS, Pen(1, (2, 3)))
