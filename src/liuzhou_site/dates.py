"""Dates of the page itself, written out in a language by Babel's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date


def say_date(day: date, lang: str) -> str:
    """Return a date in full: 2026年11月24日, 24 November 2026."""
    return format_date(day, "long", locale="en_GB" if lang == "en" else lang)
