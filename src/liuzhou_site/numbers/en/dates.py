"""Years, months and days of an English text."""

import re
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.en.words import LISTS, MONTHS
from liuzhou_site.numbers.quantity import Number

_NAMES = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "sept"])
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[12]\d{3}"
_MONTH_FIRST = re.compile(
    rf"(?P<month>{_NAMES})\.? (?:(?P<day>{_DAY})(?![\d:/%-]|,\d|\.\d)(?:,? (?P<year>{_YEAR})\b)?"
    rf"|(?P<only>{_YEAR})\b)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?P<day>{_DAY})(?: of)? (?P<month>{_NAMES})\b(?:\.?,? (?P<year>{_YEAR})\b)?", re.IGNORECASE
)
_ISO = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)")
_YEARS = re.compile(
    rf"(?P<low>{_YEAR})(?:(?: ?[–—-] ?|/)(?P<high>{_YEAR}|\d{{2}})| to (?P<last>{_YEAR}))"
    r"(?![\d%]|[.,]\d)"
)
_BOTH = re.compile(rf"(?P<low>{_YEAR}) and (?P<high>{_YEAR})(?![\d%]|[.,]\d)")
_FINANCIAL = re.compile(r"FY(?P<low>\d\d)(?:[/–-](?P<high>\d\d))?(?![\d%]|[.,]\d)")
_DECADE = re.compile(r"(?P<year>[12]\d\d0)[’']?s\b")
_ALONE = re.compile(rf"(?P<year>{_YEAR})(?![\d%]|[,.]\d|[A-Za-z])")
_BEFORE = re.compile(rf"(?:{LISTS['before-year']}) ?$", re.IGNORECASE)
_NOUN = re.compile(rf"[ -](?!(?:{LISTS['counted']})\b)[a-z]")
_OWN = re.compile(
    r"[’']s\b| as a whole\b|(?: [a-z-]+)? (?:levels?|peak|average|baseline|figure|total)\b"
)
_APART = re.compile(
    r"(?:%|\b(?:per ?cent|points?|half|third|quarter|fifth|\d+)) (?:above|below|over|under) $"
)
"""Behind it stands with what an amount is compared: 3% below 2012."""
_PRICED = re.compile("[ -](?:prices|money|terms|wages|price levels?)\\b")
_CONSTANT = re.compile("(?:constant|fixed|current|chained) $")
"""Beside these, four digits are the year of what money was worth: constant 2015 dollars."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_LONGEST_SPAN = 150


def month_number(name: str) -> int:
    """Return the number of a month, from its name or the beginning of it."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def read_date(text: str, start: int) -> Number | None:
    """Read a day, a month of a year, a decade or a range of years that starts at `start`."""
    for pattern in (_MONTH_FIRST, _ISO, _DAY_FIRST):
        if match := pattern.match(text, start):
            return _day(match)
    if match := _FINANCIAL.match(text, start):  # FY24, FY24/25
        low, high = Decimal(match["low"]), Decimal(match["high"] or match["low"])
        value = Interval(2000 + low, 2000 + high) if low < high else 2000 + low
        return Number(value, match.end(), kind=Kind.YEAR)
    if match := _DECADE.match(text, start):
        year = Decimal(match["year"])
        return Number(Interval(year, year + 9), match.end(), kind=Kind.YEAR)
    between = text[max(0, start - len("between ")) : start].lower() == "between "
    if match := (_BOTH if between else _YEARS).match(text, start):
        return _years(match)
    return None


def read_year(text: str, start: int, *, hedged: bool) -> Number | None:
    """Read four digits that are a year and no count: not hedged, no noun behind them."""
    match = _ALONE.match(text, start)
    apart = hedged and match and _APART.search(text, max(0, start - 16), start)
    if not match or (hedged and not apart and not _OWN.match(text, match.end())):
        return None
    led = _BEFORE.search(text, max(0, start - 8), start)
    led = (
        led or _PRICED.match(text, match.end()) or _CONSTANT.search(text, max(0, start - 9), start)
    )
    named = led or _named_by(text, start, match.end())
    first = 1000 if led else _FIRST_YEAR
    if not first <= int(match["year"]) <= _LAST_YEAR or (
        not (named and _LIKELY.match(text, start)) and _NOUN.match(text, match.end())
    ):
        return None
    return Number(Decimal(match["year"]), match.end(), 4, kind=Kind.YEAR)


def _named_by(text: str, start: int, end: int) -> bool:
    """Say whether a year tells which thing is meant: the 2008 crisis, in the 2010 floods."""
    led = _THE.search(text, max(0, start - len("during the ")), start)
    return bool(led and _LATELY.match(text, start) and (led["when"] or _ONE_THING.match(text, end)))


_THE = re.compile(
    r"(?P<when>\b(?:in|during|since|after|before|until|for) the)? $"
    r"|\b(?:the|an?|his|her|its|their|our|my|this)(?<!\bof the) $|[’']s $",
    re.IGNORECASE,
)
_LIKELY = re.compile("1[7-9]|20")
"""How years begin that have a noun behind them: in 1911 troops; of 1400 flats is none."""
_LATELY = re.compile("19[0-9]{2}|20[0-9]{2}")
_ONE_THING = re.compile(
    rf" (?:{LISTS['of-a-year']})\b"
    r"| (?!(?:people|men|women|children|staff|sheep|fish|of|more|new|and|or|to|by)\b)"
    r"[A-Za-z-]*(?:[^\Ws]|[isu]s)\b"
)


def _day(match: re.Match[str]) -> Number | None:
    parts = match.groupdict()
    month = parts["month"]
    number = Decimal(month if month.isdigit() else month_number(month))
    if parts.get("only"):
        return Number(Decimal(parts["only"]) * 100 + number, match.end(), kind=Kind.MONTH)
    day = Decimal(parts["day"].rstrip("stndrh"))
    if not 1 <= day <= 31 or not 1 <= number <= 12:  # the calendar's own
        return None
    year = Decimal(parts["year"] or 0)
    return Number(year * 10000 + number * 100 + day, match.end(), kind=Kind.DATE)


def _years(match: re.Match[str]) -> Number | None:
    parts = match.groupdict()
    first, last = Decimal(parts["low"]), Decimal(parts["high"] or parts["last"])
    if last < 100:  # 1994–95: the century is not said again, nor is the next in 1999–00
        last += (first + 1) // 100 * 100
    if not (_FIRST_YEAR <= first < last <= _LAST_YEAR and last - first <= _LONGEST_SPAN):
        return None
    return Number(Interval(first, last), match.end(), 4, kind=Kind.YEAR)
