"""Words with opposites beside a number: shut and opened, loss and profit, 关停 and 新建."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liuzhou_site.model import Lang
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.senses import HOLE, senses
from liuzhou_site.numbers.turns import LIST, SENTENCE, bounds


@dataclass(frozen=True)
class Opposite:
    """The side of a scale that a word takes, "-" or "+", and the word."""

    side: str
    word: str


def opposites(text: str, lang: Lang, start: int, end: int) -> Mapping[str, Opposite]:
    """Return which side of each scale the words beside a number take, in its blanked text.

    Its own words say it, before it or behind; else what stands before it in a list. Where they
    name both sides, nothing is said. A short clause behind may add a level: well below it.
    """
    low, high = LANGUAGES[lang].turns.own(text, start, end)
    before, after = (list(_found(part, lang)) for part in (text[low:start], text[end:high]))
    said = dict(before)
    split = {scale for scale, one in after if one.side != said.get(scale, one).side}
    listed = _found(text[bounds(text, start, LIST)[0] : low], lang)
    told = {**_added(text, lang, end), **dict(listed), **dict(reversed(after)), **said}
    return {scale: one for scale, one in told.items() if scale not in split}


def _added(text: str, lang: Lang, end: int) -> Mapping[str, Opposite]:
    _, low = bounds(text, end - 1, LIST)
    high = bounds(text, low, LIST)[1] if low < bounds(text, end - 1, SENTENCE)[1] else low
    short = LANGUAGES[lang].turns.short.fullmatch(text, low, high) and HOLE not in text[low:high]
    return {scale: one for scale, one in _found(text[low:high], lang) if short and scale == "level"}


def _found(text: str, lang: Lang) -> Iterator[tuple[str, Opposite]]:
    for found in senses(lang, "opposites").find(text):
        yield found.id[:-1], Opposite(found.id[-1], text[found.start : found.end])
    if behind := _BEHIND.match(text):
        yield "being", Opposite("-" if behind[1] == "out" else "+", behind[1])


_BEHIND = re.compile(r"(?: [a-z-]+)*s (out|in)(?=[,.;:]|\s*$)")
"""What stands behind the noun that a number counts: 12 boxes out, 3 boxes in."""
