"""Every text of a project as its readers get it, compared by value between the languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.checks.parity.structure import comparisons, told
from liuzhou_site.checks.parity.values import differences
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES, tokens
from liuzhou_site.story.inline import Inline, Story, paired, parse_text

Texts = dict["Lang", "Inline"]


def disagreeing(seen: Resolved) -> list[Problem]:
    """Return where two languages, each in its own words, do not say the same numbers."""
    project = seen.project

    def worded(lang: Lang, inline: Inline) -> str:
        return seen.project.declared.sub("·", tokens.strip(seen.setters[lang].words(inline)))

    problems: list[Problem] = []
    for texts in _texts(project, seen.stories):
        one, *others = texts.values()
        problems += [found for other in others for found in _compared(one, other)]
        # Only what can be read is compared by value; by identity, parity.compare holds all.
        readable = [(lang, inline) for lang, inline in texts.items() if lang in LANGUAGES]
        for lang, other in readable[1:]:
            first, one = readable[0]
            problems += [
                problem(
                    f"languages-{found.kind}", other.place, found=found.there or part("nothing"),
                    expected=found.here or part("nothing"), other=one.place,
                )
                for found in differences(
                    (worded(first, one), first), (worded(lang, other), lang), project.units
                )
            ]  # fmt: skip
    return problems


def _compared(one: Inline, other: Inline) -> Iterator[Problem]:
    """Yield a comparison that is bound in one language alone."""
    left, right = comparisons(one), comparisons(other)
    if left != right:
        yield problem(
            "mention-differs", other.place,
            found=told(right - left), other=one.place,
            expected=told(left - right),
        )  # fmt: skip


def _texts(project: Project, stories: Sequence[Story]) -> Iterator[Texts]:
    """Yield every text in all of its languages: the story's, the YAML files', the ledger's."""
    for _, inlines in paired(stories):
        yield inlines
    # The reasons of names speak of the numerals that they declare.
    for sheet in (sheet for sheet in project.sheets if sheet is not project.names):
        grouped: dict[tuple[str | int, ...], Texts] = {}
        for keys, text in sheet.leaves.items():
            if keys and keys[-1] in project.languages:
                inline, _ = parse_text(text, sheet.place(*keys))
                grouped.setdefault(keys[:-1], {})[str(keys[-1])] = inline
        yield from (texts for texts in grouped.values() if len(texts) == len(project.languages))
    for row in (*project.figures, *project.elsewhere):
        for column in ("label", "note"):
            yield _row(
                project, {lang: row[f"{column}_{lang}"] for lang in project.languages}, row.place
            )
    for row in project.numerals:
        yield _row(project, {lang: row[f"reason_{lang}"] for lang in project.languages}, row.place)


def _row(project: Project, cells: Mapping[Lang, str], place: Place) -> Texts:
    return {lang: parse_text(cells[lang], place)[0] for lang in project.languages}
