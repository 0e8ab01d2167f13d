"""What each column of a CSV file holds, for the loader, for schemas and for documentation."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from liuzhou_site.load.schema.data import DataTable
from liuzhou_site.model import ID, PERIOD, Hedge, Lang, Status

ROLES = ("figure", "again", "period", "name", "aside")
"""What a numeral of the source is: a figure, one that is said again, a period, a name, or none."""
SPOT_KINDS, SPOT_SIDES = ("city", "town", "area"), ("right", "left", "above", "below")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "hedge": tuple(hedge.value for hedge in Hedge if hedge),
    "kind": SPOT_KINDS,
    "role": ROLES,
    "side": SPOT_SIDES,
    "status": tuple(status.value for status in Status if status is not Status.DERIVED),
    "terms": ("real", "nominal"),
}
_NUMBER = r"[+\-−–]?(?:\d[\d,’' ]*(?:\.\d+)?|\.\d+)"
_PATTERNS: Mapping[str, str] = {
    "address": "https?://.*",
    "id": ID,
    "period": PERIOD,
    "value": rf"{_NUMBER}(?:\.\.(?:{_NUMBER})?)?",
}
_LISTED = (*csv.DictReader((files(__package__) / "columns.csv").read_text("utf-8").splitlines()),)


@dataclass(frozen=True)
class CsvColumn:
    """One column: what heads it, what its cells mean, and what they may be.

    kind: string, number or integer. required: whether no cell may be empty; choices and pattern: of
    cells that are not. worded: whether each language has its own, headed by the name, `_` and the
    language. spare: whether a file may do without the column.
    """

    name: str
    about: str
    example: str
    kind: str
    required: bool
    worded: bool
    spare: bool
    choices: tuple[str, ...]
    pattern: str


def _columns(table: str) -> tuple[CsvColumn, ...]:
    return tuple(
        CsvColumn(
            row["name"],
            row["about"],
            row["example"],
            row["kind"],
            required="required" in row["how"],
            worded="worded" in row["how"],
            spare="spare" in row["how"],
            choices=_CHOICES.get(row["of"], ()),
            pattern=_PATTERNS.get(row["of"], ""),
        )
        for row in _LISTED
        if table in row["tables"].split()
    )


FIGURES, NUMERALS, ELSEWHERE = map(_columns, ("figures", "numerals", "elsewhere"))
ACCEPTED, DROPPED, PUBLISHED = map(_columns, ("accepted", "dropped", "published"))
REVIEW = FIGURES[-1]
"""What an editor must still look at in a row."""
CLAIM = tuple(column.name for column in PUBLISHED[2:])
"""The columns that hold what was said."""
SPOTS = _columns("spots")
"""The columns of a file of places."""
(CELL_COLUMN,) = _columns("cell")
"""A column of the numbers of a data table; each has a name and a meaning of its own."""
TABLE_HEADS = {rows: _columns(rows) for rows in ("period", "name")}
"""What names a row of a data table, by what `rows` says in `data/tables.yml`."""


def headed(columns: Iterable[CsvColumn], languages: Iterable[Lang]) -> tuple[CsvColumn, ...]:
    """Return the columns as they stand in a file: those of words once for each language."""
    found: list[CsvColumn] = []
    for column in columns:
        names = [f"{column.name}_{lang}".lstrip("_") for lang in languages]
        found += [
            replace(column, name=name) for name in (names if column.worded else [column.name])
        ]
    return tuple(found)


def names_of(columns: Iterable[CsvColumn], languages: Iterable[Lang]) -> tuple[str, ...]:
    """Return what heads the columns that a file must have."""
    return tuple(column.name for column in headed(columns, languages) if not column.spare)


def spare_of(columns: Iterable[CsvColumn]) -> tuple[str, ...]:
    """Return what heads the columns that a file may do without."""
    return tuple(column.name for column in columns if column.spare)


def cells_of(table: DataTable) -> tuple[CsvColumn, ...]:
    """Return the columns of a data table: what names a row, then its numbers.

    They are texts where the table declares what else may stand there than a plain number.
    """
    marked = table.missing or table.flags or table.brackets != "none" or table.decimal == ","
    cell = replace(CELL_COLUMN, kind="string") if marked else CELL_COLUMN
    numbers = [
        replace(cell, name=name, about=" · ".join(column.label.values()))
        for name, column in table.columns.items()
    ]
    return (*TABLE_HEADS[table.rows], *numbers)
