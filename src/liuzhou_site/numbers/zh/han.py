"""Han numerals: small (一百零五), financial (壹佰), rounded (三四十), with digits (3亿5000万)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from liuzhou_site.model import Hedge, Interval
from liuzhou_site.numbers.quantity import DIGITS, EXPONENT, Number, Value, literal

_ROWS = ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○幺")
VALUES: Mapping[str, int] = {
    **{character: value for row in _ROWS for value, character in enumerate(row)},
    "两": 2,
    "俩": 2,
    "仨": 3,
}
MARKS: Mapping[str, int] = {
    **dict.fromkeys("十拾", 10), **dict.fromkeys("百佰", 100), **dict.fromkeys("千仟", 1000),
    "万": 10**4, "亿": 10**8, "兆": 10**12,
}  # fmt: skip
JOINED: Mapping[str, int] = {"廿": 20, "卅": 30}
_TEN, _BIG = 10, 10**4

HAN_DIGIT = f"[{''.join(VALUES)}]"
MARK = f"[{''.join(MARKS)}]"
_ANY = "".join([*VALUES, *MARKS, *JOINED])
HAN = f"(?![千兆](?:瓦|克|米|卡|赫|帕|字节|伏)|百?万分[点率])[{_ANY}]"
_ONES = "一二三四五六七八九"
_OR = "|".join(
    f"(?<={one})(?<![第、]{one})、(?={two}(?:{MARK}|[人岁度位名米元里天条家点成只个]|年(?!级)))"
    for one, two in ("一两", "两三", *pairwise(_ONES))
)
"""What may stand between two digits that mean one or the other: 十二、三度."""
NUMERAL = (
    rf"(?:{DIGITS}(?:{EXPONENT})?|{HAN}|[几数](?={MARK}))"
    rf"(?:{HAN}|(?<={MARK}){DIGITS}"
    rf"|(?<={MARK}[零〇]){DIGITS}|(?<=\d) (?=[万亿])"
    rf"|[多余来](?={MARK})|几(?={MARK})|(?<=十)几|(?=、)(?:{_OR}))*"
)
"""A run of digits and Han numerals that may be one number."""

_RUN = re.compile(
    rf"(?P<run>{NUMERAL})(?:点(?P<tail>{HAN_DIGIT}{{1,30}})(?P<scale>{MARK}{{0,2}}))?"
)
_ITEM = re.compile(rf"(?P<digits>{DIGITS}(?:{EXPONENT})?)|(?P<other>.)")
_MORE = {"多": Hedge.MORE_THAN, "余": Hedge.MORE_THAN, "来": Hedge.ABOUT}
_ABOUT_PAIRS = {(n, n + 1) for n in range(1, 9)} | {(3, 5), (3, 2)}
"""Digits side by side that mean “one or the other”: 三四, 三五, 三两."""


@dataclass(frozen=True)
class _Item:
    """A number that stands before a mark (`low` = `high` unless rounded), or a mark (then 0)."""

    low: Decimal
    high: Decimal
    mark: int = 0
    ulp: Decimal | None = None  # the worth of the last printed digit; None for words
    zero: bool = False


def read_number(text: str, position: int) -> tuple[Number | None, int]:
    """Read the number at `position`, without sign, fraction, unit; return it and its run's end."""
    match = _RUN.match(text, position)
    if not match:
        return None, position
    items, hedge = _items(match["run"])
    number = None
    if items is not None:
        pair = not any(item.mark for item in items)
        number = _digit_string(items) if pair and len(items) > 1 else _composed(items)
    if number is None:
        return None, match.end("run")
    end = match.end("run")
    value, digits = number
    if match["tail"] and not isinstance(value, Interval):
        end = match.end()
        tail = "".join(str(VALUES[character]) for character in match["tail"])
        value = value + Decimal(f"0.{tail}")
        for mark in match["scale"]:
            value = value * MARKS[mark]
    words = match["run"][0] not in "0123456789"
    return Number(value, end, digits, hedge, words=words), end


def _items(run: str) -> tuple[list[_Item] | None, Hedge]:
    items: list[_Item] = []
    hedge = Hedge.NONE
    for match in _ITEM.finditer(re.sub("[ 、]", "", run)):
        if match["digits"]:
            read = literal(match["digits"])
            if read is None:
                return None, hedge
            exponent = read[0].as_tuple().exponent
            ulp = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
            items.append(_Item(read[0], read[0], ulp=ulp))
            continue
        character = match["other"]
        if character in _MORE:
            hedge = _MORE[character]
        elif character in MARKS:
            items.append(_Item(Decimal(0), Decimal(0), MARKS[character]))
        elif character in "几数":
            first = not items
            items.append(_Item(Decimal(2 if first else 1), Decimal(10 if first else 9)))
        elif character in JOINED:
            value = Decimal(JOINED[character]) / 10
            items += [_Item(value, value), _Item(Decimal(0), Decimal(0), 10)]
        else:
            value = Decimal(VALUES[character])
            items.append(_Item(value, value, zero=not value))
    return items, hedge


