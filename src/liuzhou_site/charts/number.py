"""Numbers set large: one with its bar and what must be said of it, or all of a table."""

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.palette import width_of

SIZES = (64, 52, 44, 36, 28, 22, 18)
BAR = 18
GAP = 16
GUTTER = 24  # between the columns of a table


def number(canvas: Canvas, drawing: Drawing) -> None:
    """Set the only mark's number in the largest size that fits, its bar with its sign before it."""
    canvas.title(drawing.groups[0])
    mark = drawing.groups[0].marks[0]
    left = BAR + GAP
    room = canvas.width - left
    size = next((size for size in SIZES if width_of(mark.said, size) * 1.08 <= room), SIZES[-1])
    top = canvas.height
    canvas.text(left, top + size * 0.86, mark.said, size, weight=600)
    y = canvas.paragraph(left, top + size + 2, mark.noun, room)
    if mark.hint:
        y = canvas.paragraph(left, y + 3, mark.hint, room, colour="mute")
    canvas.upright(mark.bar, (0, top + 4, BAR, round(y - top - 4)), 0, linked=False)
    canvas.height = y + 8


def table(canvas: Canvas, drawing: Drawing) -> None:
    """Set every mark's number over what it counts, for pictures; a page shows a real table."""
    for group in drawing.groups:
        canvas.title(group)
        across = min(len(group.marks), 3) if canvas.wide else 1
        room = (canvas.width - GUTTER * (across - 1)) // across
        for first in range(0, len(group.marks), across):
            bottoms = [
                canvas.label(column * (room + GUTTER), canvas.height, mark, width=room)
                for column, mark in enumerate(group.marks[first : first + across])
            ]
            canvas.height = max(bottoms) + 14
        canvas.height += 4
