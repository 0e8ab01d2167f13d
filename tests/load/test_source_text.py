"""The text of a source: plain, Markdown, HTML, Word; a paragraph a line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.source_text import read_source

HTML = """<html><head><title>Hidden 1</title><style>p { top: 2px }</style></head><body>
<h1>The&nbsp;mills</h1><p>In <b>2031</b> there
were 12&#8239;mills.</p><script>let x = 3</script>
<ul><li>One: 4</li><li>Two: 5</li></ul><table><tr><td>6</td><td>7</td></tr></table></body></html>
"""
MARKDOWN = """# The mills

In **2031** there were
12 [mills](https://example.org/3).

- One: 4
2. Two: *5*
"""
WORD = (
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>The mills</w:t></w:r></w:p><w:p><w:r>'
    "<w:instrText>PAGE 9</w:instrText><w:t>In 2031 &amp; </w:t></w:r><w:r><w:t>12</w:t></w:r>"
    "</w:p></w:body></w:document>"
)


def lines(path: Path) -> list[str]:
    """Return the paragraphs of a source, white space made one blank."""
    return [" ".join(line.split()) for line in read_source(str(path)).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "One 1\n\nTwo 2\n", ["One 1", "Two 2"]),
        ("a.md", MARKDOWN, ["The mills", "In 2031 there were 12 mills.", "One: 4", "Two: 5"]),
        (
            "a.html",
            HTML,
            ["The mills", "In 2031 there were 12 mills.", "One: 4", "Two: 5", "6", "7"],
        ),
    ],
)
def test_a_paragraph_is_a_line(name: str, text: str, expected: list[str], tmp_path: Path) -> None:
    """Marks, styles, scripts and addresses are none of it."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines(tmp_path / name) == expected


def test_a_word_document_is_read(tmp_path: Path) -> None:
    """What its fields are made from is not."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", WORD)
    assert lines(tmp_path / "a.docx") == ["The mills", "In 2031 & 12"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A PDF with the command that reads it; no document; none at all."""
    (tmp_path / "a.docx").write_bytes(b"PK")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as packed:
        packed.writestr("other.xml", "")
    codes = {"a.pdf": "pdf-source", "a.docx": "unreadable-source", "b.docx": "unreadable-source",
             "c.docx": "missing-file", "c.html": "missing-file"}  # fmt: skip
    for name, code in codes.items():
        with pytest.raises(BuildFailed) as failed:
            read_source(str(tmp_path / name))
        assert [found.code for found in failed.value.problems] == [code]
