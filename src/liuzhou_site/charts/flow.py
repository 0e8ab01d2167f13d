"""Two columns of parts, joined: one whole at two times, or what went from where to where.

A band is drawn of what a record says has moved, and of nothing else: where only the parts are
known, thin lines join their edges.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from liuzhou_site.charts.beside import Label, beside
from liuzhou_site.charts.canvas import OUTLINE, Canvas
from liuzhou_site.charts.columns import keys, shade, shaded
from liuzhou_site.charts.layers import PIXELS, Pen, Row
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import HINT, widest, width_of
from liuzhou_site.charts.slope import GAP, TALL, UNDER, column, heads
from liuzhou_site.charts.wholes import parts, whole_of

_THICK = 10
_BETWEEN = 24  # pixels between the columns, however long the words beside them are
_APART = 8  # pixels between what came from two places, or went to two
_PALE = Pen(shade=0.25)
_LINE = 17  # pixels that a number in a band needs


def composition(canvas: Canvas, drawing: Drawing) -> None:
    """Draw the parts of a whole at two times as two columns, the edges of each part joined."""
    words = min(column(canvas, drawing), (canvas.width - 2 * (GAP + _THICK) - _BETWEEN) // 2)
    head = heads(canvas, [_titled(group) for group in drawing.groups], words)
    ground = head + 26 + TALL
    sums = [sum(float(mark.value) for mark in parts(group)) for group in drawing.groups]
    scale = TALL / (max(sums) or 1.0)
    lefts = (words + GAP, canvas.width - words - GAP - _THICK)
    columns: list[list[float]] = []
    belows = [ground]
    for group, left, total in zip(drawing.groups, lefts, sums, strict=True):
        marks = [replace(m, colour=shade(m.colour, at)) for at, m in enumerate(parts(group))]
        (edges,) = _piled(canvas, [marks], (left, ground - total * scale), scale)
        labels = [
            ((top + bottom) / 2 + 4, mark.said, mark.noun)
            for mark, (top, bottom) in zip(marks, pairwise(edges), strict=True)
        ]
        belows.append(_named(canvas, labels, (left, words, head), first=not columns))
        columns.append(edges[:-1])
    for before, after in zip(*columns, strict=True):
        join: Row = {"from": lefts[0] + _THICK, "to": lefts[1], "top": before, "bottom": after}
        canvas.rule({**join, "colour": "mute"})
    canvas.hairline(lefts[0], lefts[1] + _THICK, round(ground) + 0.5, "mute")
    canvas.height = max(belows) + 10


def _titled(group: Group) -> str:
    """Return the title of a column, with its whole if that is a number."""
    whole = whole_of(group)
    return f"{group.title} · {whole.said}" if whole else group.title


def _piled(
    canvas: Canvas, piles: Sequence[Sequence[Mark]], origin: tuple[float, float], scale: float
) -> list[list[float]]:
    """Draw marks one below the other, pile after pile; return the ys between those of each.

    origin: left, top; scale: how many pixels one is.
    """
    left, y = origin
    found = []
    for marks in piles:
        edges = [y]
        for mark in marks:
            bottom = edges[-1] + float(mark.value) * scale
            box: Row = {"from": left, "to": left + _THICK, "top": edges[-1], "bottom": bottom}
            if mark.value:
                canvas.bar({**box, "figure": mark.figure, "colour": mark.colour}, PIXELS)
            edges.append(bottom)
        found.append(edges)
        y = edges[-1] + _APART
    return found


def _named(
    canvas: Canvas, labels: Sequence[Label], side: tuple[float, int, float], *, first: bool
) -> float:
    """Write labels on the outer side of a column; side: its left, their room, the y above all."""
    left, words, head = side
    at, anchor = (left - GAP, "right") if first else (left + _THICK + GAP, "left")
    return beside(canvas, labels, (at, words, head + UNDER), anchor=anchor)


@dataclass(frozen=True)
class _Band:
    """What went: from where to where (x and y of the upper corners), how thick."""

    mark: Mark
    start: tuple[float, float]
    end: tuple[float, float]
    tall: float

    def top(self, x: float) -> float:
        """Return the y of its upper edge at x."""
        (x1, y1), (x2, y2) = self.start, self.end
        return y1 + (y2 - y1) * (x - x1) / (x2 - x1)


def flow(canvas: Canvas, drawing: Drawing) -> None:
    """Draw a band for each figure, as thick as its number: from its group to what its row names."""
    words, groups = column(canvas, drawing), shaded(drawing.groups)
    beside_piles = canvas.wide and all(widest(group.title, HINT) <= words for group in groups)
    if not beside_piles:
        keys(canvas, groups)
    top = canvas.height + _APART
    rows = list(zip(*(group.marks for group in groups), strict=True))
    scale = TALL / (sum(float(mark.value) for mark in drawing.marks) or 1.0)
    first, last = words + GAP if beside_piles else 0, canvas.width - words - GAP - _THICK
    starts = _piled(canvas, [group.marks for group in groups], (first, top), scale)
    ends = _piled(canvas, rows, (last, top), scale)
    bands = [
        _Band(
            mark, (first + _THICK, starts[of][to]), (last, ends[to][of]), float(mark.value) * scale
        )
        for of, group in enumerate(groups)
        for to, mark in enumerate(group.marks)
        if mark.value
    ]
    for band in bands:
        _draw(canvas, band)
        _say(canvas, band, bands)
    if beside_piles:
        _named(canvas, _middles(starts, groups), (first, words, 0), first=True)
    to = [Group(row[0].noun, row) for row in rows]
    below = _named(canvas, _middles(ends, to), (last, words, 0), first=False)
    canvas.height = max(below, starts[-1][-1], ends[-1][-1]) + 10


def _middles(places: Sequence[Sequence[float]], groups: Sequence[Group]) -> list[Label]:
    """Return the titles of piles as labels at their middles."""
    titles = [group.title for group in groups]
    return [((at[0] + at[-1]) / 2 + 4, "", title) for at, title in zip(places, titles, strict=True)]


def _draw(canvas: Canvas, band: _Band) -> None:
    """Draw a band, pale, with its edges."""
    (x1, y1), (x2, y2), tall = band.start, band.end, band.tall
    corners = ((x1, y1), (x2, y2), (x2, y2 + tall), (x1, y1 + tall))
    path = f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in corners)}Z"
    figure = band.mark.figure
    row: Row = {"figure": figure, "sign": f"band {figure}", "at": 0, "top": 0}
    for pen in (_PALE, OUTLINE):
        canvas.shape({**row, "colour": band.mark.colour}, path, pen)


def _say(canvas: Canvas, band: _Band, bands: Sequence[_Band]) -> None:
    """Write the number of a band where it begins, if it has room there and no other crosses it."""
    wide = width_of(band.mark.said, HINT) * 1.1
    left, right = band.start[0] + 6, band.start[0] + 6 + wide
    tops = [band.top(left), band.top(right)]
    high, low = max(tops), min(tops) + band.tall
    y = (high + low) / 2
    crossed = any(
        other.top(x) < y + _LINE / 2 and y - _LINE / 2 < other.top(x) + other.tall
        for other in bands
        for x in (left, right)
        if other is not band
    )
    if low - high >= _LINE and right + 6 <= band.end[0] and not crossed:
        canvas.text(left, y + 4, band.mark.said, HINT)
