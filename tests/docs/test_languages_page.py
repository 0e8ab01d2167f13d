"""The page about further languages says what the story in three languages has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.resolving import resolve

from liuzhou_site.load.reading import load_project
from liuzhou_site.load.schema.content import Numbers
from liuzhou_site.story.figure_text import Voice

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^   ```(\S+)\n(.*?)^   ```$", PAGE, re.DOTALL | re.MULTILINE)
SAID = re.findall(r"^\| `\{(\w+)(?::(\w+))?\}` \| (.+) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("file", "block"), BLOCKS, ids=[file for file, _ in BLOCKS])
def test_each_line_of_a_block_stands_in_its_file(ferry: Path, file: str, block: str) -> None:
    """Word for word, indented as it is there."""
    lines = (ferry / file).read_text(encoding="utf-8").splitlines()
    written = [line.removeprefix("   ") for line in block.splitlines()]
    assert [line for line in written if line not in lines] == []


def test_the_table_of_what_is_said_is_what_is_said(ferry: Path) -> None:
    """Each mention of the table, said in German by the record."""
    project = load_project(ferry)
    voice = Voice(project, resolve(project), "de")
    for name, form, words in SAID:
        assert voice.plain(name, form or "prose").replace("\u00a0", " ") == words, name


def test_every_key_of_the_numbers_is_told() -> None:
    """The table of keys is complete."""
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(Numbers.model_fields)
