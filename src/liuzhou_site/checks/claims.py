"""What texts may claim of figures, worked out: by comparisons and by checks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.amounts import FormulaError, Lookup
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.evaluation import Expression, Operands, countable, work_out
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Figure
from liuzhou_site.story.claims import Claim, holds, names, negated, parse


def worked_out(
    project: Project, known: Mapping[str, Figure]
) -> tuple[Mapping[str, Claim], tuple[Problem, ...]]:
    """Return every claim by id, those of the checks first, and what is wrong with them."""
    over = Operands(project, known, countable(project, known))
    claims = _checked(over)
    problems: list[Problem] = []
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
        asked = Expression(name, entry.claim, place, allow)
        worked, found = work_out(asked, lambda text, lookup: holds(parse(text), lookup), over)
        problems += found
        if worked is not None:
            claims[name] = parse(entry.claim)
        if worked is False:
            numbers = tuple(
                part("amounts-to", id=one, value=told(known[one])) for one in names(claims[name])
            )
            problems.append(problem("claim-fails", place, claim=entry.claim, numbers=numbers))
    return claims, tuple(problems)


def _checked(over: Operands) -> dict[str, Claim]:
    """Return what the checks claim, worked out already; without sides where it need not be true."""
    claims: dict[str, Claim] = {}
    for index, check in enumerate(over.project.checks.value):
        try:
            claim = parse(check.claim)
            claim = claim if check.expect == "holds" else negated(claim)
        except FormulaError:
            continue  # no words say it: an order of dates
        place = over.project.checks.place(index)
        asked = Expression(check.id, check.claim, place, check.allow)
        surely, _ = work_out(asked, partial(_holds, claim), over.listing(check.names))
        claims[check.id] = claim if surely else Claim(claim.text, (), claim.relation)
    return claims


def _holds(claim: Claim, _text: str, lookup: Lookup) -> bool:
    return holds(claim, lookup)
