"""Formulas and claims worked out over figures: what they may name, and what may be put together.

What is put together is of one period, scope and whole, or the entry says why not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from liuzhou_site.errors import Place, Problem, nearest, problem
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.amounts import (
    Amount,
    Dimension,
    FormulaError,
    Lookup,
    LostOperand,
    OtherWhole,
)
from liuzhou_site.figures.dates import days, order
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.data import Allow
from liuzhou_site.messages import Field, part
from liuzhou_site.model import Figure, Hedge, Status, Unit

T = TypeVar("T")


def countable(project: Project, known: Mapping[str, Figure]) -> dict[str, int]:
    """Return what `count()` may count: the ledger's rows by kind, and the lists of the project."""
    kinds = Counter("look" if check.look else check.expect for check in project.checks.value)
    return counts(known.values()) | {
        "cells": sum(bool(figure.table) for figure in known.values()),
        "numerals": len(project.numerals),
        "tokens": sum(row["kind"] == "digit" for row in project.numerals),
        "derived": len(project.derived.value),
        "checks": len(project.checks.value),
        "agreeing": kinds["holds"],
        "conflicts": kinds["contradiction"],
        "look": kinds["look"],
    }


def counts(figures: Iterable[Figure]) -> dict[str, int]:
    """Return how many of the source's figures there are: in all, by status, and hedged.

    doubtful: contradicted or not found; firm: as printed, and no more is known.
    """
    printed = [figure for figure in figures if figure.paragraph]
    statuses = Counter(figure.status for figure in printed)
    doubtful = statuses[Status.CONTRADICTED] + statuses[Status.NOT_FOUND]
    return {
        **{status.value: statuses[status] for status in Status},
        "ledger": len(printed),
        "hedged": sum(figure.quantity.hedge is not Hedge.NONE for figure in printed),
        "doubtful": doubtful,
        "firm": statuses[Status.AS_PRINTED],
    }


@dataclass(frozen=True)
class Operands:
    """What formulas and claims may name: figures, their periods, and what `count()` counts.

    project: says which scopes lie in which, so that nothing is counted twice. broken: the ids of
    records that hold a mistake.
    """

    project: Project
    figures: Mapping[str, Figure]
    counted: Mapping[str, int]
    broken: frozenset[str] = frozenset()

    def listing(self, names: list[str]) -> Operands:
        """Return the same for a check that lists names."""
        return replace(self, counted={**self.counted, "names": len(names)})

    def __call__(self, asked: str) -> Amount:
        """Return the amount of a figure, of its period (date:ID), of a count (count:LIST)."""
        kind, _, name = asked.rpartition(":")
        if kind == "count":
            return self._count(name)
        if name not in self.figures:
            near = nearest(name, self.figures)
            lost = name in self.broken or self.project.lost.holds(name)
            raise (LostOperand if lost else FormulaError)(
                part("no-figure", name=name, nearest=near)
            )
        figure = self.figures[name]
        if kind == "date":
            if not figure.period.iso:
                raise FormulaError(part("undated", name=name))
            return Amount(days(figure.period), (), 0)
        share = figure.unit.kind == "share"
        scopes = outward(self.project, figure.scope)
        return Amount(
            interval=figure.interval,
            dimension=dimension(figure.unit),
            digits=figure.quantity.digits,
            whole=figure.whole if share else "",
            stands_for=tuple(whole for whole in (name, "" if share else figure.whole) if whole),
            scopes=frozenset([scopes] if scopes else []),
            parts=self._parts(name),
        )

    def _count(self, name: str) -> Amount:
        """Return how many a list holds; of a list with broken records nobody knows."""
        if name not in self.counted:
            raise FormulaError(part("not-counted", name=name, nearest=nearest(name, self.counted)))
        if self.broken or self.project.lost.files:
            raise LostOperand(part("not-counted", name=name, nearest=""))
        return Amount(intervals.exactly(Decimal(self.counted[name])), (), 0, bare=True)

    def _parts(self, name: str) -> frozenset[str]:
        """Return a figure with those that it is a plain sum of, and those that these are."""
        formula = self.figures[name].formula
        added = formulas.terms(formula) if formula else ()
        return frozenset([name]).union(*(self._parts(part) for part in added))


def dimension(unit: Unit) -> Dimension:
    """Return what a unit adds up with: itself; a share, a multiple, a bare number with nothing."""
    if unit.over:
        top, bottom = ((part, sign) for part, sign in zip(unit.over, (1, -1), strict=True))
        return tuple(sorted((top, bottom), key=lambda pair: pair[0].id))
    return () if unit.kind == "share" or unit.id in {"", "times"} else ((unit, 1),)


@dataclass(frozen=True)
class Expression:
    """An entry whose formula or claim is worked out: its id, its words, where they stand.

    allow: kind of mixture → reasons, as the schema has it.
    changing: it compares one time with another, and needs no reason for that.
    """

    id: str
    formula: str
    place: Place
    allow: Allow
    changing: bool = False


def work_out(
    entry: Expression, work: Callable[[str, Lookup], T], over: Operands
) -> tuple[T | None, list[Problem]]:
    """Return what `work` makes of the entry's formula, and what is wrong with it.

    Neither where it rests on a record that is broken.

    Figures of different periods and scopes, and shares of different wholes, are put together only
    where the entry says why; and a reason for nothing is a mistake too.
    """
    found, problems = None, []
    try:
        found, mixed = _with_wholes(entry, work, over)
        if entry.allow.whole and not mixed:
            problems.append(_needless(entry, "whole"))
    except LostOperand:
        return None, []
    except OtherWhole as error:
        problems.append(_differ(entry, "whole", error.why))
    except FormulaError as error:
        fields = {"id": entry.id, "found": entry.formula, "why": error.why}
        return None, [problem("bad-formula", entry.place, **fields)]
    return found, [*problems, *_mixtures(entry, over.figures)]


def _with_wholes(
    entry: Expression, work: Callable[[str, Lookup], T], lookup: Lookup
) -> tuple[T, bool]:
    """Return what `work` makes of the formula, and whether its shares forgot their wholes."""
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
    times, scopes = [order(figure.period) for figure in used], [figure.scope for figure in used]
    kinds = (
        ("period", entry.allow.period, len(set(times)), [figure.period.iso for figure in used]),
        ("scope", entry.allow.scope, len(set(scopes)), scopes),
    )
    for kind, reason, several, values in kinds:
        differ = several > 1 and not (free or (kind == "period" and entry.changing))
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
