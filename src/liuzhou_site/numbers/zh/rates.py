"""So many of so many, in Chinese: 每5人中有1人, 每千人口4.3至5.1人."""

import re
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.quantity import RATES, Number, part, times
from liuzhou_site.numbers.zh.grammar import HEDGES
from liuzhou_site.numbers.zh.han import read_number
from liuzhou_site.numbers.zh.ranges import ranged
from liuzhou_site.numbers.zh.shares import more, side
from liuzhou_site.numbers.zh.words import MEASURED, PEOPLE


def one_in(text: str, start: int) -> Number | None:
    """Read 每5人中有1人 as a share."""
    if not text.startswith("每", start - 1):
        led = _PER_LED.search(text[max(0, start - _REACH) : start])
        whole, _ = read_number(led[1], 0) if led else (None, 0)
        return whole and _rate(text, whole, start)
    whole, end = read_number(text, start)
    link = (_PER.match(text, whole.end) or _FAR.match(text, whole.end)) if whole else None
    if whole and link and (rate := _rate(text, whole, link.end())):
        return rate
    link = (_AMONG.match(text, end) or _AMONG_THEM.match(text, end)) if whole else None
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


def _rate(text: str, whole: Number, start: int) -> Number | None:
    some = side(text, start)[0] if whole.value in RATES else None
    some = some and more(text, ranged(text, start, some))
    if (
        not some
        or not isinstance(whole.value, Decimal)
        or some.kind is not Kind.CARDINAL
        or _NO_RATE.match(text, some.end)
    ):
        return None
    counted = MEASURED.match(text, some.end)
    hedge = some.hedge or HEDGES.lead(text, start)[0]
    kind = RATES[whole.value]
    return Number(
        times(some.value, part(Decimal(1), Decimal(kind.per))),
        counted.end() if counted else some.end,
        some.digits, hedge, kind, "share",
    )  # fmt: skip


_REACH = 60
_PER_LED = re.compile(
    r"每((?:\d+|[十百千])?[千万]|\d{3,6})[人户][^，。；]{0,16}[由从][\d,.]+[人名户例]?[^，。；\d]{0,6}[到至为]$"
)
"""What leads from a rate to another one: 每10万人中有大学文化的由9214人上升为15000人."""
_PER = re.compile(
    rf"(?:[人户家个名位例件台辆头只]|{PEOPLE}|新生儿|活产)[^,，。;；:：、!！?？\d]{{0,14}}?(?=\d)"
)
_FAR = re.compile(
    r"(?:[车人客船]?次?(?:公里|千米|英里|海里)|(?:飞行|工作)?(?:小时|工时|人日))"
    r"[^,，。;；:：、!！?？\d]{0,14}?(?=\d[\d.,]*[人名例起宗])"
)
"""What is travelled or worked, of which people and cases are told as a rate: not 每百公里5升."""
_NO_RATE = re.compile(r" ?(?:[%‰年月日元]|万?元|公里|平方|小时|天|美元|分之|[-–—~～至])")
_AMONG_THEM = re.compile("(?P<same>[人户])[中里]?，?就有(?=.{1,3}(?P=same))")
_AMONG = re.compile(r"[^，。；、\d]{1,6}?[中里](?:，?就|约|大约|至少)?有")
