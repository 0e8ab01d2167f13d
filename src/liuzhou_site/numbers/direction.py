"""Words that turn a number around: not, rose, fell."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT = MappingProxyType(
    {
        "zh": re.compile(r"没有?|未|并非|[不无非]"),
        "en": re.compile(
            r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|fails?|failed"
            r"|refused?|denied|denies|lacks?|lacked|differ\w*)\b|n[’']t\b",
            re.IGNORECASE,
        ),
    }
)
_NO_NOT = MappingProxyType(
    {
        # 不 that hedges, joins or belongs to another word
        "zh": re.compile(
            r"(?<![找看见听想料买得])不到|不[断仅但少过久足满低高多止下论管如惜料锈良明法动]|非[常洲法正但]|无[论数限疑锡线]"
            r"|未[来免必]|没[收落]|除非|是否|差不多|对不起|不完全统计|不含税"
        ),
        # “no” that hedges or belongs to a phrase
        "en": re.compile(
            r"\b(?:no (?:fewer|less|more|later|earlier|doubt|longer|one|sooner) |not (?:only|just)"
            r"|nor(?:th|m)\w*|no\. ?\d)",
            re.IGNORECASE,
        ),
    }
)
_UP = MappingProxyType(
    {
        "zh": re.compile(
            "增(?!值|加值)|上升|升[至到幅了]|上涨|涨|扩大到|提高|上调|攀升|回升|翻[番倍]"
        ),
        "en": re.compile(
            r"\b(?:rose|risen|ris(?:es?|ing)|grew|grow(?:s|n|ing|th)?|increas\w+|climb\w*|gain\w*"
            r"|jump\w*|soar\w*|surg\w+|expand\w*|doubl\w+|tripl\w+"
            r"|(?<!signed )(?<!set )(?<!made )(?<!put )(?<!took )(?<!taken )(?<!picked )"
            r"(?<!opened )up(?= (?:by|from|to)\b| ?\ufffc))",
            re.IGNORECASE,
        ),
    }
)
_DOWN = MappingProxyType(
    {
        "zh": re.compile("减|下降|降[至到低幅了]|下跌|跌|缩[小减短]|萎缩|下滑|下调|回落|削减|裁"),
        "en": re.compile(
            r"\b(?:fell|fallen|fall(?:s|ing)?|drop\w*|declin\w+|decreas\w+|cuts?|cutting|shrank"
            r"|shr[iu]nk\w*|reduc\w+|slump\w*|plung\w+|halv\w+|slipp\w+|shed"
            r"|(?<!tore )(?<!torn )(?<!took )(?<!taken )(?<!shut )(?<!pulled )(?<!closed )"
            r"down(?= (?:by|from|to)\b| ?\ufffc))\b",
            re.IGNORECASE,
        ),
    }
)
_CLAUSE = re.compile(r"[，。；！？：\n]|[,;:!?](?!\d)|\.(?!\d)|——| — | – |\band (?=\w+ed\b)|、")

_SENTENCE = re.compile(r"[。！？\n]|[!?]|\.(?!\d)")
_NEAR = MappingProxyType({"zh": 4, "en": 14})
"""How far before a number a word still leads it, in characters."""

Turn = str
"""What a clause does to its number: "not", "up", "down"."""


def part(text: str, start: int, *, whole: bool) -> str:
    """Return the clause of `text` in which `start` stands, or the `whole` sentence."""
    ends = _ends(text, whole=whole)
    after = bisect_right(ends, start)
    return text[ends[after - 1] if after else 0 : ends[after] if after < len(ends) else len(text)]


@lru_cache(maxsize=16)  # a paragraph is asked for every number in it
def _ends(text: str, *, whole: bool) -> tuple[int, ...]:
    return tuple(match.end() for match in (_SENTENCE if whole else _CLAUSE).finditer(text))


@lru_cache(maxsize=64)  # so is a sentence
def turns(text: str, lang: str) -> Mapping[Turn, int]:
    """Return how often `text`, in which no number stands any more, says each turn."""
    plain = _NO_NOT[lang].sub(" ", text)
    return {
        "not": len(_NOT[lang].findall(plain)),
        "up": len(_UP[lang].findall(text)),
        "down": len(_DOWN[lang].findall(text)),
    }


def leads(text: str, start: int, lang: str) -> bool:
    """Say whether a direction leads straight to the number at `start`: 增长5%, fell by 5%."""
    before = text[max(0, start - _NEAR[lang]) : start + 1]
    return bool(_UP[lang].search(before) or _DOWN[lang].search(before))


LANGUAGES = frozenset(_NOT)
"""The languages whose turns are known."""
