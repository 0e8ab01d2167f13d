"""`data/derived.yml` → figures of our own calculation, with honest intervals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest, problem
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.formulas import Amount, FormulaError
from liuzhou_site.figures.frames import counts, ledger_frame
from liuzhou_site.figures.ledger import counting_kind
from liuzhou_site.load.schemas import Derived
from liuzhou_site.model import Figure, Period, Quantity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project
    from liuzhou_site.model import Unit

Lookup = Callable[[str], Amount]

COUNTS: Mapping[str, str] = MappingProxyType(
    {
        "ledger_figures": "count(ledger)",
        "ledger_firm": "count(firm)",
        "ledger_hedged": "count(hedged)",
        "ledger_doubtful": "count(doubtful)",
        "ledger_contradicted": "count(contradicted)",
        "ledger_not_found": "count(not_found)",
        "ledger_forecast": "count(forecast)",
        "ledger_numerals": "count(numerals)",
        "ledger_tokens": "count(tokens)",
        "ledger_derived": "count(derived)",
        "ledger_checks": "count(checks)",
        "ledger_conflicts": "count(conflicts)",
    }
)
"""What every story may say of its own ledger: id → formula. Labels: the interface's strings."""


def derive(
    project: Project, printed: Mapping[str, Figure], counted: Mapping[str, int]
) -> tuple[list[Figure], list[Problem]]:
    """Work out every derived figure, in the order of the file, then the ledger's own counts.

    A formula may use figures derived above it; `counted` is what `countable` gives.
    """
    known = dict(printed)
    made: list[Figure] = []
    problems: list[Problem] = []
    entries = dict(project.derived.value)
    for name, formula in COUNTS.items():
        label = {lang: project.strings[lang][name] for lang in project.languages}
        entries[name] = Derived(formula=formula, category="", scope="", label=label)
    for name, entry in entries.items():
        place = project.derived.place(name, "formula")
        try:
            if name in known:
                first = known[name].place
                problems.append(problem("duplicate-id", place, found=name, first=first))
                continue
            figure = _figure(project, name, entry, known, counted)
        except FormulaError as error:
            problems.append(
                problem(
                    "bad-formula", place, id=name, found=entry.formula, why=f"{error}".rstrip(".")
                )
            )
            continue
        known[name] = figure
        made.append(figure)
    return made, problems


def lookup_in(known: Mapping[str, Figure], counted: Mapping[str, int]) -> Lookup:
    """Return the lookup of formulas and claims: figure ids, and what `count()` may count."""

    def lookup(name: str) -> Amount:
        if name.startswith("count:"):
            return _count(name.removeprefix("count:"), counted)
        if name not in known:
            msg = f"there is no figure “{name}”.{nearest(name, known)}"
            raise FormulaError(msg)
        figure = known[name]
        return Amount(figure.interval, dimension(figure.unit), figure.quantity.digits)

    return lookup


def dimension(unit: Unit) -> formulas.Dimension:
    """Return what a unit adds up with: itself; a share and a bare number with anything bare."""
    return () if unit.kind in {"share", "ordinal", "year"} or not unit.id else ((unit.id, 1),)


def countable(project: Project, known: Mapping[str, Figure]) -> dict[str, int]:
    """Return what `count()` may count: the ledger's rows by kind, and the lists of the project."""
    return counts(ledger_frame(known)) | {
        "numerals": len(project.numerals),
        "tokens": sum(row["kind"] == "digit" for row in project.numerals),
        "derived": len(project.derived.value),
        "checks": len(project.checks.value),
        "conflicts": sum(check.expect == "contradiction" for check in project.checks.value),
    }


def _count(what: str, counted: Mapping[str, int]) -> Amount:
    if what not in counted:
        msg = f"“{what}” cannot be counted.{nearest(what, counted)}"
        raise FormulaError(msg)
    return Amount(intervals.exactly(Decimal(counted[what])), (), 0, bare=True)


def _figure(
    project: Project,
    name: str,
    entry: Derived,
    known: Mapping[str, Figure],
    counted: Mapping[str, int],
) -> Figure:
    amount = formulas.evaluate(entry.formula, lookup_in(known, counted))
    if entry.unit not in project.units:
        msg = f"there is no unit “{entry.unit}”.{nearest(entry.unit, project.units)}"
        raise FormulaError(msg)
    unit = project.units[entry.unit]
    bare_count = not amount.dimension and unit.kind == "count"
    if amount.dimension != dimension(unit) and not bare_count:
        measured = " × ".join(u for u, _ in amount.dimension) or "a share or bare number"
        msg = f"it gives {measured}, not {entry.unit}"
        raise FormulaError(msg)
    interval = intervals.outward(amount.interval)
    if interval.low is None and interval.high is None:
        msg = "what it uses is too vague to give a number"
        raise FormulaError(msg)
    value, hedge, digits = intervals.shown(interval, amount.digits or 4)
    inputs = formulas.inputs(entry.formula)
    return Figure(
        id=name,
        quantity=Quantity(value, entry.unit, hedge, counting_kind(unit), digits),
        interval=interval,
        unit=unit,
        period=_period(known[name] for name in inputs),
        scope=entry.scope,
        paragraph=0,
        as_printed="",
        status=Status.DERIVED,
        category=entry.category,
        label=MappingProxyType(dict(entry.label)),
        note=MappingProxyType({lang: entry.note.get(lang, "") for lang in project.languages}),
        place=project.derived.place(name),
        formula=entry.formula,
        inputs=inputs,
    )


def _period(inputs: Iterable[Figure]) -> Period:
    """Return the period that all inputs share; undated where they differ."""
    periods = {figure.period for figure in inputs}
    return periods.pop() if len(periods) == 1 else Period("")
