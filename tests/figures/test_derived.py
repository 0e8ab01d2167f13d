"""Figures of our own calculation: values, intervals, periods, and the ledger's own counts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.resolving import resolve

from liuzhou_site.errors import BuildFailed, Place
from liuzhou_site.figures.derived import own_counts
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.schema.data import Derived
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Hedge, Interval, Period, Status
from liuzhou_site.numbers import DEFAULT_UNITS


def with_entry(harbour, name, formula, unit="", **more):
    """Return the harbour's derived figures with one more."""
    sheet = harbour.derived
    entry = Derived(
        **{"formula": formula, "unit": unit, "category": "sea", "scope": "harbour"} | more,
        label={"zh": "某数", "en": "something"},
    )
    return Sheet(sheet.path, {**sheet.value, name: entry}, sheet.lines, sheet.leaves)


@pytest.fixture
def adding(harbour, told):
    """Return what is told of the harbour with one more derived figure."""

    def add(name, formula, unit="", **more):
        return told(derived=with_entry(harbour, name, formula, unit, **more))

    return add


def test_an_implied_total_is_a_range_as_wide_as_the_rounding(book):
    """1.26万吨 at 63 %: 12,550 ÷ 63.5 % to 12,650 ÷ 62.5 %, shown with no digit too many."""
    total = book.figures["island_fish"]
    assert total.interval == Interval(D("19763.7795275590"), D(20240), over=True)
    assert total.quantity.value == Interval(D(19800), D(20200))
    assert total.unit.id == "tonne"
    assert total.inputs == ("fish", "fish_share")


def test_a_quotient_of_counts_has_no_more_digits_than_they_have(harbour):
    """38 of 412 ships is 9.22 %, not a row of forty digits."""
    sheet = harbour.derived
    entry = sheet.value["other_share"].model_copy(
        update={"formula": "share(freighters, fishing_boats)", "whole": "fishing_boats"}
    )
    value = {**sheet.value, "other_share": entry}
    changed = replace(harbour, derived=Sheet(sheet.path, value, sheet.lines, sheet.leaves))
    quantity = resolve(changed).figures["other_share"].quantity
    assert (quantity.value, quantity.digits) == (D("0.0922"), 3)


def test_what_is_turned_below_zero_is_as_exact_as_it_was(harbour):
    """A printed loss is drawn below zero as one number; one of more than 100 is under minus 100."""
    for formula, unit, value, hedge in (
        ("-cost", "CNY", -250000000, Hedge.NONE),
        ("-craftsmen", "person", -100, Hedge.UNDER),
    ):
        changed = replace(harbour, derived=with_entry(harbour, "turned", formula, unit))
        quantity = resolve(changed).figures["turned"].quantity
        assert (quantity.value, quantity.hedge) == (value, hedge)


def test_counts_add_up_exactly(book):
    """412 and 38 ships are 450, without a range."""
    assert book.figures["boats"].quantity.value == D(450)
    assert book.figures["boats"].interval == Interval(D(450), D(450))


@pytest.mark.parametrize(
    ("more", "less", "difference"),
    [
        ("36.00", "0.09", D("35.91")),
        ("353.19", "316.05", D("37.14")),
        ("36.0", "0.09", D(36)),  # no more places than both print
        ("4.2", "4.1", Interval(D(0), D("0.2"))),  # rounding leaves as much open
        ("12.60", "12.35", Interval(D("0.24"), D("0.26"))),
    ],
)
def test_a_plain_difference_is_what_a_reader_makes_of_it(harbour, more, less, difference):
    """To the last place that both print, where it is a thousand times that; else as it is known."""
    cells = {"unit": "CNY", "scope": "harbour", "status": "as_printed", "category": "sea"}
    cells |= dict.fromkeys(("hedge", "period", "whole", "note_zh", "note_en"), "")
    cells |= {"citation": "https://example.org/", "label_zh": "船票", "label_en": "fare"}
    rows = tuple(
        Row({**cells, "id": name, "value": value, "as_printed": f"{value}元"}, Place("e.csv", 2))
        for name, value in (("more", more), ("less", less))
    )
    sheet = with_entry(harbour, "gap", "more - less", "CNY")
    changed = replace(harbour, elsewhere=(*harbour.elsewhere, *rows), derived=sheet)
    assert resolve(changed).figures["gap"].quantity.value == difference


