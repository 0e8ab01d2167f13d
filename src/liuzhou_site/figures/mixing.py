"""What a formula or a check puts together: of one period, scope and whole, or with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures import formulas
from liuzhou_site.figures.amounts import FormulaError, Lookup, OtherWhole
from liuzhou_site.messages import Field, part
from liuzhou_site.model import Figure

if TYPE_CHECKING:
    from liuzhou_site.load.project import Project
    from liuzhou_site.load.schema import Allow

T = TypeVar("T")


@dataclass(frozen=True)
class Expression:
    """An entry whose formula or claim is worked out: its id, its words, where they stand.

    allow: kind of mixture → reasons, as the schema has it.
    """

    id: str
    formula: str
    place: Place
    allow: Allow


def work_out(
    entry: Expression,
    work: Callable[[str, Lookup], T],
    lookup: Lookup,
    known: Mapping[str, Figure],
) -> tuple[T | None, list[Problem]]:
    """Return what `work` makes of the entry's formula, and what is wrong with it.

    Figures of different periods and scopes, and shares of different wholes, are put together only
    where the entry says why; and a reason for nothing is a mistake too.
    """
    found, problems = None, []
    try:
        found, mixed = _with_wholes(entry, work, lookup)
        if entry.allow.whole and not mixed:
            problems.append(_needless(entry, "whole"))
    except OtherWhole as error:
        problems.append(_differ(entry, "whole", error.why))
    except FormulaError as error:
        fields = {"id": entry.id, "found": entry.formula, "why": error.why}
        return None, [problem("bad-formula", entry.place, **fields)]
    return found, [*problems, *_mixtures(entry, known)]


def _with_wholes(
    entry: Expression,
    work: Callable[[str, Lookup], T],
    lookup: Lookup,
) -> tuple[T, bool]:
    """Return what `work` makes of the formula, and whether its shares forgot their wholes for it.

    Raises:
        FormulaError: it cannot be worked out, or wholes differ and the entry does not allow it.
    """
    try:
        return work(entry.formula, lookup), False
    except OtherWhole:
        if not entry.allow.whole:
            raise
    return work(entry.formula, lambda name: replace(lookup(name), whole="")), True


def _mixtures(entry: Expression, known: Mapping[str, Figure]) -> Iterator[Problem]:
    """Yield the periods and scopes that a formula mixes without a reason; or reasons for nothing.

    What is counted in the project itself has neither. A claim about dates may mix both.
    """
    named = [known[name] for name in formulas.inputs(entry.formula) if name in known]
    used = [figure for figure in named if figure.scope]
    free = formulas.dated(entry.formula)
    kinds = (
        ("period", entry.allow.period, [figure.period.iso for figure in used]),
        ("scope", entry.allow.scope, [figure.scope for figure in used]),
    )
    for kind, reason, values in kinds:
        differ = len(set(values)) > 1 and not free
        if differ and not reason:
            pairs = zip(used, values, strict=True)
            found = tuple(
                f"“{figure.id}” {value}" if value else part("undated-figure", name=figure.id)
                for figure, value in pairs
            )
            yield _differ(entry, kind, found)
        if reason and not differ:
            yield _needless(entry, kind)


def _differ(entry: Expression, kind: str, found: Field) -> Problem:
    what = part(f"other-{kind}")
    return problem("inputs-differ", entry.place, id=entry.id, kind=kind, what=what, found=found)


def _needless(entry: Expression, kind: str) -> Problem:
    return problem("needless-reason", entry.place, id=entry.id, what=part(f"other-{kind}"))


def shared_scope(figures: Iterable[Figure]) -> str:
    """Return the scope that all figures have; "" where they differ, or there are none."""
    scopes = {figure.scope for figure in figures if figure.scope}
    return scopes.pop() if len(scopes) == 1 else ""


def outward(project: Project, scope: str) -> tuple[str, ...]:
    """Return a scope and those that it lies in, from the inmost outward; () for none."""
    found: list[str] = []
    while scope and scope not in found:
        found.append(scope)
        scope = project.site.value.within.get(scope, "")
    return tuple(found)
