"""What each column of a CSV file holds, for the loader, for schemas and for documentation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from liuzhou_site.load.schema.charts import DataTable
from liuzhou_site.model import ID, PERIOD, Hedge, Lang, Status

ROLES = ("figure", "again", "period", "name", "aside")
"""What a numeral of the source is: a figure, one that is said again, a period, a name, or none."""


@dataclass(frozen=True)
class CsvColumn:
    """One column: what heads it, what its cells mean, and what they may be.

    required: whether no cell may be empty; choices and pattern: of cells that are not.
    worded: whether each language has its own, headed by the name, `_` and the language.
    spare: whether a file may do without the column.
    """

    name: str
    about: str
    example: str = ""
    kind: Literal["string", "number", "integer"] = "string"
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    worded: bool = False
    spare: bool = False


_NAMED = CsvColumn(
    "id",
    "Its name, by which texts mention it; it never changes.",
    "bridges",
    pattern=ID,
    required=True,
)
_LABEL = CsvColumn("label", "What it counts.", "bridges", required=True, worded=True)
_NOTE = CsvColumn(
    "note", "What a reader must know about it.", "Two of them are closed.", worded=True
)
_PARAGRAPH = CsvColumn("paragraph", "The paragraph of the source.", "4", "integer", required=True)
_NUMBER = r"[+\-−–]?(?:\d[\d,’' ]*(?:\.\d+)?|\.\d+)"
_CLAIM = (
    _NAMED,
    CsvColumn(
        "value",
        "An exact decimal in base units; of a range its two ends with two points between, "
        "`0.025..0.03`, and of what has no end the first: `200..`.",
        "191800000000",
        required=True,
        pattern=rf"{_NUMBER}(?:\.\.(?:{_NUMBER})?)?",
    ),
    CsvColumn("unit", "An id of `data/units.yml`; empty for a bare number.", "bridge"),
    CsvColumn(
        "hedge",
        "How firmly the source says it; empty where it does not hedge.",
        "more_than",
        choices=tuple(hedge.value for hedge in Hedge if hedge),
    ),
    CsvColumn(
        "period",
        "When it holds: a year (1996), month (1996-05), day, quarter (1996-Q3), half (1996-H1),"
        " season (1996-summer), decade (1990s) or financial year (FY1996-04, from April on), or two"
        " of them with / between; 1996-12-31 is the end of 1996. Empty where the source gives no"
        " date.",
        "1996/1998-05",
        pattern=PERIOD,
    ),
    CsvColumn(
        "since",
        "Of a change: when that was which it is compared with, as `period` is written.",
        "1995",
        pattern=PERIOD,
        spare=True,
    ),
    CsvColumn("from", "Of a change: the figure that it began with.", "bridges_before", spare=True),
    CsvColumn("to", "Of a change: the figure that it led to.", "bridges", spare=True),
    CsvColumn(
        "terms",
        "Of money or its growth: whether the source gives it in real terms, at constant prices, or"
        " nominal, at those of the time.",
        "real",
        choices=("real", "nominal"),
        spare=True,
    ),
    CsvColumn(
        "scope",
        "What it applies to: an id of `scopes` in `content/site.yml`.",
        "town",
        required=True,
    ),
    CsvColumn(
        "whole",
        "Of a share, and only of one that is no change: what it is a share of, an id of `wholes` in"
        " `content/site.yml` or of the figure that is the whole.",
        "all_bridges",
    ),
    CsvColumn(
        "as_printed",
        "The number as the source prints it, with hedge and measure word.",
        "12座",
        required=True,
    ),
)
_STANDING = (
    CsvColumn(
        "status",
        "How far the claim could be verified.",
        "as_printed",
        required=True,
        choices=tuple(status.value for status in Status if status is not Status.DERIVED),
    ),
    CsvColumn(
        "category",
        "Its category: an id of `categories` in `content/site.yml`.",
        "built",
        required=True,
    ),
)
REVIEW = CsvColumn(
    "review",
    "What an editor must still look at in a row that was drafted; empty when that is done.",
    "label_en whole",
    spare=True,
)
FIGURES = (*_CLAIM, _PARAGRAPH, *_STANDING, _LABEL, _NOTE, REVIEW)
ELSEWHERE = (
    *_CLAIM,
    *_STANDING,
    CsvColumn(
        "citation",
        "The address where it was seen.",
        "https://example.org/report",
        pattern="https?://.*",
        required=True,
    ),
    _LABEL,
    _NOTE,
)
NUMERALS = (
    _PARAGRAPH,
    CsvColumn(
        "order", "Its place among the numerals of the paragraph.", "1", "integer", required=True
    ),
    CsvColumn("token", "The numeral as it is printed, with its hedge.", "130余", required=True),
    CsvColumn("kind", "`digit` where it is written in digits; otherwise another word.", "han"),
    CsvColumn("role", "What it is.", "figure", required=True, choices=ROLES),
    CsvColumn(
        "refers",
        "Of a figure, or one said again: its id, or the ids of all that it is printed for. Of a"
        " period: the ids of the figures that it dates. Of a name: its id in `content/names.yml`."
        " Of an aside: nothing.",
        "bridges bridges_open",
    ),
    CsvColumn("reason", "Of an aside: why it counts nothing.", "An idiom.", worded=True),
    REVIEW,
)
ACCEPTED = (
    CsvColumn("what", "A text or a record of the story.", "story headline", required=True),
    CsvColumn("", "What that text said in the language, shortened.", "ba5ffb4e", worded=True),
)

DROPPED = (
    CsvColumn(
        "claim", "A relation that was found, and means nothing.", "a + b == c", required=True
    ),
)

PUBLISHED = (
    CsvColumn("since", "The day of the edition that said it.", "1996-12-31", required=True),
    CsvColumn("id", "The figure.", "bridges", required=True),
    CsvColumn("amount", "Its value, or its range.", "12"),
    CsvColumn("unit", "Its unit.", "bridge"),
    CsvColumn("hedge", "Its hedge.", "more_than"),
    CsvColumn("kind", "What kind of number it is.", "count"),
    CsvColumn("digits", "How many of its digits are known.", "2"),
    CsvColumn("period", "Its period.", "1996"),
    CsvColumn("scope", "Its scope.", "town"),
    CsvColumn("whole", "Of a share: its whole.", "all_bridges"),
    CsvColumn("as_printed", "As the source prints it.", "12座"),
    CsvColumn("paragraph", "Its paragraph.", "4"),
    CsvColumn("formula", "Of what is calculated: its formula.", "old + new"),
    CsvColumn("base", "Of a change: when that was which it is compared with.", "1995", spare=True),
)
CLAIM = tuple(column.name for column in PUBLISHED[2:])
"""The columns that hold what was said."""


CELL_COLUMN = CsvColumn(
    "COLUMN",
    "A number in the unit of the column, times what `times` says, with the marks that the table"
    " declares; an empty cell is no figure.",
    "44.9",
    "number",
)
"""A column of the numbers of a data table; each has a name and a meaning of its own."""
TABLE_HEADS = {
    "period": (CsvColumn("period", "When the row holds.", "1996", pattern=PERIOD, required=True),),
    "name": (_NAMED, _LABEL),
}
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
