"""What an editor types, and what comes back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from liuzhou_site.app.commands import main
from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.console import rebuilt
from liuzhou_site.app.preview.state import State
from liuzhou_site.app.schemas import FOLDER
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import Place, problem
from liuzhou_site.publish.assemble import Site

if TYPE_CHECKING:
    from typer.testing import Result


def typed(*words: str) -> Result:
    """Return what comes of a command."""
    return CliRunner().invoke(app, list(words))


@pytest.mark.each(
    "command",
    "new serve build check accept look migrate figures explain audit verify index test".split(),
)
def test_every_command_is_explained(command: str) -> None:
    """The help names each command, and fits a terminal of eighty columns."""
    text = typed("--help").output
    assert f"  {command}" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert typed(command, "--help").exit_code == 0


def test_a_mistake_ends_with_a_count_and_a_code(library: Path) -> None:
    """File and line come first, the way out after an arrow, the count last; the exit code is 1."""
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8").replace("novels,1240", "novels,1241")
    file.write_text(text.replace("atlases,96,", "atlases,69,"), encoding="utf-8")
    result = typed("check", "--project", str(library))
    lines = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines[::2][:2]] == [
        "data/figures.csv:2",
        "data/figures.csv:3",
    ]
    assert lines[1].startswith("    → ")
    assert lines[-1] == "2 mistakes. Nothing was written."
    assert (result.exit_code, result.stdout) == (1, "")


def test_the_help_names_what_an_editor_types(capsys, monkeypatch) -> None:
    """Not the package behind it, which nobody starts by hand."""
    monkeypatch.setattr("sys.argv", ["liuzhou_site", "--help"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("Usage: python build.py ")


def test_on_github_a_mistake_stands_beside_its_line(library: Path, monkeypatch) -> None:
    """What GitHub reads follows what people read; elsewhere there is nothing of it."""
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8").replace("novels,1240", "novels,1241")
    file.write_text(text, encoding="utf-8")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert "::" not in typed("check", "--project", str(library)).stderr
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.chdir(library)
    for words, root, path in (
        ((), library, "data/figures.csv"),
        ((), library.parent, "library/data/figures.csv"),
        (("--project", str(library)), library.parent, "library/data/figures.csv"),
        (("--project", "../library"), library.parent, "library/data/figures.csv"),
        (("--project", "."), library / "content", f"{library.as_posix()}/data/figures.csv"),
    ):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(root))
        last = typed("check", *words).stderr.splitlines()[-1]
        assert last.startswith(f"::error file={path},line=2::")
    monkeypatch.delenv("GITHUB_WORKSPACE")
    assert "::error file=data/figures.csv,line=2::" in typed("build").stderr


def test_on_github_a_mistake_of_one_of_many_stories_is_found(desk: Path, monkeypatch) -> None:
    """By the folder of its story, below that of all of them."""
    (desk / "wells" / "content" / "en.md").unlink()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(desk.parent))
    told = typed("index", str(desk), "--to", str(desk / "index.html")).stderr
    assert "\n::error file=stories/wells/content/en.md,line=1::" in told


def test_an_annotation_is_one_command_whatever_it_says() -> None:
    """No file name and no words of a text can end it or begin another."""
    found = problem("missing-file", Place("a,b:c\n.md"), found="100 %\n::stop-commands::x\r")
    said = "The file 100 %25%0A::stop-commands::x%0D is missing. → Put it back, or copy it from"
    expected = f"file=a%2Cb%3Ac%0A.md,line=1::{said} an earlier edition."
    assert found.annotation(Path()) == f"::error {expected}"


def test_the_preview_keeps_the_schemas_fresh(library: Path, capsys) -> None:
    """After each build that is sound; a folder that cannot be written to is told, and no more."""
    made = State(files={}, site=Site(check(library), {}, 0, ()))
    wrong = problem("html", Place("a.md", 1), found="<b>")
    rebuilt(library, replace(made, problems=(wrong,)))
    assert not (library / FOLDER).exists()
    rebuilt(library, made)
    assert (library / FOLDER / "charts.json").exists()
    shutil.rmtree(library / FOLDER)
    (library / FOLDER).write_text("mine", encoding="utf-8")
    rebuilt(library, made)
    assert "cannot be written" in capsys.readouterr().err
