"""What a clause does to its number: not, up, down."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liuzhou_site.numbers.lists import NOTHING
from liuzhou_site.numbers.scripts import simplified

CLAUSE = re.compile(r"[，。；！？：\n]|[,;:!?](?!\d)|\.(?!\d)|——| — | – |\band (?=\w+ed\b)|、")

LIST = re.compile(r"[，。；！？：\n]|[,;:!?](?!\d)|\.(?!\d)|——| — | – ")
SENTENCE = re.compile(r"[。！？\n]|[!?]|\.(?!\d)")
"""What ends a clause, a clause that may list things, and a sentence."""

Turn = str
"""What a clause does to its number: "not", "up", "down"."""


@dataclass(frozen=True, eq=False)
class Turns:
    """The words of a language that turn a number around.

    negation: its group `apart` finds differs, 不同, which deny no number beside them.
    no_negation: where such a word hedges, joins or belongs to another word or phrase.
    silence: what denies only that something is said or known.
    near: how far before a number a word still leads it, in characters. joint: where the words of
    a number end within its clause. opening: where they begin, too: that, which. short: a clause
    too short to tell anything but of the number next to it: way ahead; 首屈一指. either: between
    two words that say nothing of a number together: scrapped or refitted. gone: what a number leads
    to with a word that says where it went, its group `out` or `in`: 12 boxes out.
    fresh: leads to what is new, and need not be said to rise: 新增.
    """

    negation: re.Pattern[str]
    no_negation: re.Pattern[str]
    silence: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    near: int
    joint: re.Pattern[str]
    opening: re.Pattern[str]
    short: re.Pattern[str]
    either: re.Pattern[str]
    gone: re.Pattern[str] = NOTHING
    fresh: re.Pattern[str] = NOTHING

    def count(self, text: str) -> Mapping[Turn, int]:
        """Return how often `text`, in which no number stands any more, says each turn."""
        return _counted(self, text)

    def denials(self, text: str) -> Sequence[re.Match[str]]:
        """Return the words that deny in `text`; a group `apart` only tells things apart."""
        return list(self.negation.finditer(self.no_negation.sub(" ", simplified(text))))

    def leads(self, text: str, start: int) -> bool:
        """Say whether a direction leads straight to the number at `start`: 增长5%, fell by 5%."""
        low = max(bounds(text, start, SENTENCE)[0], start - self.near)
        near, text = (low, start + 1), simplified(text)
        led = self.up.search(text, *near) or self.down.search(text, *near)
        return bool(led) and not self.adds(text, start)

    def adds(self, text: str, start: int) -> bool:
        """Say whether the number at `start` is said to be of new things: 新增床位300张."""
        return bool(self.fresh.search(text, max(0, start - 2 * self.near), start))

    def own(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return from where to where the words go that are a number's own, in its clause."""
        low, high = bounds(text, start, LIST)
        text = simplified(text)
        starts = (
            match.end()
            for pattern in (self.joint, self.opening)
            for match in pattern.finditer(text, low, start)
        )
        behind = self.joint.search(text, end, high)
        return max(starts, default=low), behind.start() if behind else high


@lru_cache(maxsize=64)  # a sentence is asked for every number in it
def _counted(words: Turns, text: str) -> Mapping[Turn, int]:
    text = simplified(text)
    return {
        "not": len(words.denials(text)),
        "up": len(words.up.findall(text)),
        "down": len(words.down.findall(text)),
    }


def bounds(text: str, start: int, ends: re.Pattern[str]) -> tuple[int, int]:
    """Return where the clause or sentence around `start` begins and ends; `ends` ends one."""
    found = _ends(text, ends)
    after = bisect_right(found, start)
    return found[after - 1] if after else 0, found[after] if after < len(found) else len(text)


@lru_cache(maxsize=16)  # a paragraph is asked for every number in it
def _ends(text: str, ends: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(match.end() for match in ends.finditer(text))
