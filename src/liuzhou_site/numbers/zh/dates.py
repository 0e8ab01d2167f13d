"""Years, months, days and five-year plans of a Chinese text."""

import re
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.quantity import Number
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.zh.han import VALUES, read_number
from liuzhou_site.numbers.zh.words import MEASURE

_FISCAL = "(?:财政|会计|学)年度?|财年度?"
"""What is a year, and none of the calendar."""
_OF_TAIWAN = (
    rf"(?<=民国)(?:\d{{1,3}}|[一二三四五六七八九十百零〇]{{1,5}})|(?<![\d.,])1[0-2]\d(?={_FISCAL}|年(?:度|全年|第?[1-4一二三四]季"
    r"|\d{1,2}[月至~—–-]|[上下]半年|底(?!蕴)|初(?!心)))|(?:^|(?<=(?<!\d)[,:，。；：]))1[0-2]\d(?=年(?![来以间后前历的老里校中时过])[\u4e00-\u9fff]{2,8}[约近逾超]?\d)|(?:(?<=1[0-2]\d年[至到])|(?<=[较比])(?=1..年(?:[增减成升降]|同期)))1[0-2]\d(?=年)"
)
"""A year as Taiwan counts them, from 1912 on: 民國112年, 113年度, 113年第三季."""
YEAR = rf"(?:[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}}|{_OF_TAIWAN})"
_TAIWAN = 1911
_TAIWAN_YEAR = re.compile(rf"(?:民国)?(?P<year>{_OF_TAIWAN}|^1[0-2]\d)(?=年)")
TWO = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
DASH = "(?:[-–—~～]{1,2}|至|到)"
_DATE = re.compile(
    rf"(?P<year>(?!1000年|(?<=[约近超今])1[0-4]\d\d年){YEAR}) ?(?:{_FISCAL}|年)"
    rf"(?: ?(?P<month>{TWO}) ?月(?:份| ?(?P<day>{TWO}) ?[日号])?"
    rf"|(?![代历之]|以上|上下|多(?![出了\d一二两三四五六七八九十百千数几])|余)(?:度(?!假))?)"
    rf"|(?P<isoyear>\d{{4}})(?P<sep>[-/.])(?P<isomonth>\d{{1,2}})(?P=sep)(?P<isoday>\d{{1,2}})(?!\d)"
    rf"|(?P<onlymonth>(?<!连)(?<!连续){TWO})月(?:份|(?P<onlyday>{TWO})[日号])?(?!大|龄)"
    rf"|(?P<dayalone>(?<![连续期首头前])(?<!历时)(?<![期限]为)(?<!连[涨跌升降阴阳])(?<![缩短长][为至到])(?!一日){TWO})日(?![之以]?内|假|游|[行旅]程|票)"
)
_YEARS = re.compile(
    rf"(?P<low>{YEAR})(?:年?{DASH}|/)(?P<high>{YEAR}|\d{{2}})"
    rf"(?:年(?!\d|[一二三四五六七八九十]{{1,2}}月|第?[一二三四]季度|第[一二三四]季|[上下]半年|前|Q)度?|{_FISCAL}|(?=赛季|雪季|榨季|采暖季|流感季|演出季))"
)
_LISTED = re.compile(rf"(?P<year>{YEAR})(?=(?:[、,，和与及]{YEAR}){{1,6}}年)")
_DECADE = re.compile(
    rf"(?:(?P<century>{TWO})世纪)?(?P<year>\d{{4}}|\d0|[一二三四五六七八九]?十)年代"
)
_CENTURY = re.compile(rf"({TWO}|二十一?)世纪")
_ERA = re.compile(
    r"(?:(?P<before>(?<=公元前))|(?<=公元))(?P<year>\d{1,4}|[一二三四五六七八九十百]{1,4})年"
)
_PLAN = re.compile(
    r"(?P<plan>十[一二三四五六]|[一二三四五六七八九])五(?=[”’」]|期间|规划|时期|末|开局|收官|以来|计划"
    rf"|(?<=十.五)(?!{MEASURE}|[百千万亿点]))"
)


