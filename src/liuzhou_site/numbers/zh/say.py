"""Writing a quantity in Chinese, and a period too in traditional characters."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers import writing
from liuzhou_site.numbers.scripts import traditional
from liuzhou_site.numbers.zh import han
from liuzhou_site.numbers.zh.periods import say_period

_BEFORE: Mapping[Hedge, str] = {
    Hedge.MORE_THAN: "多于", Hedge.OVER: "超", Hedge.NEARLY: "近", Hedge.ABOUT: "约",
    Hedge.ALMOST: "几乎", Hedge.UNDER: "不到",
}  # fmt: skip
_AFTER: Mapping[Hedge, str] = {Hedge.AT_LEAST: "以上", Hedge.AT_MOST: "以下"}
_TEN, _TWO = Decimal(10), Decimal(2)
_WRITTEN = 10**4
_SCALES = (10**8, "亿"), (10**4, "万"), (1, "")
_ONES = Unit("", "share", "个", "", "")
"""What a rate counts when its sentence does not say."""


def say_chinese(quantity: Quantity, unit: Unit, form: str) -> str:
    """Return a quantity in Chinese, in one of the forms of `say`."""
    before, after = _BEFORE.get(quantity.hedge, ""), _AFTER.get(quantity.hedge, "")
    if per := quantity.kind.per:
        if form == "number":  # 每百个空缺岗位… is the sentence's
            return say_chinese(writing.rate(quantity), unit, form)
        size, scale = next(one for one in _SCALES if one[0] <= per)
        whole = f"{han.write(per // size)}{scale}"
        return (
            f"每{whole.removeprefix('一')}个{say_chinese(writing.rate(quantity), _ONES, 'label')}"
        )
    if isinstance(quantity.value, Interval):
        said = (_centred if quantity.centred else _range)(quantity, unit, form)
        return f"{before}{said}{after}"
    value = quantity.value
    if quantity.kind is Kind.CARDINAL:
        return _cardinal(quantity, value, unit, form)
    if quantity.kind in {Kind.PERCENT, Kind.MILLE}:
        said = (
            f"{writing.parts(quantity, value, unit)}{'‰' if quantity.kind is Kind.MILLE else '%'}"
        )
    else:
        said = _other(quantity.kind, value)
    return f"{before}{said}{after}"


def _other(kind: Kind, value: Decimal) -> str:
    if kind is Kind.FRACTION:
        return _fraction(value)
    if kind is Kind.ORDINAL:
        return f"第{han.write(int(value)) if 0 < value < _WRITTEN else writing.plain(value)}"
    if kind is Kind.YEAR:
        return f"{writing.plain(value)}年" if value > 0 else f"公元前{writing.plain(-value)}年"
    if kind is Kind.MONTH:
        year = int(value) // 100
        return (f"{year}年" if year else "") + f"{int(value) % 100}月"
    if kind is Kind.DATE:
        year, month, number = writing.day(value)
        return (f"{year}年" if year else "") + (f"{month}月" if month else "") + f"{number}日"
    ratio = writing.fraction(value)
    return f"{ratio.numerator}比{ratio.denominator}" if ratio else f"{writing.plain(value)}比1"


def _cardinal(quantity: Quantity, value: Decimal, unit: Unit, form: str) -> str:
    before, after = _BEFORE.get(quantity.hedge, ""), _AFTER.get(quantity.hedge, "")
    suffix = "" if form == "number" else _following(unit)
    after = f"及{after}" if after and unit.id == "age" and suffix else after
    if parts := writing.mixed(value):
        whole, below = parts
        return f"{before}{han.write(whole)}又{_parts(*below.as_integer_ratio())}{suffix}{after}"
    if quantity.hedge is Hedge.MORE_THAN:
        return _more(value, unit, suffix)
    number, scale = _as_printed(value, 0 if unit.kind == "count" else quantity.digits)
    if form == "words" and not scale and value == int(value) and 0 <= value < _WRITTEN:
        number = "两" if value == _TWO and suffix else han.write(int(value))
    else:
        number = writing.padded(number, writing.missing(number, quantity, unit))
    return f"{before}{number}{scale}{suffix}{after}"


def _more(value: Decimal, unit: Unit, suffix: str) -> str:
    """Write “more than”: 十余家, 130多家, 50多亿元, 4万多人, 2倍多."""
    number, scale = writing.scaled(value)
    if value == _TEN and unit.kind == "count":  # rough counts keep Han
        return f"十余{suffix}"
    if number.isdigit() and number.endswith("0") and value:
        return f"{number}多{scale}{suffix}"
    if scale:
        return f"{number}{scale}多{suffix}"
    if suffix not in {"", "个"} and unit.kind != "count":
        return f"{number}{suffix}多"
    return f"多于{number}{suffix}"


def _as_printed(value: Decimal, digits: int) -> tuple[str, str]:
    """Return (coefficient, scale), no more digits than the source prints: 0.84亿, not 8400万."""
    number, scale = writing.scaled(value)
    if scale == "万" and 0 < digits < len(number.lstrip("-").replace(".", "")):
        coefficient = writing.plain(value / han.MARKS["亿"])
        same = len(coefficient.lstrip("-0.").replace(".", "")) == digits
        if same and not coefficient.lstrip("-").startswith("0.0"):  # 5 million are 500万
            return coefficient, "亿"
    return number, scale


def _fraction(value: Decimal) -> str:
    ratio = writing.fraction(value)
    if ratio is None:
        return writing.plain(value)
    if (ratio.numerator, ratio.denominator) == (1, 2):
        return "一半"
    return _parts(ratio.numerator, ratio.denominator)


def _parts(numerator: int, denominator: int) -> str:
    if denominator == 100 or numerator >= _WRITTEN:  # 百分之七 would be a percentage
        return f"{numerator}/{denominator}"
    sign = "负" if numerator < 0 else ""
    return f"{sign}{han.write(denominator)}分之{han.write(abs(numerator))}"


def _centred(quantity: Quantity, unit: Unit, form: str) -> str:
    middle, reach, scale = writing.centred(quantity, writing.scaled)
    return f"{middle}±{reach}{scale}{'' if form == 'number' else _following(unit)}"


def _range(quantity: Quantity, unit: Unit, form: str) -> str:
    suffix = "" if form == "number" else _following(unit)
    if power := writing.some(quantity):
        digits, scale = writing.scaled(power)
        mark = han.write(int(digits)).removeprefix("一")
        return f"数{mark}{scale}{suffix}"
    low, high = writing.ends(quantity)
    if low == -high:
        return f"±{say_chinese(replace(quantity, value=high, hedge=Hedge.NONE), unit, form)}"
    if quantity.kind is Kind.PERCENT:
        return f"{writing.percent(low)}至{writing.percent(high)}"
    if quantity.kind is Kind.YEAR:
        return f"{writing.plain(low)}—{writing.plain(high)}年"
    (one, scale), (two, last) = writing.scaled(low), writing.scaled(high)
    if last and not scale and low * (high / Decimal(two)) < high:
        two, last = writing.plain(high), ""  # 1至2亿 would be 1亿 to 2亿
    return f"{one}{scale}至{two}{last}{suffix}"


def _following(unit: Unit) -> str:
    """Return a unit as it follows a number; one in Latin letters stands apart: 415 ppm."""
    return f" {unit.zh}" if unit.zh[:1].isascii() and unit.zh else unit.zh


TRADITIONAL = "zh-Hant"
_UNIT = "\ufffc"
_OTHERWISE = (
    (re.compile("(?<=年)([一二三四])季度"), r"第\1季"),
    (re.compile("(?<=年前.)季度"), "季"),
    (re.compile("(?<![前至])(?=[一二三四](?:至.)?季度)"), "第"),
)
"""What is said otherwise; beside no year, 季 alone might be any season."""
_DECADE = re.compile(r"(\d+)世纪(\d0年代)")


def say_traditional(quantity: Quantity, unit: Unit, form: str) -> str:
    """Return a quantity in one of the forms of `say`, its unit written as its record has it."""
    word = unit.words[TRADITIONAL]["other"] if TRADITIONAL in unit.words else traditional(unit.zh)
    apart = _UNIT if unit.zh else ""
    said = traditional(say_chinese(quantity, replace(unit, zh=apart), form))
    return said.replace(_UNIT, f" {word}" if word[:1].isascii() else word)


def period_traditional(iso: str, form: str) -> str:
    """Return an ISO period in one of the forms of `say_period`: 1996年第三季, 1990年代."""
    said = say_period(iso, form)
    for found, words in _OTHERWISE:
        said = found.sub(words, said)
    if decade := _DECADE.fullmatch(said):
        said = f"{int(decade[1]) - 1}{decade[2]}"
    return traditional(said)
