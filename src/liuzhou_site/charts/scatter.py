"""Two numbers of each thing: a point where they meet, named where its name has room."""

from collections.abc import Sequence
from math import inf

from liuzhou_site.charts import axes
from liuzhou_site.charts.beside import Box, placed
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, width_of

_TALL = 300
_HALF = 4.0
_GAP = 8


def scatter(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a point for each row: the first column across, the second upwards, both from zero."""
    (across, upwards), width = drawing.groups, canvas.width
    levels = [drawing.levels.get(group.marks[0].unit, ()) for group in (across, upwards)]
    canvas.height = canvas.paragraph(0, 0, f"↑ {upwards.title}", width, colour="mute") + 14
    left = axes.gutter(levels[1])
    values = [[float(mark.value) for mark in group.marks] for group in (across, upwards)]
    bottom = canvas.height + _TALL
    spans = (Span.of(values[0], left, width - _GAP), Span.of(values[1], bottom, canvas.height))
    axes.across(canvas, levels[1], spans[1], (left, width), left)
    ground = round(spans[1].at(0))
    canvas.hairline(left, width, ground + 0.5, "mute")
    places = [
        (spans[0].at(x), spans[1].at(y)) for x, y in zip(*values, strict=True)
    ]  # fmt: skip
    for (x, y), mark in zip(places, upwards.marks, strict=True):
        canvas.point(mark, x, y, _HALF)
    _names(canvas, upwards.marks, places, left)
    canvas.height = bottom
    _foot(canvas, [(spans[0].at(float(level.value)), level.said) for level in levels[0]])
    canvas.height = canvas.paragraph(
        width, canvas.height, f"{across.title} →", width, colour="mute", anchor="right"
    ) + 4  # fmt: skip


def _foot(canvas: Canvas, ticks: Sequence[tuple[float, str]]) -> None:
    """Write the amounts of the scale across, as many as have room."""
    for x, _ in ticks:
        canvas.plumb(round(x) + 0.5, canvas.height, canvas.height + 5)
    axes.amounts(canvas, ticks, canvas.height + 20)
    canvas.height += 22


def _names(
    canvas: Canvas, marks: Sequence[Mark], places: Sequence[tuple[float, float]], left: float
) -> None:
    """Write the name of each point beside it, unless it would lie over another, or over a name."""
    reach = _HALF + 2
    taken: list[Box] = [(x - reach, y - reach, x + reach, y + reach) for x, y in places]
    order = sorted(range(len(marks)), key=lambda at: (places[at][1], places[at][0]))
    for at in order:
        (x, y), words = places[at], marks[at].noun
        wide = width_of(words, HINT)
        starts = (
            (x + _GAP, y + 4.5), (x - _GAP - wide, y + 4.5),
            (x - wide / 2, y - 9), (x - wide / 2, y + 19),
        )  # fmt: skip
        wishes = ((start, level - 11, start + wide, level + 3) for start, level in starts)
        if found := placed(wishes, (left, -inf, canvas.width, inf), taken):
            canvas.text(found[0], found[3] - 3, words, HINT)
            taken.append(found)
