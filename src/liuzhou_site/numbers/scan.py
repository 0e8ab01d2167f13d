"""Where numerals stand: every digit and number word, over-cautious, for the gate."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.cldr import scale_words
from liuzhou_site.numbers.en.words import FOLD, ONES, PARTS, PLURALS, RANKS, SCALES, TENS
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liuzhou_site.model import Rules, Tongue

NO_QUANTITY_ZH = (
    # all, the same, only, always: 一 means no count
    "一定 一般 一样 一直 一起 一致 一旦 一律 一贯 一再 一向 一同 一并 一概 一切 一些 一体 "
    "统一 唯一 之一 单一 同一 逐一 专一 不一 一如 合一 一带 一路 "
    # on the one hand, a little, for a time: adverbs
    "进一步 一方面 另一方面 一边 一面 一下 一味 一时 一旁 一手 第一手 一流 一线 一事 "
    # first, second: the points of a list
    "一是 二是 "
    # in case, very, by all means: 万, 十, 千 mean no count
    "万一 十分(?![之钟]) 千万别 万能 "
    # nouns that hold a numeral: the people, a semiconductor, a kilowatt, both banks, a delta
    "百姓 半导体 千瓦 两岸 三角洲 "
    # the land, one after the other, to land, ranks of people: 陆 and 伍 are six and five on cheques
    "大陆 陆地 陆续 登陆 队伍"
).split()
"""Chinese words that hold a numeral and count nothing."""

NO_QUANTITY_EN = (
    # somebody, each other, some time: one means no count
    "no one, one another, one day, one by one, the one, "
    # at the beginning, used, from outside, in the middle
    "at first, first of all, first-hand, second-hand, second hand, third party, half-way"
).split(", ")
"""English words that hold a number word and count nothing."""

_HAN = "".join({*VALUES, *MARKS, *JOINED} - set("兆"))
_DIGITS = (
    r"\d²³¹¼-¾⁰-⁹₀-₉⅐-↋①-⒛⓪-⓿❶-➓〡-〩〸-〺㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿㋀-㋋㍘-㍰㏠-㏾"
    "\U0001f100-\U0001f10c"
    "\u09f4-\u09f9\u0b72-\u0b77\u0bf0-\u0bf2\u0c78-\u0c7e\u0d58-\u0d5e\u0d70-\u0d78"
    "\u0f2a-\u0f33\u1369-\u137c\u16ee-\u16f0\u17f0-\u17f9\u19da\u2cfd\u3192-\u3195"
    "\ua6e6-\ua6ef\ua830-\ua835"
    "\U00010100-\U0001018b\U000102e1-\U00010323\U00010341\U0001034a\U000103d1-\U000103d5"
    "\U00010858-\U00010fcb\U00011052-\U00011065\U000111e1-\U000111f4\U0001173a-\U0001173b"
    "\U000118ea-\U000118f2\U00011c5a-\U00011c6c\U00011fc0-\U00011fd4\U00012400-\U0001246e"
    "\U00016b5b-\U00016b61\U00016e80-\U00016e96\U0001d2c0-\U0001d378\U0001e8c7-\U0001e8cf"
    "\U0001ec71-\U0001ed3d"
)
"""Digits of every script, and what has a number in one character: ½, ², Ⅸ, ①, ㊀, 𐄇."""
_ZH = re.compile(
    rf"(?P<no>(?<![第\d{_HAN}])(?:{'|'.join(sorted(NO_QUANTITY_ZH, key=len, reverse=True))}))"
    rf"|[几数][十百千万亿]+|[{_DIGITS}]+(?:[.,．，]\d+)*[%％‰]?"
    rf"|首[位个家台次条座批例名届]|过半|半数|[{_HAN}半]+"
)
_EN_WORDS = sorted(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *SCALES,
     "hundred", "dozen", "fourty", "nought", "ones"},
    key=lambda word: (-len(word), word),
)  # fmt: skip
_EN = re.compile(
    rf"(?P<no>\b(?:{'|'.join(NO_QUANTITY_EN)})\b)|[{_DIGITS}]+(?:[.,]\d+)*[%‰]?"
    rf"|(?<![A-Za-z])(?:{'|'.join(_EN_WORDS)})(?:[ -](?:{'|'.join(_EN_WORDS)}))*(?![A-Za-z])",
    re.IGNORECASE,
)
_LANGUAGES = MappingProxyType({"zh": _ZH, "en": _EN})
_LETTER = r"[^\W\d_]"
_MOST_PARTS = 12
"""No numeral is made of more words; it bounds what words that begin alike can cost."""


def scan(text: str, tongue: Tongue) -> list[tuple[int, int]]:
    """Return (start, end) of every digit run and number word of a language in `text`.

    Over-cautious: what is not in the closed lists of words that count nothing is a numeral.
    """
    return list(_scanned(text, tongue))


@remembered
def _scanned(text: str, tongue: Tongue) -> tuple[tuple[int, int], ...]:
    pattern = _LANGUAGES[tongue] if isinstance(tongue, str) else _ruled(tongue)
    return tuple(match.span() for match in pattern.finditer(text) if not match["no"])


@lru_cache(maxsize=16)
def _ruled(rules: Rules) -> re.Pattern[str]:
    """Return what finds the numerals of a declared language, compounds of its words among them."""
    word = _either({*rules.numerals, *rules.spelt.values(), *scale_words(rules.locale)})
    between = _either({" ", "-", "\u00a0", *rules.joins})
    compound = rf"(?:{word})(?:(?:{between})?(?:{word})){{0,{_MOST_PARTS}}}"
    return re.compile(
        rf"(?P<no>(?<!{_LETTER})(?:{_either(rules.plain) or '(?!)'})(?!{_LETTER}))"
        rf"|[{_DIGITS}]+(?:[.,'’\u00a0\u202f]\d+)*(?:[ \u00a0\u202f]?[%‰])?"
        rf"|(?<!{_LETTER})(?:{compound})(?!{_LETTER})",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    """Return the alternation of `words`, longest first; a * stands for any ending."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", f"{_LETTER}*") for word in ordered)
