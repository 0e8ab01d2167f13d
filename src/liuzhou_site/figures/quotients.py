"""Parts, wholes and shares; bases of shares; rates of growth and levels; so many times, a piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log

from liuzhou_site.figures import dates, intervals, labels, rounding
from liuzhou_site.figures.comparable import bounded, level, room, timed, value, width
from liuzhou_site.figures.evaluation import dimension
from liuzhou_site.figures.labels import ALIKE
from liuzhou_site.figures.search import Candidate, Search, alike, called, groups, like
from liuzhou_site.model import Figure, Quantity

_SLIP = 1.0001  # of floats
_TWO = 2
_NEAR = 5  # paragraphs between an amount and what share it is


def earlier(search: Search) -> list[Figure]:
    """Return the amounts that changes imply: what there was when the change began.

    Each is named by its formula. One that the ledger calculates itself is left out.
    """
    known = {frozenset(f.inputs) for f in search.figures}
    found = []
    for change in search.figures:
        if level(change) or change.unit.kind == "share" or not change.since.iso:
            continue
        ends = [f for f in search.figures if bounded(f) and _end_of(f, change)]
        ends.sort(key=lambda f: -like(f, change))
        found += [_before(end, change) for end in ends[:1] if {end.id, change.id} not in known]
    return found


def _end_of(amount: Figure, change: Figure) -> bool:
    same = (amount.unit, amount.scope) == (change.unit, change.scope)
    then = dates.order(amount.period) == dates.order(change.period)
    return same and then and level(amount) and alike(amount, change)


def _before(amount: Figure, change: Figure) -> Figure:
    interval = intervals.add(amount.interval, intervals.negate(change.interval))
    return replace(
        amount, id=f"({amount.id} - {change.id})", interval=interval, period=change.since,
        quantity=Quantity(rounding.midpoint(interval), amount.unit.id),
        paragraph=0, inputs=(amount.id, change.id),
    )  # fmt: skip


def quotients(search: Search) -> Iterator[Candidate]:
    """Yield shares that parts and wholes give, bases that shares give, rates and multiples."""
    told = [f for f in search.figures if bounded(f) and not f.table]
    shares = [f for f in told if f.unit.kind == "share"]
    amounts = [f for f in told if f.unit.kind != "share"]
    levels = [f for f in amounts if level(f)]
    for share in shares:
        if not level(share):
            yield from _growth(search, share, amounts)
        elif whole := next((f for f in levels if f.id == share.whole), None):
            yield from _parts(search, share, whole, levels)
        else:
            yield from _parts_of_both(search, share, levels)
    above = [f for f in levels if value(f) > 0]
    yield from _bases(search, [f for f in shares if level(f) and value(f) > 0], above)
    yield from _multiples(search, levels)


def _parts(
    search: Search, share: Figure, whole: Figure, levels: Sequence[Figure]
) -> Iterator[Candidate]:
    """Yield the amounts that are the share of its whole, or should be by their labels."""
    pairs = [
        _Pair(f"share({part.id}, {whole.id})", value(part) / value(whole), (part,))
        for part in levels
        if part is not whole and _beside(part, whole) and timed((part, share))
    ]
    fits = [pair for pair in pairs if search.apart((*pair.figures, whole, share))]
    yield from _nearest(search, share, fits)


def _parts_of_both(search: Search, share: Figure, levels: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield a part and its whole, or a part and the rest, of which the share may be told."""
    then = [f for f in levels if _same_time(f, share)]
    pairs = []
    for part in (f for f in then if _of_one(search, f, share) or f.paragraph == share.paragraph):
        for other in (f for f in then if f is not part and _beside(f, part)):
            named = labels.like(search.whole(share.whole), called(other)) >= ALIKE
            two, size = (part, other), value(part)
            pairs.append(_Pair(f"{part.id} / {other.id}", size / value(other), two, 1 + named))
            if not named and size + value(other):
                rest = f"{part.id} / ({part.id} + {other.id})"
                pairs.append(_Pair(rest, size / (size + value(other)), two))
    shares = [pair for pair in pairs if 0 < pair.found <= 1]
    yield from (found for found in _nearest(search, share, shares) if not found.doubt)