def test_a_remainder_keeps_what_is_uncertain_in_the_part(book):
    """63 %, rounded, leaves 36.5 to 37.5 %."""
    assert book.figures["other_share"].interval == Interval(D("0.365"), D("0.375"))
    assert book.figures["other_share"].quantity.value == D("0.37")


def test_a_calculation_holds_for_the_time_that_its_figures_share(book):
    """Figures of one year give a figure of that year; of different times, an undated one."""
    assert book.figures["island_fish"].period == Period("2031")
    assert book.figures["share_gap"].period == Period("")


def test_every_calculation_says_that_it_is_ours(book):
    """Status and formula mark it; no paragraph prints it."""
    for figure in book.derived:
        assert figure.status is Status.DERIVED
        assert figure.formula
        assert not figure.paragraph
        assert not figure.as_printed


def test_the_ledger_counts_its_own_rows(book, harbour):
    """What a story may say of its ledger is counted in it, never typed."""
    counted = {name: book.figures[name].quantity.value for name in own_counts(harbour)}
    assert counted == {
        "ledger_figures": 11, "ledger_firm": 8, "ledger_hedged": 2, "ledger_doubtful": 2,
        "ledger_contradicted": 1, "ledger_not_found": 1, "ledger_forecast": 1,
        "ledger_numerals": 16, "ledger_tokens": 12, "ledger_derived": 5, "ledger_checks": 3,
        "ledger_corroborated": 0, "ledger_agreeing": 2, "ledger_conflicts": 1,
        "ledger_look": 0,
    }  # fmt: skip


@pytest.mark.each(
    ("name", "formula", "unit", "told_code"),
    [
        ("ships", "boats + boats", "ship", "duplicate-id"),
        ("sum_of_kinds", "ships + cranes", "ship", "bad-formula"),
        ("wrong_unit", "ships + ships", "crane", "bad-formula"),
        ("no_unit", "ships + ships", "boat", "bad-formula"),
        ("unknown", "ships + boots", "ship", "bad-formula"),
        ("uncountable", "count(boats)", "", "bad-formula"),
        ("too_vague", "craftsmen - craftsmen", "person", "bad-formula"),
        ("typed", "ships + 7", "ship", "bad-formula"),
    ],
)
def test_what_cannot_be_worked_out_is_told(adding, name, formula, unit, told_code):
    """Taken names, mixed units, unknown figures, open ends and typed numbers are refused."""
    assert [code for code, _ in adding(name, formula, unit)] == [told_code]


def test_a_ratio_may_be_a_number_of_times(harbour, told):
    """It is said with its word then, 11.8 times and 11.8倍; a number of ships is none."""
    units = {**harbour.units, "times": DEFAULT_UNITS["times"]}
    for formula, codes in (("ratio(boats, freighters)", []), ("boats + ships", ["bad-formula"])):
        entry = with_entry(harbour, "many", formula, "times")
        assert [code for code, _ in told(derived=entry, units=units)] == codes


def test_a_formula_may_use_one_above_it(adding):
    """Calculations are worked out in the order of the file."""
    assert adding("twice", "boats + ships", "ship") == []


@pytest.mark.each(
    ("formula", "unit", "why"),
    [
        ("ships + ships", "ship", "“ships” is in ships and in ships"),
        ("boats + freighters", "ship", "“freighters” is in boats and in freighters"),
        ("freighters / ships", "share", "write share(part, whole)"),
        ("fish_share * ships", "ship", "“ships” is not that whole"),
        ("1 - fish_share", "share", "a share of “all_fish”, but the entry says no whole"),
        ("1 + fish_share", "share", "it gives more than the whole"),
        ("fish / fish_share", "tonne", "the whole “all_fish”, but the entry says no whole"),
        (
            "cost / craftsmen",
            "CNY",
            "of yuan (CNY) a person, not an amount in yuan (CNY)",
        ),
        (
            "ships / craftsmen",
            "CNY_person",
            "a number of ships a person, not a number of yuan",
        ),
        ("ratio(craftsmen, craftsmen)", "", "too vague"),
        ("lighthouse + lighthouse", "ordinal", "“lighthouse” is a rank"),
    ],
)
def test_the_reason_is_told(harbour, formula, unit, why):
    """What is counted twice, shares of nothing or of something else, and ranks."""
    with pytest.raises(BuildFailed, match=re.escape(why)):
        resolve(replace(harbour, derived=with_entry(harbour, "it", formula, unit)))


