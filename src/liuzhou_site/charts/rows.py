"""A row a mark: ranked bars, a table with bars in its cells, the range that a number may have."""

from collections.abc import Sequence

from liuzhou_site.charts import signs
from liuzhou_site.charts.bars import alike, lying, scale, zero_line
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import FILLED, Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import NOUN, width_of

GUTTER = 24
NAMES = 190  # the column of names, where there is one
THICK, THIN = 16, 8
POINT = 8  # room for the point of “more than”
_LEAST = 40  # pixels that bars have, however long their numbers are
_DOT = 4.5  # half the side of the point of a range


def ranked(canvas: Canvas, drawing: Drawing) -> None:
    """Draw bars from zero, the longest first, the number at the end of each."""
    left = NAMES + GUTTER if canvas.wide else 0
    for group in drawing.groups:
        canvas.title(group)
        marks = sorted(group.marks, key=lambda mark: mark.value, reverse=True)
        span, beside = _between(alike(drawing, group), left, canvas.width)
        for mark in marks:
            _bar(canvas, mark, span, (left, beside))
        canvas.height += 8


def _between(marks: Sequence[Mark], left: float, right: float) -> tuple[Span, bool]:
    """Return the scale of bars, and whether their numbers have room beyond their outer ends."""
    rooms = [0.0, 0.0]
    for mark in marks:
        side = int(mark.value >= 0)
        rooms[side] = max(rooms[side], width_of(mark.said, NOUN) * 1.1 + 12)
    values = [float(mark.value) for mark in marks]
    if right - left - sum(rooms) < _LEAST:
        return scale(marks, left, right), False
    return Span.of(values, left + rooms[0], right - rooms[1]), True


def _bar(canvas: Canvas, mark: Mark, span: Span, row: tuple[float, bool]) -> None:
    """Draw name, bar and number; row: where bars begin, whether numbers stand beside them."""
    left, beside = row
    if left:
        below = canvas.paragraph(0, canvas.height - 2, mark.noun, NAMES)
        top = canvas.height
    else:
        below = top = canvas.paragraph(0, canvas.height, mark.noun, canvas.width) + 5
    outward, anchor = (-1, "right") if mark.value < 0 else (1, "left")
    gap = 7 + (POINT if mark.sign in {"more", "nearly"} else 0)
    at, level = span.at(float(mark.value)) + gap * outward, top + 13
    if not beside:
        at, anchor, level = left, "left", top + 11
        top = level + 6
    canvas.text(at, level, mark.said, NOUN, weight=600, anchor=anchor)
    lying(canvas, mark, span, (top, THICK))
    canvas.height = max(below, top + THICK) + 9


def bar_table(canvas: Canvas, drawing: Drawing) -> None:
    """Set a table with a bar under each number: a row a thing, a column a group.

    Each column has a unit and a scale of its own. Where it is narrow, the columns stand below one
    another.
    """
    if not canvas.wide:
        for group in drawing.groups:
            canvas.title(group)
            for mark in group.marks:
                canvas.height = canvas.paragraph(0, canvas.height, mark.noun, canvas.width)
                _cell(canvas, mark, group, (0, canvas.width))
            canvas.height += 10
        return
    room = (canvas.width - NAMES) / len(drawing.groups) - GUTTER
    lefts = [NAMES + GUTTER + index * (room + GUTTER) for index in range(len(drawing.groups))]
    _heads(canvas, drawing, lefts, room)
    for row in zip(*(group.marks for group in drawing.groups), strict=True):
        top = canvas.height
        bottoms = [canvas.paragraph(0, top + 3, row[0].noun, NAMES) + 10]
        for left, mark, group in zip(lefts, row, drawing.groups, strict=True):
            canvas.height = top
            _cell(canvas, mark, group, (left, room))
            bottoms.append(canvas.height)
        canvas.height = max(bottoms)
        canvas.hairline(0, canvas.width, round(canvas.height) - 3.5)


def _heads(canvas: Canvas, drawing: Drawing, lefts: list[float], room: float) -> None:
    bottoms = [
        canvas.paragraph(left, 0, group.title, room, colour="mute")
        for left, group in zip(lefts, drawing.groups, strict=True)
    ]
    canvas.height = max(bottoms) + 10
    canvas.hairline(0, canvas.width, round(canvas.height) - 2.5, "mute")


def _cell(canvas: Canvas, mark: Mark, group: Group, box: tuple[float, float]) -> None:
    left, room = box
    top = canvas.height + 21
    canvas.text(left, canvas.height + 16, mark.said, NOUN, weight=600)
    lying(canvas, mark, scale(group.marks, left, left + room, POINT), (top, THIN))
    canvas.height = top + THIN + 10


def intervals(canvas: Canvas, drawing: Drawing) -> None:
    """Draw what each number may be: a pale bar from the least to the most, a point where it is.

    A bar with a point at its end is open: nobody says how far it goes. All are on one scale.
    """
    ends = [
        float(end)
        for m in drawing.marks
        for end in (m.value, m.interval.low, m.interval.high)
        if end is not None
    ]
    span = Span.of(ends, _DOT, canvas.width - 2 * POINT)
    for group in drawing.groups:
        canvas.title(group)
        for mark in group.marks:
            top = canvas.label(0, canvas.height, mark) + 7
            _range(canvas, mark, span, top)
            canvas.height = top + THICK + 14
        canvas.height += 6


def _range(canvas: Canvas, mark: Mark, span: Span, top: float) -> None:
    """Draw the range of a mark over a line on which zero has its place."""
    low, high = mark.interval.low, mark.interval.high
    first = float(low or 0)
    edge = canvas.width - 2 * POINT
    reach = (edge - span.left) / (span.right - span.left) * span.most
    last = reach if high is None else float(high)
    middle = top + THICK / 2
    canvas.hairline(_DOT, edge, round(middle) + 0.5)
    row: Row = {"figure": mark.figure, "from": first, "to": last, "colour": f"{mark.colour}2"}
    inner = {"top": middle - THIN / 2, "bottom": middle + THIN / 2}
    pen = Pen(1, (2, 2)) if mark.doubtful else FILLED
    canvas.bar({**row, **inner}, span, pen)
    if high is None:
        path = f"M0,0L{POINT},{THIN / 2:g}L0,{THIN}Z"
        place: Row = {"figure": mark.figure, "sign": "open", "at": edge, "top": inner["top"]}
        canvas.shape({**place, "colour": f"{mark.colour}2"}, path)
    at: Row = {"figure": mark.figure, "sign": "point", "top": middle, "colour": mark.colour}
    dot = signs.box(-_DOT, -_DOT, _DOT, _DOT)
    canvas.shape({**at, "at": span.at(float(mark.value))}, dot)
    for end in (low, high):
        if end is not None and low != high:
            canvas.plumb(span.at(float(end)), top, top + THICK, mark.colour)
    if span.signed:
        zero_line(canvas, span, top, top + THICK)
