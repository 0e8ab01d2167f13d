"""Reading the quantities of a Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers.lists import either
from liuzhou_site.numbers.quantity import VULGAR, Number, part, times
from liuzhou_site.numbers.units import CODES, Surface, Vocabulary, surface
from liuzhou_site.numbers.zh.amounts import with_unit
from liuzhou_site.numbers.zh.grammar import CHANGES, HEDGES
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES, read_number
from liuzhou_site.numbers.zh.numerals import read_numeral
from liuzhou_site.numbers.zh.ranges import SIGNED
from liuzhou_site.numbers.zh.words import (
    BARE,
    DOUBLING,
    LISTS,
    MARK_ONLY,
    MEASURED,
    OPERATION,
    SKIP,
    UNITS,
)

WIDE = str.maketrans("０１２３４５６７８９．％，＋－＄￥：／", "0123456789.%,+-$¥:/")
_TRIGGER = re.compile(
    rf"(?<![A-Za-z])Q[1-4](?![A-Za-z0-9])|(?P<skip>{SKIP})|(?P<below>零下)"
    r"|(?=[块个]把[钱月小钟星礼])."
    rf"|(?={DOUBLING}[1-9一两二三四]?[番倍]|腰斩|减半|折半)."
    rf"|[0-9第首半倍过几数{''.join([*VALUES, *MARKS, *JOINED, *VULGAR])}]"
)
_SIGNS = {sign for sign in CODES if sign[1:] or not sign.isascii() or sign == "$"}
_MONEY = re.compile(
    rf"(?<![A-Za-z])(?P<code>{either(_SIGNS | {*'USD CNY EUR GBP HKD JPY AUD CAD'.split()})})[ -]?$"
)
_LATIN = re.compile(r"(?:(?P<m>mn?)|(?P<b>bn)|(?P<t>tn))(?![A-Za-z])")
"""Millions and more as they stand behind a sign of money: US$2.4bn."""
_DEGREES = re.compile(r"(?P<form>摄氏|华氏)(?:零下|负|-)?$")
_SIZED = re.compile("俱乐部|大关|规模|市值|市场|国债|资金")
"""What 万亿 and 千亿 before it tell the size of."""
_POINT = re.compile("个(?P<more>多)?点(?P<base>子)?(?![位钟半心名赞子评儿])")
"""A point, or a hundredth of one, behind what says which way it goes: 升了两个点, 减五个点子."""
_BETWEEN = re.compile("(?:介于|介乎|[在从])$")
_ERA = re.compile("(?:公元前|民国)$")
_RATIO = re.compile(r" ?(?:[:∶]|比) ?(?=[\d零一二三四五六七八九十百千两])")
_RATIO_BEFORE = re.compile(r"\d ?[:∶比] ?$")
_SCORED = re.compile(LISTS["scored"])
"""What follows the score of a match: 3比1战胜."""
_IN_SCORES = re.compile("(?:比分|分差)[一-鿿]{0,3}$")
_OF_RATIO = re.compile(r"(?:比例|之比|比[率值重]|[按兑为率]|男女|性别|师生)[^\d，、]{0,4}$")
"""Before 3比1 it is a ratio, and no score of a match or a vote."""
_WIDE = re.compile("位数(?![学据字理控码])")
"""Of how many digits a number is that is not told: 两位数增长."""
_RECENT = 20
_ROUNDS = re.compile("[轮场届期季]|个(?:季度|交易日|赛季|财年)")
"""What the last few of are meant by 近, as of years."""
_CASES = re.compile("(?:发生|查处|通报|侦破|破获|审结|受理|立案|调解)[^，。；]{0,12}$")
"""What 起 counts: 查处酒驾1.9万起; behind anything else it may begin a price."""
_REACH = 12
_ABOUT_BY = re.compile(
    "(?<![节合条公预签契违特邀纽制赴相])约(?:[增减升降涨跌](?:长|加|少|幅)?|下[降跌滑]|上[升涨]|回[升落])了?$"
)
"""What hedges how much something changed, before the verb: 约增15.7%, 大约下降3%."""
_WHOLE = re.compile(r"(?:(?:[12]\d{3}年|\d{1,3}岁)?[\u4e00-\u9fff]{0,10})的$")
_PART_OF = re.compile(
    r"[\u4e00-\u9fff]{0,6}的[\d.一二两三四五六七八九十百千]{1,6}(?:[半成%倍]|分之)"
)
_LEVEL = re.compile(
    r"[高低大小]于|超[过出][^，。的]*(?:预|目标|平均|警戒|规定|标准|[去上前今]年)[^，。的]*的\d"
)
"""What sets a share beside another one: 高于全国的3%, 超过预期的3%."""
_TIMES = frozenset({"year", "month", "week", "day"})


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
        if number and not _WIDE.match(plain, number.end) and _counts(plain, start, number, known):
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
        sized = _SIZED.match(text, number.end) is not None
        return len(run) > 1 and (alone or sized)  # 百万 in a cell
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
        number = with_unit(text, number, known)
    elif number.kind is Kind.FRACTION and text.startswith("个", number.end):  # 四分之三个百分点
        measured = with_unit(text, replace(number, kind=Kind.CARDINAL, unit=""), known)
        number = measured if measured.unit else number
    said, earlier = _led(text, begin, number)
    point = None if number.unit else _POINT.match(text, number.end)
    if point and CHANGES.leads(text, earlier):
        hedge = Hedge.MORE_THAN if point["more"] else number.hedge
        unit = "basis_point" if point["base"] else "point"
        number = replace(number, unit=unit, end=point.end(), hedge=hedge)
    end = number.end
    hedge, begin = number.hedge or said, earlier
    if hedge is Hedge.NONE:
        said, after = HEDGES.trail(text, end)
        cases = text[end - 1 : after] in {"万起", "亿起"} and _CASES.search(text, 0, start)
        if said is Hedge.ABOUT or not (cases or number.kind.is_date):  # 5月起 is no hedge
            hedge, end = said, after
    if isinstance(number.value, Interval):
        if match := _BETWEEN.search(text, max(0, begin - 2), begin):
            begin = match.start()
        end += len("之间") if text.startswith("之间", end) else 0
    return Quantity(number.value, number.unit, hedge, number.kind, number.digits, (begin, end))


def _led(text: str, begin: int, number: Number) -> tuple[Hedge, int]:
    """Return the hedge before a number, or before what it is a part of: 不到2014年的一半.

    That of the part is none of the whole: 约占65岁以上人口的13%.
    """
    said, earlier = HEDGES.lead(text, begin)
    if _recent(text, earlier, said, number) or (
        (number.kind is Kind.YEAR or text[begin - 1 : begin] == "占")
        and _PART_OF.match(text, number.end)
    ):
        return Hedge.NONE, begin
    if not said and _ABOUT_BY.search(text, max(0, begin - _REACH), begin):
        return Hedge.ABOUT, begin
    if said or not (number.kind.is_share or number.unit == "times"):
        return said, earlier
    whole = _WHOLE.search(text, max(0, begin - _REACH), begin)
    for start in range(whole.start(), whole.end() - 1) if whole else ():
        said, earlier = HEDGES.lead(text, start)
        if said and start - earlier > 1 and not _LEVEL.match(text, earlier):
            return said, earlier
    return Hedge.NONE, begin


def _recent(text: str, begin: int, hedge: Hedge, number: Number) -> bool:
    """Say whether 近 means the last years and not nearly so many."""
    return (
        hedge is Hedge.NEARLY
        and text[begin] == "近"
        and text[begin - 1 : begin] not in {*"期时达有隔了长短慢早晚迟停续耗需误延"}
        and not text.endswith("落后", 0, begin)
        and (number.unit in _TIMES or _ROUNDS.match(text, number.end) is not None)
        and not (isinstance(number.value, Decimal) and number.value > Decimal(_RECENT))
    )


def _prefixed(text: str, start: int, number: Number) -> tuple[int, Number]:
    """Read what stands before a number and belongs to it: the sign, the sign of a currency."""
    begin = start
    low = max(0, start - 6)
    if number.kind is Kind.ORDINAL or number.kind.is_date:
        era = _ERA.search(text, low, start) if number.kind.is_date else None
        return era.start() if era else start, number
    if number.kind is Kind.CARDINAL and (match := _MONEY.search(text, low, begin)):
        code = match["code"]
        number, begin = replace(number, unit=CODES.get(code, code)), match.start()
        if scale := _LATIN.match(text, number.end):
            value = times(number.value, Decimal(10) ** (6 + 3 * "mbt".index(scale[0][0])))
            number = replace(number, value=value, end=scale.end())
    if match := SIGNED.search(text, max(0, begin - 3), begin):
        begin = match.start()
        if (
            isinstance(number.value, Decimal) or (number.value.low or 0) > 0
        ):  # a range has seen to it
            number = replace(number, value=times(number.value, Decimal(-1)))
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
    before = text[max(0, start - 8) : start]
    scored = (
        _SCORED.match(text, second.end)
        or _IN_SCORES.search(before)
        or ("比" in match[0] and (before or text[second.end :]) and not _OF_RATIO.search(before))
    )
    if (
        (scored and number.value == int(number.value))
        or number.unit
        or MEASURED.match(text, second.end)
        or text[second.end : second.end + 1] == "%"
    ):
        return number
    return Number(part(number.value, second.value), second.end, kind=Kind.RATIO)
