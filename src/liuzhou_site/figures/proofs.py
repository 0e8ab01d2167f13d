"""Whether the numerals of a source date a figure: they say its period, or are read as its days."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from unicodedata import normalize

from liuzhou_site.figures.dates import first_day, last_day
from liuzhou_site.model import Interval, Kind, Lang, Period, Quantity
from liuzhou_site.numbers import LANGUAGES, is_period, read, say_period
from liuzhou_site.numbers.periods import noted, period_before, points, same_part, year_before

_WITH_YEAR = ("period", "short", "ending")
_YEAR = re.compile(r"\d{4}年?|[〇○零一二三四五六七八九]{4}年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def proves(tokens: Sequence[str], period: Period, language: Lang) -> bool:
    """Say whether `tokens`, in their order, are how a language writes a period.

    The end of a year and the name of a month need their words: the year alone is no proof of them.
    """
    if not period.iso:
        return not tokens
    words = LANGUAGES[language].proving
    tokens = _of_year([words.full(normalize("NFKC", token)) for token in tokens])
    said = [say_period(period, language, form) for form in _WITH_YEAR]
    turned = [*tokens[1:], *tokens[:1]]  # a report names its year at its head, then months alone
    orders = [tokens, turned] if re.fullmatch(r"\d{4}", "".join(tokens[:1])) else [tokens]
    if any(one and _follow(order, one, words.between) for one in said for order in orders):
        return True
    text = " ".join(tokens)
    if year_end := re.fullmatch(r"(\d{4})-12-31", period.iso):
        return bool(re.fullmatch(rf"{year_end[1]}年? ?年?[底末终]", text))
    found = [q for token in tokens for q in read(token, language) if q.kind.is_date]
    if words.part.search(text) or not found:
        return False
    called, days = bool(words.financial.search(text)), (first_day(period), last_day(period))
    return _financial(found, period, called=called) or _days(found) == days


def _of_year(tokens: list[str]) -> list[str]:
    """Return tokens with the year alone of a day that others follow, which say none themselves."""
    year = _YEAR.search(tokens[0]) if tokens[1:] else None
    others = tokens[1:]
    lent = year and not _YEAR.search("".join(others))
    return [year[0].translate(_DIGITS), *others] if year and lent else tokens


def proves_year_earlier(
    tokens: Sequence[str], period: Period, beside: Iterable[str], language: Lang
) -> bool:
    """Say whether “a year earlier” stands for a period: that before one of those `beside` it.

    So does “same quarter of 2024”, in that year; 上月, for the month before; and 上年末.
    """
    earlier = LANGUAGES[language].proving.earlier
    said = earlier.fullmatch(tokens[0]) if len(tokens) == 1 else None
    if not said or not period.iso:
        return False
    if said.groupdict().get("part"):
        return period.iso in map(period_before, beside)
    if said.groupdict().get("end"):
        return period.iso in (f"{year_before(one[:4])}-12-31" for one in beside)
    year = said.groupdict().get("year")
    return period.iso in (same_part(one, year) if year else year_before(one) for one in beside)


def _follow(tokens: Sequence[str], words: str, between: re.Pattern[str]) -> bool:
    """Say whether `words` are the tokens, one after the other, and what stands between them."""
    at = 0
    for token in tokens:
        start = words.find(token, at)
        if start < 0 or not between.fullmatch(words, at, start):
            return False
        at = start + len(token)
    return bool(between.fullmatch(words, at))


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


def _financial(found: Sequence[Quantity], period: Period, *, called: bool) -> bool:
    """Say whether 1996-97 or FY1996 stands for a financial year, whose months it does not say.

    called: whether its words say so.
    """
    one, *others = points(period.iso)
    value = found[0].value
    if others or one.sort != "financial" or len(found) > 1:
        return False
    if isinstance(value, Interval):
        return value == Interval(Decimal(one.year), Decimal(one.last.year))
    return called and value in {one.year, one.last.year}
