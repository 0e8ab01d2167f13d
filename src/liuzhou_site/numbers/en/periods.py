"""When a figure holds, in English."""

from liuzhou_site.numbers.en.words import MONTHS, ONES, ORDINALS
from liuzhou_site.numbers.periods import SEASONS, Point, months, points


def say_period(iso: str, form: str) -> str:
    """Return an ISO period in one of the forms of `say_period`: the third quarter of 1996."""
    one, *others = points(iso)
    if form == "ending":
        return _ending(months(iso), (others or [one])[-1])
    if not others:
        part, year = _named(one, form)
        return part if form == "yearless" else part + year
    return _span(one, others[0], form)


def _span(one: Point, two: Point, form: str) -> str:
    """Return July to September 1996, December 1995 to May 1996, 1995–96."""
    (first, year), (last, other) = _named(one, form), _named(two, form)
    if first and one.sort == two.sort and year == other:
        return _together((one, two), (first, last), form) + ("" if form == "yearless" else year)
    if form == "yearless":
        return ""
    if one.sort == two.sort == "year":
        return _over(one.year, two.year)
    return f"{first}{year} to {last}{other}"


def _together(ends: tuple[Point, Point], words: tuple[str, str], form: str) -> str:
    """Return two parts of one year: 3 to 5 May, the first three quarters."""
    one, two = ends
    if one.sort == "quarter":
        if form == "short":
            return f"Q{one.part}–Q{two.part}"
        if one.part == 1:
            return f"the first {ONES[two.part]} quarters"
        join = "and" if two.part == one.part + 1 else "to"
        return f"the {ORDINALS[one.part]} {join} {ORDINALS[two.part]} quarters"
    if one.sort == "day" and one.part == two.part:
        return f"{one.first.day} to {words[1]}"
    return f"{words[0]} to {words[1]}"


def _over(first: int, last: int) -> str:
    """Return 1995–96; a century is said again where it is another."""
    return f"{first}–{last % 100:02}" if first // 100 == last // 100 else f"{first}–{last}"


def _named(point: Point, form: str) -> tuple[str, str]:
    """Return what names a point within its year, and the year: “the summer”, “ of 1996”."""
    year, part, short = point.year, point.part, form == "short"
    over = _over(year, point.last.year) if point.last.year > year else str(year)
    named = "", str(year)
    match point.sort:
        case "decade":
            named = "", f"{year}s" if short else f"the {year}s"
        case "financial":
            named = "", f"FY {over}" if short else f"the {over} financial year"
        case "quarter" | "half" if short:
            named = f"{point.sort[0].upper()}{part}", f" {year}"
        case "quarter" | "half":
            named = f"the {ORDINALS[part]} {point.sort}", f" of {year}"
        case "season" if short:
            named = SEASONS[part - 1], f" {over}"
        case "season":
            named = f"the {SEASONS[part - 1]}", f" of {over}"
        case "month":
            named = MONTHS[part - 1].title(), f" {year}"
        case "day" if point.year_end:
            named = "the end of the year" if form == "yearless" else "the end", f" of {year}"
        case "day":
            named = f"{point.first.day} {MONTHS[part - 1].title()}", f" {year}"
    return named


def _ending(count: int, end: Point) -> str:
    """Return the three months to May 1996."""
    number = ONES[count] if count < 10 else str(count)  # a newspaper writes out up to nine
    return f"the {number} months to {MONTHS[end.last.month - 1].title()} {end.last.year}"
