"""Quantities in texts: read them in Chinese and English, say and find them in any language."""

from liuzhou_site.numbers.changes import signed, unsigned, way
from liuzhou_site.numbers.cldr import (
    autonym,
    countries,
    currency_words,
    is_land,
    locale_of,
    places,
    plurals,
    regional,
    say_number,
)
from liuzhou_site.numbers.languages import LANGUAGES, hedges_beside
from liuzhou_site.numbers.periods import is_period
from liuzhou_site.numbers.reading import period_printed, read
from liuzhou_site.numbers.say import (
    AXIS_FORMS,
    FORMS,
    PERIOD_FORMS,
    say,
    say_date,
    say_on_axis,
    say_period,
)
from liuzhou_site.numbers.scan import scan, uncounted
from liuzhou_site.numbers.units import DEFAULT_UNITS, SIGNS, vocabulary
from liuzhou_site.numbers.writing import plain

__all__ = [
    "AXIS_FORMS", "DEFAULT_UNITS", "FORMS", "LANGUAGES", "PERIOD_FORMS", "SIGNS", "autonym",
    "countries", "currency_words", "hedges_beside", "is_land", "is_period", "locale_of",
    "period_printed", "places", "plain", "plurals", "read", "regional", "say", "say_date",
    "say_number", "say_on_axis", "say_period", "scan", "signed", "uncounted", "unsigned",
    "vocabulary", "way",
]  # fmt: skip
