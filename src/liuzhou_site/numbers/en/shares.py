"""Shares that English says as a count of a count: one in five, two out of three, 2.8 per 100."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Kind
from liuzhou_site.numbers.en.terms import read_term
from liuzhou_site.numbers.quantity import Number, part

_OUT_OF = re.compile(r" (?:(?:in|out of)(?: every)?|of every) (?=[a-z\d])", re.IGNORECASE)
_PER = re.compile(
    r" (?:per|for every|for each|in every) (?=(?:10+\b|1,000|10,000|100,000|a? ?[a-z]))"
)
_BASES = frozenset({100, 1000, 10**4, 10**5, 10**6})
_TIMES = re.compile(
    r" (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?|decades?|km|miles?|areas?"
    r"|per ?cent|%|cities|towns|countries|places|districts|counties|states|regions)"
)
_MOST = 1000


def out_of(text: str, number: Number) -> Number:
    """Return the share that `number` is the first part of; `number` itself where it is none.

    “1 in 5 days” and “3 of 12 firms” are counts: only *in* and *out of* make a share, and of what
    is neither a span of time nor a place.
    """
    if number.kind is not Kind.CARDINAL or number.unit or not isinstance(number.value, Decimal):
        return number
    if match := _PER.match(text, number.end):
        base = read_term(text, match.end())
        if base and isinstance(base.value, Decimal) and base.value in _BASES:
            shared = part(number.value, base.value)
            return replace(number, value=shared, end=base.end, kind=Kind.FRACTION, unit="share")
    match = _OUT_OF.match(text, number.end)
    base = read_term(text, match.end()) if match else None
    if not match or not base or base.kind is not Kind.CARDINAL or base.unit:
        return number
    whole = base.value
    if not isinstance(whole, Decimal) or not number.value < whole <= _MOST or whole != int(whole):
        return number
    if number.value != int(number.value) or _TIMES.match(text, base.end):
        return number
    return Number(part(number.value, whole), base.end, kind=Kind.FRACTION, unit="share", words=True)
