"""Writing quantities, periods and dates in a language.

What is written in a language that the engine reads can be read back: `read(say(q)) == [q]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from liuzhou_site.model import Period, Quantity, Tongue, Unit
from liuzhou_site.numbers.cldr import period_ruled, say_ruled
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.periods import months
from liuzhou_site.numbers.units import DEFAULT_UNITS

FORMS = ("prose", "label", "number", "noun", "words")
PERIOD_FORMS = ("period", "short", "yearless", "ending")
_MOST_MONTHS = 24
_NONE = Unit("", "count", "", "", "")
_MINUS = re.compile(r"(?<![0-9A-Za-z])-(?=[\d.])")


def say(
    quantity: Quantity,
    tongue: Tongue,
    form: str = "prose",
    units: Mapping[str, Unit] = DEFAULT_UNITS,
) -> str:
    """Return `quantity` in a language, in one of `FORMS`.

    Raises:
        KeyError: no such language or form.
        ValueError: a range with an open end.
    """
    if form not in FORMS:
        raise KeyError(form)
    unit = units.get(quantity.unit, _NONE)
    if isinstance(tongue, str):
        return _MINUS.sub("\N{MINUS SIGN}", LANGUAGES[tongue].say(quantity, unit, form))
    return say_ruled(quantity, unit, form, tongue)


def say_period(period: Period, tongue: Tongue, form: str = "period") -> str:
    """Return a period in words, in one of `PERIOD_FORMS`.

    "period": the third quarter of 1996, 1994–95, the end of 1996. "short", where room is scarce:
    Q3 1996. "yearless", beside a year that was said: the third quarter. "ending", of whole months:
    the three months to September 1996. "" when undated, or when it has no such form.

    Raises:
        KeyError: no such language or form.
    """
    if form not in PERIOD_FORMS:
        raise KeyError(form)
    if not period.iso or (form == "ending" and not 1 < months(period.iso) <= _MOST_MONTHS):
        return ""
    if isinstance(tongue, str):
        return LANGUAGES[tongue].say_period(period.iso, form)
    return period_ruled(period.iso, form, tongue)


def say_date(day: date, tongue: Tongue) -> str:
    """Return a date of the page itself in full: 2026年11月24日, 24 November 2026."""
    locale = tongue if isinstance(tongue, str) else tongue.locale
    return format_date(day, "long", locale="en_GB" if locale == "en" else locale)
