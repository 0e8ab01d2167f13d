"""A sheet of a workbook (.xlsx) → the text of a CSV file that people and git can read.

A story keeps its tables as CSV: a message can name a line, and a change can be read as a change.
What a workbook shows and what it stores differ; here a number is what it stores, in plain digits,
a date is as much of it as its format shows, and what is merged stands in each cell.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from liuzhou_site.errors import BuildFailed, Place, Problem, nearest, problem
from liuzhou_site.load.csv_files import check_header, csv_text
from liuzhou_site.load.texts import read_text
from liuzhou_site.messages import part
from liuzhou_site.model import ID

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


vars(Font)["family"].max = 255  # the standard ends at 14, other programs go on
_TARGET = re.compile(rf"data/(figures|numerals|elsewhere|tables/{ID})\.csv")
_LARGEST = 50_000_000  # bytes of a workbook when it is unpacked
_MOST = 200_000  # cells
_EXACT = 15  # significant digits that a spreadsheet keeps


@dataclass(frozen=True)
class Imported:
    """A sheet as CSV: its text, its rows without the first, and the merged cells that it had."""

    text: str
    rows: int
    merged: tuple[str, ...]


def read_workbook(file: Path, sheet: str = "") -> Imported:
    """Return a sheet of the workbook `file` as CSV; without a name its first one.

    Raises BuildFailed: it is no workbook, is too large, has no such sheet, or holds a cell that has
    no value: a formula that was never worked out, or an error.
    """
    book, typed = _opened(file)
    tables = {one.title: one for one in book.worksheets}  # and no sheet that is a chart
    seen = [name for name, one in tables.items() if one.sheet_state == "visible"]
    if not tables or (sheet and sheet not in tables):
        near, listed = nearest(sheet, tables), ", ".join(tables)
        place = Place(file.name)
        raise BuildFailed(
            [problem("unknown-sheet", place, found=sheet, nearest=near, sheets=listed)]
        )
    found = tables[sheet or [*seen, *tables][0]]
    if found.max_row * found.max_column > _MOST:
        size = f"{found.max_row} × {found.max_column}"
        raise BuildFailed([problem("workbook-too-large", Place(file.name), found=size)])
    problems: list[Problem] = []
    merged = _unmerged(found)
    table = [[_text(file, cell, problems) for cell in row] for row in found.iter_rows()]
    problems += _unworked(file, found, typed[found.title])
    if problems:
        raise BuildFailed(problems)
    kept = _without_margins(table)
    if not kept:
        raise BuildFailed([problem("empty-file", Place(f"{file.name} {found.title}"))])
    return Imported(csv_text(kept), max(0, len(kept) - 1), merged)


def fitting(root: Path, target: str, text: str) -> Path:
    """Return the file of the project at `root` that a sheet's text may be written to.

    Raises BuildFailed: `target` is no table of a story, or has other columns.
    """
    if not _TARGET.fullmatch(target):
        raise BuildFailed([problem("not-a-table", Place(target), found=target)])
    file = root / target
    if file.exists():
        heads = [next(csv.reader(io.StringIO(one)), []) for one in (read_text(root, target), text)]
        columns, here = (tuple(cell.strip() for cell in head) for head in heads)
        check_header(target, here, columns)
    return file


def _opened(file: Path) -> tuple[Workbook, Workbook]:
    """Return the workbook with what its formulas gave when it was saved, and with the formulas."""
    if not file.is_file():
        raise BuildFailed([problem("missing-file", Place(str(file)), found=file.name)])
    try:
        kind = _kind(file)
        with zipfile.ZipFile(file) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _LARGEST:
            raise BuildFailed(
                [problem("workbook-too-large", Place(file.name), found=part("bytes", size=size))]
            )
        if kind == "other-kind":
            with warnings.catch_warnings(action="ignore"):  # of what it leaves out, such as menus
                return openpyxl.load_workbook(file, data_only=True), openpyxl.load_workbook(file)
    except _DAMAGE:
        pass
    raise BuildFailed([problem("not-a-workbook", Place(file.name), kind=part(kind))])


_DAMAGE = (
    ArithmeticError, AttributeError, InvalidFileException, LookupError, OSError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl ends in where a file is not what it says."""
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_PARTS = {"content.xml": "open-document", "xl/workbook.bin": "binary-workbook"}
"""A file within another kind of workbook, and which that is."""


def _kind(file: Path) -> str:
    """Return which kind of file that looks like a workbook this is, as a part of the message."""
    if not zipfile.is_zipfile(file):
        raw = file.read_bytes()
        if raw.startswith(_OLD):
            return "locked-workbook" if _LOCKED in raw else "old-workbook"
        return "other-kind"
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        strict = "xl/workbook.xml" in names and _STRICT in archive.read("xl/workbook.xml")
    found = (kind for name, kind in _PARTS.items() if name in names)
    return "strict-workbook" if strict else next(found, "other-kind")


def _unworked(file: Path, found: Worksheet, typed: Worksheet) -> Iterator[Problem]:
    for row in typed.iter_rows():
        for cell in row:
            if cell.data_type == "f" and found[cell.coordinate].value is None:
                place = Place(f"{file.name} {cell.coordinate}")
                yield problem("no-value", place, found=str(getattr(cell.value, "text", cell.value)))


def _unmerged(sheet: Worksheet) -> tuple[str, ...]:
    """Write what merged cells show into each of them; return where there were some."""
    areas = sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
    for area in areas:
        sheet.unmerge_cells(area.coord)
        first = sheet.cell(area.min_row, area.min_col)
        for row, column in area.cells:
            cell = sheet.cell(row, column)
            cell.value, cell.number_format = first.value, first.number_format
    return tuple(str(area.coord) for area in areas)


def _text(file: Path, cell: Cell | MergedCell, problems: list[Problem]) -> str:
    value = cell.value
    if cell.data_type == "e":
        place = Place(f"{file.name} {cell.coordinate}")
        problems.append(problem("error-cell", place, found=value))
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _plain(value)
    if isinstance(value, datetime | date):
        return _dated(value, str(cell.number_format).lower())
    if isinstance(value, time | timedelta):
        return _timed(value)
    return " ".join(unescape(str(value)).split()) if value is not None else ""


def _plain(value: float) -> str:
    """Return a number in digits, without what a binary fraction adds behind the fifteenth."""
    exact = Decimal(f"{value:.{_EXACT}g}")
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _timed(value: time | timedelta) -> str:
    """Return a time of the day, or how long something took: 13:30, 30:00."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    hours, rest = divmod(value, timedelta(hours=1))
    return f"{hours}:{rest // timedelta(minutes=1):02}"


def _dated(value: date, shown: str) -> str:
    """Return as much of a date as its format shows: 1996, 1996-05 or 1996-05-31; all for none."""
    if "d" in shown or not {*"ym"} & {*shown}:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"


def _without_margins(table: list[list[str]]) -> list[list[str]]:
    """Return the table without the empty rows and columns that stand at its end."""
    rows = list(table)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)
    return [row[:width] for row in rows]
