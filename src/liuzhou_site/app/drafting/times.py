"""When a figure holds, and what a change is compared with: what both languages share."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from liuzhou_site.app.drafting.dates import NEVER, Date, is_day
from liuzhou_site.figures.transcript import sentence
from liuzhou_site.model import Quantity
from liuzhou_site.numbers.periods import period_before, points, same_part, shortest, year_before

TIMES = frozenset(
    {"decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second", "age"}
)
"""Units of what is a length of time, and so has no date."""
_DAYS, _MANY = frozenset({"day", "hour"}), 1000
APART = re.compile(r"[,，;；:：]")
"""What parts a date from what it might date."""
AGAINST = re.compile(
    "(?<![同环])[比较](?!年?[初底末]|同期|昨)([^，。；\\d上去今当年月季周前]{1,12})[高低快慢多少]出?$"
)
"""With what other place or thing, and no time, a number is set side by side: 比全国高."""
YEARLY = re.compile("(?P<many>[两二三四五六七八九十]|(?<!\\d)\\d{1,2}|)年(?:平均|年均)[^，。；]*$")
"""Before what changed each year on average, over so many of them."""
SAME = re.compile(
    r"\b(?:same|corresponding|equivalent) (?:\w+ ){1,2}(?:of|in) \d{4}"
    "|[比较与](?:[0-9]{4}|[一二][〇零一二三四五六七八九]{3})年同[期月季]"
)
_PART_BEFORE = re.compile(
    r"\b(?:than(?: in)?|on|from|over|compared (?:with|to)) the (?:previous|preceding|prior|last)"
    r" (quarter|month)\b|\b(?:on|over) the (quarter|month)\b"
)
"""What a change of a month, or of a quarter, is told from: fewer than in the previous quarter."""
_A_MONTH = re.compile(r"\d{4}-\d\d")
_REVISED = re.compile(r"\brevis(?:ed|ion)|修订(?!估计)|[上下]修|核[增减]")


@dataclass(frozen=True)
class Dating:
    """When a figure holds; of a change, since when. guessed: no words beside it say so.

    carried: its period is that of a sentence before, which tells of several.
    also: another time at which it holds, where a number is said of two.
    """

    period: Date = NEVER
    since: str = ""
    guessed: bool = False
    carried: bool = False
    also: tuple[Date, ...] = ()


def is_length(one: Quantity) -> bool:
    """Say whether a number is a length of time, which has no date; 38,000 days are a sum."""
    sums = one.unit in _DAYS and isinstance(one.value, Decimal) and one.value >= _MANY
    return one.unit in TIMES and not sums


def base_of(words: str, since: str, period: Date) -> str:
    """Return since when a change is told: the same quarter of 2024 is that part of the year.

    A month without its year is the last one before: December, of what is told of January.
    """
    if _A_MONTH.fullmatch(since) and _A_MONTH.match(period.iso) and since > period.iso:
        return year_before(since)
    alike = since.isdecimal() and SAME.search(words)
    return same_part(period.iso, since) if alike else since


def part_before(words: str, period: Date) -> str:
    """Return the month or the quarter before a period of that length, if words say so; else ""."""
    said = _PART_BEFORE.search(words)
    before = period_before(shortest(period.iso)) if said and period.iso else ""
    return before if said and before and points(before)[0].sort in said.groups() else ""


def revises(text: str, at: int) -> bool:
    """Say whether a sentence puts right what was told before, whose time is not the report's."""
    return _REVISED.search(text, *sentence(text, (at, at))) is not None


def is_revision(text: str, one: Quantity, figures: list[Quantity]) -> bool:
    """Say whether a change is what was told before, put right; behind the number before it."""
    begin, _ = sentence(text, one.span)
    before = [other.span[1] for other in figures if other.span[1] <= one.span[0]]
    return _REVISED.search(text, max([begin, *before]), one.span[1]) is not None


def ends_of(date: Date) -> tuple[str, Date]:
    """Return when a change began, and when it ended: up 2% between May and June."""
    first, _, last = date.iso.partition("/")
    return (first, replace(date, iso=last)) if last else ("", date)


def carried(held: Date, first: int) -> bool:
    """Say whether a day stands before the sentence of a number, which it may not date."""
    return is_day(held.iso) and 0 < held.end <= first
