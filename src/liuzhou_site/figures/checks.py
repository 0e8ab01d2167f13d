"""What must reconcile: `data/checks.yml` and `data/numerals.csv` against the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.errors import problem
from liuzhou_site.figures import formulas
from liuzhou_site.figures.derived import lookup_in
from liuzhou_site.figures.formulas import FormulaError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.errors import Place, Problem
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure, Interval, Words


@dataclass(frozen=True)
class Finding:
    """One reconciliation with its outcome: it holds, or it is a known, published contradiction.

    sides: what the claim compares, in base units.
    """

    id: str
    claim: str
    holds: bool
    sides: tuple[Interval, Interval]
    figures: tuple[str, ...]
    title: Words
    text: Words
    place: Place


def findings(
    project: Project, known: Mapping[str, Figure], counted: Mapping[str, int]
) -> tuple[list[Finding], list[Problem]]:
    """Work out every check; one whose outcome is not the expected one is a problem.

    counted: what `count()` may count, as `countable` gives it.
    """
    made: list[Finding] = []
    problems: list[Problem] = []
    seen: dict[str, Place] = {}
    for index, check in enumerate(project.checks.value):
        place = project.checks.place(index, "claim")
        if check.id in seen:
            problems.append(problem("duplicate-id", place, found=check.id, first=seen[check.id]))
        seen[check.id] = place
        try:
            worked = formulas.compare(
                check.claim, lookup_in(known, {**counted, "names": len(check.names)})
            )
            used = formulas.inputs(check.claim)
        except FormulaError as error:
            problems.append(
                problem(
                    "bad-formula", place, id=check.id, found=check.claim, why=f"{error}".rstrip(".")
                )
            )
            continue
        if worked.holds != (check.expect == "holds"):
            code = "check-fails" if check.expect == "holds" else "contradiction-gone"
            numbers = "; ".join(f"{name} = {_told(known[name])}" for name in used)
            problems.append(problem(code, place, id=check.id, claim=check.claim, numbers=numbers))
        sides = (worked.left, worked.right)
        made.append(
            Finding(
                check.id, check.claim, worked.holds, sides, used, check.title, check.finding, place
            )
        )
    return made, problems


def _told(figure: Figure) -> str:
    interval = figure.interval
    if interval.low is not None and interval.low == interval.high:
        return f"{interval.low:f}"
    low = "?" if interval.low is None else f"{interval.low:f}"
    high = "?" if interval.high is None else f"{interval.high:f}"
    return f"{low} to {high}"
