"""Files changed as an editor's hand would: what is not meant stays, to the byte."""

from __future__ import annotations

import pytest

from liuzhou_site.load.editing import CsvLine, table_of, with_ids, with_keys

TABLE = 'b,a,note\r\n1,"x, y",\r\n2,"two\r\nlines",z\r\n'


def test_a_table_that_nobody_changes_is_the_same() -> None:
    """Quotes, line ends, cells of several lines."""
    table = table_of(TABLE)
    assert [line.cells["b"] for line in table.lines] == ["1", "2"]
    assert table.text(table.lines) == TABLE


def test_only_the_line_that_changes_is_written_anew() -> None:
    """The others keep their quotes; a cell that says the same is no change."""
    first, second = table_of(TABLE).lines
    lines = [first.changed({"note": "new"}), second.changed({"b": "2"})]
    assert table_of(TABLE).text(lines) == TABLE.replace('y",', 'y",new')


def test_a_column_of_new_lines_comes_last() -> None:
    """The lines that stand there have an empty cell of it."""
    table = table_of("a,b\n1,2\n")
    assert table.text([*table.lines, CsvLine({"a": "3", "c": "4"})]) == "a,b,c\n1,2,\n3,,4\n"


def test_a_spreadsheets_margins_go() -> None:
    """Blank rows, blank columns at the end, cells of white space."""
    table = table_of("a,b,,\n1,2,,\n,,,\n 3 ,4,,\n")
    assert table.text(table.lines) == "a,b\n1,2\n3,4\n"


SHEET = """# What was read.
title: "A report" # its name
count: 2
list:
  - "a" # first
  - "b"
flow: ["a", "b"]
none: []
"""


@pytest.mark.each(
    ("key", "value", "old", "new"),
    [
        ("count", 12, "count: 2", "count: 12"),
        ("title", "Another", '"A report"', '"Another"'),
        ("list", ["x", "y", "z"], '"a" # first\n  - "b"', '"x" # first\n  - "y" # first\n  - "z"'),
        ("flow", ["x"], '["a", "b"]', '["x"]'),
        ("none", ["x"], "none: []", 'none:\n  - "x"'),
        ("more", "m", "none: []\n", 'none: []\nmore: "m"\n'),
    ],
)
def test_a_key_has_another_value(key: str, value: object, old: str, new: str) -> None:
    """Comments and all other keys stay."""
    assert with_keys(SHEET, {key: value}) == SHEET.replace(old, new)


@pytest.mark.each(
    ("text", "expected"),
    [
        (
            "bars: # bars\n  figures: [bars, b]\n  hints: {bars: {en: bars}}\n",
            "bars: # bars\n  figures: [rods, b]\n  hints: {rods: {en: bars}}\n",
        ),
        (
            "- id: bars\n  claim: bars - 2*b == t.bars\n",
            "- id: bars\n  claim: rods - 2*b == t.bars\n",
        ),
        (
            "aliases: {old: bars, bars: b}\ncorrections: [{about: bars}]\n",
            "aliases: {old: rods, bars: b}\ncorrections: [{about: bars}]\n",
        ),
        (
            "a:\n  formula: bars_b + bars\n  of: https://bars\n",
            "a:\n  formula: bars_b + rods\n  of: https://bars\n",
        ),
        ("# bars\n", "# bars\n"),
    ],
)  # fmt: skip
def test_a_figure_is_named_by_another_id(text: str, expected: str) -> None:
    """In lists, keys and formulas; not in words, addresses, comments, the names of other things."""
    assert with_ids(text, {"bars": "rods"}, ["en"]) == expected