def _growth(search: Search, rate: Figure, amounts: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield a level and its change, or two levels, between which the rate may be that of growth."""
    near = [f for f in amounts if f.scope == rate.scope and _kin(f, rate)]
    pairs = []
    for now in (f for f in near if level(f) and _same_time(f, rate)):
        for other in (f for f in near if f.unit == now.unit):
            if level(other) and _before_it(other, rate):
                formula, before = f"({now.id} - {other.id}) / {other.id}", value(other)
            elif not level(other) and _since_then(other, rate):
                formula, before = f"{other.id} / ({now.id} - {other.id})", value(now) - value(other)
            else:
                continue
            if before > 0:
                pairs.append(_Pair(formula, value(now) / before - 1, (now, other)))
    yield from _nearest(search, rate, pairs)


def _since_then(one: Figure, other: Figure) -> bool:
    return len({dates.order(f.since) for f in (one, other) if f.since.iso}) < _TWO


@dataclass(frozen=True)
class _Pair:
    """What may give a share: the formula, what it comes to, of which figures, how plainly."""

    formula: str
    found: float
    figures: tuple[Figure, ...]
    plain: int = 0


def _nearest(search: Search, share: Figure, pairs: Sequence[_Pair]) -> Iterator[Candidate]:
    """Yield the pairs that give a share; of one that should by all labels, also that it does not.

    Tried were all that stand no further from the share, and are no less like it in their labels.
    """

    def closeness(pair: _Pair) -> float:
        return sum(labels.close(called(f), called(share)) for f in pair.figures) + pair.plain

    pairs = [pair for pair in pairs if search.apart((*pair.figures, share))]
    for pair in pairs:
        gap = abs(pair.found - value(share))
        off = gap if gap > width(share) / 2 * _SLIP else 0.0
        stretch = search.stretch((*pair.figures, share))
        kin = len({*stretch}) == 1 and all(alike(f, share) for f in pair.figures)
        if off and not kin:
            continue
        near = [p for p in pairs if search.between(stretch, p.figures) == [*p.figures]]
        rivals = [other for other in near if closeness(other) >= closeness(pair)]
        reach = search.reach(share, pair.figures)
        tried = sum(search.reach(share, other.figures) <= reach for other in rivals)
        alone = kin and len(rivals) == 1
        if not off or alone:
            likely = max(room(share), 2 * off) / abs(value(share))
            yield Candidate(f"{pair.formula} == {share.id}", likely * tried, bool(off), kin=alone)


def _bases(
    search: Search, shares: Sequence[Figure], levels: Sequence[Figure]
) -> Iterator[Candidate]:
    """Yield pairs of parts with their shares that give one base, or two that are close."""
    pairs = []
    sizes = {f.id for f in levels}
    for share in (one for one in shares if one.whole not in sizes):
        parts = [f for f in levels if f.scope == share.scope and _same_time(f, share)]
        parts = [f for f in parts if _of_one(search, f, share) and search.apart((f, share))]
        nearest = {f.unit.id: f for f in sorted(parts, key=lambda f: like(f, share))}
        pairs += [(part, share) for part in nearest.values()]
    for same in groups(lambda two: (two[0].unit.id, two[0].scope, two[0].period), pairs):
        fours = [
            (*one, *two)
            for one, two in combinations(same, 2)
            if _of_alike(search, one[1].whole, two[1].whole) and search.apart((*one, *two))
        ]
        for part, share, other, also in fours:
            apart = abs(log(value(part) / value(share)) - log(value(other) / value(also)))
            wide = sum(room(f) / value(f) for f in (part, share, other, also))
            claim = f"{part.id} / {share.id} == {other.id} / {also.id}"
            if apart < log(2):
                likely = max(wide, apart) / log(2)
                yield Candidate(claim, likely * len(fours), share.whole != also.whole)


def _multiples(search: Search, levels: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield two amounts of which one is as many times the other, or as much a piece, as is told."""
    for ratio in levels:
        if ratio.unit.id == "times" or ratio.unit.over:
            here = [f for f in levels if f.scope == ratio.scope and _kin(f, ratio)]
            # Units alone say little of how many times; of yuan a tonne they say which amounts.
            kin = here if ratio.unit.over else [f for f in here if alike(f, ratio)]
            near = [f for f in kin if timed((f, ratio))]
            pairs = [
                _Pair(f"{one.id} / {other.id}", value(one) / value(other), (one, other))
                for one in near
                for other in kin
                if _gives(one, other, ratio) and (other in near or one.label == other.label)
            ]
            fits = [p for p in pairs if abs(p.found - value(ratio)) <= width(ratio) / 2 * _SLIP]
            yield from _nearest(search, ratio, fits)


def _gives(one: Figure, other: Figure, ratio: Figure) -> bool:
    below = tuple((unit, -power) for unit, power in dimension(other.unit))
    found = (*dimension(one.unit), *below) if one.unit != other.unit else ()
    return tuple(sorted(found, key=lambda pair: pair[0].id)) == dimension(ratio.unit)


def _beside(one: Figure, other: Figure) -> bool:
    return (one.unit, one.scope) == (other.unit, other.scope)


def _before_it(amount: Figure, change: Figure) -> bool:
    """Say whether an amount is of when a change began; one without a date, of some time before."""
    if change.since.iso:
        return dates.order(amount.period) == dates.order(change.since)
    return bool(amount.period.iso) and dates.order(amount.period) < dates.order(change.period)


def _same_time(one: Figure, other: Figure) -> bool:
    """Say whether two figures hold at one time; undated ones where they stand in one paragraph."""
    if one.period.iso or other.period.iso:
        return dates.order(one.period) == dates.order(other.period)
    return one.paragraph == other.paragraph


def _of_one(search: Search, amount: Figure, share: Figure) -> bool:
    low, high = search.stretch((amount, share))
    return high - low <= _NEAR and alike(amount, share)


def _of_alike(search: Search, one: str, other: str) -> bool:
    return one == other or labels.like(search.whole(one), search.whole(other)) >= ALIKE


def _kin(one: Figure, other: Figure) -> bool:
    return one.paragraph == other.paragraph or alike(one, other)
