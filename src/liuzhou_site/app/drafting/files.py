"""A story's files with what its source prints, and with what has one right answer settled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from liuzhou_site.app.drafting.filling import (
    Cells,
    Ids,
    cells_renamed,
    figure_filled,
    numerals_filled,
    renamed,
    texts_renamed,
)
from liuzhou_site.app.drafting.merging import Merged, merged
from liuzhou_site.figures.transcript import paragraphs
from liuzhou_site.load.columns import names_of
from liuzhou_site.load.csv_files import csv_text, with_commas
from liuzhou_site.load.editing import CsvLine, CsvTable, table_of, with_entries, with_keys
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.project import Project
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source
from liuzhou_site.load.texts import read_bytes
from liuzhou_site.load.units import in_english
from liuzhou_site.model import Unit

Changes = Mapping[str, tuple[str, str]]
"""The files that change: path → what it says, what it shall say."""


@dataclass(frozen=True)
class Drafted:
    """The files to write, and what is new, gone and moved in them."""

    changes: Changes
    merged: Merged


def draft(root: Path, source: str) -> Drafted:
    """Return the ledger of the story at `root` brought up to date with the text of its source.

    Raises BuildFailed: the story or the source cannot be read.
    """
    project = load_project(root)
    found = paragraphs(read_source(source), source, project.source.value.language)
    figures, numerals = (_table(root, project, name) for name in ("figures", "numerals"))
    done = merged(project, figures, numerals, found)
    path = YAML_FILES["source"].path
    said = _said(root, path)
    written = [
        _written(root, "figures", figures, done.figures),
        _written(root, "numerals", numerals, done.numerals),
        (path, (said, with_keys(said, done.source))),
    ]
    if done.units:
        path = YAML_FILES["units"].path
        said = _said(root, path) if (root / path).exists() else ""
        entries = {name: _entry(unit, project) for name, unit in done.units.items()}
        written.append((path, (said, with_entries(said, entries))))
    return Drafted(_changing(written), done)


def fixed(root: Path) -> Changes:
    """Return what of the tables of the story at `root` has one right answer, and is not it.

    Where a spreadsheet put semicolons or tabs in place of commas, that alone: nothing else is read.
    Cells that `as_printed` says, the order of rows, full-width digits, a spreadsheet's marks; and
    an id that was changed in its row alone, wherever it is named.
    Raises BuildFailed: the story cannot be read.
    """
    if separated := _changing(_separated(root)):
        return separated
    project = load_project(root)
    ids = renamed(project)
    tables = {name: _table(root, project, name) for name in ("figures", "numerals", "elsewhere")}
    numerals = sorted(
        zip(tables["numerals"].lines, project.numerals, strict=True),
        key=lambda pair: int(pair[1]["paragraph"]) if pair[1]["paragraph"].isdecimal() else 0,
    )
    rows = [cells_renamed(row.cells, ids) for _, row in numerals]
    filled = numerals_filled(project, rows)
    lines = {
        "figures": _ordered(project, tables["figures"], filled, ids),
        "elsewhere": [
            line.changed(cells_renamed(figure_filled(project, row), ids))
            for line, row in zip(tables["elsewhere"].lines, project.elsewhere, strict=True)
        ],
        "numerals": [
            line.changed(cells) for (line, _), cells in zip(numerals, filled, strict=True)
        ],
    }
    there = [name for name in tables if (root / CSV_FILES[name].path).exists()]
    written = (_written(root, name, tables[name], lines[name]) for name in there)
    return _changing([*written, *texts_renamed(root, project, ids).items()])


def _separated(root: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the tables of a story, each with commas between its cells."""
    for file in CSV_FILES.values():
        if (root / file.path).exists():
            text = _said(root, file.path)
            yield file.path, (text, with_commas(text))


def _ordered(
    project: Project, table: CsvTable, numerals: Iterable[Cells], ids: Ids
) -> list[CsvLine]:
    """Return the lines of the ledger, filled in, in the order in which the source prints them."""
    names = (name for cells in numerals if cells["role"] == "figure"
             for name in cells["refers"].split())  # fmt: skip
    order = {name: place for place, name in enumerate(dict.fromkeys(names))}
    last, found = -1, list[tuple[int, CsvLine]]()
    for line, row in zip(table.lines, project.figures, strict=True):
        last = order.get(row["id"], last)
        found.append((last, line.changed(cells_renamed(figure_filled(project, row), ids))))
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def _table(root: Path, project: Project, name: str) -> CsvTable:
    """Return a table of a story as it is written; one that is not there has no rows."""
    file = CSV_FILES[name]
    if (root / file.path).exists():
        return table_of(_said(root, file.path))
    return table_of(csv_text([names_of(file.columns, project.languages)]))


def _written(
    root: Path, name: str, table: CsvTable, lines: Iterable[CsvLine]
) -> tuple[str, tuple[str, str]]:
    path = CSV_FILES[name].path
    return path, (_said(root, path) if (root / path).exists() else "", table.text(lines))


def _entry(unit: Unit, project: Project) -> Mapping[str, object]:
    """Return a proposed unit as `data/units.yml` has it; to look at are the words nobody wrote."""
    cells = {"kind": unit.kind, "zh": unit.zh, "one": unit.one, "other": unit.other}
    own = in_english(unit.one, unit.other, project.languages)
    read = project.source.value.language
    unread = {lang for lang in project.languages if not lang.startswith(read)}
    keys = {"zh": "zh", "zh-Hant": "zh", "en": "one other"}
    review = " ".join(dict.fromkeys(keys.get(lang, "words") for lang in sorted(unread)))
    return cells | ({"words": own} if own else {}) | ({"review": review} if review else {})


def _changing(written: Iterable[tuple[str, tuple[str, str]]]) -> Changes:
    return {path: both for path, both in written if both[0] != both[1]}


def _said(root: Path, path: str) -> str:
    return read_bytes(root, path).decode("utf-8", "surrogateescape")
