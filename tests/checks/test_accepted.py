"""What changed since it was last accepted is told by paragraph, until it is accepted again."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import known
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.checks.checked import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    from liuzhou_site.checks.checked import Checked


def typed(command: str, root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [command, "--project", str(root), *words])


def edit(root: Path, path: str, was: str, becomes: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(was) == 1
    file.write_text(text.replace(was, becomes), encoding="utf-8")


def told(root: Path) -> list[str]:
    return [f"{found.code} {found.place}" for found in check(root, memory=known(root)).warnings]


def test_nothing_is_told_of_what_was_accepted(sound: Callable[[str], Checked]) -> None:
    """Both stories are as they were accepted."""
    assert sound("library").warnings == sound("own").warnings == ()


@pytest.mark.parametrize(
    ("path", "was", "becomes", "expected"),
    [
        ("content/en.md", "says no more", "said no more", ["not-followed content/zh.md:22"]),
        ("content/zh.md", "没有多说", "不愿多说", ["not-followed content/en.md:22"]),
        ("content/en.md", "Its report has slips", "Its  report\nhas slips", []),
        ("content/en.md", "# Who is", "# Who was", ["not-followed content/zh.md:1"]),
        (
            "content/charts.yml",
            "en: Lent}",
            "en: Lent out}",
            ["not-followed content/charts.yml:1"],
        ),
        (
            "content/charts.yml",
            "[novels, atlases]",
            "[atlases, novels]",
            ["record-changed content/charts.yml:1"],
        ),
        (
            "data/checks.yml",
            "total_printed == lent_total",
            "lent_total == total_printed",
            ["record-changed data/checks.yml:8"],
        ),
        (
            "data/numerals.csv",
            "1,1,2030,digit,period,novels atlases total_printed children_share",
            "1,1,2030,digit,period,atlases novels total_printed children_share",
            ["record-changed data/numerals.csv:2"],
        ),
    ],
)
def test_a_change_is_told_where_it_was_not_followed(
    library: Path, path: str, was: str, becomes: str, expected: list[str]
) -> None:
    """The place is the text that stayed behind; line breaks are no change."""
    edit(library, path, was, becomes)
    assert told(library) == expected


def test_a_changed_figure_is_told_at_every_paragraph_that_says_it(library: Path) -> None:
    """What is calculated from it moves with it: the total of lent volumes here."""
    edit(library, "data/figures.csv", "atlases,96,book,,", "atlases,69,book,,")
    edit(library, "data/figures.csv", ",96册,", ",69册,")
    edit(library, "data/numerals.csv", "1,3,96,digit,figure,atlases", "1,3,69,digit,figure,atlases")
    warnings = check(library, memory=known(library)).warnings
    assert [f"{w.code} {w.place}" for w in warnings if "zh.md" in w.place.path] == [
        "figure-moved content/zh.md:7"
    ]
    said = next(w.message for w in warnings if w.code == "figure-moved")
    assert "“atlases”" in said
    assert "“lent_total”" in said
    assert "content/en.md:7" in said
    assert "record-changed data/figures.csv:3" in told(library)


def test_a_paragraph_may_move_within_its_story(library: Path) -> None:
    """Texts are known by what they say, not by their number."""
    for lang, text in (("en", "Another line.\n\n"), ("zh", "另起新行。\n\n")):
        file = library / "content" / f"{lang}.md"
        file.write_text(
            file.read_text(encoding="utf-8").replace("{chart lending}", f"{text}{{chart lending}}"),
            encoding="utf-8",
        )
    assert told(library) == ["not-accepted content/zh.md:9"]


def test_accepting_settles_it(library: Path) -> None:
    """It names what it accepts and writes one small file; a second time there is nothing new."""
    edit(library, "content/en.md", "says no more", "said no more")
    first = typed("accept", library)
    assert "content/zh.md:22" in first.stdout
    assert first.stdout.endswith("Accepted: 1 warning settled.\n")
    assert told(library) == []
    assert typed("accept", library).stdout == "Accepted: nothing is new.\n"


def test_nothing_is_accepted_over_a_mistake(library: Path) -> None:
    """What cannot be built cannot be accepted."""
    before = (library / "data/accepted.csv").read_bytes()
    edit(library, "content/en.md", "{readers} readers", "{readres} readers")
    assert typed("accept", library).exit_code == 1
    assert (library / "data/accepted.csv").read_bytes() == before


@pytest.mark.slow
def test_a_warning_stops_a_strict_build_alone(library: Path) -> None:
    """An editor sees the page and the warning; what is published has none."""
    typed("record", library)
    edit(library, "content/en.md", "says no more", "said no more")
    loose, strict = typed("build", library), typed("build", library, "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert loose.stderr == "\n".join(strict.stderr.splitlines()[:-1]) + "\n"
    assert loose.stderr.startswith("Warnings\ncontent/zh.md:22: ")
    assert loose.stderr.endswith("\n1 warning.\n")
    assert strict.stderr.endswith("Nothing was written: with --strict, warnings stop the build.\n")


SWAPPED = """
from types import SimpleNamespace as Some
from liuzhou_site.checks.accepted import unaccepted
from liuzhou_site.checks.passages import Passage
from liuzhou_site.errors import Place
from liuzhou_site.load.csv_files import Row
rows = [
    Row({"what": f"story {n}", "zh": f"z{n}", "en": f"e{n}"}, Place("data/accepted.csv", n))
    for n in range(20)
]
places = {"zh": Place("zh.md", 1), "en": Place("en.md", 1)}
found = (Passage("story 20", {"zh": "z3", "en": "e7"}, places),)
project = Some(languages=("zh", "en"), accepted=rows)
told = unaccepted(Some(project=project, book=Some(inputs={}), passages=found))
print(*[one.place for one in told if one.code != "gone"])
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_warnings_are_the_same_in_every_run(seed: str) -> None:
    """A passage with each language of another one: no order of a set may choose between them."""
    told = subprocess.run(
        [sys.executable, "-c", SWAPPED],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert told.stdout == "zh.md:1\n"


def test_a_doubt_is_told_until_the_text_is_accepted(library: Path) -> None:
    """`accept` shows what it settles; a later change brings the doubt back."""
    edit(
        library,
        "content/en.md",
        "It lent {novels} novels and",
        "It lent {novels} novels a year, and",
    )
    doubts = {"languages-beside content/en.md:7", "said-otherwise content/en.md:7"}
    assert doubts <= set(told(library))
    assert "a year" in typed("accept", library).output
    assert told(library) == []
    edit(library, "content/zh.md", "借出小说{novels}，地图册", "借出的小说是{novels}，地图册")
    assert doubts <= set(told(library))
