"""Cells that need no editor: what can be read from other cells of their row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from liuzhou_site.figures.changes import printed
from liuzhou_site.figures.ledger import FAILED, SHORTENED, value_cell
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project
from liuzhou_site.numbers import DEFAULT_UNITS, LANGUAGES, signed

Cells = Mapping[str, str]


def figure_filled(project: Project, row: Row) -> Cells:
    """Return the cells of a figure with those that `as_printed` says and that are empty.

    What a spreadsheet put in place of the value (1.9E+11, ####) is as good as empty.
    """
    found = printed(project, row) if project.source.value.language in LANGUAGES else []
    if len(found) != 1:
        return row.cells
    one = signed(found[0])
    read = {"value": value_cell(one.value), "hedge": one.hedge.value}
    if not ambiguous(project, one.unit):
        read["unit"] = one.unit
    lost = SHORTENED.fullmatch(row["value"]) or FAILED.fullmatch(row["value"])
    empty = (column for column in read if not row[column] or (column == "value" and lost))
    return {**row.cells, **{column: read[column] for column in empty}}


def ambiguous(project: Project, unit: str) -> bool:
    """Say whether a measure word may mean several units of the story: 家 counts all sorts."""
    known = {**DEFAULT_UNITS, **project.units}
    word = known[unit].zh if unit in known else ""
    others = [one for one in project.units.values() if one.zh == word]
    return project.source.value.language == "zh" and bool(word) and len(others) > 1


def kind_of(token: str, language: str) -> str:
    """Return the cell `kind` of a numeral."""
    if any(character.isdigit() for character in token):
        return "digit"
    return "han" if language == "zh" else "word"


def numerals_filled(project: Project, rows: Iterable[Cells]) -> list[Cells]:
    """Return rows of numerals numbered from 1 on in each paragraph, their kinds filled in."""
    language, counts = project.source.value.language, Counter[str]()
    found: list[Cells] = []
    for cells in rows:
        counts[cells["paragraph"]] += 1
        kind = cells.get("kind") or kind_of(cells["token"], language)
        found.append({**cells, "kind": kind, "order": str(counts[cells["paragraph"]])})
    return found
