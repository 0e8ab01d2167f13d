"""The lines of both tables while an editor changes them, and the files that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from liuzhou_site.app.desk.ledger import FIGURES, NUMERALS, Cells, Ledger, said
from liuzhou_site.app.drafting.filling import numerals_filled
from liuzhou_site.app.drafting.revising import Standing
from liuzhou_site.errors import BuildFailed, Problem
from liuzhou_site.figures.book import sound_book
from liuzhou_site.load.columns import names_of, spare_of
from liuzhou_site.load.csv_files import Header, Row, rows_of
from liuzhou_site.load.editing import CsvLine, with_keys
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.project import Project
from liuzhou_site.load.texts import stop_for_unreadable
from liuzhou_site.messages import Part, part

Files = Mapping[str, str]
"""Path → what it shall say."""
_SOURCE = YAML_FILES["source"].path


class Refused(Exception):
    """What an editor asked for cannot be done; why."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code)
        self.why: Part = part(code, **fields)


@dataclass(frozen=True)
class Lines:
    """Both tables, line by line. more: other files that an edit changes. problems: with it."""

    figures: tuple[CsvLine, ...]
    numerals: tuple[Standing, ...]
    more: Files = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def figure(self, number: int, cells: Cells) -> Lines:
        """Return the same with other cells of a figure."""
        changed = self.figures[number].changed(cells)
        return self.figures_at(number, number + 1, [changed])

    def figures_at(self, start: int, end: int, lines: Iterable[CsvLine]) -> Lines:
        """Return the same with other lines of figures in place of some."""
        return replace(self, figures=(*self.figures[:start], *lines, *self.figures[end:]))

    def numeral(self, number: int, **cells: str) -> Lines:
        """Return the same with other cells of a numeral."""
        one = self.numerals[number]
        return self.numerals_at(number, [replace(one, cells={**one.cells, **cells})])

    def counting(self, number: int, **cells: str) -> Lines:
        """Return the same with a numeral that counts or dates, and so needs no reason or review."""
        row = self.numerals[number].cells
        none = {name: "" for name in row if name.startswith("reason_") or name == "review"}
        return self.numeral(number, **none, **cells)

    def numerals_at(self, number: int, ones: Iterable[Standing]) -> Lines:
        """Return the same with numerals in place of one."""
        return replace(
            self, numerals=(*self.numerals[:number], *ones, *self.numerals[number + 1 :])
        )

    def refers(self, name: str, *roles: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the numerals of some roles that refer to a figure, each with all that it names."""
        for number, one in enumerate(self.numerals):
            names = one.cells["refers"].split()
            if one.cells["role"] in roles and name in names:
                yield number, names


def lines_of(ledger: Ledger) -> Lines:
    """Return the tables as they are."""
    return Lines(ledger.figures.lines, ledger.marks)


def changed_files(ledger: Ledger, lines: Lines) -> Files:
    """Return the files that differ from those on the disk, if they make no new mistake.

    Raises BuildFailed: with those that they make, as `check` would tell them.
    """
    files = _files(ledger, lines)
    project, problems = _with_files(ledger.project, files)
    problems += new_mistakes(ledger.project, project)
    if problems or lines.problems:
        raise BuildFailed([*lines.problems, *problems])
    return files


def _files(ledger: Ledger, lines: Lines) -> Files:
    filled = numerals_filled(ledger.project, [one.cells for one in lines.numerals])
    numerals = [
        one.line if one.cells == cells and one in ledger.marks else one.line.changed(cells)
        for one, cells in zip(lines.numerals, filled, strict=True)
    ]
    files = dict(lines.more)
    if lines.figures != ledger.figures.lines:
        files[FIGURES] = ledger.figures.text(lines.figures)
    if tuple(numerals) != ledger.numerals.lines:
        files[NUMERALS] = ledger.numerals.text(numerals)
    tokens = sum(cells["kind"] == "digit" for cells in filled)
    if tokens != ledger.project.source.value.digit_tokens:
        files[_SOURCE] = with_keys(said(ledger.root, _SOURCE), {"digit_tokens": tokens})
    return files


def new_mistakes(before: Project, after: Project) -> list[Problem]:
    """Return what is wrong with a story's figures that was not wrong with them before."""
    known = {_told(found) for found in sound_book(before)[1]}
    return [found for found in sound_book(after)[1] if _told(found) not in known]


def _told(found: Problem) -> tuple[str, str]:
    """Return a problem without the lines of files, which move."""
    return found.code, re.sub(r"\.csv:\d+", "", repr(found.fields))


def _with_files(project: Project, files: Files) -> tuple[Project, list[Problem]]:
    """Return a story with other tables, and what is wrong in their rows.

    Raises BuildFailed: one holds what nobody reads.
    """
    rows: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for name in ("figures", "numerals"):
        file = CSV_FILES[name]
        if file.path in files:
            columns = names_of(file.columns, project.languages)
            text = files[file.path].removeprefix("\ufeff").replace("\r\n", "\n")
            stop_for_unreadable(file.path, text)
            found = rows_of(file.path, text, Header(columns, spare=spare_of(file.columns)))
            rows[name] = found.value
            problems += found.problems
    numerals = rows.get("numerals", project.numerals)
    tokens = sum(row["kind"] == "digit" for row in numerals)
    source = project.source.value.model_copy(update={"digit_tokens": tokens})
    sheet = replace(project.source, value=source)
    figures = rows.get("figures", project.figures)
    return replace(project, figures=figures, numerals=numerals, source=sheet), problems