def read_date(text: str, start: int) -> Number | None:
    """Read a year, month, day, decade, range of years or plan that starts at `start`."""
    if match := _YEARS.match(text, start):
        return _years(match["low"], match["high"], match.end())
    if match := _LISTED.match(text, start):
        return Number(year_of(match["year"]), match.end(), 4, kind=Kind.YEAR)
    if match := _DECADE.match(text, start):
        return _decade(match)
    if match := _PLAN.match(text, start) or _CENTURY.match(text, start):
        return Number(number_of(match[1]), match.end(), kind=Kind.ORDINAL, unit="ordinal")
    if match := _ERA.match(text, start):
        year = number_of(match["year"])
        return Number(year if match["before"] is None else -year, match.end(), kind=Kind.YEAR)
    return (match := _DATE.match(text, start)) and _date(match)


def _date(match: re.Match[str]) -> Number | None:
    year = match["isoyear"] or match["year"] or "0"
    month = match["isomonth"] or match["onlymonth"] or match["month"]
    day = match["isoday"] or match["onlyday"] or match["dayalone"] or match["day"]
    return dated(year, month, day, match.end())


def dated(year: str, month: str | None, day: str | None, end: int) -> Number | None:
    """Return a year, a month (year × 100 + month) or a day (year × 10000 + month × 100 + day).

    What is not said is 0. None for what no calendar has.
    """
    y = year_of(year)
    m, d = (number_of(part) if part else Decimal(0) for part in (month, day))
    if (
        not 0 <= m <= 12 or not 0 <= d <= 31 or (month and not m) or (day and not d)
    ):  # the calendar's own
        return None
    if day:
        return Number(y * 10000 + m * 100 + d, end, kind=Kind.DATE)
    if month:
        return Number(y * 100 + m, end, kind=Kind.MONTH)
    return Number(y, end, len(year), kind=Kind.YEAR)


def _years(low: str, high: str, end: int) -> Number | None:
    first, last = year_of(low), year_of(high) if high[2:] else number_of(high)
    if last < 100 <= first:  # 1994—95: the century is not said again
        last += first // 100 * 100
    rises = first < last
    return Number(Interval(first, last), end, 4, kind=Kind.YEAR) if rises else None


def _decade(match: re.Match[str]) -> Number:
    year, end = number_of(match["year"]), match.end()
    if match["century"]:
        year += (number_of(match["century"]) - 1) * 100
    elif year < 100:  # 90年代 leaves the century out
        ours = year < 20 or match.string.endswith("本世纪", 0, match.start())
        taiwan = match.string.endswith("民国", 0, match.start())
        year += _TAIWAN if taiwan else 2000 if ours else 1900  # a reader's guess
    return Number(Interval(year, year + 9), end, 0, kind=Kind.YEAR)


def year_of(text: str) -> Decimal:
    """Return the year that `YEAR` has matched, as all the world counts it: 113 is 2024."""
    year = number_of(text)
    return year + _TAIWAN if 0 < year < 1000 else year


def western(text: str) -> str:
    """Return a text with the years of Taiwan as all the world counts them: 2024年第三季."""
    text = simplified(text)
    return _TAIWAN_YEAR.sub(lambda match: f"{year_of(match['year'])}", text)


def number_of(text: str) -> Decimal:
    """Return what digits or Han numerals of a date say; 0 for what they do not say."""
    if text.isdigit() and text.isascii():
        return Decimal(text)
    if len(text) == 4 and VALUES.keys() >= {*text}:  # the digits of a year, one by one
        return Decimal("".join(str(VALUES[character]) for character in text))
    number, _ = read_number(text, 0)
    value = number.value if number else Decimal(0)
    return value if isinstance(value, Decimal) else Decimal(0)
