"""Exact interval arithmetic on decimals; `None` is an open end.

Bounds are rounded outward where they would not end (1 ÷ 3), so a result always holds every true
value. An end may be left out: more than 100 is 100 and up, without 100 itself.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import product

from liuzhou_site.model import Interval

EXACT = Context(prec=40)
DOWN = Context(prec=40, rounding=ROUND_FLOOR)
UP = Context(prec=40, rounding=ROUND_CEILING)

_End = tuple[Decimal, bool]
"""One end of an interval, and whether it is left out."""


def exactly(value: Decimal) -> Interval:
    """Return the interval that holds `value` alone."""
    return Interval(value, value)


def add(a: Interval, b: Interval) -> Interval:
    """Return a + b."""
    low = None if a.low is None or b.low is None else DOWN.add(a.low, b.low)
    high = None if a.high is None or b.high is None else UP.add(a.high, b.high)
    over = low is not None and (a.over or b.over)
    return Interval(low, high, over=over, under=high is not None and (a.under or b.under))


def negate(a: Interval) -> Interval:
    """Return −a."""
    low = None if a.high is None else a.high.copy_negate()
    high = None if a.low is None else a.low.copy_negate()
    return Interval(low, high, over=a.under, under=a.over)


def multiply(a: Interval, b: Interval) -> Interval:
    """Return a × b. Open ends are followed only where neither factor can be negative."""
    if None not in {a.low, a.high, b.low, b.high}:
        pairs = list(product(_ends(a), _ends(b)))
        # Of two ends that are alike, one that is reached counts.
        low, over = min(_product(*pair, DOWN) for pair in pairs)
        ends = (_product(*pair, UP) for pair in pairs)
        high, under = max(ends, key=lambda end: (end[0], not end[1]))
        return Interval(low, high, over=over, under=under)
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return Interval(None, None)
    low, over = _product((a.low, a.over), (b.low, b.over), DOWN)
    return Interval(low, None, over=over)


def _product(x: _End, y: _End, context: Context) -> _End:
    """Multiply two ends; nothing times anything is nothing, even where that is left out."""
    nothing = any(not value and not left_out for value, left_out in (x, y))
    return context.multiply(x[0], y[0]), not nothing and (x[1] or y[1])


def divide(a: Interval, b: Interval) -> Interval:
    """Return a ÷ b. Raises ZeroDivisionError: `b` may be zero or negative."""
    if b.low is None or b.low < 0 or (not b.low and not b.over):
        raise ZeroDivisionError
    near, far = (b.low, b.over), (b.high, b.under)
    low, over = _quotient((a.low, a.over), near if a.low and a.low < 0 else far, DOWN)
    high, under = _quotient((a.high, a.under), far if a.high and a.high < 0 else near, UP)
    return Interval(low, high, over=over, under=under)


def _quotient(
    x: tuple[Decimal | None, bool], y: tuple[Decimal | None, bool], context: Context
) -> tuple[Decimal | None, bool]:
    """Divide an end by an end of what is above zero; None stands for an end that is open."""
    if not x[0]:
        return x
    if y[0] is None:
        return Decimal(0), True
    if not y[0]:
        return None, False
    return context.divide(x[0], y[0]), x[1] or y[1]


def overlap(a: Interval, b: Interval) -> bool:
    """Say whether some value lies in both."""
    return at_most(a, b) and at_most(b, a)


def at_most(a: Interval, b: Interval) -> bool:
    """Say whether a ≤ b can hold: some value of `a` is not above some value of `b`."""
    if a.low is None or b.high is None or a.low < b.high:
        return True
    return a.low == b.high and not (a.over or b.under)


def below(a: Interval, b: Interval) -> bool:
    """Say whether a < b can hold: some value of `a` is below some value of `b`."""
    return a.low is None or b.high is None or a.low < b.high


def surely_below(a: Interval, b: Interval) -> bool:
    """Say whether every value of `a` is below every value of `b`."""
    return not at_most(b, a)


def within(a: Interval, b: Interval) -> bool:
    """Say whether every value of `a` is one of `b`, both closed and bounded."""
    below = a.low is not None and b.low is not None and b.low <= a.low
    return below and a.high is not None and b.high is not None and a.high <= b.high


def _ends(a: Interval) -> tuple[_End, ...]:
    ends = ((a.low, a.over), (a.high, a.under))
    return tuple((end, left_out) for end, left_out in ends if end is not None)
