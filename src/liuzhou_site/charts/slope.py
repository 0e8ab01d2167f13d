"""Two points in time, joined: what rose and what fell between them."""

from collections.abc import Sequence

from liuzhou_site.charts.beside import beside
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, NOUN, widest, width_of
from liuzhou_site.charts.signs import box

TALL = 260
LEFT, SHORT, MOST = 170, 92, 132
"""The column of words at either side, where there is room and where there is not; there it grows
up to the most that leaves the lines their place, for what cannot be broken."""
GAP = 10
_POINT = 3.5
UNDER = 6  # pixels between the periods and the uppermost label


def slope(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a line from each mark of the first group to the mark of the second in its place."""
    words = column(canvas, drawing)
    before, after = (group.marks for group in drawing.groups)
    head = heads(canvas, [group.title for group in drawing.groups], words)
    bottom = head + 26 + TALL
    span = Span.upright((float(mark.value) for mark in drawing.marks), bottom, TALL)
    sides = (words + GAP, canvas.width - words - GAP)
    for number, pair in enumerate(zip(before, after, strict=True)):
        _pair(canvas, pair, (sides, span), f"run {number}")
    columns = ((before, sides[0] - GAP, "right"), (after, sides[1] + GAP, "left"))
    ends = [
        beside(
            canvas, [(span.at(float(mark.value)), mark.said, mark.noun) for mark in marks],
            (at, words, head + UNDER), anchor=anchor,
        )
        for marks, at, anchor in columns
    ]  # fmt: skip
    canvas.hairline(*sides, round(span.left) + 0.5, "mute")
    canvas.height = max(*ends, bottom) + 10


def column(canvas: Canvas, drawing: Drawing) -> int:
    """Return how wide the words stand: where it is narrow, as wide as the widest of them."""
    if canvas.wide:
        return LEFT
    said = (width_of(mark.said, NOUN) * 1.1 for mark in drawing.marks)
    named = (widest(mark.noun, HINT) for mark in drawing.marks)
    dated = (widest(group.title, HINT) for group in drawing.groups)
    return min(MOST, round(max(SHORT, *said, *named, *dated)))


def heads(canvas: Canvas, titles: Sequence[str], words: int) -> float:
    """Write two titles over the sides, on two lines if one is long; return the y below them."""
    before, after = titles
    towards, onwards = {"colour": "mute", "anchor": "right"}, {"colour": "mute"}
    if max(widest(before, HINT), widest(after, HINT)) > words:
        y = canvas.paragraph(0, 0, before, canvas.width, **onwards)
        return canvas.paragraph(canvas.width, y, after, canvas.width, **towards)
    return max(
        canvas.paragraph(words, 0, before, words, **towards),
        canvas.paragraph(canvas.width - words, 0, after, words, **onwards),
    )


def _pair(
    canvas: Canvas, pair: tuple[Mark, Mark], frame: tuple[tuple[float, float], Span], run: str
) -> None:
    sides, span = frame
    ends = [(at, mark) for at, mark in zip(sides, pair, strict=True)]
    rows: list[Row] = [
        {"figure": mark.figure, "at": at, "value": float(mark.value), "run": run,
         "colour": pair[1].colour}  # one colour: a line of two would fall apart
        for at, mark in ends
    ]  # fmt: skip
    canvas.line(rows, span, Pen(2))
    for at, mark in ends:
        place: Row = {"figure": mark.figure, "sign": "point", "at": at, "colour": mark.colour}
        outline = box(-_POINT, -_POINT, _POINT, _POINT)
        canvas.shape({**place, "top": span.at(float(mark.value))}, outline)
