"""Some figures side by side: ranks, extremes, shares, in exact decimals.

What a hedge, an open end or rounding leaves uncertain is left out or given as an interval.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise

from liuzhou_site.figures import intervals
from liuzhou_site.figures.dates import order
from liuzhou_site.model import Figure, Hedge, Interval

Share = tuple[Decimal | None, Decimal | None]
"""The least and the greatest part of the whole; None where nothing adds up."""
_ADDABLE = ("money", "measure", "count")
_PAIR = 2


def ranks(figures: Sequence[Figure]) -> tuple[int, ...]:
    """Return the rank of each, 1 for the greatest, ties alike; () where they have no sure order.

    Exact figures of one unit have one; rounded ones where no two can change places.
    """
    values = [f.quantity.value for f in figures if isinstance(f.quantity.value, Decimal)]
    firm = all(figure.quantity.hedge is Hedge.NONE for figure in figures)
    if not firm or len(values) < len(figures) or _mixed(figures):
        return ()
    pairs = zip(values, figures, strict=True)
    ordered = [figure.interval for _, figure in sorted(pairs, key=lambda pair: pair[0])]
    if not all(_apart(a, b) for a, b in pairwise(ordered)):
        return ()
    return tuple(1 + sum(other > value for other in values) for value in values)


def _apart(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or a.low == a.high == b.low == b.high


def _mixed(figures: Sequence[Figure]) -> bool:
    """Say whether units differ, or the wholes of shares; ranks have no order among themselves."""
    kinds = {(f.unit.id, f.whole if f.unit.kind == "share" else "") for f in figures}
    return len(kinds) > 1 or any(figure.unit.kind == "ordinal" for figure in figures)


def extremes(figures: Sequence[Figure]) -> tuple[str, str]:
    """Return the figures that stand alone as the least and the greatest, "" for none."""
    found = ranks(figures)
    if len(set(found)) < _PAIR:
        return "", ""
    names = [figure.id for figure in figures]
    least, most = (
        names[found.index(rank)] if found.count(rank) == 1 else ""
        for rank in (max(found), min(found))
    )
    return least, most


def shares(figures: Sequence[Figure]) -> tuple[Share, ...]:
    """Return the part of each in the total of its unit: least where the others are greatest.

    Shares, ranks, and what is of different periods or scopes do not add up.
    """
    return tuple(_share(figures, place) for place in range(len(figures)))


def _share(figures: Sequence[Figure], place: int) -> Share:
    figure = figures[place]
    others = [f for at, f in enumerate(figures) if at != place and f.unit == figure.unit]
    alike = {(order(f.period), f.scope) for f in (figure, *others)}
    if figure.unit.kind not in _ADDABLE or len(alike) > 1:
        return None, None
    low, high = figure.interval.low, figure.interval.high
    return (
        _part(low, _sum(other.interval.high for other in others), Decimal(0)),
        _part(high, _sum(other.interval.low for other in others), Decimal(1)),
    )


def _sum(ends: Iterable[Decimal | None]) -> Decimal | None:
    known = list(ends)
    closed = [end for end in known if end is not None]
    return reduce(intervals.EXACT.add, closed, Decimal(0)) if len(closed) == len(known) else None


def _part(one: Decimal | None, rest: Decimal | None, extreme: Decimal) -> Decimal | None:
    """Divide a part by the whole; where either is open, the share can go to its `extreme`."""
    if one is None or rest is None:
        return extreme
    whole = intervals.EXACT.add(one, rest)
    return intervals.EXACT.divide(one, whole) if whole > 0 else None
