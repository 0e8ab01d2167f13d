"""Reading the quantities of a Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers.quantity import VULGAR, Number, part, plus, times
from liuzhou_site.numbers.units import CODES, Surface, Vocabulary, surface
from liuzhou_site.numbers.zh.grammar import HEDGES
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES, read_number
from liuzhou_site.numbers.zh.numerals import read_numeral
from liuzhou_site.numbers.zh.ranges import SIGNED
from liuzhou_site.numbers.zh.words import BARE, MARK_ONLY, MEASURE, MEASURED, OPERATION, SKIP, UNITS

WIDE = str.maketrans("０１２３４５６７８９．％，＋－＄￥：／", "0123456789.%,+-$¥:/")
_TRIGGER = re.compile(
    rf"(?<![A-Za-z])Q[1-4](?![A-Za-z0-9])|(?P<skip>{SKIP})|(?P<below>零下)"
    r"|(?=翻了?[1-9一两二三四]?[番倍]|腰斩|减半|折半)."
    rf"|[0-9第首半过几数{''.join([*VALUES, *MARKS, *JOINED, *VULGAR])}]"
)
_MONEY = re.compile(
    r"(?P<code>人民币|港币|新台币|RMB|USD|CNY|EUR|GBP|HKD|JPY|US\$|HK\$|NT\$|[¥$€£])[ -]?$"
)
_DEGREES = re.compile(r"(?P<form>摄氏|华氏)(?:零下|负|-)?$")
_SPLIT = re.compile("个(?P<more>[多半])(?P<rest>月|小时|钟头|星期|礼拜)")
_SPLIT_UNITS = {"月": "month", "小时": "hour", "钟头": "hour"}
_HALF_OF = re.compile("个?半(?=个|$|[^\u4e00-\u9fff])")
_AND_HALF = re.compile("半(?![数决径导岛球夜途成])")
_TENTH = re.compile(
    rf"(?:(?P<two>\d\d|[一二三四五六七八九零]{{2}})(?!\d|,\d|[.%十百千万亿至到多余几-]| ?{MEASURE})"
    r"|(?:\d{1,2}|[一二三四五六七八九])(?![\d.%个一二三四五六七八九十百千万亿毛角分米至到-]|,\d))"
)
_LISTED = re.compile(r"(?<=\d)(?:、\d[\d.]{0,9}){0,9}[和与及、]\d[\d.]{0,9}(?!\d)")
"""The rest of a list of numbers, of which the last one has the unit of all: 3、5和7公里."""
_JIAO = re.compile("角(?=[1-9一二三四五六七八九]分)")
_NO_UNIT = re.compile("块(?=[砖石地板玻手金牌田饼肉糖屏表区面木铁布])|年(?=级)|元(?=户)")
_BETWEEN = re.compile("(?:介于|介乎|[在从])$")
_MORE = re.compile(
    r"(?<!个)多(?![少元媒样种次招收卖产出建开拆赚花付交\d一二三四五六七八九十])"
    "|多(?=月|小时|季度|星期|世纪|钟头)"
)
_RATIO = re.compile(r" ?(?:[:∶]|比) ?(?=[\d一二三四五六七八九十百千两])")
_RATIO_BEFORE = re.compile(r"\d ?[:∶比] ?$")
_SCORED = re.compile(
    r"[战险大小完]?[胜负平]|[击打]败|获(?:胜|通过|[参众]议院)|通过|不敌|力克|轻取|(?:实现)?(?:逆转|反超)|淘汰|领先|落后|[、，]\d{1,2}比\d"
)
"""What follows the score of a match: 3比1战胜."""
_IN_SCORES = re.compile(r"(?:(?:比分|分差)[一-鿿]{0,3}|\d比\d{1,2}[、，])$")
_RECENT = 20
_TIMES = frozenset({"year", "month", "week", "day"})
_HALF = Decimal("0.5")


def read_chinese(text: str, units: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order."""
    known = surface(units, UNITS)
    plain = text.translate(WIDE)
    position = 0
    while match := _TRIGGER.search(plain, position):
        start = match.start()
        if match["skip"] or match["below"]:
            position = match.end()
            continue
        number, end = read_numeral(plain, start)
        position = max(end, start + 1)
        if number and _counts(plain, start, number, known):
            quantity = _complete(plain, start, number, known)
            position = max(position, quantity.span[1])
            yield quantity


