"""One English number: terms that add up, fractions, ordinals, rounded words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numbers.en.terms import (
    HUNDRED,
    NEXT,
    SCALE_WORDS,
    TEN,
    TWENTY,
    VULGAR,
    WORD,
    read_digits,
    read_term,
    read_words,
    scaled,
    size,
)
from liuzhou_site.numbers.en.words import (
    FOLD,
    GROUPS,
    MULTIPLIED,
    NOT_MULTIPLIED,
    PARTS,
    PLURALS,
    RANKS,
    SCALES,
    SMALL,
    TENS,
)
from liuzhou_site.numbers.quantity import Number, Value, part, plus

_MORE_TERMS = re.compile(r"(?P<gap>,? and | |, )(?=[A-Za-z0-9])")
_SINGULAR = "|".join(word for word in PARTS if not word.endswith("s"))
_A_PART = re.compile(
    rf"(?i:an?)[ -](?P<word>(?i:{_SINGULAR}))(?![A-Za-z])"
    r"(?P<noun> (?!(?:of|in|more|less|larger|smaller|fewer|higher|lower|were|was|is|are|had|have"
    r"|has|to|and|or|on|from|at|by|for|as|million|billion|trillion|the)\b)[a-z])?"
)
_HALF = re.compile(r"(?:(?P<half>half)(?![A-Za-z-])|quarter(?= of ))", re.IGNORECASE)
_THE = re.compile("the $", re.IGNORECASE)
_COMPOUND = re.compile(
    rf"[ -](?P<tens>(?i:{'|'.join(TENS)}))-(?P<ones>(?i:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)s)(?![A-Za-z])"
)
_ORDINAL = re.compile("(?:first|second|third|fourth|last|1st|2nd|3rd|4th) $", re.IGNORECASE)
_OVER = re.compile(" over (?=[A-Za-z])")
_NOUN = re.compile("[ -][A-Za-z]")
_OF_A = re.compile(rf"(?: of)?(?: an?)? (?=(?:{SCALE_WORDS})(?![A-Za-z]))")
_FEW = re.compile(
    r"(?:(?P<couple>a couple(?: of)?)|a few|several|few) "
    rf"(?P<word>(?:tens of )?(?:{SCALE_WORDS}))s?(?P<also> (?:thousand|million|billion))?"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?P<one>(?i:{'|'.join(PLURALS)}))(?: of (?P<two>(?i:{'|'.join(PLURALS)})))?(?![A-Za-z])"
)
_POINT = re.compile(
    r" point(?P<digits>(?:[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){1,12})\b"
)
_AND = re.compile(" and |-and-")
_PASSING = re.compile(r"\b(?:past|last|next|previous|preceding|coming) \w+$", re.IGNORECASE)
_IN_A_ROW = re.compile(" (?:in a row|running|earlier|ago|later)\\b")
_RANK = re.compile("(?: and |[ -])(?P<word>[A-Za-z]+)")
_LOOSE = 10**6
"""Below this scale digits do not go on where words began: a hundred 5-litre cans."""


def read_number(text: str, start: int) -> Number | None:
    """Read the number that starts at `start`, without sign, currency, percent and unit."""
    if match := _FEW.match(text, start):
        return _few(match)
    if match := _PLURAL.match(text, start):
        return _plural(match)
    if fraction := _fraction(text, start):
        return _of_scale(text, fraction)
    number = _sum(text, start)
    if number is None:
        return _alone(text, start)
    number = _ranked(text, _pointed(text, number))
    article = text[start : start + 2].lower() == "a "  # a million and a half is 1.5 million
    return _and_fraction(text, number, number.value if article else Decimal(1))


def _few(match: re.Match[str]) -> Number:
    many = Decimal(1)
    for name in f"{match['word']}{match['also'] or ''}".lower().replace(" of ", " ").split():
        many *= size(name)
    if match["couple"]:
        return Number(many * 2, match.end(), hedge=Hedge.ABOUT, words=True)
    return Number(Interval(many * 2, many * 10), match.end(), words=True)


def _plural(match: re.Match[str]) -> Number:
    many = Decimal(PLURALS[match["one"].lower()])
    if match["two"]:
        many *= PLURALS[match["two"].lower()]
    return Number(Interval(many * 2, None), match.end(), words=True)


def _sum(text: str, start: int) -> Number | None:
    """Read terms that fall in size: two million, three hundred thousand and five."""
    number = read_term(text, start)
    if number is None or number.kind is not Kind.CARDINAL:
        return number
    limit = _last_scale(text, start, number)
    while limit > 1 and (match := _MORE_TERMS.match(text, number.end)):
        term = read_term(text, match.end())
        if term is None or term.kind is not Kind.CARDINAL or not isinstance(term.value, Decimal):
            break
        least, last = HUNDRED if match["gap"] == ", " else 1, _last_scale(text, match.end(), term)
        # $48 million, and 62%: two numbers; in digits only 2 million and 300 thousand is one
        apart = limit < _LOOSE if match["gap"] == " " else match["gap"] == ", " or last == 1
        digits_go_on = apart and not term.words and not number.words
        if not least <= term.value < limit or digits_go_on or _fraction(text, match.end()):
            break
        limit = last
        number = Number(plus(number.value, term.value), term.end, words=number.words)
    return number


def _last_scale(text: str, start: int, number: Number) -> Decimal:
    """Return the scale that a term ends with; 1 for none, so that nothing can follow it."""
    words = text[max(start, number.end - 12) : number.end].lower().replace("-", " ").split()
    word = words[-1] if words else ""
    if word == "score":  # four score and seven
        return Decimal(GROUPS[word])
    word = word.removesuffix("s")
    return Decimal(HUNDRED if word == "hundred" else SCALES.get(word, 1))


def _fraction(text: str, start: int) -> Number | None:
    """Read half, a third, two-thirds, 3/4."""
    match = _HALF.match(text, start)
    if match and not match["half"] and _ORDINAL.search(text, max(0, start - 8), start):
        return None  # the third quarter of a year
    if match:
        return _parts(Decimal(1), "half" if match["half"] else "quarter", match.end())
    if match := _A_PART.match(text, start):
        word = match["word"].lower()
        third = match["noun"] and word not in {"half", "quarter"}  # a third party
        return None if third else _parts(Decimal(1), word, match.end("word"))
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
    ):
        return None
    if not word.endswith("s") and (low.value != 1 or not one):
        return None
    return _parts(low.value, word, match.end())


def _in_time(text: str, quarters: re.Match[str]) -> bool:
    """Say whether quarters are spans of time and no shares: the past three quarters."""
    before = max(0, quarters.start() - 20), quarters.start()
    return bool(_PASSING.search(text, *before) or _IN_A_ROW.match(text, quarters.end()))


_THREE = 3
"""Quarters of a whole that have no shorter name: two are a half, four are all of it."""


def _parts(over: Decimal, word: str, end: int) -> Number:
    value = part(over, Decimal(PARTS[word]))
    return Number(value, end, kind=Kind.FRACTION, unit="share", words=True)


def _of_scale(text: str, fraction: Number) -> Number:
    """Read half a million, three quarters of a billion."""
    match = _OF_A.match(text, fraction.end)
    if not match:
        return fraction
    number = scaled(text, replace(fraction, end=match.end() - 1))
    return replace(number, kind=Kind.CARDINAL, unit="")


def _pointed(text: str, number: Number) -> Number:
    """Read two point five."""
    match = _POINT.match(text, number.end) if number.words else None
    if not match:
        return number
    words = match["digits"].lower().replace("-", " ").split()
    digits = "".join(str(SMALL.get(word, 0)) for word in words)
    value = plus(number.value, Decimal(f"0.{digits}"))
    return scaled(text, replace(number, value=value, end=match.end()))


def _ranked(text: str, number: Number) -> Number:
    """Read the ordinal that a number is the beginning of: twenty-first, two hundredth."""
    match = _RANK.match(text, number.end)
    rank = RANKS.get(match["word"].lower(), 0) if match and number.words else 0
    value = number.value
    if match is None or not rank or number.kind is not Kind.CARDINAL or isinstance(value, Interval):
        return number
    tens = value % HUNDRED
    if rank >= HUNDRED:
        value = value * rank
    elif not tens or (tens >= TWENTY and not tens % TEN and rank < TEN):
        value = value + rank
    else:
        return number
    return Number(value, match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True)


def _and_fraction(text: str, number: Number, of: Value) -> Number:
    """Read the fraction `of` something that is added to a number: two and a half million."""
    match = _AND.match(text, number.end) if number.kind is Kind.CARDINAL else None
    rest = _fraction(text, match.end()) if match else None
    if rest is None or not isinstance(rest.value, Decimal) or rest.value >= 1:
        return number
    if isinstance(of, Interval):
        return number
    value = plus(number.value, rest.value * of)
    return scaled(text, replace(number, value=value, end=rest.end, digits=0))


def _alone(text: str, start: int) -> Number | None:
    """Read a word that is a number by itself: third, hundredth, twice, tenfold, ½."""
    if start < len(text) and text[start] in VULGAR:
        over, under = VULGAR[text[start]]
        value = part(Decimal(over), Decimal(under))
        return Number(value, start + 1, kind=Kind.FRACTION, unit="share")
    match = WORD.match(text, start)
    word = match[0].lower() if match else ""
    if match and word in RANKS:
        rank = Decimal(RANKS[word])
        return Number(rank, match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True)
    if match and word in FOLD:
        return Number(FOLD[word], match.end(), unit="times", words=True)
    if match and word in MULTIPLIED and not NOT_MULTIPLIED.match(text, match.end()):
        return Number(MULTIPLIED[word], match.end(), unit="times", words=True)
    return None
