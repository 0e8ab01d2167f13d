"""Phrases that are said to compare no figures, in a clause that says the amount of one."""

import re
from collections.abc import Iterator

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.comparing import find
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.figure_text import NO_AMOUNT
from liuzhou_site.story.inline import HOLE, Inline, Ref


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
                short = LANGUAGES[lang].turns.short.fullmatch(words, low, high)
                if short and HOLE not in words[low:high]:  # an afterthought
                    low, high = bounds(words, match.start(), SENTENCE)
                names = [name for name in _amounts(inline, low, high) if name in seen.ids]
                if names:
                    yield problem(
                        "phrase-beside", inline.place.within(words, match.start()),
                        found=phrase, id=names[0], why=reason,
                    )  # fmt: skip


def _ranks(phrase: str, lang: Lang) -> bool:
    """Say whether a phrase tells more from less."""
    return lang in LANGUAGES and any(hit.sign != "==" for hit in find(phrase, lang))


def _amounts(inline: Inline, low: int, high: int) -> Iterator[str]:
    """Yield the figures whose amounts are mentioned between two places of the typed words."""
    for at, piece in inline.holes:
        if low <= at < high and isinstance(piece, Ref) and piece.form not in NO_AMOUNT:
            yield piece.name
