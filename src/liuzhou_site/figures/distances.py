"""How far and in which direction one place on the Earth lies from another."""

from decimal import Context
from math import atan2, cos, degrees, hypot, radians, sin

from liuzhou_site.model import Point

RADIUS = 6371.0
"""Kilometres from the middle of the Earth, taken as a ball: that is wrong by half a per cent."""
WINDS = (
    "north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west"
)  # fmt: skip
"""The directions in which a place may lie."""
_ROUNDED = Context(prec=2)


def kilometres(one: Point, other: Point) -> float:
    """Return how far two places lie apart, along the great circle."""
    east, north, up = _towards(one, other)
    return RADIUS * atan2(hypot(east, north), up)


def told(distance: float) -> str:
    """Return a distance as it is told: two digits of it, since a place is no point."""
    return f"{_ROUNDED.create_decimal_from_float(distance).normalize():f}"


def wind(one: Point, other: Point) -> str:
    """Return in which of `WINDS` another place lies, seen from one."""
    east, north, _ = _towards(one, other)
    return WINDS[round(degrees(atan2(east, north)) / (360 / len(WINDS))) % len(WINDS)]


def _towards(one: Point, other: Point) -> tuple[float, float, float]:
    """Return how far east, north and up the other place lies, on a ball of the radius one."""
    (_, here), (_, there) = (map(radians, place) for place in (one, other))
    apart = radians(other[0] - one[0])
    north = cos(here) * sin(there) - sin(here) * cos(there) * cos(apart)
    up = sin(here) * sin(there) + cos(here) * cos(there) * cos(apart)
    return cos(there) * sin(apart), north, up
