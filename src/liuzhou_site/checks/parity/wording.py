"""Every text as its readers get it, compared by value between the languages; what it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import pairwise, product

from liuzhou_site.checks.parity.naming import Spoken, misnamed
from liuzhou_site.checks.parity.said import Difference
from liuzhou_site.checks.parity.structure import comparisons, told
from liuzhou_site.checks.parity.values import differences
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.text import Text
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.messages import part
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numbers import LANGUAGES, places, tokens
from liuzhou_site.numbers.senses import senses
from liuzhou_site.story.inline import Inline


def disagreeing(seen: Resolved) -> list[Problem]:
    """Return where two languages, each in its own words, do not say the same numbers."""
    problems: list[Problem] = []
    for texts in (one for one in seen.paired if all(map(seen.sayable, one.values()))):
        one, *others = texts.values()
        problems += [found for other in others for found in _compared(one, other)]
        # Only what can be read is compared by value; by identity, `differing_structure` holds all.
        read = [text for text in texts.items() if text[0] in LANGUAGES]
        for two in read[1:]:
            pair = seen.text(*read[0]), seen.text(*two)
            heard = tuple(text.heard for text in pair)
            values = seen.valued.once("values", heard, partial(_values, *pair))
            problems += _told(*pair, values)
            problems += seen.spoken.once("wording", heard, partial(_naming, seen, *pair))
    return problems


def _values(*texts: Text) -> list[Difference]:
    """Return what two languages say otherwise by its value."""
    left, right = ((_worded(text), text.lang) for text in texts)
    return differences(left, right, texts[0].project.units)


def _naming(seen: Resolved, one: Text, other: Text) -> Iterator[Problem]:
    """Yield what two languages name otherwise."""
    named = misnamed(seen.names, _spoken(seen, one), _spoken(seen, other))
    yield from _told(one, other, [*named, *places_apart(seen.known_names, one, other)])


def _told(one: Text, other: Text, found: Iterable[Difference]) -> Iterator[Problem]:
    """Yield what two languages say otherwise, but for what is so by a figure's own label."""
    for difference in found:
        if _of_label(one, other, difference):
            continue
        yield problem(
            f"languages-{difference.kind}", other.inline.place,
            found=difference.there or part("nothing"),
            expected=difference.here or part("nothing"), other=one.inline.place,
            about=_told_of(one, other, difference),
        )  # fmt: skip


def places_apart(known: str, *texts: Text) -> Iterator[Difference]:
    """Yield places of the world that one text names, and neither the other nor the story's names.

    A country that Chinese names may be an adjective in English, which CLDR does not know.
    """
    named = [places(text.said.text, text.lang) for text in texts]
    codes = [frozenset[str]().union(*found.values()) for found in named]
    odd = [
        [name for name, own in found.items()
         if own.isdisjoint(theirs) and name not in known
         and (text.lang == "en" or "/" in max(own))]
        for text, found, theirs in zip(texts, named, reversed(codes), strict=True)
    ]  # fmt: skip
    if any(odd):
        yield Difference("unnamed", *map(", ".join, odd))


def _worded(text: Text) -> str:
    words = tokens.strip(tokens.TOKEN.sub(_unbound, text.worded))
    return text.project.declared.sub("·", words)


def _spoken(seen: Resolved, text: Text) -> Spoken:
    counts = tuple((one.figure.id, one.start, one.end) for one in text.mentions if one.counts)
    terms = {ref.name for ref in text.inline.refs} & seen.project.glossary.value.keys()
    return Spoken(text.said.text, text.lang, counts, frozenset(terms))


def _unbound(token: re.Match[str]) -> str:
    """Leave out the words of a bound comparison: they are held against its claim."""
    return "·" if tokens.identity(token[1]).startswith("~") else token[0]


def _told_of(one: Text, other: Text, found: Difference) -> str:
    """Return the figure whose words differ, with what it counts; "" where no mention says it."""
    for text, words in ((other, found.there), (one, found.here)):
        if figure := _about(text, words):
            return f"{{{figure.id}}} ({figure.label[text.lang]})"
    return ""


