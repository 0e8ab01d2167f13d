"""The schemas of a story offer its ids, refuse nothing that a build accepts, and are fresh."""

from __future__ import annotations

import json
import re
import shutil
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from frictionless import Resource, Schema
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.new import Wish, start
from liuzhou_site.app.schemas import FOLDER, schemas_of
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import Sheet, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
STORIES = {
    "own": ROOT,
    "library": ROOT / "tests" / "sites" / "library" / "project",
    "ferry": ROOT / "tests" / "sites" / "ferry" / "project",
    "gallery": ROOT / "examples" / "gallery",
}
CLOSED = [path for path in YAML_FILES if path != "language"]


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a copy of every story that there is here, each with the project's templates."""
    folder = tmp_path_factory.mktemp("stories")
    for name, story in STORIES.items():
        for room in ("content", "data"):
            shutil.copytree(story / room, folder / name / room)
        (folder / name / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return {name: folder / name for name in STORIES}


def files_of(root: Path) -> dict[str, Path]:
    """Return the YAML files of a story, by the name of their schema."""
    found = {name: root / file.path for name, file in YAML_FILES.items()}
    found["language"] = root / "content" / "de.yml"
    return {name: path for name, path in found.items() if path.exists()}


@cache
def all_schemas(root: Path) -> Mapping[str, bytes]:
    """Return the schemas of a story that no test changes."""
    return schemas_of(load_project(root))


def schema(root: Path, name: str) -> dict[str, Any]:
    """Return one schema of a story."""
    return json.loads(all_schemas(root)[f"{name}.json"])


def refused(schema: dict[str, Any], value: object) -> list[str]:
    """Return what a validator says of a value that it refuses."""
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def test_the_schemas_of_the_story_are_fresh(write_expected: bool) -> None:
    """What is committed is what `python build.py` would write."""
    expected = schemas_of(load_project(ROOT))
    folder = ROOT / FOLDER
    if write_expected:
        for name, raw in expected.items():
            (folder / name).write_bytes(raw)
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.json")
        if path.name != "check.schema.json"  # of what `check` reports: the same for every story
    }
    assert found == expected


@pytest.mark.slow
def test_a_build_refreshes_the_schemas_and_a_check_does_not(library: Path) -> None:
    """A figure that was added is offered from the next build on; a check writes nothing."""
    fresh = schemas_of(load_project(library))
    folder = library / FOLDER
    folder.mkdir()
    (folder / "figures.json").write_text("stale", encoding="utf-8")
    (folder / "charts.json").write_bytes(fresh["charts.json"])
    before = (folder / "charts.json").stat().st_mtime_ns
    typed("check", library)
    assert len(list(folder.iterdir())) == 2
    typed("build", library)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == fresh
    assert (folder / "charts.json").stat().st_mtime_ns == before, "written though it was fresh"


def typed(command: str, root: Path) -> None:
    """Type a command that ends well."""
    assert CliRunner().invoke(app, [command, "--project", str(root)]).exit_code == 0


def test_a_new_story_has_its_schemas(tmp_path: Path) -> None:
    """They are those of the story as it was started, and every file leads to its own."""
    story = tmp_path / "story"
    start(story, Wish({"zh": "桥", "en": "Bridges"}, "报告", date(2031, 5, 6)))
    for name, raw in schemas_of(load_project(story)).items():
        assert (story / FOLDER / name).read_bytes() == raw
    assert_wired(story)


def test_every_file_of_the_story_leads_to_its_schema() -> None:
    """The first line of each YAML file names it, relative to the file."""
    assert_wired(ROOT)


def assert_wired(root: Path) -> None:
    """See that every YAML file begins with the address of the schema that is made for it."""
    files = files_of(root)
    listed = [path for room in ("content", "data") for path in (root / room).glob("*.yml")]
    assert sorted(files.values()) == sorted(listed)
    for name, path in files.items():
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, f"{path.name} names no schema"
        assert (path.parent / found[1]).resolve() == (root / FOLDER / f"{name}.json").resolve()


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_every_file_that_builds_is_valid(story: str, stories: dict[str, Path]) -> None:
    """As a language server reads it: with numbers and dates where YAML sees them."""
    root = stories[story]
    for name, path in files_of(root).items():
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=Core)  # noqa: S506 (a safe one)
        assert refused(schema(root, name), value) == [], f"{story}: {name}"


