"""Whether the numerals of a source date a figure: they say its period, or are read as its days."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from liuzhou_site.figures.dates import first_day, last_day
from liuzhou_site.model import Interval, Kind, Lang, Period, Quantity
from liuzhou_site.numbers import is_period, read, say_period
from liuzhou_site.numbers.periods import noted, points, same_part, year_before

_BETWEEN = re.compile(r"[年月日季度至—–\s]*(?:(?:to|the|of|and)\s)*")
"""What may stand around the numerals of a period without a row: 2030年至2031年5月, 2030–31."""
_WITH_YEAR = ("period", "short", "ending")
_WORDS = re.compile(
    "[末底终初春夏秋冬]|年中"
    r"|\b(?:end|close|start|beginning|early|late|mid|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
"""What makes of a year a part of it without a numeral: then the words themselves are the proof."""
_FINANCIAL = re.compile("FY|fiscal|financial|财年|财政|年度", re.IGNORECASE)
_YEAR_EARLIER = re.compile(
    r"(?:a|one) year (?:earlier|before|ago)|[上去]年(?:同期)?|上一年|一年前"
    r"|same \w+ (?:of|in) (?P<year>\d{4})",
    re.IGNORECASE,
)


def proves(tokens: Sequence[str], period: Period, language: Lang) -> bool:
    """Say whether `tokens`, in their order, are how a language writes a period.

    The end of a year and the name of a month need their words: the year alone is no proof of them.
    """
    if not period.iso:
        return not tokens
    tokens = _of_year([_in_full(token) for token in tokens])
    said = [say_period(period, language, form) for form in _WITH_YEAR]
    turned = [*tokens[1:], *tokens[:1]]  # a report names its year at its head, then months alone
    orders = [tokens, turned] if re.fullmatch(r"\d{4}", "".join(tokens[:1])) else [tokens]
    if any(words and _follow(order, words) for words in said for order in orders):
        return True
    text = " ".join(tokens)
    if year_end := re.fullmatch(r"(\d{4})-12-31", period.iso):
        return bool(re.fullmatch(rf"{year_end[1]}年? ?年?[底末终]", text))
    found = [q for token in tokens for q in read(token, language) if q.kind.is_date]
    if _WORDS.search(text) or not found:
        return False
    return _financial(found, period, text) or _days(found) == (first_day(period), last_day(period))


_MONTHS = dict.fromkeys(("Sept", "Sep"), "September") | {
    name[:3]: name
    for name in "January February March April June July August October November December".split()
}
_SHORT = re.compile(rf"\b({'|'.join(_MONTHS)})\b\.?")


def _in_full(token: str) -> str:
    """Return the words of a date with the names of its months in full: Sept 2025."""
    return _SHORT.sub(lambda match: _MONTHS[match[1]], token)


def _of_year(tokens: list[str]) -> list[str]:
    """Return tokens with the year alone of a day that others follow, which say none themselves."""
    year = re.search(r"\d{4}年?", tokens[0]) if tokens[1:] else None
    return (
        tokens if not year or re.search(r"\d{4}", "".join(tokens[1:])) else [year[0], *tokens[1:]]
    )


def proves_year_earlier(tokens: Sequence[str], period: Period, beside: Iterable[str]) -> bool:
    """Say whether “a year earlier” stands for a period: that before one of those `beside` it.

    So does “same quarter of 2024”, in that year.
    """
    said = _YEAR_EARLIER.fullmatch(tokens[0]) if len(tokens) == 1 else None
    if not said or not period.iso:
        return False
    year = said["year"]
    return period.iso in (same_part(one, year) if year else year_before(one) for one in beside)


def _follow(tokens: Sequence[str], words: str) -> bool:
    """Say whether `words` are the tokens, one after the other, and what stands between them."""
    at = 0
    for token in tokens:
        start = words.find(token, at)
        if start < 0 or not _BETWEEN.fullmatch(words, at, start):
            return False
        at = start + len(token)
    return bool(_BETWEEN.fullmatch(words, at))


def _days(found: Sequence[Quantity]) -> tuple[object, object] | None:
    """Return the first and the last day of what was read; a year is that of months without one."""
    years = [q.value for q in found if q.kind is Kind.YEAR and isinstance(q.value, Decimal)]
    if len(years) == 1 and not all(is_period(noted(q)) for q in found):
        dated = [noted(q, int(years[0])) for q in found if q.kind is not Kind.YEAR]
    else:
        dated = [noted(q) for q in found]
    if not all(map(is_period, dated)):
        return None
    return first_day(Period(dated[0])), last_day(Period(dated[-1]))


def _financial(found: Sequence[Quantity], period: Period, text: str) -> bool:
    """Say whether 1996-97 or FY1996 stands for a financial year, whose months it does not say."""
    one, *others = points(period.iso)
    value = found[0].value
    if others or one.sort != "financial" or len(found) > 1:
        return False
    if isinstance(value, Interval):
        return value == Interval(Decimal(one.year), Decimal(one.last.year))
    return value in {one.year, one.last.year} and bool(_FINANCIAL.search(text))
