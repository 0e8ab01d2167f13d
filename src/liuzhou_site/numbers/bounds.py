"""Two numbers that are one range: 大于1小于100, more than 5 and less than 10, 4.1 ± 0.2."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Quantity

_LOW = frozenset({Hedge.MORE_THAN, Hedge.OVER, Hedge.AT_LEAST})
_HIGH = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_BETWEEN = re.compile("(?:[，,]? ?(?:且|并且|而|而且|但|同时|and|but|and also) ?)?")
_FAR = 12


def joined(quantities: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """Yield `quantities`, a lower bound and an upper bound of one number as one range."""
    held: Quantity | None = None
    for one in quantities:
        quantity, held = _tolerated(held, one, text)
        if held and (both := _both(held, quantity, text)):
            yield both
            held = None
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _tolerated(
    held: Quantity | None, found: Quantity, text: str
) -> tuple[Quantity, Quantity | None]:
    """Return ±0.2 as the range around 0, or around the number before it, and what is left held."""
    start = found.span[0]
    sign = _TOLERANCE.search(text, max(0, start - len("plus or minus ")), start)
    if not sign or not isinstance(found.value, Decimal):
        return found, held
    off, begin, middle = abs(found.value), sign.start(), Decimal(0)
    near = held and held.span[1] in {begin, begin - 1} and held.unit in {"", found.unit}
    if held and near and isinstance(held.value, Decimal):
        middle, begin, held = held.value, held.span[0], None
    value = Interval(middle - off, middle + off)
    return replace(found, value=value, span=(begin, found.span[1])), held


_TOLERANCE = re.compile("(?:±|\\+/-|正负|plus or minus|give or take) ?$", re.IGNORECASE)


def _both(one: Quantity, two: Quantity, text: str) -> Quantity | None:
    start, end = one.span[1], two.span[0]
    if one.kind is not two.kind or one.unit not in {"", two.unit} or end - start > _FAR:
        return None
    low, high = (one, two) if one.hedge in _LOW else (two, one)
    if low.hedge not in _LOW or high.hedge not in _HIGH:
        return None
    if not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return None
    if not low.value < high.value or not _BETWEEN.fullmatch(text, start, end):
        return None
    return Quantity(
        Interval(low.value, high.value), two.unit, Hedge.NONE, one.kind,
        max(one.digits, two.digits), (one.span[0], two.span[1]),
    )  # fmt: skip
