"""A sheet of a workbook becomes a table that a story reads: what is stored, in plain digits."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.texts import read_text
from liuzhou_site.load.workbook import fitting, read_workbook


@pytest.fixture
def workbook(tmp_path):
    """Return a function that writes a workbook: (rows, what else to do to its sheet) → its path."""

    def make(rows, then=lambda sheet: None, name="table.xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        then(book.active)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


def formats(**by_cell):
    def then(sheet):
        for cell, shown in by_cell.items():
            sheet[cell].number_format = shown

    return then


@pytest.mark.each(
    ("value", "shown", "text"),
    [
        (191800000000, "General", "191800000000"),
        (191800000000.0, "0.00E+00", "191800000000"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (Decimal("0.66"), "General", "0.66"),
        (0.121, "0.0%", "0.121"),
        (1234567.5, "#,##0.00", "1234567.5"),
        (-12, "General", "-12"),
        (True, "General", "true"),
        (None, "General", ""),
        ("  100多家 \n ", "General", "100多家"),
        ("=1+1", "@", "=1+1"),
        (dt.date(1996, 5, 31), "yyyy-mm-dd", "1996-05-31"),
        (dt.date(1996, 5, 1), "mmm-yy", "1996-05"),
        (dt.date(1996, 1, 1), "yyyy", "1996"),
        (dt.time(8, 30), "h:mm", "08:30"),
    ],
)
def test_a_cell_is_what_it_stores(workbook, value, shown, text):
    """However many digits its format shows; of a date as much as its format shows."""

    def then(sheet):
        sheet["A2"].number_format = shown
        if value == "=1+1":
            sheet["A2"].data_type = "s"

    table = read_workbook(workbook([["cell", "end"], [value, "x"]], then)).text
    assert table.splitlines()[1].removesuffix(",x").strip('"') == text


def test_empty_rows_and_columns_at_the_end_are_left_out(workbook):
    """Those in the middle stand."""
    rows = [["a", "b", None], ["1", None, None], [None] * 3, [None, "2", None], [None] * 3]
    found = read_workbook(workbook(rows, formats(F9="0")))
    assert (found.text, found.rows) == ("a,b\n1,\n,\n,2\n", 3)


def test_what_is_merged_stands_in_every_cell(workbook):
    """And it is told, since it changes what the table says."""
    rows = [["year", "ships"], ["1996", "3"], [None, "4"]]
    found = read_workbook(workbook(rows, lambda sheet: sheet.merge_cells("A2:A3")))
    assert found.text == "year,ships\n1996,3\n1996,4\n"
    assert found.merged == ("A2:A3",)


@pytest.mark.parametrize(
    ("rows", "then", "told"),
    [
        ([["a"], ["=1+1"]], lambda sheet: None, "no-value: table.xlsx A2: This formula has not "),
        ([["a"], ["#REF!"]], lambda s: setattr(s["A2"], "data_type", "e"),
         "error-cell: table.xlsx A2: This cell shows an error: #REF!."),
        ([["a"]], lambda sheet: sheet.cell(100_001, 2, "x"),
         "workbook-too-large: table.xlsx: The workbook is too large for a table"),
    ],
)  # fmt: skip
def test_what_has_no_value_is_told_with_its_cell(workbook, rows, then, told):
    """no-value, error-cell, workbook-too-large."""
    with pytest.raises(BuildFailed) as failed:
        read_workbook(workbook(rows, then))
    assert [f"{p.code}: {p.place}: {p.message}"[: len(told)] for p in failed.value.problems] == [
        told
    ]


def test_a_sheet_is_named(workbook):
    """unknown-sheet: the nearest name is told."""
    path = workbook([["a"]], lambda sheet: setattr(sheet, "title", "Ships"))
    assert read_workbook(path, "Ships").text == "a\n"
    with pytest.raises(BuildFailed) as failed:
        read_workbook(path, "Ship")
    assert failed.value.problems[0].message == (
        "The workbook has no sheet “Ship”. The nearest name is “Ships”."
    )


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 60_000_000)


def slipping(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.txt", "mine")


@pytest.mark.each(
    ("spoil", "code"),
    [
        (lambda path: path.write_bytes(b"a,b\n"), "not-a-workbook"),
        (lambda path: path.write_bytes(b""), "not-a-workbook"),
        (lambda path: None, "missing-file"),
        (slipping, "not-a-workbook"),
        (bomb, "workbook-too-large"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path, spoil, code):
    """A CSV by another name, nothing, a path out of the archive, a bomb; nothing is unpacked."""
    path = tmp_path / "in" / "table.xlsx"
    path.parent.mkdir()
    spoil(path)
    with pytest.raises(BuildFailed) as failed:
        read_workbook(path)
    assert [found.code for found in failed.value.problems] == [code]
    assert {found.name for found in tmp_path.rglob("*")} <= {"in", "table.xlsx"}


@pytest.mark.parametrize("target", ["../x.csv", "data/units.yml", "data/tables/A.csv", "x.csv"])
def test_only_a_table_of_the_story_is_written(library, target):
    """not-a-table: no path leads elsewhere."""
    with pytest.raises(BuildFailed) as failed:
        fitting(library, target, "a\n")
    assert [found.code for found in failed.value.problems] == ["not-a-table"]


def test_a_ledger_goes_to_a_workbook_and_back(library, tmp_path):
    """The story builds from it as before; columns may stand in another order."""
    path = library / "data" / "figures.csv"
    rows = list(csv.reader(read_text(library, "data/figures.csv").splitlines()))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([float(cell) if cell.isdecimal() else cell or None for cell in row])
    book.save(tmp_path / "figures.xlsx")
    typed = ["import", str(tmp_path / "figures.xlsx"), "data/figures.csv"]
    result = CliRunner().invoke(app, [*typed, "--project", str(library)])
    assert result.output == f"data/figures.csv now has the {len(rows) - 1} rows of the sheet.\n"
    assert list(csv.reader(path.read_text("utf-8").splitlines())) == rows


def test_another_table_never_takes_the_place_of_a_ledger(library, workbook):
    """Its columns are told, and the ledger stands."""
    before = (library / "data" / "figures.csv").read_bytes()
    path = workbook([["name", "value"], ["ships", 3]])
    typed = ["import", str(path), "data/figures.csv", "--project", str(library)]
    result = CliRunner().invoke(app, typed)
    assert result.exit_code == 1
    assert "There is no column “name” in this table." in result.output
    assert (library / "data" / "figures.csv").read_bytes() == before


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
READING = (
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
    "<si><r><t>京</t></r><r><t>都</t></r><rPh sb='0' eb='2'><t>キョウト</t></rPh></si>"
)


def parts(sheet, *, main=MAIN, kind=SHEET):
    """Return the files of a workbook as other programs write them: path → text."""
    related = f'<Relationships xmlns="{TYPES}/relationships">'
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/></Types>',
        "_rels/.rels": f'{related}<Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{related}<Relationship Id="r1" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{READING}</sst>',
    }


def packed(file, files):
    with zipfile.ZipFile(file, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return file


ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


HIDDEN = '<row r="2" hidden="1"><c r="A2"><v>5</v></c></row>'
INLINE = """<sheetData><row>
<c t="inlineStr"><is><t>省</t><rPh sb="0" eb="1"><t>ショウ</t></rPh></is></c>
<c t="b"><v>1</v></c><c t="d"><v>2024-05-31</v></c></row></sheetData>"""
BROKEN = '<sheetData><row><c t="inlineStr"><is><t>上_x000D_\n下</t></is></c></row></sheetData>'
SHARED = """<sheetData>
<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row>
<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row></sheetData>"""
ARRAY = """<sheetData><row r="1">
<c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f></c></row></sheetData>"""


@pytest.mark.each(
    ("sheet", "text"),
    [
        (f"<sheetData>{ROW}</sheetData>", "東京,京都\n"),
        (f'<dimension ref="A1"/><sheetData>{ROW}</sheetData>', "東京,京都\n"),
        (f'<dimension ref="A1:XFD1048576"/><sheetData>{ROW}</sheetData>', "東京,京都\n"),
        (f"<sheetData>{ROW}{HIDDEN}</sheetData>", "東京,京都\n5,\n"),
        (INLINE, "省,true,2024-05-31\n"),
        (SHARED, "4\n6\n"),
        (BROKEN, "上 下\n"),
    ],
)
@pytest.mark.each("kind", [SHEET, MACRO])
def test_what_other_programs_write_is_read(tmp_path, sheet, text, kind):
    """Phonetic marks, wrong dimensions, hidden rows, texts in cells, shared formulas, macros."""
    assert read_workbook(packed(tmp_path / "table.xlsx", parts(sheet, kind=kind))).text == text


def test_a_font_of_a_family_that_no_standard_has_is_no_damage(workbook):
    """Some programs write such; no number hangs on a font."""
    file = workbook([[1]])
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert '<family val="2"' in files["xl/styles.xml"]
    files["xl/styles.xml"] = files["xl/styles.xml"].replace('<family val="2"', '<family val="34"')
    assert read_workbook(packed(file, files)).text == "1\n"


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.each(
    ("raw", "told"),
    [
        (OLE + bytes(600), "This is a workbook in an old format, such as .xls or .et"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "This is a workbook with a password"),
        (parts("<sheetData/>", main=STRICT), "saved as “Strict Open XML”"),
        ({"content.xml": ""}, "an OpenDocument spreadsheet (.ods)"),
        ({"xl/workbook.bin": ""}, "a binary workbook (.xlsb)"),
        ({"word/document.xml": ""}, "not a workbook that can be read, or it is damaged"),
        (b"<table><tr><td>1</td></tr></table>", "not a workbook that can be read"),
        (parts("<sheetData/>"), "This file is empty."),
    ],
)
def test_another_kind_of_file_is_told_by_its_kind(tmp_path, raw, told):
    """Whatever its name says."""
    file = tmp_path / "table.xlsx"
    file.write_bytes(raw) if isinstance(raw, bytes) else packed(file, raw)
    with pytest.raises(BuildFailed) as failed:
        read_workbook(file)
    assert told in failed.value.problems[0].message


def test_dates_count_from_either_epoch_and_hours_go_past_a_day(workbook):
    """1900 or 1904, as the workbook says."""
    row = [dt.date(1996, 5, 31), dt.time(13, 30), dt.timedelta(hours=30)]
    for epoch in (CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904):
        file = workbook([row], lambda sheet, epoch=epoch: setattr(sheet.parent, "epoch", epoch))
        assert read_workbook(file).text == "1996-05-31,13:30,30:00\n"


def test_a_formula_over_many_cells_without_a_value_is_told_as_typed(tmp_path):
    """An array formula is an object in the library; its words are what an editor knows."""
    with pytest.raises(BuildFailed, match=r"This formula has not been calculated yet: =B1:B2\*2"):
        read_workbook(packed(tmp_path / "table.xlsx", parts(ARRAY)))


def test_the_first_sheet_that_is_shown_is_read(workbook):
    """A hidden one has to be named."""

    def hide(sheet):
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("shown").append([2])

    file = workbook([[1]], hide)
    assert [read_workbook(file, name).text for name in ("", "Sheet")] == ["2\n", "1\n"]
