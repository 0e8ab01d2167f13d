"""Words that compare, and what they say: more, the largest, twice, fell, 多于, 最大, 翻番."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from liuzhou_site.model import Hedge, Interval, Lang, Quantity, Unit
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.grammar import Comparing, Sign
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.reading import read
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, bounds
from liuzhou_site.numbers.units import DEFAULT_UNITS


@dataclass(frozen=True)
class Relation:
    """What is said of the first thing beside the second: its sign, and how many times."""

    sign: Sign
    factor: Fraction = Fraction(1)


@dataclass(frozen=True)
class Hit:
    """A word of comparison in a text: where it stands and what it says."""

    start: int
    end: int
    sign: Sign


@dataclass(frozen=True)
class Course:
    """That something went up (1) or down (-1) from one number to another, both holes of a text.

    first, last: where they stand; last is -1 where it stands somewhere before: up from {a}.
    """

    start: int
    end: int
    way: int
    first: int
    last: int


def courses(text: str, lang: Lang) -> Iterator[Course]:
    """Yield what a text says of the way from one hole to another; not what it denies."""
    known, turns = LANGUAGES[lang].comparing, LANGUAGES[lang].turns
    for match in (one for shape in known.courses for one in shape.finditer(simplified(text))):
        start, end = match.span("words")
        first, last = match.start("first"), match.groupdict().get("last") and match.start("last")
        ahead = min(at for at in (first, last or first) if at >= end)
        hits = [hit for hit, sure in _hits(text[start:ahead], lang)
                if sure and hit.sign in WAYS and start + hit.start < end]  # fmt: skip
        ways = [way for word, way in known.ways.items() if match["words"].lower().startswith(word)]
        clause = text[bounds(text, match.start(), CLAUSE)[0] : end]
        if (hits or ways) and not turns.denials(clause):
            way = WAYS[hits[-1].sign] if hits else ways[0]
            span = (start + hits[-1].start, start + hits[-1].end) if hits else (start, end)
            yield Course(*span, way, first, last or -1)


WAYS: Mapping[str, int] = {"rose": 1, "fell": -1}
"""The words of change → which way they go."""


@remembered
def find(text: str, lang: Lang, plain: tuple[str, ...] = ()) -> tuple[Hit, ...]:
    """Return every word of comparison in `text`; plain: a story's phrases that compare nothing."""
    return tuple(hit for hit, sure in _hits(_spared(plain).sub(_masked, text), lang) if sure)


def _hits(text: str, lang: Lang) -> Iterator[tuple[Hit, bool]]:
    """Yield what compares, and whether it surely does: “below” may be a place, unless bound."""
    for found in senses(lang, "comparing").find(text):
        yield Hit(found.start, found.end, found.id), found.sure
    for sign, shape in LANGUAGES[lang].comparing.shapes.items():
        for match in shape.finditer(simplified(text)):
            yield Hit(*match.span(), sign), True


def _masked(match: re.Match[str]) -> str:
    return "\ufffc" * len(match[0])


def named(text: str, hit: Hit, lang: Lang) -> bool:
    """Say whether a word only names a change, as a noun: “growth of exports” claims nothing."""
    found = LANGUAGES[lang].comparing.naming.finditer(simplified(text))
    return any(match.start() <= hit.start and hit.end <= match.end() for match in found)


def loosely(text: str, hit: Hit, lang: Lang) -> bool:
    """Say whether a word tells nothing without a number: older people, the same road, they fall."""
    known = LANGUAGES[lang].comparing.loosely.get(hit.sign)
    return known is not None and known.match(simplified(text), hit.start) is not None


@lru_cache(maxsize=16)
def _spared(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted({*phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)", re.IGNORECASE)


def relation(words: str, lang: Lang, units: Mapping[str, Unit] = DEFAULT_UNITS) -> Relation | None:
    """Return what the words of a bound comparison say; None for no comparison, or for several.

    “more than twice” is > 2, “a third fewer” == 2/3, “most of” > 1/2, 翻番 == 2.
    """
    known, words = LANGUAGES[lang].comparing, simplified(words)
    hits = [hit for hit, _ in _hits(words, lang)]
    signs = {hit.sign for hit in hits}
    numbers = [found for found in read(words, lang, units) if _factor(found)]
    if numbers and numbers[0].unit == "times":
        leading = {hit.sign for hit in hits if hit.end <= numbers[0].span[0]}
        if numbers[0].hedge is Hedge.NONE and len(leading) == 1 and leading < {"<", ">"}:
            return Relation(leading.pop(), _factor(numbers[0]) or Fraction(1))  # 超过它的两倍
    if numbers:
        return _numbered(signs or _bare(words[: numbers[0].span[0]][-1:], known), numbers[0])
    if "times" in signs:
        return _doubled(words, signs - {"times", "rose", "fell"}, known)
    if known.most.search(words):
        return Relation(">", Fraction(1, 2))
    if known.fewest.search(words):
        return Relation("<", Fraction(1, 2))
    signs = signs or _bare(words, known)
    return Relation(signs.pop()) if len(signs) == 1 else None


def _bare(words: str, known: Comparing) -> set[Sign]:
    """Return what the adjectives of a bound phrase say by themselves: 项目少, 多三成."""
    return {sign for sign, found in known.adjectives.items() if set(found) & set(words)}


_HEDGED: Mapping[Hedge, Sign] = {
    Hedge.NONE: "==", Hedge.MORE_THAN: ">", Hedge.OVER: ">", Hedge.AT_LEAST: ">=",
    Hedge.UNDER: "<", Hedge.AT_MOST: "<=", Hedge.ABOUT: "about", Hedge.NEARLY: "nearly",
    Hedge.ALMOST: "nearly",
}  # fmt: skip


def _factor(found: Quantity) -> Fraction | None:
    """Return how many times a quantity is, where it is a factor: twice, half, 30%."""
    if isinstance(found.value, Interval) or not (found.unit == "times" or found.kind.is_share):
        return None
    return Fraction(found.value).limit_denominator(1000)


def _numbered(signs: set[Sign], number: Quantity) -> Relation:
    factor = _factor(number) or Fraction(1)
    sign = _HEDGED[number.hedge]
    if sign in {"==", "about", "nearly"} and number.unit != "times":
        if ">" in signs:  # a third more
            factor = 1 + factor
        elif "<" in signs:  # a third fewer
            factor = 1 - factor
    return Relation(sign, factor)


def _doubled(words: str, signs: set[Sign], known: Comparing) -> Relation | None:
    factor = next(
        (Fraction(times) for stem, times in known.factors.items() if stem in words.lower()), None
    )
    if factor is None or len(signs) > 1:
        return None
    loose = next((sign for sign, found in known.loose.items() if found.search(words)), "==")
    return Relation(signs.pop() if signs else loose, factor)
