"""Words that compare, and what they say: more, the largest, twice, fell, 多于, 最大, 翻番."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Hedge, Interval, Kind
from liuzhou_site.numbers import read
from liuzhou_site.numbers.cached import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Lang, Quantity

Sign = str
""" ">", "<", ">=", "<=", "==", "!=", "about", "nearly", "largest", "smallest", "rose" or "fell"."""


@dataclass(frozen=True)
class Relation:
    """What is said of the first thing beside the second: its sign, and how many times."""

    sign: Sign
    factor: Fraction = Fraction(1)


_WORDS: Mapping[Lang, Mapping[Sign, str]] = MappingProxyType(
    {
        "en": {
            ">": r"more|larger|bigger|greater|higher|longer|wider|heavier|older|taller|majority"
            r"|exceed(?:s|ed|ing)?|outnumber(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outweigh(?:s|ed)?"
            r"|most(?= of\b)",
            "<": r"fewer|less|smaller|lower|shorter|lighter|younger|minority",
            "==": r"same|equal(?:s|led)?|alike|identical|as (?:many|much|large|high|long)"
            r"|match(?:es|ed)",
            "largest": r"most(?! of\b)|largest|biggest|greatest|highest|longest|oldest|heaviest"
            r"|latest|newest|tallest",
            "smallest": r"least|fewest|smallest|lowest|shortest|youngest|earliest|lightest",
            "rose": r"rose|risen|ris(?:es|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|es|ed|ing)"
            r"|climb(?:s|ed|ing)?|gain(?:s|ed)?|jump(?:s|ed)|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
            r"|expand(?:s|ed|ing)?|expansion",
            "fell": r"fell|fallen|fall(?:s|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)"
            r"|decreas(?:e|es|ed|ing)|shrank|shrunk|shrink(?:s|ing)?|reduc(?:e|es|ed|ing|tion)"
            r"|slump(?:s|ed)?|plung(?:e|es|ed|ing)|dwindl(?:e|es|ed|ing)",
            "times": r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)"
            r"|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)",
        },
        "zh": {
            ">": r"多于|多过|超过|超出|高于|大于|大过|胜过|更[多大高长重]|较[多大高长重]"
            r"|[多大高长]得多|不止|(?:反而|反倒|却)[多大高]|(?:多|大多)数|大部分"
            r"|比[^，。；：！？比]{1,12}?[多大高长重](?![少小低短])",
            "<": r"少于|低于|小于|不及|更[少小低短轻]|较[少小低短轻]|[少小低短]得多"
            r"|(?:反而|反倒|却)[少小低]|少数|小部分|比[^，。；：！？比]{1,12}?[少小低短轻]",
            "==": r"相同|同样|相等|一样|持平|等于|同数|一致|相当于|正好是",
            "largest": r"最[多大高长重晚新]|居首|首位|榜首|头名",
            "smallest": r"最[少小低短轻早]|末位|垫底",
            "rose": r"增[长加多大]|上升|提高|扩大|上涨|攀升|增[至到]|升[至到]|涨[至到]",
            "fell": r"下降|减少|降低|缩小|下跌|[减降跌][至到]|萎缩|缩减|锐减",
            "times": r"翻了?[一两二三]?番|翻了?[一两]?倍|加倍|减半|折半",
        },
    }
)
"""Language → what is said → the words that say it. A factor comes from “times” or a numeral."""

_FACTORS: Mapping[str, Fraction | int] = MappingProxyType(
    {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "halv": Fraction(1, 2), "翻": 2, "加倍": 2,
     "减半": Fraction(1, 2), "折半": Fraction(1, 2)}
)  # fmt: skip
_SHARES = re.compile(r"majority|most of|minority|(?:多|大多|少)数|[大小]部分", re.IGNORECASE)
"""Words that compare a part with half of its whole."""

NO_COMPARISON: Mapping[Lang, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            # time that ends, or comes again: nothing is measured
            "no longer", "once more", "any more", "no more than a", "longer term",
            # the thing itself, not its size
            "at the same time", "all the same", "the same way", "same as before",
            # a loose manner of speaking
            "more or less", "at least in part", "at most in part", "more soberly", "what is more",
            "last but not least", "not least", "less clear", "more clearly", "more detail",
            # nouns
            "gross domestic growth", "the fall of",
        ),
        "zh": (
            # manner of speaking, no measure
            "不如此", "无不如此", "一样地", "同样要", "同样没有", "更重要", "更不用说", "较为",
            # a thing is not another
            "不等于",
        ),
    }
)  # fmt: skip
"""Phrases of a language at large that hold such a word and compare no amounts."""


def _pattern(lang: Lang) -> re.Pattern[str]:
    groups = "|".join(f"(?P<s{n}>{words})" for n, words in enumerate(_WORDS[lang].values()))
    return re.compile(rf"\b(?:{groups})\b" if lang == "en" else groups, re.IGNORECASE)


_PATTERNS = MappingProxyType({lang: _pattern(lang) for lang in _WORDS})
LANGUAGES = frozenset(_WORDS)
"""The languages whose words of comparison are known."""


@dataclass(frozen=True)
class Hit:
    """A word of comparison in a text: where it stands and what it says."""

    start: int
    end: int
    sign: Sign


@remembered
def find(text: str, lang: Lang, plain: tuple[str, ...] = ()) -> tuple[Hit, ...]:
    """Return every word of comparison in `text`, but for phrases that compare nothing.

    plain: such phrases of a story, beside those of the language.
    """
    masked = _spared(lang, plain).sub(lambda match: "\ufffc" * len(match[0]), text)
    signs = tuple(_WORDS[lang])
    return tuple(
        Hit(match.start(), match.end(), signs[int(str(match.lastgroup)[1:])])
        for match in _PATTERNS[lang].finditer(masked)
    )


@lru_cache(maxsize=16)
def _spared(lang: Lang, plain: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the phrases that compare nothing."""
    phrases = sorted({*NO_COMPARISON[lang], *plain}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)


