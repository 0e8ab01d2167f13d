"""Phrases that are said to compare no figures, in a clause that says the amount of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES, PERIOD_FORMS
from liuzhou_site.numbers.comparing import find
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Ref

_ENDS = " ,.;:!?，。；：！？"
_NO_AMOUNT = (*PERIOD_FORMS, "since", "paragraph", "printed")


def exempted(seen: Resolved) -> Iterator[Problem]:
    """Yield the exempted phrases that stand beside an amount, each with that.

    What is the same, such as a place or a month, seldom compares the amounts beside it.
    """
    sheet = seen.project.comparisons.value.phrases
    listed = {
        lang: {phrase: why for phrase, why in phrases.items() if _ranks(phrase, lang)}
        for lang, phrases in sheet.items()
    }
    for lang, inline in seen.texts:
        words = inline.typed
        there = words.lower()
        for phrase, reason in listed.get(lang, {}).items():
            if phrase.lower() not in there:
                continue
            for match in re.finditer(re.escape(phrase), words, re.IGNORECASE):
                low, high = bounds(words, match.start(), CLAUSE)
                if words[low:high].strip(_ENDS).casefold() == phrase.casefold():  # an afterthought
                    low, high = bounds(words, match.start(), SENTENCE)
                names = [name for name in _amounts(inline, low, high) if name in seen.ids]
                if names:
                    line = inline.place.line + words.count("\n", 0, match.start())
                    yield problem(
                        "phrase-beside", Place(inline.place.path, line),
                        found=phrase, id=names[0], why=reason,
                    )  # fmt: skip


def _ranks(phrase: str, lang: Lang) -> bool:
    """Say whether a phrase tells more from less."""
    return lang in LANGUAGES and any(hit.sign != "==" for hit in find(phrase, lang))


def _amounts(inline: Inline, low: int, high: int) -> Iterator[str]:
    """Yield the figures whose amounts are mentioned between two places of the typed words."""
    words = inline.typed
    pieces = [piece for piece in inline.pieces if isinstance(piece, Ref | Phrase)]
    first = words.count(HOLE, 0, low)
    for piece in pieces[first : first + words.count(HOLE, low, high)]:
        if isinstance(piece, Ref) and piece.form not in _NO_AMOUNT:
            yield piece.name
