"""What the columns of the data files mean, as a Table Schema and as a JSON Schema."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files

from liuzhou_site.figures.checks import Verdict
from liuzhou_site.model import Hedge, Status

_LISTED = csv.DictReader((files(__package__) / "data_columns.csv").read_text("utf-8").splitlines())
_COLUMNS: Mapping[str, Mapping[str, str]] = {row["name"]: row for row in _LISTED}
"""What each column means; a name that ends in `_` is that of one in each language."""
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "hedge": tuple(hedge.value for hedge in Hedge if hedge),
    "status": tuple(Status),
    "verdict": tuple(Verdict),
}


def table_schema(columns: Sequence[str]) -> dict[str, object]:
    """Return the Table Schema (specs.frictionlessdata.io) of a table with these columns."""
    schema: dict[str, object] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if "id" in columns:
        schema["primaryKey"] = "id"
    if "figure" in columns:
        reference = {"resource": "figures", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "figure", "reference": reference}]
    return schema


def figures_schema(columns: Sequence[str]) -> dict[str, object]:
    """Return the JSON Schema of `data/figures.json`: of each column its type, null where empty."""
    described: dict[str, dict[str, object]] = {}
    for column in columns:
        field = _field(column)
        described[column] = {"type": [field["type"], "null"], "description": field["description"]}
        if column in _CLOSED:
            described[column]["enum"] = [*_CLOSED[column], None]
    row = {
        "type": "object",
        "required": list(columns),
        "additionalProperties": False,
        "properties": described,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": ["figures"],
        "additionalProperties": False,
        "properties": {"figures": {"type": "array", "items": row}},
    }


def _field(column: str) -> dict[str, object]:
    word, _, lang = column.rpartition("_")
    of = _COLUMNS.get(column)
    row = of or _COLUMNS[f"{word}_"]
    about = row["about"] if of else f"{row['about']} ({lang})."
    field: dict[str, object] = {"name": column, "type": row["type"], "description": about}
    if column in _CLOSED:
        field["constraints"] = {"enum": list(_CLOSED[column])}
    return field
