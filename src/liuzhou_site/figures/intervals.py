"""Exact interval arithmetic on decimals; `None` is an open end."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import product
from typing import TYPE_CHECKING

from liuzhou_site.model import Hedge, Interval, Kind

if TYPE_CHECKING:
    from liuzhou_site.model import Quantity

EXACT = Context(prec=40)
PLAIN = 15
"""As many significant digits as every program that reads our data keeps."""
_ZERO = Decimal(0)
_UPWARD = {Hedge.MORE_THAN, Hedge.OVER, Hedge.AT_LEAST}
_DOWNWARD = {Hedge.AT_MOST, Hedge.UNDER}
_CLOSE = Decimal("0.1")
"""How far “nearly”, “almost” and “about” reach: a tenth of the number. Our convention."""


def exactly(value: Decimal) -> Interval:
    """Return the interval that holds `value` alone."""
    return Interval(value, value)


def allowed(quantity: Quantity, *, rounded: bool) -> Interval:
    """Return what a printed quantity allows: its rounding, if `rounded`, and its hedge.

    1246亿, rounded, allows 1245.5亿 to 1246.5亿; “more than 100” allows 100 and all above.
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
    if hedge in _UPWARD:
        return Interval(value, None)
    if hedge in _DOWNWARD:
        return Interval(None, value)
    low = value * (1 - _CLOSE)
    return Interval(low, value * (1 + _CLOSE) if hedge is Hedge.ABOUT else value)


def ulp(value: Decimal, digits: int) -> Decimal:
    """Return the worth of the last of `digits` significant digits of `value`."""
    return Decimal(1).scaleb(value.adjusted() - digits + 1)


def to_digits(value: Decimal, digits: int) -> Decimal:
    """Round `value` half up to `digits` significant digits."""
    if not value:
        return value
    return value.quantize(ulp(value, digits), rounding=ROUND_HALF_UP, context=EXACT)


def outward(a: Interval, digits: int = PLAIN) -> Interval:
    """Return the narrowest interval around `a` whose ends have at most `digits` digits."""
    return Interval(_cut(a.low, digits, ROUND_FLOOR), _cut(a.high, digits, ROUND_CEILING))


def _cut(end: Decimal | None, digits: int, rounding: str) -> Decimal | None:
    if end is None or not end or len(end.as_tuple().digits) <= digits:
        return end
    return end.quantize(ulp(end, digits), rounding=rounding, context=EXACT)


def add(a: Interval, b: Interval) -> Interval:
    """Return a + b."""
    return Interval(_plus(a.low, b.low), _plus(a.high, b.high))


def negate(a: Interval) -> Interval:
    """Return −a."""
    return Interval(
        None if a.high is None else -a.high,
        None if a.low is None else -a.low,
    )


def multiply(a: Interval, b: Interval) -> Interval:
    """Return a × b. Open ends are followed only where neither factor can be negative."""
    if None not in {a.low, a.high, b.low, b.high}:
        ends = [EXACT.multiply(x, y) for x, y in product(_ends(a), _ends(b))]
        return Interval(min(ends), max(ends))
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return Interval(None, None)
    high = None if a.high is None or b.high is None else EXACT.multiply(a.high, b.high)
    return Interval(EXACT.multiply(a.low, b.low), high)


def invert(a: Interval) -> Interval:
    """Return 1 ÷ a.

    Raises:
        ZeroDivisionError: `a` may be zero or negative.
    """
    if a.low is None or a.low <= 0:
        raise ZeroDivisionError
    low = _ZERO if a.high is None else EXACT.divide(Decimal(1), a.high)
    return Interval(low, EXACT.divide(Decimal(1), a.low))


def overlap(a: Interval, b: Interval) -> bool:
    """Say whether some value lies in both."""
    return at_most(a, b) and at_most(b, a)


def at_most(a: Interval, b: Interval) -> bool:
    """Say whether a ≤ b can hold: the least of `a` is not above the greatest of `b`."""
    return a.low is None or b.high is None or a.low <= b.high


def below(a: Interval, b: Interval) -> bool:
    """Say whether a < b can hold: the least of `a` is below the greatest of `b`."""
    return a.low is None or b.high is None or a.low < b.high


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


def shown(interval: Interval, digits: int) -> tuple[Decimal | Interval, Hedge, int]:
    """Return how a derived interval is written: (value or range, hedge, significant digits).

    A point where rounding to some number of digits says just what is known, a range of `digits`
    significant digits elsewhere; never more digits than the interval allows.

    Raises:
        ValueError: both ends are open, so nothing can be said.
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        hedge = Hedge.MORE_THAN if high is None else Hedge.UNDER
        return midpoint(outward(interval, digits)), hedge, digits
    if low == high:
        return low.normalize(EXACT), Hedge.NONE, len(low.normalize().as_tuple().digits)
    middle, width = midpoint(interval), EXACT.subtract(high, low)
    step = Decimal(1).scaleb(width.adjusted())
    if width == step and not middle % step:
        return middle.quantize(step), Hedge.NONE, middle.adjusted() - step.adjusted() + 1
    if abs(width) * 200 < abs(middle):
        for places in range(digits, 0, -1):
            point = to_digits(middle, places)
            half = ulp(point, places) / 2
            if point - half <= low and high <= point + half:
                return point, Hedge.NONE, places
    return Interval(to_digits(low, digits), to_digits(high, digits)), Hedge.NONE, digits


def _ends(a: Interval) -> tuple[Decimal, ...]:
    return tuple(end for end in (a.low, a.high) if end is not None)


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else EXACT.add(a, b)
