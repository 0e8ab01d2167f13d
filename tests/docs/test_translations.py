"""Documents in two languages are kept in step as the story is: by what somebody accepted.

tests/docs/translations.csv has a fingerprint of each passage in each language. `--write-expected`
accepts them as they stand, after both were read.
"""

from __future__ import annotations

import csv
import re
from itertools import zip_longest
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.accepted import unaccepted
from liuzhou_site.checks.passages import Passage, acceptance, fingerprint
from liuzhou_site.errors import Place
from liuzhou_site.load.csv_files import Row

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.errors import Problem

TWINS = {"README.md": "README.zh.md", "docs/editor.md": "docs/editor.zh.md"}
ACCEPTED = "tests/docs/translations.csv"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def passages(project: Path, english: str, chinese: str) -> list[Passage]:
    """Return the texts of a pair of documents: headings, paragraphs, lists, tables."""
    found = [texts(project, path) for path in (english, chinese)]
    name = english.removesuffix(".md")
    pairs = list(zip_longest(*found))
    for number, (here, there) in enumerate(pairs, 1):
        if here is None or there is None or here[2] != there[2]:
            places = " and ".join(
                f"{path}:{text[0]}" if text else f"{path} (its end)"
                for path, text in ((english, here), (chinese, there))
            )
            pytest.fail(f"From {places} on, passage {number}, the documents differ in their parts.")
    return [
        Passage(
            what=f"{name} {number}",
            prints={"en": fingerprint(here[1]), "zh": fingerprint(there[1])},
            places={"en": Place(english, here[0]), "zh": Place(chinese, there[0])},
        )
        for number, (here, there) in enumerate(pairs, 1)
    ]


def texts(project: Path, path: str) -> list[tuple[int, str, str]]:
    """Return line, words and kind of each text of a document; blocks of code are left out."""
    text = (project / path).read_text(encoding="utf-8")
    prose = BLOCK.sub(lambda block: "\n" * block[0].count("\n"), text)
    return [
        (prose.count("\n", 0, part.start()) + 1, " ".join(part[0].split()), kind(part[0]))
        for part in re.finditer(r"\S.*?(?=\n\s*\n|\n*\Z)", prose, re.DOTALL)
    ]


def kind(text: str) -> str:
    return next(
        (mark for mark in ("##", "#", "|", "- ", "![", "<!--") if text.startswith(mark)), ""
    )


def rows_of(project: Path) -> tuple[Row, ...]:
    with (project / ACCEPTED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Row(cells, Place(ACCEPTED, line)) for line, cells in enumerate(rows, 2))


def told(project: Path, found: list[Passage]) -> list[Problem]:
    """Return what has changed since it was accepted."""
    pages = SimpleNamespace(languages=("en", "zh"), accepted=rows_of(project))
    book = SimpleNamespace(inputs={})
    return unaccepted(SimpleNamespace(project=pages, book=book, passages=found))


def test_no_passage_has_changed_in_one_language_alone(project: Path, write_expected: bool) -> None:
    """Whatever was changed is named with its line, and with the line that it left behind."""
    found = [p for pair in TWINS.items() for p in passages(project, *pair)]
    if write_expected:
        pages = SimpleNamespace(languages=("en", "zh"))
        (project / ACCEPTED).write_bytes(acceptance(pages, found))
    assert [f"{late.place}: {late.message}" for late in told(project, found)] == []


@pytest.mark.parametrize(("english", "chinese"), TWINS.items())
def test_what_is_typed_is_the_same_in_both(project: Path, english: str, chinese: str) -> None:
    """Commands and edits are equal but for comments; what commands print is in the own language."""
    left, right = (
        [(block[1], typed(block)) for block in BLOCK.finditer((project / path).read_text("utf-8"))]
        for path in (english, chinese)
    )
    assert left == right


def typed(block: re.Match[str]) -> list[str]:
    lines = block[2].splitlines()
    if block[1] == "console":
        return [line for line in lines if line.startswith("$ ")]
    return [re.sub(r"\s+# .*", "", line) if block[1] == "sh" else line for line in lines]


def test_a_paragraph_changed_in_one_language_is_told(project: Path, tmp_path: Path) -> None:
    """In a copy: the sentence names the passage that stayed behind, and the one that went on."""
    english, chinese = "docs/editor.md", "docs/editor.zh.md"
    for path in (english, chinese, ACCEPTED):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((project / path).read_bytes())
    file = tmp_path / chinese
    file.write_text(file.read_text("utf-8").replace("让它开一整天", "让它一直开着"), "utf-8")
    found = passages(tmp_path, english, chinese)
    late = [warning for warning in told(tmp_path, found) if warning.code != "gone"]
    assert [(warning.code, warning.place.path) for warning in late] == [("not-followed", english)]
    assert f"has not been reviewed since {chinese}:" in late[0].message
    line = (tmp_path / english).read_text("utf-8").splitlines()[late[0].place.line - 1]
    assert line.startswith("The page opens in your browser")
