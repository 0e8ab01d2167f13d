"""Words beside what is drawn: moved apart where they would touch, or placed where there is room."""

from collections.abc import Iterable, Sequence

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.palette import HINT, NOUN, wrap

_LINE = round(NOUN * 1.35)
Label = tuple[float, str, str]
"""The y of a place, the number there if it has one, and what it counts."""


def beside(
    canvas: Canvas, labels: Sequence[Label], column: tuple[float, float, float], *, anchor: str
) -> float:
    """Write number and name beside each place, apart from one another; return the y below all.

    column: where words stand, how wide they may be, the y above which none stands.
    """
    at, room, least = column
    ordered = sorted(labels, key=lambda label: label[0])
    tops = apart([(label[0] - _LINE, _height(label, room)) for label in ordered], least)
    y = 0.0
    for (_, said, noun), top in zip(ordered, tops, strict=True):
        y = top
        for line in wrap(said, NOUN, room) if said else ():
            y += _LINE
            canvas.text(at, y, line, NOUN, weight=600, anchor=anchor)
        y = canvas.paragraph(at, y, noun, room, colour="mute", anchor=anchor)
    return y


def _height(label: Label, room: float) -> float:
    _, said, noun = label
    number = len(wrap(said, NOUN, room)) * _LINE if said else 0
    return number + len(wrap(noun, HINT, room)) * round(HINT * 1.35) + 4


def apart(boxes: Sequence[tuple[float, float]], least: float = float("-inf")) -> list[float]:
    """Return the tops of boxes, (top, height) from above, moved until none lies over another.

    Those that touch are moved together, so that their middle stays where it was, unless that would
    lift them over `least`.
    """
    clusters: list[list[tuple[float, float]]] = []

    def high(cluster: Sequence[tuple[float, float]]) -> float:
        return sum(height for _, height in cluster)

    def top(cluster: Sequence[tuple[float, float]]) -> float:
        middle = sum(top + height / 2 for top, height in cluster) / len(cluster)
        return max(least, middle - high(cluster) / 2)

    for box_ in boxes:
        clusters.append([box_])
        while len(clusters) > 1 and top(clusters[-1]) < top(clusters[-2]) + high(clusters[-2]):
            last = clusters.pop()
            clusters[-1] += last
    tops: list[float] = []
    for cluster in clusters:
        y = top(cluster)
        for _, height in cluster:
            tops.append(y)
            y += height
    return tops


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
