"""Chinese: the unit behind a number, and what stands around it: 三个半小时, 一米八, 3元2角."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval
from liuzhou_site.numbers.quantity import SHORTER, Number, plus, times
from liuzhou_site.numbers.units import Surface
from liuzhou_site.numbers.zh.han import VALUES, read_number
from liuzhou_site.numbers.zh.shares import more
from liuzhou_site.numbers.zh.words import MEASURE

_SPLIT = re.compile("个(?P<more>[多半])(?P<rest>月|小时|钟头?|星期|礼拜)")
_DIGIT = "[\\d零一二三四五六七八九十]"
_TIMED = re.compile(
    rf"(?P<minute>分(?=半|{_DIGIT}{{1,3}}(?:\.\d+)?秒))|(?P<hour>个钟(?![头表楼点声塔]))|(?P<month>(?:(?<=[俩仨两])|(?<=连.)|(?<=连续.))月(?![份初中末底]))"
)
"""The minutes of a time that something took, 1分36秒; 俩月."""
_SPLIT_UNITS = {"月": "month", "小时": "hour", "钟头": "hour", "钟": "hour"}
_HALF_OF = re.compile("[个节圈层站分]?半(?=个|世纪|$|[^\u4e00-\u9fff])")
_AND_HALF = re.compile("半(?![数决径导岛球夜途成])")
_TENTH = re.compile(
    rf"(?:(?:\d\d|[一二三四五六七八九零]{{2}})(?!\d|,\d|[.%十百千万亿至到多余几-])"
    r"|(?:\d{1,2}|[一二三四五六七八九])(?![\d.%二三四五六七八九十百千万亿至到-]|,\d))"
    rf"(?!仙|一(?!{MEASURE})| ?(?![大高方]|打[破败平]){MEASURE})"
)
_LISTED = re.compile(r"(?<=\d)个?(?:、\d[\d.]{0,9}个?){0,9}[和与及、]\d[\d.]{0,9}(?!\d)")
"""The rest of a list of numbers, of which the last one has the unit of all: 3、5和7公里."""
_JIAO = re.compile(
    "(?<=每[\u4e00-\u9fff][1-9一二三四五六七八九])角|角(?=[1-9一二三四五六七八九](?:[分仙]|[，。；]|$))|(?<=[0-9])角(?=[,，。；]|$)"
)
_NO_UNIT = re.compile(
    r"点子(?=[夜时女弹])|仙(?![，。；、至到]|$)|块(?=[A-Za-z芯显硬电砖石地板玻手金牌田饼肉糖屏表区面木铁布])|年(?=级)|元(?=户)|升(?=[一二两三四五六七八九十\d]+[降跌平]|[破穿至到])"
)
_MORE = re.compile(
    r"(?<!个)多(?![少元媒样种次招收卖产出建开拆赚花付交\d一二三四五六七八九十])"
    "|多(?=月|小时|季度|星期|世纪|钟头)"
)
_SHORT = re.compile(
    rf"(?P<month>月(?!{_DIGIT}|[份初中末底]))|(?P<minute>分(?![之钟半]|{_DIGIT}{{1,3}}(?:\.\d+)?秒))"
)
"""Behind years months, behind hours minutes: 判刑3年6月, 2小时7分."""
_INTEREST = re.compile("(?:[升降加减]息|利率)[^，。；]{0,12}$")
"""What rises by quarters of a point, which are called 码."""
_HALF = Decimal("0.5")


def with_unit(text: str, number: Number, known: Surface) -> Number:
    """Read the unit behind a number, with the half and the “more” that may stand around it.

    A length of time may have several: 2小时7分 is 127 minutes, 三年零六个月 42 months.
    """
    return _longer(text, _with_one(text, number, known), known)


def _longer(text: str, number: Number, known: Surface) -> Number:
    """Add the shorter lengths of time that follow."""
    begin = number.end + text.startswith(("零", "又"), number.end)
    count = read_number(text, begin)[0] if number.unit and not number.hedge else None
    if count is None:
        return number
    small = _with_one(text, more(text, count), known)
    if short := _SHORT.match(text, count.end):
        small = replace(count, unit=short.lastgroup or "", end=short.end())
    many = SHORTER.get((number.unit, small.unit), 0)
    if isinstance(small.value, Interval) or small.value >= many:
        return number
    value = plus(times(number.value, Decimal(many)), small.value)
    return _longer(text, replace(small, value=value, digits=0), known)


def _with_one(text: str, number: Number, known: Surface) -> Number:
    if timed := _timed(text, number):
        half = _AND_HALF.match(text, timed.end)
        return replace(timed, value=plus(timed.value, _HALF), end=half.end()) if half else timed
    if number.unit in {"celsius", "fahrenheit"}:
        end = number.end + text.startswith("度", number.end)
        return replace(number, end=end)
    if match := _HALF_OF.match(text, number.end):
        number = replace(number, value=plus(number.value, _HALF), end=match.end())
    coin = _JIAO.match(text, number.end)
    listed = _LISTED.match(text, number.end)
    end = listed.end() if listed else number.end
    found = (known.parts if coin else known.after).match(text, end)
    found = replace(found, end=number.end) if found and listed else found
    if found and found.form == "度" and text[number.end - 1] in "万亿":  # nothing is so hot
        found = replace(found, unit="kWh")
    elif found and found.form == "码" and _INTEREST.search(text, 0, number.end):
        found = replace(found, unit="basis_point", factor=Decimal(25))
    if not found or _NO_UNIT.match(text, number.end):
        return number
    if number.unit and number.unit != found.unit:
        return number
    value, end, hedge = times(number.value, found.factor), found.end, number.hedge
    if half := _AND_HALF.match(text, end):
        value, end = plus(value, _HALF * found.factor), half.end()
    elif beyond := _MORE.match(text, end):
        hedge, end = Hedge.MORE_THAN, beyond.end()
    number = replace(number, value=value, end=end, hedge=hedge, unit=found.unit)
    return _coins(text, _tenth(text, number, found.form), known)


def _timed(text: str, number: Number) -> Number | None:
    if match := _TIMED.match(text, number.end):
        return replace(number, unit=match.lastgroup or "", end=match.end())
    match = _SPLIT.match(text, number.end)
    if match is None:
        return None
    number = replace(number, unit=_SPLIT_UNITS.get(match["rest"], "week"), end=match.end())
    if match["more"] == "半":
        return replace(number, value=plus(number.value, _HALF))
    return replace(number, hedge=Hedge.MORE_THAN)


def _tenth(text: str, number: Number, form: str) -> Number:
    """Add the digit behind a unit that is a tenth of it: 一米八, 三块五."""
    match = _TENTH.match(text, number.end) if form in {*"米块斤元度秒毛角"} else None
    if (
        not match
        or not isinstance(number.value, Decimal)
        or (form == "秒" and match[0] in "0 1 2 3 4 5 6 7 8 9")
    ):
        return number
    digits = "".join(str(VALUES.get(character, character)) for character in match[0])
    more = Decimal(f"0.{digits}") * (Decimal("0.1") if form in {*"毛角"} else 1)
    return replace(number, value=number.value + more, end=match.end(), digits=0)


def _coins(text: str, number: Number, known: Surface) -> Number:
    """Add the smaller coins that follow: 5元3角2分."""
    for _ in "角分":
        small, end = read_number(text, number.end) if number.end < len(text) else (None, 0)
        found = known.parts.match(text, end) if small else None
        if not small or not found or not isinstance(small.value, Decimal):
            break
        if found.unit != number.unit:
            break
        value = plus(number.value, small.value * found.factor)
        number = _tenth(text, replace(number, value=value, end=found.end), found.form)
    return number
