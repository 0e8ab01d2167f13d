"""Quantities in Chinese and English texts: read them, say them, find them."""

from __future__ import annotations

from decimal import localcontext
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.numerals.bounds import joined
from liuzhou_site.numerals.chinese import read_chinese
from liuzhou_site.numerals.english import read_english
from liuzhou_site.numerals.number import EXACT
from liuzhou_site.numerals.periods import say_period
from liuzhou_site.numerals.say import FORMS, say
from liuzhou_site.numerals.scan import scan
from liuzhou_site.numerals.units import DEFAULT_UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Quantity, Unit

__all__ = ["DEFAULT_UNITS", "FORMS", "read", "say", "say_period", "scan"]

_LANGUAGES = MappingProxyType({"zh": read_chinese, "en": read_english})


def read(text: str, lang: str, units: Mapping[str, Unit] = DEFAULT_UNITS) -> list[Quantity]:
    """Return the quantities of `text` in order, values exact and in base units.

    Raises:
        KeyError: no such language.
    """
    with localcontext(EXACT):
        return list(joined(_LANGUAGES[lang](text, units), text))
