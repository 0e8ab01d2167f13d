"""One English number: digits and words, scales, fractions, ordinals, rounded words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numerals.english_words import (
    FOLD,
    GROUPS,
    PARTS,
    PLURALS,
    RANKS,
    SCALES,
    SHORT,
    SMALL,
)
from liuzhou_site.numerals.number import DIGITS, Number, literal, part, plus, times

_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_SHORTS = "|".join(sorted(SHORT, key=lambda form: (-len(form), form)))
_SCALE_WORDS = "|".join(["hundred", *SCALES, *GROUPS])
_LITERAL = re.compile(
    rf"(?P<digits>{DIGITS}|\.\d+)(?:(?P<exp>[eE][+-]?\d{{1,2}})(?![A-Za-z0-9])"
    rf"|(?P<short>(?i:{_SHORTS}| (?:bn|mn|mln|tn|trn)))(?![A-Za-z0-9])|(?P<vulgar>[{''.join(_VULGAR)}])"
    r"|(?P<nth>(?i:st|nd|rd|th))(?![A-Za-z0-9])"
    r"|/(?P<under>\d{1,9})(?![\d/])| (?P<over>\d{1,4})/(?P<below>\d{1,4})(?![\d/]))?"
)
_WORD = re.compile("[A-Za-z]+")
_NEXT = re.compile("(?P<gap>[ -])(?P<word>[A-Za-z]+)")
_SCALE = re.compile(rf"[ -](?P<word>(?i:{_SCALE_WORDS}))(?![A-Za-z])")
_MORE_TERMS = re.compile(r"(?P<gap>,? and | |, )(?=[A-Za-z0-9])")
_ARTICLE = re.compile(rf"(?i:an?) (?=(?i:{_SCALE_WORDS})(?![A-Za-z]))(?!.{{0,2}}(?i:score|gross))")
_A_PART = re.compile(
    rf"(?i:an?)[ -](?P<word>(?i:{'|'.join(w for w in PARTS if not w.endswith('s'))}))(?![A-Za-z])"
    r"(?P<noun> (?!(?:of|in|in|more|less|larger|smaller|fewer|higher|lower|were|was|is|are|had|have|has|to"
    r"|and|or|on|from|at|by|for|as|million|billion|trillion|the)\b)[a-z])?"
)
_HALF = re.compile(r"(?i:half)(?![A-Za-z])(?!-)")
_OF_A = re.compile(rf"(?: of)?(?: an?)? (?=(?:{_SCALE_WORDS})(?![A-Za-z]))")
_FEW = re.compile(
    rf"(?i:(?P<couple>a couple(?: of)?)|a few|several|few) "
    rf"(?P<word>(?:tens of )?(?:{_SCALE_WORDS}))s?(?P<also> (?:thousand|million|billion))?(?![A-Za-z])",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?P<one>(?i:{'|'.join(PLURALS)}))(?: of (?P<two>(?i:{'|'.join(PLURALS)})))?(?![A-Za-z])"
)
_POINT = re.compile(
    r" point(?P<digits>(?:[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){1,12})\b"
)
_AND = re.compile(" and |-and-")


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
    number = _pointed(text, number)
    if number.kind is Kind.CARDINAL:
        number = _ranked(text, number)
    if number.kind is Kind.CARDINAL and (match := _AND.match(text, number.end)):
        rest = _fraction(text, match.end())
        if rest and isinstance(rest.value, Decimal) and rest.value < 1:
            number = replace(number, value=plus(number.value, rest.value), end=rest.end, digits=0)
            number = _scaled(text, number)
    return number


def _few(match: re.Match[str]) -> Number:
    size = Decimal(1)
    for word in (match["word"], match["also"] or ""):
        for name in word.lower().split():
            size *= _size(name) if name not in {"of"} else 1
    if match["couple"]:
        return Number(size * 2, match.end(), hedge=Hedge.ABOUT, words=True)
    return Number(Interval(size * 2, size * 10), match.end(), words=True)


def _plural(match: re.Match[str]) -> Number:
    size = Decimal(PLURALS[match["one"].lower()])
    if match["two"]:
        size *= PLURALS[match["two"].lower()]
    return Number(Interval(size * 2, None), match.end(), words=True)


def _size(word: str) -> int:
    """Return what a scale, a group or a plural multiplies by."""
    if word == "hundred":
        return 100
    return SCALES.get(word) or GROUPS.get(word) or PLURALS[word]


def _sum(text: str, start: int) -> Number | None:
    """Read terms that fall in size: two million, three hundred thousand and five."""
    number = _term(text, start)
    if number is None or number.kind is not Kind.CARDINAL:
        return number
    limit = _last_scale(text, start, number)
    while limit > 1 and (match := _MORE_TERMS.match(text, number.end)):
        term = _term(text, match.end())
        if term is None or term.kind is not Kind.CARDINAL or not isinstance(term.value, Decimal):
            break
        least = Decimal(100 if "and" not in match["gap"] and "," in match["gap"] else 1)
        if not least <= term.value < limit or _fraction(text, match.end()):
            break
        if match["gap"] == " " and not term.words and limit < 10**6:  # noqa: PLR2004 (a hundred 5…)
            break
        limit = _last_scale(text, match.end(), term)
        number = Number(plus(number.value, term.value), term.end, 0, words=number.words)
    return number


def _last_scale(text: str, start: int, number: Number) -> Decimal:
    """Return the scale that a term ends with; 1 for none, so that nothing can follow it."""
    words = text[max(start, number.end - 12) : number.end].lower().replace("-", " ").split()
    word = words[-1] if words else ""
    if word == "hundred":
        return Decimal(100)
    return Decimal(SCALES.get(word, 1))


def _term(text: str, start: int) -> Number | None:
    """Read digits, or words below a thousand, with the scales behind them."""
    if match := _LITERAL.match(text, start):
        number = _digits(match)
    else:
        number = _words(text, start)
    return number and (_scaled(text, number) if number.kind is Kind.CARDINAL else number)


def _scaled(text: str, number: Number) -> Number:
    for _ in range(3):
        match = _SCALE.match(text, number.end)
        if not match:
            break
        value = times(number.value, Decimal(_size(match["word"].lower())))
        number = replace(number, value=value, end=match.end())
    return number


def _digits(match: re.Match[str]) -> Number | None:
    read = literal(match["digits"] + (match["exp"] or ""))
    if read is None:
        return None
    value, digits = read
    end = match.end()
    if match["nth"]:
        return Number(value, end, digits, kind=Kind.ORDINAL, unit="ordinal")
    if match["short"]:
        factor = Decimal(SHORT[match["short"].strip().lower()])
        return Number(value * factor, end, digits)
    if match["vulgar"]:
        over, under = _VULGAR[match["vulgar"]]
        return Number(value + part(Decimal(over), Decimal(under)), end)
    if match["under"] or match["below"]:
        over, under = Decimal(match["over"] or 0), Decimal(match["under"] or match["below"])
        if not under:
            return None
        if match["under"]:
            return Number(part(value, under), end, kind=Kind.FRACTION, unit="share")
        return Number(value + part(over, under), end)
    return Number(value, end, digits)


def _words(text: str, start: int) -> Number | None:
    """Read one hundred and three; nineteen eighty-four is a year."""
    if match := _ARTICLE.match(text, start):
        return Number(Decimal(1), match.end() - 1, words=True)
    low = _below_hundred(text, start)
    if low is None:
        return None
    value, end = low
    if 10 <= value <= 20 and (match := _NEXT.match(text, end)) and match["gap"] == " ":  # noqa: PLR2004
        tail = _below_hundred(text, match.start("word"))
        if tail and tail[0] >= 10:  # noqa: PLR2004 (nineteen ten at the least)
            return Number(Decimal(value * 100 + tail[0]), tail[1], kind=Kind.YEAR, words=True)
    match = _NEXT.match(text, end)
    if not match or match["word"].lower() != "hundred" or not value:
        return Number(Decimal(value), end, words=True)
    value, end = value * 100, match.end()
    for gap in (" and ", " ", "-"):
        if text.startswith(gap, end) and (rest := _below_hundred(text, end + len(gap))):
            after = _NEXT.match(text, rest[1])
            word = after["word"].lower() if after else ""
            if rest[0] and word != "hundred" and not (word in PARTS and word[-1] == "s"):
                return Number(Decimal(value + rest[0]), rest[1], words=True)
    return Number(Decimal(value), end, words=True)


def _below_hundred(text: str, start: int) -> tuple[int, int] | None:
    match = _WORD.match(text, start)
    value = SMALL.get(match[0].lower()) if match else None
    if match is None or value is None:
        return None
    end = match.end()
    if value >= 20 and (more := _NEXT.match(text, end)):  # noqa: PLR2004 (twenty-one)
        ones = SMALL.get(more["word"].lower(), 0)
        if 0 < ones < 10:  # noqa: PLR2004
            return value + ones, more.end()
    return value, end


def _fraction(text: str, start: int) -> Number | None:
    """Read half, a third, two-thirds, 3/4."""
    if match := _HALF.match(text, start):
        return Number(Decimal("0.5"), match.end(), 0, kind=Kind.FRACTION, unit="share", words=True)
    if match := _A_PART.match(text, start):
        if match["noun"] and match["word"].lower() not in {"half", "quarter"}:
            return None
        value = part(Decimal(1), Decimal(PARTS[match["word"].lower()]))
        return Number(value, match.end("word"), kind=Kind.FRACTION, unit="share", words=True)
    if match := _LITERAL.match(text, start):
        number = _digits(match)
        return number if number and number.kind is Kind.FRACTION else None
    low = _words(text, start)
    if low is None or low.kind is not Kind.CARDINAL or not isinstance(low.value, Decimal):
        return None
    match = _NEXT.match(text, low.end)
    word = match["word"].lower() if match else ""
    if match is None or word not in PARTS or not low.value:
        return None
    if word[-1] != "s" and low.value != 1:
        return None
    value = part(low.value, Decimal(PARTS[word]))
    return Number(value, match.end(), kind=Kind.FRACTION, unit="share", words=True)


def _of_scale(text: str, fraction: Number) -> Number:
    """Read half a million, three quarters of a billion."""
    match = _OF_A.match(text, fraction.end)
    if not match:
        return fraction
    return replace(
        _scaled(text, replace(fraction, end=match.end() - 1)), kind=Kind.CARDINAL, unit=""
    )


def _pointed(text: str, number: Number) -> Number:
    """Read two point five."""
    match = _POINT.match(text, number.end) if number.words else None
    if not match:
        return number
    words = match["digits"].replace("-", " ").split()
    digits = "".join(str(SMALL.get(word, 0)) for word in words)
    return _scaled(
        text, replace(number, value=plus(number.value, Decimal(f"0.{digits}")), end=match.end())
    )


def _ranked(text: str, number: Number) -> Number:
    """Read the ordinal that a number is the beginning of: twenty-first, two hundredth."""
    match = re.compile("(?: and |[ -])(?P<word>[A-Za-z]+)").match(text, number.end)
    rank = RANKS.get(match["word"].lower(), 0) if match and number.words else 0
    if match is None or not rank or not isinstance(number.value, Decimal):
        return number
    if number.value % 100 == 0 or (
        number.value % 100 >= 20 and number.value % 10 == 0 and rank < 10
    ):  # noqa: PLR2004 (twenty-first)
        value = number.value + rank
    elif rank >= 100:  # noqa: PLR2004 (two hundredth)
        value = number.value * rank
    else:
        return number
    return Number(value, match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True)


def _alone(text: str, start: int) -> Number | None:
    """Read a word that is a number by itself: third, hundredth, twice, tenfold, ½."""
    if text[start] in _VULGAR:
        over, under = _VULGAR[text[start]]
        return Number(
            part(Decimal(over), Decimal(under)), start + 1, kind=Kind.FRACTION, unit="share"
        )
    match = _WORD.match(text, start)
    word = match[0].lower() if match else ""
    if match and word in RANKS:
        return Number(
            Decimal(RANKS[word]), match.end(), kind=Kind.ORDINAL, unit="ordinal", words=True
        )
    if match and word in FOLD:
        return Number(FOLD[word], match.end(), unit="times", words=True)
    return None
