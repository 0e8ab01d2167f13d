"""Parts of a year and spans in a Chinese text: 三季度, 2024年上半年, 1—9月, 3月1日至15日.

Each is read as its months, or its days, from the first to the last; without a year as those alone.
"""

import re
from dataclasses import replace

from liuzhou_site.numbers.quantity import Number
from liuzhou_site.numbers.spans import Day, Months, days_read, months_read, through
from liuzhou_site.numbers.zh.dates import DASH, TWO, YEAR, number_of, year_of

_YEAR = re.compile(rf"(?P<year>{YEAR})(?:年|(?=[QH][1-4]|[上下]半年|半年度|第?[一二三四1-4]季度))")
_FOUR = "[1-4一二三四]"
_BUSINESS = (
    "经济|GDP|[出进]口|[营税]收|收入|业绩|增长|[同环]比|[净毛利盈亏]|财[报测]|[失就]业|零售|[楼房物]价"
    "|投资|[出销]货|销[售量]|通胀|展望"
)
"""What makes a quarter of 第三季, which else may be one of a series."""
_PART = re.compile(
    rf"(?:第(?=.季)|)(?P<quarter>{_FOUR})季(?:度|报|(?<=年第.季)|(?<=第.季)(?=[^，。；》]{{0,4}}(?:{_BUSINESS})))|Q(?P<code>[1-4])(?![A-Za-z0-9])"
    rf"|[前首](?P<quarters>[2-4两二三四])(?:个?季度|(?<=年[前首].)季|(?<=首.)季(?=[^，。；》]{{0,6}}(?:{_BUSINESS})))|[前首](?P<months>{TWO}|两)个?月(?!份?[\d一二三四五六七八九十]|后|之)"
    rf"|(?P<half>[上下]?)半年(?:度|(?!报)(?<=[上下]半年))|H(?P<halfcode>[12])(?![A-Za-z0-9])"
    r"|(?P<end>[首末]季度?|中期(?![票规计目贷借选]))"
    rf"|第?(?P<one>{_FOUR})(?:、|{DASH})?第?(?P<two>{_FOUR})季度"
    rf"|(?P<low>{TWO}){DASH}(?P<high>{TWO})月份?(?![大龄])"
    rf"|(?P<month>{TWO})月(?!份?{TWO}[日号—至-]|[大龄])份?"
)
_COUNTED = re.compile("(?:连续|[最]?近|过去|这|共|累计|历时|[上下前后每同某任这那哪头首个])$")
"""Before 三季度 or 一季度 it is so many quarters, or an article."""
_OF_THE_YEAR = re.compile(r"(?:^|[\s,.;:、。“(，；：（]|年|[速幅率][比较])$")
_LINK = re.compile(DASH)
_ENDING = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>{TWO})月(?:{TWO}[日号]|[底末])?止?的?(?:(?P<count>{TWO})个月|年度)"
)
"""What 截至 ends: so many months, or a year, to a month or to its last day."""
_DAY = rf"(?P<day>{TWO})"
_FROM = re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>{TWO})月{_DAY}[日号]?(?={DASH})")
_TO = re.compile(rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>{TWO})月)?{_DAY}[日号]")


def read_part(text: str, start: int) -> Number | None:
    """Read a part of a year, or a span of months or days, that starts at `start`."""
    if ended := _ended(text, start):
        return months_read(ended)
    one = _side(text, start)
    if one is None:
        return _days(text, start)
    link = _LINK.match(text, one.end)
    two = _side(text, link.end()) if link else None
    joined = through(one, two) if two else None
    if not joined and not one.alone:
        return None
    return months_read(joined or one)


def _side(text: str, start: int) -> Months | None:
    """Read what a span of months may begin or end with: a quarter, a month, months on end."""
    dated = _YEAR.match(text, start)
    led = not dated and text[max(0, start - 1) : start] in {"前", "首"}
    begin = dated.end() if dated else start
    match = (_PART.match(text, start - 1) if led else None) or _PART.match(text, begin)
    side = match and _months(match)
    if side is None or match is None:
        return None
    if dated:
        side = replace(side, year=int(year_of(dated["year"])))
    elif match["half"] is not None or match["halfcode"] or match["end"]:
        return None  # the first half may be one of a match
    elif match["months"] and not _OF_THE_YEAR.search(text, max(0, start - 3), match.start()):
        return None  # 婚前三个月 is a span before something
    elif match["quarter"] and _COUNTED.search(text, max(0, start - 2), start):
        return None
    return side


def _ended(text: str, start: int) -> Months | None:
    """Read the months that end where 截至 says."""
    match = _ENDING.match(text, start) if text[max(0, start - 2) : start] == "截至" else None
    if match is None:
        return None
    last, count = (int(number_of(match[name] or "0")) for name in ("month", "count"))
    year = int(year_of(match["year"] or "0"))
    ended = Months(year, last - (count or 12) + 1, last, match.end())
    return ended if last <= 12 else None


def _months(match: re.Match[str]) -> Months | None:
    """Return the months of what was found, of no year yet; None for what no calendar has."""
    said = {name: words for name, words in match.groupdict().items() if words is not None}
    if "half" in said:
        first, last = (7, 12) if said["half"] == "下" else (1, 6)
        return Months(0, first, last, match.end())
    if "end" in said:
        first, last = {"首": (1, 3), "末": (10, 12), "中": (1, 6)}[said["end"][0]]
        return Months(0, first, last, match.end())
    number = {name: int(number_of(words.replace("两", "二"))) for name, words in said.items()}
    match number:
        case {"quarter": part} | {"code": part}:
            first, last = 3 * part - 2, 3 * part
        case {"quarters": count}:
            first, last = 1, 3 * count
        case {"months": count}:
            first, last = 1, count
        case {"halfcode": part}:
            first, last = 6 * part - 5, 6 * part
        case {"one": one, "two": two}:
            first, last = 3 * one - 2, 3 * two
        case {"low": first, "high": last}:
            pass
        case {"month": last}:
            first = last
    alone = "month" not in number
    rises = 1 <= first < last <= 12 if alone else 1 <= last <= 12
    return Months(0, first, last, match.end(), alone) if rises else None


def _days(text: str, start: int) -> Number | None:
    one = _FROM.match(text, start)
    link = _LINK.match(text, one.end()) if one else None
    two = _TO.match(text, link.end()) if link else None
    return days_read(_day(one), _day(two)) if one and two else None


def _day(match: re.Match[str]) -> Day:
    month, day = (int(number_of(match[name] or "0")) for name in ("month", "day"))
    return Day(int(year_of(match["year"] or "0")), month, day, match.end())
