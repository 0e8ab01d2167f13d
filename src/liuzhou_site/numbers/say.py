"""Writing a quantity in a language.

What is written in a language that the engine reads can be read back: `read(say(q)) == [q]`.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Unit
from liuzhou_site.numbers.cldr import say_ruled
from liuzhou_site.numbers.en.say import say_english
from liuzhou_site.numbers.units import DEFAULT_UNITS
from liuzhou_site.numbers.zh.say import say_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Quantity, Tongue

FORMS = ("prose", "label", "number", "noun", "words")
_NONE = Unit("", "count", "", "", "")
_MINUS = re.compile(r"(?<![0-9A-Za-z])-(?=[\d.])")
_LANGUAGES = MappingProxyType({"zh": say_chinese, "en": say_english})


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
        return _MINUS.sub("\N{MINUS SIGN}", _LANGUAGES[tongue](quantity, unit, form))
    return say_ruled(quantity, unit, form, tongue)
