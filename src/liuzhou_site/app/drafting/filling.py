"""Cells that need no editor: those that others of their row say, and ids renamed in one place."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from liuzhou_site.figures.changes import printed
from liuzhou_site.figures.ledger import FAILED, SHORTENED, value_cell
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.editing import with_ids
from liuzhou_site.load.inventory import YAML_FILES
from liuzhou_site.load.project import Project, story_path
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


Ids = Mapping[str, str]
"""The id that a figure had → the one that it has."""
_NAMING = ("refers", "whole", "from", "to")
"""The columns of tables that hold ids."""


def renamed(project: Project) -> Ids:
    """Return the ids that numerals name and no figure has, each with the one that must be meant.

    It is that of the only figure in the paragraph that prints the numeral and that none names.
    """
    figures = {row["id"] for row in (*project.figures, *project.elsewhere)}
    numerals = [row for row in project.numerals if row["role"] == "figure"]
    named = {name for row in numerals for name in row["refers"].split()}
    found: dict[str, set[str]] = {}
    for numeral in numerals:
        for old in {*numeral["refers"].split()} - figures:
            found.setdefault(old, set()).update(
                row["id"]
                for row in project.figures
                if row["id"] not in named
                and row["paragraph"] == numeral["paragraph"]
                and numeral["token"] in row["as_printed"]
            )
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def cells_renamed(cells: Mapping[str, str], ids: Ids) -> Mapping[str, str]:
    """Return the cells of a row that name figures as they are called now."""
    if not ids:
        return cells
    return {
        column: " ".join(ids.get(name, name) for name in cell.split())
        if column in _NAMING
        else mentions_renamed(cell, ids)
        for column, cell in cells.items()
    }


def mentions_renamed(text: str, ids: Ids) -> str:
    """Return a text that mentions figures as they are called now."""
    return re.sub(r"\{(\w+)(?=[}:|])", lambda said: "{" + ids.get(said[1], said[1]), text)


def texts_renamed(root: Path, project: Project, ids: Ids) -> dict[str, tuple[str, str]]:
    """Return the stories and YAML files that name figures: path → before, after."""
    named = (file.path for name, file in YAML_FILES.items() if name != "units")  # words, no ids
    texts = {story_path(lang): None for lang in project.languages} | {
        path: project.languages for path in named if (root / path).exists()
    }
    found = {}
    for path, languages in texts.items() if ids else ():
        text = (root / path).read_bytes().decode("utf-8")
        after = with_ids(text, ids, languages) if languages else text
        found[path] = (text, mentions_renamed(after, ids))
    return found
