"""Quantities in texts: read them in Chinese and English, say and find them in any language."""

from __future__ import annotations

from decimal import localcontext
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.numbers.bounds import joined
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.cldr import currency_words, locale_of, plurals, say_number
from liuzhou_site.numbers.en.read import read_english
from liuzhou_site.numbers.hedges import hedges_beside
from liuzhou_site.numbers.periods import say_period
from liuzhou_site.numbers.quantity import EXACT
from liuzhou_site.numbers.say import FORMS, say
from liuzhou_site.numbers.scan import scan
from liuzhou_site.numbers.units import DEFAULT_UNITS
from liuzhou_site.numbers.vocabulary import vocabulary
from liuzhou_site.numbers.writing import plain
from liuzhou_site.numbers.zh.read import read_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Quantity, Unit
    from liuzhou_site.numbers.vocabulary import Vocabulary

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
