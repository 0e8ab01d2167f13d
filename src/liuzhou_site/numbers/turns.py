"""What a clause does to its number: not, up, down."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_CLAUSE = re.compile(r"[，。；！？：\n]|[,;:!?](?!\d)|\.(?!\d)|——| — | – |\band (?=\w+ed\b)|、")

_SENTENCE = re.compile(r"[。！？\n]|[!?]|\.(?!\d)")

Turn = str
"""What a clause does to its number: "not", "up", "down"."""


@dataclass(frozen=True, eq=False)
class Turns:
    """The words of a language that turn a number around.

    no_negation: where such a word hedges, joins or belongs to another word or phrase.
    near: how far before a number a word still leads it, in characters.
    """

    negation: re.Pattern[str]
    no_negation: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    near: int

    def count(self, text: str) -> Mapping[Turn, int]:
        """Return how often `text`, in which no number stands any more, says each turn."""
        return _counted(self, text)

    def leads(self, text: str, start: int) -> bool:
        """Say whether a direction leads straight to the number at `start`: 增长5%, fell by 5%."""
        near = max(0, start - self.near), start + 1
        return bool(self.up.search(text, *near) or self.down.search(text, *near))


@lru_cache(maxsize=64)  # a sentence is asked for every number in it
def _counted(words: Turns, text: str) -> Mapping[Turn, int]:
    plain = words.no_negation.sub(" ", text)
    return {
        "not": len(words.negation.findall(plain)),
        "up": len(words.up.findall(text)),
        "down": len(words.down.findall(text)),
    }


def part(text: str, start: int, *, whole: bool) -> str:
    """Return the clause of `text` in which `start` stands, or the `whole` sentence."""
    return text[slice(*bounds(text, start, whole=whole))]


def bounds(text: str, start: int, *, whole: bool) -> tuple[int, int]:
    """Return where the clause of `text`, or the `whole` sentence, begins and ends."""
    ends = _ends(text, whole=whole)
    after = bisect_right(ends, start)
    return ends[after - 1] if after else 0, ends[after] if after < len(ends) else len(text)


@lru_cache(maxsize=16)  # a paragraph is asked for every number in it
def _ends(text: str, *, whole: bool) -> tuple[int, ...]:
    return tuple(match.end() for match in (_SENTENCE if whole else _CLAUSE).finditer(text))
