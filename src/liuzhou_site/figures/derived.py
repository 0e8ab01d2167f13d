"""`data/derived.yml` → figures of our own calculation, with honest intervals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.amounts import ONE, Amount, described
from liuzhou_site.figures.changes import as_change
from liuzhou_site.figures.dates import order
from liuzhou_site.figures.evaluation import Expression, Operands, dimension, shared_scope, work_out
from liuzhou_site.figures.formulas import evaluate, inputs, signed
from liuzhou_site.figures.ledger import counting_kind
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.data import Derived
from liuzhou_site.messages import Part, part
from liuzhou_site.model import Figure, Interval, Period, Quantity, Status, Unit
from liuzhou_site.numbers import LANGUAGES, read, say

_COUNTED = (
    "firm hedged corroborated doubtful contradicted not_found forecast numerals tokens derived"
    " checks agreeing conflicts look"
)
_COUNTS: Mapping[str, str] = {
    "ledger_figures": "count(ledger)",
    **{f"ledger_{name}": f"count({name})" for name in _COUNTED.split()},
}
"""What every story may say of its own ledger: id → formula. Labels: the interface's strings."""
_PAIR = 2
_PLAINLY = 1000
"""So many times the last place that is printed must a difference be."""
_OF_TABLES: Mapping[str, str] = {"ledger_cells": "count(cells)"}
"""And what a story may that has data tables."""


def own_counts(project: Project) -> Mapping[str, str]:
    """Return what a story may say of its own ledger: id → formula."""
    return {**_COUNTS, **_OF_TABLES} if project.tables.value else _COUNTS


def derive(over: Operands) -> tuple[list[Figure], list[Problem]]:
    """Work out each derived figure over those above it, then the ledger's own counts."""
    project, known = over.project, dict(over.figures)
    over = replace(over, figures=known)
    made: list[Figure] = []
    problems: list[Problem] = []
    entries = dict(project.derived.value)
    for name, formula in own_counts(project).items():
        label = {lang: project.words(lang, name) for lang in project.languages}
        entries[name] = Derived(formula=formula, category="", scope="", label=label)
    for name, entry in entries.items():
        if name in known:
            place, first = project.derived.place(name, "formula"), known[name].place
            problems.append(problem("duplicate-id", place, found=name, first=first))
            continue
        figure, found = _figure(name, entry, over)
        problems += found
        if figure:
            known[name] = figure
            made.append(figure)
        else:
            over = replace(over, broken=over.broken | {name})
    return made, problems


def _figure(name: str, entry: Derived, over: Operands) -> tuple[Figure | None, list[Problem]]:
    project = over.project
    place = project.derived.place(name, "formula")
    asked = Expression(name, entry.formula, place, entry.allow, changing=entry.change)
    amount, problems = work_out(asked, evaluate, over)
    if amount is None:
        return None, problems
    used = [over.figures[name] for name in inputs(entry.formula)]
    reasons = [*_unfit(project, entry, amount), *_astray(entry, amount, used)]
    if reasons:
        found = problem("bad-formula", asked.place, id=name, found=entry.formula, why=reasons[0])
        return None, [*problems, found]
    unit = project.units[entry.unit]
    interval = rounding.outward(amount.interval)
    shared = _changed(used) if entry.change else (Period(""), _period(used))
    quantity = _added(entry.formula, over) or _shown(project, interval, unit, amount.digits or 4)
    figure = Figure(
        id=name,
        quantity=as_change(quantity) if entry.change else quantity,
        interval=interval,
        unit=unit,
        period=Period(entry.period) if entry.period else shared[-1],
        since=shared[0],
        scope=entry.scope,
        paragraph=0,
        as_printed="",
        status=Status.DERIVED,
        category=entry.category,
        label=MappingProxyType(dict(entry.label)),
        note=MappingProxyType({lang: entry.note.get(lang, "") for lang in project.languages}),
        place=project.derived.place(name),
        formula=entry.formula,
        inputs=tuple(figure.id for figure in used),
        whole=entry.whole,
    )
    return figure, problems


