"""Data tables: every cell is a figure, said and calculated with like any other."""

from __future__ import annotations

import shutil
from decimal import Decimal as D
from typing import TYPE_CHECKING

import pytest
from tests.conftest import put_into, written
from tests.resolving import resolve

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.amounts import Amount
from liuzhou_site.figures.formulas import evaluate, inputs
from liuzhou_site.load.reading import load_project
from liuzhou_site.model import Interval, Kind, Period, Status

if TYPE_CHECKING:
    from liuzhou_site.figures.book import FigureBook

HEAD = "id,label_zh,label_en,boats\n"
CATCH = """
catch:
  title: {zh: 渔获, en: The catch}
  source: {zh: 港务局, en: Harbour office}
  citation: https://example.org/catch
  licence: CC BY
  scope: SCOPE
  category: CATEGORY
  columns:
    weight: {unit: tonne_caught, times: "1000", label: {zh: 渔获, en: catch}}
    boats: {unit: fishing_boat, label: {zh: 船, en: boats}, note: {zh: 大船。, en: Large ones.}}
"""
QUAYS = """
quays:
  title: {zh: 码头, en: The quays}
  source: {zh: 港务局, en: Harbour office}
  citation: https://example.org/quays
  licence: CC BY
  rows: name
  scope: SCOPE
  category: CATEGORY
  columns:
    boats: {unit: fishing_boat, period: "2030", label: {zh: 船, en: boats}}
"""
UNITS = """
tonne_caught: {kind: measure, zh: 吨, one: tonne, other: tonnes}
fishing_boat: {kind: count, zh: 艘, one: boat, other: boats}
"""


@pytest.fixture
def office(harbour, project, tmp_path):
    """Return a function that reads the harbour with tables: definitions, and cells by table."""
    scope, category = (next(iter(known)) for known in (
        harbour.site.value.scopes, harbour.site.value.categories
    ))  # fmt: skip

    def read(definitions: str, **cells: str) -> FigureBook:
        root = tmp_path / "project"
        shutil.rmtree(root, ignore_errors=True)
        put_into(root, written(project / "tests" / "figures" / "harbour"))
        with (root / "data" / "units.yml").open("a", encoding="utf-8") as units:
            units.write(UNITS)
        text = definitions.replace("SCOPE", scope).replace("CATEGORY", category)
        (root / "data" / "tables.yml").write_text(text, encoding="utf-8")
        (root / "data" / "tables").mkdir()
        for name, rows in cells.items():
            (root / "data" / "tables" / f"{name}.csv").write_text(rows, encoding="utf-8")
        return resolve(load_project(root))

    return read


@pytest.fixture
def codes(office):
    """Return a function that tells what is wrong with tables: the codes."""

    def tell(definitions: str, **cells: str) -> list[str]:
        try:
            office(definitions, **cells)
        except BuildFailed as failed:
            return [found.code for found in failed.problems]
        return []

    return tell


def test_a_cell_is_a_figure(office):
    """Its id says where it stands; its unit, scope and publisher are those of its table."""
    book = office(CATCH, catch="period,weight,boats\n2029,1.20,12\n2030,0.9,\n")
    figure = book.figures["catch.weight@2029"]
    assert figure.quantity.value == D(1200)
    assert figure.quantity.digits == 3
    assert figure.interval == Interval(D(1195), D(1205))
    assert figure.quantity.kind is Kind.CARDINAL
    assert figure.period == Period("2029")
    assert figure.status is Status.AS_PRINTED
    assert figure.as_printed == "1.20"
    assert (figure.paragraph, figure.table) == (0, "catch")
    assert figure.citation == "https://example.org/catch"
    assert figure.label["en"] == "catch"


@pytest.mark.each(
    ("row", "name"),
    [
        ("2029-Q3", "2029-Q3"),
        ("2029-05", "2029-05"),
        ("2029-12/2030-02", "2029-12--2030-02"),
        ("FY2029-04", "FY2029-04"),
        ("2020s", "2020s"),
        ("2029-summer", "2029-summer"),
    ],
)
def test_a_row_may_be_any_period(office, row, name):
    """A quarter, or three months on end; in an id, where / divides, -- is between two points."""
    book = office(CATCH, catch=f"period,weight,boats\n{row},1.20,12\n")
    assert book.figures[f"catch.weight@{name}"].period == Period(row)


