"""Where places lie: points with their names on the outline around them, and a bar for the scale.

The map is drawn about the places. Where that is a small part of the outline, all of it stands in a
corner, with a frame where the map is.
"""

from collections.abc import Iterator, Sequence
from math import inf

from liuzhou_site.charts.beside import Box, placed
from liuzhou_site.charts.canvas import OUTLINE, Canvas
from liuzhou_site.charts.layers import Pen, Row
from liuzhou_site.charts.located import outlined
from liuzhou_site.charts.marks import Drawing, Level
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.charts.path_data import CutOffError
from liuzhou_site.charts.projection import MapView, albers, clipped, fitted, holds, places_of
from liuzhou_site.charts.signs import box
from liuzhou_site.figures.distances import RADIUS
from liuzhou_site.model import Point, Region, Spot

_TALL = (122.0, 280.0)  # pixels of a map on a phone, and where there is more room
_SHARE, _ALL = 0.36, 0.94  # of the map that its places, or all of the outline, take
_NEAREST, _PARTLY = 8, 1.6  # times the scale of the whole: at most, and for a map of a part of it
_INSET, _BAR = 54.0, 0.28  # pixels; of the width of the map at most
_FINEST = 1.2  # pixels: a map that shows where something lies needs no more, and is small
_MARGIN, _GAP, _LINE = 8.0, 5, 16
_LOOSE = 1.08  # a font may be wider than it is estimated
_HALVES = {"city": 4.5, "town": 3.0, "area": 0.0}  # pixels of half a point, the first named first
_Pens = tuple[Pen, Pen]
_GROUND: _Pens = (Pen(shade=0.08), OUTLINE)
_INNER: _Pens = (Pen(shade=0.16), Pen(0.75))
_HERE = Pen(1.5)


def homes(drawing: Drawing) -> list[Region]:
    """Return the regions in which a point lies."""
    return [
        region
        for region in drawing.regions
        if any(holds(region, spot.at) for spot in drawing.points)
    ]


def locator(canvas: Canvas, drawing: Drawing) -> None:
    """Draw places on the outline of what they lie in.

    Raises CutOffError: the name of a place has no room.
    """
    room = (canvas.width - 2.0, _TALL[canvas.wide])
    around, points = homes(drawing), drawing.points
    outline = places_of(drawing.regions)
    whole = fitted(albers(outline), outline, room, _ALL)
    part = fitted(whole.turn, [one.at for one in points], room, _SHARE, whole.scale * _NEAREST)
    view = part if part.scale > whole.scale * _PARTLY else whole
    for region in drawing.regions:
        _ground(canvas, clipped(view.region(region), room), (1, 1), _GROUND, of=around)
    row: Row = {"sign": "frame", "at": 1, "top": 1, "colour": "mute"}
    canvas.shape(row, box(0, 0, *room), OUTLINE)
    taken = [_point(canvas, spot, view.at(spot.at)) for spot in points]
    if view is part:
        taken += _inset(canvas, drawing, view, room, taken)
    canvas.height = room[1] + 2
    taken.append(_bar(canvas, drawing.levels["km"], view.scale / RADIUS, taken))
    for spot in sorted(drawing.spots, key=lambda one: list(_HALVES).index(one.kind)):
        taken += _name(canvas, spot, spot.names[drawing.lang], view.at(spot.at), taken)


def _ground(canvas: Canvas, region: Region, at: Point, pens: _Pens, of: Sequence[Region]) -> None:
    """Draw a region at a place, if anything of it is to be seen; shaded if it is one `of` some."""
    row: Row = {"sign": f"region {region.id} {pens}", "at": at[0], "top": at[1], "colour": "mute"}
    if path := outlined(region, _FINEST):
        if region.id in {one.id for one in of}:
            canvas.shape({**row, "colour": "ink"}, path, pens[0])
        canvas.shape(row, path, pens[1])


def _point(canvas: Canvas, spot: Spot, at: Point) -> Box:
    """Draw the point of a place; return what it takes."""
    (x, y), half = (at[0] + 1, at[1] + 1), _HALVES[spot.kind]
    row: Row = {"sign": spot.kind, "at": x, "top": y, "colour": "ink"}
    canvas.shape(row, box(-half, -half, half, half))
    return x - half, y - half, x + half, y + half


