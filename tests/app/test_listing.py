"""What the terminal tells of figures, as an editor types it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from liuzhou_site import pipeline
from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.console import kept
from liuzhou_site.app.listing import explained, numerals
from liuzhou_site.app.screen import Screen
from liuzhou_site.checks.checked import check
from liuzhou_site.pipeline import attributed

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def typed(root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--project", str(root)])


def ids(result: Result) -> list[str]:
    return [line.split()[0] for line in result.stdout.splitlines()[1:]]


def test_the_table_fits_a_terminal(library: Path) -> None:
    """One line a figure under a header, columns aligned, at most a hundred columns."""
    lines = typed(library, "figures").stdout.splitlines()
    assert lines[0].split() == ["FIGURE", "VALUE", "UNIT", "STATUS", "WHAT", "IT", "COUNTS"]
    assert {line.index("  ") for line in lines} != {0}
    assert max(map(len, lines)) <= 100


def test_the_table_is_filtered(library: Path) -> None:
    """By a word of the row, by status, by unit, or by all of them."""
    assert ids(typed(library, "figures", "--word", "atlas")) == ["atlases", "lent_total"]
    assert ids(typed(library, "figures", "--status", "forecast")) == ["forecast"]
    assert "readers" in ids(typed(library, "figures", "--unit", "reader"))
    none = typed(library, "figures", "--unit", "reader", "--word", "atlas")
    assert none.stdout == "No figure matches all of that.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("figures", "--status", "forcast"), "The nearest name is “forecast”."),
        (("figures", "--unit", "raeder"), "The nearest name is “reader”."),
        (("explain", "novel"), "The nearest name is “novels”."),
    ],
)
def test_what_is_not_there_is_told(library: Path, words: tuple[str, ...], told: str) -> None:
    """With the nearest that there is, and how to see them all."""
    result = typed(library, *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert "python build.py figures" in result.stderr


def test_a_figure_is_explained_whole(library: Path) -> None:
    """The record, the formula with its numbers, the checks, every use by file and by page."""
    text = typed(library, "explain", "lent_total").stdout
    for part in (
        "novels + atlases",
        "1240册 + 96册 = 1336册",
        "total_added: total_printed == lent_total (contradicts)  data/checks.yml:",
        "content/en.md:7 (prose)  en/index.html#lent",
        "content/zh.md:7 (prose)  zh/index.html#lent",
    ):
        assert part in text
    assert "(formula)" in typed(library, "explain", "novels").stdout
    assert "(chart)  en/charts/lending/index.html" in typed(library, "explain", "novels").stdout


def test_a_comparison_is_explained_too(library: Path) -> None:
    """Its claim, what its figures allow, the words of each language, where it is said."""
    text = typed(library, "explain", "children_third").stdout
    for part in (
        "children_share > 1/3",
        "children_share = 0.345 to 0.355",
        "More than a third",
        "超过三分之一",
        "content/en.md:12  en/index.html#lent",
    ):
        assert part in text


@pytest.mark.slow
def test_every_numeral_has_its_source(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is attributed once; what the gate finds in the pages is what is listed.

    The site is made once for it, and no step asks where the program runs.
    """
    asked: list[str] = []
    compose, getcwd = pipeline.compose, os.getcwd
    monkeypatch.setattr(pipeline, "compose", lambda *all_: asked.append("art") or compose(*all_))
    monkeypatch.setattr(os, "getcwd", lambda: asked.append("folder") or getcwd())
    checked, found = attributed(library, kept(library))
    assert asked.count("art") == 1
    assert asked.count("folder") < 100
    lines = numerals(checked, found, Screen().say)
    assert lines[-1].startswith(f"{len(found)} numerals: ")
    assert lines[-1].endswith("; 0 without a source.")
    kinds = {a.kind for a in found}
    assert kinds == {"mention", "comparison", "technical", "name", "address", "path", "uncounted"}
    novels = [a for a in found if a.identity == "novels:prose" and a.path == "en/index.html"]
    assert {a.words for a in novels} == {"1,240"}
    assert any("data/figures.csv:2" in line and "1,240" in line for line in lines)


def test_all_that_is_known_is_told_in_the_language_of_the_editor(library: Path) -> None:
    """Every kind of fact of every figure and comparison has its name there, in a column."""
    checked = check(library)
    known = {*checked.book.figures, *(bound.id for bound in checked.comparisons)}
    say = Screen(lang="zh").say
    for name in sorted(known):
        for line in explained(checked, name, say):
            assert re.match(r"([一-鿿]+( zh| en)?:| ) *\S", line), line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("figures", "--status", "forcast"),
            "没有记录的状态是“forcast”。最接近的是“forecast”。\n",
        ),
        (("explain", "novel"), "没有记录“novel”。最接近的是“novels”。\n"),
    ],
)
def test_what_is_not_there_is_told_in_chinese(library: Path, words, told: str) -> None:
    """With the nearest that there is."""
    assert typed(library, "--lang", "zh", *words).stderr.startswith(told)
