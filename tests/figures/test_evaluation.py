"""What is typed as a formula or a claim is worked out or told, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.errors import Place
from liuzhou_site.figures.checks import compare
from liuzhou_site.figures.evaluation import Expression, Operands, outward, shared_scope, work_out
from liuzhou_site.figures.formulas import evaluate
from liuzhou_site.load.schema.data import Allow
from liuzhou_site.model import Period

PLACE = Place("data/derived.yml", 1)
REASON = {"zh": "有道理。", "en": "There is a reason."}
PARTS = [
    *"+-*/(),1", " ", "==", "<=", "sum(", "share(", "per(", "count(names)", "before(", "during(",
    "ships", "cranes", "fish", "fish_share", "birds", "lighthouse", "craftsmen", "cost", "boots",
]  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=9).map("".join)


@pytest.fixture(scope="module")
def told(harbour, book):
    """Return what is told of a formula or claim, with reasons for all it may mix, or for none."""
    lookup = Operands(harbour, book.figures, {"names": 3})

    def tell(text, work, **allow):
        entry = Expression("it", text, PLACE, Allow(**allow))
        found, problems = work_out(entry, work, lookup)
        return found, [problem.code for problem in problems]

    return tell


@pytest.mark.slow
@settings(max_examples=300)
@given(texts, st.sampled_from([evaluate, compare]), st.booleans())
def test_anything_is_worked_out_or_told(told, text, work, reasons):
    """Never both nothing and silence, and never an exception."""
    allow = dict.fromkeys(("period", "scope", "whole"), REASON) if reasons else {}
    found, codes = told(text, work, **allow)
    assert found is not None or codes
    assert set(codes) <= {"bad-formula", "inputs-differ", "needless-reason"}


def test_all_that_differs_is_told_together(told):
    """Another whole and another time; even where a name behind them is unknown."""
    assert told("fish_share + birds", evaluate)[1] == ["inputs-differ"] * 2
    assert told("fish_share + birds + boots", evaluate)[1] == ["inputs-differ"] * 2
    assert told("fish_share + birds", evaluate, period=REASON, whole=REASON)[1] == []


@pytest.mark.each(
    ("one", "other", "codes"),
    [
        ("2031-Q3", "2031-07/2031-09", []),
        ("2031-H1", "2031-Q1/2031-Q2", []),
        ("2030s", "2030/2039", []),
        ("2031-Q3", "2031-Q4", ["inputs-differ"]),
        ("FY2030-04", "2030/2031", ["inputs-differ"]),
    ],
)
def test_periods_of_the_same_days_are_one(harbour, book, one, other, codes):
    """However they are written: a quarter is its three months."""
    figures = {
        name: replace(book.figures["ships"], id=name, period=Period(iso))
        for name, iso in (("first", one), ("second", other))
    }
    entry = Expression("it", "first + second", PLACE, Allow())
    found, problems = work_out(entry, evaluate, Operands(harbour, figures, {}))
    assert found is not None
    assert [problem.code for problem in problems] == codes


def test_dates_may_be_of_any_time_and_scope(told):
    """That is what a claim about them is for; a reason would be needless."""
    found, codes = told("before(quays, ships)", compare)
    assert found.holds
    assert codes == []
    assert told("before(quays, ships)", compare, period=REASON)[1] == ["needless-reason"]


def test_scopes_lead_outward(harbour, book):
    """The pier lies in the harbour, and that in the island; what differs shares no scope."""
    assert outward(harbour, "pier") == ("pier", "harbour", "island")
    assert outward(harbour, "") == ()
    assert shared_scope([book.figures["ships"], book.figures["cranes"]]) == "harbour"
    assert shared_scope([]) == ""
