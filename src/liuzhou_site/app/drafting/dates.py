"""The dates in a paragraph of a source: when each was, and which of its words say so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from liuzhou_site.figures.proofs import proves
from liuzhou_site.load.project import Project
from liuzhou_site.model import Kind, Period, Quantity, meet
from liuzhou_site.numbers import is_period, read
from liuzhou_site.numbers.periods import months, noted, points
from liuzhou_site.numbers.scripts import simplified

Spot = tuple[int, int, int]
"""Where words of the source stand: the paragraph, their start and their end in it."""


@dataclass(frozen=True)
class Date:
    """When something was, as a paragraph says it from `start` to `end`.

    iso: as the ledger writes it; "" where that cannot be told. spots: the words that say it, in the
    order of the source; the year may stand far above. bare: that of them which says the year alone,
    and so lends it to what has none. released: whether a later day at the head is that of release.
    """

    start: int
    end: int
    iso: str
    spots: tuple[Spot, ...] = ()
    bare: tuple[Spot, ...] = ()
    released: bool = False

    @property
    def year(self) -> int:
        """The year that it lends; 0 for none."""
        return points(self.iso)[-1].year if self.iso and self.bare else 0


NEVER = Date(0, 0, "")
_RANGE = re.compile(r"\s*(?:[—–\-~至到]+|to)\s*|、| and ")
_YEAR_END = re.compile(r"年?[底末终]")
_CALLED_BEFORE = re.compile(r"\b(?:(?:fiscal|financial)(?: year)? |FY ?)$", re.IGNORECASE)
_CALLED = re.compile(r" (?:fiscal|financial) year\b")
_YEAR_ENDS = re.compile(
    r"\b(?:fiscal|financial) years?\b[^.;:]{0,40}?\b(?:end(?:s|ed|ing)?|to)\b(?: on| in)?"
    r" (?:\d{1,2} )?([A-Z][a-z]{2,8})\b"
)
_END_OF = re.compile(r"(?:the )?end of $")
_ANY = re.compile(r"\b(?:any|each|every) $", re.IGNORECASE)
"""What makes of a quarter one of many: the least in any second quarter."""
RATIO = re.compile(
    r"(?:同[期月季])?的[^，。；]{0,3}?(?:[\d.一二三四五六七八九十百两几多余]+倍|一?半|[一二三四五六七八九十百]+分之)"
    r"|[\u4e00-\u9fff]{2,6}的[一二三四五六七八九十\d.]{1,5}[成%]|[^，。；\d]{0,6}以[来來后後]|[来來后後]"
)
"""What makes a date one before, behind it: 是2020年的6倍多, 为2020年以来最低."""
_BEGAN = re.compile(r"\b(?:began|since|before|until)(?: in)? $")
BASE = re.compile(
    r"\b(?:than|against|below|above|compared (?:with|to)"
    r"|(?:same|corresponding|equivalent) (?:\w+ ){1,2}(?:of|in)"
    r"|from (?:[^.,;]|(?<=\d)[.,](?=\d))*\d)[^.,;\d]{0,25}$|[比较]$"
)
"""What stands before a year with which something is compared: it is not that of the clause."""
_JOIN = re.compile(r",? (?:and|or|to|until|through) |, ?|[—–-]| of ")
_MONTH_YEAR = re.compile(r"([A-Za-z]+\.?) (\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4}年)\d{1,2}月")
_PART = re.compile(r"季|半年|中期|quarter|half|\b(?:[QH]\d|\dQ)", re.IGNORECASE)
_QUARTER, _HALF, _BESIDE = 3, 6, 2
"""Months of a quarter and a half; years back, in which a report's year is not the calendar's."""
_YEARS = re.compile(
    r"\d{4}年|[A-Z][a-z]{2,8}\.? \d{4}(?![\d/–-])"
    r"|\d{2,4}(?P<fiscal>(?:/(?:\d\d){1,2}|[–-]\d\d)(?![\d/–-])|[财政会计学]{1,2}年)"
)
_HALVES = {"上半年": "H1", "下半年": "H2"}
_WORDS = {
    "zh": re.compile(r"(?<![上去今前本年\d])年[底末终]|全年|(?<![年\d])[上下]半年"),
    "en": re.compile(r"\b[A-Z][a-z]{2,8}\b(?! \d{1,2}(?:st|nd|rd|th)?\b(?![,.]\d|%)| \d{4}\b)"),
}
"""What may be a date without a numeral: the end of the year, the name of a month."""
_BRACKET = re.compile(r"[(（][^()（）]*$")
"""What a date stands in that gives its year to nothing behind it: £4m (2030: £3m)."""
_YEAR_TO = re.compile(r"\b(?:year|(?:12|twelve) months) (?:to|ending|ended)(?: the end of)? $")


def dates_of(project: Project, number: int, text: str, head: Date, begins: int = 0) -> list[Date]:
    """Return the dates of a paragraph in order; head: what gives them a year that they lack.

    begins: the month with which the source's financial years do; 0 where it does not say so.
    """
    lang, text = project.source.value.language, simplified(text)
    found = [_financial(text, _read(project, number, text, one), begins)
             for one in read(text, lang, project.units) if one.kind.is_date]  # fmt: skip
    found += _named(project, number, text)
    taken = [(date.start, date.end) for date in found]
    years = [date for date in sorted(found, key=_start) if date.year
             and not _fiscal(text, date)
             and not _BRACKET.search(text, 0, date.start)
             and not _BEGAN.search(text, 0, date.start)
             and not BASE.search(text, 0, date.start)
             and not RATIO.match(text, date.end)]  # fmt: skip
    for match in _WORDS[lang].finditer(text):
        if not any(meet(match.span(), span) for span in taken):
            spot = (number, *match.span())
            near = _near(years, match, head)
            if _YEAR_TO.search(text, 0, match.start()):
                found.append(_year_to(spot, match[0], near, head))
            else:
                found += _worded(lang, spot, match[0], near, head)
    ordered = [one for one in sorted(found, key=_start) if not _ANY.search(text, 0, one.start)]
    dated = [_unsettled(text, _with_year(lang, text, one, years, head), head) for one in ordered]
    return _joined(lang, (number, text), dated)


def year_begins(texts: Iterable[str]) -> int:
    """Return the month with which the financial years of a source begin, as it says; else 0."""
    ends = (match for text in texts for match in _YEAR_ENDS.finditer(text))
    found = {one.value for match in ends for one in read(f"{match[1]} 2001", "en")
             if one.kind is Kind.MONTH and isinstance(one.value, Decimal)}  # fmt: skip
    return int(found.pop()) % 100 % 12 + 1 if len(found) == 1 else 0


def _financial(text: str, date: Date, begins: int) -> Date:
    """Return the date of what is called a financial year as that: 2024-25, of April to March.

    Its months are unknown where `begins` is 0, and those of one number (FY2023) anyhow.
    """
    called = _CALLED_BEFORE.search(text, 0, date.start) or _CALLED.match(text, date.end)
    years = re.fullmatch(r"(\d{4})/\d{4}", date.iso)
    if not called or not (years or date.iso.isdecimal()):
        return date
    calendar = begins == 1 and not years
    iso = f"FY{years[1]}-{begins:02}" if years and begins > 1 else ""
    return date if calendar else replace(date, iso=iso, bare=())


def _unsettled(text: str, date: Date, head: Date) -> Date:
    """Return a date without its period where it is of another year than the calendar's.

    2023/24 is, and the third quarter of 2024財年; so is, in a text of a year to March, any half,
    and the year before: £12m (2024: £9m).
    """
    if _fiscal(text, date) and not date.iso.startswith("FY"):
        return replace(date, iso="", bare=())
    count = months(head.iso) if lasts(head) else 0
    if count not in {_HALF, 2 * _HALF} or points(head.iso)[0].first.month % count == 1:
        return date
    words = text[date.start : date.end]
    named = re.search(r"\bH[12]\b|[Hh]alf", words)
    part = named or (_PART.search(words) and (count == _HALF or not re.search(r"\d{4}", words)))
    late = points(head.iso)[-1].year - int(date.iso) if date.iso.isdecimal() else -1
    year = count == 2 * _HALF and 0 <= late <= _BESIDE
    return replace(date, iso="", bare=()) if part or year else date


def _fiscal(text: str, date: Date) -> bool:
    """Say whether a date is of a year that may begin in any month, or of none and behind one."""
    years = [*_YEARS.finditer(text, 0, date.end)]
    return bool(years) and years[-1]["fiscal"] is not None


def heading(date: Date) -> Date:
    """Return a date as the head of a text has it: it lends its year, whatever else it says."""
    return replace(date, bare=date.bare or date.spots[:1] if re.search(r"\d{4}", date.iso) else ())


def lasts(date: Date) -> bool:
    """Say whether a date at the head is that of what a report tells.

    A day or a month alone is mostly that of its release.
    """
    ends = points(date.iso) if date.iso else ()
    sorts = {"day"} if date.released else {"day", "month"}
    return bool(ends) and (len(ends) > 1 or ends[0].sort not in sorts)


def is_day(iso: str) -> bool:
    """Say whether a period is one day, and not the end of a year."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", iso)) and not iso.endswith("-12-31")


