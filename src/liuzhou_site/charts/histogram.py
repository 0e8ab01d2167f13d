"""Many values of one thing: a square each, stacked where they lie on a scale."""

from collections.abc import Sequence

from liuzhou_site.charts import axes
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT

_SIDES = (12, 9, 6)
_GAP = 2
_TALLEST = 24  # squares in one stack


def histogram(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a square for each value in the stack of its place; the least and the most are named."""
    marks = sorted(drawing.marks, key=lambda mark: mark.value)
    span = Span.of([float(mark.value) for mark in marks], 1, canvas.width - _SIDES[0] - _GAP)
    stacks, cell = _stacked(marks, span)
    tall = max(map(len, stacks.values())) * cell
    top = _names(canvas, marks)
    ground = round(top + tall + 8)
    for column, stack in stacks.items():
        for number, mark in enumerate(stack):
            x, bottom = column * cell, ground - number * cell - 1
            canvas.box(mark, (x, x + cell - _GAP), (bottom - cell + _GAP, bottom))
    canvas.hairline(0, canvas.width, ground + 0.5, "mute")
    _foot(canvas, drawing, span, ground)


def _stacked(marks: Sequence[Mark], span: Span) -> tuple[dict[int, list[Mark]], int]:
    """Return the marks by column, in the largest squares whose stacks are not too high."""
    for side in _SIDES:
        cell = side + _GAP
        stacks: dict[int, list[Mark]] = {}
        for mark in marks:
            stacks.setdefault(int(span.at(float(mark.value)) // cell), []).append(mark)
        if max(map(len, stacks.values())) <= _TALLEST:
            break
    return stacks, cell


def _names(canvas: Canvas, marks: Sequence[Mark]) -> float:
    least, most = marks[0], marks[-1]
    dated = least.noun == most.noun
    half = canvas.width / 2 - 8
    bottom = 0.0
    for mark, anchor in ((least, "left"), (most, "right")):
        at = 0 if anchor == "left" else canvas.width
        canvas.text(at, HINT, mark.said, HINT, weight=600, anchor=anchor)
        look: dict[str, str | int] = {"colour": "mute", "anchor": anchor}
        bottom = max(
            bottom, canvas.paragraph(at, HINT + 1, mark.dated if dated else mark.noun, half, **look)
        )
    return bottom


def _foot(canvas: Canvas, drawing: Drawing, span: Span, ground: float) -> None:
    levels = next(iter(drawing.levels.values()), ())
    ticks = [(round(span.at(float(level.value))) + 0.5, level.said) for level in levels]
    for x, _ in ticks:
        canvas.plumb(x, ground + 1, ground + 6)
    axes.amounts(canvas, ticks, ground + 20)
    canvas.height = ground + 26
