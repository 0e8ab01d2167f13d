"""Exact interval arithmetic on decimals; `None` is an open end.

Bounds are rounded outward where they would not end (1 ÷ 3), so a result always holds every true
value. An end may be left out: more than 100 is 100 and up, without 100 itself.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import product

from liuzhou_site.model import Hedge, Interval, Kind, Quantity

EXACT = Context(prec=40)
PLAIN = 15
"""As many significant digits as every program that reads our data keeps."""
_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_UP = Context(prec=40, rounding=ROUND_CEILING)
_ZERO, _ONE = Decimal(0), Decimal(1)
_UPWARD = {Hedge.MORE_THAN, Hedge.OVER, Hedge.AT_LEAST}
_DOWNWARD = {Hedge.AT_MOST, Hedge.UNDER}
_STRICT = {Hedge.MORE_THAN, Hedge.OVER, Hedge.UNDER}
"""Hedges that leave the number itself out: more than 100 is not 100."""
_CLOSE = Decimal("0.1")
"""How far “nearly”, “almost” and “about” reach: a tenth of the number. Our convention."""

_End = tuple[Decimal, bool]
"""One end of an interval, and whether it is left out."""


def exactly(value: Decimal) -> Interval:
    """Return the interval that holds `value` alone."""
    return Interval(value, value)


def allowed(quantity: Quantity, *, rounded: bool) -> Interval:
    """Return what a printed quantity allows: its rounding, if `rounded`, and its hedge.

    1246亿, rounded, allows 1245.5亿 to 1246.5亿; “more than 100” all above 100, “at least 100”
    100 as well; “nearly” and “almost” a tenth less, “about” a tenth less or more.
    """
    value = quantity.value
    if isinstance(value, Interval):
        return value
    if quantity.hedge is not Hedge.NONE:
        return _hedged(value, quantity.hedge)
    if not rounded or not quantity.digits or quantity.kind is Kind.FRACTION:
        return exactly(value)
    half = ulp(value, quantity.digits) / 2
    return Interval(value - half, value + half)


def _hedged(value: Decimal, hedge: Hedge) -> Interval:
    strict = hedge in _STRICT
    if hedge in _UPWARD:
        return Interval(value, None, over=strict)
    if hedge in _DOWNWARD:
        return Interval(None, value, under=strict)
    reach = abs(value) * _CLOSE
    return Interval(value - reach, value + reach if hedge is Hedge.ABOUT else value)


def ulp(value: Decimal, digits: int) -> Decimal:
    """Return the worth of the last of `digits` significant digits of `value`."""
    return _ONE.scaleb(value.adjusted() - digits + 1)


def to_digits(value: Decimal, digits: int) -> Decimal:
    """Round `value` half up to `digits` significant digits."""
    if not value:
        return value
    return value.quantize(ulp(value, digits), rounding=ROUND_HALF_UP, context=EXACT)


def outward(a: Interval, digits: int = PLAIN) -> Interval:
    """Return the narrowest interval around `a` whose ends have at most `digits` digits."""
    low = _cut(a.low, digits, ROUND_FLOOR)
    high = _cut(a.high, digits, ROUND_CEILING)
    return Interval(low, high, over=a.over or low != a.low, under=a.under or high != a.high)


def _cut(end: Decimal | None, digits: int, rounding: str) -> Decimal | None:
    if end is None or not end or len(end.as_tuple().digits) <= digits:
        return end
    return end.quantize(ulp(end, digits), rounding=rounding, context=EXACT)


def add(a: Interval, b: Interval) -> Interval:
    """Return a + b."""
    low = None if a.low is None or b.low is None else _DOWN.add(a.low, b.low)
    high = None if a.high is None or b.high is None else _UP.add(a.high, b.high)
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
        low, over = min(_products(a, b, _DOWN))
        high, reached = max(_products(a, b, _UP, reached=True))
        return Interval(low, high, over=over, under=not reached)
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return Interval(None, None)
    low, over = _product((a.low, a.over), (b.low, b.over), _DOWN)
    return Interval(low, None, over=over)


def _products(a: Interval, b: Interval, context: Context, *, reached: bool = False) -> list[_End]:
    """Return the products of all ends; with `reached`, whether each is, not whether it is not.

    So the least of them, and the greatest, is one that is reached, where there is any.
    """
    found = [_product(x, y, context) for x, y in product(_ends(a), _ends(b))]
    return [(value, left_out is not reached) for value, left_out in found]


def _product(x: _End, y: _End, context: Context) -> _End:
    """Multiply two ends; nothing times anything is nothing, even where that is left out."""
    nothing = any(not value and not left_out for value, left_out in (x, y))
    return context.multiply(x[0], y[0]), not nothing and (x[1] or y[1])


def divide(a: Interval, b: Interval) -> Interval:
    """Return a ÷ b.

    Raises:
        ZeroDivisionError: `b` may be zero or negative.
    """
    if b.low is None or b.low < 0 or (not b.low and not b.over):
        raise ZeroDivisionError
    near, far = (b.low, b.over), (b.high, b.under)
    low, over = _quotient((a.low, a.over), near if a.low and a.low < 0 else far, _DOWN)
    high, under = _quotient((a.high, a.under), far if a.high and a.high < 0 else near, _UP)
    return Interval(low, high, over=over, under=under)


def _quotient(
    x: tuple[Decimal | None, bool], y: tuple[Decimal | None, bool], context: Context
) -> tuple[Decimal | None, bool]:
    """Divide an end by an end of what is above zero; None stands for an end that is open."""
    if not x[0]:
        return x
    if y[0] is None:
        return _ZERO, True
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


def midpoint(a: Interval) -> Decimal:
    """Return the middle of a bounded interval, or its only end.

    Raises:
        ValueError: both ends are open.
    """
    if a.low is not None and a.high is not None:
        return EXACT.divide(EXACT.add(a.low, a.high), Decimal(2))
    end = a.high if a.low is None else a.low
    if end is None:
        msg = "an interval open at both ends has no middle"
        raise ValueError(msg)
    return end


def as_said(a: Interval) -> Interval:
    """Return `a` as words have it: what is above nothing and under 5 is “under 5”."""
    just_under = a.low == 0 and a.over and a.high is not None
    return Interval(None, a.high, under=a.under) if just_under else a


def certainty(a: Interval) -> str:
    """Say how much an interval leaves to know: open, exact, rounded, between.

    rounded: exact but for digits that nobody would print; between: true ends on both sides.
    """
    a = as_said(a)
    if a.low is None or a.high is None:
        return "open"
    if a.low == a.high:
        return "exact"
    width, middle = EXACT.subtract(a.high, a.low), abs(midpoint(a))
    return "rounded" if width < middle.scaleb(3 - PLAIN) else "between"


def told(a: Interval) -> Interval:
    """Return `a` for words: its ends cut outward to two digits of its width at most."""
    if a.low is None or a.high is None or certainty(a) != "between":
        return a
    finest = _ONE.scaleb(_UP.subtract(a.high, a.low).adjusted() - 1)
    low = a.low.quantize(finest, rounding=ROUND_FLOOR, context=EXACT)
    high = a.high.quantize(finest, rounding=ROUND_CEILING, context=EXACT)
    return Interval(low, high)


def shown(interval: Interval, digits: int) -> tuple[Decimal | Interval, Hedge, int]:
    """Return how a derived interval is written: (value or range, hedge, significant digits).

    A point where rounding to some number of digits says just what is known; else a range, as
    `spread` gives it. What is open is cut to the safe side.

    Raises:
        ValueError: both ends are open, so nothing can be said.
    """
    interval = as_said(interval)
    low, high = interval.low, interval.high
    if low is None or high is None:
        cut = outward(interval, digits)
        if high is None:
            return midpoint(cut), Hedge.MORE_THAN if cut.over else Hedge.AT_LEAST, digits
        return midpoint(cut), Hedge.UNDER if cut.under else Hedge.AT_MOST, digits
    if low == high:
        return low.normalize(EXACT), Hedge.NONE, len(low.normalize().as_tuple().digits)
    middle, width = midpoint(interval), _UP.subtract(high, low)
    step = _ONE.scaleb(width.adjusted())
    if width == step and middle and certainty(interval) == "between" and not middle % step:
        return middle.quantize(step), Hedge.NONE, middle.adjusted() - step.adjusted() + 1
    if abs(width) * 200 < abs(middle):
        for places in range(digits, 0, -1):
            point = to_digits(middle, places)
            half = ulp(point, places) / 2
            if point - half <= low and high <= point + half:
                return point, Hedge.NONE, places
    return spread(interval, digits), Hedge.NONE, digits


def spread(a: Interval, digits: int) -> Decimal | Interval:
    """Return a bounded interval as a range, each end rounded to `digits` digits.

    To fewer where the last would be finer than a tenth of the first digit of the width; a point
    where both ends come to the same.

    Raises:
        ValueError: an end is open.
    """
    if a.low is None or a.high is None:
        msg = "an interval with an open end is no range"
        raise ValueError(msg)
    finest = _ONE.scaleb(_UP.subtract(a.high, a.low).adjusted() - 1)
    one, other = (_rounded(end, digits, finest) for end in (a.low, a.high))
    return one if one == other else Interval(one, other)


def _rounded(end: Decimal, digits: int, finest: Decimal) -> Decimal:
    """Round to `digits` digits, and to nothing finer than `finest`."""
    if not end:
        return end
    return end.quantize(max(ulp(end, digits), finest), rounding=ROUND_HALF_UP, context=EXACT)


def _ends(a: Interval) -> tuple[_End, ...]:
    ends = ((a.low, a.over), (a.high, a.under))
    return tuple((end, left_out) for end, left_out in ends if end is not None)