@pytest.mark.each(
    ("row", "iso"),
    [
        ("2029 Q3", "2029-Q3"),
        ("2029Q3", "2029-Q3"),
        ("Q3 2029", "2029-Q3"),
        ("2029 MAY", "2029-05"),
        ("May 2029", "2029-05"),
        ("2029M05", "2029-05"),
        ("2029年5月", "2029-05"),
        ("2029年三季度", "2029-Q3"),
        ("2029年上半年", "2029-H1"),
        ("Jul–Sep 2029", "2029-Q3"),
        ("May-Jul 2029", "2029-05/2029-07"),
        ("2029年", "2029"),
        ("3 May 2029", "2029-05-03"),
    ],
)
def test_a_row_may_be_dated_as_tables_print_it(office, row, iso):
    """Its figures have the names that a row of the same period has."""
    book = office(CATCH, catch=f"period,weight,boats\n{row},1.20,12\n")
    assert book.figures[f"catch.weight@{iso.replace('/', '--')}"].period == Period(iso)


@pytest.mark.each("row", ["2029–30", "2029/30", "2029/1/1", "Q3", "May", "2029 Q5", "summer", "5"])
def test_a_row_that_is_dated_unclearly_is_told(codes, row):
    """Two years may be a span or a year that begins in April; a month alone has no year."""
    assert codes(CATCH, catch=f"period,weight,boats\n{row},1.20,12\n") == ["bad-row-period"]


def test_an_empty_cell_is_no_figure(office):
    """The table does not say; nought would be a claim."""
    book = office(CATCH, catch="period,weight,boats\n2029,1.20,12\n2030,0.9,\n")
    assert [figure.id for figure in book.cells("catch", "boats")] == ["catch.boats@2029"]
    assert book.figures["catch.boats@2029"].note["en"] == "Large ones."


def test_a_row_may_have_a_name(office):
    """Then its period is that of its column."""
    book = office(QUAYS, quays=f"{HEAD}east,东码头,East quay,7\n")
    figure = book.figures["quays.boats@east"]
    assert figure.label["en"] == "East quay: boats"
    assert figure.period == Period("2030")


def test_cells_are_not_what_others_report(office):
    """The lists of the source's figures and of reports elsewhere stay as they were."""
    without, book = office("{}"), office(CATCH, catch="period,weight,boats\n2029,1.20,12\n")
    assert [figure.id for figure in book.elsewhere] == [figure.id for figure in without.elsewhere]
    assert [figure.id for figure in book.printed] == [figure.id for figure in without.printed]


