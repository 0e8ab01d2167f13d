"""Interval arithmetic, rounding and what a printed number allows."""

from __future__ import annotations

from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.figures import intervals, rounding
from liuzhou_site.model import Hedge, Interval, Kind, Quantity

numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
pairs = st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair)))
positive = st.tuples(
    st.decimals(min_value="0.001", max_value=10**6, places=3),
    st.decimals(min_value=0, max_value=10**6, places=3),
).map(lambda pair: Interval(pair[0], pair[0] + pair[1]))


def holds(interval: Interval, value: Fraction) -> bool:
    """Say whether an exact value lies in an interval; an end that is left out does not."""
    if interval.low is not None:
        low = Fraction(interval.low)
        if value < low or (value == low and interval.over):
            return False
    if interval.high is not None:
        high = Fraction(interval.high)
        return value < high or (value == high and not interval.under)
    return True


def inside(value: D, interval: Interval) -> bool:
    low = interval.low is None or interval.low - D("1e-20") <= value
    return low and (interval.high is None or value <= interval.high + D("1e-20"))


@given(pairs, pairs, st.booleans(), st.booleans())
def test_a_sum_holds_every_sum_of_its_parts(
    a: Interval, b: Interval, left: bool, right: bool
) -> None:
    """Whatever ends are added, the sum of intervals holds the result."""
    x = a.low if left else a.high
    y = b.low if right else b.high
    assert x is not None and y is not None
    assert inside(x + y, intervals.add(a, b))


@given(pairs, pairs, st.booleans(), st.booleans())
def test_a_product_holds_every_product_of_its_parts(
    a: Interval, b: Interval, left: bool, right: bool
) -> None:
    """Whatever ends are multiplied, the product of intervals holds the result."""
    x = a.low if left else a.high
    y = b.low if right else b.high
    assert x is not None and y is not None
    assert inside(x * y, intervals.multiply(a, b))


@given(pairs, positive, st.booleans(), st.booleans())
def test_a_quotient_holds_every_quotient_of_its_parts(
    a: Interval, b: Interval, left: bool, right: bool
) -> None:
    """Whatever ends are divided, the quotient of intervals holds the result, to the last digit."""
    x = a.low if left else a.high
    y = b.low if right else b.high
    assert x is not None and y is not None
    assert holds(intervals.divide(a, b), Fraction(x) / Fraction(y))


@pytest.mark.parametrize(
    "divisor", [Interval(D(0), D(1)), Interval(None, D(1)), Interval(D(-1), D(1))]
)
def test_no_quotient_where_the_divisor_may_be_zero(divisor) -> None:
    """A divisor that reaches zero is refused, not divided by."""
    with pytest.raises(ZeroDivisionError):
        intervals.divide(intervals.exactly(D(1)), divisor)


def test_a_quotient_that_does_not_end_is_rounded_outward() -> None:
    """A third lies between its bounds, and 10 ÷ 4 is 2.5 and nothing else."""
    third = intervals.divide(intervals.exactly(D(1)), intervals.exactly(D(3)))
    assert third.low is not None and third.high is not None
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert intervals.divide(intervals.exactly(D(10)), intervals.exactly(D(4))) == Interval(
        D("2.5"), D("2.5")
    )


def test_a_rounded_number_allows_half_of_its_last_digit() -> None:
    """1918 with four digits allows 1917.5 to 1918.5; 0.66 with two 0.655 to 0.665."""
    output = Quantity(D(191800000000), "CNY", digits=4)
    share = Quantity(D("0.66"), "share", kind=Kind.PERCENT, digits=2)
    assert rounding.allowed(output, rounded=True) == Interval(D(191750000000), D(191850000000))
    assert rounding.allowed(share, rounded=True) == Interval(D("0.655"), D("0.665"))


@pytest.mark.each(
    ("hedge", "expected"),
    [
        (Hedge.MORE_THAN, Interval(D(100), None, over=True)),
        (Hedge.OVER, Interval(D(100), None, over=True)),
        (Hedge.AT_LEAST, Interval(D(100), None)),
        (Hedge.NEARLY, Interval(D("90.0"), D(100))),
        (Hedge.ABOUT, Interval(D("90.0"), D("110.0"))),
        (Hedge.AT_MOST, Interval(None, D(100))),
        (Hedge.UNDER, Interval(None, D(100), under=True)),
    ],
)
def test_a_hedge_widens_what_is_allowed(hedge: Hedge, expected: Interval) -> None:
    """More than leaves its number out, at least does not; nearly and about reach a tenth."""
    assert rounding.allowed(Quantity(D(100), hedge=hedge), rounded=False) == expected


