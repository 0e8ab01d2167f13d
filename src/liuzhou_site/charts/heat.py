"""A table at a glance: a square in each cell, as large as its number."""

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.columns import GUTTER, NAMES, named
from liuzhou_site.charts.layers import PIXELS, Row
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, widest, width_of

_LARGEST = 34  # the side of the largest square
_WORDS = 17  # pixels for the number under a square
_GAP = 5


def heat(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a square for each cell, its area as its number; numbers stand below where all fit."""
    left = NAMES + GUTTER if canvas.wide else 0
    room = (canvas.width - left) / len(drawing.groups)
    most = max(float(mark.value) for mark in drawing.marks) or 1.0
    largest = min(_LARGEST, room - _GAP)
    told = all(width_of(mark.said, HINT) * 1.12 + _GAP <= room for mark in drawing.marks)
    _heads(canvas, drawing, left, room)
    for row in zip(*(group.marks for group in drawing.groups), strict=True):
        top, _ = named(canvas, row[0], largest / 2 - HINT / 2)
        for column, mark in enumerate(row):
            side = round(largest * (float(mark.value) / most) ** 0.5, 1)
            _cell(canvas, mark, (left + column * room, round(top) + largest), side, told=told)
        bottom = round(top) + largest + (_WORDS if told else 0)
        canvas.height = max(canvas.height, bottom) + 2 * _GAP


def _heads(canvas: Canvas, drawing: Drawing, left: float, room: float) -> None:
    fitting = all(widest(group.title, HINT) * 1.05 <= room - _GAP for group in drawing.groups)
    bottoms, taken = [0.0], float("-inf")
    for column, group in enumerate(drawing.groups):
        x, long = left + column * room, width_of(group.title, HINT)
        if fitting:
            bottoms.append(canvas.paragraph(x, 0, group.title, room - _GAP, colour="mute"))
        elif x > taken and x + long <= canvas.width:
            bottoms.append(canvas.paragraph(x, 0, group.title, long + 1, colour="mute"))
            taken = x + long + 2 * _GAP
    canvas.height = max(bottoms) + 8
    canvas.hairline(0, canvas.width, round(canvas.height) - 2.5)
    canvas.height += 2 * _GAP


def _cell(
    canvas: Canvas, mark: Mark, origin: tuple[float, float], side: float, *, told: bool
) -> None:
    x, ground = origin
    box: Row = {"from": x, "to": x + side, "top": ground - side, "bottom": ground}
    if side:
        canvas.bar({**box, "figure": mark.figure, "colour": mark.colour}, PIXELS)
    if told:
        canvas.text(x, ground + _WORDS - 3, mark.said, HINT)
