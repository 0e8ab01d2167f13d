"""Dates of the page itself, written out in a language by Babel's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

    from liuzhou_site.model import Tongue


def say_date(day: date, tongue: Tongue) -> str:
    """Return a date in full: 2026年11月24日, 24 November 2026."""
    locale = tongue if isinstance(tongue, str) else tongue.locale
    return format_date(day, "long", locale="en_GB" if locale == "en" else locale)