class Core(yaml.SafeLoader):
    """YAML as most editors' programs read it: true and false, but dates, `no` and `on` are text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, seen) for tag, seen in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


@pytest.mark.slow
def test_the_schemas_are_schemas() -> None:
    """Each is one by the dialect that it names itself."""
    for name in YAML_FILES:
        Draft202012Validator.check_schema(schema(ROOT, name))


def test_every_key_says_what_it_means() -> None:
    """A program shows the description of each key, and of each record."""
    silent = [
        f"{name}: {record}.{key}"
        for name, file in YAML_FILES.items()
        for record, node in records(file.schema())
        for key, value in node["properties"].items()
        if not value.get("description", "").endswith(".") or not node["description"]
    ]
    assert silent == []


def records(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every record of a schema by name."""
    for name, node in {"": schema, **schema.get("$defs", {})}.items():
        if "properties" in node:
            yield name, node


def test_an_id_is_offered_where_one_is_expected() -> None:
    """With what it means, in the languages of the story."""
    definitions = schema(ROOT, "charts")["$defs"]
    offered = definitions["figure"]["anyOf"][0]
    told = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert told["chains_count"] == "优势产业链 · leading industrial chains"
    assert "industry_output_implied" in told, "a calculated one"
    assert "minerals_hunan" in told, "one of elsewhere"
    group = definitions["ChartGroup"]["properties"]
    assert group["figures"]["items"] == {"$ref": "#/$defs/figure"}
    assert definitions["Chart"]["properties"]["nouns"]["propertyNames"] == {
        "$ref": "#/$defs/figure"
    }
    derived = schema(ROOT, "derived")["$defs"]["Derived"]["properties"]
    expected = {"unit": "unit", "scope": "scope", "category": "category", "whole": "whole"}
    assert {key: derived[key]["$ref"].split("/")[-1] for key in expected} == expected


def test_the_cells_of_tables_are_offered(stories: dict[str, Path]) -> None:
    """As figures one by one, and as a column."""
    definitions = schema(stories["gallery"], "charts")["$defs"]
    assert "harvest.apples@2019" in definitions["figure"]["anyOf"][0]["enum"]
    assert "harvest.apples" in definitions["series"]["anyOf"][0]["enum"]


def test_an_id_that_was_written_a_minute_ago_is_let_pass(library: Path) -> None:
    """A schema is as old as the last build: whether there is such a figure the build says."""
    found = schema(library, "charts")
    chart = {
        "form": "bars",
        "title": {"zh": "书", "en": "Books"},
        "subtitle": {"zh": "书", "en": "Books"},
        "groups": [{"figures": ["added_just_now", "some.table@1996"]}],
        "nouns": {"added_just_now": {"zh": "书", "en": "books"}},
    }
    assert refused(found, {"fresh": chart}) == []
    assert refused(found, {"fresh": {**chart, "form": "added_just_now"}}), "forms are the engine's"
    assert refused(found, {"fresh": {**chart, "gruops": []}})


@pytest.mark.slow
@pytest.mark.each("name", CLOSED)
def test_what_is_read_no_schema_refuses(name: str, stories: dict[str, Path]) -> None:
    """Of files that are changed somewhere at random: what is red would have stopped the build."""
    root = stories["gallery"]
    file = YAML_FILES[name]
    validator = Draft202012Validator(schema(root, name))
    value = with_truths(read_yaml(root, file.path).value)
    read: list[bool] = []

    @given(place=st.integers(0, 10_000), what=st.sampled_from(CHANGES), how=st.integers(0, 2))
    @settings(max_examples=100)
    def holds(place: int, what: object, how: int) -> None:
        changed = deepcopy(value)
        change(changed, place, what, how)
        try:
            validated(Sheet(file.path, changed, {}, {}), file.kind, ("zh", "zh-Hant", "en"))
        except BuildFailed:
            return
        read.append(True)
        found = [e for e in validator.iter_errors(changed) if list(e.path)[-1:] != ["form"]]
        assert found == [], "and whether there is such a form is seen when it is to be drawn"

    holds()
    assert len(read) > 5, "nearly all that was tried could not be read"


