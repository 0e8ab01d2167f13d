"""Reading a text: its quantities, two bounds as one range; a period as a table prints it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.changes import directed
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.periods import is_period, noted, shortest
from liuzhou_site.numbers.quantity import EXACT
from liuzhou_site.numbers.scan import uncounted
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.units import DEFAULT_UNITS, Vocabulary, vocabulary

_LOW = frozenset({Hedge.MORE_THAN, Hedge.OVER, Hedge.AT_LEAST})
_HIGH = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_BETWEEN = re.compile("、|(?:[，,]? ?(?:且|并且|而|而且|但|同时|and|but|and also) ?)?")
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
    beside = held and held.span[1] in {begin, begin - 1}
    points = held and held.kind is Kind.PERCENT and found.unit in {"", "point"}
    if held and beside and (points or (held.kind.per and found.kind is Kind.CARDINAL)):
        off /= held.kind.per or 100  # 44% ± 3 points, 每千人4.7±0.4人
        found = replace(found, unit="share", kind=held.kind)
    if held and beside and not found.unit and not re.match("[-−\\d]", text[held.span[0] :]):
        found = replace(found, unit=held.unit)  # £3.1 ± 0.2 million
    if held and beside and held.unit in {"", found.unit} and isinstance(held.value, Decimal):
        middle = held.value / _whole(held, found, text) * _scale(held.value, found, text)
        begin = held.span[0]
        held = None
    value, span = Interval(middle - off, middle + off), (begin, found.span[1])
    return replace(found, value=value, span=span, centred=middle != 0), held


def _whole(held: Quantity, found: Quantity, text: str) -> int:
    """Return of how many a number is told by what stands behind the other: 7.5 ± 0.2%."""
    if held.kind is not Kind.CARDINAL or not found.kind.is_share or found.kind is Kind.FRACTION:
        return 1
    cent = 1000 if "‰" in text[slice(*found.span)] else 100
    return found.kind.per or cent  # 4.7 ± 0.4 per 1,000


def _scale(middle: Decimal, found: Quantity, text: str) -> Decimal:
    """Return the scale behind a reach, which is the middle's too: 3.12±0.2万, 3.1 ± 0.2 million.

    It is where the middle would be less than the reach without it: not of 2,500,000 ± 4万.
    """
    coefficient = _COEFFICIENT.search(text, *found.span)
    if not coefficient or not isinstance(found.value, Decimal) or abs(middle) >= found.value:
        return Decimal(1)
    return max(found.value / Decimal(re.sub("[, ]", "", coefficient[0])), Decimal(1))


_COEFFICIENT = re.compile(r"\d+(?:[, ]\d{3})*(?:\.\d+)?")
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


def read(text: str, lang: str, units: Mapping[str, Unit] = DEFAULT_UNITS) -> list[Quantity]:
    """Return the quantities of `text` in order, values exact and in base units."""
    return list(_read(text, lang, vocabulary(units)))


@remembered
def _read(text: str, lang: str, units: Vocabulary) -> tuple[Quantity, ...]:
    with localcontext(EXACT):
        grammar, text = LANGUAGES[lang], simplified(text)
        idle = [(low, high) for low, high, rule in uncounted(text, lang) if rule in _NO_COUNT]
        counted = (one for one in grammar.read(text, units) if not _within(text, one.span, idle))
        return tuple(directed(joined(counted, text), text, grammar.changes, units))


_NO_COUNT = frozenset({"name", "word"})
"""Rules of the gate by which a numeral is none, wherever it stands: Fifth Avenue, two minds."""


def _within(text: str, span: tuple[int, int], idle: Sequence[tuple[int, int]]) -> bool:
    start, end = span
    if text.startswith("第", start):  # an order is that of its numeral
        start, end = start + 1, start + 2
    before = bisect_right(idle, start, key=lambda one: one[0])
    return before > 0 and end <= idle[before - 1][1]


_CODE = re.compile(r"(?P<year>\d{4})(?:M(?P<month>\d\d)| (?P<name>[A-Za-z]{3,9}))")


def period_printed(text: str) -> str:
    """Return what a table prints as a period, as `PERIOD` has it; any other text as it is.

    Two years (2023–24) are none: they may be a span, or a year that begins in some month; nor is
    2029/1/2, which a spreadsheet may have made of something else.
    """
    if is_period(text) or "/" in text:
        return text
    code = _CODE.fullmatch(text)
    if code and code["month"]:
        return f"{code['year']}-{code['month']}"
    words = f"{code['name'].title()} {code['year']}" if code else text
    for lang in LANGUAGES:
        found = read(words, lang)
        if len(found) != 1 or found[0].span != (0, len(words)) or not found[0].kind.is_date:
            continue
        years = found[0].kind is Kind.YEAR and isinstance(found[0].value, Interval)
        if not years and is_period(iso := noted(found[0])):
            return shortest(iso)
    return text
