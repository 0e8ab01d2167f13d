"""Figures of one sort: said twice, within one another, in order, far from their like."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from statistics import median

from liuzhou_site.figures import dates, labels
from liuzhou_site.figures.comparable import bounded, digits, level, timed, value
from liuzhou_site.figures.evaluation import outward
from liuzhou_site.figures.search import Candidate, Search, alike, called, groups
from liuzhou_site.model import Figure, Status

_PAIR = 2
_EVEN = 0.5  # the chance of one order of two
_FEW = 3  # among so few nothing is usual
_FAR = 10.0  # times as much as its like, or as little: a slip of 万 and 亿, of thousands


def likes(search: Search) -> Iterator[Candidate]:
    """Yield what two figures of one sort say of each other."""
    plain = [f for f in search.figures if not f.inputs and not f.table]
    yield from _twice(search, plain, lambda f: (f.unit.id, f.whole))
    cells = [f for f in search.figures if f.table and f.period.iso]
    yield from _twice(search, cells, lambda f: (f.unit.id, f.whole, f.period))
    for group in groups(lambda f: f.unit.id, plain):
        if group[0].unit.kind in {"count", "share"}:
            yield from _within(search, [f for f in group if level(f)])
        if group[0].unit.kind == "ordinal":
            yield from _ranks(group)
    yield from _forecasts(plain)
    yield from _ways(plain)
    yield from _crossed(plain)
    yield from _far(search)


def _twice(
    search: Search, figures: Sequence[Figure], sort: Callable[[Figure], object]
) -> Iterator[Candidate]:
    """Yield a number that is said twice: of one thing, or of two that seem to be two."""
    numbers = [f for f in figures if f.unit.kind != "ordinal"]
    for group in groups(sort, numbers):
        for equal in groups(lambda f: (f.quantity, f.quantity.change), group):
            for one, other in combinations(equal, 2):
                yield from _equal(search, one, other, group)
        for named in groups(lambda f: (called(f), f.scope, f.period, f.since), group):
            one, *others = named  # of more than two the label says too little
            if len(others) == 1 and one.period.iso and bounded(one) and bounded(others[0]):
                off = abs(value(one) - value(others[0]))
                likely = 2 * off / abs(value(one))
                claim = f"{one.id} == {others[0].id}"
                yield from [Candidate(claim, likely, doubt=True)] if off else []


def _equal(
    search: Search, one: Figure, other: Figure, group: Sequence[Figure]
) -> Iterator[Candidate]:
    times = {dates.order(f.period) for f in (one, other) if f.period.iso}
    if (one.table and one.table == other.table) or (one.label == other.label and len(times) > 1):
        return  # a series
    same = one.scope == other.scope and len(times) < _PAIR
    likely = 10.0 ** (1 - digits(one)) / 9
    tried = search.tries((one, other), group, lambda _two: True)
    alone = same and alike(one, other)
    yield Candidate(f"{one.id} == {other.id}", likely * tried, not same, kin=alone)


def _within(search: Search, figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield a count, or a share, of a place within another, that should be no larger than its.

    By their labels no other figure of either place is nearer to the other.
    """
    nearest: dict[tuple[str, str], Figure] = {}
    pairs = [
        (part, whole)
        for scope in dict.fromkeys(f.scope for f in figures)
        for part in (f for f in figures if f.scope == scope)
        for whole in (f for f in figures if f.scope in outward(search.project, scope)[1:])
        if alike(part, whole) and timed((part, whole))
    ]
    for part, whole in sorted(pairs, key=lambda pair: labels.close(*map(called, pair))):
        nearest |= {(part.id, whole.scope): whole, (whole.id, part.scope): part}
    for part, whole in pairs:
        if (nearest[part.id, whole.scope], nearest[whole.id, part.scope]) != (whole, part):
            continue
        other, larger = part.whole != whole.whole, value(part) > value(whole)
        if larger or not other:
            doubt = other or (larger and part.label != whole.label)
            yield Candidate(f"{part.id} <= {whole.id}", _EVEN, doubt, kin=True)
        if part.period.iso and dates.order(part.period) != dates.order(whole.period) and not other:
            yield Candidate(f"during({part.id}, {whole.id})", _EVEN, kin=True)


