"""The overview: every figure of the source, one bar each, in the order in which it prints them."""

from collections.abc import Sequence
from dataclasses import replace

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.drawings import mark
from liuzhou_site.charts.marks import Bar
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.story.typeset import Typesetter

WIDE = 600
TALL, SHORT = 96, 72
FOOT = 30
_BROADEST = 40
_BROAD = 14  # a pitch from which a broader gap looks right


def overview(canvas: Canvas, bars: Sequence[Bar], chapters: Sequence[tuple[int, str]]) -> None:
    """Draw the overview in one row, in two where it is narrow.

    chapters: (index of the first bar, label) in order. Every bar of the single row links to its
    row of the ledger; those of the double row are too narrow to be hit.
    """
    rows = 1 if canvas.width >= WIDE else 2
    across = -(-len(bars) // rows)
    pitch = _pitch(canvas.width, across)
    broad = int(pitch) - (2 if pitch < _BROAD else 3)
    tall = TALL if rows == 1 else SHORT
    for index, bar in enumerate(bars):
        row, column = divmod(index, across)
        box = (round(column * pitch), row * (tall + FOOT), broad, tall)
        canvas.upright(bar, box, index, linked=rows == 1)
    _labels(canvas, chapters, across, tall)
    canvas.height = rows * (tall + FOOT)


def _pitch(width: float, across: int) -> float:
    return min(width / across, _BROADEST)


def _labels(canvas: Canvas, chapters: Sequence[tuple[int, str]], across: int, tall: int) -> None:
    """Write the chapters' labels under their first bars; one that has no room is left out."""
    pitch = _pitch(canvas.width, across)
    taken = (-1, 0.0)
    for index, label in chapters:
        row, column = divmod(index, across)
        top = row * (tall + FOOT) + tall
        x = round(column * pitch)
        length = width_of(label, HINT)
        if (row == taken[0] and x < taken[1]) or x + 5 + length > canvas.width - 4:
            continue
        canvas.plumb(x + 0.5, top + 4, top + 14)
        canvas.text(x + 5, top + 17, label, HINT, colour="mute")
        taken = (row, x + 5 + length + 8)


def overview_bars(setter: Typesetter) -> tuple[Bar, ...]:
    """Return every printed figure of the source as a bar, in its order; none if all are alike."""
    bars = tuple(mark(setter, figure).bar for figure in setter.voice.book.printed)
    return bars if len({replace(bar, figure="") for bar in bars}) > 1 else ()