def _digit_string(items: list[_Item]) -> tuple[Value, int] | None:
    """Return digits that are read one by one (二〇二〇), or one of two (三四)."""
    if any(item.ulp is not None for item in items):
        return None
    pair = (int(items[0].low), int(items[1].low))
    if len(items) == len(pair) and pair in _ABOUT_PAIRS:
        low, high = sorted(pair)
        return Interval(Decimal(low), Decimal(high)), 0
    if len(items) > 30:  # as long as `LONGEST`
        return None
    return Decimal("".join(str(item.low) for item in items)), 0


def _composed(items: list[_Item]) -> tuple[Value, int] | None:
    match items:
        case [_Item(mark=mark), _Item(low=Decimal(real=8), mark=0, ulp=None), _Item(mark=ten)] if (
            mark == ten * 10 > 10
        ):
            return Interval(Decimal(8 * ten), Decimal(mark)), 0  # 百八十 is 80 to 100
    merged = list(_merged(items))
    low = _sum([(item.low, item) for item in merged])
    high = _sum([(item.high, item) for item in merged])
    if low is None or high is None:
        return None
    if low != high:
        return Interval(low[0], high[0]), 0
    value, ulp = low
    if ulp is None or not value:
        return value, int(ulp is not None)
    return value, value.adjusted() - ulp.adjusted() + 1


def _merged(items: Iterable[_Item]) -> Iterable[_Item]:
    """Join two Han digits that mean one or the other: 三四十, 十五六."""
    held: _Item | None = None
    for item in items:
        plain = not item.mark and not item.zero and item.ulp is None and item.low == item.high
        if held and plain and (int(held.low), int(item.low)) in _ABOUT_PAIRS:
            low, high = sorted((held.low, item.low))
            yield _Item(low, high)
            held = None
            continue
        if held:
            yield held
        held = item if plain else None
        if not plain:
            yield item
    if held:
        yield held


@dataclass(frozen=True)
class _Sum:
    """What was added up so far: whole scales, the section below the next one, the digit held."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    number: Decimal | None = None
    last: int = 0
    biggest: int = 0
    gap: bool = False
    ulp: Decimal | None = None


def _sum(pairs: list[tuple[Decimal, _Item]]) -> tuple[Decimal, Decimal | None] | None:
    """Return (value, worth of the last printed digit), or None when the order makes no number."""
    held = _Sum()
    for value, item in pairs:
        after = _added(held, value, item)
        if after is None:
            return None
        held = after
    return held.total + held.section + _rest(held), held.ulp


def _added(held: _Sum, value: Decimal, item: _Item) -> _Sum | None:
    if item.zero and item.ulp is None:
        return replace(held, gap=True)
    if item.mark:
        return _small(held, item.mark) if item.mark < _BIG else _big(held, item.mark)
    return None if held.number is not None else replace(held, number=value, ulp=item.ulp)


def _small(held: _Sum, mark: int) -> _Sum | None:
    """Add tens, hundreds or thousands to the section."""
    rises = 0 < held.last <= mark < _BIG
    silent = held.number is None and held.last and mark > _TEN  # 一百十五 leaves out 一
    if rises or silent:
        return None
    section = held.section + (Decimal(1) if held.number is None else held.number) * mark
    return _after(replace(held, section=section), mark)


def _big(held: _Sum, mark: int) -> _Sum | None:
    """Multiply the section, or all that came before (万亿), by 万, 亿 or 兆."""
    section = held.section + (held.number or Decimal(0))
    if held.number is None and not section and mark >= held.biggest:
        total = (held.total or Decimal(1)) * mark
    elif mark > held.biggest:
        total = (held.total + section) * mark
    elif mark < held.biggest:
        total = held.total + section * mark
    else:
        return None
    return _after(replace(held, total=total, section=Decimal(0), biggest=mark), mark)


def _after(held: _Sum, mark: int) -> _Sum:
    ulp = None if held.ulp is None else held.ulp * mark
    return replace(held, number=None, last=mark, gap=False, ulp=ulp)


def _rest(held: _Sum) -> Decimal:
    """Return what the number behind the last mark adds: 一百三 is 130, 一百零三 is 103."""
    if held.number is None:
        return Decimal(0)
    plain = held.ulp is None or held.ulp == 1
    if held.last > _TEN and not held.gap and plain and 0 < held.number < _TEN:
        return held.number * held.last / 10
    return held.number


def write(number: int) -> str:
    """Return a whole number below ten thousand as a Han numeral: 105 is 一百零五."""
    if number == 0:
        return "零"
    text, gap = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + mark
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text
