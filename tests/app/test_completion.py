"""What a shell is told when somebody presses the tabulator: commands, options, the story's ids."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from liuzhou_site.app.commands import main
from liuzhou_site.app.completion import Shell

ROOT = Path(__file__).parents[2]
ASKED = "_LIUZHOU_SITE_COMPLETE"


@pytest.fixture
def pressed(monkeypatch, capsys):
    """Return what bash is offered for the last word of a line."""

    def press(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setattr("sys.argv", ["liuzhou-site"])
        monkeypatch.setenv(ASKED, "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        assert (left.value.code, told.err) == (0, "")
        return told.out.split()

    return press


def test_commands_and_their_options_are_offered(pressed):
    """By what they begin with."""
    assert pressed("liuzhou-site ch") == ["check"]
    assert pressed("liuzhou-site check --f") == ["--format"]
    assert pressed("liuzhou-site check --format ") == ["text", "json", "sarif"]


def test_figures_are_offered_where_one_is_explained(pressed, library, monkeypatch):
    """Printed ones, reported elsewhere, calculated, and comparisons; of the story here or there."""
    offered = pressed(f"liuzhou-site explain --project {library} ")
    assert "novels" in offered
    assert offered == sorted(offered)
    monkeypatch.chdir(ROOT)
    offered = pressed("liuzhou-site explain ")
    assert {"chains_output", "minerals_hunan", "chains_rest", "land_fewer"} <= set(offered)
    assert pressed("liuzhou-site explain chains_o") == ["chains_output"]
    assert pressed("liuzhou-site explain nothing") == []


def test_units_and_statuses_are_offered(pressed, monkeypatch):
    """Where figures are listed by them."""
    monkeypatch.chdir(ROOT)
    assert pressed("liuzhou-site figures --unit km") == ["km2"]
    assert pressed("liuzhou-site figures --status as") == ["as_printed"]


def test_fish_shows_what_a_figure_counts(monkeypatch, capsys):
    """As zsh does: beside its id."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["liuzhou-site"])
    monkeypatch.setenv(ASKED, "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "liuzhou-site explain chains_o")
    with pytest.raises(SystemExit):
        main()
    expected = "chains_output\tgross output of the leading chains\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", '编号,数值\n"'.encode("gb18030"), b"- [\n", b"claims: 1\na: 2\n"]
)
def test_nothing_that_a_file_may_hold_is_told_here(raw, pressed, library):
    """Whatever cannot be read offers nothing; what can be read is offered all the same."""
    for name in ("elsewhere.csv", "derived.yml", "comparisons.yml", "units.yml"):
        (library / "data" / name).write_bytes(raw)
    assert "novels" in pressed(f"liuzhou-site explain --project {library} nov")
    (library / "data" / "figures.csv").write_bytes(raw)
    pressed(f"liuzhou-site explain --project {library} ")
    pressed(f"liuzhou-site figures --project {library} --unit ")
    assert pressed(f"liuzhou-site explain --project {library}/nowhere ") == []


@pytest.mark.parametrize("shell", Shell)
def test_each_shell_is_told_how_to_ask(shell, monkeypatch, capsys):
    """The words name the program and the variable by which it is asked."""
    monkeypatch.setattr("sys.argv", ["build.py", "--show-completion", shell])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert f"{ASKED}=complete_{shell}" in told
    assert "liuzhou-site" in told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings no bash")
def test_bash_completes_an_id(tmp_path):
    """A real one, with what it was told to do, and the program by its name."""
    program = tmp_path / "liuzhou-site"
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m liuzhou_site "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    steps = """source <(liuzhou-site --show-completion bash)
COMP_WORDS=(liuzhou-site explain chains_o) COMP_CWORD=2
$(complete -p liuzhou-site | grep -o '_[a-z_]*completion') liuzhou-site
echo "${COMPREPLY[@]}"
"""
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    places = {"PATH": path, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["bash", "-c", steps], cwd=ROOT, env=os.environ | places, capture_output=True, check=False
    )
    assert (done.stdout.decode(), done.stderr.decode()) == ("chains_output\n", "")
