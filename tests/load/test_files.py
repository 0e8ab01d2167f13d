"""What spreadsheets and editors do to files: understood, or refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.csv_files import Header, rows_of
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.texts import read_text
from liuzhou_site.load.yaml_files import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.errors import Problem

COLUMNS = ("id", "value", "as_printed")
PLAIN = "id,value,as_printed\ncats,12,１２只\n"


def codes(folder: Path, name: str, raw: bytes) -> list[str]:
    (folder / name).write_bytes(raw)
    try:
        if name.endswith("yml"):
            read_yaml(folder, name)
        else:
            rows_of(name, read_text(folder, name), Header(COLUMNS))
    except BuildFailed as failed:
        return [found.code for found in failed.problems]
    return []


@pytest.mark.each(
    "text",
    [
        PLAIN,
        "\ufeff" + PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN + "\n,,\n , ,\n",
        PLAIN.replace("\n", ",,\n"),
        PLAIN.replace("cats,12", "ｃａｔｓ,１２"),
        "value,as_printed,id\n12,１２只,cats\n",
    ],
)
def test_what_a_spreadsheet_adds_is_understood(tmp_path: Path, text: str) -> None:
    """BOM, line ends, blank rows and columns, full-width cells, another order; print is kept."""
    (tmp_path / "a.csv").write_bytes(text.encode())
    (row,) = rows_of("a.csv", read_text(tmp_path, "a.csv"), Header(COLUMNS)).value
    assert dict(row.cells) == {"id": "cats", "value": "12", "as_printed": "１２只"}
    assert row.place.line == 2


@pytest.mark.each(
    ("raw", "code"),
    [
        (PLAIN.encode("gb18030"), "not-utf8"),
        (PLAIN.encode("utf-16"), "not-utf8"),
        (PLAIN.replace(",", ";").encode(), "csv-separator"),
        (PLAIN.replace(",", "\t").encode(), "csv-separator"),
        (PLAIN.replace(",", "，").encode(), "csv-separator"),
        (b" \r\n", "empty-file"),
        (PLAIN.replace("12,", '12,"').encode(), "bad-csv"),
        (PLAIN.replace("12,", "12\x00,").encode(), "unseen-character"),
    ],
)
def test_what_cannot_be_understood_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    """The file is named, and what to do."""
    assert codes(tmp_path, "a.csv", raw) == [code]


def test_yaml_values_are_texts_as_typed(tmp_path: Path) -> None:
    """Dates, numbers, yes and no stay what was written; a key alone has no value."""
    (tmp_path / "a.yml").write_text("a: no\nb: 1996-12-31\nc: 010\nd:\n", encoding="utf-8")
    sheet = read_yaml(tmp_path, "a.yml")
    assert sheet.value == {"a": "no", "b": "1996-12-31", "c": "010", "d": None}
    assert sheet.lines["c",] == 3


@pytest.mark.each(
    "text",
    [
        "a: *b\n", "a: &b c\n", "a: !!python/name:os.system x\n", "a: !b c\n", "a: b: c\n",
        "a: {b}: c\n", "{a}: b\n", "a: @b\n", "\ta: b\n", "a: 'b\n", 'a: "\\q"\n',
        "a: b\n---\nc: d\n", "a: " + "[" * 5000, "a: [b\n", "a: 'b' c\n",
    ],
)  # fmt: skip
def test_what_yaml_has_and_a_list_of_texts_has_not_is_refused(tmp_path: Path, text: str) -> None:
    """Tags, anchors, aliases, depth and slips of the pen give a sentence, never a traceback."""
    assert codes(tmp_path, "a.yml", text.encode()) == ["bad-yaml"]


@pytest.mark.parametrize("text", ["a：b\nc: d\n", "a: {b: c， en: d}\n", "a: “b”: c\n"])
def test_a_mark_in_full_width_is_named(tmp_path: Path, text: str) -> None:
    """Where YAML stumbles over it; elsewhere it is a mark like any other."""
    assert codes(tmp_path, "a.yml", text.encode()) == ["fullwidth-yaml"]
    (tmp_path / "a.yml").write_text("a: “b”，c：d\n", encoding="utf-8")
    assert read_yaml(tmp_path, "a.yml").value == {"a": "“b”，c：d"}


def test_a_doubled_key_is_told(tmp_path: Path) -> None:
    """YAML would keep the last one silently."""
    assert codes(tmp_path, "a.yml", b"a: b\na: c\n") == ["duplicate-id"]


def refused(folder: Path, text: str) -> Problem:
    """Write a table of `text`; return the one problem for which it is refused."""
    (folder / "t.csv").write_text(PLAIN + text, encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        raise BuildFailed(rows_of("t.csv", read_text(folder, "t.csv"), Header(COLUMNS)).problems)
    (found,) = failed.value.problems
    return found


@pytest.mark.parametrize("row", ["a,1,\n", "a,,\n", "\n", ",,\n"])
def test_a_file_is_read_up_to_so_many_lines(tmp_path, row):
    """long-file, whatever stands in them: its lines are counted before any is taken apart."""
    found = refused(tmp_path, row * 100_000)
    assert found.code == "long-file"
    assert "100002 lines; the limit is 100000" in found.message


def test_a_line_is_read_up_to_a_length(tmp_path):
    """long-text, at its line: a line break was lost, or something else was saved here."""
    found = refused(tmp_path, "a,1," + "," * 100_000)
    assert (found.code, str(found.place)) == ("long-text", "t.csv:3")
    assert "100004 characters" in found.message


def test_a_long_cell_is_told_by_its_length(tmp_path):
    """Not as a quotation mark that is not closed: it is."""
    found = refused(tmp_path, 'a,1,"' + "word\n" * 40_000 + '"\n')
    assert found.code == "long-text"
    assert "200000 characters" in found.message


def test_what_is_written_by_hand_is_shorter(tmp_path):
    """A file of settings makes an object of every few characters, a table of every row."""
    (tmp_path / "s.yml").write_text("a: b\n" + "# c\n" * 250_000, encoding="utf-8")
    with pytest.raises(BuildFailed, match="1000005 bytes; the limit is 1000000"):
        read_yaml(tmp_path, "s.yml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("library/\n", "library\n", "“base” does not end with a slash."),
        ("https://example.org/library/\n", "example.org\n",
         "“base” is not written like “https://example.org/story/”. Found: “example.org”."),
        ("tag: zh-Hans", "tag: zh-TW",
         "“zh-TW” is not in the script of that id: `zh` is simplified Chinese"),
        ("licence: CC-BY-4.0", "licence: CC BY", "“licence” is not written like “CC-BY-4.0”."),
        ("published: 2031", "published: 0031", "“published” should be a date, such as 1996-12-31."),
    ],
)  # fmt: skip
def test_what_a_value_lacks_is_named(library, old, new, message):
    """By what is missing, or by one that is written well; never by a pattern."""
    path = library / "content" / "site.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        load_project(library)
    assert failed.value.problems[0].message.startswith(message)
