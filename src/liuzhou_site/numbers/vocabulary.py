"""A story's units as one object: what was read with them is found again by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from liuzhou_site.model import Unit


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
