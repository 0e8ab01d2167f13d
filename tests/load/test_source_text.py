"""The text of a source: plain, Markdown, HTML, Word, PDF; a paragraph a line."""

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


_OBJECTS = """<</Type/Catalog/Pages 2 0 R>>
<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>
<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)>>>>
"""
_UNICODE = (
    "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    " 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
)


def printed(path: Path, pages: list[list[tuple[int, str]]]) -> None:
    """Write a PDF of lines, each with how far it is from the bottom of its page."""
    catalogue, font, below = _OBJECTS.splitlines()
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [catalogue, f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font, below,
               f"<</Length {len(_UNICODE)}>>stream\n{_UNICODE}\nendstream"]  # fmt: skip
    for number, lines in enumerate(pages):
        words = "".join(
            f"1 0 0 1 50 {y} Tm <{text.encode('utf-16-be').hex()}> Tj " for y, text in lines
        )
        content = f"BT /F 10 Tf {words}ET"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {7 + 2 * number} 0 R"
        objects += [
            f"{page}/Resources<</Font<</F 3 0 R>>>>>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    body, places = "%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj {item} endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    path.write_text(f"{body}xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{end}", "ascii")


def test_the_paragraphs_of_a_pdf_are_found(tmp_path: Path) -> None:
    """Above a gap; a word divided at the end of a line is one, ligatures are letters."""
    lines = ["The mills of the valley", "", "In 2031 there were 12 mills, and none of the peo-",
             "ple who worked there proﬁted. It was the end of", "them.", "",
             "A list: 4, 5"]  # fmt: skip
    places = [(700 - 12 * number, line) for number, line in enumerate(lines) if line]
    printed(tmp_path / "a.pdf", [places])
    end = "who worked there profited. It was the end of them."
    assert read_source(str(tmp_path / "a.pdf")).split("\n") == [
        "The mills of the valley",
        f"In 2031 there were 12 mills, and none of the people {end}",
        "A list: 4, 5",
    ]


@pytest.mark.slow
def test_a_chinese_pdf_is_read(tmp_path: Path) -> None:
    """Its characters, also those that are named as a part of others; pages are one text."""
    first = [
        (700, "河谷纺织业概况"),
        (676, "2031年，河谷有⼯⼚12家，职⼯3400⼈，⽐上年"),
        (664, "增⻓5.0%，其中"),
        (40, "1"),
    ]
    second = [(700, "女工1200人。"), (676, "另有学徒96人。"), (40, "2")]
    printed(tmp_path / "a.pdf", [first, second])
    assert read_source(str(tmp_path / "a.pdf")).split("\n") == [
        "河谷纺织业概况",
        "2031年，河谷有工厂12家，职工3400人，比上年增长5.0%，其中女工1200人。",
        "另有学徒96人。",
    ]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A PDF of pictures, with the command that reads it; no document; none at all."""
    (tmp_path / "a.docx").write_bytes(b"PK")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as packed:
        packed.writestr("other.xml", "")
    printed(tmp_path / "a.pdf", [[]])
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    codes = {"a.pdf": "pdf-source", "b.pdf": "unreadable-source", "c.pdf": "missing-file",
             "a.docx": "unreadable-source", "b.docx": "unreadable-source",
             "c.docx": "missing-file", "c.html": "missing-file"}  # fmt: skip
    for name, code in codes.items():
        with pytest.raises(BuildFailed) as failed:
            read_source(str(tmp_path / name))
        assert [found.code for found in failed.value.problems] == [code]
