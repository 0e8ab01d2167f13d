"""Every text of a project as its readers get it, compared by value between the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.checks.in_context import placed
from liuzhou_site.checks.parity.naming import Spoken, misnamed
from liuzhou_site.checks.parity.said import Difference
from liuzhou_site.checks.parity.structure import comparisons, told
from liuzhou_site.checks.parity.values import differences
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.messages import part
from liuzhou_site.model import Lang
from liuzhou_site.numbers import FORMS, LANGUAGES, tokens
from liuzhou_site.story.inline import Inline, paired, parse_text


def disagreeing(seen: Resolved) -> list[Problem]:
    """Return where two languages, each in its own words, do not say the same numbers."""
    project = seen.project

    def worded(lang: Lang, inline: Inline) -> str:
        words = tokens.TOKEN.sub(_unbound, seen.setters[lang].words(inline))
        return seen.project.declared.sub("·", tokens.strip(words))

    problems: list[Problem] = []
    for texts in _texts(seen):
        one, *others = texts.values()
        problems += [found for other in others for found in _compared(one, other)]
        # Only what can be read is compared by value; by identity, parity.compare holds all.
        readable = [(lang, inline) for lang, inline in texts.items() if lang in LANGUAGES]
        for lang, other in readable[1:]:
            first, one = readable[0]
            said = (worded(first, one), first), (worded(lang, other), lang)
            spoken = [_spoken(seen, *text) for text in ((first, one), (lang, other))]
            problems += [
                problem(
                    f"languages-{found.kind}", other.place, found=found.there or part("nothing"),
                    expected=found.here or part("nothing"), other=one.place,
                    about=_about(seen, spoken, found),
                )
                for found in (
                    *differences(*said, project.units),
                    *misnamed(seen.names, *spoken),
                )
            ]  # fmt: skip
    return problems


def _spoken(seen: Resolved, lang: Lang, inline: Inline) -> Spoken:
    worded = seen.setters[lang].words(inline)
    known = seen.names.labels
    mentions = tuple(
        (name, start, end)
        for name, form, start, end in placed(worded)
        if name in known and form in FORMS
    )
    terms = frozenset(ref.name for ref in inline.refs if ref.name in seen.project.glossary.value)
    return Spoken(tokens.strip(worded), lang, mentions, terms)


def _unbound(token: re.Match[str]) -> str:
    """Leave out the words of a bound comparison: they are held against its claim."""
    return "·" if tokens.identity(token[1]).startswith("~") else token[0]


def _about(seen: Resolved, spoken: Sequence[Spoken], found: Difference) -> str:
    """Return the figure whose words differ, with what it counts; "" where no mention says it."""
    for one, words in zip(spoken[::-1], (found.there, found.here), strict=True):
        for name, start, end in one.mentions:
            if words and one.text[start:end].strip() in words:
                return f"{{{name}}} ({seen.book.figures[name].label[one.lang]})"
    return ""


def _compared(one: Inline, other: Inline) -> Iterator[Problem]:
    """Yield a comparison that is bound in one language alone."""
    left, right = comparisons(one), comparisons(other)
    if left != right:
        yield problem(
            "mention-differs", other.place,
            found=told(right - left), other=one.place,
            expected=told(left - right),
        )  # fmt: skip


def _texts(seen: Resolved) -> Iterator[Mapping[Lang, Inline]]:
    """Yield every sound text that is in all languages: of the story, the YAML files, the ledger."""
    for _, inlines in paired(seen.alike):
        if all(map(seen.sayable, inlines.values())):
            yield inlines
    for texts in seen.short_texts():
        if len(texts) == len(seen.project.languages):
            parsed = {lang: parse_text(*text)[0] for lang, text in texts.items()}
            if all(map(seen.sayable, parsed.values())):
                yield parsed
