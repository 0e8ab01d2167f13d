"""Days that cannot be, corrections of nothing, witnesses who are not there, other addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import known
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.messages import DRIFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SITE, FIGURES, ELSEWHERE = "content/site.yml", "data/figures.csv", "data/elsewhere.csv"
OURS = '{date: 2031-02-05, text: {zh: "地图册原写错，应为{atlases}。",'
LAST = 'there were {atlases}."}}'
WRONG = '\n  - {date: DAY, text: {zh: "原写错，应为{novels}。", en: "It was wrong: {novels}."}}'
WORDS = '\n  - {date: DAY, text: {zh: "改了错字。", en: "A slip of the pen is mended."}}'
NOVELS, WITNESSED = ",as_printed,lent,小说,novels,,", ",corroborated,lent,小说,novels,,"
NOTED = ",corroborated,lent,小说,novels,也见{branches_gazette}。,See {branches_gazette}."


def codes(root: Path, path: str, was: str, becomes: str) -> set[str]:
    """Return what is told after a change, the change itself aside."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    try:
        found = check(root, memory=known(root)).warnings
    except BuildFailed as failed:
        found = failed.problems
    return {one.code for one in found} - DRIFT


@pytest.fixture(scope="module")
def recorded(begun: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what is recorded of the story."""
    root = begun("library", tmp_path_factory.mktemp("recorded") / "story")
    CliRunner().invoke(app, ["record", "--project", str(root)])
    return (root / "data" / "published.csv").read_bytes()


@pytest.fixture
def published(library: Path, recorded: bytes) -> Path:
    """Return a story whose edition was recorded."""
    (library / "data" / "published.csv").write_bytes(recorded)
    return library


@pytest.mark.parametrize(
    ("path", "was", "becomes", "code"),
    [
        ("data/published.csv", "2031-02-05,novels", "2062-02-05,novels", "bad-published"),
        ("data/published.csv", "2031-02-05,novels", "2031-02-06,novels", "bad-published"),
        ("data/published.csv", "2031-02-05,novels", "2031-02-30,novels", "bad-published"),
        (SITE, "date: 2031-02-05", "date: 2031-02-02", "correction-date"),
        (SITE, "date: 2031-02-05", "date: 2020-01-01", "correction-date"),
        (SITE, "date: 2031-02-05", "date: 2062-02-05", "correction-date"),
        (SITE, LAST, LAST + WRONG.replace("DAY", "2031-02-06"), "correction-of-nothing"),
        (SITE, LAST, LAST + WRONG.replace("DAY", "2033-01-01"), "correction-of-nothing"),
        (FIGURES, NOVELS, WITNESSED, "no-witness"),
        (FIGURES, NOVELS, NOVELS.replace("as_printed", "contradicted"), "no-witness"),
        (ELSEWHERE, "https://example.org/gazette", "https://example.org/g", "citation-changed"),
        (ELSEWHERE, "example.org/gazette", "example.com/gazette", "citation-changed"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(published: Path, path: str, was: str, becomes: str, code: str):
    """Each with its code; a doubt can be accepted."""
    assert code in codes(published, path, was, becomes)


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        (SITE, "date: 2031-02-05", "date: 2031-02-03"),
        (SITE, "date: 2031-02-05", "date: 2055-02-05"),
        (SITE, LAST, LAST + WORDS.replace("DAY", "2031-02-06")),
        (SITE, LAST, LAST + WORDS.replace("DAY", "2031-02-03")),
        (SITE, LAST, LAST + WRONG.replace("DAY", "2031-02-04")),
        (FIGURES, NOVELS, NOTED),
        (FIGURES, NOVELS, NOTED.replace("corroborated", "contradicted")),
        (FIGURES, ",as_printed,lent,小说,", ",not_found,lent,小说,"),
        (ELSEWHERE, "branches by the gazette", "branches in the gazette"),
        ("data/checks.yml", "Lost and lent", "What was lost and lent"),
        ("content/en.md", "Its report has slips", "The report has slips"),
    ],
)
def test_what_can_be_is_not_told(library: Path, path: str, was: str, becomes: str):
    """A correction of words mentions nothing; what nobody recorded may be corrected in peace."""
    assert codes(library, path, was, becomes) == set()


def test_a_check_that_holds_is_a_witness(library: Path):
    """So is the address of a report."""
    figures = library / FIGURES
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace(NOVELS, WITNESSED), encoding="utf-8")
    cited = "citations: {novels: https://example.org/gazette}\n"
    with (library / "data" / "source.yml").open("a", encoding="utf-8") as file:
        file.write(cited)
    assert codes(library, "content/en.md", "Its report", "The report") == set()