def _corners(size: Point, room: Point) -> list[Box]:
    """Return where what has a size (width, height) stands in each corner, upper left first."""
    left = top = _MARGIN
    right, bottom = room[0] + 2 - _MARGIN - size[0], room[1] + 2 - _MARGIN - size[1]
    places = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [(x, y, x + size[0], y + size[1]) for x, y in places]


def _inset(
    canvas: Canvas, drawing: Drawing, view: MapView, room: Point, taken: Sequence[Box]
) -> Iterator[Box]:
    """Draw all of the outline in a corner without points, and a frame where the map is."""
    side = _INSET
    far = [(a - _LINE, b - _LINE, c + _LINE, d + _LINE) for a, b, c, d in taken]
    if not (found := placed(_corners((side, side), room), (0, 0, inf, inf), far)):
        return
    row: Row = {"sign": "inset", "at": found[0], "top": found[1]}
    canvas.shape({**row, "colour": "paper"}, box(0, 0, side, side))
    whole = fitted(view.turn, places_of(drawing.regions), (side, side), 0.88)
    for region in drawing.regions:
        _ground(canvas, whole.region(region), found[:2], _INNER, of=homes(drawing))
    canvas.shape({**row, "colour": "mute"}, box(0, 0, side, side), _INNER[1])
    ratio = whole.scale / view.scale
    left, top = whole.left - view.left * ratio, whole.top - view.top * ratio
    ends = (left, top, left + room[0] * ratio, top + room[1] * ratio)
    here = box(*(min(max(end, 0), side) for end in ends))
    canvas.shape({**row, "sign": "here", "colour": "ink"}, here, _HERE)
    yield found


def _bar(canvas: Canvas, levels: Sequence[Level], km: float, taken: Sequence[Box]) -> Box:
    """Draw a bar of a round length in a corner, or else below the map; km: pixels of one."""
    level = [one for one in levels if float(one.value) * km <= canvas.width * _BAR][-1]
    long, words = float(level.value) * km, width_of(level.said, HINT) * _LOOSE
    size = (max(long, words), _LINE + 5.0)
    corners = _corners(size, (canvas.width - 2, canvas.height - 2))[::-1]
    found = placed(corners, (0, 0, inf, inf), taken)
    if not found:
        canvas.height += _MARGIN + size[1]
        found = (1, canvas.height - size[1], 1 + size[0], canvas.height)
    left, top, _, bottom = found
    canvas.text(left, top + _LINE - 5, level.said, HINT)
    y = round(bottom) - 1.5
    canvas.hairline(left, left + long, y, "ink")
    for x in (left, left + long):
        canvas.rule({"from": x, "to": x, "top": y - 4.5, "bottom": y, "colour": "ink"})
    return found


def _name(canvas: Canvas, spot: Spot, name: str, at: Point, taken: Sequence[Box]) -> Iterator[Box]:
    """Write the name of a place where it has room; that of an area may have none.

    Raises CutOffError: it has none beside its point.
    """
    (x, y), half = (at[0] + 1, at[1] + 1), _HALVES[spot.kind] + _GAP
    wide = width_of(name, HINT) * _LOOSE
    starts = {
        "right": (x + half, y - _LINE / 2), "left": (x - half - wide, y - _LINE / 2),
        "above": (x - wide / 2, y - half - _LINE + 2), "below": (x - wide / 2, y + half - 2),
        "above right": (x + half - 3, y - half - _LINE + 5),
        "below right": (x + half - 3, y + half - 5),
        "above left": (x - half + 3 - wide, y - half - _LINE + 5),
        "below left": (x - half + 3 - wide, y + half - 5),
    } if spot.pointed else {"": (x - wide / 2, y - _LINE / 2)}  # fmt: skip
    order = sorted(starts, key=lambda side: side != spot.side)
    wishes = [(a, b, a + wide, b + _LINE) for a, b in (starts[side] for side in order)]
    if found := placed(wishes, (3, 3, canvas.width - 3, canvas.height - 3), taken):
        weight = 600 if spot.kind == "city" else 400
        colour = "ink" if spot.pointed else "mute"
        to_left = found[2] < x
        left, anchor = (found[2], "right") if to_left else (found[0], "left")
        canvas.text(left, found[3] - 4, name, HINT, weight=weight, colour=colour, anchor=anchor)
        yield found
    elif spot.pointed:
        raise CutOffError(name, canvas.width)