def _added(formula: str, over: Operands) -> Quantity | None:
    """Return the plain sum of printed numbers as a reader adds them; None of anything else.

    To the last place that all of them print: 316.05 and 353.19 are 669.24, though each is rounded
    and the true sum may be 669.23 or 669.25. The ledger says so beside it. A difference is as plain
    where rounding leaves little of it open: 36.00 less 0.09 is 35.91, but 4.2 less 4.1 may be 0.2.
    A printed loss turned to what is below zero is as exact as it was.
    """
    turned = over.figures.get(formula.removeprefix("-")) if formula.startswith("-") else None
    if turned and isinstance(value := turned.quantity.value, Decimal) and not turned.quantity.hedge:
        return None if turned.quantity.change else replace(turned.quantity, value=-value)
    parts = signed(formula)
    added = [over.figures[name].quantity for name, _ in parts]
    numbers = [one.value for one in added if isinstance(one.value, Decimal) and one.digits]
    if len(numbers) < len(added) or len(added) < _PAIR or any(one.hedge for one in added):
        return None
    last = max(rounding.ulp(n, one.digits) for n, one in zip(numbers, added, strict=True))
    signs = [sign for _, sign in parts]
    total = sum((n * sign for n, sign in zip(numbers, signs, strict=True)), Decimal(0))
    if min(signs) < 0 and abs(total) < last * _PLAINLY:
        return None
    total = total.quantize(last, context=intervals.EXACT)
    digits = total.adjusted() - last.adjusted() + 1
    return replace(added[0], value=total, digits=digits)


def _shown(project: Project, interval: Interval, unit: Unit, digits: int) -> Quantity:
    """Return what is said of an interval; a range where a point would seem to say too much.

    377.9 billion may be rounded to 378; but 3780亿 reads as if the nought were known as well.
    """
    value, hedge, known = rounding.shown(interval, digits)
    quantity = Quantity(value, unit.id, hedge, counting_kind(unit), known)
    if isinstance(value, Interval) or rounding.certainty(interval) != "between":
        return quantity
    readable = [lang for lang in project.languages if lang in LANGUAGES]
    said = {lang: say(quantity, lang, "label", project.units) for lang in readable}
    seen = [read(text, lang, project.units) for lang, text in said.items()]
    if all(found[0].digits <= known for found in seen if found):
        return quantity
    return replace(quantity, value=rounding.spread(interval, rounding.PLAIN))


def _unfit(project: Project, entry: Derived, amount: Amount) -> Iterator[Part]:
    if entry.unit not in project.units:
        near = nearest(entry.unit, project.units)
        yield part("no-such-unit", name=entry.unit, nearest=near)
        return
    unit = project.units[entry.unit]
    bare_count = not amount.dimension and not amount.whole and unit.kind == "count"
    if amount.dimension != dimension(unit) and not bare_count:
        meant = described(Amount(amount.interval, dimension(unit), 0))
        meant = part("share") if unit.kind == "share" else meant
        yield part("gives-not", found=described(amount), meant=meant)
    part_of = unit.kind == "share" and not entry.change
    if part_of and not amount.whole:
        yield part("gives-bare")
    if part_of and not intervals.at_most(amount.interval, ONE.interval):
        yield part("gives-more")
    if entry.change and not _sure(amount.interval):
        yield part("either-way")
    if not amount.interval.low and amount.interval.high is None:
        yield part("too-vague")


def _sure(interval: Interval) -> bool:
    low, high = interval.low, interval.high
    return (low is not None and low >= 0) or (high is not None and high <= 0)


def _astray(entry: Derived, amount: Amount, used: Sequence[Figure]) -> Iterator[Part]:
    """Yield that the entry names another scope, or another whole, than its formula has."""
    scope = shared_scope(used)
    if scope and entry.scope != scope:
        yield part("of-scope", found=scope, named=entry.scope)
    whole = _whole(amount, used)
    bases = {figure.since.iso for figure in used if figure.since.iso}
    if entry.period and entry.period not in bases:
        compared = ", ".join(sorted(bases)) or part("none")
        yield part("of-period", found=compared, named=entry.period)
    if entry.whole != whole:
        kind = "share-of" if amount.whole else "the-whole"
        gives = part(kind, whole=whole) if whole else part("no-share-no-whole")
        named = part("the-whole", whole=entry.whole) if entry.whole else part("no-whole")
        yield part("gives-and-names", gives=gives, named=named)


def _whole(amount: Amount, used: Sequence[Figure]) -> str:
    inputs = {figure.id for figure in used}
    return amount.whole or next((w for w in amount.stands_for if w not in inputs), "")


def _changed(inputs: Iterable[Figure]) -> tuple[Period, ...]:
    """Return what a change of two dated figures is compared with, and when it holds.

    The earlier and the later of two periods; of any other number of them, nothing and their own.
    """
    periods = sorted({f.period for f in inputs if f.period.iso}, key=order)
    return tuple(periods) if len(periods) == _PAIR else (Period(""), _period(inputs))


def _period(inputs: Iterable[Figure]) -> Period:
    periods = {order(figure.period): figure.period for figure in inputs}
    return next(iter(periods.values())) if len(periods) == 1 else Period("")