def released_after(month: Date, day: Date) -> bool:
    """Say whether a day at the head of a text comes after the month that stands above it."""
    if not (re.fullmatch(r"\d{4}-\d\d", month.iso) and re.fullmatch(r"\d{4}-\d\d-\d\d", day.iso)):
        return False
    return month.iso < day.iso[:7]


def _start(date: Date) -> int:
    return date.start


def _near(years: list[Date], match: re.Match[str], head: Date) -> Date:
    """Return what gives words their year: May and June 2025; what stands before; the head."""
    joined = [one for one in years if _JOIN.fullmatch(match.string, match.end(), one.start)]
    before = [one for one in years if one.start < match.start()]
    return joined[0] if joined else max(before, key=_start, default=head)


def _read(project: Project, number: int, text: str, one: Quantity) -> Date:
    """Return a date that was read; its year may be lacking."""
    lang = project.source.value.language
    start, end = one.span
    if lang == "zh" and one.kind is Kind.YEAR and (behind := _YEAR_END.match(text, end)):
        end = behind.end()
    elif lang == "zh" and text[start - 1 : start] == "前" and _PART.search(text, start, end):
        start -= 1  # the first three quarters, and not the third
    elif lang == "zh" and text[:start].endswith("截至") and text[end - 1] == "月":
        start -= len("截至") * ("个月" in text[start:end])
    elif lang == "en" and one.kind is Kind.YEAR and (ahead := _END_OF.search(text, 0, start)):
        start = ahead.start()
    iso = noted(one)
    ended = one.kind is Kind.YEAR and (start, end) != one.span
    iso = f"{iso}-12-31" if ended else _part(iso, text[start:end])
    spots, bare = _spots(text, (number, start, end))
    bare = bare or spots * bool(re.match(r"(?!0000)\d{4}", iso))
    ends = points(iso) if is_period(iso) else ()
    if ends and ends[0].year != ends[-1].year:
        bare = ()  # between 2034 and 2037: of which year a month is, nobody knows
    return _proved(lang, Date(start, end, iso, spots, bare), [text[start:end]])


