"""A claim holds when it is true of every value that its figures allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.figures.amounts import Amount, FormulaError
from liuzhou_site.model import Interval, Unit
from liuzhou_site.numbers.comparing import Relation
from liuzhou_site.story.claims import Claim, holds, names, negated, parse

if TYPE_CHECKING:
    from collections.abc import Callable

FIRM = Unit("firm", "count", "家", "firm", "firms")
YUAN = Unit("CNY", "money", "元", "yuan", "yuan")


def interval(low: str | None, high: str | None, *, over: bool = False) -> Interval:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Interval(*ends, over=over)


KNOWN = {
    "closed": Amount(interval("100", None, over=True), ((FIRM, 1),), 3),  # more than 100
    "shells": Amount(interval("102", "102"), ((FIRM, 1),), 3),
    "share": Amount(interval("0.655", "0.665"), (), 2),  # 66%
    "small": Amount(interval("80", "80"), ((FIRM, 1),), 2),
    "twin": Amount(interval("102", "102"), ((FIRM, 1),), 3),
    "few": Amount(Interval(None, Decimal(50), under=True), ((FIRM, 1),), 1),  # under 50
    "money": Amount(interval("5", "5"), ((YUAN, 1),), 1),
    "date:small": Amount(interval("1", "10"), (), 0),
    "date:shells": Amount(interval("20", "30"), (), 0),
    "date:twin": Amount(interval("5", "30"), (), 0),
}


def lookup(name: str) -> Amount:
    if name not in KNOWN:
        msg = f"“{name.removeprefix('date:')}” is undated"
        raise FormulaError(msg)
    return KNOWN[name]


@pytest.mark.each(
    ("claim", "true"),
    [
        ("closed < shells", False),  # more than 100 does not allow fewer than 102
        ("closed > shells", False),
        ("closed > small", True),
        ("closed >= small", True),
        ("share == 2/3", False),  # 66% is not two-thirds
        ("about(share, 2/3)", True),
        ("nearly(share, 2/3)", True),
        ("nearly(share, 0.66)", False),  # it may be above
        ("share > 1/2", True),
        ("share < 2/3", True),
        ("share > 0.66", False),
        ("few < closed", True),  # under 50 is fewer than more than 100
        ("few < small", True),
        ("few < 1/2 * small", False),
        ("closed > 2 * few", True),
        ("few > shells", False),
        ("shells == twin", True),
        ("closed == closed", False),  # two that are “more than” need not be the same
        ("shells > 1.2 * small", True),
        ("shells > 1.3 * small", False),
        ("shells < small * 2", True),
        ("small < shells / 1.2", True),
        ("shells != small", True),
        ("shells != twin", False),
        ("largest(shells, small)", True),
        ("largest(shells, small, twin)", False),  # it shares its place
        ("smallest(small, shells, twin)", True),
        ("largest(closed, small)", True),
        ("rose(small, shells)", True),
        ("shells + small > 180", None),
        ("shells + small > 2 * small", True),
    ],
)
def test_what_holds(claim: str, true: bool | None) -> None:
    """None: it cannot be worked out, since a count is held against a bare number."""
    if true is None:
        with pytest.raises(FormulaError, match="neither a share nor a ratio"):
            holds(parse(claim), lookup)
    else:
        assert holds(parse(claim), lookup) is true


@pytest.mark.each(
    ("claim", "why"),
    [
        ("shells", "compares two formulas"),
        ("shells < small < twin", "compares two formulas"),
        ("rose(shells, small, twin)", "given 3 names"),
        ("largest(shells)", "given 1 names"),
        ("bigger(shells, small)", "compares two formulas"),
        ("shells <", "not a claim"),
        ("shells > money", "cannot be compared"),
        ("rose(small, twin)", "does not end before"),
        ("rose(small, money)", "undated|cannot be compared"),
        ("fell(closed, shells)", "undated"),
        ("shells > 'x'", "not part of the formula language"),
        ("shells > 2", "neither a share nor a ratio"),
    ],
)
def test_what_cannot_be_claimed(claim: str, why: str) -> None:
    """The reason is told in words."""
    with pytest.raises(FormulaError, match=why):
        holds(parse(claim), lookup)


def test_a_claim_is_taken_apart() -> None:
    """The factor is exact, on either side of its formula; names come once, in order."""
    assert parse("a + b > 2/3 * c").relation == Relation(">", Fraction(2, 3))
    assert parse("a > c * 2") == Claim("a > c * 2", ("a", "c"), Relation(">", Fraction(2)))
    assert parse("a < c / 3").relation == Relation("<", Fraction(1, 3))
    assert parse("a == 1/2") == Claim("a == 1/2", ("a", ""), Relation("==", Fraction(1, 2)))
    assert names(parse("largest(a, b, a)")) == ("a", "b")


def test_a_claim_compares_cells_of_data_tables() -> None:
    """Their ids hold what Python would calculate."""
    claim = parse("rain.april@2030-04 < 2 * rain.may@2030-05")
    assert names(claim) == ("rain.april@2030-04", "rain.may@2030-05")
    assert claim.relation == Relation("<", Fraction(2))
    assert names(parse("rose(plots.trees@hill, plots.trees@mill)")) == (
        "plots.trees@hill", "plots.trees@mill"
    )  # fmt: skip
    assert negated(parse("a <= b")).relation == Relation(">")
    with pytest.raises(FormulaError, match="no opposite"):
        negated(parse("about(a, b)"))


ENDS = st.decimals(-50, 50, places=1)
SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "!=": lambda a, b: a != b,
}


@given(st.tuples(ENDS, ENDS), st.tuples(ENDS, ENDS), st.sampled_from(sorted(SIGNS)), st.data())
def test_what_holds_is_true_of_any_values(
    first: tuple[Decimal, Decimal],
    second: tuple[Decimal, Decimal],
    sign: str,
    data: st.DataObject,
) -> None:
    """Soundness: no values within the intervals make a claim false that holds."""
    known = {
        name: Amount(Interval(min(ends), max(ends)), ((FIRM, 1),), 2)
        for name, ends in (("a", first), ("b", second))
    }
    if not holds(parse(f"a {sign} b"), known.__getitem__):
        return
    a, b = (data.draw(st.decimals(min(ends), max(ends), places=2)) for ends in (first, second))
    assert SIGNS[sign](a, b)


@pytest.mark.each(
    ("claim", "surely", "possibly"),
    [
        ("closed > small", True, True),
        ("closed > shells", False, True),
        ("closed < small", False, False),
        ("shells == twin", True, True),
        ("rose(small, shells)", True, True),
        ("rose(small, closed)", True, True),
        ("fell(small, shells)", False, False),
        ("largest(closed, shells)", False, True),
        ("share > 0.66", False, True),
        ("share > 2/3", False, False),
    ],
)
def test_the_source_may_say_what_its_numbers_leave_open(claim, surely, possibly):
    """On its own word a claim rests where some of the values allow it, and nowhere else."""
    known = {**KNOWN, "date:closed": KNOWN["date:shells"]}
    asked = parse(claim)
    assert holds(asked, known.__getitem__) == surely
    assert holds(asked, known.__getitem__, possibly=True) == possibly
