"""Chinese shares, and what makes one of a number: 百分之五十, 三成五, 七五折."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numbers.quantity import CENT, RATES, VULGAR, Number, part, plus, times, vulgar
from liuzhou_site.numbers.zh.han import HAN, VALUES, read_number
from liuzhou_site.numbers.zh.words import CLASSIFIER

_MORE = re.compile("[多余](?!少|大|媒|元化|样|数)")
_SOME = re.compile(
    f"(?:来|(?<=[百千万])把)(?=[人年天岁万斤里公吨米亩度元块]|{CLASSIFIER}|分钟|小时|号人)(?!回)"
)
_SHARE = re.compile(
    r" ?(?:(?P<cent>%|巴仙)|(?P<mille>‰)"
    r"|(?:(?P<tenth>成)|(?P<li>厘)(?!米|钱|地|子))"
    r"(?P<half>半)?(?P<next>[1-9一二三四五六七八九](?![\d十百千万亿个.]))?"
    r"(?(tenth)(?![立功果长就员都套本品熟分人年交绩语群])(?!(?<![近超逾约过达占有][一二三四五六七八九]成)为))"
    r"|(?P<off>折)(?![叠扣射旧返磨断算合腾]))"
)
_OF = re.compile(rf"分(?:之|(?:(?<=三分)(?=[一二])|(?<=四分)(?=[一三]))(?!.(?:{HAN}|[次个秒号])))")
"""What parts are of a whole; 三分二 leaves out its 之 in Hong Kong."""
_SLASH = re.compile(r"/(?=\d{1,9}(?![\d/.]))")
_MONTHLY = re.compile(f"月[息利](?:[率为达约是]|大约)*(?:{HAN}|[\\d.])+$")
"""Before 厘 it is a thousandth: interest of a month; of a year it is a hundredth."""
_TENTH, _MILLE = Decimal("0.1"), Decimal("0.001")


def side(text: str, start: int) -> tuple[Number | None, int]:
    """Read one number, or the fraction that it is the beginning of."""
    number, end = read_number(text, start)
    if number is None and text[start : start + 1] in VULGAR:
        return Number(vulgar(text[start]), end + 1, kind=Kind.FRACTION, unit="share"), end + 1
    if number is None:
        return None, end
    if text[number.end : number.end + 1] in VULGAR and not number.words:
        whole = plus(number.value, vulgar(text[number.end]))
        return replace(number, value=whole, end=end + 1, digits=0), end + 1
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
    of = _OF.match(text, whole.end)
    if not of or (of[0] == "分" and not whole.words):
        return None
    begin = of.end()
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


def more(text: str, number: Number) -> Number:
    """Read the “more” or “about” behind a number: 三十多, 二十来."""
    if match := _MORE.match(text, number.end):
        return replace(number, end=match.end(), hedge=Hedge.MORE_THAN)
    if match := _SOME.match(text, number.end):
        return replace(number, end=match.end(), hedge=Hedge.ABOUT)
    return number


def share(text: str, number: Number) -> Number:
    """Read what makes a share of a number: %, ‰, 成, 折."""
    match = _SHARE.match(text, number.end)
    if match and match["li"] and number.kind is Kind.FRACTION:  # 减息四分之一厘
        number = replace(number, kind=Kind.CARDINAL, unit="")
    if not match or number.unit == "share":
        return number
    value = number.value
    factor = CENT if match["cent"] else _MILLE if match["mille"] else _TENTH
    if match["li"]:
        factor = _MILLE if _MONTHLY.search(text, 0, number.end) else CENT
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
    return more(text, made)
