"""Figures side by side: ranks, extremes, shares."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.app.notebook import compared_frame
from liuzhou_site.errors import Place
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.ranking import extremes
from liuzhou_site.model import Figure, Hedge, Interval, Period, Quantity, Status, Unit

SHIP = Unit("ship", "count", "艘", "ship", "ships")
CRANE = Unit("crane", "count", "台", "crane", "cranes")
SHARE = Unit("share", "share", "", "", "")
RANK = Unit("ordinal", "ordinal", "", "", "")

PLAIN = Figure(
    id="", quantity=Quantity(D(0)), interval=Interval(D(0), D(0)), unit=SHIP, period=Period(""),
    scope="", paragraph=1, as_printed="", status=Status.AS_PRINTED, category="",
    label={"en": "ships"}, note={"en": ""}, place=Place("data/figures.csv", 2),
)  # fmt: skip


def figure(value, low=None, high=None, *, unit=SHIP, hedge=Hedge.NONE):
    """Return a figure that allows `low` to `high`, or just its value."""
    interval = Interval(D(value if low is None else low), D(value if high is None else high))
    return replace(PLAIN, quantity=Quantity(D(value), unit.id, hedge), interval=interval, unit=unit)


def more_than(value):
    """Return a figure that is open upward."""
    return replace(figure(value, hedge=Hedge.MORE_THAN), interval=Interval(D(value), None))


def side_by_side(*figures):
    """Return figures as rows, named from a on: ranks and shares."""
    named = dict(zip("abcdefgh", figures, strict=False))
    return compared_frame(named, tuple(named))


def ranks(*figures):
    """Return the rank of each, None where there is no order."""
    return [None if pd.isna(rank) else rank for rank in side_by_side(*figures)["rank"]]


def shares(*figures):
    """Return the share of each: (least, greatest), None where nothing adds up."""
    rows = side_by_side(*figures)
    pairs = zip(rows["share_low"], rows["share_high"], strict=True)
    return [None if low is None else (low, high) for low, high in pairs]


def ends(*figures):
    """Return the least and the greatest."""
    return extremes([replace(f, id=name) for name, f in zip("abcdefgh", figures, strict=False)])


exact = st.integers(min_value=1, max_value=10**6)
bounded = st.tuples(exact, exact, st.fractions(min_value=0, max_value=1)).map(
    lambda t: (min(t[:2]), max(t[:2]), t[2])
)


def test_the_greatest_comes_first_and_ties_share_their_rank():
    """Ranks are of the whole table; a place that is shared is no extreme."""
    made = (figure(9), figure(30), figure(30), figure(4))
    assert ranks(*made) == [3, 1, 1, 4]
    assert ends(*made) == ("d", "")


def test_values_are_compared_to_the_last_digit():
    """Numbers that a float would take for one another keep their order."""
    assert ranks(figure(10**20), figure(10**20 + 1)) == [2, 1]


def test_a_hedge_forbids_an_order():
    """“More than 100” may be 300: nothing is ranked beside it."""
    made = (figure(9), more_than(100), figure(40))
    assert ranks(*made) == [None, None, None]
    assert ends(*made) == ("", "")


def test_rounded_figures_are_ranked_where_none_can_change_places():
    """2.13 and 0.84 keep their order however they were rounded; 2.1 and 2.13 may not."""
    assert ranks(figure("2.13", "2.125", "2.135"), figure("0.84", "0.835", "0.845")) == [1, 2]
    assert ranks(figure("2.13", "2.125", "2.135"), figure("2.1", "2.05", "2.15")) == [None, None]


def test_two_units_are_never_ranked_and_each_has_its_own_shares():
    """Ships beside cranes."""
    made = (figure(3), figure(5), figure(7, unit=CRANE))
    assert ranks(*made) == [None, None, None]
    assert shares(*made)[0] == (D("0.375"), D("0.375"))
    assert shares(*made)[2] == (D(1), D(1))


def test_shares_and_ranks_do_not_add_up():
    """Parts of a whole have an order and no total; parts of several, and ranks, have neither."""
    parts = (figure("0.119", unit=SHARE), figure("0.067", unit=SHARE))
    assert shares(*parts) == [None, None]
    assert ranks(*parts) == [1, 2]
    assert ranks(parts[0], replace(parts[1], whole="farms")) == [None, None]
    assert ranks(figure(1, unit=RANK), figure(9, unit=RANK)) == [None, None]


def test_what_is_of_other_times_or_scopes_does_not_add_up():
    """A county's ships and its city's have an order, and no shares; so of years."""
    for other in ({"scope": "city"}, {"period": Period("2030")}):
        pair = (figure(30), replace(figure(10), **other))
        assert [share is None for share in shares(*pair, figure(7, unit=CRANE))] == [
            True, True, False,
        ]  # fmt: skip
        assert ranks(*pair) == [1, 2]


def test_an_open_figure_leaves_its_share_open():
    """The least is known, the greatest is not; a share goes up to the whole."""
    assert shares(more_than(130), figure(30)) == [(D("0.8125"), D(1)), (D(0), D("0.1875"))]


def test_an_unknown_figure_is_refused():
    """A name that the ledger has not is a KeyError, as in any mapping."""
    known = {"a": figure(1)}
    with pytest.raises(KeyError):
        compared_frame(known, ["b"])
    with pytest.raises(KeyError):
        FigureBook(known, (), {}).extremes(["b"])


def test_rows_come_in_the_order_that_was_asked_for():
    """A notebook gets those that it names."""
    rows = compared_frame({"a": figure(30), "b": figure(10)}, ["b", "a"])
    assert list(rows.index) == ["b", "a"]
    assert rows["rank"].tolist() == [2, 1]


@settings(max_examples=30)  # each makes a whole table
@given(st.lists(exact, min_size=1, max_size=8))
def test_exact_shares_make_a_whole(values):
    """The shares of exact figures add up to one, but for the last digits."""
    assert abs(sum(low for low, _ in shares(*map(figure, values))) - 1) < D("1e-25")


@settings(max_examples=30)  # each makes a whole table
@given(st.lists(exact, min_size=2, max_size=8, unique=True))
def test_extremes_are_those_of_the_values(values):
    """Where all are exact and different, the first and the last rank are the extremes."""
    least, most = ends(*map(figure, values))
    by_name = dict(zip("abcdefgh", values, strict=False))
    assert (by_name[least], by_name[most]) == (min(values), max(values))


@pytest.mark.slow
@settings(max_examples=30)  # each makes a whole table
@given(st.lists(bounded, min_size=2, max_size=6))
def test_shares_hold_whatever_is_allowed(parts):
    """Any values within the intervals have their shares within what is told."""
    actual = [low + (high - low) * at for low, high, at in parts]
    told = shares(*(figure(low, low, high) for low, high, _ in parts))
    for (least, most), value in zip(told, actual, strict=True):
        part = value / sum(actual)
        assert least - D("1e-30") <= D(part.numerator) / D(part.denominator)
        assert D(part.numerator) / D(part.denominator) <= most + D("1e-20")
