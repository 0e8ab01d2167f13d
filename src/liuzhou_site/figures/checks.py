"""What must reconcile: `data/checks.yml` and `data/numerals.csv` against the ledger."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures import amounts, formulas, intervals
from liuzhou_site.figures.amounts import FormulaError, Lookup
from liuzhou_site.figures.evaluation import Expression, Operands, work_out
from liuzhou_site.load.project import Project
from liuzhou_site.messages import Part, part
from liuzhou_site.model import CELL, Figure, Interval, Words

_MENTION = re.compile(rf"\{{({CELL}|[a-z0-9_]+)")


@dataclass(frozen=True)
class Outcome:
    """A claim worked out: its two sides, whether it can hold, and whether it must."""

    left: Interval
    right: Interval
    holds: bool
    surely: bool


def compare(claim: str, lookup: Lookup) -> Outcome:
    """Work out the comparison `claim`, given what its figures allow.

    A claim holds where some values that the figures allow make it true. `before(a, b)` compares
    their periods: a has ended when b begins; `during(a, b)`: a lies within b. Their sides are in
    days. `lookup` is asked for the period of a figure as date:ID.
    Raises FormulaError: not a comparison of two formulas of one unit.
    """
    tree = formulas.tree_of(claim)
    if order := formulas.dated(claim):
        periods = [lookup(f"date:{name}").interval for name in formulas.inputs(claim)]
        a, b = periods if len(periods) > 1 else periods * 2
        holds = intervals.surely_below(a, b) if order == "before" else intervals.within(a, b)
        return Outcome(a, b, holds, surely=holds)
    if not (isinstance(tree, ast.Compare) and len(tree.ops) == 1):
        raise FormulaError(part("two-formulas", example="a + b == c"))
    sign = formulas.SIGNS.get(type(tree.ops[0]))
    if sign is None:
        raise FormulaError(part("claim-signs"))
    left, right = (
        formulas.evaluate(ast.unparse(side), lookup) for side in (tree.left, *tree.comparators)
    )
    amounts.require_comparable(left, right)
    a, b = left.interval, right.interval
    surely = not formulas.POSSIBLE[formulas.OPPOSITE[sign]](a, b)
    return Outcome(a, b, formulas.POSSIBLE[sign](a, b), surely)


class Verdict(StrEnum):
    """What a claim of figures is reported as."""

    HOLDS = "holds"
    CONTRADICTS = "contradicts"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True)
class Finding:
    """One reconciliation with its outcome: it holds, or it is a known, published contradiction.

    surely: it holds whatever the rounding and the hedges of its figures leave open.
    look: why to look twice, as `data/checks.yml` has it; "" where the outcome says enough.
    sides: the amounts that the claim compares, in base units; None where it compares dates.
    """

    id: str
    claim: str
    holds: bool
    surely: bool
    look: str
    sides: tuple[Interval, Interval] | None
    figures: tuple[str, ...]
    title: Words
    text: Words
    place: Place

    @property
    def verdict(self) -> Verdict:
        """What it is reported as."""
        if self.look:
            return Verdict.LOOK_AGAIN
        return Verdict.HOLDS if self.holds else Verdict.CONTRADICTS


def findings(over: Operands) -> tuple[list[Finding], list[Problem]]:
    """Work out every check; one whose outcome is not the expected one is a problem."""
    project, known = over.project, over.figures
    made: list[Finding] = []
    problems: list[Problem] = []
    seen: dict[str, Place] = {}
    for index, check in enumerate(project.checks.value):
        place = project.checks.place(index, "claim")
        if check.id in seen:
            problems.append(problem("duplicate-id", place, found=check.id, first=seen[check.id]))
        seen[check.id] = place
        entry = Expression(check.id, check.claim, place, check.allow)
        worked, found = work_out(entry, _compared, over.listing(check.names))
        problems += found
        if worked is None:
            continue
        used = formulas.inputs(check.claim)
        problems += _silence(project, index, known, used)
        if worked.holds != (check.expect == "holds"):
            code = "check-fails" if check.expect == "holds" else "contradiction-gone"
            numbers = tuple(part("equals", id=name, value=told(known[name])) for name in used)
            problems.append(problem(code, place, id=check.id, claim=check.claim, numbers=numbers))
            continue
        sides = None if formulas.dated(check.claim) else (worked.left, worked.right)
        outcome = (worked.holds, worked.surely, check.look)
        words = (check.title, check.finding)
        made.append(Finding(check.id, check.claim, *outcome, sides, used, *words, place))
    return made, problems


def _compared(claim: str, lookup: Lookup) -> Outcome:
    """Work a claim out, unless it compares a thing with itself."""
    match formulas.tree_of(claim):
        case ast.Compare(left=one, comparators=[other]) | ast.Call(args=[one, other]):
            if ast.dump(one) == ast.dump(other):
                raise FormulaError(part("idle"))
    return compare(claim, lookup)


def _silence(
    project: Project, index: int, known: Mapping[str, Figure], used: Iterable[str]
) -> Iterator[Problem]:
    """Yield the figures of a claim that its finding does not tell of in every language.

    What is worked out is told by its own number, or by all those that it was worked out from.
    """
    check = project.checks.value[index]
    for lang, text in check.finding.items():
        said = set(_MENTION.findall(text))
        for name in used:
            inputs = set(known[name].inputs)
            if name not in said and not (inputs and inputs <= said):
                place = project.checks.place(index, "finding", lang)
                yield problem("finding-silent", place, id=check.id, figure=name)


def told(figure: Figure) -> Part | str:
    """Return what a figure allows: 412, 12550 to 12650, above 100, 100 or less."""
    interval = figure.interval
    low, high = (None if end is None else f"{end:f}" for end in (interval.low, interval.high))
    if low is None:
        return part("under" if interval.under else "at-most", high=high)
    if high is None:
        return part("above" if interval.over else "at-least", low=low)
    return low if interval.low == interval.high else part("range", low=low, high=high)
