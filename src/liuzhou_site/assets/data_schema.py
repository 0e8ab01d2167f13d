"""What the columns of the data files mean, as a Table Schema and as a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from liuzhou_site.figures.checks import Verdict
from liuzhou_site.model import Hedge, Status

_FIELDS: Mapping[str, tuple[str, str]] = {
    "id": ("string", "The figure’s identity; it never changes."),
    "figure": ("string", "The figure that is drawn."),
    "check": ("string", "The reconciliation that is drawn."),
    "verdict": ("string", "What the reconciliation is reported as."),
    "look": ("string", "Why to look twice at it, where it neither confirms nor contradicts."),
    "holds": ("boolean", "Whether what the reconciliation claims can hold."),
    "value": ("number", "Exact as printed, in the base of its unit; empty for a range."),
    "low": ("number", "The least that print allows; more_than and over leave it out itself."),
    "high": ("number", "The greatest that print allows; under leaves it out itself."),
    "unit": ("string", "The unit, or what is counted; share stands for parts of a whole."),
    "hedge": ("string", "How firmly the source says it; empty where it does not hedge."),
    "period": ("string", "When it holds; the last day of a year stands for its end."),
    "index": (
        "number",
        "What is drawn: the number as an index, compared with the number at its base.",
    ),
    "change": (
        "number",
        "What is drawn: by what share of the number at its base it differs from it.",
    ),
    "since": ("string", "Of a change: when that was which it is compared with."),
    "terms": ("string", "Of money or its growth: real, at constant prices, or nominal."),
    "scope": ("string", "For what place it holds."),
    "whole": ("string", "What a share is a share of, or the whole that was worked out."),
    "paragraph": ("integer", "The paragraph of the source; empty where it is not printed."),
    "as_printed": ("string", "The words of the source."),
    "status": ("string", "How far the claim could be followed."),
    "category": ("string", "What the figure speaks of."),
    "formula": ("string", "How it was calculated, by us."),
    "citation": ("string", "Where it, or another number in its place, is reported."),
}
"""Columns with a meaning of their own: name → (type, description)."""
_WORDED: Mapping[str, str] = {
    "label": "What it counts",
    "note": "What a reader must know of it",
    "flags": "What its table marks it as",
    "said": "The number as it is said",
    "what": "What the mark stands for",
    "group": "The row of the chart that it stands in",
}
"""Columns that each language has: name before the language code → description."""
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
    if column not in _FIELDS:
        word, _, lang = column.rpartition("_")
        return {"name": column, "type": "string", "description": f"{_WORDED[word]} ({lang})."}
    kind, description = _FIELDS[column]
    field: dict[str, object] = {"name": column, "type": kind, "description": description}
    if column in _CLOSED:
        field["constraints"] = {"enum": list(_CLOSED[column])}
    return field
