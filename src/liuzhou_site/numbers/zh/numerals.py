"""One Chinese numeral: 第九, 一半, 百分之五十, 三又二分之一, 七五折, 18至20, 3~5万."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Kind
from liuzhou_site.numbers.quantity import Number, times
from liuzhou_site.numbers.zh.dates import read_date
from liuzhou_site.numbers.zh.grammar import HEDGES
from liuzhou_site.numbers.zh.han import MARKS, VALUES, read_number
from liuzhou_site.numbers.zh.parts import read_part
from liuzhou_site.numbers.zh.ranges import ranged
from liuzhou_site.numbers.zh.rates import one_in
from liuzhou_site.numbers.zh.shares import more, share, side
from liuzhou_site.numbers.zh.words import DOUBLING, TWOFOLD

_ORDINAL = re.compile("[位个家台次条座批名届期章节段集代]")
_FIRST = re.compile("首(?=[位个家台次条座批例名届起艘架辆栋宗]|部(?![分队位]))")
_PLAN = re.compile("个?五年(?:规划|计划)")
_HALF = re.compile(
    r"(?P<over>过半(?!百|年|个?月|个?小时|天)|一多半|一大半)|(?P<under>一小半)|一半|半数|(?P<tenth>半成(?!品))|(?P<li>半厘(?!米))|(?P<dozen>半打(?![开听住断折]))|(?P<fifty>半百)|(?P<whole>百分百)|半(?=个?(?:年(?![度报])|月|岁|小时|钟头|句钟|公[里尺分斤升顷]|[厘毫]米|英[里尺寸]|里|斤|吨|亩|世纪|星期|分钟|米|码(?!头))|个(?!体|性|人))(?P<of>)|(?<=[近逾超])(?:半(?![数夜空途])|(?P<one>倍(?![数增镜率速])))"
)
_NONE = re.compile("零(?=增长|成长|通胀)")
_ABOUT_ONE = re.compile("块把钱?|个把(?:月|小时|钟头|星期|礼拜)")
_ABOUT_UNITS = dict(
    zip(["", *"钱月小钟星礼"], "CNY CNY month hour hour week week".split(), strict=True)
)
"""A measure with 把 is one of it, more or less; its unit by what follows."""
_NO_ROUND = re.compile("(?<![季年月])度|[无人系指总倍参次岁户件函分基奇偶整小代少多为字]")
_DOUBLED = re.compile(
    f"(?P<begin>{DOUBLING})(?P<n>[1-9一两二三四])?(?:番(?!茄|号)|(?<![1-9两二三四])倍)(?P<more>多)?"
    f"|腰斩|减半|折半|(?P<twofold>{TWOFOLD})"
)
_GROUP = re.compile(
    "(?P<dozen>打)(?![折工电算击仗人架开印球造扮扫听包了过])|个(?P<mark>[亿万])(?![能象物])"
    "|(?P<short>[kKM])(?![A-Za-z0-9])"
)
_FACTORS = {"打": 12, "k": 1000, "K": 1000, "M": 10**6}
_RANK = re.compile("号(?![召称码]|人(?!物))")


def read_numeral(text: str, start: int) -> tuple[Number | None, int]:
    """Read the numeral at `start`: it, if it is one, and from where to look on."""
    if months := read_part(text, start):
        return months, months.end
    if text[start] == "第":
        return _ordinal(text, start)
    fixed = _first(text, start) or _half(text, start) or read_date(text, start)
    for one in (_none, _about_one, _doubled, one_in):
        fixed = fixed or one(text, start)
    if fixed:
        return fixed, fixed.end
    if text[start] == "数" and _NO_ROUND.match(text, start - 1 if start else 0) and start:
        return None, start + 1
    first, end = side(text, start)
    if first is None:
        return None, end
    number = share(text, more(text, _grouped(text, ranged(text, start, first))))
    if (
        number.kind is Kind.CARDINAL
        and isinstance(number.value, Decimal)
        and (match := _RANK.match(text, number.end))
    ):
        number = replace(number, kind=Kind.ORDINAL, unit="ordinal", end=match.end())
    return number, number.end


def _grouped(text: str, number: Number) -> Number:
    """Read 三打 (dozens), 十个亿, 10k."""
    match = _GROUP.match(text, number.end)
    if not match or number.kind is not Kind.CARDINAL or (match["short"] and number.words):
        return number
    factor = Decimal(_FACTORS.get(match[0]) or MARKS[match["mark"]])
    return replace(number, value=times(number.value, factor), end=match.end())


def _first(text: str, start: int) -> Number | None:
    match = _FIRST.match(text, start)
    return match and Number(Decimal(1), match.end() + 1, kind=Kind.ORDINAL, unit="ordinal")


def _none(text: str, start: int) -> Number | None:
    match = _NONE.match(text, start)
    return match and Number(Decimal(0), match.end(), kind=Kind.PERCENT, unit="share")


def _about_one(text: str, start: int) -> Number | None:
    match = _ABOUT_ONE.match(text, start)
    if match is None:
        return None
    return Number(Decimal(1), match.end(), hedge=Hedge.ABOUT, unit=_ABOUT_UNITS[match[0][2:3]])


def _half(text: str, start: int) -> Number | None:
    """Read 一半, 过半, the half of 半年, 半百 and 百分百."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    if match["dozen"] or match["fifty"]:
        return Number(Decimal(6 if match["dozen"] else 50), match.end())
    if match["whole"] or match["tenth"] or match["li"]:
        value = Decimal("0.05" if match["tenth"] else "0.005" if match["li"] else 1)
        return Number(value, match.end(), kind=Kind.PERCENT, unit="share")
    hedge = Hedge.OVER if match["over"] else Hedge.UNDER if match["under"] else Hedge.NONE
    if match["one"]:
        return Number(Decimal(1), match.end(), unit="times")
    half = Number(Decimal("0.5"), match.end(), 0, hedge, Kind.FRACTION, "share")
    return half if match["of"] is None else replace(half, kind=Kind.CARDINAL, unit="")


def _doubled(text: str, start: int) -> Number | None:
    """Read 翻番, 翻两番 (doubled twice is four times), 翻倍, and 腰斩, 减半, which is half."""
    match = _DOUBLED.match(text, start)
    if match is None:
        return None
    digit = match["n"] or "一"
    doublings = int(VALUES.get(digit) or digit)
    up = match["begin"] or match["twofold"]
    factor = Decimal(2) ** doublings if up else Decimal("0.5")
    hedge = HEDGES.lead(text, match.end("begin"))[0] if match["begin"] else Hedge.NONE
    return Number(
        factor, match.end(), hedge=Hedge.MORE_THAN if match["more"] else hedge, unit="times"
    )


def _ordinal(text: str, start: int) -> tuple[Number | None, int]:
    number, end = read_number(text, start + 1)
    if number is None:
        return None, max(end, start + 1)
    end = number.end
    if match := _PLAN.match(text, end) or _ORDINAL.match(text, end):
        end = match.end()
    return Number(number.value, end, number.digits, kind=Kind.ORDINAL, unit="ordinal"), end