def with_truths(value: object) -> object:
    """Return what the loader reads as text, true and false as an editor's program has them."""
    if isinstance(value, dict):
        return {key: with_truths(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_truths(inner) for inner in value]
    return {"true": True, "false": False}.get(str(value), value)


CHANGES = (
    *("", "1", "1996", "new_id", "a.b@1996", "a.b", "无", "https://a.b/", "1996-12-31", "{}"),
    *([], {}, ["1"], {"zh": "1", "en": "1"}, None),
)


def change(value: Any, place: int, what: object, how: int) -> None:
    """Change one thing somewhere: put another in its place, take it away, or add one beside it."""
    places = list(places_of(value))
    if not places:
        return
    node, key = places[place % len(places)]
    if how == 0 or isinstance(node, list):
        node[key] = what
    elif how == 1:
        del node[key]
    else:
        node[("new_id", "zh", "note", "1")[place % 4]] = what


def places_of(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a file: what holds it, and by which key."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places_of(node[key])


@pytest.mark.slow
@pytest.mark.parametrize("story", ["own", "gallery"])
def test_frictionless_finds_every_csv_file_valid(story: str, stories: dict[str, Path]) -> None:
    """By the Table Schema that is made for it."""
    root = stories[story]
    made = all_schemas(root)
    names = [*CSV_FILES, *(f"tables/{path.stem}" for path in (root / "data/tables").glob("*.csv"))]
    files = {name: root / "data" / f"{name}.csv" for name in names}
    there = {name: file for name, file in files.items() if file.exists()}
    assert there.keys() >= {"figures", "numerals"}
    for name, file in there.items():
        assert frictionless(file, made[f"{name}.json"]) == []


@pytest.mark.each(
    ("name", "was", "becomes", "expected"),
    [
        ("figures", "chains_count,9,", "chains_count,nine,", "constraint-error"),
        ("figures", "chains_count,9,", "chains_count,9..12,", ""),
        ("figures", "chains_count,9,", "chains_count,-9,", ""),
        ("figures", ",more_than,", ",more,", "constraint-error"),
        ("figures", "chains_count,", "Chains,", "constraint-error"),
        ("figures", ",2020,city,,9大", ",in 2020,city,,9大", "constraint-error"),
        ("figures", ",9大,", ",,", "constraint-error"),
        ("figures", "id,value", "id,values", "incorrect-label"),
        ("numerals", ",name,", ",nome,", "constraint-error"),
        ("figures", ",191800000000,", ',"191,800,000,000",', ""),
    ],
)
def test_frictionless_refuses_a_wrong_cell(
    name: str, was: str, becomes: str, expected: str, tmp_path: Path
) -> None:
    """Of a number, of a word from a list, of an id, of an empty one; and no other.

    Thousands may have their commas, as the build reads them.
    """
    text = (ROOT / "data" / f"{name}.csv").read_text(encoding="utf-8")
    assert was in text
    spoilt = tmp_path / f"{name}.csv"
    spoilt.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    raw = (ROOT / FOLDER / f"{name}.json").read_bytes()
    assert frictionless(spoilt, raw) == ([expected] if expected else [])


def frictionless(file: Path, schema: bytes) -> list[str]:
    """Return what frictionless finds wrong with a CSV file, by its own names."""
    table = Resource(
        path=file.name, basepath=str(file.parent), schema=Schema.from_descriptor(json.loads(schema))
    )
    [task] = table.validate().tasks
    return [error.type for error in task.errors]
