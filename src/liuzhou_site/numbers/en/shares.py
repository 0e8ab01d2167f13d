"""Shares that English says as a count of a count: one in five, two out of three, 2.8 per 100."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.en.terms import WORD, read_term, size
from liuzhou_site.numbers.en.words import LISTS
from liuzhou_site.numbers.quantity import RATES, Number, part, times

_OUT_OF = re.compile(r"(?: (?:(?:in|out of)(?: every)?|of every) |-in-)(?=[a-z\d])", re.IGNORECASE)
_PERSON_IN = re.compile(
    r" (?:chance|person|people|child(?:ren)?|(?:adult|worker|pupil|student|patient|household)s?"
    rf"|(?:wo)?m[ae]n) (?:in|out of)(?: every)? (?=\S+(?:$|[.,;:)]| (?:{LISTS['person-in']})\b))"
)
_ONE_IN = re.compile(
    r" [a-z-]+ in (?:every (?=\S)|(?!(?:1[89]|20)\d\d\b)"
    rf"(?=\S+(?:$|[.,;:)]| (?:{LISTS['person-in']})\b)))"
)
"""One school in eight has no lab; “one fire in two weeks” is none."""
_PER = re.compile(
    r"(?: (?!and |but |that )[a-z-]{2,}){0,6} (?:per|for every|for each|in every) (?:an? |one )?"
    r"(?=\d|hundred|thousand|ten thousand|million|billion)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(rf" (?:{LISTS['no-count']})|%")
"""What is measured, of which a number per so many is no rate of a count."""
_MANY = frozenset({Decimal(10**6), Decimal(10**8), Decimal(10**9)})
_FAR = re.compile(r" (?:kilomet(?:re|er)s?|km|miles?|hours?)\b")
"""What so many are travelled or worked of: 2.1 deaths per 100 million kilometres."""
_TIMES = re.compile(rf" (?:{LISTS['times']})")
_MOST, _RAREST = 1000, 10**8


def out_of(text: str, number: Number) -> Number:
    """Return the share that `number` is the first part of; `number` itself where it is none.

    “1 in 5 days” and “3 of 12 firms” are counts: only *in* and *out of* make a share, and of what
    is neither a span of time nor a place.
    """
    if number.kind is not Kind.CARDINAL or number.unit or not isinstance(number.value, Decimal):
        return number
    if rate := _rate(text, number):
        return rate
    match = _OUT_OF.match(text, number.end) or _PERSON_IN.match(text, number.end)
    match = match or (_ONE_IN.match(text, number.end) if number.value == 1 else None)
    base = read_term(text, match.end()) if match else None
    if not match or not base or base.kind is not Kind.CARDINAL or base.unit:
        return number
    whole = base.value
    most = _RAREST if number.value == 1 else _MOST
    if not isinstance(whole, Decimal) or not number.value < whole <= most or whole != int(whole):
        return number
    if number.value != int(number.value) or _TIMES.match(text, base.end):
        return number
    return Number(part(number.value, whole), base.end, kind=Kind.FRACTION, unit="share", words=True)


def range_of(text: str, number: Number) -> Number:
    """Return a range that is told of so many as one of rates: 4.3 to 5.1 falls per 1,000."""
    plain = number.kind is Kind.CARDINAL and not number.unit
    return (plain and isinstance(number.value, Interval) and _rate(text, number)) or number


_BETWEEN = r"(?:(?!\b(?:and|but|while|who|which)\b)[^.;:\d]){0,40}"
_BESIDE = "from|against|with|to|than|was|were|is|are|of|at"
_LED = re.compile(
    rf"\bper (?P<base>\d[\d,]*|thousand|[mb]illion)\b{_BETWEEN} (?:{_BESIDE})"
    r" (?:[\d.]+,? (?:up |down )?(?:from|against|compared with) )?[\d.]+$"
)
_ENDS = re.compile(
    r"[.,;)](?!\d)|$| (?:an?|in|on|the|at|last|for|from|and|to|up|down|against|compared)\b"
)
"""What stands before and behind the second of two rates: 27 per 1,000, compared with 24 in May.

So it does where a rate has its name first: deaths per 1,000 were 24, down from 27.
"""
_LEADING = re.compile(rf"{_BETWEEN} (?:{_BESIDE}) [\d.]+(?:{_ENDS.pattern})")


def leads_rate(text: str, start: int, end: int) -> bool:
    """Say whether a number is that of which a rate is told behind it: deaths per 1,000 were 24."""
    counted = text[max(0, start - 5) : start].strip() == "per" and not _NO_COUNT.match(text, end)
    return counted and _LEADING.match(text, end) is not None


def _rate(text: str, number: Number) -> Number | None:
    led = _LED.search(text, max(0, number.end - 80), number.end)
    match = None if _NO_COUNT.match(text, number.end) else _PER.match(text, number.end)
    at = (
        match.end() if match else led.start("base") if led and _ENDS.match(text, number.end) else -1
    )
    base = (read_term(text, at) or _scale(text, at)) if at >= 0 else None
    if not base or base.value not in RATES:
        return None
    far = base.value in _MANY and _FAR.match(text, base.end)
    if not far and _NO_COUNT.match(text, base.end):
        return None
    kind = RATES[base.value]
    value = times(number.value, part(Decimal(1), Decimal(kind.per)))
    return replace(number, value=value, end=max(base.end, number.end), kind=kind, unit="share")


def _scale(text: str, start: int) -> Number | None:
    """Read a scale without its article: per thousand."""
    match = WORD.match(text, start)
    known = match and match[0].lower() in {"hundred", "thousand", "million", "billion"}
    return Number(Decimal(size(match[0].lower())), match.end()) if match and known else None
