"""What adds up in a ledger, found without being asked for, and what does not.

A relation is told where chance would hardly give it, or where labels, units, periods and scopes
leave no other candidate. What `data/checks.yml` holds already, and what was waved off, is not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from liuzhou_site.figures import formulas
from liuzhou_site.figures.amounts import FormulaError
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.checks import Outcome, Verdict, compare
from liuzhou_site.figures.evaluation import Operands
from liuzhou_site.figures.likes import likes
from liuzhou_site.figures.listings import listings
from liuzhou_site.figures.quotients import earlier, quotients
from liuzhou_site.figures.search import UNLIKELY, Candidate, Search
from liuzhou_site.figures.sums import sums
from liuzhou_site.figures.totals import totals
from liuzhou_site.load.project import Project

_Key = tuple[object, frozenset[str]]
_THREE = 3  # a part, its share and their whole
FAMILIES: tuple[Callable[[Search], Iterator[Candidate]], ...] = (
    sums,
    quotients,
    likes,
    listings,
    totals,
)


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
    """Return the relations of a ledger, the least likely by chance first.

    texts: number of a paragraph → its text, where the source is at hand.
    """
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
    """Return a candidate worked out; None where what it puts together cannot be."""
    try:
        listed = over.listing(list(found.names))
        outcome = compare(found.claim, lambda name: replace(listed(name), whole=""))
    except FormulaError:
        return None
    verdict = Verdict.HOLDS if outcome.holds else Verdict.CONTRADICTS
    verdict = Verdict.LOOK_AGAIN if found.doubt else verdict
    return Proposal(found.claim, verdict, found.chance, outcome, found.names)


def _standing(project: Project, search: Search) -> set[_Key]:
    """Return what is known already, as `_key` has it."""
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
    """Say whether a claim is about more and less, and not about what is equal."""
    tree = formulas.tree_of(claim)
    return isinstance(tree, ast.Compare) and not isinstance(tree.ops[0], ast.Eq | ast.NotEq)
