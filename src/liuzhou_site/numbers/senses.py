"""Words that say something of the number beside them: each, a year, only, workers, 每年, 仅, 工人.

The lists are data: `beside.txt` of a language has a line for what is said of a number,
`things.txt` for what is counted, `opposites.txt` for a side of a scale, `verdicts.txt` for such
sides in charts, `subjects.txt` for what a text is about, `facets.txt` for its sides, seasons,
trades and provinces, `supposed.txt` for what makes a clause or a sentence a supposition: an id,
which the languages share, its kind before a colon, and its forms, `_` for a space, `#` for the
number. A form may be in several lines. Behind an id with `?` are words that may say so and may say
something else; behind `-` phrases that hold such a word and say nothing of the kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from liuzhou_site.model import Lang
from liuzhou_site.numbers.cached import remembered
from liuzhou_site.numbers.languages import LANGUAGES
from liuzhou_site.numbers.lists import listed
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.turns import LIST, SENTENCE, bounds

HOLE = "\ufffc"
"""Stands for a number in what is searched."""
_WORD = re.compile(r"(?<![\w’'-])(?:\w[\w’']*|[^\w\s])")
_LETTER = re.compile(r"[\w’']")


@dataclass(frozen=True)
class Sense:
    """What a word beside a number says of it, surely or perhaps, and where the word stands."""

    id: str
    sure: bool
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Senses:
    """A list of words in one language; spaced: it sets its words apart."""

    lines: str
    spaced: bool

    @cached_property
    def _forms(self) -> Mapping[str, list[tuple[str, list[str]]]]:
        """Return the head of a form → the forms that begin so, with their ids, longest first.

        Its head is its first word, or its first character where words are not set apart. To look
        it up costs less than to make one pattern of all forms.
        """
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for name, *forms in map(str.split, self.lines.splitlines()):
            for form in forms:
                ids[form.replace("_", " ").replace("#", HOLE)].append(name)
        heads: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for form in sorted(ids, key=len, reverse=True):
            head = _WORD.match(form) if self.spaced else None
            heads[head[0] if head else form[0]].append((form, ids[form]))
        return heads

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        return _WORD if self.spaced else re.compile(f"[{re.escape(''.join(self._forms))}]")

    def find(self, text: str) -> tuple[Sense, ...]:
        """Return what is said in `text`; a longer form holds before a shorter one in it."""
        return _found(text, self)

    def search(self, text: str) -> Iterator[Sense]:
        """Yield the same, found anew."""
        text = simplified(text)
        small, free = text.lower(), 0
        if len(small) != len(text):
            small = text  # İ is two letters in small
        for head in self._heads.finditer(small):
            start = head.start()
            for form, names in self._forms.get(head[0], ()) if start >= free else ():
                end = start + len(form)
                if small.startswith(form, start) and not self._goes_on(small, end):
                    free = end
                    for name in names:
                        if name != "-":
                            yield Sense(name.removesuffix("?"), name[-1] != "?", start, end)
                    break

    def _goes_on(self, text: str, end: int) -> bool:
        return self.spaced and bool(_LETTER.match(text, end))

    def of(self, text: str) -> frozenset[str]:
        """Return what `text` surely says."""
        return frozenset(found.id for found in self.find(text) if found.sure)


@remembered
def _found(text: str, words: Senses) -> tuple[Sense, ...]:
    return tuple(words.search(text))


@lru_cache(maxsize=64)  # every list of every language: to make one anew costs more than a page
def senses(lang: Lang, name: str) -> Senses:
    """Return a list of a language that the engine reads, by the name of its file."""
    language = lang.partition("-")[0]
    return Senses(listed(f"{language}/{name}.txt"), spaced=language == "en")


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
    before, after = (list(_sides(part, lang)) for part in (text[low:start], text[end:high]))
    said = dict(before)
    split = {scale for scale, one in after if one.side != said.get(scale, one).side}
    listed = _sides(text[bounds(text, start, LIST)[0] : low], lang)
    told = {**_added(text, lang, end), **dict(listed), **dict(reversed(after)), **said}
    return {scale: one for scale, one in told.items() if scale not in split}


def _added(text: str, lang: Lang, end: int) -> Mapping[str, Opposite]:
    _, low = bounds(text, end - 1, LIST)
    high = bounds(text, low, LIST)[1] if low < bounds(text, end - 1, SENTENCE)[1] else low
    short = LANGUAGES[lang].turns.short.fullmatch(text, low, high) and HOLE not in text[low:high]
    return {scale: one for scale, one in _sides(text[low:high], lang) if short and scale == "level"}


def _sides(text: str, lang: Lang) -> Iterator[tuple[str, Opposite]]:
    turns, listed = LANGUAGES[lang].turns, senses(lang, "opposites").find(text)
    either = {
        found
        for two in pairwise(listed)
        for found in two
        if two[0].id[:-1] == two[1].id[:-1] and two[0].id != two[1].id
        if turns.either.fullmatch(text, two[0].end, two[1].start)
    }
    for found in listed:
        if found not in either:
            yield found.id[:-1], Opposite(found.id[-1], text[found.start : found.end])
    if gone := turns.gone.match(text):
        yield "being", Opposite("-" if gone["out"] else "+", gone["out"] or gone["in"])
