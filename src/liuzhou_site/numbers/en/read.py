"""Reading the quantities of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers.en.dates import read_date, read_year
from liuzhou_site.numbers.en.hedges import HEDGES
from liuzhou_site.numbers.en.numerals import read_number
from liuzhou_site.numbers.en.shares import out_of
from liuzhou_site.numbers.en.terms import IN_CENTS, read_term
from liuzhou_site.numbers.en.turns import TURNS
from liuzhou_site.numbers.en.units import UNITS
from liuzhou_site.numbers.en.words import CODES, CURRENCY, MONTHS, NAMES, WORDS, idiom
from liuzhou_site.numbers.quantity import CENT, Number, part, plus, span, times
from liuzhou_site.numbers.units import Surface, surface
from liuzhou_site.numbers.vocabulary import Vocabulary

_TOKEN = re.compile(
    rf"(?:{CURRENCY})(?=\d)|[A-Za-z_][A-Za-z0-9_]*(?:[’'][A-Za-z]+)?"
    rf"|(?P<number>(?<![A-Za-z0-9_.])\.(?=[0-9])|[0-9½¼¾⅓⅔])"
)
_MONEY = re.compile(rf"(?P<code>{CURRENCY})[ -]?$")
_SIGN = re.compile(
    r"(?:(?<![0-9A-Za-z)%])[-−]|^[-−] |\b(?<!plus or )(?:minus|negative) )$", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:[Vv]ersion|[Rr]elease|v\.|Python|Windows|iOS|Android|iPhone|Boeing|Airbus|HTML|HTTP"
    r"|TLS|Model"
    r"|Game|Route|Highway|Interstate|Flight|Channel|Radio|PlayStation|Xbox|Formula|Apollo|Area"
    r"|Fortune"
    r"|Article|FTSE|Nikkei|Stoxx|ISO|IEC|DIN|Ubuntu|Galaxy|Pixel|Covid|Psalm|Terminal|Platform"
    r"|[Cc]all"
    r"|[Dd]ial|Catch|Zone|Tier|Grade|Class|Type|Studio|Top|Big|S&P|Group|Titanic|Sunrise"
    r"|Airbus A) $"
    r"|(?<!in )(?<!In )(?<!from )(?<!across )(?:[Tt]he|[Aa]n?|[’']s) [A-Z][\w&]*(?: [A-Z][\w&]*)? $"
    r"|[A-Za-z]*[A-Z][A-Za-z]*-$|[#@/_]$|\d\.$"
)
_LONGEST_NAME = 30
_AMOUNT = re.compile(
    r"\d+(?:,\d{3})+|\d+\.\d+ ?(?:%|per|[a-z])|\d+ ?(?:%|per ?cent|million|billion|trillion"
    r"|thousand"
    r"|bn|tn|(?!was|has|is\b|will|had|can|rose|fell|would|capsule|owners?|complained)[a-z]{2,}\b)"
)
"""What a capital before it makes no name of: the Shanghai 30 firms."""
_REST = re.compile(r"[A-Za-z0-9_]+(?:[.-]\d+)*|\.\d+(?:\.\d+)*")
_CENT = re.compile(
    r"(?P<cent> ?%(?![A-Za-z0-9])|[ -](?:percents?|per ?cents?|pct)\b| ?pc\b)|(?P<mille> ?‰)"
)
_OF_CENT = re.compile(r"(?: of)? (?:an?|one) (?:percent|per cent)\b")
_LINK = re.compile(r" ?[–—~] ?| - |(?<=[0-9%a-z])-(?=[0-9$€£¥])| (?P<to>to) | (?P<or>or) ")
_SCALE = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|dozen|\d(?:k|m|mn|bn|tn))$", re.IGNORECASE
)
_AND = re.compile(" and ")
_LED = re.compile(rf"(?:{CURRENCY}) ?|about |nearly ")
_MINUS = re.compile("[-−]|minus |negative ")
_UNSAID = re.compile(rf"(?:[-−]|minus |negative |{CURRENCY})$")
_BETWEEN = re.compile(r"\b(?:(?P<between>between)|from) $", re.IGNORECASE)
_RATIO = re.compile(r" ?:(?! ) ?(?P<second>\d{1,9})(?![\d:])")
_OF_UNIT = re.compile("(?: of)? an?(?= )")
_PLAN = re.compile(r" Five-Year (?:Plan|Programme|Program)", re.IGNORECASE)
_BELOW_ZERO = re.compile(" below (?:zero|freezing)")
_AND_HALF = re.compile(
    r"an? (?P<unit>hour|day|week|month|year|minute|mile) and a half\b", re.IGNORECASE
)
_COINS = re.compile(r"(?:,? and |, | )(?=[A-Za-z0-9])")
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
_EXACT_SIZES = frozenset({Hedge.NONE, Hedge.ABOUT})


def read_english(text: str, units: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order."""
    known = surface(units, UNITS)
    position = 0
    while match := _TOKEN.search(text, position):
        start, position = match.start(), match.end()
        word = match[0].lower()
        if not match["number"] and word not in WORDS:
            continue
        if end := _passed_over(text, start, word):
            position = end
            continue
        number = _numeral(text, start, word)
        if number is None:
            position = _behind(text, start) if match["number"] else position
            continue
        quantity = _complete(text, start, number, known)
        position = max(position, quantity.span[1])
        if _is_name(text, quantity.span[1]):
            position = _behind(text, quantity.span[1])
            continue
        yield quantity


