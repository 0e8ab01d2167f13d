"""Where numerals stand: every digit and number word, over-cautious, for the gate."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.cldr import scale_words
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.lists import EVERY_DIGIT
from liuzhou_site.numbers.scripts import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liuzhou_site.model import Rules, Tongue

_LETTER = r"[^\W\d_]"
_MOST_PARTS = 12
"""No numeral is made of more words; it bounds what words that begin alike can cost."""


def scan(text: str, tongue: Tongue) -> list[tuple[int, int]]:
    """Return (start, end) of each numeral of `text`: all that no rule of a language lets pass."""
    return [(start, end) for start, end, rule in _scanned(text, tongue) if not rule]


def uncounted(text: str, tongue: Tongue) -> list[tuple[int, int, str]]:
    """Return (start, end, rule) of what holds a number word in `text` and counts nothing."""
    return [found for found in _scanned(text, tongue) if found[2]]


@remembered
def _scanned(text: str, tongue: Tongue) -> tuple[tuple[int, int, str], ...]:
    numerals = LANGUAGES[tongue].numerals if isinstance(tongue, str) else _ruled(tongue)
    text = simplified(text) if isinstance(tongue, str) else text
    return tuple(
        (*match.span(), "word" if match["no"] else _rule(text, *match.span(), tongue))
        for match in numerals.finditer(text)
    )


def _rule(text: str, start: int, end: int, tongue: Tongue) -> str:
    """Return by which rule a numeral counts nothing; digits are the same in every language."""
    own = (tongue,) if isinstance(tongue, str) else ()
    asked = LANGUAGES if text[start].isdigit() else own
    each = dict.fromkeys(LANGUAGES[lang].uncounted for lang in asked)
    rules = (uncounted(text, start, end) for uncounted in each)
    return next(filter(None, rules), "")


@lru_cache(maxsize=16)
def _ruled(rules: Rules) -> re.Pattern[str]:
    """Return what finds the numerals of a declared language, compounds of its words among them."""
    word = _either({*rules.numerals, *rules.spelt.values(), *scale_words(rules.locale, rules.gap)})
    between = _either({" ", "-", "\u00a0", *rules.joins})
    compound = rf"(?:{word})(?:(?:{between})?(?:{word})){{0,{_MOST_PARTS}}}"
    begins, ends = (f"(?<!{_LETTER})", f"(?!{_LETTER})") if rules.gap else ("", "")
    return re.compile(
        rf"(?P<no>{begins}(?:{_either(rules.plain) or '(?!)'}){ends})"
        rf"|[{EVERY_DIGIT}]+(?:[.,'’\u00a0\u202f]\d+)*(?:[ \u00a0\u202f]?[%‰])?"
        rf"|{begins}(?:{compound}){ends}",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    """Return the alternation of `words`, longest first; a * stands for any ending."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", f"{_LETTER}*") for word in ordered)