@pytest.fixture
def wider(harbour):
    """Return the harbour with the ships of another year, and those of the whole island."""
    like = harbour.elsewhere[0]
    ships = {"unit": "ship", "value": "400", "hedge": "", "as_printed": "400艘"}
    others = (
        {"id": "old_boats", "period": "2030", "scope": "harbour"},
        {"id": "island_boats", "period": "2031", "scope": "island"},
    )
    made = tuple(Row({**like.cells, **ships, **cells}, like.place) for cells in others)
    return replace(harbour, elsewhere=(like, *made))


REASON = {"zh": "有道理。", "en": "There is a reason."}


@pytest.mark.each(
    ("formula", "more", "codes"),
    [
        ("fishing_boats - old_boats", {}, ["inputs-differ"]),
        ("fishing_boats - old_boats", {"allow": {"period": REASON}}, []),
        ("fishing_boats - ships", {"allow": {"period": REASON}}, ["needless-reason"]),
        ("fishing_boats - island_boats", {}, ["inputs-differ"]),
        ("fishing_boats - island_boats", {"allow": {"scope": REASON}}, []),
        ("fishing_boats + island_boats", {"allow": {"scope": REASON}}, ["bad-formula"]),
        ("fishing_boats - old_boats", {"allow": {"scope": REASON, "period": REASON}},
         ["needless-reason"]),
        ("fishing_boats - ships", {"allow": {"whole": REASON}}, ["needless-reason"]),
        ("fishing_boats - ships", {"scope": "pier"}, ["bad-formula"]),
    ],
)  # fmt: skip
def test_what_differs_needs_a_reason_and_a_reason_something_that_differs(
    wider, told, formula, more, codes
):
    """Of another time or scope: told, unless the entry says why; but never counted twice."""
    derived = with_entry(wider, "gap", formula, "ship", **more)
    assert [code for code, _ in told(derived=derived, elsewhere=wider.elsewhere)] == codes


@pytest.mark.parametrize(
    ("period", "codes"), [("2030", []), ("", []), ("2029", ["bad-formula"]), ("x", ["bad-formula"])]
)
def test_a_level_less_a_change_is_dated_before_it(harbour, told, edited, period, codes):
    """What a change of the formula is compared with, and no other time."""
    rows = edited(
        harbour.figures,
        "freighters",
        value="-38",
        as_printed="减少38艘",
        since="2030",
        period="2031",
    )
    derived = with_entry(harbour, "before", "ships - freighters", "ship", period=period)
    found = told(figures=rows, derived=derived)
    assert [code for code, place in found if place.startswith("data/derived")] == codes


def test_a_whole_that_is_named_and_not_given_is_told(harbour):
    """An entry that adds ships gives neither a share nor a whole."""
    derived = with_entry(harbour, "it", "fishing_boats + freighters", "ship", whole="all_fish")
    with pytest.raises(
        BuildFailed, match="neither a share nor a whole, but the entry says the whole"
    ):
        resolve(replace(harbour, derived=derived))


def test_yuan_a_person_are_yuan_divided_by_people(book):
    """2.5亿元 for more than 100 craftsmen is under 2.55 million for each; the end stays open."""
    each = book.figures["cost_each"]
    assert each.unit.over is not None
    assert [unit.id for unit in each.unit.over] == ["CNY", "person"]
    assert (each.quantity.value, each.quantity.hedge) == (D(2550000), Hedge.UNDER)
    assert each.interval == Interval(D(0), D(2550000), over=True, under=True)


def test_what_a_reason_allows_may_be_wrong_in_another_way(adding):
    """Shares of different wholes, put together with a reason, can still give no number."""
    allow = {"period": REASON, "whole": REASON}
    assert adding("it", "ships / (birds - fish_share)", "ship", allow=allow) == [
        ("bad-formula", "data/derived.yml:1")
    ]
