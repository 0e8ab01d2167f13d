"""Cells of data tables → figures: each is a claim of who published the table, at its address."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.changes import as_change
from liuzhou_site.figures.ledger import counting_kind, value_problem
from liuzhou_site.figures.printed_cells import (
    CENT,
    Printed,
    holds_number,
    numeric,
    printed,
    undeclared,
    worth,
)
from liuzhou_site.load.columns import cells_of as columns_of
from liuzhou_site.load.columns import names_of
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project, table_path
from liuzhou_site.load.schema.data import Column, DataTable
from liuzhou_site.messages import part
from liuzhou_site.model import ID, Figure, Gap, Kind, Lang, Period, Quantity, Status, Unit
from liuzhou_site.numbers import is_period
from liuzhou_site.numbers.quantity import RATES

MOST_CELLS = 5000
"""Of one table: each is a row of the ledger, with an address of its own."""


def cell_id(table: str, column: str, row: str) -> str:
    """Return the id of a cell: table.column@row; a row of two points has -- between them."""
    return f"{table}.{column}@{row.replace('/', '--')}"


def in_series(figure: str, series: str) -> bool:
    """Say whether a figure is a cell of a series: of a column of a data table, table.column."""
    return figure.startswith(f"{series}@")


def row_name(row: Row) -> str:
    """Return what names a row of a data table: its period, or its id."""
    return row.cells.get("period", row.cells.get("id", ""))


def cell_ids(project: Project) -> Iterator[str]:
    """Yield the id of every cell that holds a number, column by column."""
    for name, table in project.tables.value.items():
        for column in table.columns:
            for row in project.cells[name]:
                if holds_number(row[column], table):
                    yield cell_id(name, column, row_name(row))


def cells_of(project: Project) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of all cells that hold one, column by column, and every mistake."""
    figures: list[Figure] = []
    problems: list[Problem] = []
    for name, table in project.tables.value.items():
        found = [*_table_problems(project, name, table), *_row_problems(project, name, table)]
        problems += found
        if found:
            continue
        for column in table.columns:
            rows = [row for row in project.cells[name] if holds_number(row[column], table)]
            figures += [_figure(project, (name, column), row) for row in rows]
    return figures, problems


def gaps_of(project: Project) -> Iterator[Gap]:
    """Yield the cells that hold no number, column by column."""
    for name, table in project.tables.value.items():
        for column, entry in table.columns.items():
            for row in project.cells[name]:
                if not holds_number(row[column], table):
                    period = Period(row.cells.get("period", entry.period))
                    yield Gap(cell_id(name, column, row_name(row)), period, row[column], name)


def flag_words(project: Project, figure: Figure, lang: Lang) -> list[str]:
    """Return what the flags beside a cell mean, in the order in which they are printed."""
    if not figure.flags:
        return []
    known = project.tables.value[figure.table].flags
    return [known[flag][lang] for flag in figure.flags]


def _table_problems(project: Project, name: str, table: DataTable) -> Iterator[Problem]:
    site = project.site.value
    known: list[tuple[tuple[str, ...], str, Mapping[str, object]]] = [
        (("scope",), table.scope, site.scopes),
        (("category",), table.category, site.categories),
    ]
    columns = dict.fromkeys(names_of(columns_of(table), project.languages))
    known += [(("heads", column), column, columns) for column in table.heads]
    for column, entry in table.columns.items():
        known.append((("columns", column, "unit"), entry.unit, project.units))
        if entry.whole:
            known.append((("columns", column, "whole"), entry.whole, site.wholes))
    for keys, found, names in known:
        if found not in names:
            near = nearest(found, names)
            where = part("new-unit" if keys[-1] == "unit" else "new-of-site")
            hint = "" if keys[0] == "heads" else where
            ends = {"given": f"“{found}”", "nearest": near, "hint": hint}
            yield _bad_key(project, (name, *keys), "not-allowed-word", **ends)
    for flag in filter(numeric, table.flags):
        yield _bad_key(project, (name, "flags", flag), "flag-is-number")
    for column, entry in table.columns.items():
        yield from _column_problems(project, name, column, entry)


def _column_problems(project: Project, name: str, column: str, entry: Column) -> Iterator[Problem]:
    keys = ("columns", column)
    share = entry.unit in project.units and project.units[entry.unit].kind == "share"
    if (share and not entry.change) != bool(entry.whole):
        why = "needs-whole" if share else "needless-whole"
        yield _bad_key(project, (name, *keys, "whole"), why)
    yield from _unscaled(project, name, column, share=share)
    dated = project.tables.value[name].rows == "period"
    if entry.period and (dated or not is_period(entry.period)):
        why = "period-of-rows" if dated else "should-be-period"
        yield _bad_key(project, (name, *keys, "period"), why)


