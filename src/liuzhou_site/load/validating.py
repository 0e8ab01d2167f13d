"""The content of a YAML file held against its schema, and what is wrong with it in words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, Problem, nearest, problem
from liuzhou_site.load.schema.kinds import LanguagesDiffer
from liuzhou_site.load.texts import Sound
from liuzhou_site.load.yaml_files import Keys, Sheet
from liuzhou_site.messages import Part, part
from liuzhou_site.model import Lang


def validated(sheet: Sheet[Any], kind: Any, languages: tuple[Lang, ...]) -> Sheet[Any]:  # noqa: ANN401 (the adapter alone knows the type)
    """Return the sheet with its content as records of `kind`, texts in all of `languages`.

    Raises BuildFailed: with every mistake, each at its line.
    """
    try:
        return _validated(sheet, kind, languages)
    except ValidationError as error:
        raise BuildFailed(_mistakes(sheet, kind, error)) from None


def sound_part(sheet: Sheet[Any], kind: Any, languages: tuple[Lang, ...]) -> Sound[Sheet[Any]]:  # noqa: ANN401 (as above)
    """Return the same of what is sound: an entry is what has an id; a list is one as a whole.

    The texts of a broken entry stay among the leaves, and so are checked like all others.
    Raises BuildFailed: with every mistake, where they are not in entries.
    """
    try:
        return Sound(_validated(sheet, kind, languages))
    except ValidationError as error:
        problems = _mistakes(sheet, kind, error)
        depth = 2 if isinstance(kind, type) else 1  # a record of mappings, or a mapping itself
        broken = {mistake["loc"][:depth] for mistake in error.errors()}
    listed = isinstance(sheet.value, list)
    rest = [] if listed else _without(sheet.value, broken)
    try:
        sound = _validated(replace(sheet, value=rest), kind, languages)
    except ValidationError:
        raise BuildFailed(problems) from None
    lost = [keys for keys in sheet.lines if listed or {keys[:1], keys[:depth]} & broken]
    names = {str(keys[-1]) for keys in lost} | {sheet.leaves.get((*k, "id"), "") for k in lost}
    return Sound(sound, tuple(problems), frozenset(names))


def _without(raw: Any, broken: set[Keys], keys: Keys = ()) -> Any:  # noqa: ANN401 (as above)
    """Return plain data without what stands under one of these keys."""
    if not isinstance(raw, dict):
        return raw
    rest = {key: value for key, value in raw.items() if (*keys, key) not in broken}
    return {key: _without(value, broken, (*keys, key)) for key, value in rest.items()}


def _validated(sheet: Sheet[Any], kind: Any, languages: tuple[Lang, ...]) -> Sheet[Any]:  # noqa: ANN401 (as above)
    empty: object = [] if getattr(kind, "__origin__", None) is list else {}
    raw = empty if sheet.value is None else sheet.value
    value = adapter(kind).validate_python(raw, context=languages)
    return Sheet(sheet.path, value, sheet.lines, sheet.leaves)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 (as above)
    """Return what validates plain data as `kind`, made once."""
    return TypeAdapter(kind)


def _mistakes(sheet: Sheet[Any], kind: Any, error: ValidationError) -> list[Problem]:  # noqa: ANN401 (as above)
    return [_told(sheet, kind, dict(one)) for one in error.errors()]


_TYPES: Mapping[str, str] = {
    "should-be-text": "string_type",
    "should-be-whole-number": "int_parsing int_type int_parsing_size",
    "should-be-list": "list_type",
    "should-be-keys": "dict_type model_type model_attributes_type",
    "should-have-one": "too_short",
    "should-be-date": "date_from_datetime_parsing date_parsing date_type greater_than_equal",
    "not-allowed-word": "literal_error",
    "should-be-true-or-false": "bool_parsing bool_type",
}
"""What an editor is told → the types of mistakes, as pydantic names them."""
_REASONS = {one: reason for reason, listed in _TYPES.items() for one in listed.split()}


def _told(sheet: Sheet[Any], kind: Any, error: Mapping[str, Any]) -> Problem:  # noqa: ANN401 (as above)
    keys = tuple(key for key in error["loc"] if key != "[key]")
    name = ".".join(str(key) for key in keys) or part("the-file")
    place = sheet.place(*keys)
    context = error.get("ctx", {})
    if isinstance(differ := context.get("error"), LanguagesDiffer):
        return problem(differ.code, place, found=name, **differ.fields)
    if error["type"] == "extra_forbidden":
        known = {key for table in _tables(kind) for key in table.get("properties", {})}
        near = nearest(str(keys[-1]), known)
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
    why = part(_REASONS.get(error["type"], "not-as-described"))
    if error["type"] == "string_pattern_mismatch":
        why = _unlike(kind, context["pattern"], error["input"])
    return problem("bad-key", place, found=name, why=why, **ends)


def _unlike(kind: Any, pattern: str, given: str) -> Part:  # noqa: ANN401 (as above)
    """Return what is wrong with a text that has not the form that its key asks for."""
    if re.fullmatch(pattern, f"{given}/"):
        return part("no-slash")
    for table in _tables(kind):
        for found in table.get("properties", {}).values():
            if found.get("pattern") == pattern and found.get("examples"):
                return part("unlike-example", example=found["examples"][0])
    return part("not-as-described")


def _tables(kind: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (as above)
    schema = adapter(kind).json_schema()
    return [schema, *schema.get("$defs", {}).values()]