@pytest.mark.parametrize(
    ("low", "high", "digits", "expected"),
    [
        ("288346616541.3534", "292900763358.7786", 4, ("288300000000", "292900000000")),
        ("0.335", "0.345", 2, ("0.34",)),
        ("363", "363", 4, ("363",)),
        ("66923000000", "66925000000", 5, ("66920000000",)),
    ],
)
def test_a_derived_number_is_shown_as_its_interval_allows(
    low: str, high: str, digits: int, expected: tuple[str, ...]
) -> None:
    """A point where rounding says all that is known, else a range; never more digits."""
    value, _, _ = rounding.shown(Interval(D(low), D(high)), digits)
    if len(expected) == 1:
        assert value == D(expected[0])
    else:
        assert value == Interval(D(expected[0]), D(expected[1]))


@given(positive, st.integers(min_value=1, max_value=8))
def test_cut_ends_still_hold_all_that_was_known(a: Interval, digits: int) -> None:
    """Fewer digits widen an interval, never narrow it; what is short enough stays as it is."""
    cut = rounding.outward(a, digits)
    assert a.low is not None and a.high is not None
    assert cut.low is not None and cut.high is not None
    assert cut.low <= a.low <= a.high <= cut.high
    assert all(len(end.normalize().as_tuple().digits) <= digits for end in (cut.low, cut.high))
    assert rounding.outward(cut, digits) == cut


@given(positive, st.integers(min_value=1, max_value=8))
def test_a_shown_point_is_never_finer_than_what_is_known(a: Interval, digits: int) -> None:
    """Where a point is shown for a true range, its rounding covers the whole range."""
    value, _, places = rounding.shown(a, digits)
    if isinstance(value, D) and a.low != a.high:
        half = rounding.ulp(value, places) / 2
        assert a.low is not None and a.high is not None
        assert value - half <= a.low + D("1e-20")
        assert a.high <= value + half + D("1e-20")


@pytest.mark.parametrize(
    ("output", "digits", "share", "low", "high"),
    [
        (191800000000, 4, "0.66", "2883.5", "2929.0"),
        (186000000000, 4, "0.67", "2754.8", "2797.7"),
    ],
)
def test_the_two_bases_of_the_story_do_not_meet(output, digits, share, low, high) -> None:
    """1918亿 at 66 % and 1860亿 at 67 % imply 2,883 to 2,929亿 and 2,755 to 2,798亿."""
    whole = rounding.allowed(Quantity(D(output), "CNY", digits=digits), rounded=True)
    part = Quantity(D(share), "share", kind=Kind.PERCENT, digits=2)
    implied = intervals.divide(whole, rounding.allowed(part, rounded=True))
    assert implied.low is not None and implied.high is not None
    assert round(implied.low / 10**8, 1) == D(low)
    assert round(implied.high / 10**8, 1) == D(high)


OPEN = Interval(D(100), None)
UNDER = Interval(None, D(100))


def test_open_ends_stay_open_where_nothing_closes_them() -> None:
    """More than 100 and 1 is more than 101; less something that is open, nothing is known."""
    one = intervals.exactly(D(1))
    assert intervals.add(OPEN, one) == Interval(D(101), None)
    assert intervals.negate(OPEN) == Interval(None, D(-100))
    assert intervals.negate(UNDER) == Interval(D(-100), None)
    assert intervals.add(OPEN, intervals.negate(OPEN)) == Interval(None, None)


def test_an_open_factor_is_followed_where_none_is_negative() -> None:
    """More than 100 times two is more than 200; with a negative or a lower open end, nothing."""
    assert intervals.multiply(OPEN, intervals.exactly(D(2))) == Interval(D(200), None)
    assert intervals.multiply(OPEN, intervals.exactly(D(-2))) == Interval(None, None)
    assert intervals.multiply(UNDER, intervals.exactly(D(2))) == Interval(None, None)
    assert intervals.divide(intervals.exactly(D(1)), OPEN) == Interval(D(0), D("0.01"), over=True)


def test_a_range_that_is_printed_allows_itself() -> None:
    """30 to 40 allows 30 to 40."""
    printed = Interval(D(30), D(40))
    assert rounding.allowed(Quantity(printed), rounded=True) == printed


def test_what_can_be_compared_with_an_open_end() -> None:
    """More than 100 may be any greater number and meets what is under it nowhere but at 100."""
    assert intervals.below(intervals.exactly(D(300)), OPEN)
    assert not intervals.below(OPEN, intervals.exactly(D(100)))
    assert intervals.at_most(OPEN, intervals.exactly(D(100)))
    assert intervals.overlap(OPEN, UNDER)


