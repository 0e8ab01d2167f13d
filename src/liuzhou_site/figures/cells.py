"""Cells of data tables → figures: each is a claim of who published the table, at its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.changes import as_change
from liuzhou_site.figures.ledger import ROUNDED, counting_kind, decimal_of, value_problem
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project, table_path
from liuzhou_site.load.schema.charts import Column, DataTable
from liuzhou_site.messages import part
from liuzhou_site.model import ID, Figure, Period, Quantity, Status
from liuzhou_site.numbers import is_period

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
    """Yield the id of every cell that holds something, column by column."""
    for name, table in project.tables.value.items():
        for column in table.columns:
            for row in project.cells[name]:
                if row[column]:
                    yield cell_id(name, column, row_name(row))


def cells_of(project: Project) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of all cells, column by column, and every mistake in them.

    An empty cell is no figure: the table does not say.
    """
    figures: list[Figure] = []
    problems: list[Problem] = []
    for name, table in project.tables.value.items():
        found = [*_table_problems(project, name, table), *_row_problems(project, name, table)]
        problems += found
        if found:
            continue
        for column in table.columns:
            rows = [row for row in project.cells[name] if row[column]]
            figures += [_figure(project, (name, column), row) for row in rows]
    return figures, problems


def _table_problems(project: Project, name: str, table: DataTable) -> Iterator[Problem]:
    """Yield scopes, categories, units, wholes and periods that there are not."""
    site = project.site.value
    known: list[tuple[tuple[str, ...], str, Mapping[str, object]]] = [
        (("scope",), table.scope, site.scopes),
        (("category",), table.category, site.categories),
    ]
    for column, entry in table.columns.items():
        known.append((("columns", column, "unit"), entry.unit, project.units))
        if entry.whole:
            known.append((("columns", column, "whole"), entry.whole, site.wholes))
    for keys, found, names in known:
        if found not in names:
            near = nearest(found, names)
            yield _bad_key(
                project, (name, *keys), "not-allowed-word", given=f"“{found}”", nearest=near
            )
    for column, entry in table.columns.items():
        yield from _column_problems(project, name, column, entry)


def _column_problems(project: Project, name: str, column: str, entry: Column) -> Iterator[Problem]:
    keys = ("columns", column)
    share = entry.unit in project.units and project.units[entry.unit].kind == "share"
    if (share and not entry.change) != bool(entry.whole):
        why = "needs-whole" if share else "needless-whole"
        yield _bad_key(project, (name, *keys, "whole"), why)
    dated = project.tables.value[name].rows == "period"
    if entry.period and (dated or not is_period(entry.period)):
        why = "period-of-rows" if dated else "should-be-period"
        yield _bad_key(project, (name, *keys, "period"), why)


def _bad_key(project: Project, keys: tuple[str, ...], why: str, **ends: str) -> Problem:
    place = project.tables.place(*keys)
    return problem("bad-key", place, found=".".join(keys), why=part(why), **ends)


def _row_problems(project: Project, name: str, table: DataTable) -> Iterator[Problem]:
    rows, most = project.cells[name], MOST_CELLS
    count = sum(bool(row[column]) for row in rows for column in table.columns)
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
        for column, entry in table.columns.items():
            yield from _cell_problems(project, row, column, entry)


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


_NOTHING = frozenset("- – — … ... .. n/a na nan null none x 无 缺 暂无 #n/a".split())
"""What tables have where they have no number, in small letters."""


def _cell_problems(project: Project, row: Row, column: str, entry: Column) -> Iterator[Problem]:
    cell = row[column]
    if cell.lower() in _NOTHING:
        yield problem("nil-cell", row.place, found=cell)
    elif cell and (decimal_of(cell) is None or "e" in cell.lower()):
        times = Decimal(entry.times)
        yield value_problem(cell, row.place, column, project.units, times)


def _figure(project: Project, where: tuple[str, str], row: Row) -> Figure:
    name, column = where
    table = project.tables.value[name]
    entry, cell = table.columns[column], row[column]
    typed = decimal_of(cell) or Decimal(0)
    unit = project.units[entry.unit]
    digits = len(re.sub(r"\D", "", cell).lstrip("0")) or 1
    value = intervals.EXACT.multiply(typed, Decimal(entry.times))
    quantity = Quantity(value, entry.unit, kind=counting_kind(unit), digits=digits)
    quantity = as_change(quantity) if entry.change else quantity
    return Figure(
        id=cell_id(name, column, row_name(row)),
        quantity=quantity,
        interval=rounding.allowed(quantity, rounded=unit.kind in ROUNDED),
        unit=unit,
        period=Period(row.cells.get("period", entry.period)),
        scope=table.scope,
        paragraph=0,
        as_printed=cell,
        status=Status.AS_PRINTED,
        category=table.category,
        label=MappingProxyType({lang: _label(project, entry, row, lang) for lang in entry.label}),
        note=MappingProxyType({lang: entry.note.get(lang, "") for lang in project.languages}),
        place=row.place,
        citation=table.citation,
        whole=entry.whole,
        table=name,
    )


def _label(project: Project, entry: Column, row: Row, lang: str) -> str:
    """Return what a cell counts: the column’s words, after the name of its row if it has one."""
    name = row.cells.get(f"label_{lang}", "")
    words = entry.label[lang]
    return project.words(lang, "header_group", group=name, noun=words) if name else words
