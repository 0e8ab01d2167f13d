"""One Chinese numeral: 第九, 一半, 百分之五十, 三又二分之一, 七五折, 18至20, 3~5万."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numbers.quantity import CENT, RATES, RATIO, Number, part, plus, span, times
from liuzhou_site.numbers.zh.dates import read_date
from liuzhou_site.numbers.zh.han import MARKS, VALUES, read_number
from liuzhou_site.numbers.zh.hedges import HEDGES
from liuzhou_site.numbers.zh.parts import read_part
from liuzhou_site.numbers.zh.words import CLASSIFIERS, MEASURED

_ORDINAL = re.compile("[位个家台次条座批名届期章节段集代]")
_FIRST = re.compile("首(?=[位个家台次条座批例名届])")
_PLAN = re.compile("个?五年(?:规划|计划)")
_HALF = re.compile(
    r"(?P<over>过半)(?!百)|一半|半数|(?P<dozen>半打(?![开听住断折]))|(?P<fifty>半百)|半(?=个?(?:年|月|岁|小时|钟头|公里|里|斤|公斤|吨|亩|世纪|星期|分钟|米)|个(?!体|性|人))(?P<of>)"
)
_MORE = re.compile("[多余](?!少|大|媒|元化|样|数)")
_SOME = re.compile(f"来(?=[人年天岁万斤里公吨米亩{CLASSIFIERS}]|分钟|小时)(?!回)")
_DASH = re.compile(r" ?(?:[-–—~～]{1,2}|至|到) ?(?![-–—])")
_WITH = re.compile("[和与跟及](?=[-0-9负零一二三四五六七八九十百千两])")
_NO_ROUND = re.compile("(?<![季年月])度|[无人系指总倍参次岁户件函分基奇偶整小代少多为字]")
_SHARE = re.compile(
    r" ?(?:(?P<cent>%)|(?P<mille>‰)"
    r"|(?P<tenth>成)(?P<half>半)?(?P<next>[1-9一二三四五六七八九](?![\d十百千万亿个.]))?(?![立为功果长就员都套本品熟分人年交绩语群])"
    r"|(?P<off>折)(?![叠扣射旧返磨断算合腾]))"
)
_DOUBLED = re.compile("翻了?(?P<n>[1-9一两二三四])?番(?!茄|号)|翻了?一?(?P<once>倍)|腰斩|减半|折半")
_GROUP = re.compile(
    "(?P<dozen>打)(?![折工电算击仗人架开印球造扮扫听包了过])|个(?P<mark>[亿万])(?![能象物])"
)
_RANK = re.compile("号(?![召称码])")
_UNIT = re.compile(rf"{MEASURED.pattern}|℃|℉|摄氏度|华氏度|美元|[A-Za-z]{{1,4}}(?![A-Za-z])")
_SLASH = re.compile(r"/(?=\d{1,9}(?![\d/.]))")
_SCALE = re.compile(f"[{''.join(MARKS)}]+$")
SIGN = re.compile("负|零下|[-−]")
SIGNED = re.compile(r"(?P<sign>(?<!正)负的?|零下|(?<![0-9A-Za-z)）%])[-−])[¥$€£]?$")
_TENTH, _MILLE = Decimal("0.1"), Decimal("0.001")


def read_numeral(text: str, start: int) -> tuple[Number | None, int]:
    """Read the numeral at `start`: it, if it is one, and from where to look on."""
    if months := read_part(text, start):
        return months, months.end
    if text[start] == "第":
        return _ordinal(text, start)
    fixed = _first(text, start) or _half(text, start) or read_date(text, start)
    fixed = fixed or _doubled(text, start) or _whole(text, start) or _one_in(text, start)
    if fixed:
        return fixed, fixed.end
    if text[start] == "数" and _NO_ROUND.match(text, start - 1 if start else 0) and start:
        return None, start + 1
    first, end = _side(text, start)
    if first is None:
        return None, end
    number = _share(text, _more(text, _grouped(text, _range(text, start, first))))
    if (
        number.kind is Kind.CARDINAL
        and isinstance(number.value, Decimal)
        and (match := _RANK.match(text, number.end))
    ):
        number = replace(number, kind=Kind.ORDINAL, unit="ordinal", end=match.end())
    return number, number.end


def _grouped(text: str, number: Number) -> Number:
    """Read 三打 (dozens) and 十个亿."""
    match = _GROUP.match(text, number.end)
    if not match or number.kind is not Kind.CARDINAL:
        return number
    factor = Decimal(12 if match["dozen"] else MARKS[match["mark"]])
    return replace(number, value=times(number.value, factor), end=match.end())


def _first(text: str, start: int) -> Number | None:
    """Read 首位."""
    match = _FIRST.match(text, start)
    return match and Number(Decimal(1), match.end() + 1, kind=Kind.ORDINAL, unit="ordinal")


def _half(text: str, start: int) -> Number | None:
    """Read 一半, 过半, and the half of 半年."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    if match["dozen"] or match["fifty"]:
        return Number(Decimal(6 if match["dozen"] else 50), match.end())
    hedge = Hedge.OVER if match["over"] else Hedge.NONE
    half = Number(Decimal("0.5"), match.end(), 0, hedge, Kind.FRACTION, "share")
    return half if match["of"] is None else replace(half, kind=Kind.CARDINAL, unit="")


