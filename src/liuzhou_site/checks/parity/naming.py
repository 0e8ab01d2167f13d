"""Names agree by identity: what one language names the other does, beside the same numbers."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from liuzhou_site.checks.parity.said import Difference
from liuzhou_site.figures.labels import words_in
from liuzhou_site.model import Lang, Words
from liuzhou_site.numbers.turns import SENTENCE, bounds

_Ids = frozenset[str]
_Forms = Mapping[str, Mapping[Lang, Sequence[str]]]


@dataclass(frozen=True)
class Spoken:
    """A text as its readers get it, with what it mentions.

    mentions: (figure, start, end), in order. terms: those of the glossary.
    """

    text: str
    lang: Lang
    mentions: tuple[tuple[str, int, int], ...]
    terms: frozenset[str]


@dataclass(frozen=True)
class Names:
    """The declared names and the terms of a story, and what its figures count.

    pattern: finds each form of any language. ids: form, in small letters → the names that have it.
    own: names that no text can say in other words, since they are declared or have capitals.
    alike: figure → those whose labels differ by a word. kinds: term → what it is: county, 县.
    """

    pattern: re.Pattern[str]
    ids: Mapping[str, _Ids]
    own: _Ids
    labels: Mapping[str, Words]
    alike: Mapping[str, Collection[str]]
    kinds: Mapping[str, Mapping[Lang, str]]

    def by_kind(self, ids: _Ids, said: Spoken, others: _Ids) -> bool:
        """Say whether a text says a name by its kind and no other so: the county, 这个县."""
        kinds, taken = (
            {self.kinds.get(one, {}).get(said.lang) for one in s} for s in (ids, others)
        )
        return any(kind and kind in said.text for kind in kinds - taken)

    def found(self, text: str) -> list[tuple[_Ids, int, str]]:
        """Return every name in a text: its ids, where it ends, its words."""
        hits = ((match[0].lower(), match) for match in self.pattern.finditer(text))
        return [
            (self.ids.get(form) or self.ids[form[:-1]], match.end(), match[0])
            for form, match in hits
        ]

    def by_name(self, one: str, other: str) -> bool:
        """Say whether a name alone tells apart what two figures count: tax of A, tax of B."""
        labels = ((self.labels[one][lang], words) for lang, words in self.labels[other].items())
        apart = [set(left.split()) ^ set(right.split()) for left, right in labels]
        return any(words and all(word[0].isupper() for word in words) for words in apart)

    def apart(self, one: str, other: str, lang: Lang) -> tuple[set[str], set[str]]:
        """Return the words by which what two figures count is told apart: those of each alone."""
        left, right = (words_in(self.labels[name].get(lang, "")) for name in (one, other))
        return left - right, right - left


def names_of(declared: _Forms, terms: _Forms, labels: Mapping[str, Words]) -> Names:
    """Return the names of a story: id → language → forms, those of a term in two ways."""
    several = [(name, forms) for name, forms in declared.items() if len(forms) > 1]
    ids: defaultdict[str, set[str]] = defaultdict(set)
    forms: set[str] = set()
    for name, written in (*several, *terms.items()):
        written_as = parts(*(text for listed in written.values() for text in listed))
        forms |= written_as
        for form in written_as:
            ids[form.lower()].add(name)
    ordered = "|".join(map(_whole, sorted(forms, key=lambda form: (-len(form), form))))
    capital = (n for n, w in terms.items() if any(_CAPITAL.search(said[-1]) for said in w.values()))
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for figure, label in labels.items():
        for lang, words in ((lang, said.split()) for lang, said in label.items()):
            for n in range(len(words) if len(words) > 1 else 0):
                alike[lang, *words[:n], "", *words[n + 1 :]].append(figure)
    return Names(
        pattern=re.compile(ordered or "(?!)"),
        ids={form: frozenset(names) for form, names in ids.items()},
        own=frozenset([*dict(several), *capital]),
        labels=labels,
        kinds={name: {lang: _kind(*said) for lang, said in w.items()} for name, w in terms.items()},
        alike=_together(figures for figures in alike.values() if 1 < len(figures) <= _ALIKE),
    )


def parts(*forms: str) -> set[str]:
    """Return what a name may be written as: its forms, and what they have in brackets."""
    return {part.strip(" “”") for form in forms for part in _EXPLAINED.split(form)} - {""}


def _kind(first: str, *names: str) -> str:
    """Return what a name is, which its first form says behind it, or in English before it."""
    head, name = _EXPLAINED.split(first)[0], names[-1] if names else ""
    told = names and (head.startswith(name) or head.isascii())
    return head.replace(name, "").strip() if told else ""


def _together(groups: Iterable[Sequence[str]]) -> Mapping[str, Collection[str]]:
    """Return each of the groups' members with all that share a group with it, in their order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        for figure in group:
            found[figure].update(dict.fromkeys(one for one in group if one != figure))
    return found


_ALIKE = 20  # a column of a table has more
_EXPLAINED = re.compile("[(（)）]")
_CAPITAL = re.compile(r"\b[A-Z]\w*")
_LETTER = "[A-Za-z0-9]"


def _whole(form: str) -> str:
    """Return the pattern of a form that is no part of a word; a common noun may have an s."""
    before = f"(?<!{_LETTER})" if re.match(_LETTER, form) else ""
    after = f"(?!{_LETTER})" if re.search(f"{_LETTER}$", form) else ""
    whole = f"{before}{re.escape(form)}"
    return f"(?i:{whole}s?{after})" if form.islower() else f"{whole}{after}"


