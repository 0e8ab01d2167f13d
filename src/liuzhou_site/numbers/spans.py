"""Months on end, and days, as the readers of both languages find them in a text."""

from dataclasses import dataclass
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.quantity import Number

_YEAR = 12  # months
_LONGEST = 31  # days


@dataclass(frozen=True)
class Months:
    """Months on end that a text names.

    year: 0 where it is not said. first, last: January of that year is 1, the month before it 0.
    end: offset behind it. alone: a span by itself; a single month is one only with another.
    """

    year: int
    first: int
    last: int
    end: int
    alone: bool = True


@dataclass(frozen=True)
class Day:
    """A day that a text names; year and month are 0 where they are not said."""

    year: int
    month: int
    day: int
    end: int


def through(one: Months, two: Months) -> Months | None:
    """Return the months from the first of `one` to the last of `two`; None where they run back.

    The side that has no year is of the year of the other, or ends in it.
    """
    year = one.year or (two.year and two.year - (one.first > two.last))
    last = two.last + _YEAR * ((two.year or year) - year)
    if one.first >= last or not (year or (one.alone and two.alone)):
        return None
    return Months(year, one.first, last, two.end)


def months_read(side: Months) -> Number | None:
    """Return months as a number, each as year × 100 + month; None for those of no one year."""
    if not side.year and not 1 <= side.first <= side.last <= _YEAR:
        return None
    low, high = (_month(side.year, month) for month in (side.first, side.last))
    value = Interval(low, high) if low < high else low
    return Number(value, side.end, kind=Kind.MONTH)


def _month(year: int, month: int) -> Decimal:
    more, number = divmod(month - 1, _YEAR)
    return Decimal((year + more) * 100 + number + 1 if year else month)


def days_read(one: Day, two: Day) -> Number | None:
    """Return the days from one to the other, as year × 10000 + month × 100 + day; None for none.

    What the first leaves out is that of the second.
    """
    month = one.month or two.month
    later = two.month or month
    year = one.year or (two.year and two.year - (month > later))
    low = _day(year, month, one.day)
    high = _day(two.year or year, later, two.day)
    fits = all(1 <= m <= _YEAR for m in (month, later)) and max(one.day, two.day) <= _LONGEST
    if not fits or not one.day >= 1 or low >= high:
        return None
    return Number(Interval(low, high), two.end, kind=Kind.DATE)


def _day(year: int, month: int, day: int) -> Decimal:
    return Decimal(year * 10000 + month * 100 + day)
