"""When a figure holds, in words that can be read back."""

from __future__ import annotations

import pytest

from liuzhou_site.model import Interval, Kind, Period
from liuzhou_site.numbers import read, say_period, scan


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("", "", ""),
        ("1996", "1996年", "1996"),
        ("1994/1995", "1994—1995年", "1994–95"),
        ("1994/2005", "1994—2005年", "1994–2005"),
        ("1997-05", "1997年5月", "May 1997"),
        ("1994/1997-05", "1994年至1997年5月", "1994 to May 1997"),
        ("1996-12-31", "1996年底", "the end of 1996"),
        ("1997-05-03", "1997年5月3日", "3 May 1997"),
    ],
)
def test_a_period_is_said(iso, zh, en):
    """Each way of noting a time has its words; what is undated says nothing."""
    assert (say_period(Period(iso), "zh"), say_period(Period(iso), "en")) == (zh, en)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "iso", ["1996", "1997-05", "1997-05-03", "1994/1995", "1994/2005", "1996-12-31", "1994/1997-05"]
)
def test_a_period_is_read_back(iso, lang):
    """A year, month, day or range of years is read as one; the ends of a mixed range as two.

    “The end of 1996” is read as its year: the last day of a year is a manner of noting it.
    """
    text = say_period(Period(iso), lang)
    found = read(text, lang)
    said = [
        f"{q.value.low}/{q.value.high}" if isinstance(q.value, Interval) else f"{q.value}"
        for q in found
    ]
    parts = [iso] if "/" not in iso or "-" not in iso else iso.split("/")
    assert said == [part.removesuffix("-12-31").replace("-", "") for part in parts]
    assert all(q.kind in {Kind.YEAR, Kind.MONTH, Kind.DATE} for q in found)
    assert len(scan(text, lang)) >= len(found)


def test_a_wrong_time_is_an_error():
    """What is no point of time is not said."""
    with pytest.raises(ValueError, match="no point of time"):
        say_period(Period("May"), "en")


def test_an_unknown_language_is_an_error():
    """A period has no words in a language that does not exist."""
    with pytest.raises(KeyError):
        say_period(Period("1996"), "fr")
