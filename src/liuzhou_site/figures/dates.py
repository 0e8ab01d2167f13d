"""Periods as days, for what must come in order."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from liuzhou_site.model import Interval, Period


def first_day(period: Period) -> date:
    """Return the day on which a period begins.

    Raises:
        ValueError: the period is empty.
    """
    year, month, day = _parts(period.iso.partition("/")[0])
    return date(year, month or 1, day or 1)


def last_day(period: Period) -> date:
    """Return the day on which a period ends.

    Raises:
        ValueError: the period is empty.
    """
    year, month, day = _parts(period.iso.rpartition("/")[2])
    last = calendar.monthrange(year, month or 12)[1]
    return date(year, month or 12, day or last)


def days(period: Period) -> Interval:
    """Return a period as the numbers of its first and its last day.

    Raises:
        ValueError: the period is empty.
    """
    first, last = first_day(period).toordinal(), last_day(period).toordinal()
    return Interval(Decimal(first), Decimal(last))


def middle(period: Period) -> float:
    """Return the day in the middle of a period, as a number: where it lies on a line of time.

    Raises:
        ValueError: the period is empty.
    """
    return (first_day(period).toordinal() + last_day(period).toordinal()) / 2


def _parts(iso: str) -> tuple[int, int, int]:
    year, month, day = (*(int(part) for part in iso.split("-")), 0, 0)[:3]
    return year, month, day