def _passed_over(text: str, start: int, word: str) -> int:
    """Return the end of a name or an idiom that begins here; 0 when there is none."""
    if word[0].isalpha():
        return idiom(text, start, word)
    if match := NAMES.match(text, start):
        return match.end() if not read_date(text, start) else 0
    named = _NAMED.search(text, max(0, start - _LONGEST_NAME), start)
    return _behind(text, start) if named and not _AMOUNT.match(text, start) else 0


def _behind(text: str, start: int) -> int:
    match = _REST.match(text, start)
    return match.end() if match else start + 1


def _is_name(text: str, end: int) -> bool:
    """Say whether letters go on where a number ends (5G, 3D): then it is part of a name."""
    return (
        end > 0
        and text[end - 1].isdigit()
        and text[end : end + 1].isalpha()
        and text[end].isascii()
    )


def _numeral(text: str, start: int, word: str) -> Number | None:
    """Read the date, year, range or number at `start`."""
    if word in MONTHS and not text[start].isupper():
        return None
    if date := read_date(text, start):
        return date
    hedge, _ = HEDGES.lead(text, start)
    money = _MONEY.search(text, max(0, start - 5), start)
    if not money and (year := read_year(text, start, hedged=hedge not in _EXACT_SIZES)):
        return year
    first = _and_half(text, start) or read_number(text, start)
    if first and first.kind is Kind.ORDINAL:
        match = _PLAN.match(text, first.end)
        return replace(first, end=match.end()) if match else first
    if first is None:
        return None
    shared = out_of(text, first)
    return shared if shared is not first else _range(text, start, _share(text, first))


def _and_half(text: str, start: int) -> Number | None:
    """Read an hour and a half: 1.5, before its unit."""
    match = _AND_HALF.match(text, start)
    return match and Number(Decimal("1.5"), match.end(), unit=match["unit"].lower(), words=True)


def _share(text: str, number: Number) -> Number:
    """Read what makes a share of a number: %, percent, ‰."""
    if number.kind is Kind.FRACTION and (match := _OF_CENT.match(text, number.end)):
        value = times(number.value, CENT)
        return replace(number, value=value, kind=Kind.PERCENT, end=match.end())
    match = _CENT.match(text, number.end)
    if not match or number.kind is not Kind.CARDINAL:
        return number
    value = times(number.value, CENT if match["cent"] else CENT / 10)
    return replace(number, value=value, kind=Kind.PERCENT, unit="share", end=match.end())


def _range(text: str, start: int, first: Number) -> Number:
    """Join `first` with the number behind a dash or a word, when both make a rising range."""
    window = max(0, start - 24)
    between = _BETWEEN.search(_unhedged(text, window, start))
    link = _LINK.match(text, first.end)
    if between and between["between"]:
        link = _AND.match(text, first.end) or link
    moved = between and not between["between"] and _moved(text, between.start())
    if not link or moved or isinstance(first.value, Interval):
        return first
    begin = link.end()
    if match := _LED.match(text, begin):
        begin = match.end()
    sign = _MINUS.match(text, begin)
    begin = sign.end() if sign else begin
    second = read_number(text, begin)
    if second is None or isinstance(second.value, Interval):
        return first
    second = _share(text, second)
    value = _joined(
        text,
        (start, begin),
        first,
        replace(second, value=times(second.value, Decimal(-1 if sign else 1))),
    )
    groups = link.groupdict()
    if value is None:
        one = groups.get("to") and second.value == 1 and first.kind is second.kind is Kind.CARDINAL
        return Number(first.value, second.end, kind=Kind.RATIO) if one else first
    if groups.get("or") and not (first.words and second.words and _next_to(value)):
        return first
    if second.kind is Kind.ORDINAL or {first.kind, second.kind} & {Kind.YEAR, Kind.DATE}:
        return first
    return Number(
        value, second.end, max(first.digits, second.digits), kind=second.kind, unit=second.unit
    )


def _moved(text: str, start: int) -> bool:
    """Say whether “from” says where a change began: rose from 4 to 5 is two levels, no range."""
    clause = text[max(0, start - _CLAUSE) : start].rpartition(". ")[2]
    return bool(TURNS.up.search(clause) or TURNS.down.search(clause) or _REVISED.search(clause))


_CLAUSE = 60
_REVISED = re.compile(
    r"\b(?:up|down|revised|changed?|went|moved|edged|narrowed|widened|ticked|improved)\b"
)


