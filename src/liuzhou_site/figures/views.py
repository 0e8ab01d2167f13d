"""A number as it compares with another of its series: as an index, or as a change in per cent."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from liuzhou_site.figures import intervals
from liuzhou_site.figures.changes import as_change
from liuzhou_site.figures.ledger import counting_kind
from liuzhou_site.figures.rounding import ulp
from liuzhou_site.model import Figure, Interval, Quantity
from liuzhou_site.numbers.units import DEFAULT_UNITS

VIEWS: Mapping[str, tuple[str, Decimal, Decimal]] = {
    "index": ("", Decimal(100), Decimal(0)),
    "change": ("share", Decimal(1), Decimal(-1)),
}
"""Kind → the unit of what is shown, what a number as large as the base gives, and what is added."""
VIEWED = "/"
"""In a form: index/BASE/label is a figure as it compares with the figure BASE, as a label."""
_DIGITS = 4


def viewed(kind: str, figure: Figure, base: Figure) -> Figure:
    """Return `figure` as an index of which `base` is 100, or as what it changed by since `base`.

    Raises KeyError: there is no such kind.
    Raises ZeroDivisionError: the base may be zero or less, or one of both is a range.
    """
    id_, whole, more = VIEWS[kind]
    value, known = Decimal(1), intervals.exactly(Decimal(1))
    if figure.id != base.id:
        value = intervals.EXACT.divide(_point(figure), _point(base))
        known = intervals.divide(figure.interval, base.interval)
    value = intervals.EXACT.fma(value, whole, more)
    known = intervals.multiply(known, intervals.exactly(whole))
    known = intervals.add(known, intervals.exactly(more))
    said, unit = _rounded(value, known), DEFAULT_UNITS[id_]
    kept = figure.quantity.hedge
    quantity = Quantity(said, id_, kept, counting_kind(unit), len(said.as_tuple().digits))
    quantity = as_change(quantity) if kind == "change" else quantity
    return replace(figure, quantity=quantity, interval=known, unit=unit, whole="")


def _point(figure: Figure) -> Decimal:
    value = figure.quantity.value
    if isinstance(value, Interval):
        raise ZeroDivisionError
    return value


def _rounded(value: Decimal, known: Interval) -> Decimal:
    """Return a value to four digits, or fewer: to be out by one in the last of them at most."""
    if not value or known.low is None or known.high is None:
        return value
    reach = (known.high - known.low) / 2
    finest = Decimal(1).scaleb(reach.adjusted()) if reach else reach
    finest = finest.scaleb(1) if finest < reach else finest
    return value.quantize(max(finest, ulp(value, _DIGITS)), ROUND_HALF_UP, intervals.EXACT)
