"""What holds of every ledger without an entry: shares, dates, scopes, names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from liuzhou_site.figures.book import sound_book
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.schema.data import Check
from liuzhou_site.load.yaml_files import Sheet


@pytest.fixture
def site(harbour):
    """Return the harbour's settings with some keys changed."""

    def change(**values):
        sheet = harbour.site
        return Sheet(
            sheet.path, sheet.value.model_copy(update=values), sheet.lines, sheet.leaves
        )  # fmt: skip

    return change


def share(harbour, name, printed, value, **cells):
    """Return a row that somebody reports: a share of all fish."""
    like = harbour.elsewhere[0]
    cells = {
        "id": name, "unit": "share", "whole": "all_fish", "value": value, "hedge": "",
        "as_printed": printed, "citation": "https://example.org/", **cells,
    }  # fmt: skip
    return Row({**like.cells, **cells}, like.place)


def test_a_share_is_no_more_than_its_whole(harbour, told):
    """101 % is; what rounds to 100 % is not."""
    rows = harbour.elsewhere
    assert told(elsewhere=(*rows, share(harbour, "most", "100%", "1"))) == []
    told_of = told(elsewhere=(*rows, share(harbour, "most", "105%", "1.05")))
    assert told_of == [("above-the-whole", str(rows[0].place))]


@pytest.mark.each(
    ("printed", "value", "codes"),
    [
        ("每百户拥有汽车132辆", "1.32", []),
        ("每百人拥有床位0.7张", "0.007", []),
        ("132%", "1.32", ["above-the-whole"]),
    ],
)
def test_so_many_to_a_hundred_are_no_part_of_them(printed, value, codes, harbour, told):
    """Households may have more cars than there are households."""
    row = share(harbour, "most", printed, value)
    assert [code for code, _ in told(elsewhere=(*harbour.elsewhere, row))] == codes


@pytest.fixture
def crowded(harbour, edited):
    """Return the harbour's ledger where shares of the fish, 63 % and some birds', add up."""

    def crowd(value, printed):
        return edited(
            harbour.figures, "birds", whole="all_fish", period="2031", status="as_printed",
            hedge="", value=value, as_printed=printed,
        )  # fmt: skip

    return crowd


def test_shares_of_a_whole_are_together_no_more_than_it(harbour, told, crowded):
    """63 and 40 % are, 63 and 30 % are not; what others report is no part more.

    They may overlap, or one may be a target: then somebody accepts them.
    """
    assert "shares-beyond-whole" in [code for code, _ in told(figures=crowded("0.4", "40%"))]
    assert "shares-beyond-whole" not in [code for code, _ in told(figures=crowded("0.3", "30%"))]
    book, _ = sound_book(replace(harbour, figures=crowded("0.4", "40%")))
    assert {"birds", "fish_share", "cost_each"} <= book.figures.keys()
    again = share(harbour, "again", "63%", "0.63")
    assert told(elsewhere=(*harbour.elsewhere, again)) == []


@pytest.mark.parametrize("alike", [True, False])
def test_a_part_that_is_said_twice_is_one_part(harbour, told, edited, crowded, alike):
    """“Over 60% (63%)” under one label is one part; under two labels they are two."""
    rows = edited(crowded("0.6", "over 60%"), "birds", hedge="over")
    label = {name: cell for name, cell in rows[_at(rows, "fish_share")].cells.items()
             if name.startswith("label")}  # fmt: skip
    codes = [code for code, _ in told(figures=edited(rows, "birds", **(label if alike else {})))]
    assert ("shares-beyond-whole" in codes) is not alike


def _at(rows, name):
    return [row["id"] for row in rows].index(name)


def test_a_recorded_contradiction_tells_of_shares_that_overlap(harbour, told, crowded):
    """Where a check says that the shares cannot be parts, nothing is left to tell."""
    sheet = harbour.checks
    known = Check(
        id="overlap", claim="fish_share + birds <= 1", expect="contradiction",
        title={"zh": "重叠", "en": "An overlap"}, finding={"zh": "重叠。", "en": "They overlap."},
    )  # fmt: skip
    checks = Sheet(sheet.path, [*sheet.value, known], sheet.lines, sheet.leaves)
    codes = [code for code, _ in told(figures=crowded("0.4", "40%"), checks=checks)]
    assert "shares-beyond-whole" not in codes


def test_nothing_but_a_forecast_is_dated_after_the_page(site, told):
    """A page of 2030 cannot know the ships of 2031."""
    codes = {code for code, _ in told(site=site(published=date(2030, 6, 1)))}
    assert codes == {"dated-ahead"}
    places = [place for code, place in told(site=site(published=date(2031, 6, 1)))]
    assert places == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"within": {"pier": "harbur"}}, "unknown-scope"),
        ({"within": {"quay": "harbour"}}, "unknown-scope"),
        ({"within": {"pier": "harbour", "harbour": "pier"}}, "scope-in-itself"),
        ({"within": {"pier": "pier"}}, "scope-in-itself"),
        (
            {
                "wholes": {
                    "ships": {"zh": "船", "en": "ships"},
                    "all_fish": {"zh": "鱼", "en": "fish"},
                    "sea_birds": {"zh": "鸟", "en": "birds"},
                }
            },
            "duplicate-id",
        ),
    ],
)
def test_scopes_and_wholes_are_what_they_say(site, told, changes, code):
    """A scope lies in one that there is, and not in itself; no whole has a figure's name."""
    assert {c for c, _ in told(site=site(**changes))} == {code}


@pytest.mark.parametrize(
    ("figure", "cells", "code"),
    [
        ("fish_share", {"whole": ""}, "share-without-whole"),
        ("ships", {"whole": "all_fish"}, "whole-without-share"),
        ("fish_share", {"whole": "all_fishes"}, "bad-cell"),
    ],
)
def test_a_share_says_of_what_it_is_one(told_of, figure, cells, code):
    """The column is for shares, and names a whole that there is."""
    assert code in {found for found, _ in told_of("figures", figure, **cells)}
