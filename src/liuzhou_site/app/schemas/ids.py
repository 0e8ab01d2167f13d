"""What the schemas of a story share: the languages of its texts, and its ids with their meaning."""

from __future__ import annotations

from collections.abc import Mapping

from liuzhou_site.app.schemas.resolving import Node
from liuzhou_site.charts.forms import FORMS
from liuzhou_site.figures.cells import cell_ids
from liuzhou_site.load.project import Project
from liuzhou_site.model import Lang

_TEXT = {"type": ["string", "number"]}
"""A text; YAML sees a number in one such as 1996."""


def shared(project: Project) -> dict[str, Node]:
    """Return every definition that a schema may refer to, by name."""
    languages = list(project.languages)
    filled = {**_TEXT, "pattern": r"\S"}
    found: dict[str, Node] = {
        "some": {
            "type": "object",
            "properties": dict.fromkeys(languages, _TEXT),
            "additionalProperties": False,
        },
        "all": {
            "type": "object",
            "properties": dict.fromkeys(languages, filled),
            "required": languages,
            "additionalProperties": False,
        },
        "form": _listed({name: _first_line(form.__doc__) for name, form in FORMS.items()}),
        "interface": _interface(project),
    }
    for name, ids in _ids(project).items():
        found[name] = {"anyOf": [_listed(ids), _TEXT]} if ids else _TEXT
    return found


def _first_line(text: str | None) -> str:
    return (text or "").partition("\n")[0]


def _listed(told: Mapping[str, str]) -> Node:
    """Return a list of words, each with its meaning, which most programs show beside it."""
    return {"type": "string", "enum": list(told), "enumDescriptions": list(told.values())}


def _interface(project: Project) -> Node:
    """Return what the words of the pages may be: the keys are those of the first language."""
    words = {
        name: {"description": said, **_TEXT}
        for name, said in project.strings[project.languages[0]].items()
    }
    return {"type": "object", "properties": words, "additionalProperties": False}


def _ids(project: Project) -> dict[str, dict[str, str]]:
    """Return what an editor may name, by kind: id → what it is, in the words of the story."""
    site = project.site.value
    printed = {
        row["id"]: _told(project, {lang: row[f"label_{lang}"] for lang in project.languages})
        for row in (*project.figures, *project.elsewhere)
    }
    derived = {name: _told(project, one.label) for name, one in project.derived.value.items()}
    columns = {
        f"{name}.{key}": _told(project, column.label)
        for name, table in project.tables.value.items()
        for key, column in table.columns.items()
    }
    cells = {name: columns[name.partition("@")[0]] for name in cell_ids(project)}
    return {
        "language": {one.id: one.name for one in site.languages},
        "figure": printed | derived | cells,
        "check": {one.id: _told(project, one.title) for one in project.checks.value},
        "series": columns,
        "unit": {name: unit.zh or unit.other for name, unit in project.units.items() if name},
        "scope": {name: _told(project, words) for name, words in site.scopes.items()},
        "category": {name: _told(project, one.names) for name, one in site.categories.items()},
        "whole": {name: _told(project, words) for name, words in site.wholes.items()} | printed,
    }


def _told(project: Project, words: Mapping[Lang, str]) -> str:
    return " · ".join(words[lang] for lang in project.languages if words[lang])