def _counts(text: str, start: int, number: Number, known: Surface) -> bool:
    """Say whether a numeral that may only begin a word (百, 三, 五四) is meant as a number."""
    run = text[start : number.end]
    if number.kind is not Kind.CARDINAL or not BARE.match(run) or run in {"俩", "仨"}:
        return True
    if known.after.match(text, number.end) or MEASURED.match(text, number.end):
        return True
    if HEDGES.lead(text, start)[0] is not Hedge.NONE or number.hedge is not Hedge.NONE:
        return True
    follows, precedes = text[number.end : number.end + 1], text[max(0, start - 1) : start]
    alone = not _han(follows) and not _han(precedes)
    if MARK_ONLY.match(run) or (len(run) > 1 and isinstance(number.value, Decimal)):
        return alone and len(run) > 1  # 百万 in a cell
    if follows in set("加减乘除等大小") or _RATIO.match(text, number.end) or precedes == "比":
        return True
    return alone or (not _han(follows) and OPERATION.match(precedes) is not None)


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _complete(text: str, start: int, number: Number, known: Surface) -> Quantity:
    begin, number = _prefixed(text, start, number)
    if number.kind is Kind.CARDINAL:
        number = _ratio(text, start, number)
    if number.kind is Kind.CARDINAL:
        number = _with_unit(text, number, known)
    end = number.end
    said, earlier = HEDGES.lead(text, begin)
    if _recent(text, earlier, said, number):
        said, earlier = Hedge.NONE, begin
    hedge, begin = number.hedge or said, earlier
    if hedge is Hedge.NONE:
        hedge, end = HEDGES.trail(text, end)
    if isinstance(number.value, Interval):
        if match := _BETWEEN.search(text, max(0, begin - 2), begin):
            begin = match.start()
        end += len("之间") if text.startswith("之间", end) else 0
    return Quantity(number.value, number.unit, hedge, number.kind, number.digits, (begin, end))


def _recent(text: str, begin: int, hedge: Hedge, number: Number) -> bool:
    """Say whether 近 means the last years and not nearly so many."""
    return (
        hedge is Hedge.NEARLY
        and text[begin] == "近"
        and (number.unit in _TIMES or text.startswith("个季度", number.end))
        and not (isinstance(number.value, Decimal) and number.value > Decimal(_RECENT))
    )


def _prefixed(text: str, start: int, number: Number) -> tuple[int, Number]:
    """Read what stands before a number and belongs to it: the sign, the sign of a currency."""
    begin = start
    low = max(0, start - 6)
    if number.kind in {Kind.ORDINAL, Kind.MONTH, Kind.DATE}:
        return begin, number
    if number.kind is Kind.YEAR:
        if text.endswith("公元前", low, start):
            return start - 3, number
        return begin, number
    if number.kind is Kind.CARDINAL and (match := _MONEY.search(text, low, begin)):
        code = match["code"]
        number, begin = replace(number, unit=CODES.get(code, code)), match.start()
    if match := SIGNED.search(text, max(0, begin - 3), begin):
        begin = match.start()
        if isinstance(number.value, Decimal):  # a range has seen to it
            number = replace(number, value=-number.value)
    if match := _DEGREES.search(text, max(0, start - 4), start):
        unit = "celsius" if match["form"] == "摄氏" else "fahrenheit"
        number, begin = replace(number, unit=unit), match.start()
    return begin, number


def _ratio(text: str, start: int, number: Number) -> Number:
    match = _RATIO.match(text, number.end)
    if not match or not isinstance(number.value, Decimal) or number.hedge is not Hedge.NONE:
        return number
    second, _ = read_number(text, match.end())
    if second is None or not isinstance(second.value, Decimal) or not second.value:
        return number
    if _RATIO.match(text, second.end) or _RATIO_BEFORE.search(text, 0, start):  # 21∶38∶41
        return number
    scored = _SCORED.match(text, second.end) or _IN_SCORES.search(text, max(0, start - 8), start)
    if (
        (scored and number.value == int(number.value))
        or number.unit
        or MEASURED.match(text, second.end)
        or text[second.end : second.end + 1] == "%"
    ):
        return number
    return Number(part(number.value, second.value), second.end, kind=Kind.RATIO)


def _with_unit(text: str, number: Number, known: Surface) -> Number:
    """Read the unit behind a number, with the half and the “more” that may stand around it."""
    if match := _SPLIT.match(text, number.end):
        unit = _SPLIT_UNITS.get(match["rest"], "week")
        if match["more"] == "半":
            return replace(number, value=plus(number.value, _HALF), unit=unit, end=match.end())
        return replace(number, hedge=Hedge.MORE_THAN, unit=unit, end=match.end())
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
    if not found or _NO_UNIT.match(text, number.end):
        return number
    if number.unit and number.unit != found.unit:
        return number
    value, end, hedge = times(number.value, found.factor), found.end, number.hedge
    if half := _AND_HALF.match(text, end):
        value, end = plus(value, _HALF * found.factor), half.end()
    elif more := _MORE.match(text, end):
        hedge, end = Hedge.MORE_THAN, more.end()
    number = replace(number, value=value, end=end, hedge=hedge, unit=found.unit)
    return _coins(text, _tenth(text, number, found.form), known)


def _tenth(text: str, number: Number, form: str) -> Number:
    """Add the digit behind a unit that is a tenth of it: 一米八, 三块五."""
    match = _TENTH.match(text, number.end) if form in {*"米块斤元度秒毛"} else None
    if not match or not isinstance(number.value, Decimal) or (form == "秒" and not match["two"]):
        return number
    digits = "".join(str(VALUES.get(character, character)) for character in match[0])
    more = Decimal(f"0.{digits}") * (Decimal("0.1") if form == "毛" else 1)
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