def _about(text: Text, words: str) -> Figure | None:
    said = (one for one in text.mentions if one.counts and words)
    return next((one.figure for one in said if text.words(one).strip() in words), None)


def _of_label(one: Text, other: Text, found: Difference) -> bool:
    """Say whether two languages differ by the figure's own label, which is held by itself.

    It may deny something (不含奖金, pay), or name what is counted (care homes, 养老机构).
    """
    sides = ((one, found.here), (other, found.there))
    known = [(text, words, figure) for text, words in sides if (figure := _about(text, words))]
    if len(known) < len(sides):
        return False
    if found.kind == "counted":
        nouns = [(words.rpartition("… ")[2], fig.label[text.lang]) for text, words, fig in known]
        return all(noun.lower() in label.lower() for noun, label in nouns)
    if found.kind != "not":
        return False
    odd = [_denies(words, text.lang, fig.label[text.lang]) for text, words, fig in known]
    return odd[0] == odd[1]


def _denies(words: str, lang: Lang, label: str) -> bool:
    """Say whether words deny something, but for what a label denies, too: without bonuses."""
    found = LANGUAGES[lang].turns.denials(words)
    own = [hit.string[hit.start() : hit.end() + _NEXT].lower() in label.lower() for hit in found]
    return own.count(False) % 2 == 1


_NEXT = 2
"""Characters behind a word that denies, by which it is that of a label."""


def _compared(one: Inline, other: Inline) -> Iterator[Problem]:
    """Yield a comparison that is bound in one language alone."""
    left, right = comparisons(one), comparisons(other)
    if left != right:
        yield problem(
            "mention-differs", other.place,
            found=told(right - left), other=one.place,
            expected=told(left - right),
        )  # fmt: skip


_Typed = tuple[Lang, str, Place]
"""A text as it was typed, in its language."""


def exchanged(seen: Resolved) -> Iterator[Problem]:
    """Yield texts of which each language names one of a kind that the other does not."""
    for texts in seen.paired:
        read = [(lang, one.typed, one.place) for lang, one in texts.items() if lang in LANGUAGES]
        for one, other in pairwise(read):
            labels = _labels(seen, texts)
            made_from = (one[:2], other[:2], tuple(sorted(labels)))
            found = partial(_exchanged, one, other, labels)
            yield from seen.spoken.once("subjects", made_from, found)


def _labels(seen: Resolved, texts: Mapping[Lang, Inline]) -> frozenset[str]:
    """Return the subjects of what the figures of a text count, which it may leave unsaid."""
    figures = {ref.name for inline in texts.values() for ref in inline.refs}
    return frozenset[str]().union(
        *(
            named(words, lang).keys()
            for name in figures
            for lang, words in seen.names.labels.get(name, {}).items()
            if lang in LANGUAGES
        )
    )


def _exchanged(one: _Typed, other: _Typed, own: frozenset[str]) -> Iterator[Problem]:
    for listed in ("subjects", "since", "facets"):
        ours, theirs = (named(text, lang, listed) for lang, text, _ in (one, other))
        odd = apart(ours.keys() - own, theirs.keys() - own)
        if odd:
            yield problem(
                "languages-subject", other[2], found=theirs[odd[1]],
                expected=ours[odd[0]], other=one[2],
            )  # fmt: skip


def named(text: str, lang: Lang, listed: str = "subjects") -> Mapping[str, str]:
    """Return the subjects that a text names, or other things of a list, with their words."""
    found = senses(lang, listed).find(text)
    return {one.id: text[one.start : one.end] for one in found}


def apart(ours: AbstractSet[str], theirs: AbstractSet[str]) -> tuple[str, str] | None:
    """Return the first two of one kind that each side has alone: of:silver, of:zinc."""
    pairs = product(sorted(ours - theirs), sorted(theirs - ours))
    return next((two for two in pairs if _kind(two[0]) == _kind(two[1])), None)


def _kind(name: str) -> str:
    return name.rpartition(":")[0]
