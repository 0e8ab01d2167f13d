"""Reading the quantities of an English text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers.en.dates import read_date, read_year
from liuzhou_site.numbers.en.grammar import HEDGES
from liuzhou_site.numbers.en.measured import TIMES, with_unit
from liuzhou_site.numbers.en.names import behind, is_name, passed_over
from liuzhou_site.numbers.en.numerals import read_number
from liuzhou_site.numbers.en.parts import FIRST_WORDS, read_part
from liuzhou_site.numbers.en.people import read_of_people
from liuzhou_site.numbers.en.ranges import BETWEEN, SCORED, ranged, sign, with_percent
from liuzhou_site.numbers.en.shares import leads_rate, out_of, range_of
from liuzhou_site.numbers.en.words import CURRENCY, MONTHS, UNITS, WORDS
from liuzhou_site.numbers.quantity import RATES, Number, part
from liuzhou_site.numbers.units import CODES, Surface, Vocabulary, surface

_TOKEN = re.compile(
    rf"(?:{CURRENCY})(?=\d)|[A-Za-z_][A-Za-z0-9_]*(?:[’'][A-Za-z]+)?"
    rf"|(?P<number>(?<![A-Za-z0-9_.])\.(?=[0-9])|[0-9½¼¾⅓⅔])"
)
_MONEY = re.compile(rf"(?P<code>{CURRENCY})[ -]?$")
_RATIO = re.compile(r" ?:(?! ) ?(?P<second>\d{1,9})(?![\d:])")
_ODDS = re.compile(
    r"(?P<one>\d{1,4})[-/](?P<two>\d{1,3})(?![\d-])"
    r"(?P<whose> (?:outsider|shot|chance|underdog|favou?rite)s?\b)?"
)
_AT_ODDS = re.compile(r"\bodds (?:of|at) $", re.IGNORECASE)
_PLAN = re.compile(r" Five-Year (?:Plan|Programme|Program)", re.IGNORECASE)
_AND_HALF = re.compile(
    r"an? (?P<unit>hour|day|week|month|year|minute|mile"
    r"|inch|foot|yard|pint|acre|tonne) and a half\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|this|these) $", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|ages?(?: of)?) (?:between |from )?(?P<one>(?:\d{1,2},? (?:and |or )?){1,3})?$",
    re.IGNORECASE,
)
_LONGEST_LIST = 30
_EXACT_SIZES = frozenset({Hedge.NONE, Hedge.ABOUT})


def read_english(text: str, units: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order."""
    known = surface(units, UNITS)
    position = 0
    while match := _TOKEN.search(text, position):
        start, position = match.start(), match.end()
        word = match[0].lower()
        if not match["number"] and word not in WORDS and not FIRST_WORDS.fullmatch(match[0]):
            continue
        if word.startswith("fy") and len(word) == len("fy2024"):
            start, word = start + len(word) - 4, word[-4:]
        number = read_part(text, start)
        if number is None and (end := passed_over(text, start, word)):
            position = end
            continue
        number = number or _numeral(text, start, word)
        if number and leads_rate(text, start, number.end) and number.value in RATES:
            position = number.end
            continue
        if number is None:
            position = behind(text, start) if match["number"] else position
            continue
        quantity = _complete(text, start, number, known)
        position = max(position, quantity.span[1])
        if is_name(text, quantity.span[1]):
            position = behind(text, quantity.span[1])
            continue
        yield quantity


def _numeral(text: str, start: int, word: str) -> Number | None:
    """Read the date, year, range or number at `start`."""
    if word in MONTHS and not text[start].isupper():
        return None
    if fixed := (read_date(text, start) or _odds(text, start) or read_of_people(text, start)):
        return fixed
    hedge, _ = HEDGES.lead(text, start)
    money = _MONEY.search(text, max(0, start - 5), start)
    if not money and (year := read_year(text, start, hedged=hedge not in _EXACT_SIZES)):
        return year
    first = _and_half(text, start) or read_number(text, start)
    if first and first.kind is Kind.ORDINAL:
        match = _PLAN.match(text, first.end)
        return replace(first, end=match.end()) if match else first
    if first is None or first.unit == "times":  # doubled to 5 million is two numbers
        return first
    shared = first if money else out_of(text, first)
    if shared is first:
        shared = ranged(text, start, with_percent(text, first, money=bool(money)))
    return shared if money else range_of(text, shared)


