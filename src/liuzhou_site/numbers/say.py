"""Writing quantities, periods and dates in a language.

What is written in a language that the engine reads can be read back: `read(say(q)) == [q]`.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton

from liuzhou_site.model import Hedge, Interval, Kind, Period, Quantity, Tongue, Unit
from liuzhou_site.numbers.changes import unsigned
from liuzhou_site.numbers.cldr import say_ruled
from liuzhou_site.numbers.cldr_periods import period_ruled
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.periods import Point, is_period, months, noted, points
from liuzhou_site.numbers.units import DEFAULT_UNITS

FORMS = ("prose", "label", "number", "noun", "words", "signed")
PERIOD_FORMS = ("period", "short", "yearless", "ending")
AXIS_FORMS = ("tick-year", "tick-part", "tick-end", "tick-brief")
_MOST_MONTHS = 24
_LEAP = 2000  # a year in which every day of a year without its year exists
_NONE = Unit("", "count", "", "", "")
_MINUS = re.compile(r"(?<![0-9A-Za-z])-(?=(?:[A-Z]{0,2}[$€£₹])?[\d.])")


def say(
    quantity: Quantity,
    tongue: Tongue,
    form: str = "prose",
    units: Mapping[str, Unit] = DEFAULT_UNITS,
) -> str:
    """Return `quantity` in a language, in one of `FORMS`.

    A change is said with its verb, “fell by 14,000”; as a label or a number with its sign.
    Raises KeyError: no such language or form.
    Raises ValueError: a range with an open end.
    """
    if form not in FORMS:
        raise KeyError(form)
    if quantity.change and quantity.value != 0:
        return _changed(quantity, tongue, form, units)
    form = "label" if form == "signed" else form
    if isinstance(quantity.value, Interval) and quantity.kind in {Kind.MONTH, Kind.DATE}:
        of = "period" if is_period(noted(quantity)) else "yearless"
        return say_period(Period(noted(quantity, _LEAP)), tongue, of)
    unit = units.get(quantity.unit, _NONE)
    if isinstance(tongue, str):
        return _MINUS.sub(_SIGN, LANGUAGES[tongue].say(quantity, unit, form))
    return say_ruled(quantity, unit, form, tongue)


def _changed(quantity: Quantity, tongue: Tongue, form: str, units: Mapping[str, Unit]) -> str:
    """Return a change; a range or a hedge has no place for a sign, and so has its verb always.

    A language that brings its own rules has no verbs, but brackets: −(mehr als 5 %).
    """
    sign = "+" if quantity.change > 0 else _SIGN
    ruled = not isinstance(tongue, str)
    apart = form == "number" or not (ruled or form == "signed")
    amount = say(unsigned(quantity), tongue, form if apart else "label", units)
    plain = isinstance(quantity.value, Decimal) and quantity.hedge is Hedge.NONE
    plain = plain and not amount[:1].isalpha()  # no sign stands before words: a fifth
    if isinstance(tongue, str) and not (plain and form in _SIGNED):
        return LANGUAGES[tongue].changes.verb(quantity).format(amount)
    return f"{sign}{amount}" if plain else f"{sign}({amount})"


_SIGN = "\N{MINUS SIGN}"
_SIGNED = frozenset({"signed", "label", "number"})
"""Forms of tables, charts and labels, where a verb would have no sentence."""


def say_period(period: Period, tongue: Tongue, form: str = "period") -> str:
    """Return a period in words, in one of `PERIOD_FORMS`.

    "period": the third quarter of 1996, 1994–95, the end of 1996. "short", where room is scarce:
    Q3 1996. "yearless", beside a year that was said: the third quarter. "ending", of whole months:
    the three months to September 1996. "" when undated, or when it has no such form.
    Raises KeyError: no such language or form.
    """
    if form not in PERIOD_FORMS:
        raise KeyError(form)
    if not period.iso or (form == "ending" and not 1 < months(period.iso) <= _MOST_MONTHS):
        return ""
    if isinstance(tongue, str):
        return LANGUAGES[tongue].say_period(period.iso, form)
    return period_ruled(period.iso, form, tongue)


def say_on_axis(period: Period, tongue: Tongue, form: str) -> str:
    """Return a dated period as short as an axis has room for, in one of `AXIS_FORMS`.

    "tick-year": the year in which it begins, or all of it where it is no part of one; "tick-part":
    what names it within that year (Mar, Q3), "" where it is no part; "tick-end": Q3 1996; and
    "tick-brief": the same abbreviated.
    """
    first, *others = points(period.iso)
    year, whole = say_period(Period(str(first.year)), tongue), say_period(period, tongue, "short")
    named = (say_period(period, tongue, "yearless"), whole.removesuffix(f" {year}"))
    within = first.sort in _WITHIN and not first.year_end and not others
    if form == "tick-part":
        return _shortest(named, first, tongue) if within else ""
    if form == "tick-brief" and within and first.sort == "month":
        return format_skeleton("yMMM", first.first, locale=_locale(tongue))
    return year if within and form == "tick-year" else whole


_WITHIN = frozenset({"month", "quarter", "half", "season", "day"})


def _shortest(named: tuple[str, ...], point: Point, tongue: Tongue) -> str:
    """Return what names a part of a year in the shortest way: Mar, Q3, H1, 三季度."""
    if point.sort in _PATTERNS:
        short = format_date(point.first, _PATTERNS[point.sort], locale=_locale(tongue))
        named = (*named, short)
    return min(named, key=len)


_PATTERNS = {"month": "LLL", "quarter": "QQQ", "day": "d MMM"}


def _locale(tongue: Tongue) -> str:
    return tongue.replace("-", "_") if isinstance(tongue, str) else tongue.locale


def say_date(day: date, tongue: Tongue) -> str:
    """Return a date of the page itself in full: 2026年11月24日, 24 November 2026."""
    locale = _locale(tongue)
    return format_date(day, "long", locale="en_GB" if locale == "en" else locale)
