"""Between what is written and what it allows: rounding and hedges, read and said as intervals."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from liuzhou_site.figures.intervals import EXACT, UP, exactly, negate
from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit

PLAIN = 15
"""As many significant digits as every program that reads our data keeps."""
_ONE = Decimal(1)
UPWARD = {Hedge.MORE_THAN, Hedge.OVER, Hedge.AT_LEAST}
_DOWNWARD = {Hedge.AT_MOST, Hedge.UNDER}
_STRICT = {Hedge.MORE_THAN, Hedge.OVER, Hedge.UNDER}
"""Hedges that leave the number itself out: more than 100 is not 100."""
_MEASURED = {"money", "measure", "share"}
_CLOSE = Decimal("0.1")
"""How far “nearly”, “almost” and “about” reach: a tenth of the number. Our convention."""


def allowed(quantity: Quantity, *, rounded: bool) -> Interval:
    """Return what a printed quantity allows: its rounding, if `rounded`, and its hedge.

    1246亿, rounded, allows 1245.5亿 to 1246.5亿; “more than 100” all above 100, “at least 100”
    100 as well; “nearly” and “almost” a tenth less, “about” a tenth less or more.
    """
    value = quantity.value
    if isinstance(value, Interval):
        return value
    if value < 0 and quantity.change:  # more than 5% down is below -5%
        return negate(allowed(replace(quantity, value=-value), rounded=rounded))
    if quantity.hedge is not Hedge.NONE:
        return _hedged(value, quantity.hedge)
    if not rounded or not quantity.digits or quantity.kind is Kind.FRACTION:
        return exactly(value)
    half = ulp(value, quantity.digits) / 2
    return Interval(value - half, value + half)


def is_rounded(quantity: Quantity, unit: Unit) -> bool:
    """Say whether a number is printed as rounded: what is measured, and a count in 万 or millions.

    45 firms and 1,240 books are counted to the last; 2.24 million people are not.
    """
    if unit.kind in _MEASURED:
        return True
    value, digits = quantity.value, quantity.digits
    if unit.kind != "count" or not digits or isinstance(value, Interval):
        return False
    return ulp(value, digits) > 1


def _hedged(value: Decimal, hedge: Hedge) -> Interval:
    strict = hedge in _STRICT
    if hedge in UPWARD:
        return Interval(value, None, over=strict)
    if hedge in _DOWNWARD:
        return Interval(None, value, under=strict)
    reach = abs(value) * _CLOSE
    return Interval(value - reach, value + reach if hedge is Hedge.ABOUT else value)


def ulp(value: Decimal, digits: int) -> Decimal:
    """Return the worth of the last of `digits` significant digits of `value`."""
    return _ONE.scaleb(value.adjusted() - digits + 1)


def outward(a: Interval, digits: int = PLAIN) -> Interval:
    """Return the narrowest interval around `a` whose ends have at most `digits` digits."""
    low = _cut(a.low, digits, ROUND_FLOOR)
    high = _cut(a.high, digits, ROUND_CEILING)
    return Interval(low, high, over=a.over or low != a.low, under=a.under or high != a.high)


def _cut(end: Decimal | None, digits: int, rounding: str) -> Decimal | None:
    if end is None or not end or len(end.as_tuple().digits) <= digits:
        return end
    return end.quantize(ulp(end, digits), rounding=rounding, context=EXACT)


def midpoint(a: Interval) -> Decimal:
    """Return the middle of a bounded interval, or its only end; ValueError if it has none."""
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
    finest = _ONE.scaleb(UP.subtract(a.high, a.low).adjusted() - 1)
    low = a.low.quantize(finest, rounding=ROUND_FLOOR, context=EXACT)
    high = a.high.quantize(finest, rounding=ROUND_CEILING, context=EXACT)
    return Interval(low, high)


def shown(interval: Interval, digits: int) -> tuple[Decimal | Interval, Hedge, int]:
    """Return how a derived interval is written: (value or range, hedge, significant digits).

    A point where rounding to some number of digits says just what is known; else a range, as
    `spread` gives it. What is open is cut to the safe side.
    Raises ValueError: both ends are open, so nothing can be said.
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
    middle, width = midpoint(interval), UP.subtract(high, low)
    step = _ONE.scaleb(width.adjusted())
    if width == step and middle and certainty(interval) == "between" and not middle % step:
        return middle.quantize(step), Hedge.NONE, middle.adjusted() - step.adjusted() + 1
    if abs(width) * 200 < abs(middle):
        for places in range(digits, 0, -1):
            point = _rounded(middle, places)
            half = ulp(point, places) / 2
            if point - half <= low and high <= point + half:
                return point, Hedge.NONE, places
    return spread(interval, digits), Hedge.NONE, digits


def spread(a: Interval, digits: int) -> Decimal | Interval:
    """Return a bounded interval as a range, each end rounded to `digits` digits.

    To fewer where the last would be finer than a tenth of the first digit of the width; a point
    where both ends come to the same.
    Raises ValueError: an end is open.
    """
    if a.low is None or a.high is None:
        msg = "an interval with an open end is no range"
        raise ValueError(msg)
    finest = _ONE.scaleb(UP.subtract(a.high, a.low).adjusted() - 1)
    one, other = (_rounded(end, digits, finest) for end in (a.low, a.high))
    return one if one == other else Interval(one, other)


def _rounded(end: Decimal, digits: int, finest: Decimal = Decimal(0)) -> Decimal:
    if not end:
        return end
    return end.quantize(max(ulp(end, digits), finest), rounding=ROUND_HALF_UP, context=EXACT)