def _doubled(text: str, start: int) -> Number | None:
    """Read 翻番, 翻两番 (doubled twice is four times), 翻倍, and 腰斩, 减半, which is half."""
    match = _DOUBLED.match(text, start)
    if match is None:
        return None
    digit = match["n"] or "一"
    doublings = int(VALUES.get(digit) or digit)
    factor = Decimal(2) ** doublings if match[0].startswith("翻") else Decimal("0.5")
    return Number(factor, match.end(), unit="times")


def _one_in(text: str, start: int) -> Number | None:
    """Read 每5人中有1人 as a share."""
    if not text.startswith("每", start - 1):
        return None
    whole, end = read_number(text, start)
    if whole and (rate := _rate(text, whole)):
        return rate
    link = _AMONG.match(text, end) if whole else None
    some, end = read_number(text, link.end()) if link else (None, 0)
    counted = MEASURED.match(text, end) if some else None
    if not whole or not some or not counted:
        return None
    if isinstance(whole.value, Interval) or isinstance(some.value, Interval):
        return None
    if not 0 < some.value < whole.value:
        return None
    shared = part(some.value, whole.value)
    return Number(shared, counted.end(), kind=Kind.FRACTION, unit="share", words=True)


def _rate(text: str, whole: Number) -> Number | None:
    """Read 每千人口3.6人 as a rate of so many."""
    link = _PER.match(text, whole.end) if whole.value in RATES else None
    some = _side(text, link.end())[0] if link else None
    if not link or not some or some.kind is not Kind.CARDINAL or _NO_RATE.match(text, some.end):
        return None
    counted = MEASURED.match(text, some.end)
    hedge = some.hedge or HEDGES.lead(text, link.end())[0]
    kind = RATES[whole.value]
    return Number(
        times(some.value, part(Decimal(1), Decimal(kind.per))),
        counted.end() if counted else some.end,
        some.digits, hedge, kind, "share",
    )  # fmt: skip


_PER = re.compile(
    r"(?:[人户家个名位例件台辆头只]|新生儿|活产)[^,，。;；:：、!！?？\d]{0,14}?(?=\d)"
)
_NO_RATE = re.compile(r" ?(?:[%‰年月日元]|万?元|公里|平方|小时|天|美元|分之|[-–—~～至])")
_AMONG = re.compile(r"[^，。；、\d]{1,6}?[中里](?:，?就|约|大约|至少)?有")


def _whole(text: str, start: int) -> Number | None:
    """Read 百分百."""
    if not text.startswith("百分百", start):
        return None
    return Number(Decimal(1), start + len("百分百"), kind=Kind.PERCENT, unit="share")


def _ordinal(text: str, start: int) -> tuple[Number | None, int]:
    number, end = read_number(text, start + 1)
    if number is None:
        return None, max(end, start + 1)
    end = number.end
    if match := _PLAN.match(text, end) or _ORDINAL.match(text, end):
        end = match.end()
    return Number(number.value, end, number.digits, kind=Kind.ORDINAL, unit="ordinal"), end


def _side(text: str, start: int) -> tuple[Number | None, int]:
    """Read one number, or the fraction that it is the beginning of."""
    number, end = read_number(text, start)
    if number is None:
        return None, end
    if text.startswith("又", number.end):
        below, _ = read_number(text, number.end + 1)
        fraction = below and _parts(text, below)
        if fraction and isinstance(fraction.value, Decimal):
            return Number(plus(number.value, fraction.value), fraction.end), fraction.end
    return _parts(text, number) or number, end


