"""When a figure holds, in English."""

from __future__ import annotations

from liuzhou_site.numbers.en.words import MONTHS
from liuzhou_site.numbers.quantity import point


def say_period(iso: str) -> str:
    """Return an ISO period in words: 1994–95, 1994 to May 1997, the end of 1996."""
    start, _, end = iso.partition("/")
    if not end:
        return _point(start)
    one, two = point(start), point(end)
    if one[1] or two[1]:
        return f"{_point(start)} to {_point(end)}"
    return f"{one[0]}–{two[0][2:] if one[0][:2] == two[0][:2] else two[0]}"


def _point(iso: str) -> str:
    year, month, day = point(iso)
    if (month, day) == (12, 31):
        return f"the end of {year}"
    name = MONTHS[month - 1].title() if month else ""
    return " ".join(part for part in (str(day or ""), name, year) if part)
