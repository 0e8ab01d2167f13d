"""Where numerals stand: every digit and number word, over-cautious, for the gate."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.cldr import scale_words
from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liuzhou_site.model import Rules, Tongue

_LETTER = r"[^\W\d_]"
_MOST_PARTS = 12
"""No numeral is made of more words; it bounds what words that begin alike can cost."""


def scan(text: str, tongue: Tongue) -> list[tuple[int, int]]:
    """Return (start, end) of every digit run and number word of a language in `text`.

    Over-cautious: what is not in the closed lists of words that count nothing is a numeral.
    """
    return list(_scanned(text, tongue))


@remembered
def _scanned(text: str, tongue: Tongue) -> tuple[tuple[int, int], ...]:
    pattern = LANGUAGES[tongue].numerals if isinstance(tongue, str) else _ruled(tongue)
    return tuple(match.span() for match in pattern.finditer(text) if not match["no"])


@lru_cache(maxsize=16)
def _ruled(rules: Rules) -> re.Pattern[str]:
    """Return what finds the numerals of a declared language, compounds of its words among them."""
    word = _either({*rules.numerals, *rules.spelt.values(), *scale_words(rules.locale)})
    between = _either({" ", "-", "\u00a0", *rules.joins})
    compound = rf"(?:{word})(?:(?:{between})?(?:{word})){{0,{_MOST_PARTS}}}"
    return re.compile(
        rf"(?P<no>(?<!{_LETTER})(?:{_either(rules.plain) or '(?!)'})(?!{_LETTER}))"
        rf"|[{EVERY_DIGIT}]+(?:[.,'’\u00a0\u202f]\d+)*(?:[ \u00a0\u202f]?[%‰])?"
        rf"|(?<!{_LETTER})(?:{compound})(?!{_LETTER})",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    """Return the alternation of `words`, longest first; a * stands for any ending."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", f"{_LETTER}*") for word in ordered)
