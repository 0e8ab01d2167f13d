"""Chinese ranges: 18至20, 3~5万, 百分之五到百分之七, 5和10之间."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.quantity import CENT, RATIO, Number, span, times
from liuzhou_site.numbers.zh.grammar import CHANGES
from liuzhou_site.numbers.zh.han import MARKS
from liuzhou_site.numbers.zh.shares import share, side
from liuzhou_site.numbers.zh.words import MEASURED

_DASH = re.compile(r" ?(?:[-–—]{1,2}(?! ?[-–—])|[~～]{1,2}|至|到) ?")
_WITH = re.compile("[和与跟及](?=[-0-9负零一二三四五六七八九十百千两])")
_UNIT = re.compile(
    rf" ?[平立]方(?:公里|千米|厘?米)|{MEASURED.pattern}"
    r"|℃|℉|摄氏度|华氏度|美元|[A-Za-z]{1,4}(?![A-Za-z])"
)
_FAR = 5  # times as much is no range of what something rose by
_SCALE = re.compile(f"[{''.join(MARKS)}]+$")
_SIGN = re.compile("负|零下|[-−]")
SIGNED = re.compile(r"(?P<sign>(?<!正)负的?|零下|(?<![0-9A-Za-z)）%])[-−])[¥$€£]?$")


def ranged(text: str, start: int, first: Number) -> Number:
    """Join `first` with the number behind a dash, when both make a rising range."""
    shared = share(text, first)
    unit = None if shared.unit else _UNIT.match(text, shared.end)
    dash = _DASH.match(text, shared.end) or (unit and _DASH.match(text, unit.end()))
    with_ = None if dash else _WITH.match(text, shared.end)
    match = dash or with_
    if not match:
        return first
    sign = _SIGN.match(text, match.end())
    begin = sign.end() if sign else match.end()
    second, _ = side(text, begin)
    rounded = isinstance(first.value, Interval)  # 几十万至几百万元 is one range
    if (
        second is None
        or rounded > isinstance(second.value, Interval)
        or (with_ and not text.startswith("之间", share(text, second).end))
    ):
        return first
    far = (unit or shared is not first) and _leads_far(text, start, first, second)
    if far or (unit and share(text, second).unit):
        return first  # 升息2码至2.25%, 微降0.4元至47.6元
    if shared.kind is Kind.PERCENT is not share(text, second).kind and shared is not first:
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
        made = share(text, made)
        made = replace(made, end=made.end + len("之间"))
    return made


def _leads_far(text: str, start: int, first: Number, second: Number) -> bool:
    """Say whether the first is a change, and the second the level that it led to."""
    low, high = first.value, second.value
    if isinstance(low, Interval) or isinstance(high, Interval):
        return False
    led = CHANGES.leads(text, start) or text.endswith("加", 0, start)
    return abs(high) > abs(low) * _FAR and led


def _joined(text: str, first: Number, second: Number, starts: tuple[int, int]) -> Interval | None:
    """Return the range; a scale that only the second number has holds for both (3~5万)."""
    low = first.value
    if sign := SIGNED.search(text, max(0, starts[0] - 3), starts[0]):
        low = times(low, Decimal(-1))
        if sign["sign"] == "零下" and _DASH.fullmatch(text, first.end, starts[1]):
            below = times(second.value, Decimal(-1))  # 零下3至5度
            return span(below, low) or span(low, below)
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
