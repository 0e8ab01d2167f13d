"""Dated figures down a line of time, as far apart as they are."""

from liuzhou_site.charts.beside import apart
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Row
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import HINT, NOUN, NUMBER, widest, width_of, wrap
from liuzhou_site.figures import dates

_PITCH = 56  # pixels for each figure, were they evenly apart
_HALF = 4.0
_RISE = 6.0  # from the middle of a number to the top of its words
_ABOVE = 8.0  # pixels for what of a number stands out over that
_GAP, _ARM = 12, 18  # around the line, and from it to words that were moved
_LINE = round(NOUN * 1.35)
_MOST = 130  # pixels of the column of dates


def timeline(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a point for each figure where its time lies, its date before it, its words beside it."""
    marks = sorted(drawing.marks, key=lambda mark: dates.middle(mark.period))
    column = min(_MOST, max(width_of(mark.dated, HINT) * 1.12 for mark in marks))
    line = round(column + _GAP) + 0.5
    words = line + _ARM
    first, last = (dates.middle(mark.period) for mark in (marks[0], marks[-1]))
    tall = _PITCH * (len(marks) - 1)
    places = [
        _ABOVE + _RISE + (dates.middle(mark.period) - first) / (last - first or 1) * tall
        for mark in marks
    ]
    heights = [_height(mark, canvas.width - words, column) for mark in marks]
    tops = apart([(y - _RISE, high) for y, high in zip(places, heights, strict=True)], _ABOVE)
    canvas.plumb(line, places[0], places[-1])
    for mark, y, top in zip(marks, places, tops, strict=True):
        canvas.point(mark, line, y, _HALF)
        arm: Row = {"from": line + _HALF, "to": words - 4, "top": y, "bottom": top + _RISE}
        canvas.rule({**arm, "colour": "mute"}, PIXELS)
        level = canvas.paragraph(column, top - 4, mark.dated, column, colour="mute", anchor="right")
        below = canvas.label(words, top - 7, mark, width=int(canvas.width - words))
        canvas.height = max(canvas.height, level, below)
    canvas.height = max(canvas.height, places[-1] + _HALF) + 4


def _height(mark: Mark, room: float, column: float) -> float:
    lines = len(wrap(mark.noun, NOUN, room)) + len(wrap(mark.hint, HINT, room))
    dated = len(wrap(mark.dated, HINT, column)) + (widest(mark.dated, HINT) > column)
    return max(NUMBER + lines * _LINE, dated * _LINE) + 8
