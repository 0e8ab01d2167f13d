"""The languages whose rules the engine has; any other brings its `Rules`."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from liuzhou_site.model import Tongue
from liuzhou_site.numbers.en import ENGLISH
from liuzhou_site.numbers.zh import CHINESE

LANGUAGES = MappingProxyType({"zh": CHINESE, "en": ENGLISH})
"""Code of a language → what the engine has of it."""


@lru_cache(maxsize=8)
def hedges_beside(tongue: Tongue) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a hedge right before a mention, and right behind it.

    It says how firmly a number is meant: the record's part, not the sentence's.
    """
    if isinstance(tongue, str):
        hedges = LANGUAGES[tongue].hedges
        before, behind = hedges.typed_before, hedges.typed_behind
    else:
        parts = [words.split("{}") for words in tongue.hedges.values()]
        left, right = ({re.escape(part[n].strip()) for part in parts} - {""} for n in (0, 1))
        before = rf"\b(?:{'|'.join(sorted(left)) or '(?!)'})"
        behind = rf"(?:{'|'.join([*sorted(right), '%', '‰'])})(?!\w)"
    return (
        re.compile(rf"({before})\s*$", re.IGNORECASE),
        re.compile(rf"\s*({behind})", re.IGNORECASE),
    )
