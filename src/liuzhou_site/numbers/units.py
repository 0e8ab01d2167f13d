"""The units that every story has, and all the ways in which texts write them.

A line of `money.txt` and `measures.txt` is an id, the Chinese word, the English singular and
plural; one of `signs.txt` a unit of money, the sign that newspapers print, `-` for none, and others
before an amount; one of `symbols.txt`, or of the `units.txt` of a language, an id, how much of it,
and its forms; `_` is a space. A story adds its own in `data/units.yml`; where both know a form, the
story's meaning holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from liuzhou_site.model import Quantity, Unit
from liuzhou_site.numbers.lists import listed


class Vocabulary(Mapping[str, "Unit"]):
    """Units by id. Two are equal when they are one object, which `vocabulary` sees to."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        """Hold `units`, which change no more."""
        self._units = dict(units)

    def __getitem__(self, name: str) -> Unit:
        """Return a unit."""
        return self._units[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in order."""
        return iter(self._units)

    def __len__(self) -> int:
        """Count the units."""
        return len(self._units)

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def vocabulary(units: Mapping[str, Unit]) -> Vocabulary:
    """Return the one object for `units`, the same for all that are equal and in one order."""
    return units if isinstance(units, Vocabulary) else _interned(tuple(units.items()))


@lru_cache(maxsize=16)
def _interned(units: tuple[tuple[str, Unit], ...]) -> Vocabulary:
    return Vocabulary(dict(units))


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
_SIGNS = [line.split() for line in listed("signs.txt").splitlines()]
SIGNS = {unit: sign for unit, sign, *_ in _SIGNS if sign != "-"}
"""The signs that newspapers print: yuan, yen, won and roubles are said in words."""
CODES = {sign: unit for unit, *signs in _SIGNS for sign in signs if sign != "-"}
"""Signs and codes before an amount, and the units that they are."""


def unit_of(quantity: Quantity, units: Mapping[str, Unit]) -> Unit | None:
    """Return the unit of a quantity: one of a story's, or of those that every story has."""
    return units.get(quantity.unit) or DEFAULT_UNITS.get(quantity.unit)


def measures(quantity: Quantity, units: Mapping[str, Unit]) -> bool:
    """Say whether a quantity is money or a measure."""
    unit = unit_of(quantity, units)
    return unit is not None and unit.kind in {"money", "measure"}


@dataclass(frozen=True, eq=False)
class UnitWords:
    """How a language writes units.

    names: returns what a unit is called behind a number. also: a line for each unit, its id, how
    much of it, and forms, `_` for a space. parts: the smaller coins, id, how much of it and forms.
    gap: the characters of which one may stand before a unit. small: unit → parts that are other
    words where no greater part comes before them.
    """

    names: Callable[[Unit], tuple[str, ...]]
    also: str
    parts: str
    gap: str
    small: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A unit in a text: its id, how much of it, the form it has there, where that ends."""

    unit: str
    factor: Decimal
    form: str
    end: int


@dataclass(frozen=True, eq=False)
class Forms:
    """What a form of a unit means: (unit id, factor), by the form, in lower case if case is free.

    gap: the characters of which one may stand before a unit. lengths: of the forms, longest first.
    """

    meanings: Mapping[str, tuple[str, Decimal]]
    gap: str
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, meanings: Mapping[str, tuple[str, Decimal]], gap: str) -> Forms:
        """Return `meanings`, ready to be looked up in."""
        lengths = sorted({len(form) for form in meanings}, reverse=True)
        return cls(dict(meanings), gap, tuple(lengths))

    def match(self, text: str, at: int) -> Found | None:
        """Return the unit whose form, the longest, begins at `at` or behind a gap there."""
        starts = (at + 1, at) if text[at : at + 1] in self.gap else (at,)
        for start in starts:
            for length in self.lengths:
                form = text[start : start + length]
                meaning = self.meanings.get(_key(form))
                if meaning and not _WORD.search(text, start + len(form) - 1, start + len(form) + 1):
                    return Found(*meaning, form, start + len(form))
        return None


_WORD = re.compile("[A-Za-z][A-Za-z0-9]")


@dataclass(frozen=True, eq=False)
class Surface:
    """How the units of a text in one language are found: after a number, and after money."""

    after: Forms
    parts: Forms


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
            forms.setdefault(_key(form), (name.strip("-"), Decimal(factor)))
    forms.pop("", None)
    parts: dict[str, tuple[str, Decimal]] = {}
    for line in words.parts.strip().splitlines():
        name, factor, *coins = line.split()
        for form in (_key(coin.replace("_", " ")) for coin in coins):
            parts[form] = (name, Decimal(factor))
            if form not in words.small.get(name, ()):
                forms.setdefault(form, (name, Decimal(factor)))
    meant = {form: forms.get(form, part) for form, part in parts.items()}
    return Surface(Forms.of(forms, words.gap or " "), Forms.of(meant, words.gap))


def _key(form: str) -> str:
    """Return a form as it is looked up: abbreviations keep their case (MW is no mw)."""
    return form if form.isascii() and len(form) <= len("kWh") else form.lower()
