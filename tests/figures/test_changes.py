"""Changes in the ledger: signed as printed, compared with something, between two levels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.resolving import resolve

from liuzhou_site.figures.accounting import dated_by
from liuzhou_site.figures.changes import change_problems, way_problems
from liuzhou_site.figures.derived import derive
from liuzhou_site.figures.evaluation import Operands, countable
from liuzhou_site.load.schema.data import Derived
from liuzhou_site.model import Interval, Period

FALL = {"value": "-38", "as_printed": "减少38艘"}
RATE = {"value": "-0.63", "whole": "", "as_printed": "下降63%"}


@pytest.fixture
def of_row(harbour, edited, told):
    """Return the codes that are told of a changed row of the ledger."""

    def tell(name, **cells):
        return {code for code, _ in told(figures=edited(harbour.figures, name, **cells))}

    return tell


@pytest.mark.each(
    ("name", "cells", "code"),
    [
        ("freighters", {**FALL, "value": "38"}, "value-differs"),
        ("freighters", {**FALL, "as_printed": "增加38艘"}, "value-differs"),
        ("fish_share", {**RATE, "since": "2030", "value": "0.63"}, "value-differs"),
        ("fish_share", RATE, "change-without-base"),
        ("fish_share", {**RATE, "whole": "all_fish", "since": "2030"}, "whole-without-share"),
        ("fish_share", {"value": "-0.63", "as_printed": "-63%"}, ""),
        ("fish_share", {"whole": "", "since": "2030"}, ""),
        ("fish_share", {"whole": ""}, "share-without-whole"),
        ("fish_share", {"since": "2030"}, "base-without-change"),
        ("freighters", {"since": "2030"}, "base-without-change"),
        ("freighters", {"to": "ships"}, "base-without-change"),
        ("freighters", {**FALL, "since": "last year"}, "bad-period"),
        ("freighters", {**FALL, "from": "shipz"}, "bad-cell"),
        ("freighters", {**FALL, "from": "ships", "to": "fishing_boats"}, ""),
        ("freighters", {**FALL, "from": "fishing_boats", "to": "ships"}, "change-differs"),
        ("freighters", {**FALL, "from": "quays", "to": "ships"}, "ends-unlike"),
        ("freighters", {**FALL, "since": "2030-Q3"}, ""),
        ("fish_share", {**RATE, "since": "2030"}, ""),
        ("fish_share", {**RATE, "value": "1.5", "as_printed": "增长150%", "since": "2030"}, ""),
    ],
)
def test_a_change_is_recorded_as_it_is_printed(of_row, name, cells, code):
    """Its value is signed, a rate says what it is compared with, both ends agree with it."""
    others = {"token-differs", "finding-silent", "check-fails", "bad-formula"}
    assert of_row(name, **cells) - others == ({code} if code else set())


def figures(harbour, edited, **rows):
    """Return the book of a harbour whose checks and formulas are left out, with rows changed."""
    changed = harbour.figures
    for name, cells in rows.items():
        changed = edited(changed, name, **cells)
    nothing = replace(harbour.checks, value=[]), replace(harbour.derived, value={})
    return resolve(replace(harbour, figures=changed, checks=nothing[0], derived=nothing[1])).figures


def test_a_change_is_signed_and_knows_what_it_is_compared_with(harbour, edited):
    """The period of what it began with is what it is compared with, where no other is written."""
    cells = {**FALL, "from": "craftsmen"}
    fell = figures(harbour, edited, freighters=cells)["freighters"]
    assert (fell.quantity.value, fell.quantity.change) == (Decimal(-38), -1)
    assert (fell.since, fell.ends) == (Period("2029/2030"), ("craftsmen", ""))


def test_a_hedge_of_a_fall_is_a_bound_below(harbour, edited):
    """“fell by more than 100” is below -100, as “rose by more than 100” is above 100."""
    cells = {"value": "-100", "as_printed": "减少100多人"}
    fell = figures(harbour, edited, craftsmen=cells)["craftsmen"]
    assert fell.interval == Interval(None, Decimal(-100), under=True)


def test_growth_is_no_share_of_a_whole(harbour, edited):
    """163% growth, and several rates at once, exceed no whole."""
    rate = {"value": "1.63", "whole": "", "as_printed": "增长163%", "since": "2030"}
    grown = figures(harbour, edited, fish_share=rate)["fish_share"]
    assert (grown.quantity.value, grown.whole) == (Decimal("1.63"), "")


@pytest.mark.each(
    ("text", "told"),
    [
        ("比上年减少渔船38艘。", ["way-unrecorded"]),
        ("货轮减少38艘。", ["way-unrecorded"]),
        ("货轮减少了38艘，下降5%。", ["way-unrecorded"]),
        ("停靠货轮38艘，比上年减少38艘。", []),
        ("停靠货轮38艘。", []),
        ("货轮减少到38艘。", []),
        ("减少了货轮的港口有38艘。", []),
    ],
)
def test_a_number_that_the_source_gives_a_direction_is_not_recorded_bare(harbour, text, told):
    """way-unrecorded: where all its places in the paragraph say which way it goes."""
    assert [p.code for p in way_problems(harbour, {"2": text})] == told


def test_a_calculated_change_has_a_sign_and_a_base(harbour, edited):
    """Two figures of two periods need no reason; the earlier period is what it is compared with."""
    label = {"zh": "变化", "en": "the change"}
    common = {"unit": "ship", "category": "sea", "scope": "harbour", "label": label}
    made = Derived(formula="freighters - fishing_boats", change=True, **common)
    book = figures(harbour, edited).values()
    known = {figure.id: figure for figure in book if not figure.formula}
    known["fishing_boats"] = replace(known["fishing_boats"], period=Period("2030"))
    changed = replace(harbour, derived=replace(harbour.derived, value={"fell": made}))
    found, problems = derive(Operands(changed, known, countable(changed, known)))
    fell = found[0]
    assert [p.code for p in problems] == []
    assert (fell.quantity.value, fell.quantity.change) == (Decimal(-374), -1)
    assert (fell.period, fell.since) == (Period("2031"), Period("2030"))


def test_levels_are_compared_as_they_are_rounded(harbour, edited):
    """From 1.36 to 1.38 million is 20,000 as far as the rounding of both goes, and no more."""
    book = figures(harbour, edited)
    before = replace(book["freighters"], id="a")
    quantity = replace(before.quantity, value=Decimal(1360000), digits=3)
    before = replace(before, quantity=quantity)
    after = replace(before, id="b", quantity=replace(quantity, value=Decimal(1380000)))
    for value, fits in ((14000, True), (29000, True), (31000, False), (-20000, False)):
        way = 1 if value > 0 else -1
        change = replace(quantity, value=Decimal(value), digits=2, change=way)
        moved = replace(before, id="c", quantity=change, ends=("a", "b"))
        found = list(change_problems({"a": before, "b": after, "c": moved}))
        assert (found == []) == fits, value


@pytest.mark.each(
    ("since", "tokens", "dated"),
    [
        ("2030", "2031 2030", True),
        ("2030", "2030 2031", True),
        ("2030", "2031", True),
        ("2030", "2029 2031", False),
        ("2030", "2030—2031年", True),
        ("2030", "2029—2031年", False),
        ("2030", "2030", False),
    ],
)
def test_numerals_may_say_what_a_change_is_compared_with(harbour, edited, since, tokens, dated):
    """A row of the role period dates a change, or what it is compared with."""
    figure = figures(harbour, edited, freighters={**FALL, "since": since})["freighters"]
    assert dated_by(harbour, tokens.split(), figure) == dated
