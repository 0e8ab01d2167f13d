"""The data that readers take along: exact, described, and the same as what the pages say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from decimal import Decimal as D

import pytest

from liuzhou_site.load.reading import load_project
from liuzhou_site.numbers.tokens import PRIVATE

pytestmark = pytest.mark.slow

TYPES = {
    "string": lambda cell: True,
    "number": lambda cell: D(cell).is_finite(),
    "integer": lambda cell: str(int(cell)) == cell,
    "boolean": lambda cell: cell in {"true", "false"},
}
"""What a cell of each Frictionless type looks like, in its default form."""


def read(raw):
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def files(built):
    """Return the files of the site's `data/` by name, all but the bundle of them."""
    return {
        path.removeprefix("data/"): raw
        for path, raw in built.files.items()
        if path.startswith("data/") and not path.endswith(".zip")
    }


@pytest.fixture(scope="module")
def package(files):
    """Return the data package."""
    return json.loads(files["datapackage.json"])


@pytest.fixture(scope="module")
def book(sound):
    """Return the project's figures."""
    return sound("own").book


def test_every_figure_has_its_row_with_exact_numbers(files, book):
    """Value and interval are the record's own, in base units, without thousands or exponent."""
    rows = {row["id"]: row for row in read(files["figures.csv"])}
    assert list(rows) == list(book.figures)
    for name, row in rows.items():
        figure = book.figures[name]
        ends = (figure.interval.low, figure.interval.high)
        assert (
            D(row["low"]) if row["low"] else None,
            D(row["high"]) if row["high"] else None,
        ) == ends
        if row["value"]:
            assert D(row["value"]) == figure.quantity.value
        assert row["unit"] == figure.unit.id
        assert row["hedge"] == figure.quantity.hedge
        assert row["period"] == figure.period.iso
        assert row["paragraph"] == (str(figure.paragraph) if figure.paragraph else "")
        assert row["status"] == figure.status
        assert row["as_printed"] == figure.as_printed


def test_a_figure_is_said_in_every_language_beside_its_numbers(files):
    """What machines read and what the pages say stand in one row."""
    rows = {row["id"]: row for row in read(files["figures.csv"])}
    row = rows["chains_output"]
    assert row["value"] == "191800000000"
    assert (row["said_zh"], row["said_en"]) == ("1918亿元", "191.8 billion yuan")


def test_json_holds_numbers_as_numbers_and_gaps_as_null(files):
    """The same rows as the CSV, typed."""
    figures = json.loads(files["figures.json"], parse_float=D, parse_int=D)["figures"]
    for row, cells in zip(figures, read(files["figures.csv"]), strict=True):
        for name, cell in cells.items():
            expected = D(cell) if name in {"value", "low", "high", "paragraph"} and cell else cell
            assert row[name] == (expected if cell else None)


def test_a_chart_s_table_has_the_numbers_of_its_figures(files, package, book):
    """Each mark has the exact numbers of its record, or the outcome of its check."""
    for resource in package["resources"][1:]:
        for row in read(files[resource["path"]]):
            if row.get("figure"):
                figure = book.figures[row["figure"]]
                assert (row["unit"], row["status"]) == (figure.unit.id, figure.status)
                low = figure.interval.low
                assert row["low"] == ("" if low is None else f"{low:f}")
                assert row["said_en"]
                assert row["what_zh"]
            elif "longitude" not in row:  # a map has places, and no figures
                found = next(found for found in book.findings if found.id == row["check"])
                assert row["holds"] == str(found.holds).lower()


def test_the_package_describes_every_table(files, package):
    """Every CSV file is a resource, with the size and the fingerprint of what is published."""
    described = {resource["path"] for resource in package["resources"]}
    assert described == {name for name in files if name.endswith(".csv")}
    for resource in package["resources"]:
        raw = files[resource["path"]]
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])


def test_every_column_is_described_and_every_cell_fits_its_type(files, package):
    """The schema names the columns in their order; cells are of their type and list."""
    for resource in package["resources"]:
        rows = read(files[resource["path"]])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(rows[0])
        for field in fields:
            assert field["description"]
            allowed = field.get("constraints", {}).get("enum")
            for cell in filter(None, (row[field["name"]] for row in rows)):
                assert TYPES[field["type"]](cell), f"{resource['path']}: {field['name']} {cell}"
                assert not allowed or cell in allowed


def test_keys_lead_from_the_charts_to_the_figures(files, package):
    """The ids of the ledger are unique, and each drawn figure is one of them."""
    ids = [row["id"] for row in read(files["figures.csv"])]
    assert len(ids) == len(set(ids))
    assert package["resources"][0]["schema"]["primaryKey"] == "id"
    for resource in package["resources"][1:]:
        rows = read(files[resource["path"]])
        if "figure" in rows[0]:
            (key,) = resource["schema"]["foreignKeys"]
            assert key == {"fields": "figure", "reference": {"resource": "figures", "fields": "id"}}
            assert {row["figure"] for row in rows} - {""} <= set(ids)


def test_the_package_names_licence_and_sources(package, book, project):
    """The licence has a name, a title and an address; so has each report, and each map's places."""
    (licence,) = package["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert licence["path"].startswith("https://")
    assert licence["title"]
    cited = {figure.citation for figure in book.figures.values() if figure.citation}
    cited |= {places.citation for places in load_project(project).places.value.values()}
    assert {source["path"] for source in package["sources"] if "path" in source} == cited
    assert all(source["title"] for source in package["sources"])


def test_no_token_is_left_in_the_data(files):
    """What carried the mentions to the audit is taken out of every file."""
    for raw in files.values():
        assert not PRIVATE.search(raw.decode("utf-8-sig"))


def test_the_figures_keep_to_their_schema(files):
    """What is published as JSON is as its schema says, and a damage of it is not."""
    import jsonschema

    schema, figures = (json.loads(files[f"figures{end}.json"]) for end in (".schema", ""))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(figures, schema)
    for column, cell in (("hedge", "perhaps"), ("value", "9"), ("odd", "1"), ("id", None)):
        damaged = {"figures": [{**figures["figures"][0], column: cell}]}
        if (column, cell) == ("id", None):
            damaged["figures"][0].pop("id")
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(damaged, schema)


def test_every_file_has_its_sum(files):
    """The list is what `sha256sum` writes, of all files of the folder but itself."""
    lines = [line.split("  ") for line in files["checksums.txt"].decode("utf-8").splitlines()]
    assert {name for _, name in lines} == files.keys() - {"checksums.txt"}
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for digest, name in lines)


def test_spreadsheets_know_that_a_table_is_utf_8(files):
    """Excel and WPS read a CSV file without a mark as something else, and Chinese as nonsense."""
    tables = [raw for path, raw in files.items() if path.endswith(".csv")]
    assert tables
    assert all(raw.startswith("\ufeff".encode()) for raw in tables)
