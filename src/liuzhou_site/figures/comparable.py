"""What can be compared of figures: their numbers, how exactly they are known, their times."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from liuzhou_site.figures import dates, rounding
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
