"""When a figure holds, in Chinese."""

from liuzhou_site.numbers.periods import Point, months, points
from liuzhou_site.numbers.zh import han

_SEASONS = "春夏秋冬"
_HALVES = "上下"


def say_period(iso: str, form: str) -> str:
    """Return an ISO period in one of the forms of `say_period`: 1996年三季度, 1996年7—9月."""
    one, *others = points(iso)
    if form == "ending":
        count, end = months(iso), (others or [one])[-1].last
        return f"截至{end.year}年{end.month}月的{count}个月"
    if not others:
        year, part = _named(one)
        return part if form == "yearless" else year + part
    return _span(one, others[0], form)


def _span(one: Point, two: Point, form: str) -> str:
    """Return 1996年7—9月, 1995年12月至1996年5月, 1995—1996年."""
    (year, first), (other, last) = _named(one), _named(two)
    if first and one.sort == two.sort and year == other:
        return ("" if form == "yearless" else year) + _together((one, two), (first, last))
    if form == "yearless":
        return ""
    if one.sort == two.sort == "year":
        return f"{one.year}—{two.year}年"
    return f"{year}{first}至{other}{last}"


def _together(ends: tuple[Point, Point], words: tuple[str, str]) -> str:
    """Return two parts of one year: 7—9月, 5月3—5日, 前三季度."""
    one, two = ends
    if one.sort == "month":
        return f"{one.part}—{two.part}月"
    if one.sort == "day" and one.part == two.part:
        return f"{one.part}月{one.first.day}—{two.first.day}日"
    if one.sort == "quarter":
        if one.part == 1:
            return f"前{'两' if two.part == 2 else han.write(two.part)}季度"
        return f"{han.write(one.part)}至{han.write(two.part)}季度"
    return f"{words[0]}至{words[1]}"


def _named(point: Point) -> tuple[str, str]:
    year, part = point.year, point.part
    over = f"{year}—{point.last.year}" if point.last.year > year else str(year)
    named = f"{year}年", ""
    match point.sort:
        case "decade":
            century, within = divmod(year, 100)
            named = f"{century + 1}世纪{within}年代" if within else f"{year}年代", ""
        case "financial":
            named = f"{over}财年", ""
        case "quarter":
            named = f"{year}年", f"{han.write(part)}季度"
        case "half":
            named = f"{year}年", f"{_HALVES[part - 1]}半年"
        case "season":
            named = f"{over}年", f"{_SEASONS[part - 1]}季"
        case "month":
            named = f"{year}年", f"{part}月"
        case "day" if point.year_end:
            named = str(year), "年底"
        case "day":
            named = f"{year}年", f"{part}月{point.first.day}日"
    return named