@pytest.mark.each(
    ("cells", "code"),
    [
        ("2029,1.20,12\n2029,1.30,12\n", "duplicate-id"),
        ("last year,1.20,12\n", "bad-row-period"),
        ("2030/2029,1.20,12\n", "bad-row-period"),
        ("2029-02-30,1.20,12\n", "bad-row-period"),
        (",1.20,12\n", "row-unnamed"),
        ("2029,some,12\n", "bad-value"),
        ("2029,about one,12\n", "bad-value"),
        ("2029,one,12\n", "worded-value"),
        ("2029,…,12\n", "nil-cell"),
        ("2029,#DIV/0!,12\n", "failed-cell"),
        ("2029,1.2E+10,12\n", "shortened-number"),
        (f"2029,{'9' * 41},12\n", "long-cell"),
        ("2991,1.20,12\n", "dated-ahead"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(cells, code, codes):
    """With the line of the table's own file."""
    assert code in codes(CATCH, catch=f"period,weight,boats\n{cells}")


def test_the_digits_to_be_typed_are_those_of_the_column(office):
    """Where a column is in thousands, so is what should stand in its cell."""
    with pytest.raises(BuildFailed) as failed:
        office(CATCH, catch="period,weight,boats\n2029,1.2万吨,12艘\n")
    assert [found.fix.partition(".")[0] for found in failed.value.problems] == [
        "Write 12", "Write 12"
    ]  # fmt: skip


@pytest.mark.each(
    ("find", "put"),
    [
        ("unit: tonne_caught", "unit: tons"),
        ("scope: SCOPE", "scope: sea"),
        ("category: CATEGORY", "category: wet"),
        ("unit: tonne_caught", "unit: share"),
        ("unit: tonne_caught", "unit: tonne_caught, whole: loans"),
        ("unit: tonne_caught", 'unit: tonne_caught, period: "2030"'),
    ],
)
def test_a_definition_that_does_not_fit_is_told(find, put, codes):
    """Units, scopes, categories, wholes and periods are those that there are."""
    told = codes(CATCH.replace(find, put), catch="period,weight,boats\n2029,1.20,12\n")
    assert set(told) == {"bad-key"}


@pytest.mark.each(
    ("find", "put", "where"),
    [
        ("unit: tonne_caught", "unit: tons", "Add a new unit in data/units.yml."),
        ("scope: SCOPE", "scope: sea", "Add a new category, scope or whole in content/site.yml."),
    ],
)
def test_a_definition_that_is_nowhere_is_told_where_it_belongs(find, put, where, office):
    """What a table names is defined in another file."""
    with pytest.raises(BuildFailed) as failed:
        office(CATCH.replace(find, put), catch="period,weight,boats\n2029,1.20,12\n")
    assert where in failed.value.problems[0].said("en")[0]


HEADED = "  heads: {period: Time period, weight: 'Catch, tonnes'}\n  columns:"


def test_the_first_row_may_be_as_it_is_printed(office):
    """What heads a column is declared, not typed again whenever the table is published."""
    book = office(
        CATCH.replace("  columns:", HEADED),
        catch='Time period,"Catch, tonnes",boats\n2029,1.20,12\n',
    )
    assert book.figures["catch.weight@2029"].quantity.digits == 3


@pytest.mark.each(
    ("heads", "cells", "code"),
    [
        (HEADED, 'Catch of the port,,\nTime period,"Catch, tonnes",boats\n', "header-below"),
        (HEADED, "Time period,Catch,boats\n", "unknown-column"),
        (HEADED.replace("weight:", "wait:"), 'Time period,"Catch, tonnes",boats\n',
         "unknown-column"),
        (HEADED.replace("weight:", "wait:"), "Time period,weight,boats\n2029,1.20,12\n", "bad-key"),
    ],
)  # fmt: skip
def test_another_first_row_is_told(heads, cells, code, codes):
    """A title above it, a head that is not declared, a declaration of no column."""
    assert code in codes(CATCH.replace("  columns:", heads), catch=cells)


def test_a_table_has_the_columns_that_are_declared(codes):
    """What is in the file and what is said of it agree, both ways."""
    told = codes(CATCH, catch="period,weight,nets\n2029,1.20,12\n")
    assert sorted(told) == ["missing-column", "unknown-column"]


def test_a_named_row_needs_its_name(codes):
    """In every language; and an id that a mention can hold."""
    assert codes(QUAYS, quays=f"{HEAD}east,东码头,,7\n") == ["empty-cell"]
    assert codes(QUAYS, quays=f"{HEAD}East Quay,东码头,East quay,7\n") == ["bad-id"]


def test_a_table_that_is_no_part_of_a_story_is_refused(codes):
    """too-many-cells: thousands of figures are a database; the number is told."""
    rows = "".join(f"{1700 + n // 12}-{n % 12 + 1:02},1,1\n" for n in range(2501))
    assert codes(CATCH, catch=f"period,weight,boats\n{rows}") == ["too-many-cells"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "size", "code", "found"),
    [
        ("1999,1\n", 1_000_000, "too-large", 7_000_014),
        ("a,1\n", 1_000_000, "long-file", 1_000_001),  # in a file that is not too large
        ("a,\n", 1_600_000, "long-file", 1_600_001),
        ("a,1\n", 90_000, "too-many-cells", 90_000),
    ],
)
def test_a_million_rows_are_refused_with_a_number(office, row, size, code, found):
    """By the size of the file or its lines or, where there are fewer, by what is in them."""
    weight, _, _ = CATCH.partition("    boats:")
    with pytest.raises(BuildFailed) as refused:
        office(weight, catch="period,weight\n" + row * size)
    (told,) = refused.value.problems
    assert told.code == code
    assert str(found) in told.message


def test_formulas_have_cells_as_names():
    """Their ids hold what Python would calculate, and are taken whole."""
    used = inputs("catch.weight@2029-catch.weight@2030 + quays.boats@east + sail")
    assert used == ("catch.weight@2029", "catch.weight@2030", "quays.boats@east", "sail")
    months = inputs("catch.weight@2029-05 - catch.weight@2029-04")
    assert months == ("catch.weight@2029-05", "catch.weight@2029-04")
    parts = inputs("catch.weight@2029-Q3/catch.weight@2029-04--2029-06-catch.weight@FY2029-04")
    assert parts == (
        "catch.weight@2029-Q3",
        "catch.weight@2029-04--2029-06",
        "catch.weight@FY2029-04",
    )


def test_a_cell_is_calculated_with(office):
    """As its rounding allows."""
    book = office(CATCH, catch="period,weight,boats\n2029,1.20,12\n2030,0.90,10\n")

    def lookup(name: str) -> Amount:
        figure = book.figures[name]
        return Amount(figure.interval, ((figure.unit, 1),), figure.quantity.digits)

    gone = evaluate("catch.weight@2029 - catch.weight@2030", lookup)
    assert gone.interval == Interval(D(290), D(310))


PUBLISHED = """
catch:
  title: {zh: 渔获, en: The catch}
  source: {zh: 港务局, en: Harbour office}
  citation: https://example.org/catch
  licence: CC BY
  scope: SCOPE
  category: CATEGORY
  missing:
    "..": {zh: 无数据, en: not available}
    "—": {zh: 无数据, en: not available}
    "…": {zh: 无数据, en: not available}
    x: {zh: 因保密不公布, en: suppressed}
  flags:
    p: {zh: 初步数, en: provisional}
    r: {zh: 修订, en: revised}
    "*": {zh: 含外港, en: with the outer port}
    "¹": {zh: 含内港, en: with the inner port}
    "2)": {zh: 不含拖船, en: without tugs}
    （e）: {zh: 估计数, en: estimated}
  MORE
  columns:
    weight: {unit: UNIT, label: {zh: 渔获, en: catch}}
"""


def one(office, cell: str, more: str = "", unit: str = "tonne_caught"):
    """Return the figure of a table that holds `cell` alone, or None where it holds no number."""
    definitions = PUBLISHED.replace("  MORE\n", f"  {more}\n" if more else "")
    cells = f'period,weight\n2030,"{cell}"\n2031,0\n'
    return office(definitions.replace("UNIT", unit), catch=cells).figures.get("catch.weight@2030")


@pytest.mark.each(
    ("cell", "more", "expected"),
    [
        ("105", "", ("105", (), 3)),
        ("105p", "", ("105", ("p",), 3)),
        ("105 p", "", ("105", ("p",), 3)),
        ("105*", "", ("105", ("*",), 3)),
        ("*105", "", ("105", ("*",), 3)),
        ("105p,r", "", ("105", ("p", "r"), 3)),
        ("105pr", "", ("105", ("p", "r"), 3)),
        ("105p *", "", ("105", ("p", "*"), 3)),
        ("105¹", "", ("105", ("¹",), 3)),
        ("105 2)", "", ("105", ("2)",), 3)),
        ("1,234p", "", ("1234", ("p",), 4)),
        ("1 234.50", "", ("1234.50", (), 6)),
        ("1 234 567", "", ("1234567", (), 7)),
        ("1\u202f234", "", ("1234", (), 4)),
        ("1’234", "", ("1234", (), 4)),
        ("-0.05r", "", ("-0.05", ("r",), 1)),
        ("−105", "", ("-105", (), 3)),
        ("+3.1", "", ("3.1", (), 2)),
        ("(105)", "brackets: negative", ("-105", (), 3)),
        ("(1,050.5)p", "brackets: negative", ("-1050.5", ("p",), 5)),
        ("( 105 )", "brackets: negative", ("-105", (), 3)),
        ("1.234,5", 'decimal: ","', ("1234.5", (), 5)),
        ("12,5p", 'decimal: ","', ("12.5", ("p",), 3)),
        ("1.234", 'decimal: ","', ("1234", (), 4)),
        ("-1.234.567", 'decimal: ","', ("-1234567", (), 7)),
        ("１０５", "", ("105", (), 3)),
        ("105（e）", "", ("105", ("(e)",), 3)),
        ("105 (e)", "", ("105", ("(e)",), 3)),
        ("105p", 'decimal: ","', ("105", ("p",), 3)),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_published(cell, more, expected, office):
    """Number, flags and precision are parted; the number is kept as it is printed."""
    found = one(office, cell, more)
    value, flags, digits = expected
    assert found.quantity.value == D(value)
    assert found.flags == flags
    assert found.quantity.digits == digits


@pytest.mark.parametrize(
    ("cell", "mark"), [("..", ".."), ("—", "—"), ("…", "..."), ("...", "..."), ("x", "x"), ("", "")]
)
def test_what_is_missing_is_no_figure(cell, mark, office):
    """It is kept as a gap with its mark."""
    assert one(office, cell) is None
    book = office(
        PUBLISHED.replace("  MORE\n", "").replace("UNIT", "tonne_caught"),
        catch=f"period,weight\n2030,{cell}\n2031,7\n",
    )
    (gap,) = book.gaps_in("catch.weight")
    assert (gap.period, gap.mark) == (Period("2030"), mark)


@pytest.mark.each(
    ("cell", "more", "code"),
    [
        ("n/a", "", "nil-cell"),
        (":", "", "nil-cell"),
        ("-", "", "nil-cell"),
        ("X", "", "nil-cell"),
        ("105e", "", "unknown-flag"),
        ("105†", "", "unknown-flag"),
        ("e105", "", "unknown-flag"),
        ("105 3)", "", "unknown-flag"),
        ("105²", "", "unknown-flag"),
        ("105 [a]", "", "unknown-flag"),
        ("105pe", "", "unknown-flag"),
        ("(105)", "", "bracketed-cell"),
        ("(105)p", "", "bracketed-cell"),
        ("12,5", "", "decimal-cell"),
        ("1.234,5", "", "decimal-cell"),
        ("12.5", 'decimal: ","', "decimal-cell"),
        ("1,234.5", 'decimal: ","', "decimal-cell"),
        ("5%", "", "percent-cell"),
        ("1e5", "", "shortened-number"),
        ("5k", "", "worded-value"),
        ("p", "", "bad-value"),
        ("many", "", "bad-value"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_told(cell, more, code, office):
    """The message names the declaration that would tell what the cell means."""
    with pytest.raises(BuildFailed) as failed:
        one(office, cell, more)
    assert [found.code for found in failed.value.problems] == [code]


@pytest.mark.each(
    ("cell", "times", "value"),
    [("4.1%", "1", "0.041"), ("4.1%p", "1", "0.041"), ("4.1 %", "0.01", "0.041"),
     ("4.1", "0.01", "0.041"), ("0.041", "1", "0.041"), ("(4.1)%", "1", "-0.041"),
     ("(4.1%)", "1", "-0.041")],
)  # fmt: skip
def test_a_sign_of_per_cent_is_read_where_shares_stand(cell, times, value, office):
    """It means the same with the column in hundredths, and is not taken twice."""
    unit = f'share, whole: all_fish, times: "{times}"'
    assert one(office, cell, "brackets: negative", unit).quantity.value == D(value)


@pytest.mark.each(
    ("head", "unit", "cell", "times"),
    [
        ("Catch (thousands)", "tonne_caught", "1.2", "1000"),
        ("Catch, million tonnes", "tonne_caught", "1.2", "1000000"),
        ("Sales (£bn)", "tonne_caught", "1.2", "1000000000"),
        ("Sales, £m", "tonne_caught", "1.2", "1000000"),
        ("Length (m)", "tonne_caught", "1.2", None),
        ("捕捞量（万吨）", "tonne_caught", "1.2", "10000"),
        ("捕撈量（億噸）", "tonne_caught", "1.2", "100000000"),
        ("每百万人捕捞量（吨）", "tonne_caught", "1.2", None),
        ("捕捞量（千吨）", "tonne_caught", "1.2", "1000"),
        ("捕捞量（千瓦时）", "tonne_caught", "1.2", None),
        ("Catch per million people", "tonne_caught", "1.2", None),
        ("Catch (2030 = 100)", "tonne_caught", "1.2", None),
        ("Catch (thousands)", "tonne_caught, times: '1'", "1.2", None),
        ("Share of fish (%)", "share, whole: all_fish", "0.9", "0.01"),
        ("占比（百分比）", "share, whole: all_fish", "0.9", "0.01"),
        ("Growth, per cent", "share, change: true", "6.4", "0.01"),
        ("Share of fish (%)", "share, whole: all_fish", "0.9%", None),
        ("Share of fish (%)", 'share, whole: all_fish, times: "0.01"', "0.9", None),
        ("Loss (%)", "tonne_caught", "1.2", None),
        ("Accidents per 1,000 fish", "share, whole: all_fish", "1.2", "0.001"),
        ("Accidents per 100,000 trips", "share, whole: all_fish", "1.2", "0.00001"),
        ("每十万人事故", "share, whole: all_fish", "1.2", "0.00001"),
        ("发生率（‰）", "share, whole: all_fish", "1.2", "0.001"),
        ("Accidents per trip", "share, whole: all_fish", "0.2", None),
    ],
)
def test_a_head_in_millions_asks_what_its_numbers_are_worth(head, unit, cell, times, office):
    """Else 6.4 under a sign of per cent would be 640%; what is said beside the unit holds."""
    more = f"heads: {{period: Year, weight: '{head}'}}"
    table = PUBLISHED.replace("MORE", more).replace("UNIT", unit)
    cells = f'Year,"{head}"\n2030,{cell}\n'
    if times is None:
        office(table, catch=cells)
        return
    with pytest.raises(BuildFailed) as failed:
        office(table, catch=cells)
    told = [one.said("en")[1] for one in failed.value.problems if one.code == "unscaled-column"]
    assert f'times: "{times}"' in told[0]


@pytest.mark.each(
    ("times", "kind"),
    [("0.001", "mille"), ("0.00001", "per 100000"), ("0.01", "percent"), ("1", "percent")],
)
def test_a_rate_is_told_of_so_many_as_its_column_is(times, kind, office):
    """6.3 per 1,000 is not said as 0.63%."""
    found = one(office, "0.3", "", f'share, whole: all_fish, times: "{times}"').quantity
    assert found.kind.value == kind


@pytest.mark.each(
    ("cell", "times", "value"),
    [("35.8", "1000000", "35800000"), ("0.0005", "1000", "0.5000"), ("1.20", "1", "1.20")],
)
def test_a_cell_in_millions_has_no_tenths(cell, times, value, office):
    """What readers take along says no more digits than the table; those of a cell itself stay."""
    found = one(office, cell, "", f'tonne_caught, times: "{times}"').quantity.value
    assert str(found) == value


def test_a_sign_of_per_cent_in_another_factor_is_told(office):
    """Thousands of per cent are a slip."""
    with pytest.raises(BuildFailed) as failed:
        one(office, "4.1%", "", 'share, whole: all_fish, times: "1000"')
    assert [found.code for found in failed.value.problems] == ["percent-cell"]


@pytest.mark.each("flag", ["1", "0", "%", "+", "1.5", "", " "])
def test_a_flag_that_could_be_a_part_of_a_number_is_refused(flag, office):
    """With it, 1051 might be 105 or 1051."""
    with pytest.raises(BuildFailed) as failed:
        office(
            PUBLISHED.replace("  MORE\n", "")
            .replace("    p: {", f"    '{flag}': {{")
            .replace("UNIT", "tonne_caught"),
            catch="period,weight\n2030,105\n",
        )
    assert [found.code for found in failed.value.problems] == ["bad-key"]


def test_a_footnote_that_begins_with_a_digit_stands_apart(office):
    """Glued to the number it could be its last digit."""
    assert one(office, "105 2)").quantity.value == 105
    with pytest.raises(BuildFailed):
        one(office, "1052)")
