"""What is worked out is true of every value that its figures allow, and says no more than that."""

from __future__ import annotations

import operator
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from liuzhou_site.figures import rounding
from liuzhou_site.figures.amounts import Amount, FormulaError
from liuzhou_site.figures.checks import compare
from liuzhou_site.figures.derived import _shown
from liuzhou_site.figures.formulas import evaluate
from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers import read, say

YUAN = Unit("CNY", "money", "元", "yuan", "yuan")
SHARE = Unit("share", "share", "", "", "")
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
CLAIMS = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@st.composite
def printed(draw):
    """Draw a number as print has it: digits, a scale, perhaps a hedge; and what it allows."""
    digits = draw(st.integers(1, 5))
    coefficient = draw(st.integers(10 ** (digits - 1), 10**digits - 1))
    value = D(coefficient).scaleb(draw(st.integers(-4, 9)))
    hedge = draw(st.sampled_from(list(Hedge)))
    quantity = Quantity(value, hedge=hedge, digits=digits)
    return rounding.allowed(quantity, rounded=draw(st.booleans()))


@st.composite
def inside(draw, interval):
    """Draw a value that an interval allows: an end of it, where it is one, or something within."""
    low = None if interval.low is None else Fraction(interval.low)
    high = None if interval.high is None else Fraction(interval.high)
    part = Fraction(draw(st.sampled_from([0, 0, 0, 1, 5, 6, 7, 11, 12, 12, 12])), 12)
    if low is None or high is None:
        end = high if low is None else low
        away = part * draw(st.integers(0, 10**6))
        value = end - away if low is None else end + away
    else:
        value = low + (high - low) * part
    assume(holds(interval, value))
    return value


def holds(interval, value):
    """Say whether an exact value lies in an interval; an end that is left out does not."""
    if interval.low is not None and (
        value < Fraction(interval.low) or (interval.over and value == Fraction(interval.low))
    ):
        return False
    return interval.high is None or (
        value < Fraction(interval.high) or (value == Fraction(interval.high) and not interval.under)
    )


@st.composite
def worlds(draw, size=3):
    """Draw a few figures, a, b, c, …: what each allows, and what it truly is."""
    allowed = [draw(printed()) for _ in range(size)]
    true = [draw(inside(interval)) for interval in allowed]
    names = "abcdefg"[:size]
    return dict(zip(names, allowed, strict=True)), dict(zip(names, true, strict=True))


formulas = st.recursive(
    st.sampled_from([*"abc", "1"]),
    lambda parts: st.tuples(parts, st.sampled_from("+-*/"), parts),
    max_leaves=5,
)


def written(tree):
    """Return a drawn tree as a formula."""
    if isinstance(tree, str):
        return tree
    left, sign, right = tree
    return f"({written(left)} {sign} {written(right)})"


def truth(tree, true):
    """Return what a drawn tree truly comes to."""
    if isinstance(tree, str):
        return Fraction(1) if tree == "1" else true[tree]
    left, sign, right = tree
    return SIGNS[sign](truth(left, true), truth(right, true))


def worked(formula, allowed):
    """Work out a formula over bare numbers; pass over those whose divisor may be zero."""
    try:
        return evaluate(formula, lambda name: Amount(allowed[name], (), 3))
    except FormulaError:
        assume(False)


@pytest.mark.slow
@given(worlds(), formulas)
def test_the_true_result_lies_in_the_interval(world, tree):
    """Whatever the figures truly are, what they truly come to is allowed for, exactly."""
    allowed, true = world
    assert holds(worked(written(tree), allowed).interval, truth(tree, true))


@pytest.mark.slow
@given(worlds(), formulas, formulas, st.sampled_from(sorted(CLAIMS)))
def test_a_claim_that_is_true_can_hold_and_one_that_surely_holds_is_true(world, one, other, sign):
    """“It can hold” is never denied of what is so; “it holds” is never said of what is not."""
    allowed, true = world
    worked(written(one), allowed), worked(written(other), allowed)
    claim = f"{written(one)} {sign} {written(other)}"
    outcome = compare(claim, lambda name: Amount(allowed[name], (), 3))
    is_so = CLAIMS[sign](truth(one, true), truth(other, true))
    assert outcome.holds or not is_so
    assert is_so or not outcome.surely


@pytest.mark.slow
@given(worlds(), formulas, st.integers(1, 6))
def test_what_is_shown_says_no_more_than_is_known(world, tree, digits):
    """A point is allowed and stands for all that is; a range reaches to its rounded ends."""
    interval = worked(written(tree), world[0]).interval
    assume(interval.low is not None or interval.high is not None)
    value, hedge, known = rounding.shown(interval, digits)
    if isinstance(value, Interval):
        assert hedge is Hedge.NONE
        assert interval.low is not None and interval.high is not None
        finest = (Fraction(interval.high) - Fraction(interval.low)) / 100
        for shown, end in ((value.low, interval.low), (value.high, interval.high)):
            assert not shown or len(shown.normalize().as_tuple().digits) <= digits
            step = Fraction(D(1).scaleb(shown.as_tuple().exponent))
            assert step >= finest or not shown
            assert abs(Fraction(shown) - Fraction(end)) <= step / 2
    elif hedge is Hedge.NONE and interval.low != interval.high:
        half = Fraction(rounding.ulp(value, known)) / 2
        assert Fraction(value) - half <= Fraction(interval.low)
        assert Fraction(interval.high) <= Fraction(value) + half
    elif hedge is not Hedge.NONE:
        said = rounding.allowed(Quantity(value, hedge=hedge), rounded=False)
        assert holds(said, truth(tree, world[1]))


@pytest.fixture(scope="module")
def told(harbour):
    """Return the widest that the words for an interval stand for, in each language."""

    def tell(interval, unit, digits):
        quantity = _shown(harbour, interval, unit, digits)
        for lang in harbour.languages:
            said = say(quantity, lang, "label", harbour.units)
            found = read(said, lang, harbour.units)[0]
            yield said, found, rounding.allowed(found, rounded=True)

    return tell


@pytest.mark.slow
@given(printed(), printed(), st.sampled_from("+-"))
def test_the_words_say_no_more_than_is_known(told, a, b, sign):
    """Read back as print is read, they allow all that was worked out, but for rounded ends."""
    interval = evaluate(f"a {sign} b", lambda name: Amount({"a": a, "b": b}[name], (), 3)).interval
    assume(interval.low is not None and interval.high is not None and interval.low > 0)
    interval = rounding.outward(interval)
    for said, found, allowed in told(interval, YUAN, 5):
        if isinstance(found.value, D) and rounding.certainty(interval) == "between":
            assert allowed.low <= interval.low <= interval.high <= allowed.high, said


def test_a_nought_that_is_not_known_is_not_said(told):
    """3777 to 3779亿 is not said as 3780亿, which would seem to know the nought."""
    said = [words for words, _, _ in told(Interval(D("3777e8"), D("3779e8")), YUAN, 4)]
    assert said == ["3777亿至3779亿元", "377.7–377.9 billion yuan"]
    said = [words for words, _, _ in told(Interval(D("66923e6"), D("66925e6")), YUAN, 5)]
    assert said == ["669.2亿元", "66.92 billion yuan"]


def test_a_share_is_a_percentage_of_as_many_digits(told):
    """33.5 to 34.5 % is 34 %."""
    said = [
        (words, found.kind) for words, found, _ in told(Interval(D("0.335"), D("0.345")), SHARE, 2)
    ]
    assert said == [("34%", Kind.PERCENT)] * 2