def test_an_open_result_is_hedged_and_rounded_to_the_safe_side() -> None:
    """More than 206.3 is “more than 206”; under 206.3 is “under 207”."""
    more = rounding.shown(Interval(D("206.349"), None), 3)
    assert more == (D(206), Hedge.MORE_THAN, 3)
    under = rounding.shown(Interval(None, D("206.349")), 3)
    assert under == (D(207), Hedge.UNDER, 3)
    with pytest.raises(ValueError, match="no middle"):
        rounding.shown(Interval(None, None), 3)


def test_nothing_rounds_to_nothing() -> None:
    """A range around zero keeps its zero."""
    assert rounding.spread(Interval(D(0), D(3)), 3) == Interval(D(0), D(3))
    assert rounding.shown(Interval(D(-1), D(3)), 2)[0] == Interval(D(-1), D(3))


MORE = Interval(D(100), None, over=True)
FEWER = Interval(None, D(100), under=True)
LEAST = Interval(D(100), None)
HUNDRED = intervals.exactly(D(100))


def test_a_number_that_is_left_out_stays_out() -> None:
    """More than 100, and 1, is more than 101; the same of products, quotients and opposites."""
    one, two = intervals.exactly(D(1)), intervals.exactly(D(2))
    assert intervals.add(MORE, one) == Interval(D(101), None, over=True)
    assert intervals.add(MORE, LEAST) == Interval(D(200), None, over=True)
    assert intervals.multiply(MORE, two) == Interval(D(200), None, over=True)
    halves = Interval(D(1), D(2), over=True)
    assert intervals.multiply(halves, two) == Interval(D(2), D(4), over=True)
    assert intervals.negate(MORE) == Interval(None, D(-100), under=True)
    assert intervals.divide(MORE, two) == Interval(D(50), None, over=True)
    quotient = intervals.divide(one, Interval(D(1), D(2), over=True, under=True))
    assert quotient == Interval(D("0.5"), D(1), over=True, under=True)
    assert intervals.multiply(MORE, intervals.exactly(D(0))).low == 0


def test_a_number_that_is_left_out_is_no_match() -> None:
    """More than 100 is not 100 and not at most 100; at least 100 may be."""
    assert not intervals.at_most(MORE, HUNDRED)
    assert not intervals.overlap(MORE, HUNDRED)
    assert not intervals.overlap(MORE, FEWER)
    assert intervals.at_most(LEAST, HUNDRED)
    assert intervals.overlap(LEAST, HUNDRED)
    assert intervals.surely_below(HUNDRED, MORE)
    assert not intervals.surely_below(HUNDRED, LEAST)
    assert intervals.below(HUNDRED, LEAST)


@pytest.mark.each(
    ("interval", "hedge"),
    [
        (MORE, Hedge.MORE_THAN),
        (LEAST, Hedge.AT_LEAST),
        (FEWER, Hedge.UNDER),
        (Interval(None, D(100)), Hedge.AT_MOST),
        (Interval(D("100.04"), None), Hedge.MORE_THAN),
        (Interval(D(0), D(100), over=True, under=True), Hedge.UNDER),
    ],
)
def test_an_open_result_says_whether_the_number_itself_is_in(interval, hedge) -> None:
    """At least 100 stays “at least”; what is cut to 100 is more than that."""
    assert rounding.shown(interval, 3) == (D(100), hedge, 3)


def test_what_a_width_leaves_to_know() -> None:
    """Nothing, digits that nobody prints, a true range, an open end."""
    assert rounding.certainty(HUNDRED) == "exact"
    assert rounding.certainty(intervals.divide(HUNDRED, intervals.exactly(D(3)))) == "rounded"
    assert rounding.certainty(Interval(D(99), D(100))) == "between"
    assert rounding.certainty(Interval(D(0), D(0))) == "exact"
    assert rounding.certainty(MORE) == "open"
    assert rounding.certainty(Interval(D(0), D(5), over=True)) == "open"


def test_words_have_two_digits_of_the_width_at_most() -> None:
    """2883.4586 to 2929.008 is 2883 to 2930 in words, cut outward."""
    assert rounding.told(Interval(D("2883.4586"), D("2929.008"))) == Interval(D(2883), D(2930))
    assert rounding.told(Interval(D("0.335"), D("0.345"))) == Interval(D("0.335"), D("0.345"))
    assert rounding.told(MORE) == MORE
    with pytest.raises(ValueError, match="open end"):
        rounding.spread(MORE, 3)


def test_a_period_lies_within_another() -> None:
    """Both ends count; what is open lies in nothing."""
    assert intervals.within(Interval(D(2), D(3)), Interval(D(2), D(3)))
    assert not intervals.within(Interval(D(1), D(3)), Interval(D(2), D(3)))
    assert not intervals.within(MORE, Interval(D(2), D(3)))
