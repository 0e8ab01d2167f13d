"""Quantities in texts: read them in Chinese and English, say and find them in any language."""

from __future__ import annotations

from decimal import localcontext
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.numerals.bounds import joined
from liuzhou_site.numerals.chinese import read_chinese
from liuzhou_site.numerals.english import read_english
from liuzhou_site.numerals.hedges import hedges_beside
from liuzhou_site.numerals.number import EXACT
from liuzhou_site.numerals.periods import say_period
from liuzhou_site.numerals.ruled import currency_words, locale_of, plurals, say_number
from liuzhou_site.numerals.say import FORMS, say
from liuzhou_site.numerals.scan import scan
from liuzhou_site.numerals.units import DEFAULT_UNITS
from liuzhou_site.numerals.vocabulary import vocabulary
from liuzhou_site.numerals.writing import plain
from liuzhou_site.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Quantity, Unit
    from liuzhou_site.numerals.vocabulary import Vocabulary

__all__ = [
    "BUILT_IN",
    "DEFAULT_UNITS",
    "FORMS",
    "currency_words",
    "hedges_beside",
    "locale_of",
    "plain",
    "plurals",
    "read",
    "say",
    "say_number",
    "say_period",
    "scan",
    "vocabulary",
]

_LANGUAGES = MappingProxyType({"zh": read_chinese, "en": read_english})
BUILT_IN = frozenset(_LANGUAGES)
"""The languages whose rules the engine has, and which it reads; any other brings `Rules`."""


def read(text: str, lang: str, units: Mapping[str, Unit] = DEFAULT_UNITS) -> list[Quantity]:
    """Return the quantities of `text` in order, values exact and in base units.

    Raises:
        KeyError: no such language.
    """
    return list(_read(text, lang, vocabulary(units)))


@remembered
def _read(text: str, lang: str, units: Vocabulary) -> tuple[Quantity, ...]:
    with localcontext(EXACT):
        return tuple(joined(_LANGUAGES[lang](text, units), text))
