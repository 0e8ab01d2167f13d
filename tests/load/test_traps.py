"""The traps of YAML, CSV and Markdown, each by its name: understood, or told in so many words.

What is told stands in `traps.txt`, written by --write-expected.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import begun_as, copied, drawn_once, learnt, put_into, written
from tests.resolving import resolve

from liuzhou_site.checks.passages import acceptance
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.texts import read_text
from liuzhou_site.pipeline import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from liuzhou_site.checks.passed import Memory

RAIN, FIGURES, SITE = "data/tables/rain.csv", "data/figures.csv", "content/site.yml"
CHARTS, ENGLISH, CHINESE = "content/charts.yml", "content/en.md", "content/zh.md"
CELLS = "period,fallen,wet\n2029-01,1200.5,0.25\n2029-02,90,0.5\n"
TABLES = """rain:
  title: {zh: 雨量, en: Rain}
  source: {zh: 气象站, en: The station}
  citation: https://example.org/rain
  licence: CC BY
  scope: island
  category: lent
  columns:
    fallen: {unit: mm, label: {zh: 雨, en: rain}}
    wet: {unit: share, whole: loans, label: {zh: 湿日, en: wet days}}
"""
MM = "mm: {kind: measure, zh: 毫米, one: millimetre, other: millimetres}\n"
TITLE = "title: {zh: 岛上谁在读书, en: Who is reading on the island}"
QUOTED = 'zh: "读图书馆年报里的{ledger_figures}个数字。"'
HEADING = "## What was lent {#lent}"
OURS, THEIRS = "<<<<<<< HEAD\n", "=======\n>>>>>>> other"

TOLD = {
    "tab in YAML": (CHARTS, "  form: bars", "\tform: bars"),
    "colon in a text": (SITE, TITLE, "title:\n  zh: 谁在读书\n  en: Reading: who and where"),
    "colon in full width": (CHARTS, "  form: bars", "  form：bars"),
    "comma in full width": (SITE, TITLE, TITLE.replace(", en", "， en")),
    "braces in full width, YAML": (SITE, TITLE, TITLE.replace("{", "｛").replace("}", "｝")),
    "braces in full width, text": (CHINESE, "借出小说{novels}，", "借出小说｛novels｝，"),
    "smart quotes, YAML": (SITE, QUOTED, QUOTED.replace('"', "”").replace("”", "“", 1)),
    "smart quotes, CSV": (FIGURES, '"It is not {lent_total}."', "“It is not, {lent_total}.”"),
    "no-break space as indentation": (CHARTS, "  form: bars", "\u00a0\u00a0form: bars"),
    "ideographic space as indentation": (CHARTS, "  form: bars", "\u3000form: bars"),
    "date that is none": (SITE, "2031-02-03", "2031-2-3"),
    "yes for a key": (SITE, "label: {zh", "yes: {zh"),
    "GBK, CSV": (FIGURES, "小说", "小说", "gb18030"),
    "GBK, Markdown": (CHINESE, "# 岛上", "# 岛上", "gbk"),
    "UTF-16": (RAIN, "", "", "utf-16"),
    "spreadsheet saved as CSV": (RAIN, CELLS, "PK\x03\x04\x14"),
    "semicolons": (RAIN, ",", ";"),
    "tabs in CSV": (RAIN, ",", "\t"),
    "commas in full width, CSV": (RAIN, ",", "，"),
    "commas in full width, one row": (RAIN, "2029-02,90,0.5", "2029-02，90，0.5"),
    "thousands unquoted": (RAIN, "1200.5", "1,200.5"),
    "comma as a decimal point": (RAIN, "1200.5", '"1200,5"'),
    "percent, ledger": (FIGURES, "children_share,0.35", "children_share,35%"),
    "1918亿": (FIGURES, "novels,1240,", "novels,1918亿,"),
    "9万": (RAIN, ",90,", ",9万,"),
    "unit in a cell": (RAIN, ",90,", ",90毫米,"),
    "unit in a cell, or millions": (RAIN, ",90,", ",90mm,"),
    "money in a cell": (RAIN, ",90,", ",￥90,"),
    "dash for nothing": (RAIN, ",90,", ",—,"),
    "N/A for nothing": (RAIN, ",90,", ",N/A,"),
    "failed formula": (RAIN, ",90,", ",#REF!,"),
    "column too narrow": (RAIN, ",90,", ",#####,"),
    "formula": (RAIN, ",90,", ",=A1+1,"),
    "scientific notation, table": (RAIN, "1200.5", "1.2E+03"),
    "scientific notation, ledger": (FIGURES, "novels,1240,", "novels,1.24E+03,"),
    "date made of a month": (RAIN, "2029-01", "Jan-29"),
    "date with strokes": (RAIN, "2029-01", "2029/1/1"),
    "date as a serial number": (RAIN, "2029-01", "47119"),
    "date made of a period": (FIGURES, "2030,island,,1240册", "2030/1/1,island,,1240册"),
    "title over merged cells": (RAIN, CELLS, f"Rain,,\n{CELLS}"),
    "merged cells": (RAIN, "2029-02,90", ",90"),
    "second row of names": (RAIN, "2029-01,", ",mm,share\n2029-01,"),
    "separator for Excel": (RAIN, CELLS, f"sep=,\n{CELLS}"),
    "row of totals": (RAIN, "2029-02,90,0.5\n", "2029-02,90,0.5\n合计,1290.5,\n"),
    "quotation mark not closed": (RAIN, ",90,", ',"90,'),
    "zero-width space, CSV": (RAIN, ",90,", ",\u200b90,"),
    "zero-width space, Markdown": (ENGLISH, HEADING, HEADING.replace("was", "w\u200bas")),
    "merge conflict, YAML": (CHARTS, "  form: bars", f"{OURS}  form: bars\n{THEIRS}"),
    "merge conflict, CSV": (RAIN, "2029-02", f"{OURS}2029-02,1,1\n=======\n2029-02"),
    "merge conflict, Markdown": (ENGLISH, HEADING, f"{OURS}{HEADING}\n{THEIRS}"),
    "backup": ("content/zh.md.bak", "", "# 岛\n"),
    "copy of a file": ("data/figures - 副本.csv", "", "id\n"),
    "download twice": ("data/tables/rain (1).csv", "", CELLS),
    "spreadsheet beside": ("data/tables/rain.xlsx", "", "PK"),
}  # fmt: skip
"""Trap → (file, what stands there, what is put in its place, the encoding of the file)."""

UNDERSTOOD = {
    "BOM": (CELLS, "\ufeff" + CELLS, "1200.5"),
    "percent": (",0.5", ",50%", "1200.5"),
    "percent in full width": (",0.5", ",50％", "1200.5"),
    "CRLF": ("\n", "\r\n", "1200.5"),
    "CR": ("\n", "\r", "1200.5"),
    "blank rows at the end, as Excel and WPS save them": (CELLS, f"{CELLS},,\n,,\n\n", "1200.5"),
    "blank columns at the end": ("\n", ",,\n", "1200.5"),
    "every cell in quotation marks, as LibreOffice can save": (
        "2029-01,1200.5,0.25", '"2029-01","1200.5","0.25"', "1200.5"
    ),
    "spaces around": ("1200.5", " 1200.5 ", "1200.5"),
    "no-break space around": ("1200.5", "\u00a01200.5", "1200.5"),
    "other order of columns": (
        CELLS, "wet,period,fallen\n0.25,2029-01,1200.5\n0.5,2029-02,90\n", "1200.5"
    ),
    "digits in full width": ("1200.5", "１２００．５", "1200.5"),
    "minus in full width": ("1200.5", "－3", "-3"),
    "minus of typography": ("1200.5", "−3", "-3"),
    "dash for a minus": ("1200.5", "–3", "-3"),
    "thousands in quotation marks": ("1200.5", '"1,200.5"', "1200.5"),
    "thousands with a space": ("1200.5", "1 200.5", "1200.5"),
    "thousands with a narrow space": ("1200.5", "1\u202f200.5", "1200.5"),
    "thousands, Swiss": ("1200.5", "1’200.5", "1200.5"),
    "leading zeros": ("1200.5", "01200.5", "1200.5"),
    "zeros at the end": ("1200.5", "1200.50", "1200.50"),
}  # fmt: skip
"""Trap → (what stands in the table, what is put in its place, the number that is read)."""

LEFT_ALONE = ("~$figures.csv", ".~lock.figures.csv#", ".figures.csv.swp", "figures.csv~", "#a.csv#")
"""What Excel and WPS, LibreOffice, vim, gedit and Emacs keep beside a file that is open."""


@pytest.fixture(scope="module")
def sound(
    project: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Memory]:
    """Return the second story with a data table, accepted as it stands; what is known of it."""
    root = copied(project, "library", tmp_path_factory.mktemp("traps") / "story")
    drawn_once(root, shared)
    (root / "data" / "tables.yml").write_text(TABLES, encoding="utf-8")
    (root / "data" / "tables").mkdir()
    (root / RAIN).write_text(CELLS, encoding="utf-8")
    with (root / "data" / "units.yml").open("a", encoding="utf-8") as units:
        units.write(MM)
    checked = check(root)
    (root / ACCEPTED).write_bytes(acceptance(checked.project, checked.passages))
    return root, learnt(root)[1]


@pytest.fixture
def rainy(sound: tuple[Path, Memory], shared: Path, tmp_path: Path) -> Path:
    """Return a copy of that story, to be spoiled."""
    root, memory = sound
    return begun_as(memory, drawn_once(put_into(tmp_path / "story", written(root)), shared))


def put(root: Path, path: str, find: str, new: str, encoding: str = "utf-8") -> None:
    """Set the trap."""
    file = root / path
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert find in text
    text = text.replace(find, new) if find else text + new
    file.write_bytes(text.encode(encoding))


EXPECTED = Path(__file__).parent / "traps.txt"


def expected() -> dict[str, str]:
    """Return trap → what is told of it."""
    blocks = EXPECTED.read_text(encoding="utf-8").split("== ")[1:] if EXPECTED.exists() else []
    return {name: told.strip() for name, _, told in (b.partition("\n") for b in blocks)}


@pytest.mark.parametrize("trap", TOLD)
def test_a_trap_is_pointed_out(
    trap: str, rainy: Path, told: Callable[..., str], write_expected: bool
) -> None:
    """With file and line, what is found there and what to do; no more than that."""
    put(rainy, *TOLD[trap])
    message = told(rainy, drawn=False).strip()
    if write_expected:
        blocks = {name: words for name, words in expected().items() if name in TOLD}
        blocks[trap] = message
        text = "".join(f"== {name}\n{blocks[name]}\n\n" for name in TOLD if name in blocks)
        EXPECTED.write_text(text, encoding="utf-8")
    assert message
    assert message == expected()[trap]
    assert "Traceback" not in message


def test_every_message_belongs_to_a_trap() -> None:
    """None is left of a trap that is gone."""
    assert expected().keys() == TOLD.keys()


@pytest.mark.parametrize("trap", UNDERSTOOD)
def test_a_trap_is_understood(trap: str, rainy: Path) -> None:
    """The same number is read as without it."""
    find, new, number = UNDERSTOOD[trap]
    (rainy / RAIN).write_bytes(CELLS.replace(find, new).encode())
    book = resolve(load_project(rainy))
    assert book.figures["rain.fallen@2029-01"].quantity.value == Decimal(number)
    assert book.figures["rain.wet@2029-02"].quantity.value == Decimal("0.5")


@pytest.mark.parametrize("word", ["no", "on", "Yes", "null", "1.50", "2031-02-03", "0777", "1_000"])
def test_words_that_yaml_takes_for_something_else_are_texts(word: str, rainy: Path) -> None:
    """No, on and dates stay what was typed."""
    put(rainy, SITE, "name: English", f"name: {word}")
    assert load_project(rainy).site.value.languages[1].name == word


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_an_open_program_keeps_is_left_alone(
    name: str, rainy: Path, told: Callable[..., str]
) -> None:
    """It comes and goes; nobody should be told of it."""
    (rainy / "data" / name).write_bytes(b"\x00")
    assert told(rainy, drawn=False) == ""


@pytest.mark.parametrize("path", [CHINESE, CHARTS, RAIN])
def test_line_ends_and_marks_of_windows_mean_nothing(path: str, rainy: Path) -> None:
    """A text with BOM and CRLF is the text without."""
    plain = (rainy / path).read_text(encoding="utf-8")
    (rainy / path).write_bytes(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode())
    assert read_text(rainy, path) == plain
