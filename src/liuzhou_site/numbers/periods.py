"""When a figure holds, in words."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from liuzhou_site.numbers.cldr import period_ruled

if TYPE_CHECKING:
    from liuzhou_site.model import Period, Tongue

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def say_period(period: Period, tongue: Tongue) -> str:
    """Return a period in words: 1994–95, 1994 to May 1997, the end of 1996; "" when undated.

    Raises:
        KeyError: no such language.
    """
    if not period.iso:
        return ""
    if isinstance(tongue, str):
        return _LANGUAGES[tongue](period.iso)
    return period_ruled(period.iso, tongue)


def _parts(iso: str) -> tuple[str, int, int]:
    match = _ISO.fullmatch(iso)
    if not match:
        msg = f"{iso!r} is no point of time"
        raise ValueError(msg)
    return match[1], int(match[2] or 0), int(match[3] or 0)


def _chinese(iso: str) -> str:
    start, _, end = iso.partition("/")
    if not end:
        return _zh_point(start)
    one, two = _parts(start), _parts(end)
    if one[1] or two[1]:
        return f"{_zh_point(start)}至{_zh_point(end)}"
    return f"{one[0]}—{two[0]}年"


def _zh_point(iso: str) -> str:
    year, month, day = _parts(iso)
    if (month, day) == (12, 31):
        return f"{year}年底"
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def _english(iso: str) -> str:
    start, _, end = iso.partition("/")
    if not end:
        return _en_point(start)
    one, two = _parts(start), _parts(end)
    if one[1] or two[1]:
        return f"{_en_point(start)} to {_en_point(end)}"
    return f"{one[0]}–{two[0][2:] if one[0][:2] == two[0][:2] else two[0]}"


def _en_point(iso: str) -> str:
    year, month, day = _parts(iso)
    if (month, day) == (12, 31):
        return f"the end of {year}"
    name = get_month_names("wide", locale="en")[month] if month else ""
    return " ".join(part for part in (str(day or ""), name, year) if part)


_LANGUAGES = MappingProxyType({"zh": _chinese, "en": _english})
