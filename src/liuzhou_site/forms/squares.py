"""Unit squares: one mark, one thing; one scale for the whole chart; rows are never added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.forms.canvas import Canvas

if TYPE_CHECKING:
    from liuzhou_site.model import Drawing, Group, Mark

UNIT, GAP = 7, 2
CELL = UNIT + GAP
WIDE = 500
LABELS = 250
GUTTER = 28


def squares(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw each mark as a row of squares: labels beside them where there is room."""
    canvas = Canvas(width)
    for group in drawing.groups:
        title(canvas, group)
        for mark in group.marks:
            _row(canvas, mark)
        canvas.height += 10
    return canvas.chart()


def out_in(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw what went out above what came in, the marks of a group side by side."""
    canvas = Canvas(width)
    for group in drawing.groups:
        title(canvas, group)
        _beside(canvas, group)
        canvas.height += 10
    return canvas.chart()


def before_after(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw two points of a number, before and after, with no line that would claim a course."""
    return out_in(drawing, width)


def parts(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw the parts of a count as one run of squares, each part in its shade, labelled above."""
    canvas = Canvas(width)
    marks = drawing.groups[0].marks
    total = sum(int(mark.value) for mark in marks)
    columns = total // 2 + total % 2
    cell = min(int(width // columns), 26)
    gap = 3 if cell > 16 else 2  # noqa: PLR2004 (a wider cell bears a wider gap)
    shades = shades_of(marks)
    rows = -(-total // columns)
    column = 0
    bottom = 0.0
    starts = []
    for mark in marks:
        starts.append(column // rows * cell)
        column += int(mark.value)
    for index, mark in enumerate(marks):
        room = (starts[index + 1] if index + 1 < len(marks) else width) - starts[index] - 8
        bottom = max(bottom, canvas.label(starts[index], 0, mark.said, mark.noun, width=room))
    top = bottom + 12
    place = 0
    for index, mark in enumerate(marks):
        for _ in range(int(mark.value)):
            x, y = place // rows * cell, top + place % rows * cell
            side = cell - gap
            canvas.shape(
                f"M{x},{y}L{x + side},{y}L{x + side},{y + side}L{x},{y + side}Z", shades[index]
            )
            place += 1
    canvas.height = top + rows * cell
    return canvas.chart()


def shades_of(marks: tuple[Mark, ...]) -> list[str]:
    """Return a colour a mark: its category's, the paler one of the pair for every second mark."""
    paler = {"out": "out2", "in": "pale"}
    return [
        paler.get(mark.colour, mark.colour) if index % 2 else mark.colour
        for index, mark in enumerate(marks)
    ]


def title(canvas: Canvas, group: Group) -> None:
    """Write a group's title over one hairline."""
    if group.title:
        canvas.height = canvas.paragraph(0, canvas.height, group.title, canvas.width, colour="mute")
        canvas.height += 9
        canvas.line(f"M0,{canvas.height - 0.5}L{canvas.width},{canvas.height - 0.5}", "rule")
        canvas.height += 10


def _row(canvas: Canvas, mark: Mark) -> None:
    top = canvas.height
    if canvas.width >= WIDE:
        below = canvas.label(0, top, mark.said, mark.noun, hint=mark.hint, width=LABELS - GUTTER)
        end = field(canvas, mark, LABELS, top + 4, canvas.width - LABELS)
        canvas.height = max(below, end) + 16
    else:
        below = canvas.label(0, top, mark.said, mark.noun, hint=mark.hint)
        canvas.height = field(canvas, mark, 0, below + 8, canvas.width) + 16


def _beside(canvas: Canvas, group: Group) -> None:
    wide = canvas.width >= WIDE
    across = len(group.marks) if wide else 1
    room = (canvas.width - GUTTER * (across - 1)) / across
    top = canvas.height
    for first in range(0, len(group.marks), across):
        row = group.marks[first : first + across]
        lefts = [round(index * (room + GUTTER)) for index in range(len(row))]
        below = max(
            canvas.label(left, top, mark.said, mark.noun, hint=mark.hint, width=room)
            for left, mark in zip(lefts, row, strict=True)
        )
        top = 16 + max(
            field(canvas, mark, left, below + 8, room)
            for left, mark in zip(lefts, row, strict=True)
        )
    canvas.height = top


def field(canvas: Canvas, mark: Mark, left: float, top: float, room: float) -> float:
    """Draw a mark's squares from (left, top) in `room` pixels; return the y below them.

    A row of squares is one dashed line. An open count ends in a point, a doubtful one is hollow.
    """
    count = int(mark.value)
    across = max(1, int((room - CELL) // CELL))
    rows = -(-count // across)
    y = top
    for row in range(rows):
        number = min(across, count - row * across)
        y = top + row * CELL + UNIT / 2
        end = left + number * CELL - GAP
        canvas.line(f"M{left},{y}L{end},{y}", mark.colour, UNIT, (UNIT, GAP))
        if mark.doubtful:
            canvas.line(f"M{left + 1.5},{y}L{end},{y}", "paper", UNIT - 3, (UNIT - 3, GAP + 3))
    if mark.sign == "more":
        last = (count - 1) % across + 1
        x, above = left + last * CELL, y - UNIT / 2
        canvas.shape(f"M{x},{above}L{x + UNIT},{y}L{x},{above + UNIT}Z", mark.colour)
    return top + rows * CELL
