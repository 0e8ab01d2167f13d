"""Zero-based bars, shares of their own bases, and a part of a whole with its uncertainty."""

from collections.abc import Sequence
from typing import Literal

from liuzhou_site.charts import signs
from liuzhou_site.charts.canvas import HATCHING, LID_PEN, OUTLINE, Canvas
from liuzhou_site.charts.layers import PIXELS, Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import NOUN, width_of

THICK = 20
POINT = 10
GUTTER = 36
NAME = 96  # pixels that the name of a bar needs beside the zero line
OVER = 4  # how far the zero line stands out over a bar, where bars go both ways


def bars(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a bar a mark, from zero; all of one unit are on one scale."""
    for group in drawing.groups:
        canvas.title(group)
        canvas.height = _bars(canvas, group, alike(drawing, group), (0, canvas.width)) + 8


def alike(drawing: Drawing, group: Group) -> list[Mark]:
    """Return the marks of a drawing that a group shares its unit, and so its scale, with."""
    units = {mark.unit for mark in group.marks}
    return [mark for mark in drawing.marks if mark.unit in units]


def multiples(canvas: Canvas, drawing: Drawing) -> None:
    """Draw groups of bars, one scale a unit, as small multiples, side by side if there is room."""
    if not canvas.wide:
        bars(canvas, drawing)
        return
    across = len(drawing.groups)
    room = (canvas.width - GUTTER * (across - 1)) // across
    bottoms = []
    for index, group in enumerate(drawing.groups):
        left = index * (room + GUTTER)
        canvas.height = 0
        canvas.title(group, left, room)
        bottoms.append(_bars(canvas, group, alike(drawing, group), (left, left + room)))
    canvas.height = max(bottoms) + 8


def shares(canvas: Canvas, drawing: Drawing) -> None:
    """Draw each share on a track of its own base; shares of different bases are never stacked."""
    span = Span(1, 0, canvas.width)
    for group in drawing.groups:
        canvas.title(group)
        for mark in group.marks:
            top = canvas.label(0, canvas.height, mark) + 8
            track = (0.5 / canvas.width, 1 - 0.5 / canvas.width)
            canvas.box(mark, track, (top + 0.5, top + THICK - 0.5), span, OUTLINE)
            lying(canvas, mark, span, (top, THICK))
            canvas.height = top + THICK + 18
        canvas.height += 6


def whole(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a part of a whole: the only group holds the part, the remainder and the whole.

    The bar reaches as far as the whole may reach. Between its least and its greatest value the
    outline is dashed, and a whisker above it says how far it may end.
    """
    part, rest, total = drawing.groups[0].marks
    wide = canvas.wide
    low, high = total.interval.low, total.interval.high
    least, greatest = float(low or total.value), float(high or total.value)
    span = Span(greatest, 0, canvas.width - 1)
    top = _whole_labels(canvas, part, total, wide=wide) + 14
    bottom = top + 48
    end, first, last = (span.at(value) for value in (float(part.value), least, greatest))
    canvas.box(part, (0, float(part.value)), (top, bottom), span)
    _open_end(canvas, (end, first, last), (top, bottom), part.colour)
    if share := drawing.texts.get("share", ""):
        canvas.text(14, (top + bottom) / 2 + 7, share, 20, weight=600, colour="paper")
    y = bottom + 6
    if wide:
        look: dict[str, str | int] = {"anchor": "right", "width": canvas.width // 2}
        canvas.height = canvas.label(last, y, rest, **look) + 6
    else:
        y = canvas.label(0, y, rest) + 10
        canvas.height = canvas.label(0, y, total) + 6


def _whole_labels(canvas: Canvas, part: Mark, total: Mark, *, wide: bool) -> float:
    if not wide:
        return canvas.label(0, 0, part) + 4
    room = canvas.width // 2 - 10
    right = canvas.label(canvas.width - 1, 0, total, anchor="right", width=room)
    return max(right, canvas.label(0, 0, part, width=room)) + 4


def _open_end(
    canvas: Canvas, ends: tuple[float, float, float], rows: tuple[float, float], colour: str
) -> None:
    """Outline what is left of the whole: firm up to its least end, dashed up to its greatest."""
    end, first, last = ends
    top, bottom = rows
    for y in (top + 0.5, bottom - 0.5):
        level: Row = {"top": y, "bottom": y, "colour": colour}
        canvas.rule({"from": end, "to": first, **level})
        canvas.rule({"from": first, "to": last, **level}, PIXELS, Pen(1, (2, 2)))
    for x in (first, last):
        canvas.plumb(x, top, bottom, colour, Pen(1, (2, 2)))
        canvas.plumb(x, top - 9, top - 3)
    canvas.hairline(first, last, top - 5.5, "mute")


def _bars(
    canvas: Canvas, group: Group, scaled: Sequence[Mark], sides: tuple[float, float]
) -> float:
    """Draw the marks of a group below one another; return the y below them.

    scaled: all that is on their scale; sides: from where to where, in pixels.
    """
    span = scale(scaled, *sides)
    for mark in group.marks:
        at, room, anchor = _beside(mark, span, sides)
        top = canvas.label(at, canvas.height, mark, width=int(room), anchor=anchor) + 8
        lying(canvas, mark, span, (top, THICK))
        canvas.height = top + THICK + 16
    return canvas.height


def _beside(
    mark: Mark, span: Span, sides: tuple[float, float]
) -> tuple[float, float, Literal["left", "right"]]:
    """Return where a bar's label stands, how wide it may be, and its anchor.

    Where bars go both ways it stands over its own bar, from the zero line on; from the outer side
    on where that leaves it no room.
    """
    left, right = sides
    if not span.signed:
        return left, right - left, "left"
    least = max(width_of(mark.said, NOUN + 1.5) * 1.08, NAME)
    if mark.value < 0:
        room = span.left - left
        return (span.left, room, "right") if room >= least else (left, right - left, "left")
    room = right - span.left
    return (span.left, room, "left") if room >= least else (right, right - left, "right")


def scale(marks: Sequence[Mark], left: float, right: float, point: int = POINT) -> Span:
    """Return the scale of bars, with room for a point at each end that a bar may reach."""
    values = [float(mark.value) for mark in marks]
    return Span.of(values, left + point if min(values) < 0 else left, right - point)


def lying(canvas: Canvas, mark: Mark, span: Span, upright: tuple[float, int]) -> None:
    """Draw a bar from zero to the mark's value with its sign at the end; upright: top, height.

    What is below zero lies on the left of the zero line, its sign at its left end. A bar without
    length is the zero line alone.
    """
    top, thick = upright
    value = float(mark.value)
    end, bottom = span.at(value), top + thick
    outward = -1 if value < 0 else 1
    row: Row = {"figure": mark.figure, "from": 0, "to": value, "top": top, "bottom": bottom}
    row["colour"] = mark.colour
    if mark.doubtful:
        left, length = min(span.left, end), abs(end - span.left)
        place: Row = {"figure": mark.figure, "at": left, "top": top, "colour": mark.colour}
        path = signs.box(0, 0, length, thick) + signs.hatch(0, length, thick)
        canvas.shape({**place, "sign": f"hatched {mark.figure}"}, path, HATCHING)
    elif mark.sign == "expected":
        canvas.bar({**row, "top": top + 1, "bottom": bottom - 1}, span, Pen(2))
    else:
        canvas.bar(row, span)
    if mark.sign == "more":
        foot, tip = -0.3 * outward, thick // 2 * outward
        path = f"M{foot:g},0L{tip},{thick / 2:g}L{foot:g},{thick}Z"
        canvas.shape({**row, "sign": f"more {outward}", "at": end}, path)
    if mark.undated:
        across = f"M{signs.CUT},-1L{signs.CUT},{thick + 1}"
        at = span.left if value >= 0 else span.left - 2 * signs.CUT
        canvas.cut({"sign": "cut", "at": at, "top": top}, across)
    if mark.sign == "nearly":
        canvas.plumb(end + 4 * outward, top, bottom, mark.colour, LID_PEN)
    if span.signed or not value:
        zero_line(canvas, span, top, bottom)


def zero_line(canvas: Canvas, span: Span, top: float, bottom: float) -> None:
    """Draw where zero lies, standing out over a bar from `top` to `bottom`."""
    canvas.plumb(span.left - 0.5, top - OVER, bottom + OVER, "ink")
