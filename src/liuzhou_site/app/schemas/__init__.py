"""The schemas of a story's files, with the ids of the story where one is expected.

A schema never refuses what a build accepts. So the ids that an editor's program offers are those
that were there when the story was last built, and another id is let pass: it may have been written
a minute ago. Whether there is such a thing the build says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from liuzhou_site.app.schemas.ids import shared
from liuzhou_site.app.schemas.resolving import Node, references, resolved
from liuzhou_site.load.columns import CsvColumn, cells_of, headed
from liuzhou_site.load.inventory import CSV_FILES, DIALECT, YAML_FILES
from liuzhou_site.load.project import Project
from liuzhou_site.model import Lang

FOLDER = "schemas"
"""Where they stand in a story: beside `content/` and `data/`, since no editor writes there."""


def schemas_of(project: Project) -> dict[str, bytes]:
    """Return the files of the folder, by name.

    They are a JSON Schema for each YAML file, and for each CSV file a Table Schema, as Frictionless
    has it.
    """
    definitions = shared(project)
    files = {name: _json_schema(name, definitions) for name in YAML_FILES}
    languages = project.languages
    files |= {name: _table(file.columns, languages) for name, file in CSV_FILES.items()}
    for name, table in project.tables.value.items():
        files[f"tables/{name}"] = _table(cells_of(table), languages)
    return {
        f"{name}.json": f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()
        for name, schema in files.items()
    }


def _json_schema(name: str, definitions: Mapping[str, Node]) -> Node:
    """Return the schema of a YAML file with all that it refers to, and nothing else."""
    file = YAML_FILES[name]
    found = resolved(file.schema())
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


def _table(columns: Iterable[CsvColumn], languages: Iterable[Lang]) -> Node:
    """Return the Table Schema of a CSV file."""
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