def _odds(text: str, start: int) -> Number | None:
    """Read odds of 100-1, a 50/1 outsider."""
    match = _ODDS.match(text, start)
    known = match and (
        match["whose"] or match[0].endswith("/1") or _AT_ODDS.search(text, max(0, start - 9), start)
    )
    if not match or not known or not int(match["two"]):
        return None
    value = part(Decimal(match["one"]), Decimal(match["two"]))
    return Number(value, match.end("two"), kind=Kind.RATIO)


def _and_half(text: str, start: int) -> Number | None:
    """Read an hour and a half: 1.5, before its unit."""
    match = _AND_HALF.match(text, start)
    return match and Number(Decimal("1.5"), match.end(), unit=match["unit"].lower(), words=True)


def _complete(text: str, start: int, number: Number, known: Surface) -> Quantity:
    begin, number = _prefixed(text, start, number)
    if number.kind is Kind.CARDINAL:
        number = _ratio(text, number)
    if number.kind in {Kind.CARDINAL, Kind.FRACTION}:
        number = with_unit(text, number, known)
    hedge, end = number.hedge, number.end
    if number.kind not in {Kind.ORDINAL, Kind.DATE, Kind.MONTH}:
        said, earlier = HEDGES.lead(text, begin)
        if _recent(text, earlier, number):
            said, earlier = Hedge.NONE, begin
        if number.kind is not Kind.YEAR or said in _EXACT_SIZES:
            begin, hedge = earlier, (said if hedge is Hedge.NONE else hedge)
        later, after = HEDGES.trail(text, end)
        if hedge is Hedge.NONE and later is not Hedge.NONE and number.kind is not Kind.YEAR:
            hedge, end = later, after
            if not number.unit:  # 80-odd per cent, 12 or so tonnes
                number = with_unit(text, with_percent(text, replace(number, end=end)), known)
            end = max(end, number.end)
    aged = None if number.unit or number.kind is not Kind.CARDINAL else _AGED
    if aged and (match := aged.search(text, max(0, begin - _LONGEST_LIST), begin)):
        number = replace(number, unit="age")
        begin = match.start() if match[0].lower().startswith("aged") and not match["one"] else begin
    if isinstance(number.value, Interval) and (
        match := BETWEEN.search(text, max(0, begin - 8), begin)
    ):
        begin = match.start()
    return Quantity(number.value, number.unit, hedge, number.kind, number.digits, (begin, end))


def _recent(text: str, begin: int, number: Number) -> bool:
    """Say whether “past” means the last years and not more than so many."""
    return text[begin : begin + 4].lower() == "past" and (
        number.unit in TIMES or _DETERMINED.search(text, max(0, begin - 6), begin) is not None
    )


def _prefixed(text: str, start: int, number: Number) -> tuple[int, Number]:
    """Read what stands before a number and belongs to it: the sign, the sign of a currency."""
    begin = start
    if not (number.kind is Kind.CARDINAL or number.kind.is_share):
        return begin, number
    signed = sign(text, begin)
    if signed:
        begin = signed.start()
    if number.kind is Kind.CARDINAL and (match := _MONEY.search(text, max(0, begin - 5), begin)):
        code = match["code"]
        number, begin = replace(number, unit=CODES.get(code, code)), match.start()
    if not signed and (signed := sign(text, begin)):
        begin = signed.start()
    if signed and isinstance(number.value, Decimal):  # a range has seen to it
        number = replace(number, value=-number.value)
    return begin, number


def _ratio(text: str, number: Number) -> Number:
    match = _RATIO.match(text, number.end)
    if (
        not match
        or number.unit
        or not isinstance(number.value, Decimal)
        or not int(match["second"])
        or SCORED.search(text, max(0, number.end - 40), number.end)
    ):
        return number
    return Number(part(number.value, Decimal(match["second"])), match.end(), kind=Kind.RATIO)