def _spots(text: str, whole: Spot) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Return the numerals of a date, and that which is its year and nothing else."""
    number, start, end = whole
    if re.fullmatch(r"\d{4}年?", text[start:end]):
        return (whole,), (whole,)
    if month := _MONTH_YEAR.fullmatch(text, start, end):
        year = (number, month.start(2), end)
        return ((number, start, month.end(1)), year), (year,)
    if month := _YEAR_MONTH.fullmatch(text, start, end):
        year = (number, start, month.end(1))
        return (year, (number, month.end(1), end)), (year,)
    return (whole,), ()


def _part(iso: str, words: str) -> str:
    """Return the months of quarters or of a half as that, where `words` call them so."""
    if not is_period(iso) or "/" not in iso or not _PART.search(words):
        return iso
    first, count = points(iso)[0], months(iso)
    year, before = f"{first.year:04}", first.first.month - 1
    if count == _HALF and not before % _HALF:
        return f"{year}-H{before // _HALF + 1}"
    if before % _QUARTER or count % _QUARTER or before + count > 2 * _HALF:
        return iso
    ends = before // _QUARTER + 1, (before + count) // _QUARTER
    return "/".join(f"{year}-Q{end}" for end in dict.fromkeys(ends))


def _named(project: Project, number: int, text: str) -> Iterator[Date]:
    """Yield the declared names that stand for a period, such as that of a plan."""
    for name in project.names.value.values():
        for form in name.forms.get(project.source.value.language, ()) if name.period else ():
            for match in re.finditer(re.escape(form), text):
                yield Date(*match.span(), name.period, ((number, *match.span()),))


def _worded(lang: str, spot: Spot, word: str, year: Date, head: Date) -> Iterator[Date]:
    """Yield what a word without a numeral says: 年末, 全年, March."""
    if not year.year:
        return
    _, start, end = spot
    if word == "全年":
        whole = [date for date in (year, head) if re.fullmatch(r"\d{4}", date.iso)]
        yield replace([*whole, NEVER][0], start=start, end=end)
        return
    iso = f"{year.year:04}-12-31"
    if word in _HALVES:
        iso = f"{year.year:04}-{_HALVES[word]}"
    if lang == "en":
        months_read = read(f"{word} {year.year}", lang)
        if not months_read or months_read[0].kind is not Kind.MONTH:
            return
        iso = noted(months_read[0])
    unsure = year == head and to_come(head, iso)
    yield Date(start, end, "") if unsure else Date(start, end, iso, (*year.bare, spot))


def _year_to(spot: Spot, word: str, year: Date, head: Date) -> Date:
    """Return the year to a month as that of which a text tells, or else as unsure."""
    _, start, end = spot
    for one in _worded("en", spot, word, year, NEVER) if head.iso else ():
        ends = points(head.iso)[-1].last, points(one.iso)[-1].last
        if len(set(ends)) == 1 and months(head.iso) == 2 * _HALF:
            return replace(head, start=start, end=end)
    return Date(start, end, "")


def to_come(head: Date, iso: str) -> bool:
    """Say whether a period begins behind that of a text: December, in a text of 12 January."""
    ends = points(head.iso)
    return points(iso)[0].first > (ends[-1].last if lasts(head) else ends[0].first)


def _with_year(lang: str, text: str, date: Date, dates: list[Date], head: Date) -> Date:
    """Return a date that has no year with that of one joined to it, or the nearest before it.

    That is `head`, if there is none; one behind it may be of another year.
    """
    if date.iso or text[date.start : date.end].isdecimal():  # fiscal 2030 is of no calendar
        return date
    before = [one for one in dates if one.start < date.start][-1:]
    joined = [one for one in dates if _JOIN.fullmatch(text, date.end, one.start)]
    year = [*joined, *before, head][0]
    words = text[date.start : date.end]
    for one in read(words, lang) if year.year else ():
        iso = _part(noted(one, year.year), words)
        if year == head and is_period(iso) and to_come(head, iso):
            return date
        spots = (*year.bare, *date.spots)
        return _proved(lang, replace(date, iso=iso, spots=spots), [_year(lang, year.iso), words])
    return date


def _year(lang: str, iso: str) -> str:
    """Return how a language writes the year with which a period begins."""
    return f"{points(iso)[0].year}{'年' if lang == 'zh' else ''}"


def _proved(lang: str, date: Date, tokens: list[str]) -> Date:
    """Return a date, without its period where the ledger would not take its words for it."""
    fits = is_period(date.iso) and proves([*filter(None, tokens)], Period(date.iso), lang)
    return date if fits else replace(date, iso="")


def _joined(lang: str, paragraph: tuple[int, str], dates: list[Date]) -> list[Date]:
    """Return dates with two that are the ends of a span of time made one."""
    number, text = paragraph
    joined: list[Date] = dates[:1]
    for one, other in pairwise(dates):
        iso = f"{one.iso}/{other.iso}"
        spans = _RANGE.fullmatch(text[one.end : other.start]) and is_period(iso)
        if joined[-1] is one and spans:
            spots = tuple(dict.fromkeys((*one.spots, *other.spots)))
            years = [_year(lang, iso)] if any(spot[0] != number for spot in spots) else []
            words = [text[start:end] for at, start, end in spots if at == number]
            both = Date(one.start, other.end, iso, spots)
            joined[-1:] = [_proved(lang, both, [*years, *words])]
        else:
            joined.append(other)
    return joined
