"""Lines over time: points that are dated and firm, on a scale that holds zero.

Faint lines with amounts measure it. Each line says in words where it ends: beside its end, if there
is room, or above the panel; a line that is alone says its greatest and its least value too. Where
the table has a row and no number, the line is broken; years that it has no rows for are joined. A
point with a flag is hollow, and so is a forecast, to which dashes lead.
"""

from collections.abc import Sequence

from liuzhou_site.charts import axes, events
from liuzhou_site.charts.axes import foot
from liuzhou_site.charts.beside import beside
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.courses import PENS, POINT, Frame, bands, course, in_order, point
from liuzhou_site.charts.describe import sentence
from liuzhou_site.charts.layers import PIXELS, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Level, Mark
from liuzhou_site.charts.palette import HINT, NOUN, width_of, wrap
from liuzhou_site.figures import dates

GUTTER = 32
TALL, LOW = 200, 84
_COLUMN, _GAP = 150, 10  # the words beside the ends of lines, and what parts them
_OVER = 28  # pixels for the words of a peak between a panel and its events
_BESIDE = 6  # pixels between words and an upright line
_SAMPLE = 26  # pixels of a line that stand before its name


def line(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a line a group, all of one unit in one panel, each named with its ends."""
    _begin(canvas, drawing)
    groups, levels = [group for group in drawing.groups if not group.edge], _levels(drawing)
    right = canvas.width - POINT
    last = [in_order(group)[-1] for group in groups]
    named = canvas.wide and len(groups) > 1 and len({mark.period for mark in last}) == 1
    column = _COLUMN - 2 * POINT
    named = named and all(
        width_of(piece, NOUN) <= column for mark in last for piece in wrap(mark.said, NOUN, column)
    )
    if named:
        right -= _COLUMN + _GAP
    else:
        _keys(canvas, groups)
        canvas.height += 18
    left = axes.gutter(levels)
    sides = (left + POINT, right)
    days = _frame(drawing, sides, (0, 0))
    hoisted = events.hoist(canvas, drawing.events, days.across, right + POINT)
    events_end = canvas.height
    canvas.height += _OVER if hoisted and len(groups) == 1 else 10
    frame = _frame(drawing, sides, (canvas.height + TALL, TALL))
    events.lower(canvas, hoisted, events_end + 4, frame.value.left)
    axes.across(canvas, levels, frame.value, (left, right + POINT), left)
    bands(canvas, [group for group in drawing.groups if group.edge], frame)
    for pen, group in zip(PENS, groups, strict=False):
        course(canvas, group, frame, pen)
    if len(drawing.groups) == 1:  # within a band no words stand
        taken = [at for flag, _ in hoisted for at in (flag.first, flag.last)]
        _peaks(canvas, in_order(groups[0]), frame, taken)
    _foot(canvas, groups, frame)
    if named:
        place = (right + POINT + _GAP, column, 0.0)
        labels = [(frame.at(mark)[1], mark.said, mark.noun) for mark in last]
        canvas.height = max(canvas.height, beside(canvas, labels, place, anchor="left"))


def lines(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a panel a group, all on one scale, side by side where there is room."""
    _begin(canvas, drawing)
    left = axes.gutter(_levels(drawing))
    across = min(3, len(drawing.groups)) if canvas.wide else 1
    room = (canvas.width - left - GUTTER * (across - 1)) / across
    for first in range(0, len(drawing.groups), across):
        _panels(canvas, drawing, drawing.groups[first : first + across], (left, room))


def _begin(canvas: Canvas, drawing: Drawing) -> None:
    """Write what a chart shows in place of the numbers, if it does."""
    if drawing.view:
        words = sentence(drawing.view)
        canvas.height = canvas.paragraph(0, 0, words, canvas.width, colour="mute") + 8


def _levels(drawing: Drawing) -> Sequence[Level]:
    return next(iter(drawing.levels.values()), ())


def _panels(
    canvas: Canvas, drawing: Drawing, row: Sequence[Group], places: tuple[float, float]
) -> None:
    """Draw groups side by side on one ground; places: where the first begins, how wide each is."""
    first, room = places
    top, heads, bottoms = canvas.height, list[float](), list[float]()
    lefts = [first + index * (room + GUTTER) for index in range(len(row))]
    for left, group in zip(lefts, row, strict=True):
        canvas.height = top
        canvas.title(group, left, room)
        heads.append(_key(canvas, left, in_order(group), room))
    upright = (max(heads) + 12 + LOW, LOW)
    for left, group in zip(lefts, row, strict=True):
        frame = _frame(drawing, (left + POINT, left + room - POINT), upright)
        words = left if left == first else 0
        axes.across(canvas, _levels(drawing), frame.value, (left, left + room), words)
        course(canvas, group, frame, PENS[0])
        _foot(canvas, [group], frame)
        bottoms.append(canvas.height)
    canvas.height = max(bottoms) + 14


def _frame(drawing: Drawing, sides: tuple[float, float], upright: tuple[float, float]) -> Frame:
    """Return the frame of a panel; upright: the y of its lowest value, and its height.

    All panels of a chart have the scales that all of its marks need together.
    """
    days = [dates.middle(mark.period) for mark in drawing.marks]
    value = Span.upright((float(mark.value) for mark in drawing.marks), *upright)
    return Frame(*sides, (min(days), max(days)), value)


def _keys(canvas: Canvas, groups: Sequence[Group]) -> None:
    """Name every line above the panel, a piece of it before its name where there are several."""
    across = min(len(groups), 2) if canvas.wide else 1
    room = (canvas.width - GUTTER * (across - 1)) / across
    for first in range(0, len(groups), across):
        bottoms = []
        for index, group in enumerate(groups[first : first + across]):
            marks, left = in_order(group), index * (room + GUTTER)
            indent = 0
            if len(groups) > 1:
                place: Row = {"from": left, "to": left + _SAMPLE, "colour": marks[-1].colour}
                y = canvas.height + 13
                canvas.rule({**place, "top": y, "bottom": y}, PIXELS, PENS[first + index])
                indent = _SAMPLE + 10
            bottoms.append(_key(canvas, left + indent, marks, room - indent))
        canvas.height = max(bottoms) + 12


def _key(canvas: Canvas, left: float, marks: Sequence[Mark], room: float) -> float:
    first, last = marks[0], marks[-1]
    y = canvas.label(left, canvas.height, last, width=int(room))
    if first is last:
        return y
    return canvas.paragraph(left, y, f"{first.dated} · {first.said}", room, colour="mute")


def _peaks(canvas: Canvas, marks: Sequence[Mark], frame: Frame, taken: Sequence[float]) -> None:
    """Write the greatest value over its point and the least under it, unless it is at an end.

    taken: the pixels of upright lines, which words stand beside.
    """
    values = [mark.value for mark in marks]
    for peak, down in ((max(values), -9), (min(values), 19)):
        found = [mark for mark in marks if mark.value == peak]
        if len(found) > 1 or found[0] in {marks[0], marks[-1]}:
            continue
        x, y = frame.at(found[0])
        point(canvas, found[0], frame)
        words = f"{found[0].dated} · {found[0].said}"
        left = _free(x, width_of(words, HINT), canvas.width, taken)
        if left is not None:
            canvas.text(left, y + down, words, HINT)


def _free(x: float, length: float, width: int, taken: Sequence[float]) -> float | None:
    """Return where words begin that stand as near to the middle `x` as no upright line crosses."""
    wished = [x - length / 2]
    for line in taken:
        wished += [line + _BESIDE, line - _BESIDE - length]
    places = [min(max(left, 0), max(width - length - 4, 0)) for left in wished]
    free = [at for at in places if not any(at <= line <= at + length for line in taken)]
    return min(free, key=lambda at: abs(at + length / 2 - x), default=None)


def _foot(canvas: Canvas, groups: Sequence[Group], frame: Frame) -> None:
    marks = [mark for group in groups for mark in group.marks]
    ground = frame.value.left
    canvas.hairline(frame.left - POINT, frame.right + POINT, round(ground) + 0.5, "mute")
    lowest = max([ground, *(frame.at(mark)[1] + 20 for mark in marks if mark.value < 0)])
    if lowest > ground:
        canvas.hairline(frame.left - POINT, frame.right + POINT, round(lowest) + 0.5)
    foot(canvas, marks, lambda mark: frame.at(mark)[0], round(lowest))
