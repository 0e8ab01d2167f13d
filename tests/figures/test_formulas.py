"""The formula language: what it works out, and what it refuses."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.figures.amounts import Amount, FormulaError
from liuzhou_site.figures.checks import compare
from liuzhou_site.figures.formulas import dated, evaluate, inputs, spell, terms
from liuzhou_site.model import Interval, Unit

YUAN = Unit("CNY", "money", "元", "yuan", "yuan")
CAT = Unit("cat", "count", "只", "cat", "cats")
HOUND = Unit("hound", "count", "只", "dog", "dogs")
RANK = Unit("ordinal", "ordinal", "", "", "")


def amount(low, high, *dimension, **more) -> Amount:
    return Amount(Interval(D(low), D(high)), tuple((unit, 1) for unit in dimension), 4, **more)


KNOWN = {
    "output": amount("1917.5", "1918.5", YUAN, stands_for=("output",)),
    "part": amount("0.655", "0.665", whole="industry"),
    "other_part": amount("0.1", "0.1", whole="industry"),
    "strange": amount("0.5", "0.5", whole="farms"),
    "cats": amount(18, 18, CAT, stands_for=("cats",), scopes=frozenset([("town", "land")])),
    "dogs": amount(34, 34, HOUND, stands_for=("dogs",)),
    "kittens": amount(34, 34, CAT, stands_for=("kittens",), scopes=frozenset([("town", "land")])),
    "all_cats": amount(52, 52, CAT, stands_for=("all_cats",), scopes=frozenset([("land",)])),
    "mice": amount(1, 2, CAT, parts=frozenset(["mice"])),
    "litter": amount(1, 2, CAT, parts=frozenset(["litter", "mice"])),
    "black": amount("0.5", "0.5", whole="all_cats"),
    "first": amount(1, 1, RANK, stands_for=("first",)),
    "count:names": amount(8, 8, bare=True),
    "date:cats": amount(10, 20),
    "date:dogs": amount(20, 30),
    "date:kittens": amount(11, 12),
}


def lookup(name: str) -> Amount:
    if name not in KNOWN:
        message = f"there is no figure “{name}”"
        raise FormulaError(message)
    return KNOWN[name]


def test_a_part_divided_by_its_share_is_the_whole() -> None:
    """1918 at 66 % allows 2,883 to 2,929, in yuan; it stands for what the share is a share of."""
    found = evaluate("output / part", lookup)
    assert found.dimension == ((YUAN, 1),)
    assert (found.whole, found.stands_for) == ("", ("industry",))
    assert found.interval.low is not None and found.interval.high is not None
    assert (round(found.interval.low), round(found.interval.high)) == (2883, 2929)


def test_a_whole_times_a_share_of_it_is_a_part() -> None:
    """Half of all cats is 26 cats, whichever comes first; the whole may be worked out itself."""
    for formula in ("black * all_cats", "all_cats * black"):
        found = evaluate(formula, lookup)
        assert (found.interval.low, found.dimension, found.whole) == (D(26), ((CAT, 1),), "")
    again = evaluate("output / part * part", lookup)
    assert again.dimension == ((YUAN, 1),)


def test_shares_of_one_whole_are_shares_of_it_when_added() -> None:
    """What is left of the whole is a share of it too; a share of a figure knows that figure."""
    assert evaluate("1 - part", lookup).whole == "industry"
    assert evaluate("part + other_part", lookup).whole == "industry"
    assert evaluate("share(cats, all_cats)", lookup).whole == "all_cats"
    assert evaluate("part / other_part", lookup).whole == ""
    assert evaluate("output * (1 / part - 1)", lookup).stands_for == ()


def test_a_formula_may_begin_with_what_it_takes_away() -> None:
    """-cats + all_cats is all_cats - cats, and counts no cat twice."""
    found = evaluate("-cats + all_cats", lookup)
    assert found.interval == evaluate("all_cats - cats", lookup).interval
    assert evaluate("-output", lookup).interval == Interval(D("-1918.5"), D("-1917.5"))


def test_functions_are_the_operators_in_words() -> None:
    """sum, difference, ratio and per give what the signs give; a share knows its whole as well."""
    pairs = {
        "sum(cats, kittens)": "cats + kittens",
        "difference(all_cats, cats)": "all_cats - cats",
        "ratio(cats, all_cats)": "cats / all_cats",
        "per(output, cats)": "output / cats",
    }
    for words, signs in pairs.items():
        a, b = evaluate(words, lookup), evaluate(signs, lookup)
        assert (a.interval, a.dimension) == (b.interval, b.dimension)
    assert evaluate("per(output, cats)", lookup).dimension == ((YUAN, 1), (CAT, -1))


@pytest.mark.each(
    ("formula", "why"),
    [
        (
            "output + dogs",
            "amount in yuan .CNY. and “dogs” a count of dogs .hound., which cannot be",
        ),
        ("output - part", "“part” a share of “industry”, which cannot be subtracted"),
        (
            "sum(cats, kittens, dogs)",
            "cats . kittens is a count of cats and “dogs” a count of dogs",
        ),
        (
            "sum(mice, kittens, mice)",
            "“mice” is in mice . kittens and in mice, so the sum would count",
        ),
        ("litter + mice", "“mice” is in litter and in mice"),
        ("part + strange", "of “industry” and “strange” a share of “farms”, which cannot be added"),
        ("part * strange", "not shares of the same whole"),
        ("part / strange", "not shares of the same whole"),
        ("part * part", "not shares of the same whole"),
        ("part * output", "“part” is a share of “industry”, and “output” is not that whole"),
        ("black * cats", "and “cats” is not that whole"),
        ("part / cats", "which cannot be divided"),
        (
            "part - count(names)",
            "“part” is a share of “industry” and count.names. a count of a list",
        ),
        ("cats + all_cats", "“town” lies in “land”, so the sum would count it twice"),
        ("kittens + (all_cats - cats)", "would count it twice"),
        ("share(all_cats, cats)", "“all_cats” is more than “cats”, which it should be part of"),
        ("share(cats, dogs)", "cannot be put in proportion"),
        (
            "share(cats, cats + kittens)",
            "a share needs a figure as its whole, and cats . kittens is not a figure",
        ),
        ("per(cats, kittens)", "both in the same unit; write ratio or share"),
        ("first + first", "“first” is a rank"),
        ("-first", "“first” is a rank"),
        ("-cats + dogs", "which cannot be added"),
        ("+cats", "not part of"),
        ("output * first", "“first” is a rank"),
        ("cats + birds", "no figure “birds”"),
        ("cats * 2", "is typed; give it a row"),
        ("__import__('os')", "is not part of|no function"),
        ("cats.real", "not part of"),
        ("summ(cats)", "The nearest name is “sum”"),
        ("cats +", "is not a formula"),
        ("(" * 500 + "cats" + ")" * 500, "is not a formula"),
        ("share(cats)", "was given 1 names"),
        ("count(cats, dogs)", "takes the name of a list"),
        (" + ".join(["cats"] * 60), "nested too deeply"),
        ("[c for c in cats]", "not part of"),
        ("output / (part - part)", "the divisor, part . part, may be zero"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_reason(formula: str, why: str) -> None:
    """What does not go together, unknown names, typed numbers and code are refused."""
    with pytest.raises(FormulaError, match=why):
        evaluate(formula, lookup)


@pytest.mark.each(
    ("claim", "holds"),
    [
        ("cats + kittens == all_cats", True),
        ("cats == kittens", False),
        ("cats != kittens", True),
        ("kittens != all_cats - cats", False),
        ("output != output", True),
        ("cats < kittens", True),
        ("kittens < cats", False),
        ("kittens > cats", True),
        ("dogs < dogs", False),
        ("output < output", True),
        ("1 - part < part", True),
        ("part + other_part <= 1", True),
        ("cats >= kittens", False),
        ("count(names) == cats", False),
        ("count(names) == count(names)", True),
        ("before(cats, dogs)", False),
        ("before(kittens, dogs)", True),
        ("before(dogs, kittens)", False),
        ("during(kittens, cats)", True),
        ("during(cats, cats)", True),
        ("during(dogs, cats)", False),
    ],
)
def test_a_claim_holds_where_its_figures_allow_it(claim: str, holds: bool) -> None:
    """A claim about amounts holds where some values make it true; one about dates, for all."""
    assert compare(claim, lookup).holds is holds


@pytest.mark.each(
    "claim",
    [
        "cats", "cats == dogs", "cats < kittens < all_cats", "a in b", "part == strange",
        "before(cats)", "before(cats, 1)", "before(cats, birds)", "share(cats, all_cats)",
    ],
)  # fmt: skip
def test_what_is_no_claim_is_refused(claim: str) -> None:
    """A claim compares, once, two formulas of one unit and whole, or two periods."""
    with pytest.raises(FormulaError):
        compare(claim, lookup)


def test_ranks_can_be_compared() -> None:
    """Nothing is calculated with a rank, but the first is before the second."""
    assert compare("first == first", lookup).holds


def test_inputs_are_the_names_in_order_once() -> None:
    """Functions and lists that are counted are no inputs."""
    assert inputs("sum(cats, dogs) / cats + count(names)") == ("cats", "dogs")
    assert inputs("before(dogs, cats)") == ("dogs", "cats")
    assert dated("before(dogs, cats)")
    assert not dated("dogs < cats")


def test_the_terms_of_a_plain_sum_are_its_names() -> None:
    """Whatever else a formula does, it is no plain sum."""
    assert terms("sum(cats, dogs) + kittens") == ("cats", "dogs", "kittens")
    assert terms("cats - dogs") == terms("cats + dogs / kittens") == ()


@pytest.mark.each(
    ("formula", "said"),
    [
        ("output * (1 / part - 1)", "OUTPUT × (one ÷ PART − one)"),
        ("(cats + kittens) / all_cats", "(CATS + KITTENS) ÷ ALL_CATS"),
        ("cats + kittens == all_cats", "CATS + KITTENS = ALL_CATS"),
        ("count(names) == cats", "COUNT:NAMES = CATS"),
        ("sum(cats, dogs) ", "CATS + DOGS"),
        ("sum(cats, kittens) / all_cats", "(CATS + KITTENS) ÷ ALL_CATS"),
        ("share(cats, sum(cats, kittens))", "CATS ÷ (CATS + KITTENS)"),
        ("a - (b - c)", "A − (B − C)"),
        ("a - b - c", "A − B − C"),
        ("-a + b", "− A + B"),
        ("-(a + b) * c", "− (A + B) × C"),
        ("a / (b * c)", "A ÷ (B × C)"),
        ("a * b / c", "A × B ÷ C"),
        ("a + (b + c)", "A + B + C"),
        ("difference(a, sum(b, c))", "A − (B + C)"),
        ("before(a, b)", "DATE:AWORD:BEFOREDATE:B"),
    ],
)
def test_a_formula_is_spelled_with_the_signs_readers_know(formula: str, said: str) -> None:
    """× and ÷ for * and /, functions written out, brackets where they matter and only there."""
    assert spell(formula, str.upper, "one") == said


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    """Nothing that is typed as a formula raises anything but FormulaError."""
    with suppress(FormulaError):
        evaluate(text, lookup)
    with suppress(FormulaError):
        compare(text, lookup)
