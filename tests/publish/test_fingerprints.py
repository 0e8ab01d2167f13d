"""Whether the site that stands is what a build would give, told without building."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.publish import fingerprints
from liuzhou_site.publish.fingerprints import STAMP, digests, engine, inputs, libraries, unchanged

PAGES = {"index.html": b"<p>1", "en/index.html": b"<p>2"}


def publish(library, *, warned=False):
    """Write pages and their stamp, as a build does."""
    target = library / "_site"
    for path, raw in PAGES.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(raw)
    record = {
        "warned": warned, "commit": "", "base": "", "engine": {"digest": engine()},
        "libraries": libraries(), "inputs": digests(inputs(library)), "outputs": digests(PAGES),
    }  # fmt: skip
    (target / STAMP).write_text(json.dumps(record), encoding="utf-8")
    return target


def test_a_site_whose_inputs_are_the_same_stands(library):
    """And only for the commit and the address that it names."""
    target = publish(library)
    assert unchanged(library, target, "")
    assert not unchanged(library, target, "0" * 40)
    assert not unchanged(library, target, "", "https://example.org/elsewhere/")


@pytest.mark.parametrize(
    "path", ["content/en.md", "data/figures.csv", "_site/index.html", "_site/en/more.html"]
)
def test_whatever_is_touched_is_noticed(library, path):
    """A text, a table, a page, and a page that is new."""
    target = publish(library)
    with (library / path).open("ab") as file:
        file.write(b"\n")
    assert not unchanged(library, target, "")


def test_a_page_that_is_gone_is_noticed(library):
    """Half a site is none."""
    target = publish(library)
    (target / "index.html").unlink()
    assert not unchanged(library, target, "")


def test_another_engine_builds_anew(library, monkeypatch):
    """So does another version of a library."""
    target = publish(library)
    monkeypatch.setattr(fingerprints, "engine", lambda: "other")
    assert not unchanged(library, target, "")
    monkeypatch.undo()
    monkeypatch.setattr(fingerprints, "version", lambda name: "0.0")
    assert not unchanged(library, target, "")


def test_a_site_with_warnings_is_built_again(library):
    """They are told at every build."""
    assert not unchanged(library, publish(library, warned=True), "")


def test_where_there_is_no_site_there_is_nothing_to_stand(library):
    """Nor where its stamp cannot be read."""
    assert not unchanged(library, library / "_site", "")


@pytest.mark.parametrize("command", [["build"], ["check"]])
def test_an_editor_is_answered_at_once(library, monkeypatch, command):
    """Nothing is drawn; on a machine of CI, everything is."""
    publish(library)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("GITHUB_SHA", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "liuzhou_site.pipeline", None)
    result = CliRunner().invoke(app, [*command, "--project", str(library)])
    assert result.exit_code == 0, result.output
    monkeypatch.setenv("CI", "true")
    assert CliRunner().invoke(app, [*command, "--project", str(library)]).exit_code == 1
