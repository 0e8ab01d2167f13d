"""What editions said of each figure, as `data/published.csv` keeps it: one row a claim, in order.

A command writes it; rows are added and never changed. So what a reader once read can still be said
when it is corrected, and no correction can be forgotten.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.ledger import decimal_of
from liuzhou_site.load.columns import CLAIM
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Hedge, Interval, Kind, Quantity, Status

WAS = "was"
"""The form of a mention that says what was published: `{id:was1}` the first claim, and so on."""
_GONE = MappingProxyType(dict.fromkeys(CLAIM, ""))


@dataclass(frozen=True)
class Statement:
    """What an edition said of a figure, column by column; all are empty where it was withdrawn.

    since: the date of that edition. quantity: what was said; None where it was withdrawn.
    """

    since: date
    cells: Mapping[str, str]
    quantity: Quantity | None
    place: Place

    def difference(self, cells: Mapping[str, str]) -> str:
        """Return the first column in which `cells` are a change to readers, or "".

        What a formula gives changes with the figures in it, which have corrections of their own.
        """
        same_formula = self.cells["formula"] and self.cells["formula"] == cells["formula"]
        return "" if same_formula else next(self.differing(cells), "")

    def says(self, cells: Mapping[str, str]) -> bool:
        """Say whether `cells` are what was said, column by column."""
        return not any(self.differing(cells))

    def differing(self, cells: Mapping[str, str]) -> Iterator[str]:
        """Yield the columns that differ; earlier editions did not keep the base of a change."""
        unkept = not self.cells["base"] and bool(self.quantity) and cells["amount"]
        for column in _TOLD:
            if self.cells[column] != cells[column] and not (unkept and column == "base"):
                yield column


_TOLD = ("formula", "as_printed", *(c for c in CLAIM if c not in {"formula", "as_printed"}))
"""The columns, those first that say most to an editor."""


def cells_of_claim(figure: Figure | None) -> Mapping[str, str]:
    """Return what is said of a figure now, as the file keeps it."""
    if figure is None:
        return _GONE
    quantity = figure.quantity
    found = {
        "amount": _amount(quantity.value),
        "unit": figure.unit.id,
        "hedge": quantity.hedge.value,
        "kind": (Kind.PERCENT if quantity.kind is Kind.MILLE else quantity.kind).value,
        "digits": str(quantity.digits),
        "period": figure.period.iso,
        "scope": figure.scope,
        "whole": figure.whole,
        "as_printed": figure.as_printed,
        "paragraph": str(figure.paragraph or ""),
        "formula": unicodedata.normalize("NFKC", " ".join(figure.formula.split())),
        "base": figure.since.iso,
    }
    return MappingProxyType(found)


def counts_alone(figure: Figure) -> bool:
    """Say whether a figure counts the ledger itself: it grows, and was never wrong."""
    return figure.status is Status.DERIVED and not figure.inputs


def history(project: Project) -> tuple[Mapping[str, tuple[Statement, ...]], list[Problem]]:
    """Return the claims of each figure by its id of today, oldest first, and unreadable rows."""
    aliases = project.site.value.aliases
    claims: dict[str, tuple[Statement, ...]] = {}
    problems: list[Problem] = []
    for row in project.published or ():
        if column := next(_unreadable(project, row), ""):
            found = problem("bad-published", row.place, column=column, found=row[column])
            problems.append(found)
            continue
        name = aliases.get(row["id"], row["id"])
        cells = MappingProxyType({column: row.cells.get(column, "") for column in CLAIM})
        claim = Statement(date.fromisoformat(row["since"]), cells, _quantity(row), row.place)
        claims[name] = (*claims.get(name, ()), claim)
    return MappingProxyType(claims), problems


def _unreadable(project: Project, row: Row) -> Iterator[str]:
    try:
        date.fromisoformat(row["since"])
    except ValueError:
        yield "since"
    if not any(row.cells.get(column) for column in CLAIM):
        return  # withdrawn
    ends = row["amount"].split("/")
    if len(ends) > 2 or any(end and decimal_of(end) is None for end in ends) or not any(ends):  # noqa: PLR2004 (a range has two ends)
        yield "amount"
    for column, known in (("unit", project.units), ("hedge", list(Hedge)), ("kind", list(Kind))):
        if row[column] not in known:
            yield column
    if not row["digits"].isdecimal():
        yield "digits"


def _quantity(row: Row) -> Quantity | None:
    if not row["amount"]:
        return None
    first, ranged, last = row["amount"].partition("/")
    low, high = decimal_of(first), decimal_of(last)
    value = Interval(low, high) if ranged else low or Decimal(0)
    hedge, kind = Hedge(row["hedge"]), Kind(row["kind"])
    return Quantity(value, row["unit"], hedge, kind, int(row["digits"]))


def _amount(value: Decimal | Interval) -> str:
    if isinstance(value, Interval):
        return "/".join("" if end is None else f"{end:f}" for end in (value.low, value.high))
    return f"{value:f}"


def mentionable(project: Project) -> Mapping[str, frozenset[str]]:
    """Return the forms in which a correction may say what was published: id → was1, was2."""
    aliases = project.site.value.aliases
    forms: dict[str, list[str]] = {}
    for row in project.published or ():
        said = forms.setdefault(aliases.get(row["id"], row["id"]), [])
        said.append(f"{WAS}{len(said) + 1}" if row["amount"] else "")
    return MappingProxyType({name: frozenset(filter(None, said)) for name, said in forms.items()})