def _unhedged(text: str, low: int, start: int) -> str:
    """Return what stands before `start`, without hedge, sign and currency."""
    _, begin = HEDGES.lead(text, start)
    return _UNSAID.sub("", text[low:begin])


def _next_to(value: Interval) -> bool:
    """Say whether “or” joins neighbours (two or three), which alone makes it a range."""
    return bool(value.low and value.high and value.high <= value.low * 2)


def _joined(text: str, starts: tuple[int, int], first: Number, second: Number) -> Interval | None:
    """Return the range; a scale or a percent that only the second number has holds for both."""
    low = first.value
    if _SIGN.search(text, max(0, starts[0] - 9), starts[0]):
        low = times(low, Decimal(-1))
    if second.kind is Kind.PERCENT and first.kind is Kind.CARDINAL:
        low = times(low, CENT)
    elif first.kind is not second.kind:
        return None
    scale = _SCALE.search(text, starts[1], second.end)
    if scale and not _SCALE.search(text, starts[0], first.end):
        factor = _factor(scale[0].lower().lstrip("0123456789"))
        if scaled := span(times(low, factor), second.value):
            return scaled
    return span(low, second.value)


def _factor(word: str) -> Decimal:
    number = read_number(f"1{word}" if len(word) < len("dozen") else f"1 {word}", 0)
    return number.value if number and isinstance(number.value, Decimal) else Decimal(1)


def _complete(text: str, start: int, number: Number, known: Surface) -> Quantity:
    """Give a number its sign, its unit and its hedge."""
    begin, number = _prefixed(text, start, number)
    if number.kind is Kind.CARDINAL:
        number = _ratio(text, number)
    if number.kind in {Kind.CARDINAL, Kind.FRACTION}:
        number = _with_unit(text, number, known)
    hedge, end = number.hedge, number.end
    if number.kind not in {Kind.ORDINAL, Kind.DATE, Kind.MONTH}:
        said, earlier = HEDGES.lead(text, begin)
        if number.kind is not Kind.YEAR or said in _EXACT_SIZES:
            begin, hedge = earlier, (said if hedge is Hedge.NONE else hedge)
        later, after = HEDGES.trail(text, end)
        if hedge is Hedge.NONE and later is not Hedge.NONE and number.kind is not Kind.YEAR:
            hedge, end = later, after
            number = (
                _with_unit(text, replace(number, end=end), known) if not number.unit else number
            )
            end = max(end, number.end)
    if isinstance(number.value, Interval) and (
        match := _BETWEEN.search(text, max(0, begin - 8), begin)
    ):
        begin = match.start()
    return Quantity(number.value, number.unit, hedge, number.kind, number.digits, (begin, end))


def _prefixed(text: str, start: int, number: Number) -> tuple[int, Number]:
    """Read what stands before a number and belongs to it: the sign, the sign of a currency."""
    begin = start
    if number.kind not in {Kind.CARDINAL, Kind.PERCENT, Kind.FRACTION}:
        return begin, number
    signed = _SIGN.search(text, max(0, begin - 9), begin)
    if signed:
        begin = signed.start()
    if number.kind is Kind.CARDINAL and (match := _MONEY.search(text, max(0, begin - 5), begin)):
        code = match["code"]
        number, begin = replace(number, unit=CODES.get(code, code)), match.start()
    if not signed and (signed := _SIGN.search(text, max(0, begin - 9), begin)):
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
    ):
        return number
    return Number(part(number.value, Decimal(match["second"])), match.end(), kind=Kind.RATIO)


def _with_unit(text: str, number: Number, known: Surface) -> Number:
    """Read the unit behind a number: 5 km, half an hour, 5 dollars and 30 cents."""
    end = number.end
    if number.kind is Kind.FRACTION:
        article = _OF_UNIT.match(text, end)
        if not article and (text[end : end + 1] != "-" or number.digits):
            return number
        end = article.end() if article else end
    match = known.after.match(text, end)
    if not match or (
        number.unit not in {"", "share"} and number.unit != known.meaning(match["form"])[0]
    ):
        return number
    unit, factor = known.meaning(match["form"])
    value, end = times(number.value, factor), match.end()
    if unit in _DEGREES and (below := _BELOW_ZERO.match(text, end)):
        value, end = times(value, Decimal(-1)), below.end()
    number = replace(number, value=value, unit=unit, end=end, kind=Kind.CARDINAL)
    return _coins(text, number, known) if factor == 1 else number


def _coins(text: str, number: Number, known: Surface) -> Number:
    """Add the smaller coins that follow: and 30 cents."""
    match = _COINS.match(text, number.end)
    count = read_term(text, match.end()) if match else None
    small = known.parts.match(text, count.end) if count else None
    if not count or not small or isinstance(count.value, Interval):
        return number
    unit, factor = known.meaning(small["form"])
    if number.unit != unit and not (unit == "USD" and number.unit in IN_CENTS):
        return number
    return replace(number, value=plus(number.value, count.value * factor), end=small.end())
