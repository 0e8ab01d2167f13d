"""Columns of marks that belong together row by row: bars side by side, shares in one, points."""

from collections.abc import Sequence
from dataclasses import replace

from liuzhou_site.charts.axes import amounts
from liuzhou_site.charts.bars import lying, scale
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Level, Mark
from liuzhou_site.charts.palette import HINT, width_of

NAMES = 170  # the column of names, where there is one
GUTTER = 20
KEY = 12  # the side of the square before a name
_THIRD = "mute"


def rows(drawing: Drawing) -> list[tuple[Mark, ...]]:
    """Return the marks that stand in one row, in the shades of their columns."""
    return list(zip(*(group.marks for group in shaded(drawing.groups)), strict=True))


def shaded(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, each in a shade in which it can be told from those beside it."""
    found: list[Group] = []
    for number, group in enumerate(groups):
        marks = [replace(mark, colour=shade(mark.colour, number)) for mark in group.marks]
        found.append(replace(group, marks=tuple(marks)))
    return found


def shade(colour: str, number: int) -> str:
    """Return the shade of a colour in which something is told from what stands beside it."""
    return (colour, f"{colour}2", _THIRD)[number % 3]


def keys(canvas: Canvas, groups: Sequence[Group]) -> None:
    """Write the title of each group after a square in its shade, as many in a line as fit."""
    x: float = 0
    top = canvas.height
    for group in groups:
        wide = KEY + 6 + width_of(group.title, HINT)
        if x and x + wide > canvas.width:
            x, top = 0, top + KEY + 9
        box: Row = {"from": x, "to": x + KEY, "top": top + 2, "bottom": top + 2 + KEY}
        canvas.bar({**box, "figure": "", "colour": group.marks[0].colour}, PIXELS)
        canvas.text(x + KEY + 6, top + KEY + 1, group.title, HINT, colour="mute")
        x += wide + GUTTER
    canvas.height = top + KEY + 14


def named(canvas: Canvas, mark: Mark, drop: float = 0) -> tuple[float, float]:
    """Write the name of a row before it, `drop` lower, or above; return the row's top and left."""
    if canvas.wide:
        below = canvas.paragraph(0, canvas.height - 3 + drop, mark.noun, NAMES)
        top, canvas.height = canvas.height, below
        return top, NAMES + GUTTER
    canvas.height = canvas.paragraph(0, canvas.height, mark.noun, canvas.width) + 5
    return canvas.height, 0


def uprights(
    canvas: Canvas, levels: Sequence[Level], span: Span, rows_: tuple[float, float]
) -> None:
    """Draw a faint upright line at each level of a level scale, its amount above it."""
    top, bottom = rows_
    ticks = [(round(span.at(float(level.value))) + 0.5, level.said) for level in levels]
    for x, _ in ticks:
        canvas.plumb(x, top, bottom, "rule")
    amounts(canvas, ticks, top - 6)


_THICK, _PITCH = 14, 17
_POINT = 8  # room for the point of “more than”
_GAP = 6


def grouped(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a bar a column for each row, all on one scale, the number at the end of each."""
    keys(canvas, shaded(drawing.groups))
    start = NAMES + GUTTER if canvas.wide else 0
    rooms = [0.0, 0.0]
    for mark in drawing.marks:
        side = int(mark.value >= 0)
        rooms[side] = max(rooms[side], width_of(mark.said, HINT) * 1.12 + _GAP + _POINT)
    span = scale(drawing.marks, start + rooms[0], canvas.width - rooms[1], 0)
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


_TALL = 16
_OVER = 17  # pixels for the numbers over a bar
_AROUND = 6


def stacked(canvas: Canvas, drawing: Drawing) -> None:
    """Draw each row as one bar, its shares end to end; a share says its number where it fits."""
    keys(canvas, shaded(drawing.groups))
    for row in rows(drawing):
        top, left = named(canvas, row[0], _OVER)
        top = round(top) + (_OVER if canvas.wide else _OVER - 4)
        total = max(1.0, sum(float(mark.value) for mark in row))
        span = Span(total, left, canvas.width)
        start = 0.0
        for mark in row:
            _part(canvas, mark, span, (start, top))
            start += float(mark.value)
        canvas.height = max(canvas.height, top + _TALL) + 10


def _part(canvas: Canvas, mark: Mark, span: Span, origin: tuple[float, int]) -> None:
    """Draw a share from where the one before it ends; origin: that place and the y of the bar."""
    start, top = origin
    end = start + float(mark.value)
    left, right = span.at(start), span.at(end)
    canvas.box(mark, (start, end), (top, top + _TALL), span)
    if end > start and left > span.left:
        canvas.plumb(left, top, top + _TALL, "paper", Pen(2))
    if width_of(mark.said, HINT) + _AROUND <= right - left:
        canvas.text(left, top - 4, mark.said, HINT)


_HALF = 5.5
_ROW = 20
_APART = 10


def dot_plot(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a point a column for each row, the outermost with their numbers, all on one scale."""
    if len(drawing.groups) > 1:
        keys(canvas, shaded(drawing.groups))
    room = max(width_of(mark.said, HINT) * 1.12 for mark in drawing.marks) + _APART
    start = NAMES + GUTTER if canvas.wide else 0
    span = Span.of([float(mark.value) for mark in drawing.marks], start + room, canvas.width - room)
    top = canvas.height + 16
    canvas.height = top + 8
    for row in rows(drawing):
        y, _ = named(canvas, row[0])
        _points(canvas, row, span, round(y) + _ROW / 2)
        canvas.height = max(canvas.height, y + _ROW) + 6
    levels = next(iter(drawing.levels.values()), ())
    uprights(canvas, levels, span, (top, canvas.height))


def _points(canvas: Canvas, row: tuple[Mark, ...], span: Span, y: float) -> None:
    """Draw the points of a row and the line between them, with the numbers at its ends."""
    ends = sorted(row, key=lambda mark: mark.value)
    least, most = (span.at(float(mark.value)) for mark in (ends[0], ends[-1]))
    if most > least:
        canvas.hairline(least, most, y, "mute")
    for mark in row:
        canvas.point(mark, span.at(float(mark.value)), y, _HALF)
    canvas.text(most + _APART, y + 4.5, ends[-1].said, HINT)
    if most > least:
        canvas.text(least - _APART, y + 4.5, ends[0].said, HINT, anchor="right")
