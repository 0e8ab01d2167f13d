"""Regions of the Earth on a plane: Albers' equal-area conic, simplified to what can be seen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, inf, radians, sin, sqrt

from liuzhou_site.model import Point, Region

FINEST = 0.4
"""Pixels by which a simplified line may leave its own."""
_FLAT = 1e-6


@dataclass(frozen=True)
class MapView:
    """A part of the Earth on a plane, in pixels.

    turn: the projection; scale: pixels of the Earth's radius; left, top: where its origin is seen;
    tall: how high that is which it was made for.
    """

    turn: Callable[[Point], Point]
    scale: float
    left: float
    top: float
    tall: float

    def at(self, place: Point) -> Point:
        """Return where a place is seen."""
        x, y = self.turn(place)
        return self.left + x * self.scale, self.top - y * self.scale

    def region(self, region: Region) -> Region:
        """Return a region as it is seen."""
        return replace(region, rings=tuple(tuple(map(self.at, ring)) for ring in region.rings))


def fitted(
    turn: Callable[[Point], Point],
    places: Iterable[Point],
    room: tuple[float, float],
    share: float = 1,
    most: float = inf,
) -> MapView:
    """Return places in the middle of `room` (width, height), as large as a share of it allows.

    most: the largest scale.
    """
    flat = [turn(place) for place in places]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    low, high = min(y for _, y in flat), max(y for _, y in flat)
    sizes = ((right - left) or _FLAT, (high - low) or _FLAT)
    scale = min(most, *(share * side / size for side, size in zip(room, sizes, strict=True)))
    left, top = (room[0] - (left + right) * scale) / 2, (room[1] + (low + high) * scale) / 2
    return MapView(turn, scale, left, top, (high - low) * scale)


def places_of(regions: Sequence[Region]) -> list[Point]:
    """Return all places on the lines around regions."""
    return [place for region in regions for ring in region.rings for place in ring]


def projected(regions: Sequence[Region], room: tuple[float, float]) -> tuple[list[Region], float]:
    """Return regions in pixels, as large as `room` (width, height) allows, and how high they are.

    Areas compare as they do on Earth.
    """
    places = places_of(regions)
    view = fitted(albers(places), places, room)
    view = replace(view, top=view.top - (room[1] - view.tall) / 2)
    return [view.region(region) for region in regions], view.tall


def albers(places: Sequence[Point]) -> Callable[[Point], Point]:
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


def simplified(ring: Sequence[Point], finest: float = FINEST) -> list[Point]:
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
        if _off(ring[at], ring[first], ring[last]) > finest:
            kept[at] = True
            waiting += [(first, at), (at, last)]
    return [place for place, keep in zip(ring, kept, strict=True) if keep]


def _apart(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _off(place: Point, first: Point, last: Point) -> float:
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
    area = across = down = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        across += (x1 + x2) * cross / 6
        down += (y1 + y2) * cross / 6
    if not area:
        return 0.0, *ring[0]
    return area, across / area, down / area


def crossings(region: Region, y: float) -> Iterator[float]:
    """Yield where the sides of a region cross a level."""
    for ring in region.rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 <= y) != (y2 <= y):
                yield x1 + (y - y1) / (y2 - y1) * (x2 - x1)


def holds(region: Region, place: Point) -> bool:
    """Say whether a place lies in a region."""
    return sum(x < place[0] for x in crossings(region, place[1])) % 2 == 1


def clipped(region: Region, room: tuple[float, float]) -> Region:
    """Return the part of a region that lies in a frame from (0, 0) (Sutherland, Hodgman)."""
    rings = [list(ring) for ring in region.rings]
    for axis in (0, 1):
        for edge, way in ((0.0, 1), (room[axis], -1)):
            rings = [[*_cut(ring, axis, edge, way)] for ring in rings if ring]
    return replace(region, rings=tuple(map(tuple, filter(None, rings))))


def _cut(ring: Sequence[Point], axis: int, edge: float, way: int) -> Iterator[Point]:
    """Yield a ring without what lies below (way 1) or above (way -1) an edge."""
    for last, here in zip((ring[-1], *ring), ring, strict=False):
        inside = (here[axis] - edge) * way >= 0
        if inside != ((last[axis] - edge) * way >= 0):
            part = (edge - last[axis]) / (here[axis] - last[axis])
            yield last[0] + (here[0] - last[0]) * part, last[1] + (here[1] - last[1]) * part
        if inside:
            yield here
