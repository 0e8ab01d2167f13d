"""One number, as large as it goes, with its bar and what must be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.palette import width_of
from liuzhou_site.model import Drawing

if TYPE_CHECKING:
    import altair as alt


SIZES = (64, 52, 44, 36, 28, 22, 18)
BAR = 18
GAP = 16


def number(drawing: Drawing, width: int) -> alt.TopLevelLayerSpec:
    """Set the only mark's number in the largest size that fits, its bar with its sign before it."""
    canvas = Canvas(width)
    canvas.title(drawing.groups[0])
    mark = drawing.groups[0].marks[0]
    left = BAR + GAP
    room = width - left
    size = next((size for size in SIZES if width_of(mark.said, size) * 1.08 <= room), SIZES[-1])
    top = canvas.height
    canvas.text(left, top + size * 0.86, mark.said, size, weight=600)
    y = canvas.paragraph(left, top + size + 2, mark.noun, room)
    if mark.hint:
        y = canvas.paragraph(left, y + 3, mark.hint, room, colour="mute")
    canvas.upright(mark, (0, top + 4, BAR, round(y - top - 4)), 0, linked=False)
    canvas.height = y + 8
    return canvas.chart()
