"""When something holds: what the grammar of periods (`model.POINT`) means in days.

A period is a point of time, or two with / between. As ISO 8601: 1996, 1996-05, 1996-05-31. What it
has no words for: 1996-Q3, 1996-H1 (a half), 1996-summer, 1990s, FY1996-04 (a year from April on).
What is none, or what the calendar has not, raises ValueError.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from liuzhou_site.model import POINT, Interval, Kind, Quantity

SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS: Mapping[str, tuple[str, int, int, int]] = {
    **{f"Q{n}": ("quarter", n, 3 * n - 2, 3) for n in range(1, 5)},
    **{f"H{n}": ("half", n, 6 * n - 5, 6) for n in range(1, 3)},
    **{name: ("season", n, 3 * n, 3) for n, name in enumerate(SEASONS, 1)},
}
"""Parts of a year: their sort, which one it is, its first month, how many months it has."""


@dataclass(frozen=True)
class Point:
    """A point of time, with its first and its last day.

    sort: "year", "month", "day", "quarter", "half", "season", "decade" or "financial" (year).
    year: in which it begins. part: which month, quarter, half or season it is; otherwise 0.
    """

    sort: str
    year: int
    part: int
    first: date
    last: date

    @property
    def year_end(self) -> bool:
        """Say whether it is the last day of a year, which is how the end of a year is noted."""
        return self.sort == "day" and (self.first.month, self.first.day) == (12, 31)


@lru_cache(maxsize=4096)  # a chart asks some forty times of each of its periods
def points(iso: str) -> tuple[Point, ...]:
    """Return the point that a period is, or the two that it lies between."""
    return tuple(map(_point, iso.split("/")))


def is_period(iso: str) -> bool:
    """Say whether `iso` is a point of time that the calendar has, or two in order."""
    try:
        first, *rest = points(iso)
    except ValueError:
        return False
    ordered = [first.first <= other.first and first.last < other.last for other in rest]
    return ordered in ([], [True])


def months(iso: str) -> int:
    """Return how many whole months a period is; 0 where it begins or ends within one."""
    ends = points(iso)
    first, last = ends[0].first, ends[-1].last
    if first.day > 1 or last.day < calendar.monthrange(last.year, last.month)[1]:
        return 0
    return 12 * (last.year - first.year) + last.month - first.month + 1


def shortest(iso: str) -> str:
    """Return a period that is all of a quarter or a half as that: 2024-01/2024-03 is 2024-Q1."""
    ends = points(iso)
    year = ends[0].first.year
    for name, (sort, *_) in _PARTS.items():
        part = _point(f"{year:04}-{name}")
        if sort != "season" and (part.first, part.last) == (ends[0].first, ends[-1].last):
            return f"{year:04}-{name}"
    return iso


def year_before(iso: str, years: int = 1) -> str:
    """Return the period a year, or more, before another; "" before none."""
    return re.sub(r"\d{4}", lambda year: f"{int(year[0]) - years:04}", iso)


def same_part(iso: str, year: str) -> str:
    """Return the period of another year that is the same part of it; "" where there is none."""
    return year_before(iso, int(iso.rpartition("/")[2][:4]) - int(year)) if iso else ""


_PER_YEAR = {"year": 1, "quarter": 4, "month": 12}


def period_before(iso: str) -> str:
    """Return the month, quarter or year before another; "" before anything else."""
    ends = points(iso) if iso else ()
    if len(ends) != 1 or ends[0].sort not in _PER_YEAR:
        return ""
    one, count = ends[0], _PER_YEAR[ends[0].sort]
    if count == 1:
        return f"{one.year - 1:04}"
    year, part = divmod(one.year * count + one.part - 2, count)
    return f"{year:04}-{part + 1:02}" if one.sort == "month" else f"{year:04}-Q{part + 1}"


def noted(quantity: Quantity, year: int = 0) -> str:
    """Return a year, months or days that were read as a period; year: of those that have none."""
    value = quantity.value
    ends = (value.low, value.high) if isinstance(value, Interval) else (value,)
    return "/".join(_noted(quantity.kind, int(end or 0), year) for end in ends)


def _noted(kind: Kind, code: int, year: int) -> str:
    if kind is Kind.YEAR:
        return f"{code:04}"
    if kind is Kind.MONTH:
        return f"{code // 100 or year:04}-{code % 100:02}"
    return f"{code // 10000 or year:04}-{code // 100 % 100:02}-{code % 100:02}"


def _point(iso: str) -> Point:
    if not re.fullmatch(POINT, iso):
        msg = f"{iso!r} is no point of time"
        raise ValueError(msg)
    year, _, part = iso.removeprefix("FY").partition("-")
    if iso.startswith("FY"):
        return _of_months("financial", int(year), 0, (int(part), 12))
    if year.endswith("s"):
        return _of_months("decade", int(year[:-1]), 0, (1, 120))
    if not part:
        return _of_months("year", int(year), 0, (1, 12))
    if part in _PARTS:
        sort, number, *extent = _PARTS[part]
        return _of_months(sort, int(year), number, (extent[0], extent[1]))
    month, _, day = part.partition("-")
    if day:
        whole = date(int(year), int(month), int(day))
        return Point("day", whole.year, whole.month, whole, whole)
    return _of_months("month", int(year), int(month), (int(month), 1))


def _of_months(sort: str, year: int, part: int, extent: tuple[int, int]) -> Point:
    """Return a point of so many months; extent: the first, how many."""
    month, count = extent
    more, last = divmod(month + count - 2, 12)
    first = date(year, month, 1)
    end = date(year + more, last + 1, calendar.monthrange(year + more, last + 1)[1])
    return Point(sort, year, part, first, end)
