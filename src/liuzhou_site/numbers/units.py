"""The units that every story has, and all the ways in which texts write them.

A line of `money.txt` and `measures.txt` is an id, the Chinese word, the English singular and
plural; one of `symbols.txt`, or of the `units.txt` of a language, an id, how much of it, and its
forms; `_` is a space. A story adds its own in `data/units.yml`; where both know a form, the story's
meaning holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from liuzhou_site.model import Unit
from liuzhou_site.numbers.lists import listed
from liuzhou_site.numbers.vocabulary import Vocabulary, vocabulary


def _table() -> dict[str, Unit]:
    table = {
        "": Unit("", "count", "", "", ""),
        "person": Unit("person", "count", "人", "person", "people"),
        "share": Unit("share", "share", "", "", ""),
        "ordinal": Unit("ordinal", "ordinal", "", "", ""),
    }
    for kind, file in (("money", "money.txt"), ("measure", "measures.txt")):
        for line in listed(file).splitlines():
            name, zh, one, other = (word.replace("_", " ") for word in line.split(" "))
            name = line.split(" ")[0]
            table[name] = Unit(name, kind, zh, one, other)
    return table


DEFAULT_UNITS = vocabulary(_table())


@dataclass(frozen=True, eq=False)
class UnitWords:
    """How a language writes units.

    names: returns what a unit is called behind a number. also: a line for each unit, its id, how
    much of it, and forms, `_` for a space. parts: the smaller coins, id, how much of it and forms.
    gap: what may stand before a unit, as a pattern. small: unit → parts that are other words where
    no greater part comes before them.
    """

    names: Callable[[Unit], tuple[str, ...]]
    also: str
    parts: str
    gap: str
    small: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Surface:
    """How the units of a text in one language are found.

    after: matches a unit at the end of a number. parts: matches the smaller coins after money.
    meanings: form → (unit id, factor); the forms of `after` in lower case where case is free.
    """

    after: re.Pattern[str]
    parts: re.Pattern[str]
    meanings: Mapping[str, tuple[str, Decimal]]

    def meaning(self, form: str) -> tuple[str, Decimal]:
        """Return (unit id, factor) of a form that one of the patterns matched."""
        known = self.meanings.get(form)
        return known or self.meanings[form.lower()]


@lru_cache(maxsize=16)
def surface(units: Vocabulary, words: UnitWords) -> Surface:
    """Return how the forms of `units`, and of the units that every story has, are found."""
    forms: dict[str, tuple[str, Decimal]] = {}
    one = Decimal(1)
    for unit in (*units.values(), *DEFAULT_UNITS.values()):
        if unit.kind in {"money", "measure", "count"}:
            for form in words.names(unit):
                forms.setdefault(_key(form), (unit.id, one))
    for line in (words.also + listed("symbols.txt")).split("\n"):
        name, factor, *also = line.split() or ("", "1")
        for form in (word.replace("_", " ") for word in also):
            forms.setdefault(_key(form), (name, Decimal(factor)))
    forms.pop("", None)
    parts: dict[str, tuple[str, Decimal]] = {}
    for line in words.parts.strip().splitlines():
        name, factor, *coins = line.split()
        for form in coins:
            parts[form] = (name, Decimal(factor))
            if form not in words.small.get(name, ()):
                forms.setdefault(form, (name, Decimal(factor)))
    return Surface(
        re.compile(f"{words.gap or ' ?'}(?P<form>{_either(forms)})"),
        re.compile(f"{words.gap}(?P<form>{_either(parts)})"),
        MappingProxyType({**parts, **forms}),
    )


def _key(form: str) -> str:
    return form if _cased(form) else form.lower()


def _cased(form: str) -> bool:
    """Say whether a form keeps its case: abbreviations do (MW is no mw), words do not."""
    return form.isascii() and len(form) <= len("kWh")


def _either(forms: Mapping[str, object]) -> str:
    """Return the alternation of `forms`, longest first; a Latin form ends where its word does."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(
        (re.escape(f) if _cased(f) else f"(?i:{re.escape(f)})")
        + (r"(?![A-Za-z0-9])" if f[-1].isascii() and f[-1].isalpha() else "")
        for f in ordered
    )
