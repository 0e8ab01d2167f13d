"""What adds up in a ledger, found without being asked for, and what does not.

A relation is told where chance would hardly give it, or where labels, units, periods and scopes
leave no other candidate. What `data/checks.yml` holds already, and what was waved off, is not. One
that is taken over becomes an entry of that file, which an editor words.
"""

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count

from liuzhou_site.figures import formulas
from liuzhou_site.figures.amounts import FormulaError
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.checks import Outcome, Verdict, compare
from liuzhou_site.figures.evaluation import Expression, Operands, work_out
from liuzhou_site.figures.likes import likes
from liuzhou_site.figures.listings import listings
from liuzhou_site.figures.quotients import earlier, quotients
from liuzhou_site.figures.search import UNLIKELY, Candidate, Search
from liuzhou_site.figures.sums import sums, totals
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.data import Allow
from liuzhou_site.model import Figure, Lang

_Key = tuple[object, frozenset[str]]
_THREE = 3  # a part, its share and their whole
_Family = Callable[[Search], Iterator[Candidate]]
FAMILIES: tuple[_Family, ...] = (sums, quotients, likes, listings, totals)


@dataclass(frozen=True)
class Proposal:
    """A claim of figures that was found, with what came of it.

    chance: how many such matches chance gives among as many tries. names: the list that it counts.
    """

    claim: str
    verdict: Verdict
    chance: float
    outcome: Outcome
    names: tuple[str, ...] = ()

    @property
    def stated(self) -> str:
        """The claim as it came out: with the opposite sign where it does not hold."""
        if self.outcome.holds:
            return self.claim
        signs: Mapping[str, str] = formulas.OPPOSITE
        return re.sub(r" (==|[<>]=?) ", lambda sign: f" {signs[sign[1]]} ", self.claim)


def relations(
    project: Project, book: FigureBook, texts: Mapping[int, str] | None = None
) -> list[Proposal]:
    """Return a ledger's relations, the least likely first; texts: number of paragraph → text."""
    figures = tuple(book.figures.values())
    counted = tuple(f for f in figures if f.scope)  # what counts the ledger itself has no scope
    search = Search(project, counted, texts or {})
    search = replace(search, figures=(*counted, *earlier(search)))
    over = Operands(project, book.figures, {})
    told = _standing(project, search)
    best: dict[_Key, Proposal] = {}
    for family in FAMILIES:
        for found in family(search):
            if found.chance > UNLIKELY and not found.kin:
                continue
            key = _key(found.claim, search)
            known = best.get(key)
            if key in told or (known and known.chance <= found.chance):
                continue
            if relation := _worked(found, over):
                best[key] = relation
    sets = [names for _, names in (*best, *told)]
    kept = [one for (_, names), one in best.items() if not _follows(names, sets)]
    return sorted(kept, key=lambda relation: relation.chance)


def _follows(names: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Say whether four figures are two parts and their shares, each told with one whole."""
    wholes: dict[frozenset[str], set[frozenset[str]]] = {}
    for other in (one for one in others if len(one) == _THREE and len(names) > _THREE):
        if len(pair := other & names) == _THREE - 1:
            wholes.setdefault(other - names, set()).add(pair)
    return any(
        one | other == names for pairs in wholes.values() for one in pairs for other in pairs
    )


def _worked(found: Candidate, over: Operands) -> Proposal | None:
    try:
        listed = over.listing(list(found.names))
        outcome = compare(found.claim, lambda name: replace(listed(name), whole=""))
    except FormulaError:
        return None
    verdict = Verdict.HOLDS if outcome.holds else Verdict.CONTRADICTS
    verdict = Verdict.LOOK_AGAIN if found.doubt else verdict
    return Proposal(found.claim, verdict, found.chance, outcome, found.names)


def _standing(project: Project, search: Search) -> set[_Key]:
    claims = [check.claim for check in project.checks.value]
    claims += [row["claim"] for row in project.dropped or ()]
    told = set[_Key]()
    for claim in claims:
        with suppress(FormulaError):  # told where the check is worked out
            told.add(_key(claim, search))
    return told


def _key(claim: str, search: Search) -> _Key:
    """Return by what a relation is known: the figures that it joins, and how it compares them."""
    names = frozenset[str]().union(*map(search.bases, formulas.inputs(claim)))
    return formulas.dated(claim) or _order(claim), names


def _order(claim: str) -> bool:
    tree = formulas.tree_of(claim)
    return isinstance(tree, ast.Compare) and not isinstance(tree.ops[0], ast.Eq | ast.NotEq)


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
        return [self.book.figures[name] for name in formulas.inputs(self.relation.claim)]

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
        when = formulas.dated(self.relation.claim)
        rows = []
        for figure in self.figures:
            form = ":period" if when else ":signed" if figure.quantity.change else ""
            said = f"{{{figure.id}{form}}}"
            rows.append(
                self.project.words(lang, "describe_row", noun=figure.label[lang], said=said)
            )
        return self.project.words(lang, "clause_join").join(rows)

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
            told[lang] = self.project.words(lang, "clause_join").join(each)
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
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_quoted(text)}" for key, text in value.items()) + "}"
    return "[" + ", ".join(map(_quoted, value)) + "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
