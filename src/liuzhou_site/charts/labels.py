"""Where words have room beside what is drawn."""

from __future__ import annotations

from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
_LEAST = 1e-6  # pixels by which boxes lie over one another


def placed(wishes: Iterable[Box], room: Box, taken: Iterable[Box]) -> Box | None:
    """Return the first of `wishes` that lies in `room` and over nothing that is taken."""
    taken = tuple(taken)
    for wish in wishes:
        inside = (
            room[0] <= wish[0] and room[1] <= wish[1] and wish[2] <= room[2] and wish[3] <= room[3]
        )
        if inside and not any(_over(wish, one) for one in taken):
            return wish
    return None


def _over(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _LEAST and down > _LEAST
