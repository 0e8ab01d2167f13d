"""The source's own text against the data: which text it is, and every numeral in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.figures.transcript import compare_source, fingerprint, numerals_of, paragraphs
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.schema.data import Source
from liuzhou_site.load.yaml_files import Sheet

REPORT = (Path(__file__).parent / "harbour" / "report.txt").read_text(encoding="utf-8")


@pytest.fixture
def told_of_text(harbour):
    """Return what is told of a text, and of a changed harbour: (code, place) of every problem."""

    def tell(text, **changes):
        with pytest.raises(BuildFailed) as failed:
            compare_source(replace(harbour, **changes), text, "report.txt")
        return [(problem.code, str(problem.place)) for problem in failed.value.problems]

    return tell


def test_the_text_that_was_read_is_recognised(harbour):
    """Its paragraphs, numerals and digit tokens are counted; nothing is told."""
    account = compare_source(harbour, REPORT, "report.txt")
    assert (account.paragraphs, account.numerals, account.tokens) == (5, 16, 12)


def test_a_story_from_tables_has_no_text(told_of_text, harbour):
    """no-text: there is nothing to compare with."""
    sheet = harbour.source
    kind = {"title": sheet.value.title, "kind": sheet.value.kind, "language": "en"}
    tables = Sheet(sheet.path, Source(**kind), sheet.lines, sheet.leaves)
    assert told_of_text(REPORT, source=tables) == [("no-text", "data/source.yml")]


def test_white_space_makes_no_difference(harbour):
    """Blank lines, indents, line ends and spaces are not part of the fingerprint."""
    spaced = "\n\n".join(" ".join(line) for line in REPORT.split("\n"))
    assert fingerprint(paragraphs(spaced, "x", "zh")) == harbour.source.value.fingerprint


def test_paragraphs_keep_their_line_in_the_file():
    """A message about the third paragraph leads to its line, whatever blank lines there are."""
    found = paragraphs(REPORT, "report.txt", "zh")
    assert [paragraph.number for paragraph in found] == [1, 2, 3, 4, 5]
    assert [str(paragraph.place) for paragraph in found][2:] == [
        "report.txt:5", "report.txt:6", "report.txt:8",
    ]  # fmt: skip


def test_another_text_is_told_with_the_paragraphs_that_differ(told_of_text):
    """A word that holds no number changes the fingerprint of its paragraph, and nothing else."""
    assert told_of_text(REPORT.replace("海鸟", "燕鸥")) == [
        ("other-text", "report.txt"),
        ("other-paragraph", "report.txt:8"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("筑巢", "筑巢七处", "七"),
        ("花费", "第9次花费", "9"),
        ("停靠渔船", "停靠二百渔船", "二百"),
        ("在夜里", "在二等夜里", "二"),
    ],
)
def test_a_numeral_without_a_row_is_told_with_its_paragraph(harbour, old, new, missing):
    """Digits and Han numerals alike; the message says where, what, and after which row."""
    text = REPORT.replace(old, new)
    with pytest.raises(BuildFailed) as failed:
        compare_source(harbour, text, "report.txt")
    told = [found for found in failed.value.problems if found.code == "numeral-missing"]
    assert len(told) == 1
    assert f"“{missing}”" in told[0].message
    assert "data/numerals.csv:" in told[0].fix
    assert text.split("\n")[told[0].place.line - 1].count(new) == 1


def test_a_period_of_several_numerals_may_be_one_row(harbour):
    """2026年7—9月 is one period; the row for it accounts for each of its numerals."""
    columns = dict.fromkeys(harbour.numerals[0].cells, "")
    row = Row(
        {**columns, "paragraph": "4", "token": "2026年7—9月", "kind": "digit"},
        harbour.numerals[0].place,
    )
    last = max(n for n, row in enumerate(harbour.numerals) if row["paragraph"] == "4") + 1
    rows = (*harbour.numerals[:last], row, *harbour.numerals[last:])
    paragraphs = REPORT.split("\n")
    place = [n for n, text in enumerate(paragraphs) if text.strip()][3]
    paragraphs[place] += "2026年7—9月如此。"
    with pytest.raises(BuildFailed) as failed:
        compare_source(replace(harbour, numerals=rows), "\n".join(paragraphs), "report.txt")
    told = {found.code for found in failed.value.problems}
    assert "numeral-missing" not in told
    assert "numeral-superfluous" not in told


def test_a_row_without_a_numeral_is_told_with_its_line(harbour, told_of_text):
    """A token that its paragraph does not print, and a paragraph that is not there."""
    place = harbour.numerals[0].place
    columns = dict.fromkeys(harbour.numerals[0].cells, "")
    more = tuple(
        Row({**columns, "paragraph": paragraph, "token": "88", "kind": "digit"}, place)
        for paragraph in ("2", "9")
    )
    told = told_of_text(REPORT, numerals=(*harbour.numerals, *more))
    assert told == [("numeral-superfluous", str(place))] * 2


def test_a_row_for_a_word_that_counts_nothing_is_no_mistake(harbour):
    """一般 (as a rule) holds a numeral and counts nothing; to list it all the same is careful."""
    columns = dict.fromkeys(harbour.numerals[0].cells, "")
    row = Row(
        {**columns, "paragraph": "4", "token": "一", "kind": "han"}, harbour.numerals[0].place
    )
    listed = replace(harbour, numerals=(*harbour.numerals, row))
    assert compare_source(listed, REPORT, "report.txt").numerals == 17


def test_numerals_out_of_order_are_told(harbour, told_of_text):
    """The list follows the text: two rows that change places are noticed."""
    rows = list(harbour.numerals)
    rows[1], rows[2] = rows[2], rows[1]
    assert "numeral-missing" in {code for code, _ in told_of_text(REPORT, numerals=tuple(rows))}


def test_what_is_quoted_as_printed_stands_in_its_paragraph(harbour, told_of_text, edited):
    """Figures and slips are held to the very words."""
    rows = edited(harbour.figures, "ships", as_printed="450只")
    place = next(str(row.place) for row in rows if row["id"] == "ships")
    assert told_of_text(REPORT, figures=rows) == [("not-printed-there", place)]
    sheet = harbour.source
    slip = sheet.value.errata[0].model_copy(update={"paragraphs": [3, 4]})
    value = sheet.value.model_copy(update={"errata": [slip]})
    source = Sheet(sheet.path, value, sheet.lines, sheet.leaves)
    told = told_of_text(REPORT, source=source)
    assert told == [("not-printed-there", str(sheet.place("errata", 0)))]


@pytest.mark.each(
    ("words", "text", "found"),
    [
        ("减少…8%", "分别减少12%和8%。", "减少12%和8%"),
        ("fell … 1.1%", "Milk fell by 2%, and butter fell 2.3%, then 1.1%.", "fell by 2%, and"),
        ("3…公里", "两条路长3、5公里。", "3、5公里"),
        ("减少…8%", "减少12%。增加8%。", ""),
        ("减少…8%", "增加8%，减少12%", ""),
    ],
)
def test_a_quotation_leaves_words_out(words, text, found):
    """Its pieces stand in their order, in one sentence."""
    span = quoted(words, text)
    assert text[slice(*span)].startswith(found) if span else not found
    assert bool(span) is bool(found)


def test_a_number_and_its_scale_are_one_numeral(harbour):
    """1.26万 and 50多亿 are one each; ranks count, words that only look like numbers do not."""
    text = "卸鱼1.26万吨，花费50多亿元，建成三座码头，列首位，一般点亮，同一码头。"
    found = [text[start:end] for start, end in numerals_of(text, harbour)]
    assert found == ["1.26万", "50多亿", "三", "首位"]


def test_english_keeps_the_spaces_between_its_words(harbour):
    """A number and its scale are one numeral; a word that ends in a number word is none."""
    text = "At  5.2 million tons, often three\tmillion; ten of the 16 to 64, and thousands."
    english = harbour.source.value.model_copy(update={"language": "en"})
    sheet = harbour.source
    source = Sheet(sheet.path, english, sheet.lines, sheet.leaves)
    line = paragraphs(text, "report.txt", "en")[0].text
    found = numerals_of(line, replace(harbour, source=source))
    assert [line[start:end] for start, end in found] == [
        "5.2 million", "three million", "ten", "16", "64", "thousands",
    ]  # fmt: skip
    assert fingerprint(paragraphs(text, "x", "en")) == fingerprint(paragraphs(text, "x", "zh"))


def test_a_paragraph_more_is_told_by_itself(told_of_text):
    """The paragraphs behind it keep their numbers; what it prints is named."""
    lines = REPORT.splitlines()
    told = told_of_text("\n".join([*lines[:3], "又有33条船。", *lines[3:]]))
    assert len(told) == 2
    assert {code for code, _ in told} == {"other-text", "paragraph-new"}


def test_a_paragraph_less_is_told_by_itself(told_of_text):
    """Its number is named; neither its rows nor the paragraphs behind it are told as well."""
    kept = [line for line in REPORT.splitlines() if line.strip()]
    told = told_of_text("\n".join(kept[:1] + kept[2:]))
    assert len(told) == 2
    assert {code for code, _ in told} == {"other-text", "paragraph-gone"}


def test_a_text_that_is_read_anew_is_known_by_what_the_messages_tell(harbour):
    """Whoever copies the fingerprints that are told has the text accepted."""
    text = REPORT.replace("。", "！", 1)
    with pytest.raises(BuildFailed) as failed:
        compare_source(harbour, text, "report.txt")
    whole, changed = failed.value.problems
    told = whole.fix.rpartition("fingerprint: ")[2].rstrip(".")
    number = int(whole_number(changed.message))
    prints = list(harbour.source.value.paragraphs_sha256)
    prints[number - 1] = changed.fix.split("“")[1].rstrip("”.")
    value = harbour.source.value.model_copy(
        update={"fingerprint": told, "paragraphs_sha256": prints}
    )
    sheet = harbour.source
    source = Sheet(sheet.path, value, sheet.lines, sheet.leaves)
    assert compare_source(replace(harbour, source=source), text, "report.txt").paragraphs == 5


def whole_number(message: str) -> str:
    return "".join(letter for letter in message if letter.isdigit())