def _parts(text: str, whole: Number) -> Number | None:
    """Read 百分之五十, 三分之二: a share whose denominator is `whole`."""
    if isinstance(whole.value, Interval):
        return None
    if not whole.words and (slash := _SLASH.match(text, whole.end)):
        under, _ = read_number(text, slash.end())
        if under and under.value and isinstance(under.value, Decimal):
            shared = part(whole.value, under.value)
            rate = RATES.get(under.value) if whole.value != int(whole.value) else None  # 15.1/10万
            digits = whole.digits if rate else 0
            return Number(shared, under.end, digits, kind=rate or Kind.FRACTION, unit="share")
    if not text.startswith("分之", whole.end):
        return None
    begin = whole.end + len("分之")
    minus = text[begin : begin + 1] in {"负", "-"}
    number, _ = read_number(text, begin + minus)
    if number is None or not whole.value:
        return None
    sign = Decimal(-1) if minus else Decimal(1)
    if whole.value == 100:  # 百分之 is percent
        value, kind = times(number.value, CENT * sign), Kind.PERCENT
    elif isinstance(number.value, Interval):
        return None
    else:
        value, kind = part(number.value * sign, whole.value), Kind.FRACTION
    return Number(value, number.end, number.digits, number.hedge, kind, "share")


def _more(text: str, number: Number) -> Number:
    if match := _MORE.match(text, number.end):
        return replace(number, end=match.end(), hedge=Hedge.MORE_THAN)
    if match := _SOME.match(text, number.end):
        return replace(number, end=match.end(), hedge=Hedge.ABOUT)
    return number


def _share(text: str, number: Number) -> Number:
    """Read what makes a share of a number: %, ‰, 成, 折."""
    match = _SHARE.match(text, number.end)
    if not match or number.unit == "share":
        return number
    value = number.value
    factor = CENT if match["cent"] else _MILLE if match["mille"] else _TENTH
    if match["half"]:
        value = plus(value, Decimal("0.5"))
    if match["next"]:  # 三成五 is 35%
        value = plus(value, Decimal(VALUES.get(match["next"]) or match["next"]) * _TENTH)
    if match["off"]:
        if isinstance(value, Interval):  # 七八折 is read digit by digit, like 七五折
            value = (value.low or Decimal(0)) * 10 + (value.high or Decimal(0))
        factor = CENT if value > 10 else _TENTH  # 七五折 is 7.5 tenths
    made = Number(
        times(value, factor), match.end(), number.digits, number.hedge, Kind.PERCENT, "share"
    )
    return _more(text, made)


def _range(text: str, start: int, first: Number) -> Number:
    """Join `first` with the number behind a dash, when both make a rising range."""
    shared = _share(text, first)
    unit = _UNIT.match(text, shared.end)
    dash = _DASH.match(text, shared.end) or (unit and _DASH.match(text, unit.end()))
    with_ = None if dash else _WITH.match(text, shared.end)
    match = dash or with_
    if not match or isinstance(first.value, Interval):
        return first
    sign = SIGN.match(text, match.end())
    begin = sign.end() if sign else match.end()
    second, _ = _side(text, begin)
    if second is None or (with_ and not text.startswith("之间", _share(text, second).end)):
        return first
    if shared.kind is Kind.PERCENT is not _share(text, second).kind and shared is not first:
        return first  # 下降95%至6400亿元
    if sign:
        second = replace(second, value=times(second.value, Decimal(-1)))
    if first.kind is Kind.PERCENT and second.unit == "" and text.startswith("百分之", start):
        second = replace(second, value=times(second.value, CENT), kind=Kind.PERCENT, unit="share")
    value = _joined(text, first, second, (start, begin))
    if value is None:
        return first
    kind, unit_ = second.kind, second.unit
    made = Number(value, second.end, max(first.digits, second.digits), kind=kind, unit=unit_)
    if with_:
        made = _share(text, made)
        made = replace(made, end=made.end + len("之间"))
    return made


def _joined(text: str, first: Number, second: Number, starts: tuple[int, int]) -> Interval | None:
    """Return the range; a scale that only the second number has holds for both (3~5万)."""
    low = first.value
    if SIGNED.search(text, max(0, starts[0] - 3), starts[0]):
        low = times(low, Decimal(-1))
    if second.unit == "share" and not first.unit and second.kind is Kind.PERCENT:
        low = times(low, CENT)
    scale = _SCALE.search(text, starts[1], second.end)
    if scale and not _SCALE.search(text, starts[0], first.end):
        factor = Decimal(1)
        for mark in scale[0]:
            factor *= MARKS[mark]
        if scaled := span(
            RATIO.multiply(low, factor) if isinstance(low, Decimal) else low, second.value
        ):
            return scaled
    return span(low, second.value)
