"""Periods as days: when each begins and ends."""

from __future__ import annotations

from datetime import date

import pytest

from liuzhou_site.figures.dates import days, first_day, iso_8601, last_day, middle, order
from liuzhou_site.model import Period


@pytest.mark.each(
    ("iso", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2018/2019", date(2018, 1, 1), date(2019, 12, 31)),
        ("2018/2021-05", date(2018, 1, 1), date(2021, 5, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12-31", date(2020, 12, 31), date(2020, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023-spring", date(2023, 3, 1), date(2023, 5, 31)),
        ("2023-winter", date(2023, 12, 1), date(2024, 2, 29)),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("FY2019-04", date(2019, 4, 1), date(2020, 3, 31)),
        ("FY2019-10", date(2019, 10, 1), date(2020, 9, 30)),
        ("2018-07/2018-09", date(2018, 7, 1), date(2018, 9, 30)),
        ("2013-12/2014-02", date(2013, 12, 1), date(2014, 2, 28)),
        ("2024-Q1/2024-Q3", date(2024, 1, 1), date(2024, 9, 30)),
        ("1990s/2003-05", date(1990, 1, 1), date(2003, 5, 31)),
    ],
)
def test_a_period_begins_and_ends_on_a_day(iso, first, last):
    """A year has all its days, a month the last that the calendar gives it."""
    assert (first_day(Period(iso)), last_day(Period(iso))) == (first, last)
    assert days(Period(iso)).low == first.toordinal()
    assert days(Period(iso)).high == last.toordinal()


def test_what_is_undated_has_no_day():
    """An empty period is refused, not taken for some day."""
    with pytest.raises(ValueError, match="no point of time"):
        days(Period(""))


def test_periods_stand_in_the_order_of_time():
    """By their days, not by how they are written; what is undated comes first."""
    written = ["", "1990s", "FY1998-04", "1999", "2018/2019", "2018-Q2", "2018-summer", "2018-H2"]
    shuffled = [Period(iso) for iso in sorted(written, key=len)]
    assert [period.iso for period in sorted(shuffled, key=order)] == written


@pytest.mark.each(
    ("iso", "standard"),
    [
        ("2020", "2020"),
        ("2018/2021-05", "2018/2021-05"),
        ("2024-Q3", "2024-07-01/2024-09-30"),
        ("2024-Q1/2024-Q3", "2024-01-01/2024-09-30"),
        ("2023-winter", "2023-12-01/2024-02-29"),
        ("FY2019-04", "2019-04-01/2020-03-31"),
        ("1990s", "1990-01-01/1999-12-31"),
    ],
)
def test_machines_are_told_periods_in_iso_8601(iso, standard):
    """What the standard has no words for is given by its days."""
    assert iso_8601(Period(iso)) == standard


def test_a_period_lies_where_its_middle_is():
    """A quarter of 92 days: half-way between its first and its last."""
    assert middle(Period("2024-Q3")) == (date(2024, 8, 15).toordinal() + 0.5)
