"""One English number: terms that add up, fractions, ordinals, rounded words."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numbers.en import terms
from liuzhou_site.numbers.en.fractional import read_fraction
from liuzhou_site.numbers.en.words import (
    FOLD,
    GROUPS,
    MULTIPLES,
    MULTIPLIED,
    NOT_MULTIPLIED,
    PLURALS,
    RANKS,
    SCALES,
    SMALL,
)
from liuzhou_site.numbers.quantity import VULGAR, Number, Value, plus, vulgar

_MORE_TERMS = re.compile(r"(?P<gap>,? and | |, )(?=[A-Za-z0-9])")
_OF_A = re.compile(rf"(?:(?: of)?(?: an?)? |-)(?=(?:{terms.SCALE_WORDS})(?![A-Za-z]))")
_FEW = re.compile(
    r"(?:(?P<couple>a couple(?: of)?)|a few|several|few) "
    rf"(?P<word>(?:tens of )?(?:{terms.SCALE_WORDS}))s?(?P<also> (?:thousand|million|billion))?"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?P<one>(?i:{'|'.join(PLURALS)}))(?: of (?P<two>(?i:{'|'.join(PLURALS)})))?(?![A-Za-z])"
)
_SCORES = re.compile("scores(?! of )", re.IGNORECASE)
"""It is a verb elsewhere: a phone that scores more than 3."""
_POINT = re.compile(
    r" point(?P<digits>(?:[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){1,12})\b"
)
_AND = re.compile(" and |-and-")
_RANK = re.compile("(?: and |[ -])(?P<word>[A-Za-z]+)")
_BEFORE_MULTIPLES = re.compile(
    r"(?:\b(?:than|nearly|almost|about|roughly)|(?:\d[%a-z]{0,2}|illion|thousand|hundred),) \w+$",
    re.IGNORECASE,
)
"""Elsewhere it is a way of speaking: double the fun."""
_LOOSE = 10**6
"""Below this scale digits do not go on where words began: a hundred 5-litre cans."""


def read_number(text: str, start: int) -> Number | None:
    """Read the number that starts at `start`, without sign, currency, percent and unit."""
    if match := _FEW.match(text, start):
        return _few(match)
    if (match := _PLURAL.match(text, start)) and _SCORES.match(text, start) is None:
        return _plural(match)
    if fraction := read_fraction(text, start):
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
        many *= terms.size(name)
    if match["couple"]:
        return Number(many * 2, match.end(), hedge=Hedge.ABOUT, words=True)
    return Number(Interval(many * 2, many * 10), match.end(), words=True)


def _plural(match: re.Match[str]) -> Number:
    many = Decimal(PLURALS[match["one"].lower()])
    if match["two"]:
        many *= PLURALS[match["two"].lower()]
    return Number(Interval(many * 2, None), match.end(), words=True)


_THEN = re.compile(
    r" (?:years?|quarters?|months?|weeks?|days?) (?:ago|earlier|before|later|after|previously)\b"
)
"""What makes a number of its own of a length of time: three million two years earlier."""


def _sum(text: str, start: int) -> Number | None:
    """Read terms that fall in size: two million, three hundred thousand and five."""
    number = terms.read_term(text, start)
    if number is None or number.kind is not Kind.CARDINAL:
        return number
    limit = _last_scale(text, start, number)
    while limit > 1 and (match := _MORE_TERMS.match(text, number.end)):
        term = terms.read_term(text, match.end())
        if term is None or term.kind is not Kind.CARDINAL or not isinstance(term.value, Decimal):
            break
        least, last = (
            terms.HUNDRED if match["gap"] == ", " else 1,
            _last_scale(text, match.end(), term),
        )
        # $48 million, and 62%: two numbers; in digits only 2 million and 300 thousand is one
        apart = limit < _LOOSE if match["gap"] == " " else match["gap"] == ", " or last == 1
        digits_go_on = apart and not term.words and not number.words
        mixed = term.words and not number.words  # 421 million twelve
        later = match["gap"] == " " and last == 1 and (mixed or _THEN.match(text, term.end))
        ends = digits_go_on or (later and limit > terms.HUNDRED)
        if not least <= term.value < limit or ends or read_fraction(text, match.end()):
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
    return Decimal(terms.HUNDRED if word == "hundred" else SCALES.get(word, 1))


def _of_scale(text: str, fraction: Number) -> Number:
    """Read half a million, three quarters of a billion."""
    match = _OF_A.match(text, fraction.end)
    if not match:
        return fraction
    number = terms.scaled(text, replace(fraction, end=match.end() - 1))
    return replace(number, kind=Kind.CARDINAL, unit="")


def _pointed(text: str, number: Number) -> Number:
    """Read two point five."""
    match = _POINT.match(text, number.end) if number.words else None
    if not match:
        return number
    words = match["digits"].lower().replace("-", " ").split()
    digits = "".join(str(SMALL.get(word, 0)) for word in words)
    value = plus(number.value, Decimal(f"0.{digits}"))
    return terms.scaled(text, replace(number, value=value, end=match.end()))


def _ranked(text: str, number: Number) -> Number:
    """Read the ordinal that a number is the beginning of: twenty-first, two hundredth."""
    match = _RANK.match(text, number.end)
    rank = RANKS.get(match["word"].lower(), 0) if match and number.words else 0
    value = number.value
    if match is None or not rank or number.kind is not Kind.CARDINAL or isinstance(value, Interval):
        return number
    tens = value % terms.HUNDRED
    if rank >= terms.HUNDRED:
        value = value * rank
    elif not tens or (tens >= terms.TWENTY and not tens % terms.TEN and rank < terms.TEN):
        value = value + rank
    else:
        return number
    return Number(value, match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True)


def _and_fraction(text: str, number: Number, of: Value) -> Number:
    """Read the fraction `of` something that is added to a number: two and a half million."""
    match = _AND.match(text, number.end) if number.kind is Kind.CARDINAL else None
    rest = read_fraction(text, match.end()) if match else None
    if rest is None or not isinstance(rest.value, Decimal) or rest.value >= 1:
        return number
    if isinstance(of, Interval):
        return number
    value = plus(number.value, rest.value * of)
    return terms.scaled(text, replace(number, value=value, end=rest.end, digits=0))


def _alone(text: str, start: int) -> Number | None:
    """Read a word that is a number by itself: third, hundredth, twice, tenfold, ½."""
    if start < len(text) and text[start] in VULGAR:
        return Number(vulgar(text[start]), start + 1, kind=Kind.FRACTION, unit="share")
    match = terms.WORD.match(text, start)
    word = match[0].lower() if match else ""
    if match and word in RANKS:
        rank = Decimal(RANKS[word])
        return Number(rank, match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True)
    if match and word == "pair" and text.startswith(" of ", match.end()):
        return Number(Decimal(2), match.end(), words=True)
    many = _multiple(text, match, word) if match else None
    return Number(many, match.end(), unit="times", words=True) if match and many else None


def _multiple(text: str, match: re.Match[str], word: str) -> Decimal | None:
    """Return how many times a word says: twice, tenfold, tripled, nearly double the dose."""
    if word in MULTIPLES:
        return MULTIPLES[word] if _BEFORE_MULTIPLES.search(text, 0, match.end()) else None
    if word in MULTIPLIED and NOT_MULTIPLIED.match(text, match.end()):
        return None
    return FOLD.get(word) or MULTIPLIED.get(word)
