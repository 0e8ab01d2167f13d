"""Regions as they lie: a square in each, its area as its number.

No region is filled: a large one of few people would shout over a small one of many.
"""

from collections.abc import Sequence
from math import inf

from liuzhou_site.charts.beside import Box, placed
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Pen, Row
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.charts.projection import FINEST, middle, projected, simplified
from liuzhou_site.model import Point, Region

TALLEST = 460
_LARGEST = 34  # the side of the largest square
_GAP = 5
_CORNERS = 3  # of the smallest area


def located(canvas: Canvas, drawing: Drawing) -> None:
    """Draw the outline of each region, and a square for each figure, its area as its number."""
    shapes, tall = projected(drawing.regions, (canvas.width - 2, TALLEST))
    canvas.height = tall + 2
    for region in shapes:
        if path := outlined(region):
            at: Row = {"figure": "", "sign": f"region {region.id}", "at": 1, "top": 1}
            canvas.shape({**at, "colour": "rule"}, path, Pen(1.5))
    middles = {region.id: middle(region) for region in shapes}
    places = [middles[drawing.places[mark.figure]] for mark in drawing.marks]
    boxes = _squares(canvas, drawing.marks, places)
    _words(canvas, drawing.marks, boxes)


def outlined(region: Region, finest: float = FINEST) -> str:
    """Return the outline of a region in pixels, "" where nothing of it is to be seen.

    finest: pixels by which it may leave its own; from one on its places are whole pixels.
    """
    return "".join(_path(simplified(ring, finest), int(finest < 1)) for ring in region.rings)


def _path(ring: Sequence[Point], digits: int) -> str:
    steps = [f"{x:.{digits}f},{y:.{digits}f}" for x, y in ring]
    return f"M{'L'.join(steps)}Z" if len(set(steps)) >= _CORNERS else ""


def _squares(canvas: Canvas, marks: Sequence[Mark], places: Sequence[Point]) -> list[Box]:
    """Draw the squares of all marks, the largest first; return where they lie."""
    most = max(float(mark.value) for mark in marks) or 1.0
    boxes = []
    for mark, (x, y) in zip(marks, places, strict=True):
        half = round(_LARGEST * (float(mark.value) / most) ** 0.5 / 2, 1)
        boxes.append((x - half, y - half, x + half, y + half))
    pairs = sorted(zip(marks, boxes, strict=True), key=lambda one: -one[0].value)
    for mark, (left, top, right, bottom) in pairs:
        if mark.value:
            canvas.box(mark, (left, right), (top, bottom))
    return boxes


def _words(canvas: Canvas, marks: Sequence[Mark], boxes: Sequence[Box]) -> None:
    """Write name and number beside each square, the largest first, where they have room."""
    taken = list(boxes)
    order = sorted(range(len(marks)), key=lambda at: -marks[at].value)
    for at in order:
        mark, (left, top, right, bottom) = marks[at], boxes[at]
        wide = max(width_of(mark.noun, HINT), width_of(mark.said, HINT) * 1.1)
        middle_y, middle_x = (top + bottom) / 2, (left + right) / 2
        starts = (
            (right + _GAP, middle_y - 17), (left - _GAP - wide, middle_y - 17),
            (middle_x - wide / 2, bottom + 2), (middle_x - wide / 2, top - 36),
        )  # fmt: skip
        wishes = ((x, y, x + wide, y + 34) for x, y in starts)
        if found := placed(wishes, (0, 0, canvas.width, inf), taken):
            canvas.text(found[0], found[1] + 13, mark.noun, HINT)
            canvas.text(found[0], found[1] + 30, mark.said, HINT, weight=600)
            canvas.height = max(canvas.height, found[3])
            taken.append(found)
