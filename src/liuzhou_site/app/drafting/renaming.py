"""An id that was changed in its row and nowhere else → the files that name it, put right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from liuzhou_site.load.editing import with_ids
from liuzhou_site.load.inventory import YAML_FILES
from liuzhou_site.load.project import Project, story_path

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
