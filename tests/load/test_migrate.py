"""A story of an older format is brought up to date by one command, which shows what it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.formats import FORMAT, STEPS, migrated
from liuzhou_site.load.reading import load_project

SAID = "format: 1.0\n"


@pytest.fixture
def old(library):
    """Return a story from before formats were said, and its settings."""
    settings = library / "content" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(SAID, ""), encoding="utf-8")
    return library, settings


def test_there_is_a_step_from_every_older_format():
    """However old a story is, each number has a way to the next."""
    assert sorted(STEPS) == list(range(FORMAT[0]))


def test_an_older_story_is_not_read_until_it_is_migrated(old):
    """One message, whatever else may be wrong with it; afterwards the same records as before."""
    root, _ = old
    (root / "content" / "en.md").write_text("no headline", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        load_project(root)
    assert [found.code for found in failed.value.problems] == ["format-older"]
    assert CliRunner().invoke(app, ["migrate", "--project", str(root)]).exit_code == 0
    assert load_project(root).site.value.format == "1.0"


def _files(root: Path, but: Path) -> dict[Path, bytes]:
    """Return all files of a story but one and what is drawn anew in each run."""
    files = (path for path in root.rglob("*.*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in files if path != but}


def test_the_command_shows_what_it_changes_and_changes_nothing_else(old):
    """As a difference; a second run finds nothing to do, and the story builds again."""
    root, settings = old
    before = _files(root, settings)
    shown = CliRunner().invoke(app, ["migrate", "--project", str(root)]).stdout
    assert "\n+format: 1.0\n" in shown
    assert not [line for line in shown.splitlines()[2:] if line.startswith("-")]
    assert _files(root, settings) == before
    again = CliRunner().invoke(app, ["migrate", "--project", str(root)])
    assert again.stdout == "Nothing to change: the story has format 1.0.\n"
    assert check(root).warnings == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", SAID),
        ("# Ours.\n\n", "# Ours.\n\n" + SAID),
        ("\ufeff# Ours.\n", "\ufeff# Ours.\n" + SAID),
        ("---\n", "---\n" + SAID),
    ],
    ids=["plain", "comment", "mark of Excel", "document"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_format_stands_before_the_first_key(old, head, expected, end):
    """Whatever stands above it, and with the line ends that the file has."""
    root, settings = old
    text = settings.read_text(encoding="utf-8")
    settings.write_bytes((head + text).replace("\n", end).encode())
    ((_, after),) = migrated(root).values()
    assert after == (expected + text).replace("\n", end)


@pytest.mark.parametrize("text", ["  label: {}\n  base: x\n", "# Ours.\n{label: {}, base: x}\n"])
def test_it_does_so_however_the_keys_are_set(old, text):
    """Indented, or in braces: what is written reads as before, and says its format."""
    root, settings = old
    settings.write_text(text, encoding="utf-8")
    ((_, after),) = migrated(root).values()
    settings.write_text(after, encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        load_project(root)
    codes = {found.code for found in failed.value.problems}
    assert "missing-key" in codes
    assert codes.isdisjoint({"bad-yaml", "format-older", "unknown-key"})


def test_a_newer_story_is_left_alone(old):
    """The engine is what is out of date then."""
    root, settings = old
    settings.write_text(f"format: {FORMAT[0] + 1}.0\nfuture: true\n", encoding="utf-8")
    shown = CliRunner().invoke(app, ["migrate", "--project", str(root)])
    assert "newer than this engine" in shown.stderr
    assert settings.read_text(encoding="utf-8").endswith("future: true\n")


def test_a_format_that_is_none_is_told_as_any_wrong_value(old):
    """It is no reason to say that the story is old or new."""
    root, settings = old
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"format: two\n{text}", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        load_project(root)
    assert [found.code for found in failed.value.problems] == ["bad-key"]
