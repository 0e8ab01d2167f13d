"""Periods as days, for what comes in order; an empty one raises ValueError, but for `order`."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from liuzhou_site.model import Interval, Period
from liuzhou_site.numbers.periods import points


def first_day(period: Period) -> date:
    """Return the day on which a period begins."""
    return points(period.iso)[0].first


def last_day(period: Period) -> date:
    """Return the day on which a period ends."""
    return points(period.iso)[-1].last


def days(period: Period) -> Interval:
    """Return a period as the numbers of its first and its last day."""
    first, last = first_day(period).toordinal(), last_day(period).toordinal()
    return Interval(Decimal(first), Decimal(last))


def middle(period: Period) -> float:
    """Return the day in the middle of a period, as a number: where it lies on a line of time."""
    return (first_day(period).toordinal() + last_day(period).toordinal()) / 2


@lru_cache(maxsize=4096)
def order(period: Period) -> tuple[date, date]:
    """Return what periods are sorted by, in the order of time; what is undated comes first."""
    return (first_day(period), last_day(period)) if period.iso else (date.min, date.min)


def iso_8601(period: Period) -> str:
    """Return a period in ISO 8601 alone, for machines: a quarter from its first day to its last."""
    ends = points(period.iso)
    if all(point.sort in _IN_ISO for point in ends):
        return period.iso
    return f"{begins(period)}/{finishes(period)}"


def begins(period: Period) -> str:
    """Return where a period begins, in ISO 8601: a year or a month as it is, otherwise a day."""
    first = period.iso.partition("/")[0]
    return first if points(first)[0].sort in _IN_ISO else f"{first_day(period)}"


def finishes(period: Period) -> str:
    """Return where a period ends, as `begins` does."""
    last = period.iso.rpartition("/")[2]
    return last if points(last)[0].sort in _IN_ISO else f"{last_day(period)}"


_IN_ISO = frozenset({"year", "month", "day"})
