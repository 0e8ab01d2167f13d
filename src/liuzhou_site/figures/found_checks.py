"""A relation that was found → an entry of `data/checks.yml`, which an editor words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.checks import Verdict, compare
from liuzhou_site.figures.evaluation import Expression, Operands, work_out
from liuzhou_site.figures.formulas import dated, inputs
from liuzhou_site.figures.relations import Proposal
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.claims import Allow
from liuzhou_site.model import Figure, Lang

_STEM = 32  # characters of a figure's id in that of its check


def with_checks(project: Project, book: FigureBook, text: str, found: Sequence[Proposal]) -> str:
    """Return the text of `data/checks.yml` with relations at its end.

    Their titles are the labels of their last figures, their findings list all figures, in every
    language; the reasons name what differs. An editor says it in words.
    """
    windows, text = "\r\n" in text, text.replace("\r\n", "\n")
    body = "" if not project.checks.value else text.rstrip("\n") + "\n"
    if not project.checks.value:  # “[]”, below comments
        body = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    taken = {check.id for check in project.checks.value} | {*project.comparisons.value.claims}
    taken |= {*book.figures, *project.glossary.value}
    for relation in found:
        entry = _Entry(project, book, relation)
        name = next(name for name in entry.names() if name not in taken)
        taken.add(name)
        body += "\n".join(entry.lines(name)) + "\n"
    return body.replace("\n", "\r\n") if windows else body


@dataclass(frozen=True)
class _Entry:
    """One relation as an entry."""

    project: Project
    book: FigureBook
    relation: Proposal

    @property
    def figures(self) -> list[Figure]:
        return [self.book.figures[name] for name in inputs(self.relation.claim)]

    def names(self) -> Iterator[str]:
        """Yield ids that it may have, from the id of its last figure."""
        stem = re.sub(r"\W", "_", self.figures[-1].id)[:_STEM]
        yield f"{stem}_check"
        yield from (f"{stem}_check{number}" for number in count(2))

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of the entry."""
        relation, holds = self.relation, self.relation.outcome.holds
        yield f"- id: {name}"
        yield f"  claim: {relation.claim}"
        if relation.names:
            yield f"  names: {_flow(relation.names)}"
        yield f"  expect: {'holds' if holds else 'contradiction'}"
        if relation.verdict is Verdict.LOOK_AGAIN:
            yield "  look: unexplained"
        yield f"  title: {_flow(dict(self.figures[-1].label))}"
        yield f"  finding: {_flow({lang: self._finding(lang) for lang in self.project.languages})}"
        if kinds := self._mixed():
            yield "  allow:"
            yield from (f"    {kind}: {_flow(self._differing(kind))}" for kind in kinds)

    def _finding(self, lang: Lang) -> str:
        """Return what each figure counts and how much, or when, one after the other."""
        when = dated(self.relation.claim)
        rows = []
        for figure in self.figures:
            form = ":period" if when else ":signed" if figure.quantity.change else ""
            said = f"{{{figure.id}{form}}}"
            rows.append(self._words(lang, "describe_row", noun=figure.label[lang], said=said))
        return self._words(lang, "clause_join").join(rows)

    def _words(self, lang: Lang, key: str, **fields: str) -> str:
        return self.project.words(lang, key, **fields)

    def _mixed(self) -> list[str]:
        """Return in what its figures differ, for which a check needs a reason."""
        over = Operands(self.project, self.book.figures, {}).listing([*self.relation.names])
        place = self.project.checks.place()
        entry = Expression("", self.relation.claim, place, Allow())
        problems = work_out(entry, compare, over)[1]
        return [str(dict(one.fields)["kind"]) for one in problems if one.code == "inputs-differ"]

    def _differing(self, kind: str) -> dict[Lang, str]:
        """Return the periods, scopes or wholes of its figures, each once, in every language."""
        told = {}
        for lang in self.project.languages:
            each = dict.fromkeys(self._told(kind, figure, lang) for figure in self.figures)
            told[lang] = self._words(lang, "clause_join").join(each)
        return told

    def _told(self, kind: str, figure: Figure, lang: Lang) -> str:
        site = self.project.site.value
        if kind == "scope":
            return site.scopes[figure.scope][lang]
        if kind == "whole" and figure.whole in site.wholes:
            return site.wholes[figure.whole][lang]
        if kind == "period" and figure.period.iso:
            return f"{{{figure.id}:period}}"
        return self.book.figures.get(figure.whole, figure).label[lang]


def _flow(value: Mapping[str, str] | Sequence[str]) -> str:
    """Return texts as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_quoted(text)}" for key, text in value.items()) + "}"
    return "[" + ", ".join(map(_quoted, value)) + "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
