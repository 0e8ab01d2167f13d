"""How old, how tall and how heavy people are: in her 40s, 6ft 2in, 5'11", 12st 4lb."""

import re
from decimal import Decimal

from liuzhou_site.model import Interval
from liuzhou_site.numbers.en.words import DECADES, ONES, SMALL, TENS
from liuzhou_site.numbers.quantity import Number

_DECADE = rf"(?:(?P<tens>[1-9]0)[’']?s|(?P<word>{'|'.join(DECADES)}))\b"
_OF_LIFE = re.compile(_DECADE, re.IGNORECASE)
_SOMETHING = re.compile(rf"(?P<tens>[2-9]0|{'|'.join(TENS)})[ -]?somethings?\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:his|her|their|my|our|your|one[’']s) (?:(?:very )?(?:early|mid|late)[ -])?"
    r"(?:(?:[1-9]0[’']?s|\w+ties)(?:,| and| or| to)? (?:(?:early|mid|late)[ -])?){0,2}$",
    re.IGNORECASE,
)
_LED = 60
_COUNT = rf"\d{{1,3}}|{'|'.join(ONES[1:])}"
_INCHES = rf"(?P<small>(?:{_COUNT})(?:\.\d\d?)?)(?P<half>½| 1/2)?"
_JOIN = "(?:,? and |,? |-)?"
_TWO_UNITS = {
    ("inch", 12): re.compile(
        rf"(?P<big>{_COUNT})(?:(?:[ -]?(?:ft\b\.?|ft(?=\d)|foot|feet){_JOIN}|['′’] ?){_INCHES}"
        r"(?:[ -]?(?:inch(?:es)?|ins?)\b|[\"″”]|’’|'')"
        rf"|(?:[ -]?(?:ft|foot)[ -]|['′’] ?)(?P<bare>1[01]|[0-9]|{'|'.join(ONES[1:12])})"
        r"(?!\w|-\w|[,.:/]\d| ?%| [a-z]+s\b))",
        re.IGNORECASE,
    ),
    ("lb", 14): re.compile(
        rf"(?P<big>{_COUNT}) ?(?:st|stones?){_JOIN}(?P<small>{_COUNT}) ?(?:lbs?|pounds?)\b"
        r"|(?P<alone>[1-3]?[02-9])st\b"
    ),
    ("minute", 60): re.compile(r"(?P<big>\d{1,2}) ?h(?:rs?)? ?(?P<small>[0-5]?\d) ?m(?:ins?)?\b"),
    ("ounce", 16): re.compile(
        rf"(?P<big>{_COUNT})[ -]?(?:lbs?|pounds?){_JOIN}{_INCHES}[ -]?(?:oz|ounces?)\b"
    ),
}
"""The smaller unit, and how many of it are one of the greater → an amount in both."""


def read_of_people(text: str, start: int) -> Number | None:
    """Read a decade of somebody's life, or an amount in two units."""
    return _decade(text, start) or _two_units(text, start)


def _decade(text: str, start: int) -> Number | None:
    """Read in his 40s, her late twenties, a thirty-something; the 40s alone are years."""
    match = _SOMETHING.match(text, start) or _OF_LIFE.match(text, start)
    if match is None or (
        match.re is _OF_LIFE and not _SOMEBODY.search(text, max(0, start - _LED), start)
    ):
        return None
    said = match.groupdict()
    tens = (said["tens"] or said["word"]).lower()
    low = Decimal(tens if tens.isdigit() else SMALL.get(tens) or DECADES[tens])
    return Number(Interval(low, low + 9), match.end(), unit="age", words=not tens.isdigit())


def _two_units(text: str, start: int) -> Number | None:
    """Read 6ft 2in, six-foot-three, 12st 4lb as so many of the smaller unit."""
    for (unit, many), words in _TWO_UNITS.items():
        if match := words.match(text, start):
            said = match.groupdict()
            small = _counted(said["small"] or said.get("bare") or "0")
            small += Decimal("0.5") if said.get("half") else 0
            value = many * _counted(said["big"] or said["alone"]) + small
            return Number(value, match.end(), len(str(value)), unit=unit) if small < many else None
    return None


def _counted(word: str) -> Decimal:
    return Decimal(SMALL.get(word.lower(), word))
