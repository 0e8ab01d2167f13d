"""`data/derived.yml` → figures of our own calculation, with honest intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest, problem
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.formulas import Amount, FormulaError
from liuzhou_site.figures.ledger import counting_kind
from liuzhou_site.load.schemas import Derived
from liuzhou_site.model import Figure, Period, Quantity, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    }
)
"""What every story may say of its own ledger: id → formula. Labels: the interface's strings."""


def derive(project: Project, printed: Mapping[str, Figure]) -> tuple[list[Figure], list[Problem]]:
    """Work out every derived figure, in the order of the file, then the ledger's own counts.

    A formula may use figures derived above it.
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
            figure = _figure(project, name, entry, known)
        except FormulaError as error:
            problems.append(problem("bad-formula", place, id=name, found=entry.formula, why=error))
            continue
        known[name] = figure
        made.append(figure)
    return made, problems


def lookup_in(project: Project, known: Mapping[str, Figure], names: int = 0) -> Lookup:
    """Return the lookup of formulas and claims: figure ids, and what can be counted."""

    def lookup(name: str) -> Amount:
        if name.startswith("count:"):
            return _count(project, name.removeprefix("count:"), known, names)
        if name not in known:
            msg = f"there is no figure “{name}”.{nearest(name, known)}"
            raise FormulaError(msg)
        figure = known[name]
        return Amount(figure.interval, dimension(figure.unit), figure.quantity.digits)

    return lookup


def dimension(unit: Unit) -> formulas.Dimension:
    """Return what a unit adds up with: itself; a share and a bare number with anything bare."""
    return () if unit.kind in {"share", "ordinal", "year"} or not unit.id else ((unit.id, 1),)


def _count(project: Project, what: str, known: Mapping[str, Figure], names: int) -> Amount:
    rows = [figure for figure in known.values() if figure.paragraph]
    statuses = Counter(figure.status.value for figure in rows)
    doubtful = statuses["contradicted"] + statuses["not_found"]
    counts = {
        **{status.value: statuses[status.value] for status in Status},
        "ledger": len(rows),
        "hedged": sum(bool(figure.quantity.hedge) for figure in rows),
        "doubtful": doubtful,
        "firm": len(rows) - doubtful - statuses["forecast"],
        "names": names,
        "numerals": len(project.numerals),
        "tokens": sum(row["kind"] == "digit" for row in project.numerals),
        "derived": len(project.derived.value),
        "checks": len(project.checks.value),
    }
    if what not in counts:
        msg = f"“{what}” cannot be counted.{nearest(what, counts)}"
        raise FormulaError(msg)
    return Amount(intervals.exactly(Decimal(counts[what])), (), 0, bare=True)


def _figure(project: Project, name: str, entry: Derived, known: Mapping[str, Figure]) -> Figure:
    amount = formulas.evaluate(entry.formula, lookup_in(project, known))
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
        place=project.derived.place(name),
        formula=entry.formula,
        inputs=formulas.inputs(entry.formula),
    )
