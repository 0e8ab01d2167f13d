"""Read one CSV file, as spreadsheets save it, and keep the line of every row."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from liuzhou_site.errors import BuildFailed, Place, Problem, nearest, problem
from liuzhou_site.load.texts import LARGEST, Sound, plain
from liuzhou_site.messages import Part, part

_AS_TYPED = ("as_printed", "token", "citation", "label_", "note_", "reason_", "name_")
"""Columns of words. In all others full-width letters and digits mean the plain ones."""
_SEPARATORS = MappingProxyType({";": "semicolons", "\t": "tabs", "，": "fullwidth-commas"})
_FULLWIDTH = "，"
_NUMBERS = ("value", "paragraph", "order")
_MOST_TOLD = 50  # columns; more are another table, or no table at all
_LONGEST = 40  # digits of a number
_LONGEST_TEXT = 5000  # characters of a note
_GROUPED = re.compile(r"\d,\d{3}(?:\D.*)?")  # a number with a comma between its thousands
_SHOWN = 16  # characters on each side of a comma
csv.field_size_limit(LARGEST)  # a long cell is told by its length, not as one that cannot be read


@dataclass(frozen=True)
class Row:
    """One line of a CSV file: column → cell, trimmed; without the columns that the file spares."""

    cells: Mapping[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class Header:
    """The columns that a table has, exactly.

    numbers: those whose cells are numbers, and so are short. spare: those that it may have beside
    `columns`. heads: what is printed over a column, where it is not its name → its name.
    """

    columns: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def names(self, printed: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the columns over which `printed` stands."""
        return tuple(self.heads.get(cell.strip(), cell.strip()) for cell in printed)


def rows_of(path: str, text: str, wanted: Header) -> Sound[tuple[Row, ...]]:
    """Return the rows of the text of a CSV file with such columns; empty rows are passed over.

    What a spreadsheet adds is understood: a BOM, CRLF, blank rows and columns at the end,
    full-width letters and digits.
    Raises BuildFailed: it has other columns.
    """
    lines = _lines(path, text)
    names = wanted.names(lines[0][1])
    if set(names).isdisjoint(wanted.columns):
        for place, cells in lines[1:]:
            if set(wanted.columns).issubset(wanted.names(cells)):  # titles stand above
                raise BuildFailed([problem("header-below", lines[0][0], found=place.line)])
    check_header(path, names, (*wanted.columns, *(n for n in wanted.spare if n in names)))
    rows: list[Row] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for place, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        row, wrong = _row(place, names, cells, (*_NUMBERS, *wanted.numbers))
        if wrong:
            problems += wrong
            lost.add(cells[0].partition(_FULLWIDTH)[0].strip())
        else:
            rows.append(row)
    return Sound(tuple(rows), tuple(problems), frozenset(lost))


def _row(
    place: Place, names: tuple[str, ...], cells: list[str], numbers: Iterable[str]
) -> tuple[Row, list[Problem]]:
    """Return a row, and what is wrong with it; of one whose cells fit no columns, as far as it is.

    numbers: the columns whose cells are numbers.
    """
    row = Row({name: _plain(name, c) for name, c in zip(names, cells, strict=False)}, place)
    if len(cells) == 1 and _FULLWIDTH in cells[0]:
        return row, [problem("csv-separator", place, found=part(_SEPARATORS[_FULLWIDTH]))]
    if len(cells) != len(names):
        told = {"id": cells[0].strip(), "found": len(cells), "expected": len(names)}
        return row, [problem("bad-row", place, **told, hint=_comma(cells, len(names)))]
    long = [len(cell) for cell in cells if len(cell) > _LONGEST_TEXT]
    wrong = [problem("long-text", place, found=found, most=_LONGEST_TEXT) for found in long]
    digits = [(column, row.cells.get(column, "")) for column in numbers]
    wrong += [problem("long-cell", place, column=column, found=cell[:12])
              for column, cell in digits if len(cell) > _LONGEST]  # fmt: skip
    return row, wrong


def _comma(cells: list[str], wide: int) -> Part | str:
    """Return the comma that seems to be part of a text or a number, in a row of too many cells."""
    for left, right in pairwise(cells) if len(cells) > wide else ():
        if (left.strip() and right.startswith(" ")) or _GROUPED.fullmatch(f"{left[-1:]},{right}"):
            return part("comma-of-text", found=f"{left[-_SHOWN:]},{right[:_SHOWN]}")
    return ""


def csv_text(rows: Iterable[Iterable[str]], end: str = "\n") -> str:
    """Return rows as the text of a CSV file, as the engine's own commands write one."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(rows)
    return out.getvalue()


def with_commas(text: str) -> str:
    """Return a table that a spreadsheet separated by semicolons or tabs as one with commas."""
    head = text.partition("\n")[0]
    mark = next((mark for mark in ";\t" if mark in head and "," not in head), "")
    if not mark:
        return text
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    return csv_text(rows, "\r\n" if "\r\n" in text else "\n")


def _lines(path: str, text: str) -> list[tuple[Place, list[str]]]:
    """Return the cells of every row with the line where it begins; blank columns at the end go."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[tuple[Place, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            found.append((Place(path, start), cells))
            start = reader.line_num + 1
    except csv.Error:
        raise BuildFailed([problem("bad-csv", Place(path, start))]) from None
    width = len("".join(f"{cell.strip()}," for cell in found[0][1]).rstrip(",").split(","))
    for _, cells in found:
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
    return found


def _plain(column: str, cell: str) -> str:
    text = cell.strip()
    return text if column.startswith(_AS_TYPED) else plain(text)


def check_header(path: str, header: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """See that a table's first row has exactly `columns`, in any order.

    Raises BuildFailed: it has others, lacks some, has one twice, or is not separated by commas.
    """
    if sorted(header) == sorted(columns):
        return
    place = Place(path, 1)
    if len(header) == 1:
        for mark, name in _SEPARATORS.items():
            if mark in header[0]:
                raise BuildFailed([problem("csv-separator", place, found=part(name))])
    unknown = [name for name in dict.fromkeys(header) if name not in columns][:_MOST_TOLD]
    problems: list[Problem] = []
    for name in unknown:
        printed = name and path.startswith("data/tables/")
        hint = part("head-as-printed", found=name) if printed else ""
        told = {"found": name, "nearest": nearest(name, columns), "hint": hint}
        problems.append(problem("unknown-column", place, **told))
    problems += [
        problem("missing-column", place, found=name) for name in columns if name not in header
    ]
    problems += [
        problem("twice-column", place, found=name)
        for name in sorted(n for n, times in Counter(header).items() if times > 1)[:_MOST_TOLD]
    ]
    raise BuildFailed(problems)
