"""A search for relations: the figures, how near they stand, what was tried beside them.

How unlikely a match is by chance is measured in one way: the width of the interval that was tested,
against the spread over which candidates fall, times the number of candidates that stand as close.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise
from math import comb
from typing import TypeVar

from liuzhou_site.figures import dates, labels
from liuzhou_site.figures.comparable import level, tiled
from liuzhou_site.figures.labels import ALIKE, Label
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, gathered

T = TypeVar("T")
UNLIKELY = 0.1
"""A match that chance gives more often than this, among as many tries, is not told."""
_MANY = 20  # figures of which all sets can be looked at


@dataclass(frozen=True)
class Candidate:
    """A relation that may be told.

    claim: in the language of formulas. chance: how many such matches chance gives among as many
    tries. doubt: that it holds may mean nothing. kin: units, times, places and labels leave no
    other candidate, so that it is told whatever the chance. names: what the source's list counts.
    """

    claim: str
    chance: float
    doubt: bool = False
    kin: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """The figures that may be related, in reading order.

    texts: number of a paragraph → its text, where the source is at hand.
    """

    project: Project
    figures: tuple[Figure, ...]
    texts: Mapping[int, str] = field(default_factory=dict)

    def bases(self, name: str) -> frozenset[str]:
        """Return the figures that are not calculated from which a figure comes: itself, mostly."""
        return self._bases.get(name) or frozenset([name])

    @cached_property
    def _bases(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for figure in self.figures:  # what is calculated comes after what it is calculated from
            inputs = [found.get(name, frozenset([name])) for name in figure.inputs or (figure.id,)]
            found[figure.id] = frozenset[str]().union(*inputs)
        return found

    def apart(self, figures: Sequence[Figure]) -> bool:
        """Say whether no figure comes from what another comes from: then nothing holds idly."""
        found = [self.bases(figure.id) for figure in figures]
        return sum(map(len, found)) == len(frozenset[str]().union(*found))

    def stretch(self, figures: Iterable[Figure]) -> tuple[int, int]:
        """Return the first and the last paragraph in which figures, or what they come from, stand.

        What is printed nowhere, as in a table, is in the paragraph 0.
        """
        low, high = zip(*(self._places[figure.id] for figure in figures), strict=True)
        return min(low), max(high)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        printed = {figure.id: figure.paragraph for figure in self.figures}
        found = {name: [printed.get(base, 0) for base in self.bases(name)] for name in printed}
        return {name: (min(places), max(places)) for name, places in found.items()}

    def reach(self, figure: Figure, others: Iterable[Figure]) -> int:
        """Return how many figures away from a figure the farthest of others is printed."""
        at = self._order[figure.id]
        return max(abs(self._order[other.id] - at) for other in others)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        order = {figure.id: place for place, figure in enumerate(self.figures)}
        return {name: max(order.get(base, place) for base in self.bases(name))
                for name, place in order.items()}  # fmt: skip

    def between(self, stretch: tuple[int, int], group: Iterable[Figure]) -> list[Figure]:
        """Return those of a group that stand in a stretch of the source."""
        low, high = stretch
        return [one for one in group if low <= (at := self._places[one.id])[0] and at[1] <= high]

    def whole(self, name: str) -> Label:
        """Return what a whole is called."""
        words = self.project.site.value.wholes.get(name, {})
        return tuple(words.get(lang, "") for lang in self.project.languages)

    def tries(
        self, figures: Sequence[Figure], group: Iterable[Figure], fits: Callable[..., bool]
    ) -> int:
        """Return how many sets of a group were tried that agree in all in which `figures` agree.

        They stand in the same stretch of the source, and `fits` does not rule them out.
        """
        there = self.between(self.stretch(figures), group)
        if len(there) > _MANY:
            return comb(len(there), len(figures))
        traits = _traits(figures)
        sets = (one for one in combinations(there, len(figures)) if traits <= _traits(one))
        return sum(fits(one) and self.apart(one) for one in sets) or 1


def alike(one: Figure, other: Figure) -> bool:
    """Say whether the labels of two figures speak of one thing."""
    return like(one, other) >= ALIKE


def like(one: Figure, other: Figure) -> float:
    """Return how much of the shorter label of two figures the other has too, 0 to 1."""
    return labels.like(called(one), called(other))


def called(figure: Figure) -> Label:
    """Return what a figure is called."""
    return tuple(figure.label.values())


def _traits(figures: Sequence[Figure]) -> frozenset[str]:
    """Return in what figures agree: their time, category, sort, way, labels."""
    traits = {
        "period": len({dates.order(one.period) for one in figures}) == 1,
        "periods": tiled(figures),
        "printed": all(one.paragraph for one in figures),
        "category": len({one.category for one in figures}) == 1,
        "sort": len({level(one) for one in figures}) == 1,
        "way": len({one.quantity.change for one in figures}) == 1,
        "label": all(alike(*pair) for pair in pairwise(figures)),
    }
    return frozenset(name for name, agrees in traits.items() if agrees)


def groups(key: Callable[[T], object], things: Iterable[T]) -> Iterator[list[T]]:
    """Yield the things that have one key, two or more, in their order; None is no key."""
    found = gathered(key, things)
    yield from (group for of, group in found.items() if of is not None and len(group) > 1)
