"""One term of an English number: digits, or words below a thousand, with the scales behind."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Kind
from liuzhou_site.numbers.en.words import (
    CURRENCY,
    GROUPS,
    LISTS,
    PARTS,
    PLURALS,
    SCALES,
    SHORT,
    SMALL,
)
from liuzhou_site.numbers.quantity import (
    DIGITS,
    EXPONENT,
    VULGAR,
    Number,
    literal,
    part,
    plus,
    times,
    vulgar,
)

SCALE_WORDS = "|".join(["hundred", *SCALES, *GROUPS])
_SHORTS = "|".join(sorted(SHORT, key=lambda form: (-len(form), form)))
_COMMA = (
    r"(?<!\d,)(?:(?:\d{1,3}(?:\.\d{3})+|(?<=€)\d{1,3}),\d{1,2}(?![,\d])"
    rf"|\d{{1,3}},\d{{1,2}}(?= ?[%€]|[ -]?(?:{LISTS['measured']})\b))"
)
"""A decimal comma, where a unit or a sign of money shows that it is one: 12,5 %, €1,5 million."""
_LITERAL = re.compile(
    rf"(?P<digits>{_COMMA}|{DIGITS}|\.\d+)(?:(?P<exp>{EXPONENT})(?![A-Za-z0-9])"
    rf"|(?P<short>(?i:{_SHORTS}|[ -](?:bn|bln|mn|mln|tn|tln|trn|trln|cr)))(?![A-Za-z0-9]|[’']s\b)"
    rf"|(?P<fold>[xX])(?![A-Za-z0-9])| ?(?P<vulgar>[{''.join(VULGAR)}])|(?P<nth>(?i:st|nd|rd"
    rf"|th))(?![A-Za-z0-9])"
    r"|/(?P<under>\d{1,9})(?![\d/])(?:(?:rd|th)s?\b)?"
    r"|[ -](?P<over>\d{1,4})/(?P<below>\d{1,4})(?![\d/]))?"
)
_MONEY_BEFORE = re.compile(rf"(?:{CURRENCY}) ?$")
_LONG = re.compile(rf"[ -](?:{LISTS['long']})\b")
_ACROSS = re.compile(rf"\b(?:{LISTS['across']})(?: (?:the|a|about|some|only|nearly|over))? $")
_BARE = re.compile(
    r"(?=[.,;:)]|$| (?:in|of|and|or|on|at|to|from|with|but|as|by|before|after|above|below)\b)"
)
"""Words before and behind metres that are written m; millions count something."""
_MEASURED = 20
_COMMA_SAID = re.compile(r",\d{1,2}$")
_ARTICLED = re.compile(r"\ban? $", re.IGNORECASE)
_ONE = re.compile(rf" (?!(?:{LISTS['money']})\b)[a-z]+(?<!s)\b")
_BILLIONS = re.compile(r"[\d,]*\.\d+B")
_BESIDE = re.compile(r"\d ?[kcm]m\b")
_NEAR = 30
"""Another length stands so near: 60m thinner and 2.3km shorter."""
_RACE = 1000
_COUNTED = re.compile(r" (?:[a-z]+ )?[a-z]{3,}s\b")
"""Thousands of millions are billions, but where they count something: 1,200m euros."""
WORD = re.compile("[A-Za-z]+")
NEXT = re.compile("(?P<gap>[ -])(?P<word>[A-Za-z]+)")
_SCALE = re.compile(rf"[ -](?!scores)(?P<word>(?i:{SCALE_WORDS}))(?:s(?! of))?(?![A-Za-z])")
_AND_HALF = re.compile(" and a half(?! an?\\b|-)\\b")
_ARTICLE = re.compile(
    rf"(?i:an?) (?=(?i:{SCALE_WORDS})(?![A-Za-z]))(?!(?i:score|gross)(?! of (?!the\b)[a-z]+s\b))"
)
TEN, TWENTY, HUNDRED = 10, 20, 100
IN_CENTS = frozenset({"EUR", "AUD", "CAD", "HKD", "SGD", "NZD"})
"""Money that has cents, as the dollar has."""


def read_term(text: str, start: int) -> Number | None:
    """Read digits, or words below a thousand, with the scales behind them."""
    number = read_digits(text, start) or read_words(text, start)
    return number and (scaled(text, number) if number.kind is Kind.CARDINAL else number)


def size(word: str) -> int:
    """Return what a scale, a group or a plural multiplies by."""
    if word == "hundred":
        return HUNDRED
    return SCALES.get(word) or GROUPS.get(word) or PLURALS[word]


def scaled(text: str, number: Number) -> Number:
    """Multiply a number by the scales that follow it."""
    for _ in range(3):
        match = _SCALE.match(text, number.end)
        if not match:
            break
        scale = Decimal(size(match["word"].lower()))
        number = replace(number, value=times(number.value, scale), end=match.end())
        if half := _AND_HALF.match(text, number.end):
            value = plus(number.value, scale / 2)
            return replace(number, value=value, end=half.end())
    return number


def read_digits(text: str, start: int) -> Number | None:
    """Read 1,234.5, 1e10, 3bn, 2½, 21st, 3/4, 3 1/2."""
    match = _LITERAL.match(text, start)
    said = match["digits"] if match else ""
    if _COMMA_SAID.search(said):
        said = said.replace(".", "").replace(",", ".")
    read = literal(said + (match["exp"] or "")) if match else None
    if match is None or read is None:
        return None
    value, digits = read
    number = Number(value, match.end(), digits)
    match match.lastgroup:  # what stands behind digits and belongs to them
        case "short":
            return _short(number, value, match)
        case "vulgar":
            number = replace(number, value=value + vulgar(match["vulgar"]), digits=0)
        case "fold":
            number = replace(number, unit="times")
        case "nth":
            number = replace(number, kind=Kind.ORDINAL, unit="ordinal")
        case "under" | "below":
            return _divided(number, value, match)
    return number


def _short(number: Number, value: Decimal, match: re.Match[str]) -> Number:
    """Read a scale; where no money is before it, mm, t and b are units, and m may be metres."""
    form = match["short"].strip(" -").lower()
    if not _MONEY_BEFORE.search(match.string, max(0, match.start() - 5), match.start()) and (
        (form in {"mm", "cr", "t", "b"} and not _BILLIONS.match(match[0]))
        or (form == "m" and _in_metres(match, value))
    ):
        return replace(number, end=match.end("digits"))
    return replace(number, value=value * SHORT[form])


def _in_metres(match: re.Match[str], value: Decimal) -> bool:
    """Say whether m is metres: 3m deep, above 400m, the 100m in 10.92 seconds, the 1,500m."""
    text, start, end = match.string, match.start(), match.end()
    return bool(
        _LONG.match(text, end)
        or (_ARTICLED.search(text, max(0, start - 3), start) and _ONE.match(text, end))
        or (_BARE.match(text, end) and _BESIDE.search(text, max(0, start - _NEAR), end + _NEAR))
        or (value >= _RACE and not _COUNTED.match(text, end))
        or (_ACROSS.search(text, max(0, start - 24), start) and _BARE.match(text, end))
    )


def _divided(number: Number, value: Decimal, match: re.Match[str]) -> Number | None:
    under = Decimal(match["under"] or match["below"])
    if not under:
        return None
    if match["below"]:
        more = part(Decimal(match["over"]), under)  # of a cent in $5.62-3/4
        return Number(value + (more / 100 if "." in match["digits"] else more), number.end)
    if value > under >= _MEASURED:  # 140/90 is a pressure of blood
        return replace(number, end=match.end("digits"))
    return Number(part(value, under), number.end, kind=Kind.FRACTION, unit="share")


def read_words(text: str, start: int) -> Number | None:
    """Read one hundred and three; nineteen eighty-four is a year."""
    if match := _ARTICLE.match(text, start):
        return Number(Decimal(1), match.end() - 1, words=True)
    low = _below_hundred(text, start)
    if low is None:
        return None
    value, end = low
    match = NEXT.match(text, end)
    if match and match["word"].lower() == "hundred" and value:
        return _hundreds(text, value, match.end())
    tail = _below_hundred(text, match.start("word")) if match and match["gap"] == " " else None
    if TEN <= value <= TWENTY and tail and tail[0] >= TEN:
        return Number(Decimal(value * 100 + tail[0]), tail[1], kind=Kind.YEAR, words=True)
    return Number(Decimal(value), end, words=True)


def _hundreds(text: str, count: int, end: int) -> Number:
    """Read what follows a count of hundreds; two hundred and two thirds leaves the thirds."""
    value = count * HUNDRED
    for gap in (" and ", " ", "-"):
        rest = _below_hundred(text, end + len(gap)) if text.startswith(gap, end) else None
        if rest and rest[0]:
            after = NEXT.match(text, rest[1])
            word = after["word"].lower() if after else ""
            if word != "hundred" and not (word in PARTS and word.endswith("s")):
                return Number(Decimal(value + rest[0]), rest[1], words=True)
    return Number(Decimal(value), end, words=True)


def _below_hundred(text: str, start: int) -> tuple[int, int] | None:
    match = WORD.match(text, start)
    value = SMALL.get(match[0].lower()) if match else None
    if match is None or value is None:
        return None
    end = match.end()
    if value >= TWENTY and (more := NEXT.match(text, end)):
        ones = SMALL.get(more["word"].lower(), 0)
        if 0 < ones < TEN:
            return value + ones, more.end()
    return value, end
