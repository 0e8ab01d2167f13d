"""Regions of the Earth on a plane: Albers' equal-area conic, simplified to what can be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, hypot, radians, sin, sqrt

from liuzhou_site.model import Point, Region

_FINEST = 0.4  # pixels by which a simplified line may leave its own
_FLAT = 1e-6


def projected(regions: Sequence[Region], room: tuple[float, float]) -> tuple[list[Region], float]:
    """Return regions in pixels, as large as `room` (width, height) allows, and how high they are.

    Areas compare as they do on Earth.
    """
    turn = _albers([place for region in regions for ring in region.rings for place in ring])
    flat = [[[turn(place) for place in ring] for ring in region.rings] for region in regions]
    places = [place for rings in flat for ring in rings for place in ring]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    low, high = min(y for _, y in places), max(y for _, y in places)
    scale = min(room[0] / ((right - left) or 1), room[1] / ((high - low) or 1))
    before = (room[0] - (right - left) * scale) / 2
    made = [
        replace(region, rings=tuple(
            tuple((before + (x - left) * scale, (high - y) * scale) for x, y in ring)
            for ring in rings
        ))
        for region, rings in zip(regions, flat, strict=True)
    ]  # fmt: skip
    return made, (high - low) * scale


def _albers(places: Sequence[Point]) -> Callable[[Point], Point]:
    """Return the projection whose standard parallels lie a sixth within what is shown."""
    longitudes, latitudes = ([place[axis] for place in places] for axis in (0, 1))
    centre = radians((min(longitudes) + max(longitudes)) / 2)
    reach = max(latitudes) - min(latitudes)
    first = sin(radians(min(latitudes) + reach / 6))
    last = sin(radians(max(latitudes) - reach / 6))
    n = (first + last) / 2
    squared = 1 - first**2 + 2 * n * first

    def turn(place: Point) -> Point:
        east, north = radians(place[0]) - centre, sin(radians(place[1]))
        if abs(n) < _FLAT:
            return east, north  # about the equator: Lambert's cylinder
        radius = sqrt(max(squared - 2 * n * north, 0.0)) / n
        return radius * sin(n * east), -radius * cos(n * east)

    return turn


def simplified(ring: Sequence[Point]) -> list[Point]:
    """Return a ring without the places that make no difference to be seen (Douglas, Peucker)."""
    kept = [False] * len(ring)
    kept[0] = kept[-1] = True
    far = max(range(len(ring)), key=lambda at: _apart(ring[0], ring[at]))
    kept[far] = True
    waiting = [(0, far), (far, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last <= first + 1:
            continue
        at = max(range(first + 1, last), key=lambda n: _off(ring[n], ring[first], ring[last]))
        if _off(ring[at], ring[first], ring[last]) > _FINEST:
            kept[at] = True
            waiting += [(first, at), (at, last)]
    return [place for place, keep in zip(ring, kept, strict=True) if keep]


def _apart(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _off(place: Point, first: Point, last: Point) -> float:
    """Return how far a place lies from the line between two others."""
    long = _apart(first, last)
    if not long:
        return _apart(place, first)
    (x, y), (x1, y1), (x2, y2) = place, first, last
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long


def middle(region: Region) -> Point:
    """Return the centre of gravity of the largest ring of a region."""
    _, x, y = max((_gravity(ring) for ring in region.rings), key=lambda one: abs(one[0]))
    return x, y


def _gravity(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Return the area of a ring and its centre of gravity."""
    area = across = down = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        across += (x1 + x2) * cross / 6
        down += (y1 + y2) * cross / 6
    if not area:
        return 0.0, *ring[0]
    return area, across / area, down / area
