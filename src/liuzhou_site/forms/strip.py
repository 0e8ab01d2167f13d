"""The strip: every figure of the source, one bar each, in the order in which it prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.forms.canvas import Canvas
from liuzhou_site.theme import HINT, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liuzhou_site.model import Mark

WIDE = 600
TALL, SHORT = 96, 72
FOOT = 30


def strip(
    marks: Sequence[Mark], chapters: Sequence[tuple[int, str]], width: int
) -> dict[str, object]:
    """Draw the strip in one row, in two where it is narrow.

    chapters: (index of the first bar, label) in order. Every bar links to its row.
    """
    canvas = Canvas(width)
    rows = 1 if width >= WIDE else 2
    across = -(-len(marks) // rows)
    pitch = width / across
    gap = 2 if pitch < 14 else 3  # noqa: PLR2004 (a broader bar bears a broader gap)
    tall = TALL if rows == 1 else SHORT
    for index, mark in enumerate(marks):
        row, column = divmod(index, across)
        top = row * (tall + FOOT)
        left, right = round(column * pitch), round((column + 1) * pitch) - gap
        canvas.bar(
            left, top, right - left, top + tall,
            sign=mark.sign, doubtful=mark.doubtful, colour=mark.colour, href=mark.href,
        )  # fmt: skip
    _labels(canvas, chapters, across, tall)
    canvas.height = rows * (tall + FOOT)
    return canvas.chart()


def _labels(canvas: Canvas, chapters: Sequence[tuple[int, str]], across: int, tall: int) -> None:
    """Write the chapters' labels under their first bars; one that has no room is left out."""
    pitch = canvas.width / across
    taken = (-1, 0.0)
    for index, label in chapters:
        row, column = divmod(index, across)
        top = row * (tall + FOOT) + tall
        x = round(column * pitch)
        length = width_of(label, HINT)
        if (row == taken[0] and x < taken[1]) or x + 5 + length > canvas.width + 2:
            continue
        canvas.line(f"M{x + 0.5},{top + 4}L{x + 0.5},{top + 14}", "mute")
        canvas.text(x + 5, top + 17, label, HINT, colour="mute")
        taken = (row, x + 5 + length + 8)
