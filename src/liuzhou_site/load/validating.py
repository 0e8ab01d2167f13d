"""The content of a YAML file held against its schema, and what is wrong with it in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, Problem, nearest, problem
from liuzhou_site.load.schema.kinds import LanguagesDiffer
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.messages import part
from liuzhou_site.model import Lang


def validated(sheet: Sheet[Any], kind: Any, languages: tuple[Lang, ...]) -> Sheet[Any]:  # noqa: ANN401 (the adapter alone knows the type)
    """Return the sheet with its content as records of `kind`, texts in all of `languages`.

    Raises:
        BuildFailed: with every mistake, each at its line.
    """
    empty: object = [] if getattr(kind, "__origin__", None) is list else {}
    raw = empty if sheet.value is None else sheet.value
    try:
        value = TypeAdapter(kind).validate_python(raw, context=languages)
    except ValidationError as error:
        raise BuildFailed([_told(sheet, kind, dict(e)) for e in error.errors()]) from None
    return Sheet(sheet.path, value, sheet.lines, sheet.leaves)


_REASONS: Mapping[str, str] = {
    "string_type": "should-be-text",
    "int_parsing": "should-be-whole-number",
    "int_type": "should-be-whole-number",
    "int_parsing_size": "should-be-whole-number",
    "list_type": "should-be-list",
    "dict_type": "should-be-keys",
    "model_type": "should-be-keys",
    "model_attributes_type": "should-be-keys",
    "too_short": "should-have-one",
    "date_from_datetime_parsing": "should-be-date",
    "date_parsing": "should-be-date",
    "date_type": "should-be-date",
    "literal_error": "not-allowed-word",
}


def _told(sheet: Sheet[Any], kind: Any, error: Mapping[str, Any]) -> Problem:  # noqa: ANN401 (as above)
    keys = tuple(key for key in error["loc"] if key != "[key]")
    name = ".".join(str(key) for key in keys) or part("the-file")
    place = sheet.place(*keys)
    context = error.get("ctx", {})
    if isinstance(differ := context.get("error"), LanguagesDiffer):
        return problem(differ.code, place, found=name, **differ.fields)
    if error["type"] == "extra_forbidden":
        near = nearest(str(keys[-1]), _known_keys(kind))
        return problem("unknown-key", place, found=name, nearest=near)
    if error["type"] == "missing":
        return problem("missing-key", place, found=name)
    if error["loc"][-1:] == ("[key]",) and error["type"] == "string_pattern_mismatch":
        return problem("bad-id", place, found=keys[-1])
    ends: dict[str, object] = {"words": tuple(re.findall("'(.*?)'", context.get("expected", "")))}
    if error["type"] == "string_type" and isinstance(error["input"], dict):
        ends["hint"] = part("braces-are-keys")
    if isinstance(error["input"], str):
        ends["given"] = f"“{error['input']}”"
    why = part(_REASONS.get(error["type"], "not-as-it-should"))
    return problem("bad-key", place, found=name, why=why, **ends)


def _known_keys(kind: Any) -> set[str]:  # noqa: ANN401 (as above)
    schema = TypeAdapter(kind).json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return {key for table in tables for key in table.get("properties", {})}
