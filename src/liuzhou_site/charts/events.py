"""What happened meanwhile: words above a panel over time, a dashed line down to the ground."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Pen
from liuzhou_site.charts.marks import Event
from liuzhou_site.charts.palette import HINT, width_of, wrap
from liuzhou_site.figures import dates

_WIDEST = 210  # pixels of a line of words
_GAP = 14
_INDENT = 5  # pixels between a line and its words
_LINE = round(HINT * 1.35)
_DASHED = Pen(1, (3, 3))


@dataclass(frozen=True)
class Flag:
    """An event above a panel: from where to where it lasts, in pixels, and its words."""

    first: float
    last: float
    lines: tuple[str, ...]
    turned: bool  # its words end at its line, for want of room beyond it

    @property
    def end(self) -> float:
        """The pixel at which its words end."""
        return self.first + _INDENT + max(width_of(line, HINT) for line in self.lines)


def hoist(
    canvas: Canvas, events: Sequence[Event], at: Callable[[float], float], right: float
) -> list[tuple[Flag, float]]:
    """Write the words of events above a panel, each with its line free; return where lines begin.

    at: a day → its pixel; right: where the panel ends. Those that lie at its end stand on top.
    """
    flags = [_flag(event, at, right) for event in events]
    turned = sorted((f for f in flags if f.turned), key=lambda flag: -flag.first)
    onward = sorted((f for f in flags if not f.turned), key=lambda flag: flag.first)
    hoisted: list[tuple[Flag, float]] = []
    top, end = canvas.height, 0.0
    for flag in [*turned, *onward]:
        if flag.turned or flag.first < end + _GAP:
            top = canvas.height
        end = float("inf") if flag.turned else flag.end
        x, anchor = (
            (flag.first - _INDENT, "right") if flag.turned else (flag.first + _INDENT, "left")
        )
        for number, line in enumerate(flag.lines, 1):
            canvas.text(x, top + number * _LINE, line, HINT, anchor=anchor)
        hoisted.append((flag, top + 4))
        canvas.height = max(canvas.height, top + len(flag.lines) * _LINE + 6)
    return hoisted


def _flag(event: Event, at: Callable[[float], float], right: float) -> Flag:
    lasting = "/" in event.period.iso
    days = dates.first_day(event.period), dates.last_day(event.period)
    first, last = (at(day.toordinal()) for day in days)
    if not lasting:
        first = last = at(dates.middle(event.period))
    first, last = round(first) + 0.5, round(min(last, right)) + 0.5
    longest = width_of(event.words, HINT)
    turned = first + _INDENT + min(longest, _WIDEST) > right
    room = min(_WIDEST, first - _INDENT if turned else right - first - _INDENT)
    return Flag(first, last, tuple(wrap(event.words, HINT, room)), turned)


def lower(canvas: Canvas, hoisted: Sequence[tuple[Flag, float]], top: float, ground: float) -> None:
    """Draw the line of each event from its words, or the panel's `top`, down to the ground."""
    for flag, start in hoisted:
        ends = {flag.last: top, flag.first: start}
        for x, y in ends.items():
            canvas.plumb(x, y, ground, pen=_DASHED)
        if flag.first != flag.last:
            canvas.hairline(flag.first, flag.last, round(top) + 0.5, "mute")
