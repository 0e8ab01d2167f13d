"""A table as a picture: what no drawing would tell honestly, set as large numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.model import Drawing

if TYPE_CHECKING:
    import altair as alt


WIDE = 500
GUTTER = 24


def table(drawing: Drawing, width: int) -> alt.TopLevelLayerSpec:
    """Set every mark's number over what it counts, side by side where there is room.

    The page shows a real table instead; this is for pictures that leave the page.
    """
    canvas = Canvas(width)
    for group in drawing.groups:
        canvas.title(group)
        across = min(len(group.marks), 3) if width >= WIDE else 1
        room = (width - GUTTER * (across - 1)) // across
        for first in range(0, len(group.marks), across):
            bottoms = [
                canvas.label(column * (room + GUTTER), canvas.height, mark, width=room)
                for column, mark in enumerate(group.marks[first : first + across])
            ]
            canvas.height = max(bottoms) + 14
        canvas.height += 4
    return canvas.chart()
