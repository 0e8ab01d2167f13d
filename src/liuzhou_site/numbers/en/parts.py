"""Parts of a year and spans in an English text: Q3 1996, July to September, 1 to 15 March 1996.

Each is read as its months, or its days, from the first to the last; without a year as those alone.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from liuzhou_site.numbers.en.dates import month_number
from liuzhou_site.numbers.en.words import LISTS, MONTHS, ONES
from liuzhou_site.numbers.quantity import Number
from liuzhou_site.numbers.spans import Day, Months, days_read, months_read, through

_YEAR = r"(?P<year>[12]\d{3})(?![\d%]|[.,]\d)"
_OF = re.compile(rf"(?:(?: of| in|,)? |-){_YEAR}")
_RANKS = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
_RANK = "|".join(_RANKS)
_COUNTS = ONES[:13]
_COUNT = rf"\d{{1,2}}|{'|'.join(_COUNTS[2:])}"
_MONTH = "|".join([*(month.title() for month in MONTHS), *(m[:3].title() for m in MONTHS), "Sept"])
_CODE = re.compile(
    r"(?:(?P<year>[12]\d{3})[ -]?)?"
    r"(?:(?P<sort>[QH]|Quarter )(?P<part>[1-4])|(?P<turned>[1-4])(?P<of>[QH]))"
    r"(?:(?: ?[’']|(?<=\d[QH]))(?P<short>\d\d))?\b(?!\.\w)"
)
FIRST_WORDS = re.compile(
    "[QH][1-4]|Quarter [1-4]|FY(?:[0-9]{2}){1,2}|last|final|quarter|half-year|year", re.IGNORECASE
)
"""What a period may begin with, and no other number."""
_NAMED = re.compile(rf"(?<![.!?:] )\b(?!(?:{LISTS['no-name']}) )[A-Z][a-z]+ $")
"""A name before Q3 makes a car of it."""
_LONGEST = 24
_RANKED = re.compile(
    rf"(?:(?<!\ba )|(?=\w+-))(?P<rank>{_RANK})[ -](?P<sort>quarter|half)\b(?!-?final|-?back)"
    r"(?! in (?:a row|succession)\b| running\b)",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    rf"(?:first (?P<count>two|three|[23])|(?P<one>{_RANK}) (?:and|to) (?P<two>{_RANK})) quarters\b"
    r"(?! of (?!the year\b|[12]\d{3}))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?P<which>first|last|final) (?P<count>{_COUNT}) months"
    r"(?: of the year\b|(?= of [12]\d{3})|(?<=\w)(?P<bare>)(?! (?:of|after|since|in|on|as|at|that"
    r"|when|there|under|from|following|back)\b))",
    re.IGNORECASE,
)
_LAST_DAY = "(?:28|29|30|31)(?:st|th)?"
_NAMED_DAY = re.compile(rf"(?P<month>{_MONTH}) {_LAST_DAY}(?![\w:/%]|-\d)")
"""A month by its last day: September 30, 1996."""
_ENDING = re.compile(
    rf"(?:(?P<count>{_COUNT}) months|quarter|half-year|year) (?:to|ending|ended)"
    rf"(?: in| the end of)? (?:{_LAST_DAY} )?(?=[A-Z])",
    re.IGNORECASE,
)
_LENGTHS = {"q": 3, "h": 6, "y": 12}
"""A quarter, a half-year and a year, by their first letters, in months."""
_NAME = re.compile(rf"(?P<month>{_MONTH})(?![A-Za-z])\.?(?! ?\d{{1,2}}(?!\d))")
_LINK = re.compile("-to-| ?[–—-] ?| (?:to|until|through) (?:the )?")
_ANOTHER = re.compile(rf"\b(?:{_RANK}) quarter\b[^.;:!?]* in the $", re.IGNORECASE)
_BARE = re.compile(rf"(?P<rank>{_RANK})(?=[.,;:)]|$| (?:and|but|while|after)\b)", re.IGNORECASE)
_AND = re.compile(" and ")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAYS = tuple(
    re.compile(rf"{words}(?:,? {_YEAR})?")
    for words in (
        rf"{_NUMBER} (?P<month>{_MONTH})\b",
        rf"(?P<month>{_MONTH})\.? {_NUMBER}(?![\w:/%]|-\d)",
    )
)
_FROM_DAY = re.compile(rf"(?:(?P<month>{_MONTH})\.? )?{_NUMBER}(?= (?:to|and) \d| ?[–—-] ?\d)")
_TO_DAY = re.compile(rf"{_NUMBER}(?![\w:/%]|-\d)(?:,? {_YEAR})?")


_EARLIER = 120
"""A quarter of which only the rank is said comes no farther behind one that is said in full."""


def read_part(text: str, start: int) -> Number | None:
    """Read a part of a year, or a span of months or days, that starts at `start`."""
    one = _side(text, start)
    if one is None:
        return _days(text, start)
    between = _BETWEEN.search(text, max(0, start - len("between ")), start)
    link = _LINK.match(text, one.end) or (between and _AND.match(text, one.end))
    two = _side(text, link.end()) if link else None
    joined = through(one, two) if two else None
    return months_read(joined or one) if joined or one.alone else _days(text, start)


def _side(text: str, start: int) -> Months | None:
    """Read what a span of months may begin or end with: a quarter, a month, months on end."""
    return next((side for read in _SIDES if (side := read(text, start))), None)


def _code(text: str, start: int) -> Months | None:
    """Read Q3 2024, 2024Q3, 3Q 2024, H1 2024; without a year a quarter alone."""
    match = _CODE.match(text, start)
    if match is None:
        return None
    size = 6 if "H" in {match["sort"], match["of"]} else 3
    side = _part(size, int(match["part"] or match["turned"]), match.end())
    year = match["year"] or (match["short"] and f"20{match['short']}")  # 3Q24
    side = replace(side, year=int(year)) if year else _of(text, side)
    bare = not side.year and (
        (match["sort"] or "Q")[0] != "Q" or _NAMED.search(text, max(0, start - _LONGEST), start)
    )
    return None if bare or side.last > 12 else side


def _ranked(text: str, start: int) -> Months | None:
    """Read the third quarter, and the first half of 2024; a half alone may be one of a match."""
    match = _RANKED.match(text, start)
    bare = _BARE.match(text, start)
    if bare and _ANOTHER.search(text, max(0, start - _EARLIER), start):  # and 2% in the second
        return _part(3, _rank(bare["rank"]), bare.end())
    if match is None:
        return None
    size = 3 if match["sort"].lower() == "quarter" else 6
    side = _of(text, _part(size, _rank(match["rank"]), match.end()))
    return side if side.last <= 12 and (side.year or size == 3) else None


def _quarters(text: str, start: int) -> Months | None:
    """Read the first three quarters, the second and third quarters of 2024."""
    match = _QUARTERS.match(text, start)
    if match is None:
        return None
    one = 1 if match["count"] else _rank(match["one"])
    two = _count(match["count"]) if match["count"] else _rank(match["two"])
    return _of(text, Months(0, 3 * one - 2, 3 * two, match.end())) if one < two else None


def _first(text: str, start: int) -> Months | None:
    """Read the first nine months of 1996, the last three months of the year."""
    match = _FIRST.match(text, start)
    if match is None:
        return None
    if match["bare"] is not None and match["which"].lower() != "first":
        return None  # the last three months may be those before today
    count = _count(match["count"])
    first = 1 if match["which"].lower() == "first" else 13 - count
    return _of(text, Months(0, first, first + count - 1, match.end()))


def _ending(text: str, start: int) -> Months | None:
    """Read the three months to September 1996, the quarter to June."""
    match = _ENDING.match(text, start)
    last = (_name(text, match.end()) or _month(text, match.end(), _NAMED_DAY)) if match else None
    if match is None or last is None or not (match["count"] or last.year):
        return None
    count = _count(match["count"]) if match["count"] else _LENGTHS[match[0][0].lower()]
    return replace(last, first=last.last - count + 1, alone=True)


def _name(text: str, start: int) -> Months | None:
    """Read a month, which is a span only with another."""
    return _month(text, start, _NAME)


def _month(text: str, start: int, words: re.Pattern[str]) -> Months | None:
    match = words.match(text, start)
    if match is None:
        return None
    month = month_number(match["month"])
    return _of(text, Months(0, month, month, match.end(), alone=False))


_SIDES: tuple[Callable[[str, int], Months | None], ...] = (
    _code, _ranked, _quarters, _first, _ending, _name,
)  # fmt: skip


def _part(size: int, number: int, end: int) -> Months:
    return Months(0, size * number - size + 1, size * number, end)


def _of(text: str, side: Months) -> Months:
    """Add the year behind: of 2024."""
    match = _OF.match(text, side.end)
    return replace(side, year=int(match["year"]), end=match.end()) if match else side


def _rank(word: str) -> int:
    return _RANKS.index(word.lower()) % 4 + 1


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS.index(word.lower())


def _days(text: str, start: int) -> Number | None:
    """Read 3 May to 9 June 1997, 1–15 March 2024, March 1–15, 2024."""
    one = _day(text, start) or _found(_FROM_DAY.match(text, start))
    between = _BETWEEN.search(text, max(0, start - len("between ")), start)
    link = (_LINK.match(text, one.end) or (between and _AND.match(text, one.end))) if one else None
    if not one or not link:
        return None
    two = _day(text, link.end())
    if not two and one.month and not one.year:
        two = _found(_TO_DAY.match(text, link.end()))
    return days_read(one, two) if two else None


def _day(text: str, start: int) -> Day | None:
    return next((day for words in _DAYS if (day := _found(words.match(text, start)))), None)


def _found(match: re.Match[str] | None) -> Day | None:
    if match is None:
        return None
    said = match.groupdict()
    month = month_number(said["month"]) if said.get("month") else 0
    return Day(int(said.get("year") or 0), month, int(said["day"]), match.end())
