"""A search for relations: the figures, how near they stand, what was tried beside them.

How unlikely a match is by chance is measured in one way: the width of the interval that was tested,
against the spread over which candidates fall, times the number of candidates that stand as close.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise
from math import comb
from typing import TypeVar

from liuzhou_site.figures import dates, labels, rounding
from liuzhou_site.figures.labels import ALIKE, Label
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Status

_FEWEST = 3  # a whole period and two that follow each other through it


def timed(figures: Sequence[Figure]) -> bool:
    """Say whether what figures tell goes together in time: one period, or one within another.

    Parts may follow each other through the period of their whole; a change lies between the times
    of two amounts. What is undated goes with what stands in its paragraph.
    """
    bases = {(f.period.iso, f.since.iso) for f in figures if f.since.iso not in {"", f.period.iso}}
    if len({end for end, _ in bases}) < len(bases):
        return False  # changes up to one time since two
    if not all(figure.period.iso for figure in figures):
        return len({figure.paragraph for figure in figures}) == 1 or not any(
            figure.period.iso for figure in figures
        )
    spans = [dates.order(figure.period) for figure in figures]
    changes = [figure for figure in figures if not level(figure)]
    if len(changes) == 1 and len(ends := set(spans)) == _FEWEST - 1:
        began, ended = sorted(ends)
        since = changes[0].since
        if dates.order(changes[0].period) == ended and (
            not since.iso or dates.order(since) == began
        ):
            return True
    nested = all(
        (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
        for a, b in combinations(spans, 2)
    )
    return nested or tiled(figures)


def tiled(figures: Sequence[Figure]) -> bool:
    """Say whether the periods of all but one follow each other through the period of that one."""
    if len(figures) < _FEWEST or not all(figure.period.iso for figure in figures):
        return False
    longest, *others = sorted(
        (dates.order(figure.period) for figure in figures),
        key=lambda span: (span[0], -span[1].toordinal()),
    )
    others.sort()
    follow = all((b[0] - a[1]).days == 1 for a, b in pairwise(others))
    return follow and (others[0][0], others[-1][1]) == longest


def bounded(figure: Figure) -> bool:
    """Say whether a figure is one number with an end on both sides, not zero, and no rank."""
    ends = figure.interval.low is not None and figure.interval.high is not None
    return (
        ends
        and bool(value(figure))
        and figure.unit.kind not in {"ordinal", "year"}
        and figure.status is not Status.FORECAST
    )


def level(figure: Figure) -> bool:
    """Say whether a figure is an amount, and not what something rose or fell by."""
    return not figure.quantity.change


def value(figure: Figure) -> float:
    """Return the number that a figure prints; of a range, and of what has a hedge, the middle."""
    return float(rounding.midpoint(figure.interval))


def width(figure: Figure) -> float:
    """Return how wide the interval of a figure is."""
    low, high = figure.interval.low, figure.interval.high
    return float(high - low) if low is not None and high is not None else float("inf")


def grain(figure: Figure) -> float:
    """Return the worth of the last digit of a figure that is not nought."""
    number = figure.quantity.value
    if not isinstance(number, Decimal):
        return width(figure)
    exponent = number.normalize().as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else 0.0


def room(figure: Figure) -> float:
    """Return how wide a match with a figure is; one that is exact is told to its last digit."""
    return width(figure) or grain(figure)


def digits(figure: Figure) -> int:
    """Return how many digits a figure has up to the last that is not nought."""
    number = figure.quantity.value
    return len(number.normalize().as_tuple().digits) if isinstance(number, Decimal) else 0


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
    found: dict[object, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    found.pop(None, None)
    yield from (group for group in found.values() if len(group) > 1)
