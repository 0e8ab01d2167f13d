"""What a text is about, such as exports: no language may name another subject in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.senses import senses
from liuzhou_site.story.inline import Inline

_Typed = tuple[Lang, str, Place]
"""A text as it was typed, in its language."""


def exchanged(seen: Resolved) -> Iterator[Problem]:
    """Yield texts of which each language names a subject that the other does not."""
    for texts in seen.paired:
        read = [(lang, one.typed, one.place) for lang, one in texts.items() if lang in LANGUAGES]
        for one, other in pairwise(read):
            yield from seen.passed.once(
                "subjects",
                (one[:2], other[:2]),
                partial(_exchanged, one, other, _labels(seen, texts)),
            )


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
    ours, theirs = (named(text, lang) for lang, text, _ in (one, other))
    here, there = ours.keys() - theirs.keys() - own, theirs.keys() - ours.keys() - own
    if here and there:
        yield problem(
            "languages-subject", other[2], found=theirs[min(there)],
            expected=ours[min(here)], other=one[2],
        )  # fmt: skip


def named(text: str, lang: Lang) -> Mapping[str, str]:
    """Return the subjects that a text names, each with its word."""
    found = senses(lang, "subjects").find(text)
    return {one.id: text[one.start : one.end] for one in found}
