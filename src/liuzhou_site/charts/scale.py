"""Round levels of a scale, and how they are drawn: faint lines, each with its amount."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Span
from liuzhou_site.charts.marks import Level
from liuzhou_site.charts.palette import HINT, width_of

_MOST = 4  # steps of a scale
_GAP = 8  # pixels between an amount and its line
_LOOSE = 1.12  # a font may be wider than it is estimated
_STEPS = (1, 2, 5, 10)


def rounded(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return zero and the few round levels as far as `values` reach, the least first."""
    known = (Decimal(0), *values)
    least, most = min(known), max(known)
    if least == most:
        return ()
    step = _step((most - least) / _MOST)
    first = int((least / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(first, int(most // step) + 1))


def bounds(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return round bounds in equal steps, a few, between which all of `values` lie."""
    known = tuple(values)
    least, most = min(known), max(known)
    step = _step((most - least or abs(most) or Decimal(1)) / _MOST)
    first, last = int(least // step), int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def _step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in _STEPS if power * times >= rough)


def gutter(levels: Sequence[Level]) -> float:
    """Return how much room the amounts of upright levels take on the left, in pixels."""
    return max((width_of(level.said, HINT) * _LOOSE + _GAP for level in levels), default=0.0)


def amounts(canvas: Canvas, ticks: Sequence[tuple[float, str]], y: float) -> None:
    """Write amounts side by side at their pixels, as many as have room."""
    taken = float("-inf")
    for x, said in ticks:
        wide = width_of(said, HINT)
        left = min(max(x - wide / 2, 0), canvas.width - wide)
        if left > taken:
            canvas.text(left, y, said, HINT, colour="mute")
            taken = left + wide + _GAP


def across(
    canvas: Canvas, levels: Sequence[Level], span: Span, sides: tuple[float, float], words: float
) -> None:
    """Draw a faint line at each level of an upright scale; words: where amounts end, 0 for none."""
    for level in levels:
        y = round(span.at(float(level.value)))
        if level.value:
            canvas.hairline(*sides, y + 0.5)
        if words:
            canvas.text(words - _GAP, y + 4, level.said, HINT, colour="mute", anchor="right")
