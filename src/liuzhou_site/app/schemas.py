"""The schemas of a story's files, with the ids of the story where one is expected.

A schema never refuses what a build accepts. So the ids that an editor's program offers are those
that were there when the story was last built, and another id is let pass: it may have been written
a minute ago. Whether there is such a thing the build says.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from liuzhou_site.assets.cache import Cache
from liuzhou_site.charts.forms import FORMS
from liuzhou_site.figures.cells import cell_ids
from liuzhou_site.load.columns import SPOTS, CsvColumn, cells_of, headed
from liuzhou_site.load.inventory import CSV_FILES, DIALECT, YAML_FILES
from liuzhou_site.load.project import Project
from liuzhou_site.model import ID, Lang

Node = dict[str, Any]
FOLDER = "schemas"
"""Where they stand in a story: beside `content/` and `data/`, since no editor writes there."""
_ID = f"^{ID}$"
_MAPS = ("properties", "$defs")
_NODES = ("items", "additionalProperties", "propertyNames")
_TEXT = {"type": ["string", "number"]}
"""A text; YAML sees a number in one such as 1996."""


def schemas_of(project: Project, kept: Cache | None = None) -> dict[str, bytes]:
    """Return the files of the folder, by name.

    They are a JSON Schema for each YAML file, and for each CSV file a Table Schema, as Frictionless
    has it. kept: what earlier builds made.
    """
    definitions = shared(project)
    declared = (kept or Cache()).files("schemas", "as declared", _declared)
    files = {name: _json_schema(name, json.loads(declared[name]), definitions) for name in declared}
    languages = project.languages
    for name, file in CSV_FILES.items():
        there = {column for row in getattr(project, name) or () for column in row.cells}
        columns = (c for c in file.columns if not c.spare or c.name in there)
        files[name] = _table(columns, languages)
    for name, table in project.tables.value.items():
        files[f"tables/{name}"] = _table(cells_of(table), languages)
    for name in project.places.value:
        files[f"places/{name}"] = _table(SPOTS, languages)
    return {
        f"{name}.json": f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()
        for name, schema in files.items()
    }


def _json_schema(name: str, found: Node, definitions: Mapping[str, Node]) -> Node:
    """Return the schema of a YAML file with all that it refers to, and nothing else."""
    file = YAML_FILES[name]
    known = {**found.pop("$defs", {}), **definitions}
    used: Node = {}
    waiting = references(found)
    while waiting:
        one = waiting.pop()
        if one not in used:
            used[one] = known[one]
            waiting |= references(known[one])
    about = {"$schema": DIALECT, "title": file.path}
    return {**about, **found, "description": file.about, "$defs": dict(sorted(used.items()))}


@cache
def _declared() -> Mapping[str, bytes]:
    """Return what every story has of the schemas of YAML files, by name."""
    return {name: json.dumps(resolved(file.schema())).encode() for name, file in YAML_FILES.items()}


def _table(columns: Iterable[CsvColumn], languages: Iterable[Lang]) -> Node:
    fields = [_field(column) for column in headed(columns, languages)]
    return {"fields": fields, "missingValues": [""]}


def _field(column: CsvColumn) -> Node:
    field: Node = {"name": column.name, "type": column.kind, "description": column.about}
    if column.kind == "number":
        field["groupChar"] = ","
    limits: Node = {"required": True} if column.required else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.pattern:
        limits["pattern"] = column.pattern
    return {**field, "constraints": limits} if limits else field


def resolved(node: Node) -> Node:
    """Return `node` with references in place of the marks `words` and `ids` of the records.

    Numbers may stand where a text is expected, and quoted ones where a number is: a build reads
    every value as it is typed.
    """
    if mark := node.get("words") or node.get("ids"):
        told = {key: node[key] for key in ("description",) if key in node}
        return {**told, "$ref": f"#/$defs/{mark}"}
    found = {key: value for key, value in node.items() if key not in {"title", *_MAPS, *_NODES}}
    for key in _MAPS:
        if key in node:
            found[key] = {name: resolved(one) for name, one in node[key].items()}
    for key in _NODES:
        if key in node:
            found[key] = resolved(node[key]) if isinstance(node[key], dict) else node[key]
    for pattern, value in found.pop("patternProperties", {}).items():
        found.setdefault("propertyNames", _keys(pattern))
        found["additionalProperties"] = resolved(value)
    return _as_typed(_shortened(found))


def references(node: object) -> set[str]:
    """Return the names of all that a schema refers to."""
    if isinstance(node, list):
        return {name for one in node for name in references(one)}
    if not isinstance(node, dict):
        return set()
    here = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
    return here | {name for one in node.values() for name in references(one)}


def _keys(pattern: str) -> Node:
    """Return what the keys of a mapping may be: ids that are new, or languages."""
    language = {"allOf": [{"$ref": "#/$defs/language"}, {"pattern": pattern}]}
    return {"pattern": pattern} if pattern == _ID else language


def _shortened(node: Node) -> Node:
    """Return a schema without what an editor's program would offer in vain: nothing, or a list."""
    default = node.get("default")
    if not default or isinstance(default, dict):
        node.pop("default", None)
    node["examples"] = [one for one in node.get("examples", ()) if isinstance(one, str)]
    if not node["examples"]:
        del node["examples"]
    return node


def _as_typed(node: Node) -> Node:
    if node.get("type") == "integer":
        return {**node, "type": ["integer", "string"], "pattern": r"^[0-9]+$"}
    if node.get("type") == "string" and not node.keys() & {"enum", "format"}:
        return {**node, "type": ["string", "number"]}
    return node


def shared(project: Project) -> dict[str, Node]:
    """Return every definition that a schema may refer to, by name."""
    languages = list(project.languages)
    forms = {name: (draws.__doc__ or "").partition("\n")[0] for name, (draws, *_) in FORMS.items()}
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
        "form": _listed(forms),
        "interface": {
            "type": "object",
            "properties": {
                name: {"description": said, **_TEXT}
                for name, said in project.strings[languages[0]].items()
            },
            "additionalProperties": False,
        },
    }
    for name, ids in _ids(project).items():
        found[name] = {"anyOf": [_listed(ids), _TEXT]} if ids else _TEXT
    return found


def _listed(told: Mapping[str, str]) -> Node:
    """Return a list of words, each with its meaning, which most programs show beside it."""
    return {"type": "string", "enum": list(told), "enumDescriptions": list(told.values())}


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
