"""Figures side by side: ranks, extremes, totals, shares, differences and ratios."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.errors import Place
from liuzhou_site.figures.frames import ledger_frame
from liuzhou_site.figures.tables import computed, table_of
from liuzhou_site.model import (
    Figure,
    Hedge,
    Interval,
    Period,
    Quantity,
    Status,
    Unit,
    words,
)

SHIP = Unit("ship", "count", "艘", "ship", "ships")
CRANE = Unit("crane", "count", "台", "crane", "cranes")
SHARE = Unit("share", "share", "", "", "")
RANK = Unit("ordinal", "ordinal", "", "", "")

PLAIN = Figure(
    id="", quantity=Quantity(D(0)), interval=Interval(D(0), D(0)), unit=SHIP, period=Period(""),
    scope="", paragraph=1, as_printed="", status=Status.AS_PRINTED, category="",
    label=words(en="ships"), note=words(en=""), place=Place("data/figures.csv", 2),
)  # fmt: skip


def figure(value, low=None, high=None, *, unit=SHIP, hedge=Hedge.NONE):
    """Return a figure that allows `low` to `high`, or just its value."""
    interval = Interval(D(value if low is None else low), D(value if high is None else high))
    return replace(PLAIN, quantity=Quantity(D(value), unit.id, hedge), interval=interval, unit=unit)


def more_than(value):
    """Return a figure that is open upward."""
    return replace(figure(value, hedge=Hedge.MORE_THAN), interval=Interval(D(value), None))


def table(*figures):
    """Return figures side by side, named from a on."""
    named = dict(zip("abcdefgh", figures, strict=False))
    return table_of(ledger_frame(named), tuple(named))


exact = st.integers(min_value=1, max_value=10**6)
bounded = st.tuples(exact, exact, st.fractions(min_value=0, max_value=1)).map(
    lambda t: (min(t[:2]), max(t[:2]), t[2])
)


def test_the_greatest_comes_first_and_ties_share_their_rank():
    """Ranks are of the whole table; a place that is shared is no extreme."""
    made = table(figure(9), figure(30), figure(30), figure(4))
    assert [line.rank for line in made.lines] == [3, 1, 1, 4]
    assert (made.least, made.most) == ("d", "")


def test_values_are_compared_to_the_last_digit():
    """Numbers that a float would take for one another keep their order."""
    made = table(figure(10**20), figure(10**20 + 1))
    assert [line.rank for line in made.lines] == [2, 1]


def test_a_hedge_forbids_an_order():
    """“More than 100” may be 300: nothing is ranked beside it."""
    made = table(figure(9), more_than(100), figure(40))
    assert {line.rank for line in made.lines} == {None}
    assert (made.least, made.most) == ("", "")


def test_rounded_figures_are_ranked_where_none_can_change_places():
    """2.13 and 0.84 keep their order however they were rounded; 2.1 and 2.13 may not."""
    apart = table(figure("2.13", "2.125", "2.135"), figure("0.84", "0.835", "0.845"))
    assert [line.rank for line in apart.lines] == [1, 2]
    near = table(figure("2.13", "2.125", "2.135"), figure("2.1", "2.05", "2.15"))
    assert [line.rank for line in near.lines] == [None, None]


def test_two_units_are_never_ranked_nor_added():
    """Each unit has its own total, and its own shares."""
    made = table(figure(3), figure(5), figure(7, unit=CRANE))
    assert {line.rank for line in made.lines} == {None}
    assert made.totals == {"ship": Interval(D(8), D(8)), "crane": Interval(D(7), D(7))}
    assert made.lines[0].share == Interval(D("0.375"), D("0.375"))
    assert made.lines[2].share == Interval(D(1), D(1))
    assert made.difference is None


def test_shares_and_ranks_do_not_add_up():
    """Parts of a whole have an order and no total; parts of several, and ranks, have neither."""
    shares = table(figure("0.119", unit=SHARE), figure("0.067", unit=SHARE))
    assert shares.totals == {}
    assert shares.lines[0].share is None
    assert [line.rank for line in shares.lines] == [1, 2]
    other = replace(figure("0.067", unit=SHARE), whole="farms")
    assert {line.rank for line in table(figure("0.119", unit=SHARE), other).lines} == {None}
    ranks = table(figure(1, unit=RANK), figure(9, unit=RANK))
    assert [line.rank for line in ranks.lines] == [None, None]


def test_what_is_of_other_times_or_scopes_does_not_add_up():
    """A county's ships and its city's have an order, and neither total nor shares; so of years."""
    for other in ({"scope": "city"}, {"period": Period("2030")}):
        made = table(figure(30), replace(figure(10), **other), figure(7, unit=CRANE))
        assert made.totals == {"crane": Interval(D(7), D(7))}
        assert [line.share is None for line in made.lines] == [True, True, False]
        pair = table(figure(30), replace(figure(10), **other))
        assert [line.rank for line in pair.lines] == [1, 2]
        assert pair.difference is None


def test_an_open_figure_leaves_its_total_open():
    """The least is known, the greatest is not; a share goes up to the whole."""
    made = table(more_than(130), figure(30))
    assert made.totals == {"ship": Interval(D(160), None)}
    assert made.lines[0].share == Interval(D("0.8125"), D(1))
    assert made.lines[1].share == Interval(D(0), D("0.1875"))


def test_two_figures_have_a_difference_and_a_ratio():
    """The first less, and by, the second; with three there is neither."""
    made = table(figure(30), figure(12))
    assert made.difference == Interval(D(18), D(18))
    assert made.ratio == Interval(D("2.5"), D("2.5"))
    assert table(figure(1), figure(2), figure(3)).difference is None
    assert table(figure(1), figure(0)).ratio is None


def test_an_unknown_figure_is_refused():
    """A name that the ledger has not is a KeyError, as in any mapping."""
    with pytest.raises(KeyError):
        table_of(ledger_frame({"a": figure(1)}), ["b"])


def test_the_same_numbers_come_as_a_frame():
    """A notebook gets ranks as integers and shares as exact decimals."""
    frame = ledger_frame({"a": figure(30), "b": figure(10)})
    rows = computed(frame, ["b", "a"])
    assert list(rows.index) == ["b", "a"]
    assert rows["rank"].tolist() == [2, 1]
    assert rows["share_low"].tolist() == [D("0.25"), D("0.75")]
    assert "rank" not in frame.columns


@settings(max_examples=30)  # each makes a whole table
@given(st.lists(exact, min_size=1, max_size=8))
def test_exact_shares_make_a_whole(values):
    """The shares of exact figures add up to one, but for the last digits."""
    made = table(*map(figure, values))
    total = sum(line.share.low for line in made.lines)
    assert abs(total - 1) < D("1e-25")
    assert made.totals["ship"] == Interval(D(sum(values)), D(sum(values)))


@settings(max_examples=30)  # each makes a whole table
@given(st.lists(exact, min_size=2, max_size=8, unique=True))
def test_extremes_are_those_of_the_values(values):
    """Where all are exact and different, the first and the last rank are the extremes."""
    made = table(*map(figure, values))
    by_name = dict(zip("abcdefgh", values, strict=False))
    assert by_name[made.most] == max(values)
    assert by_name[made.least] == min(values)


@settings(max_examples=30)  # each makes a whole table
@given(st.lists(bounded, min_size=2, max_size=6))
def test_totals_and_shares_hold_whatever_is_allowed(parts):
    """Any values within the intervals have their total, shares and pair within what is told."""
    made = table(*(figure(low, low, high) for low, high, _ in parts))
    actual = [low + (high - low) * at for low, high, at in parts]
    whole = made.totals["ship"]
    assert whole.low <= sum(actual) <= whole.high
    for line, value in zip(made.lines, actual, strict=True):
        part = value / sum(actual)
        assert line.share.low - D("1e-30") <= D(part.numerator) / D(part.denominator)
        assert D(part.numerator) / D(part.denominator) <= line.share.high + D("1e-20")
    if made.ratio:
        ratio = actual[0] / actual[1]
        assert made.ratio.low - D("1e-9") <= D(ratio.numerator) / D(ratio.denominator)
        assert made.difference.low <= actual[0] - actual[1] <= made.difference.high
