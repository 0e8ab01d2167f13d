"""Reading the quantities of a text in a language that the engine has rules for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import localcontext

from liuzhou_site.model import Quantity, Unit
from liuzhou_site.numbers.bounds import joined
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.changes import directed
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.quantity import EXACT
from liuzhou_site.numbers.scan import uncounted
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.units import DEFAULT_UNITS
from liuzhou_site.numbers.vocabulary import Vocabulary, vocabulary


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
    """Say whether a span lies in one of those, which follow one another."""
    before = bisect_right(idle, span[0], key=lambda one: one[0])
    return before > 0 and span[1] <= idle[before - 1][1]
