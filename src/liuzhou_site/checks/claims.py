"""What texts may claim of figures, worked out: by comparisons and by checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.amounts import FormulaError, Lookup
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.counting import countable
from liuzhou_site.figures.derived import lookup_in
from liuzhou_site.figures.mixing import Expression, work_out
from liuzhou_site.messages import part
from liuzhou_site.model import Figure
from liuzhou_site.story.claims import Claim, holds, names, negated, parse

if TYPE_CHECKING:
    from liuzhou_site.load.project import Project


def worked_out(
    project: Project, known: Mapping[str, Figure]
) -> tuple[Mapping[str, Claim], tuple[Problem, ...]]:
    """Return every claim by id, those of the checks first, and what is wrong with them."""
    counted = countable(project, known)
    claims = _checked(project, known, counted)
    problems: list[Problem] = []
    lookup = lookup_in(known, counted, project)
    sheet = project.comparisons
    for name, entry in sheet.value.claims.items():
        place = sheet.place("claims", name, "claim")
        if name in claims or name in known:
            first = known[name].place if name in known else Place("data/checks.yml")
            problems.append(problem("duplicate-id", place, found=name, first=first))
            continue
        allow = entry.allow
        if entry.claim.startswith(("rose", "fell")):  # what changes has two periods
            allow = allow.model_copy(update={"period": {"": "a change"}})
        worked, found = work_out(
            Expression(name, entry.claim, place, allow),
            lambda text, look: holds(parse(text), look),
            lookup,
            known,
        )
        problems += found
        if worked is not None:
            claims[name] = parse(entry.claim)
        if worked is False:
            problems.append(_fails(place, claims[name], known))
    return claims, tuple(problems)


def _checked(
    project: Project, known: Mapping[str, Figure], counted: Mapping[str, int]
) -> dict[str, Claim]:
    """Return what the checks claim, worked out already; without sides where it need not be true."""
    claims: dict[str, Claim] = {}
    for index, check in enumerate(project.checks.value):
        lookup = lookup_in(known, {**counted, "names": len(check.names)}, project)
        try:
            claim = parse(check.claim)
            claim = claim if check.expect == "holds" else negated(claim)
        except FormulaError:
            continue  # no words say it: an order of dates
        entry = Expression(check.id, check.claim, project.checks.place(index), check.allow)
        surely, _ = work_out(entry, _worker(claim), lookup, known)
        claims[check.id] = claim if surely else Claim(claim.text, (), claim.relation)
    return claims


def _worker(claim: Claim) -> Callable[[str, Lookup], bool]:
    return lambda _, lookup: holds(claim, lookup)


def _fails(place: Place, claim: Claim, known: Mapping[str, Figure]) -> Problem:
    numbers = tuple(
        part("amounts-to", id=name, value=told(known[name]))
        for name in names(claim)
        if name in known
    )
    return problem("claim-fails", place, claim=claim.text, numbers=numbers)
