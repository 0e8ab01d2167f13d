"""Periods as statistical tables print them: Q1 2024, 2024 JAN, May–Jul 2024, 2024年3月."""

from __future__ import annotations

import re

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.periods import is_period, noted, shortest
from liuzhou_site.numbers.reading import read

_CODE = re.compile(r"(?P<year>\d{4})(?:M(?P<month>\d\d)| (?P<name>[A-Za-z]{3,9}))")


def period_printed(text: str) -> str:
    """Return what a table prints as a period, as `PERIOD` has it; any other text as it is.

    Two years (2023–24) are none: they may be a span, or a year that begins in some month; nor is
    2029/1/2, which a spreadsheet may have made of something else.
    """
    if is_period(text) or "/" in text:
        return text
    code = _CODE.fullmatch(text)
    if code and code["month"]:
        return f"{code['year']}-{code['month']}"
    words = f"{code['name'].title()} {code['year']}" if code else text
    for lang in LANGUAGES:
        found = read(words, lang)
        if len(found) != 1 or found[0].span != (0, len(words)) or not found[0].kind.is_date:
            continue
        years = found[0].kind is Kind.YEAR and isinstance(found[0].value, Interval)
        if not years and is_period(iso := noted(found[0])):
            return shortest(iso)
    return text