def relation(words: str, lang: Lang) -> Relation | None:
    """Return what the words of a bound comparison say; None for no comparison, or for several.

    “more than twice” is > 2, “a third fewer” == 2/3, “most of” > 1/2, 翻番 == 2.
    """
    signs = {hit.sign for hit in find(words, lang)}
    numbers = [found for found in read(words, lang) if _factor(found)]
    if numbers:
        return _numbered(signs or _bare(words[: numbers[0].span[0]][-1:]), numbers[0])
    if "times" in signs:
        return _doubled(words, signs - {"times", "rose", "fell"})
    if match := _SHARES.search(words):
        few = match[0].startswith(("少", "小", "minority"))
        return Relation("<" if few else ">", Fraction(1, 2))
    signs = signs or _bare(words)
    return Relation(signs.pop()) if len(signs) == 1 else None


def _bare(words: str) -> set[Sign]:
    """Return what the adjectives of a bound phrase say by themselves: 项目少, 多三成."""
    adjectives = {">": "多大高长重", "<": "少小低短轻"}
    return {sign for sign, found in adjectives.items() if set(found) & set(words)}


_HEDGED: Mapping[Hedge, Sign] = MappingProxyType(
    {
        Hedge.NONE: "==", Hedge.MORE_THAN: ">", Hedge.OVER: ">", Hedge.AT_LEAST: ">=",
        Hedge.UNDER: "<", Hedge.AT_MOST: "<=", Hedge.ABOUT: "about", Hedge.NEARLY: "nearly",
        Hedge.ALMOST: "nearly",
    }
)  # fmt: skip


def _factor(found: Quantity) -> Fraction | None:
    """Return how many times a quantity is, where it is a factor: twice, half, 30%."""
    shares = {Kind.FRACTION, Kind.PERCENT}
    if isinstance(found.value, Interval) or not (found.unit == "times" or found.kind in shares):
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


_LOOSE = MappingProxyType(
    {
        "nearly": re.compile(r"\b(?:nearly|almost)\b|近|几乎", re.IGNORECASE),
        "about": re.compile(r"\b(?:about|roughly|around)\b|约|左右", re.IGNORECASE),
    }
)


def _doubled(words: str, signs: set[Sign]) -> Relation | None:
    factor = next(
        (Fraction(times) for stem, times in _FACTORS.items() if stem in words.lower()), None
    )
    if factor is None or len(signs) > 1:
        return None
    loose = next((sign for sign, found in _LOOSE.items() if found.search(words)), "==")
    return Relation(signs.pop() if signs else loose, factor)
