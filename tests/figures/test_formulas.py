"""The formula language: what it works out, and what it refuses."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.figures.formulas import Amount, FormulaError, compare, evaluate, inputs, spell
from liuzhou_site.model import Interval

KNOWN = {
    "output": Amount(Interval(D("1917.5"), D("1918.5")), (("CNY", 1),), 4),
    "part": Amount(Interval(D("0.655"), D("0.665")), (), 2),
    "cats": Amount(Interval(D(18), D(18)), (("cat", 1),), 2),
    "dogs": Amount(Interval(D(34), D(34)), (("dog", 1),), 2),
    "kittens": Amount(Interval(D(34), D(34)), (("cat", 1),), 2),
    "all_cats": Amount(Interval(D(52), D(52)), (("cat", 1),), 2),
    "count:names": Amount(Interval(D(8), D(8)), (), 0),
}


def lookup(name: str) -> Amount:
    if name not in KNOWN:
        message = f"there is no figure “{name}”"
        raise FormulaError(message)
    return KNOWN[name]


def test_a_quotient_honours_the_rounding_of_both() -> None:
    """1918 at 66 % allows 2,883 to 2,929, in the unit of the whole."""
    amount = evaluate("output / part", lookup)
    assert amount.dimension == (("CNY", 1),)
    assert amount.interval.low is not None and amount.interval.high is not None
    assert round(amount.interval.low) == 2883
    assert round(amount.interval.high) == 2929


def test_functions_are_the_operators_in_words() -> None:
    """sum, share, ratio and difference give what the signs give."""
    assert evaluate("sum(cats, kittens)", lookup) == evaluate("cats + kittens", lookup)
    assert evaluate("share(cats, all_cats)", lookup) == evaluate("cats / all_cats", lookup)
    assert evaluate("difference(all_cats, cats)", lookup) == evaluate("all_cats - cats", lookup)


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("cats + dogs", "cannot be added"),
        ("output - part", "cannot be subtracted"),
        ("cats + birds", "no figure “birds”"),
        ("cats * 2", "stands on its own"),
        ("__import__('os')", "is not part of|no function"),
        ("cats.real", "not part of"),
        ("summ(cats)", "The nearest name is “sum”"),
        ("cats +", "is not a formula"),
        ("(" * 500 + "cats" + ")" * 500, "is not a formula"),
        ("share(cats)", "was given 1 names"),
        ("count(cats, dogs)", "takes the name of a list"),
        (" + ".join(["cats"] * 60), "nested too deeply"),
        ("[c for c in cats]", "not part of"),
        ("output / (part - part)", "may be zero"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_reason(formula: str, why: str) -> None:
    """Units that do not go together, unknown names, typed numbers and code are refused."""
    with pytest.raises(FormulaError, match=why):
        evaluate(formula, lookup)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("cats + kittens == all_cats", True),
        ("cats == kittens", False),
        ("cats != kittens", True),
        ("cats < kittens", True),
        ("kittens < cats", False),
        ("kittens > cats", True),
        ("dogs < dogs", False),
        ("output < output", True),
        ("1 - part < part", True),
        ("cats >= kittens", False),
        ("overlaps(output, output)", True),
        ("count(names) == count(names)", True),
    ],
)
def test_a_claim_holds_where_its_figures_allow_it(claim: str, holds: bool) -> None:
    """Comparisons are of intervals: equal where they meet, smaller where some value is."""
    assert compare(claim, lookup).holds is holds


@pytest.mark.parametrize("claim", ["cats", "cats == dogs", "cats < kittens < all_cats", "a in b"])
def test_what_is_no_claim_is_refused(claim: str) -> None:
    """A claim compares two formulas of one unit, once."""
    with pytest.raises(FormulaError):
        compare(claim, lookup)


def test_inputs_are_the_names_in_order_once() -> None:
    """Functions and lists that are counted are no inputs."""
    assert inputs("sum(cats, dogs) / cats + count(names)") == ("cats", "dogs")


def test_a_formula_is_spelled_with_the_signs_readers_know() -> None:
    """× and ÷ for * and /, brackets kept where they matter, sums written out."""
    said = spell("output * (1 / part - 1)", str.upper, "one")
    assert said == "OUTPUT × (one ÷ PART − one)"
    assert spell("(cats + kittens) / all_cats", str.upper, "1") == "(CATS + KITTENS) ÷ ALL_CATS"
    assert spell("cats + kittens == all_cats", str.upper, "1") == "CATS + KITTENS = ALL_CATS"
    assert spell("count(names) == cats", str.upper, "1") == "COUNT:NAMES = CATS"
    assert spell("sum(cats, dogs) ", str.upper, "1") == "CATS + DOGS"


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    """Nothing that is typed as a formula raises anything but FormulaError."""
    with suppress(FormulaError):
        evaluate(text, lookup)
