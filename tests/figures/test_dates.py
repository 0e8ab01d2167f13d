"""Periods as days: when each begins and ends."""

from __future__ import annotations

from datetime import date

import pytest

from liuzhou_site.figures.dates import days, first_day, last_day
from liuzhou_site.model import Period


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2018/2019", date(2018, 1, 1), date(2019, 12, 31)),
        ("2018/2021-05", date(2018, 1, 1), date(2021, 5, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12-31", date(2020, 12, 31), date(2020, 12, 31)),
    ],
)
def test_a_period_begins_and_ends_on_a_day(iso, first, last):
    """A year has all its days, a month the last that the calendar gives it."""
    assert (first_day(Period(iso)), last_day(Period(iso))) == (first, last)
    assert days(Period(iso)).low == first.toordinal()
    assert days(Period(iso)).high == last.toordinal()


def test_what_is_undated_has_no_day():
    """An empty period is refused, not taken for some day."""
    with pytest.raises(ValueError, match="invalid literal"):
        days(Period(""))
