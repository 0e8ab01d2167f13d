"""Reading the quantities of a text, and a period as a table prints it: Q1 2024, 2024年3月."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import localcontext

from liuzhou_site.model import Interval, Kind, Quantity, Unit
from liuzhou_site.numbers.bounds import joined
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.changes import directed
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.periods import is_period, noted, shortest
from liuzhou_site.numbers.quantity import EXACT
from liuzhou_site.numbers.scan import uncounted
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.units import DEFAULT_UNITS, Vocabulary, vocabulary


def read(text: str, lang: str, units: Mapping[str, Unit] = DEFAULT_UNITS) -> list[Quantity]:
    """Return the quantities of `text` in order, values exact and in base units.

    Raises:
        KeyError: no such language.
    """
    return list(_read(text, lang, vocabulary(units)))


@remembered
def _read(text: str, lang: str, units: Vocabulary) -> tuple[Quantity, ...]:
    with localcontext(EXACT):
        grammar, text = LANGUAGES[lang], simplified(text)
        idle = [(low, high) for low, high, rule in uncounted(text, lang) if rule in _NO_COUNT]
        counted = (one for one in grammar.read(text, units) if not _within(one.span, idle))
        return tuple(directed(joined(counted, text), text, grammar.changes, units))


_NO_COUNT = frozenset({"name", "word"})
"""Rules of the gate by which a numeral is none, wherever it stands: Fifth Avenue, two minds."""


def _within(span: tuple[int, int], idle: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(idle, span[0], key=lambda one: one[0])
    return before > 0 and span[1] <= idle[before - 1][1]


_CODE = re.compile(r"(?P<year>\d{4})(?:M(?P<month>\d\d)| (?P<name>[A-Za-z]{3,9}))")


def period_printed(text: str) -> str:
    """Return what a table prints as a period, as `PERIOD` has it; any other text as it is.

    Two years (2023–24) are none: they may be a span, or a year that begins in some month; nor is
    2029/1/2, which a spreadsheet may have made of something else.
    """
    if is_period(text) or "/" in text:
        return text
    code = _CODE.fullmatch(text)
    if code and code["month"]:
        return f"{code['year']}-{code['month']}"
    words = f"{code['name'].title()} {code['year']}" if code else text
    for lang in LANGUAGES:
        found = read(words, lang)
        if len(found) != 1 or found[0].span != (0, len(words)) or not found[0].kind.is_date:
            continue
        years = found[0].kind is Kind.YEAR and isinstance(found[0].value, Interval)
        if not years and is_period(iso := noted(found[0])):
            return shortest(iso)
    return text
