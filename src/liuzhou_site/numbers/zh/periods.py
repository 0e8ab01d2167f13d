"""When a figure holds, in Chinese."""

from __future__ import annotations

from liuzhou_site.numbers.quantity import point


def say_period(iso: str) -> str:
    """Return an ISO period in words: 1994—1995年, 1994年至1997年5月, 1996年底."""
    start, _, end = iso.partition("/")
    if not end:
        return _point(start)
    one, two = point(start), point(end)
    if one[1] or two[1]:
        return f"{_point(start)}至{_point(end)}"
    return f"{one[0]}—{two[0]}年"


def _point(iso: str) -> str:
    year, month, day = point(iso)
    if (month, day) == (12, 31):
        return f"{year}年底"
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
