"""A row of the ledger: what it becomes, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.resolving import resolve

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.ledger import figures_of
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Hedge, Interval, Kind, Period, Status
from liuzhou_site.numbers import DEFAULT_UNITS, say, vocabulary


def test_a_row_becomes_a_figure_with_all_that_it_claims(book):
    """Value in base units, what rounding allows, unit, period, place, print and status."""
    fish = book.figures["fish"]
    assert fish.quantity.value == D(12600)
    assert fish.interval == Interval(D(12550), D(12650))
    assert fish.unit.id == "tonne"
    assert fish.period == Period("2031")
    assert (fish.paragraph, fish.as_printed) == (2, "1.26万吨")
    assert fish.status is Status.CONTRADICTED
    assert fish.label["en"] == "fish landed"


def test_a_count_is_exact_and_a_hedge_opens_it(book):
    """Ships are counted to the last; “more than 100” allows all above 100."""
    assert book.figures["ships"].interval == Interval(D(450), D(450))
    assert book.figures["craftsmen"].interval == Interval(D(100), None, over=True)
    assert book.figures["craftsmen"].quantity.hedge is Hedge.MORE_THAN


@pytest.mark.each(
    ("cells", "allowed"),
    [
        ({"value": "4500", "as_printed": "4500艘"}, (4500, 4500)),
        ({"value": "4500", "as_printed": "0.45万艘"}, (4450, 4550)),
        ({"value": "40000", "as_printed": "4万艘"}, (35000, 45000)),
        ({"value": "2240000", "as_printed": "224万艘"}, (2235000, 2245000)),
        ({"value": "0", "as_printed": "0艘"}, (0, 0)),
    ],
)
def test_a_count_in_ten_thousands_is_as_rounded_as_they_are(harbour, edited, cells, allowed):
    """Who prints 224万 has not counted the ships one by one; who prints 4500 has."""
    figures = edited(harbour.figures, "ships", **cells)
    figure = figures_of(harbour, [row for row in figures if row["id"] == "ships"])[0][0]
    assert figure.interval == Interval(*map(D, allowed))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("6.20‰", {"zh": "6.20‰", "en": "6.20 per 1,000"}),
        ("0.62%", {"zh": "0.62%", "en": "0.62%"}),
    ],
)
def test_thousandths_are_said_as_they_are_printed(harbour, edited, printed, said):
    """A birth rate of 6.20‰ is no 0.620% to its readers."""
    figures = edited(harbour.figures, "birds", value="0.0062", hedge="", as_printed=printed)
    figure = figures_of(harbour, [row for row in figures if row["id"] == "birds"])[0][0]
    assert {lang: say(figure.quantity, lang) for lang in said} == said


def test_han_numerals_and_ranks_are_figures_too(book):
    """三座 is three, 首位 the first rank, 近一半 nearly half."""
    assert book.figures["quays"].quantity.value == D(3)
    assert book.figures["lighthouse"].quantity.kind is Kind.ORDINAL
    assert book.figures["birds"].interval == Interval(D("0.45"), D("0.5"))


def test_a_report_elsewhere_has_its_address(book):
    """What others report has a citation and no paragraph; a figure may have one beside it."""
    assert [figure.id for figure in book.elsewhere] == ["fish_elsewhere"]
    assert book.figures["fish_elsewhere"].citation == "https://example.org/fish"
    assert book.figures["lighthouse"].citation == "https://example.org/lighthouse"


def test_a_report_without_an_address_is_no_report(harbour, told, told_of):
    """A citation is an address, and it belongs to a figure that there is."""
    place = str(harbour.elsewhere[0].place)
    for citation in ("", "the newspaper", "javascript:alert()"):
        assert ("bad-link", place) in told_of("elsewhere", "fish_elsewhere", citation=citation)
    sheet = harbour.source
    cited = {"lighthouses": "https://example.org/lighthouse"}
    value = sheet.value.model_copy(update={"citations": cited})
    source = Sheet(sheet.path, value, sheet.lines, sheet.leaves)
    assert [code for code, _ in told(source=source)] == ["unknown-figure"]


def test_the_book_keeps_the_order_of_the_source(book):
    """Printed figures come first, as they are printed; then reports elsewhere; then our own."""
    paragraphs = [figure.paragraph for figure in book.printed]
    assert paragraphs == sorted(paragraphs)
    assert list(book.figures)[len(paragraphs)] == "fish_elsewhere"
    assert all(figure.status is Status.DERIVED for figure in book.derived)


@pytest.mark.each(
    ("figure", "cells", "code"),
    [
        ("ships", {"id": "Ships"}, "bad-id"),
        ("ships", {"id": "freighters"}, "duplicate-id"),
        ("ships", {"unit": "shipp"}, "bad-cell"),
        ("ships", {"hedge": "maybe"}, "bad-cell"),
        ("ships", {"scope": "sea"}, "bad-cell"),
        ("ships", {"category": "harbour"}, "bad-cell"),
        ("ships", {"status": "derived"}, "bad-cell"),
        ("ships", {"value": "45O"}, "bad-value"),
        ("ships", {"value": "NaN"}, "bad-value"),
        ("ships", {"value": "1e40"}, "shortened-number"),
        ("ships", {"value": "405"}, "value-differs"),
        ("ships", {"as_printed": "540艘"}, "value-differs"),
        ("ships", {"as_printed": "450艘、38艘"}, "unreadable-print"),
        ("ships", {"as_printed": "400至450艘"}, "value-differs"),
        ("ships", {"as_printed": "许多"}, "unreadable-print"),
        ("ships", {"unit": "crane"}, "unit-differs"),
        ("craftsmen", {"hedge": ""}, "hedge-differs"),
        ("craftsmen", {"hedge": "over"}, "hedge-differs"),
        ("craftsmen", {"as_printed": "100人"}, "hedge-differs"),
        ("ships", {"paragraph": "6"}, "bad-paragraph"),
        ("ships", {"paragraph": "two"}, "bad-paragraph"),
        ("ships", {"label_en": ""}, "empty-cell"),
        ("ships", {"period": "31"}, "bad-period"),
        ("ships", {"period": "2031-13"}, "bad-period"),
        ("ships", {"period": "2031-02-30"}, "bad-period"),
        ("ships", {"period": "2031/2030"}, "bad-period"),
        ("ships", {"period": "2029/2030/2031"}, "bad-period"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line(harbour, told_of, figure, cells, code):
    """Each mistake has its code and the line of its row, whatever else it breaks."""
    place = next(str(row.place) for row in harbour.figures if row["id"] == figure)
    assert (code, place) in told_of("figures", figure, **cells)


@pytest.mark.each(
    "case",
    [
        ("5元", "HKD", True),
        ("5圓", "TWD", True),
        ("$5", "AUD", True),
        ("5元", "CNY", True),
        ("5元", "USD", False),
        ("5元", "EUR", False),
        ("人民币5元", "HKD", False),
        ("5美元", "SGD", False),
        ("US$5", "CAD", False),
        ("5欧元", "HKD", False),
    ],
)
def test_a_sign_of_money_may_be_that_of_several(harbour, told, edited, case):
    """元 is also a dollar of Hong Kong, $ one of Australia, unless a word says whose."""
    printed, unit, taken = case
    cells = {"value": "5", "as_printed": printed, "unit": unit}
    units = vocabulary({**DEFAULT_UNITS, **harbour.units})
    codes = [
        code for code, _ in told(figures=edited(harbour.figures, "ships", **cells), units=units)
    ]
    assert ("unit-differs" in codes) is not taken


def test_what_is_printed_around_a_number_is_said_around_it(harbour, edited):
    """12 ± 2 is a middle and a reach, and no range from 10 to 14 to those who read it."""
    for printed, zh, en in (("12±2艘", "12±2艘", "12 ± 2"), ("10至14艘", "10至14艘", "10–14")):
        rows = edited(harbour.figures, "ships", value="10..14", as_printed=printed)
        figures = figures_of(harbour, [row for row in rows if row["id"] == "ships"])[0]
        said = [say(figures[0].quantity, lang, "label", harbour.units) for lang in ("zh", "en")]
        assert (figures[0].interval, said) == (Interval(D(10), D(14)), [zh, en])


@pytest.mark.parametrize("value", ["10..", "-3..3", "12"])
def test_another_range_than_is_printed_around_a_number_is_a_mistake(harbour, edited, value):
    """It is told; and what has no end, or lies around nothing, is not said around a middle."""
    rows = edited(harbour.figures, "ships", value=value, as_printed="12±2艘")
    figures, problems = figures_of(harbour, [row for row in rows if row["id"] == "ships"])
    assert [one.code for one in problems] == ["value-differs"]
    assert not figures[0].quantity.centred


@pytest.mark.parametrize(
    ("cells", "value", "allowed"),
    [
        ({"value": "400..450", "as_printed": "400至450艘"}, (400, 450), (400, 450)),
        ({"value": "400 .. 450", "as_printed": "四百到四百五十艘"}, (400, 450), (400, 450)),
        ({"value": "200..1000", "as_printed": "数百艘"}, (200, 1000), (200, 1000)),
        ({"value": "-5..5", "as_printed": "±5艘"}, (-5, 5), (-5, 5)),
    ],
)
def test_a_range_is_one_record(harbour, edited, cells, value, allowed):
    """Two numbers of the source that say one thing are one row, and allow all between them."""
    figures = edited(harbour.figures, "ships", **cells)
    figure = figures_of(harbour, [row for row in figures if row["id"] == "ships"])[0][0]
    assert figure.quantity.value == Interval(*map(D, value))
    assert figure.interval == Interval(*map(D, allowed))


@pytest.mark.each(
    ("cells", "code"),
    [
        ({"value": "400..", "as_printed": "400至450艘"}, "value-differs"),
        ({"value": "400..440", "as_printed": "400至450艘"}, "value-differs"),
        ({"value": "450..400"}, "bad-value"),
        ({"value": "400..450..500"}, "bad-value"),
        ({"value": "..450"}, "bad-value"),
        ({"value": "400..many"}, "bad-value"),
    ],
)
def test_a_wrong_range_is_told(told_of, cells, code):
    """Both ends must be those of the print, and rise."""
    assert code in [found for found, _ in told_of("figures", "ships", **cells)]


def test_what_is_printed_is_told_as_it_would_be_typed(harbour, edited):
    """1.26万吨 says 12600, without zeros that nobody printed."""
    with pytest.raises(BuildFailed) as failed:
        resolve(replace(harbour, figures=edited(harbour.figures, "fish", value="12500")))
    assert "says 12600." in failed.value.problems[0].message


def test_full_width_digits_and_thousands_are_understood(told_of):
    """１２，６００ and 12,600 are 12600: a spreadsheet may write them so."""
    for cell in ("１２６００", "12,600", "12600.0"):
        assert told_of("figures", "fish", value=cell) == []


def test_all_mistakes_of_a_run_come_together(harbour, told, edited):
    """One wrong row does not hide another."""
    rows = edited(edited(harbour.figures, "ships", value="405"), "cost", hedge="over")
    codes = {code for code, _ in told(figures=rows)}
    assert {"value-differs", "hedge-differs"} <= codes