def misnamed(names: Names, here: Spoken, there: Spoken) -> Iterator[Difference]:
    """Yield what two texts name differently."""
    sides = (here, there)
    found = [names.found(said.text) for said in sides]
    named = [frozenset[str]().union(*(ids for ids, _, _ in hits)) for hits in found]
    missing = [
        [(ids, words) for ids, _, words in hits
         if ids & (names.own | said.terms) and not ids & twin]
        for said, hits, twin in zip(sides, found, reversed(named), strict=True)
    ]  # fmt: skip
    kind = "name" if all(missing) else "unnamed"
    lacking = [
        [words for ids, words in one if kind == "name" or not names.by_kind(ids, *twin)]
        for one, twin in zip(missing, reversed([*zip(sides, named, strict=True)]), strict=True)
    ]
    if any(lacking):
        yield Difference(kind, *(", ".join(dict.fromkeys(words)) for words in lacking))
    exchanged = (
        _owned(names.own, sides, found),
        _neighbours(names, sides),
        _strangers(names, sides),
    )
    yield from next(([one] for tried in exchanged for one in tried), [])


def _owned(
    own: _Ids, sides: Sequence[Spoken], found: Sequence[list[tuple[_Ids, int, str]]]
) -> Iterator[Difference]:
    """Yield names that stand before two numbers, the other way round in the twin text."""
    owners = [dict(_owners(own, said, hits)) for said, hits in zip(sides, found, strict=True)]
    for one, other in pairwise(figure for figure in owners[0] if figure in owners[1]):
        (a, words), (b, _) = owners[0][one], owners[0][other]
        (c, twin), (d, _) = owners[1][one], owners[1][other]
        if a & d and b & c and not a & c and not b & d:
            yield Difference("exchanged", words, twin)


def _owners(
    own: _Ids, said: Spoken, hits: list[tuple[_Ids, int, str]]
) -> Iterator[tuple[str, tuple[_Ids, str]]]:
    """Yield each figure with the last name before it in its sentence, and the words from there."""
    owning = [hit for hit in hits if hit[0] & own]
    for figure, start, end in reversed(said.mentions):
        at = bisect_right(owning, start, key=lambda hit: hit[1])
        low, _ = bounds(said.text, start, SENTENCE)
        if at and owning[at - 1][1] > low:
            ids, stop, words = owning[at - 1]
            yield figure, (ids, said.text[stop - len(words) : end])


def _neighbours(names: Names, sides: Sequence[Spoken]) -> Iterator[Difference]:
    """Yield two numbers that stand by each other's words in one text alone."""
    ways = [_in_step(names, said) for said in sides]
    for pair in (pair for pair in ways[0] if pair in ways[1]):
        (one, words), (other, twin) = ways[0][pair], ways[1][pair]
        if one * other < 0:
            yield Difference("exchanged", words, twin)


def _in_step(names: Names, said: Spoken) -> dict[tuple[str, str], tuple[int, str]]:
    """Return neighbouring and like figures: 1 if by their own words, -1 if by each other's."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    known = [one for one in said.mentions if one[0] in names.labels]
    gaps = _gaps(said)
    for n, (one, start, _) in enumerate(known):
        low, high = bounds(said.text, start, SENTENCE)
        for other, begin, _ in known[n + 1 : n + _NEAR]:
            if begin < high and (other == known[n + 1][0] or other in names.alike.get(one, ())):
                apart = names.apart(one, other, said.lang)
                ways = [
                    _way(*apart, *sides) for sides in zip(gaps[start], gaps[begin], strict=True)
                ]
                way = 1 if 1 in ways else min(ways)
                found.setdefault((one, other), (way, said.text[low:high].strip()))
    return found


_NEAR = 6
"""Mentions among which two are looked for that could be exchanged."""


def _gaps(said: Spoken) -> Mapping[int, tuple[set[str], set[str]]]:
    found = {}
    ends = [0, *(end for _, _, end in said.mentions)]
    starts = [*(start for _, start, _ in said.mentions), len(said.text)]
    for n, (_, start, end) in enumerate(said.mentions):
        low, high = bounds(said.text, start, SENTENCE)
        spans = (max(low, ends[n]), start), (end, min(high, starts[n + 1]))
        before, after = (words_in(said.text[slice(*span)]) for span in spans)
        found[start] = before, after
    return found


def _strangers(names: Names, sides: Sequence[Spoken]) -> Iterator[Difference]:
    """Yield numbers whose sentence names whom another such number is of, in one text alone."""
    around = [
        {
            figure: said.text[slice(*bounds(said.text, start, SENTENCE))].strip()
            for figure, start, _ in reversed(said.mentions)
        }
        for said in sides
    ]
    for figure in (figure for figure in around[0] if figure in around[1]):
        words = [told[figure] for told in around]
        for other in filter(partial(names.by_name, figure), names.alike.get(figure, ())):
            apart = (names.apart(figure, other, said.lang) for said in sides)
            told = [
                [bool(words_in(text) & side) for side in pair]
                for text, pair in zip(words, apart, strict=True)
            ]
            if [False, True] in told and [own for own, _ in told].count(True) == 1:
                yield Difference("exchanged", *words)


def _way(left: set[str], right: set[str], first: set[str], second: set[str]) -> int:
    """Say whether the words of two figures stand in their two gaps (1), or exchanged (-1)."""
    for sign, (one, other) in ((1, (left, right)), (-1, (right, left))):
        if first & one and second & other and not (first & other or second & one):
            return sign
    return 0
