"""What `look` tells an editor, and what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.app.test_commands import typed
from tests.conftest import copied

from liuzhou_site.checks.checked import check

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture
def labour(project: Path, tmp_path: Path) -> Path:
    """Return a copy of a story in which more adds up than its checks say."""
    return copied(project, "labour", tmp_path / "labour")


def look(story: Path, *words: str) -> Result:
    """Return what comes of looking at a story."""
    return typed("look", "--project", str(story), *words)


def test_a_relation_is_told_with_its_arithmetic_and_its_figures(labour: Path) -> None:
    """Label, value, period and paragraph of each; and what two sides come to that differ."""
    lines = look(labour).stdout.splitlines()
    head = "2  Contradicts: 30.39 million people ÷ 72.6% ≠ 8.85 million people ÷ 21.9%"
    at = lines.index(head)
    assert lines[at + 1].startswith(
        "    employed / employment_rate == inactive / inactivity_rate  ("
    )
    assert lines[at + 2] == "    employed: 30.39 million people  2013-12/2014-02  ¶7"
    assert lines[at + 6].startswith("    By chance alone, one try in ")
    assert lines[-2] == "9 relations that are not in data/checks.yml."


def test_the_sentence_is_told_where_the_source_is_at_hand(labour: Path, tmp_path: Path) -> None:
    """The one that prints the figure, from the paragraph in which it stands."""
    source = tmp_path / "source.txt"
    source.write_text("x\n" * 6 + "It was warm. Some 30.39 million worked. It rained.\n", "utf-8")
    told = look(labour, "--source", str(source)).stdout
    assert "    ¶7 Some 30.39 million worked.\n" in told
    assert "warm" not in told


def test_what_is_accepted_is_a_check_and_not_told_again(labour: Path) -> None:
    """The story stands as it is, with one claim more and a reason for what differs."""
    file = labour / "data" / "checks.yml"
    before = file.read_text(encoding="utf-8")
    result = look(labour, "--accept", "2", "--accept", "4")
    assert result.stdout.startswith("2 checks added to data/checks.yml")
    text = file.read_text(encoding="utf-8")
    assert text.startswith(before)
    added = text.removeprefix(before)
    assert added.startswith(
        "- id: inactivity_rate_check\n"
        "  claim: employed / employment_rate == inactive / inactivity_rate\n"
        "  expect: contradiction\n"
        '  title: {zh: "非经济活动率", en: "inactivity rate"}\n'
        '  finding: {zh: "就业人数：{employed}；'
    )
    assert '  allow:\n    period: {zh: "{unemployment_rate:period}；' in added
    assert len(check(labour).book.findings) == before.count("- id:") + 2
    assert "7 relations" in look(labour).stdout


def test_what_is_waved_off_is_not_told_again(labour: Path) -> None:
    """It is known by its figures, in a file of its own, and other relations keep being told."""
    first = look(labour).stdout.splitlines()[1].split("  (")[0].strip()
    assert look(labour, "--drop", "1").stdout.startswith("1 relation dropped")
    assert (labour / "data" / "dropped.csv").read_text("utf-8") == f"claim\n{first}\n"
    look(labour, "--drop", "1")
    told = look(labour).stdout
    assert f"    {first}  " not in told
    assert "7 relations" in told
    check(labour)


def test_no_checks_yet_are_no_hindrance(library: Path) -> None:
    """A file that holds an empty list, below its comments, gets its first entry."""
    file = library / "data" / "checks.yml"
    file.write_text("# What must reconcile.\n[]\n", encoding="utf-8")
    figures = library / "data" / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace("1400,book", "1336,book").replace("1400册", "1336册"), "utf-8")
    assert "1,240 volumes + 96 volumes = 1,336 volumes" in look(library).stdout
    look(library, "--accept", "1")
    told = file.read_text(encoding="utf-8")
    assert told.startswith("# What must reconcile.\n- id: total_printed_check\n")


def test_line_ends_stay_as_they_are(labour: Path) -> None:
    """As an editor's program wrote them."""
    file = labour / "data" / "checks.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    look(labour, "--accept", "1")
    text = file.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert b"_check\r\n" in text


def test_a_number_that_is_not_there_is_told(labour: Path) -> None:
    """Nothing is written."""
    result = look(labour, "--drop", "10")
    assert (result.exit_code, result.stderr) == (1, "There is no relation 10; the last is 9.\n")
    assert not (labour / "data" / "dropped.csv").exists()


def test_it_is_told_in_chinese(labour: Path) -> None:
    """With the labels and the numbers of that language."""
    told = typed("--lang", "zh", "look", "--project", str(labour)).stdout
    assert "2  矛盾：3039万人 ÷ 72.6% ≠ 885万人 ÷ 21.9%" in told
    assert "    就业人数：3039万人  2013-12/2014-02  ¶7" in told
