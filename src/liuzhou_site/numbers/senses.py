"""Words that say something of the number beside them: each, a year, only, workers, 每年, 仅, 工人.

The lists are data: `beside.txt` of a language has a line for what is said of a number,
`things.txt` for what is counted, `opposites.txt` for a side of a scale, `verdicts.txt` for such
sides in charts, `subjects.txt` for what a text is about: an id, which the languages share, and its
forms, `_` for a space, `#` for the number. A form may be in several lines. Behind an id with
`?` are words that may say so and may say something else; behind `-` phrases that hold such a word
and say nothing of the kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from liuzhou_site.model import Lang
from liuzhou_site.numbers.either import either
from liuzhou_site.numbers.lists import listed

HOLE = "\ufffc"
"""Stands for a number in what is searched."""


@dataclass(frozen=True)
class Sense:
    """What a word beside a number says of it, surely or perhaps, and where the word stands."""

    id: str
    sure: bool
    start: int
    end: int


@dataclass(frozen=True)
class Senses:
    """A list of words in one language; spaced: it sets its words apart."""

    lines: str
    spaced: bool

    @cached_property
    def _ids(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, *forms in map(str.split, self.lines.splitlines()):
            for form in forms:
                found[form.replace("_", " ").replace("#", HOLE)].append(name)
        return {form: tuple(names) for form, names in found.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ends = (r"(?<![\w’'-])", r"(?![\w’'])") if self.spaced else ("", "")
        return re.compile(f"{ends[0]}{either(self._ids)}{ends[1]}", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Sense]:
        """Yield what is said in `text`; a longer form holds before a shorter one in it."""
        for match in self._pattern.finditer(text):
            for name in self._ids[match[0].lower()]:
                if name != "-":
                    yield Sense(name.removesuffix("?"), name[-1] != "?", *match.span())

    def of(self, text: str) -> frozenset[str]:
        """Return what `text` surely says."""
        return frozenset(found.id for found in self.find(text) if found.sure)


@lru_cache(maxsize=16)
def senses(lang: Lang, name: str) -> Senses:
    """Return a list of a language that the engine reads, by the name of its file."""
    return Senses(listed(f"{lang}/{name}.txt"), spaced=lang == "en")
