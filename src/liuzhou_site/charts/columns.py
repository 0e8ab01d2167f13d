"""Columns of marks that belong together row by row: their keys, their shades, their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Row, Span
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
        marks = [replace(mark, colour=_shade(mark.colour, number)) for mark in group.marks]
        found.append(replace(group, marks=tuple(marks)))
    return found


def _shade(colour: str, number: int) -> str:
    return (colour, f"{colour}2", _THIRD)[number % 3]


def keys(canvas: Canvas, groups: Sequence[Group], left: float = 0) -> None:
    """Write the title of each group after a square in its shade, as many in a line as fit."""
    x, top = left, canvas.height
    for group in groups:
        wide = KEY + 6 + width_of(group.title, HINT)
        if x > left and x + wide > canvas.width:
            x, top = left, top + KEY + 9
        box: Row = {"from": x, "to": x + KEY, "top": top + 2, "bottom": top + 2 + KEY}
        canvas.bar({**box, "figure": "", "colour": group.marks[0].colour}, PIXELS)
        canvas.text(x + KEY + 6, top + KEY + 1, group.title, HINT, colour="mute")
        x += wide + GUTTER
    canvas.height = top + KEY + 14


def named(canvas: Canvas, mark: Mark, drop: float = 0) -> tuple[float, float]:
    """Write the name of a row before it, or above where it is narrow; return its top, its left.

    drop: how far below the top of its row the name begins.
    """
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
    taken = float("-inf")
    for level in levels:
        x = round(span.at(float(level.value))) + 0.5
        half = width_of(level.said, HINT) / 2
        canvas.rule({"from": x, "to": x, "top": top, "bottom": bottom, "colour": "rule"})
        left = min(max(x - half, 0), canvas.width - 2 * half)
        if left > taken:
            canvas.text(left, top - 6, level.said, HINT, colour="mute")
            taken = left + 2 * half + 8
