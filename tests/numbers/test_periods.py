"""When a figure holds, in words that can be read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liuzhou_site.figures.dates import first_day, iso_8601, last_day, middle
from liuzhou_site.model import Period
from liuzhou_site.numbers import LANGUAGES, PERIOD_FORMS, is_period, read, say_period, scan
from liuzhou_site.numbers.periods import noted, period_before
from liuzhou_site.numbers.periods import points as points_of

SAID = [
    ("", "", ""),
    ("1996", "1996年", "1996"),
    ("1997-05", "1997年5月", "May 1997"),
    ("1997-05-03", "1997年5月3日", "3 May 1997"),
    ("1996-12-31", "1996年底", "the end of 1996"),
    ("1997-Q1", "1997年一季度", "the first quarter of 1997"),
    ("1997-Q3", "1997年三季度", "the third quarter of 1997"),
    ("1997-H1", "1997年上半年", "the first half of 1997"),
    ("1997-H2", "1997年下半年", "the second half of 1997"),
    ("1997-spring", "1997年春季", "the spring of 1997"),
    ("1997-summer", "1997年夏季", "the summer of 1997"),
    ("1997-winter", "1997—1998年冬季", "the winter of 1997–98"),
    ("1999-winter", "1999—2000年冬季", "the winter of 1999–2000"),
    ("1990s", "20世纪90年代", "the 1990s"),
    ("2000s", "2000年代", "the 2000s"),
    ("2010s", "21世纪10年代", "the 2010s"),
    ("FY1997-04", "1997—1998财年", "the 1997–98 financial year"),
    ("1994/1995", "1994—1995年", "1994–95"),
    ("1994/2005", "1994—2005年", "1994–2005"),
    ("1994/1997-05", "1994年至1997年5月", "1994 to May 1997"),
    ("1994/1996-12-31", "1994年至1996年底", "1994 to the end of 1996"),
    ("1997-07/1997-09", "1997年7—9月", "July to September 1997"),
    ("1997-01/1997-09", "1997年1—9月", "January to September 1997"),
    ("1996-12/1997-02", "1996年12月至1997年2月", "December 1996 to February 1997"),
    ("1997-05-03/1997-05-09", "1997年5月3—9日", "3 to 9 May 1997"),
    ("1997-05-03/1997-06-09", "1997年5月3日至6月9日", "3 May to 9 June 1997"),
    ("1997-05-03/1998-06-09", "1997年5月3日至1998年6月9日", "3 May 1997 to 9 June 1998"),
    ("1997-Q1/1997-Q3", "1997年前三季度", "the first three quarters of 1997"),
    ("1997-Q1/1997-Q2", "1997年前两季度", "the first two quarters of 1997"),
    ("1997-Q2/1997-Q3", "1997年二至三季度", "the second and third quarters of 1997"),
    ("1997-Q2/1997-Q4", "1997年二至四季度", "the second to fourth quarters of 1997"),
    (
        "1996-Q4/1997-Q1",
        "1996年四季度至1997年一季度",
        "the fourth quarter of 1996 to the first quarter of 1997",
    ),
    ("1970s/1990s", "20世纪70年代至20世纪90年代", "the 1970s to the 1990s"),
]
FORMED = [
    ("1996", "short", "1996年", "1996"),
    ("1997-Q3", "short", "1997年三季度", "Q3 1997"),
    ("1997-Q1/1997-Q3", "short", "1997年前三季度", "Q1–Q3 1997"),
    ("1996-Q4/1997-Q1", "short", "1996年四季度至1997年一季度", "Q4 1996 to Q1 1997"),
    ("1997-H2", "short", "1997年下半年", "H2 1997"),
    ("1997-summer", "short", "1997年夏季", "summer 1997"),
    ("1997-winter", "short", "1997—1998年冬季", "winter 1997–98"),
    ("1990s", "short", "20世纪90年代", "1990s"),
    ("FY1997-04", "short", "1997—1998财年", "FY 1997–98"),
    ("1997-07/1997-09", "short", "1997年7—9月", "July to September 1997"),
    ("1997-Q3", "yearless", "三季度", "the third quarter"),
    ("1997-H1", "yearless", "上半年", "the first half"),
    ("1997-05", "yearless", "5月", "May"),
    ("1997-05-03", "yearless", "5月3日", "3 May"),
    ("1996-12-31", "yearless", "年底", "the end of the year"),
    ("1997-07/1997-09", "yearless", "7—9月", "July to September"),
    ("1997-Q1/1997-Q3", "yearless", "前三季度", "the first three quarters"),
    ("1997-winter", "yearless", "冬季", "the winter"),
    ("1996", "yearless", "", ""),
    ("1990s", "yearless", "", ""),
    ("1994/1995", "yearless", "", ""),
    ("1996-12/1997-02", "yearless", "", ""),
    ("1997-07/1997-09", "ending", "截至1997年9月的3个月", "the three months to September 1997"),
    ("1997-Q3", "ending", "截至1997年9月的3个月", "the three months to September 1997"),
    ("1996-12/1997-02", "ending", "截至1997年2月的3个月", "the three months to February 1997"),
    ("FY1996-04", "ending", "截至1997年3月的12个月", "the 12 months to March 1997"),
    ("1997-05", "ending", "", ""),
    ("1997-05-03/1997-06-09", "ending", "", ""),
    ("1990s", "ending", "", ""),
]


@pytest.mark.each(("iso", "zh", "en"), SAID)
def test_a_period_is_said(iso, zh, en):
    """Each way of noting a time has its words; what is undated says nothing."""
    assert (say_period(Period(iso), "zh"), say_period(Period(iso), "en")) == (zh, en)


@pytest.mark.each(("iso", "form", "zh", "en"), FORMED)
def test_a_period_has_other_forms(iso, form, zh, en):
    """Short beside an axis, without a year that was said, by its last month; or it has none."""
    assert (say_period(Period(iso), "zh", form), say_period(Period(iso), "en", form)) == (zh, en)


@pytest.mark.each(
    "wrong",
    [
        "", "May", "24-Q1", "2024-Q5", "2024-Q0", "2024-q3", "2024-H3", "2024-13", "2024-00",
        "2024-02-30", "2024-fall", "1995s", "FY2019", "FY2019-01", "FY2019-13", "2024/2023",
        "2024/2024", "2024-Q3/2024-Q1", "2024/2024-05", "2022/2023/2024", "2024-Q3/",
        "9999-winter", "0000",
    ],
)  # fmt: skip
def test_what_is_no_period(wrong):
    """No quarter of more than four, no month that the calendar lacks, nothing that runs back."""
    assert not is_period(wrong)


points = st.one_of(
    *(
        st.from_regex(pattern, fullmatch=True)
        for pattern in (
            "(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?",
            "(19|20)[0-9]{2}-(Q[1-4]|H[12]|spring|summer|autumn|winter)",
            "(19|20)[0-9]0s",
            "FY(19|20)[0-9]{2}-(0[2-9]|1[0-2])",
        )
    )
)
periods = st.one_of(points, st.tuples(points, points).map("/".join)).filter(is_period)


@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(iso=periods)
def test_every_period_lies_in_order_and_has_its_words(iso):
    """Its first day is no later than its middle, its middle than its last; it is said."""
    period = Period(iso)
    assert first_day(period).toordinal() <= middle(period) <= last_day(period).toordinal()
    assert is_period(iso_8601(period)) or first_day(period) == last_day(period)
    assert all(say_period(period, lang, form) for lang in LANGUAGES for form in ("period", "short"))


YEARS_ALONE = frozenset({"season", "financial"})


def heard(point):
    """Return the days between which a point is read: of a season and a year’s end, the year’s."""
    if point.sort in YEARS_ALONE or point.year_end:
        return date(point.year, 1, 1), date(point.last.year, 12, 31)
    return point.first, point.last


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@settings(deadline=None, derandomize=True, max_examples=300)
@given(iso=periods, form=st.sampled_from(PERIOD_FORMS))
def test_a_period_is_read_back(lang, iso, form):
    """What is said of it, in whatever form, is read as its days, by one quantity or from two."""
    ends = points_of(iso)
    text = say_period(Period(iso), lang, form)
    assume(text)
    found = [Period(noted(q, ends[0].year)) for q in read(text, lang)]
    if form == "ending":
        expected = first_day(Period(iso)), last_day(Period(iso))
    else:
        expected = heard(ends[0])[0], heard(ends[-1])[1]
    if found or form != "yearless":  # a month or a half has no numeral in every language
        assert (first_day(found[0]), last_day(found[-1])) == expected, text


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@settings(deadline=None, derandomize=True)
@given(iso=periods, form=st.sampled_from(["period", "short", "ending"]))
def test_a_period_typed_by_hand_is_found(lang, iso, form):
    """The gate finds a numeral in every period that has its year."""
    text = say_period(Period(iso), lang, form)
    assume(text)
    assert scan(text, lang), text


def test_a_wrong_time_is_an_error():
    """What is no point of time is not said."""
    with pytest.raises(ValueError, match="no point of time"):
        say_period(Period("May"), "en")


def test_an_unknown_language_is_an_error():
    """A period has no words in a language that does not exist."""
    with pytest.raises(KeyError):
        say_period(Period("1996"), "fr")


@pytest.mark.each(
    ("iso", "before"),
    [
        ("2031-03", "2031-02"), ("2031-01", "2030-12"), ("2031-Q1", "2030-Q4"), ("2031", "2030"),
        ("2031/2032", ""), ("2031-12-31", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_came_before_a_period(iso: str, before: str) -> None:
    """A change without a base is compared, as a guess, with the month, quarter or year before."""
    assert period_before(iso) == before
