"""Regions filled by class: shares alone, since a filled region weighs as much as it is large.

Classes are equal steps between round bounds, which the legend names. A region without a number is
ruled. Names and numbers stand on the ground of the page, and so read alike on every fill.
"""

from bisect import bisect
from collections.abc import Sequence

from liuzhou_site.charts.canvas import OUTLINE, Canvas
from liuzhou_site.charts.layers import FILLED, Pen, Row
from liuzhou_site.charts.located import TALLEST, outlined
from liuzhou_site.charts.marks import Drawing, Level, Mark
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.charts.projection import crossings, middle, projected
from liuzhou_site.charts.signs import box
from liuzhou_site.model import Point, Region

_PALEST, _DARKEST = 0.16, 0.9
_SWATCH, _SQUARE = 14, 18  # pixels: how high the scale is, and the sample of a ruled region
_STEP, _RULED = 72, 5  # pixels: how wide a class is at most, and what parts the lines of a ruling
_EDGE = 3  # pixels of ground around words
_LINE = 17
_LOOSE = 0.7  # more than half of a word: a font may be wider than it is estimated


def choropleth(canvas: Canvas, drawing: Drawing) -> None:
    """Fill each region by the class of its number, under a scale of the classes."""
    levels = drawing.levels.get(drawing.marks[0].unit, ())
    pens = _pens(max(len(levels) - 1, 1))
    bounds = [float(level.value) for level in levels[1:-1]]
    of = {drawing.places[mark.figure]: mark for mark in drawing.marks}
    regions, tall = projected(drawing.regions, (canvas.width - 2, TALLEST))
    _scale(canvas, levels, pens, drawing.marks[0].colour)
    if len(of) < len(regions):
        _sample(canvas, drawing.texts["lacking"])
    top = canvas.height
    for region in regions:
        mark = of.get(region.id)
        if mark:
            row: Row = {"figure": mark.figure, "sign": f"fill {region.id}", "at": 1, "top": top}
            pen = pens[bisect(bounds, float(mark.value))]
            canvas.shape({**row, "colour": mark.colour}, outlined(region), pen)
        else:
            _rule(canvas, region, top)
    for region in regions:
        row = {"figure": "", "sign": f"region {region.id}", "at": 1, "top": top}
        canvas.shape({**row, "colour": "mute"}, outlined(region), OUTLINE)
    _words(canvas, [(of[region.id], region) for region in regions if region.id in of], top)
    canvas.height = top + tall + 2


def _pens(count: int) -> list[Pen]:
    step = (_DARKEST - _PALEST) / max(count - 1, 1)
    return [Pen(shade=round(_DARKEST - step * (count - 1 - at), 2)) for at in range(count)]


def _scale(canvas: Canvas, levels: Sequence[Level], pens: Sequence[Pen], colour: str) -> None:
    """Draw the classes side by side, each bound under what it parts."""
    edges = [width_of(level.said, HINT) * _LOOSE for level in (levels[0], levels[-1])]
    wide = min(_STEP, (canvas.width - sum(edges)) / len(pens))
    for at, pen in enumerate(pens):
        shape = box(0, 0, wide, _SWATCH)
        row: Row = {"figure": "", "sign": f"class {at}", "at": edges[0] + at * wide, "top": 0}
        canvas.shape({**row, "colour": colour}, shape, pen)
        canvas.shape({**row, "sign": f"edge {at}", "colour": "mute"}, shape, OUTLINE)
    for at, level in enumerate(levels):
        long = width_of(level.said, HINT)
        canvas.text(edges[0] + at * wide - long / 2, _SWATCH + _LINE, level.said, HINT)
    canvas.height = _SWATCH + _LINE + 14


def _sample(canvas: Canvas, lacking: str) -> None:
    top, left = canvas.height, _SQUARE + 8
    square = Region("", (((0, 0), (_SQUARE, 0), (_SQUARE, _SWATCH), (0, _SWATCH)),))
    _rule(canvas, square, top)
    row: Row = {"figure": "", "sign": "sample", "at": 0.5, "top": top, "colour": "mute"}
    canvas.shape(row, box(0, 0, _SQUARE, _SWATCH), OUTLINE)
    canvas.height = canvas.paragraph(left, top - 6, lacking, canvas.width - left, colour="mute")
    canvas.height += 14


def _rule(canvas: Canvas, region: Region, top: float) -> None:
    heights = [y for ring in region.rings for _, y in ring]
    y = min(heights) + _RULED / 2
    while y < max(heights):
        across = sorted(crossings(region, y))
        for left, right in zip(across[::2], across[1::2], strict=False):
            canvas.hairline(left + 1, right + 1, top + y, "mute")
        y += _RULED


def _words(canvas: Canvas, told: Sequence[tuple[Mark, Region]], top: float) -> None:
    """Write name and number in each region that is wide enough, or the number alone."""
    for mark, region in told:
        room = _room(region)
        both = [(mark.noun, 400), (mark.said, 600)]
        for lines in (both, both[1:]):
            wide = max(width_of(text, HINT) for text, _ in lines) * 1.08
            if wide + 2 * _EDGE <= room[0] and len(lines) * _LINE <= room[1]:
                _plate(canvas, lines, wide, middle(region), top)
                break


def _room(region: Region) -> Point:
    """Return how wide and high a region is around its middle."""
    x, y = middle(region)
    across = [at - x for at in crossings(region, y)]
    turned = Region(region.id, tuple(tuple((b, a) for a, b in ring) for ring in region.rings))
    down = [at - y for at in crossings(turned, x)]
    return _narrow(across), _narrow(down)


def _narrow(sides: Sequence[float]) -> float:
    """Return how much lies evenly around 0 before the next side; nothing without sides."""
    before = [-side for side in sides if side <= 0]
    after = [side for side in sides if side > 0]
    return 2 * min(min(before, default=0.0), min(after, default=0.0))


def _plate(
    canvas: Canvas, lines: Sequence[tuple[str, int]], wide: float, at: Point, top: float
) -> None:
    """Write lines around a place, on a piece of the ground of the page."""
    x, y = at
    high = len(lines) * _LINE
    plate = box(-wide / 2 - _EDGE, -high / 2 - 1, wide / 2 + _EDGE, high / 2 + 2)
    row: Row = {"figure": "", "sign": f"plate {plate}", "at": x + 1, "top": top + y}
    canvas.shape({**row, "colour": "paper"}, plate, FILLED)
    for number, (text, weight) in enumerate(lines):
        left = x + 1 - width_of(text, HINT) / 2
        canvas.text(left, top + y - high / 2 + (number + 1) * _LINE - 4, text, HINT, weight=weight)
