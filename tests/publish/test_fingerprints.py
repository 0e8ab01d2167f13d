"""Whether the site that stands is what a build would give, told without building."""

from __future__ import annotations

import json
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.publish import fingerprints
from liuzhou_site.publish.fingerprints import (
    LIBRARIES,
    STAMP,
    digests,
    engine,
    hashed,
    inputs,
    libraries,
    unchanged,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"index.html": b"<p>1", "en/index.html": b"<p>2"}


ROOMS = sorted(path.parent.name for path in fingerprints._PACKAGE.glob("*/__init__.py"))


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """Return a copy of the engine that a test may change."""
    kept = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(
        fingerprints._PACKAGE, tmp_path_factory.mktemp("engine") / "copy", ignore=kept
    )


def changed(package: Path, name: str) -> bool:
    """Say whether the engine is another one when one of its files is."""
    file, before = package / name, whole(package)
    text = file.read_bytes()
    file.write_bytes(text + b"\n#")
    after = hashed(package)
    file.write_bytes(text)
    return after != before


@cache
def whole(package: Path) -> str:
    """Return what stands for the copy before anything of it is changed, and once it is undone."""
    return hashed(package)


@pytest.mark.parametrize("room", ROOMS)
def test_the_engine_is_all_of_its_rooms(package: Path, room: str) -> None:
    """A change in any of them makes it another one, so nothing that it made is used again."""
    assert changed(package, f"{room}/__init__.py")


@pytest.mark.parametrize(
    "name", ["pipeline.py", "messages/zh.yml", "numbers/zh/fixed.txt", "load/columns.csv"]
)
def test_loose_modules_inner_rooms_messages_and_lists_count(package: Path, name: str) -> None:
    """What is kept of an answer says sentences, too."""
    assert changed(package, name)


def test_what_a_new_story_begins_with_does_not_count(package: Path) -> None:
    """It makes no site: it is copied."""
    assert not changed(package, "app/starter/content/site.yml")


def test_the_look_beside_an_installed_engine_does_not_count(package: Path) -> None:
    """A checkout has it elsewhere, and both are to make the same edition."""
    before = hashed(package)
    (package / "templates").mkdir()
    (package / "templates" / "words.yml").write_text("a: b\n", encoding="utf-8")
    assert hashed(package) == before


def publish(library, *, warned=False):
    """Write pages and their stamp, as a build does."""
    target = library / "_site"
    for path, raw in PAGES.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(raw)
    record = {
        "warned": warned, "commit": "", "base": "", "engine": {"digest": engine()},
        "libraries": dict(libraries()), "inputs": digests(inputs(library)),
        "outputs": digests(PAGES),
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
    monkeypatch.setattr(fingerprints, "libraries", lambda: dict.fromkeys(LIBRARIES, "0.0"))
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