def _ranks(figures: Sequence[Figure]) -> Iterator[Candidate]:
    for there in groups(lambda f: (f.scope, f.paragraph, f.period), figures):
        for low, high in combinations(sorted(there, key=value), 2):
            if alike(low, high):
                yield Candidate(f"{low.id} <= {high.id}", _EVEN, kin=True)


def _forecasts(figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield the first forecast with the latest of the other figures, if that is of a later time."""
    dated = [f for f in figures if f.period.iso]
    ahead = [f for f in dated if f.status is Status.FORECAST]
    past = [f for f in dated if f.status is not Status.FORECAST]
    if ahead and past:
        latest = max(past, key=lambda f: dates.last_day(f.period))
        first = min(ahead, key=lambda f: dates.first_day(f.period))
        if dates.first_day(latest.period) > dates.last_day(first.period):
            yield Candidate(f"before({latest.id}, {first.id})", _EVEN, kin=True)


def _ways(figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield a share at two times that should rise or fall as the count of the same thing does."""
    rates = [f for f in figures if f.unit.kind == "share" and level(f) and f.period.iso]
    changes = [f for f in figures if f.unit.kind == "count" and f.since.iso]
    for series in groups(lambda f: (called(f), f.whole, f.scope), rates):
        for change in (f for f in changes if alike(f, series[0])):
            for now, then in permutations(series, 2):
                if change.scope == now.scope and _spans(change, then, now):
                    sign = "<" if value(change) < 0 else ">"
                    yield Candidate(f"{now.id} {sign} {then.id}", _EVEN, kin=True)


def _spans(change: Figure, then: Figure, now: Figure) -> bool:
    since, until = dates.order(change.since), dates.order(change.period)
    return (since, until) == (dates.order(then.period), dates.order(now.period))


def _crossed(figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield two amounts printed in turn with two counts, where the lesser count has far more."""
    amounts = [f for f in figures if level(f) and f.unit.kind in {"count", "money", "measure"}]
    for a, b, c, d in zip(amounts, amounts[1:], amounts[2:], amounts[3:], strict=False):
        turn = a.unit == c.unit != b.unit == d.unit and a.unit.kind == "count"
        if not (turn and len({(f.paragraph, f.scope, f.period) for f in (a, b, c, d)}) == 1):
            continue
        if alike(a, c) and alike(b, d) and (value(a) - value(c)) * (value(b) - value(d)) < 0:
            times = value(b) / value(a) / (value(d) / value(c))
            less, more = (b, d) if value(a) < value(c) else (d, b)
            yield Candidate(f"{less.id} <= {more.id}", _EVEN * min(times, 1 / times), doubt=True)


def _far(search: Search) -> Iterator[Candidate]:
    """Yield what is ten times, or a tenth, of what is usual among four or more of its like."""
    numbers = [f for f in search.figures if bounded(f) and level(f) and not f.inputs]
    for group in groups(_series, numbers):
        if min(map(value, group)) < 0 or len({f.id if f.table else f.period for f in group}) < len(
            group
        ):
            continue  # around zero nothing is so many times another; of one time it is no series
        usual = median(map(value, group))
        for figure in group:
            times = value(figure) / usual
            if len(group) > _FEW and not 1 / _FAR < times < _FAR:
                near = min(
                    (f for f in group if f is not figure), key=lambda f: abs(value(f) - usual)
                )
                sign = "<=" if times > 1 else ">="
                yield Candidate(f"{figure.id} {sign} {near.id}", min(times, 1 / times), doubt=True)


def _series(figure: Figure) -> tuple[str, ...] | None:
    column = figure.id.partition("@")[0] if figure.table else str(dict(figure.label))
    return figure.unit.id, figure.whole, column, figure.scope
