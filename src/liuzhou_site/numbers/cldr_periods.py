"""Writing a period or a date in any language, by CLDR's patterns: 3. Quartal 1996, Mai 1997."""

from datetime import MAXYEAR, MINYEAR, date

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from liuzhou_site.model import Rules
from liuzhou_site.numbers.periods import Point, months, points

_LEAP = 2000  # a year in which every day of a year without its year exists


def period_ruled(iso: str, form: str, rules: Rules) -> str:
    """Return a period in a form of `say_period`: 3. Quartal 1996; half of a year by its months."""
    one, *others = points(iso)
    if form == "yearless":
        return _within_year(iso, Locale.parse(rules.locale))
    if one.sort in _NAMED and not others:
        return _point(one, rules)
    first, last, locale = one.first, (others or [one])[-1].last, Locale.parse(rules.locale)
    sorts = {one.sort, *(other.sort for other in others)}
    if sorts <= {"year", "decade"}:
        return format_interval(first, last, "y", locale=locale)
    if months(iso) and not sorts & {"year", "day"}:
        return format_interval(first, last, "yMMMM", locale=locale)
    pattern: str = locale.interval_formats[None]
    return pattern.format(*(_point(point, rules) for point in (one, *others)))


_NAMED = frozenset({"year", "month", "day", "quarter"})
"""Sorts of points of time that CLDR has words for."""
_YEAR = 12  # months


def _within_year(iso: str, locale: Locale) -> str:
    """Return a part of a year without the year, 3. Quartal, Juli–September; "" where it is none."""
    ends = points(iso)
    first, last = ends[0].first, ends[-1].last
    if first == last:
        return format_skeleton("MMMMd", first, locale=locale)
    if first.year < last.year or not 0 < months(iso) < _YEAR:
        return ""
    if months(iso) == 1:
        return format_date(first, "LLLL", locale=locale)
    if len(ends) == 1 and ends[0].sort == "quarter":
        return format_date(first, "QQQQ", locale=locale)
    return format_interval(first, last, "MMMM", locale=locale)


def _point(point: Point, rules: Rules) -> str:
    if point.sort == "quarter":
        return format_skeleton("yQQQQ", point.first, locale=rules.locale)
    if point.year_end:
        return rules.year_end.replace("{}", str(point.year))
    number = point.first.day if point.sort == "day" else 0
    return date_ruled(point.year, point.part, number, rules)


def year_ruled(year: int, rules: Rules) -> str:
    """Return a year of our era: 2030, 2030年."""
    if not MINYEAR <= year <= MAXYEAR:
        return str(year)
    said: str = format_skeleton("y", date(year, 1, 1), locale=rules.locale)
    return said


def date_ruled(year: int, month: int, number: int, rules: Rules) -> str:
    """Return 3. Mai 1997, Mai 1997, 3. Mai, 1997."""
    if not month:
        return year_ruled(year, rules)
    whole = date(year or _LEAP, month, number or 1)
    if year and number:
        return format_date(whole, "long", locale=rules.locale)
    return format_skeleton("yMMMM" if year else "MMMMd", whole, locale=rules.locale)
