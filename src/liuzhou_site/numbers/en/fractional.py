"""English fractions: half, a third, two-thirds, three twenty-fifths, 3/4, one over sixteen."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.en.terms import NEXT, read_digits, read_term, read_words
from liuzhou_site.numbers.en.words import LISTS, PARTS, RANKS, SMALL, TENS
from liuzhou_site.numbers.quantity import Number, part

_SINGULAR = "|".join(word for word in PARTS if not word.endswith("s"))
_MEASURED = r"(?:(?:[mb]|tr)illion|mile|inch|point|pound|hour|acre|pint|century|dozen)\b"
"""What a part of may be said with a hyphen; a third-quarter loss and a quarter-final are none."""
_A_PART = re.compile(
    rf"(?i:an?)[ -](?P<word>(?i:{_SINGULAR}))(?![A-Za-z]|-(?!{_MEASURED}))"
    rf"(?P<noun> (?!(?:{LISTS['no-third']})\b)[a-z])?"
)
_MOST = re.compile(r"\bthe (?:\w+est|(?:most|least) \w+|top|bottom) $", re.IGNORECASE)
_PART_OF = re.compile(rf"(?P<word>(?i:{_SINGULAR}))(?= of (?!all\b)|[,.;:)]|$)")
"""The poorest fifth of homes."""
_HALF = re.compile(
    r"(?P<half>half)(?![A-Za-z]|-(?!(?:[mb]|tr)illion|dozen))"
    r"|quarter(?= of |-(?:mile|inch|point|pound|hour|acre)\b)",
    re.IGNORECASE,
)
_THE = re.compile("the $", re.IGNORECASE)
_COMPOUND = re.compile(
    rf"[ -](?P<tens>(?i:{'|'.join(TENS)}))-(?P<ones>(?i:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)s)(?![A-Za-z])"
)
_ORDINAL = re.compile(
    "(?:first|second|third|fourth|last|1st|2nd|3rd|4th|same|final|every|previous|corresponding) $",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r" of (?:the (?:[a-z]+ )?year|(?:last|this) year|\d{4})\b")
_AGAIN = re.compile(" as (?:much|many|large|big|long|high|fast) again\\b")
_OVER = re.compile(" over (?=[A-Za-z])")
_NOUN = re.compile("[ -][A-Za-z]")
_PASSING = re.compile(r"\b(?:past|last|next|previous|preceding|coming) \w+$", re.IGNORECASE)
_IN_A_ROW = re.compile(" (?:in a row|running|earlier|ago|later)\\b")


def read_fraction(text: str, start: int) -> Number | None:
    """Read half, a third, two-thirds, 3/4; half as much again is 1.5 times."""
    part_ = _read_part(text, start)
    if part_ and isinstance(part_.value, Decimal) and (match := _AGAIN.match(text, part_.end)):
        return replace(
            part_, value=1 + part_.value, end=match.end(), kind=Kind.CARDINAL, unit="times"
        )
    return part_


def _read_part(text: str, start: int) -> Number | None:
    match = _HALF.match(text, start)
    ranked = match and _ORDINAL.search(text, max(0, start - 14), start)
    if match and ranked and (not match["half"] or _OF_YEAR.match(text, match.end())):
        return None  # the third quarter, the same half of 2030
    if match:
        return _parts(Decimal(1), "half" if match["half"] else "quarter", match.end())
    if match := _A_PART.match(text, start):
        word = match["word"].lower()
        third = match["noun"] and word not in {"half", "quarter"}  # a third party
        return None if third else _parts(Decimal(1), word, match.end("word"))
    match = _PART_OF.match(text, start)
    if match and _MOST.search(text, max(0, start - _FAR), start):
        return _parts(Decimal(1), match["word"].lower(), match.end())
    low = read_digits(text, start) or read_words(text, start)
    if low and low.kind is Kind.CARDINAL:
        ranked = _THE.search(text, max(0, start - len("the ")), start)  # the one hundredth
        return _over(text, low) or _spoken_fraction(text, low, one=not ranked)
    return low if low and low.kind is Kind.FRACTION else None


def _over(text: str, low: Number) -> Number | None:
    """Read one over sixteen, where nothing that is counted follows."""
    match = _OVER.match(text, low.end) if low.words else None
    under = read_term(text, match.end()) if match else None
    if not under or not under.words or _NOUN.match(text, under.end):
        return None
    if isinstance(low.value, Interval) or isinstance(under.value, Interval) or not under.value:
        return None
    return Number(part(low.value, under.value), under.end, kind=Kind.FRACTION, unit="share")


def _spoken_fraction(text: str, low: Number, *, one: bool) -> Number | None:
    """Read two thirds, three twenty-fifths and, where it may stand alone, one hundredth."""
    if not isinstance(low.value, Decimal) or not low.value:
        return None
    if match := _COMPOUND.match(text, low.end):
        under = SMALL[match["tens"].lower()] + RANKS[match["ones"].lower().removesuffix("s")]
        value = part(low.value, Decimal(under))
        return Number(value, match.end(), kind=Kind.FRACTION, unit="share", words=True)
    match = NEXT.match(text, low.end)
    word = match["word"].lower() if match else ""
    if (
        match is None
        or word not in PARTS
        or (word == "quarters" and (low.value != _THREE or _in_time(text, match)))
        or (word == "quarter" and low.value not in (1, _THREE))
    ):
        return None
    few = match["gap"] == "-" and low.value < PARTS[word] <= _TENTHS  # three-quarter hours
    if not word.endswith("s") and not few and (low.value != 1 or not one):
        return None
    return _parts(low.value, word, match.end())


def _in_time(text: str, quarters: re.Match[str]) -> bool:
    before = max(0, quarters.start() - 20), quarters.start()
    return bool(_PASSING.search(text, *before) or _IN_A_ROW.match(text, quarters.end()))


_FAR = 30
_TENTHS = 10
_THREE = 3
"""Quarters of a whole that have no shorter name: two are a half, four are all of it."""


def _parts(over: Decimal, word: str, end: int) -> Number:
    value = part(over, Decimal(PARTS[word]))
    return Number(value, end, kind=Kind.FRACTION, unit="share", words=True)
