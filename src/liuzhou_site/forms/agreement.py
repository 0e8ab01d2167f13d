"""Which claims agree, which conflict, which stand alone: a sign and a line of words each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.forms.canvas import Canvas
from liuzhou_site.forms.squares import WIDE, title

if TYPE_CHECKING:
    from liuzhou_site.model import Drawing, Group

SIGN, TALL = 12, 20
COLUMN_GAP = 24


def agreement(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw every claim as a small bar with its words; groups stand side by side where they can."""
    canvas = Canvas(width)
    if width < WIDE:
        for group in drawing.groups:
            title(canvas, group)
            canvas.height = _claims(canvas, group, 0, canvas.height, width) + 18
        return canvas.chart()
    room = (width - COLUMN_GAP * (len(drawing.groups) - 1)) / len(drawing.groups)
    bottoms = []
    for index, group in enumerate(drawing.groups):
        left = round(index * (room + COLUMN_GAP))
        head = canvas.paragraph(left, 0, group.title, room, colour="mute") + 9
        canvas.line(f"M{left},{head - 0.5}L{left + room:g},{head - 0.5}", "rule")
        bottoms.append(_claims(canvas, group, left, head + 12, room))
    canvas.height = max(bottoms) + 4
    return canvas.chart()


def _claims(canvas: Canvas, group: Group, left: float, top: float, room: float) -> float:
    y = top
    for mark in group.marks:
        canvas.bar(
            left, y, SIGN, y + TALL, sign=mark.sign, doubtful=mark.doubtful, colour=mark.colour
        )
        words = f"{mark.noun} {mark.said}".strip()
        y = max(canvas.paragraph(left + SIGN + 9, y - 3, words, room - SIGN - 9), y + TALL) + 12
    return y