def _unscaled(project: Project, name: str, column: str, *, share: bool) -> Iterator[Problem]:
    """Yield that a column says nowhere what its numbers are worth, though its head is in millions.

    A sign of per cent in each cell says it as well.
    """
    table = project.tables.value[name]
    head, entry = table.heads.get(column, ""), table.columns[column]
    times = None if "times" in entry.model_fields_set else worth(head, share=share)
    cells = (row[column] for row in project.cells[name] if holds_number(row[column], table))
    bare = next((cell for cell in cells if not cell.endswith("%")), "")
    if times and bare:
        ends = {"found": head, "column": column, "times": f"{times:f}", "cell": bare}
        yield problem("unscaled-column", project.tables.place(name, "columns", column), **ends)


def _bad_key(project: Project, keys: tuple[str, ...], why: str, **ends: object) -> Problem:
    place = project.tables.place(*keys)
    return problem("bad-key", place, found=".".join(keys), why=part(why), **ends)


def _row_problems(project: Project, name: str, table: DataTable) -> Iterator[Problem]:
    rows, most = project.cells[name], MOST_CELLS
    count = sum(holds_number(row[c], table) for row in rows for c in table.columns)
    if count > most:
        place = rows[0].place
        yield problem("too-many-cells", place, found=count, most=most, id=table_path(name))
        return
    seen: dict[str, Row] = {}
    for row in rows:
        key = row_name(row)
        if not key:
            column = "period" if table.rows == "period" else "id"
            yield problem("row-unnamed", row.place, column=column)
            continue
        yield from _key_problems(project, table, row, seen)
        seen.setdefault(key, row)
        for column in table.columns:
            yield from _cell_problems(project, (name, column), row)


def _key_problems(
    project: Project, table: DataTable, row: Row, seen: Mapping[str, Row]
) -> Iterator[Problem]:
    """Yield what is wrong with what names a row; seen: the rows above it by their names."""
    key = row_name(row)
    if table.rows == "period" and not is_period(key):
        yield problem("bad-row-period", row.place, found=key)
    elif table.rows == "name" and not re.fullmatch(ID, key):
        yield problem("bad-id", row.place, found=key)
    elif key in seen:
        yield problem("duplicate-id", row.place, found=key, first=seen[key].place)
    for lang in project.languages if table.rows == "name" else ():
        if not row[f"label_{lang}"]:
            yield problem("empty-cell", row.place, column=f"label_{lang}", id=key)


def _cell_problems(project: Project, where: tuple[str, str], row: Row) -> Iterator[Problem]:
    name, column = where
    table = project.tables.value[name]
    cell, entry = row[column], table.columns[column]
    said = printed(cell, table)
    if said is None:
        told = undeclared(cell, row.place, table, project.tables.path)
        times = Decimal(entry.times)
        yield told or value_problem(cell, row.place, column, project.units, times)
    elif said.number.endswith("%") and not _in_hundredths(project, entry):
        yield problem("percent-cell", row.place, found=cell, column=column)


def _in_hundredths(project: Project, entry: Column) -> bool:
    """Say whether a sign of per cent means what the column counts."""
    unit = project.units.get(entry.unit)
    return (unit is None or unit.kind == "share") and Decimal(entry.times) in {1, CENT}


def _figure(project: Project, where: tuple[str, str], row: Row) -> Figure:
    name, column = where
    table = project.tables.value[name]
    entry, unit = table.columns[column], project.units[table.columns[column].unit]
    said = printed(row[column], table) or Printed()
    times = Decimal(1) if said.number.endswith("%") else Decimal(entry.times)
    value = intervals.EXACT.multiply(said.value or Decimal(0), times)
    if times > 1 and value == value.to_integral_value():  # 35.8 million are 35800000, not …000.0
        value = value.to_integral_value()
    quantity = Quantity(value, entry.unit, kind=_kind(unit, times), digits=said.digits)
    quantity = as_change(quantity) if entry.change else quantity
    return Figure(
        id=cell_id(name, column, row_name(row)),
        quantity=quantity,
        interval=rounding.allowed(quantity, rounded=rounding.is_rounded(quantity, unit)),
        unit=unit,
        period=Period(row.cells.get("period", entry.period)),
        scope=table.scope,
        paragraph=0,
        as_printed=said.number,
        status=Status.AS_PRINTED,
        category=table.category,
        label=MappingProxyType({lang: _label(project, entry, row, lang) for lang in entry.label}),
        note=MappingProxyType({lang: entry.note.get(lang, "") for lang in project.languages}),
        place=row.place,
        citation=table.citation,
        whole=entry.whole,
        table=name,
        flags=said.flags,
    )


def _kind(unit: Unit, times: Decimal) -> Kind:
    """Return how a cell is told: a share that is in thousandths as 6.3 per 1,000, 6.3‰."""
    many = 1 / times if unit.kind == "share" and times < CENT else Decimal(0)
    return Kind.MILLE if many == _THOUSAND else RATES.get(many, counting_kind(unit))


_THOUSAND = 1000


def _label(project: Project, entry: Column, row: Row, lang: str) -> str:
    """Return what a cell counts: the column’s words, after the name of its row if it has one."""
    name = row.cells.get(f"label_{lang}", "")
    words = entry.label[lang]
    return project.words(lang, "header_group", group=name, noun=words) if name else words
