"""docs/reference.md says of every file, key and column what the engine reads there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.docs.reference import _written, reference

from liuzhou_site.app.schemas import resolved, shared
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.reading import load_project

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference.md"


def test_the_page_is_fresh(write_expected: bool) -> None:
    """It is what the records of today give."""
    if write_expected:
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_file_key_and_column_has_its_line() -> None:
    """None is passed over, and none stands there that is not read."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    told = {word for line in lines for word in re.findall(r"`(\w+)`", line.split(" | ")[0])}
    keys = {key for _, _, key, _ in keys_of_all()}
    columns = {
        name
        for file in CSV_FILES.values()
        for one in file.columns
        for name in ([f"{one.name}_zh".lstrip("_")] if one.worded else [one.name])
    }
    assert (keys | columns) - told == set()
    files = {file.path for file in (*YAML_FILES.values(), *CSV_FILES.values())}
    assert files - {line.strip("# `") for line in lines if line.startswith("## ")} == set()


def test_every_line_is_whole() -> None:
    """Each says what is held, what it means, and gives an example where no record has its own."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    wrong = [
        row
        for row in rows
        if not all((cells := re.split(r" (?<!\\)\| ", row.strip("| ")))[1:3])
        or (len(cells) < 5 and "the keys of" not in row)
        or "`…`" in row
    ]
    assert wrong == []
    assert len(rows) > 100


def test_every_example_is_one() -> None:
    """Whatever stands there as an example is accepted there."""
    definitions = shared(load_project(ROOT))
    for file, record, key, node in keys_of_all():
        for example in node.get("examples", ()):
            schema = {**resolved(node), "$defs": definitions}
            found = [error.message for error in Draft202012Validator(schema).iter_errors(example)]
            assert found == [], f"{file}: {record}.{key}"
            written = yaml.load(_written(example), Loader=yaml.BaseLoader)  # noqa: S506 (texts)
            assert written == as_texts(example), f"{file}: {record}.{key}"


def as_texts(value):
    """Return a value as YAML without any types reads it."""
    if isinstance(value, dict):
        return {str(key): as_texts(one) for key, one in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    return [as_texts(one) for one in value] if isinstance(value, list) else str(value)


@pytest.mark.each("column", {one for file in CSV_FILES.values() for one in file.columns})
def test_every_example_of_a_column_is_one(column) -> None:
    """It is of the kind, the form, the list that it stands beside."""
    assert column.example
    assert not column.choices or column.example in column.choices
    assert re.fullmatch(column.pattern or ".*", column.example)
    assert column.kind == "string" or float(column.example) > 0


def keys_of_all():
    """Return (file, record, key, schema) of every key that an editor may write."""
    found = []
    for name, file in YAML_FILES.items():
        whole = file.schema()
        for record, node in {"": whole, **whole.get("$defs", {})}.items():
            found += [(name, record, key, one) for key, one in node.get("properties", {}).items()]
    return found
