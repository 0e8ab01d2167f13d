"""`data/derived.yml` → figures of our own calculation, with honest intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.errors import Place, Problem, nearest, problem
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.formulas import Amount, FormulaError
from liuzhou_site.figures.ledger import counting_kind
from liuzhou_site.load import Project
from liuzhou_site.load.schemas import Derived
from liuzhou_site.model import Figure, Period, Quantity, Status, Unit

Lookup = Callable[[str], Amount]


def derive(
    project: Project, printed: Mapping[str, Figure], ledger: int
) -> tuple[list[Figure], list[Problem]]:
    """Work out every derived figure, in the order of the file.

    `printed` are the figures known so far; the first `ledger` of them are the source's own.
    A formula may use figures derived above it.
    """
    known = dict(printed)
    made: list[Figure] = []
    problems: list[Problem] = []
    for name, entry in project.derived.value.items():
        place = project.derived.place(name, "formula")
        try:
            if name in known:
                first = known[name].place
                problems.append(problem("duplicate-id", place, found=name, first=first))
                continue
            figure = _figure(project, name, entry, known, ledger)
        except FormulaError as error:
            problems.append(problem("bad-formula", place, id=name, found=entry.formula, why=error))
            continue
        known[name] = figure
        made.append(figure)
    return made, problems


def lookup_in(known: Mapping[str, Figure], ledger: int, names: int = 0) -> Lookup:
    """Return the lookup of formulas and claims: figure ids, and count(ledger), count(names)."""
    rows = [f for f in known.values() if f.paragraph][:ledger]

    def lookup(name: str) -> Amount:
        if name.startswith("count:"):
            return _count(name, rows, names)
        if name not in known:
            msg = f"there is no figure “{name}”.{nearest(name, known)}"
            raise FormulaError(msg)
        figure = known[name]
        return Amount(figure.interval, dimension(figure.unit), figure.quantity.digits)

    return lookup


def dimension(unit: Unit) -> formulas.Dimension:
    """Return what a unit adds up with: itself; a share and a bare number with anything bare."""
    return () if unit.kind in {"share", "ordinal", "year"} or not unit.id else ((unit.id, 1),)


def _count(name: str, rows: list[Figure], names: int) -> Amount:
    match name.split(":"):
        case ["count", "names"]:
            number = names
        case ["count", "ledger"]:
            number = len(rows)
        case ["count", "ledger", condition] if condition.startswith("status="):
            wanted = condition.removeprefix("status=")
            number = sum(f.status.value == wanted for f in rows)
        case ["count", "ledger", "hedged"]:
            number = sum(bool(f.quantity.hedge) for f in rows)
        case _:
            msg = f"“{name.removeprefix('count:')}” cannot be counted; ledger and names can"
            raise FormulaError(msg)
    return Amount(intervals.exactly(Decimal(number)), (), 0)


def _figure(
    project: Project, name: str, entry: Derived, known: Mapping[str, Figure], ledger: int
) -> Figure:
    amount = formulas.evaluate(entry.formula, lookup_in(known, ledger))
    if entry.unit not in project.units:
        msg = f"there is no unit “{entry.unit}”.{nearest(entry.unit, project.units)}"
        raise FormulaError(msg)
    unit = project.units[entry.unit]
    bare_count = not amount.dimension and unit.kind == "count"
    if amount.dimension != dimension(unit) and not bare_count:
        measured = " × ".join(u for u, _ in amount.dimension) or "a share or bare number"
        msg = f"it gives {measured}, not {entry.unit}"
        raise FormulaError(msg)
    if amount.interval.low is None and amount.interval.high is None:
        msg = "what it uses is too vague to give a number"
        raise FormulaError(msg)
    value, hedge, digits = intervals.shown(amount.interval, amount.digits or 4)
    return Figure(
        id=name,
        quantity=Quantity(value, entry.unit, hedge, counting_kind(unit), digits),
        interval=amount.interval,
        unit=unit,
        period=Period(entry.period),
        scope=entry.scope,
        paragraph=0,
        as_printed="",
        status=Status.DERIVED,
        category=entry.category,
        label=MappingProxyType(dict(entry.label)),
        note=MappingProxyType({lang: entry.note.get(lang, "") for lang in project.languages}),
        place=_place(project, name),
        formula=entry.formula,
        inputs=formulas.inputs(entry.formula),
    )


def _place(project: Project, name: str) -> Place:
    return project.derived.place(name)
