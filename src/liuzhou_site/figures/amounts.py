"""Amounts: intervals that know their unit, of what whole they are a share, and for which scope.

What does not go together is refused with the reason, in words for an editor.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.figures import intervals
from liuzhou_site.model import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Interval

Dimension = tuple[tuple[Unit, int], ...]
"""Exponent by unit, sorted by its id: ((yuan, 1),); () for a share or a bare number."""


class FormulaError(ValueError):
    """The formula cannot be read or worked out; the text says why, for an editor."""


class OtherWhole(FormulaError):
    """Shares of different wholes meet, or a share and what is not its whole."""


@dataclass(frozen=True)
class Amount:
    """An interval with its dimension and the significant digits it was printed with.

    bare: a count of names or rows, which compares with any unit.
    whole: of what it is a share, "" for what is none; turned: it is 1 ÷ such a share.
    stands_for: the wholes that it may be: the figure itself, a whole that it was worked out as.
    scopes: for what it holds; each a scope and those that it lies in, from the inmost outward.
    parts: the figures that it is a plain sum of, its own name among them.
    said: what it is, in the formula's own words.
    """

    interval: Interval
    dimension: Dimension
    digits: int
    bare: bool = False
    whole: str = ""
    turned: bool = False
    stands_for: tuple[str, ...] = ()
    scopes: frozenset[tuple[str, ...]] = frozenset()
    parts: frozenset[str] = frozenset()
    said: str = ""


ONE = Amount(intervals.exactly(Decimal(1)), (), 0, said="1")
"""The constant of the language: the whole, of which shares are parts."""


def add(a: Amount, b: Amount) -> Amount:
    """Return a + b.

    Raises:
        FormulaError: other units, shares of other wholes, or something would be counted twice.
    """
    _require_alike(a, b, "added")
    scopes = a.scopes | b.scopes
    inside = [f"“{i[0]}” lies in “{o[0]}”" for i in scopes for o in scopes if o[0] in i[1:]]
    inside += [f"“{name}” is in {a.said} and in {b.said}" for name in sorted(a.parts & b.parts)]
    for why in inside:
        msg = f"{why}, so the sum would count it twice"
        raise FormulaError(msg)
    total = _sum(a, b, intervals.add(a.interval, b.interval))
    return replace(total, parts=a.parts | b.parts, said=f"{a.said} + {b.said}")


def subtract(a: Amount, b: Amount) -> Amount:
    """Return a − b.

    Raises:
        FormulaError: other units, or shares of other wholes.
    """
    _require_alike(a, b, "subtracted")
    return _sum(a, b, intervals.add(a.interval, intervals.negate(b.interval)))


def multiply(a: Amount, b: Amount) -> Amount:
    """Return a × b; a share times its whole is the part.

    Raises:
        FormulaError: a share meets what is not its whole, or a rank is multiplied.
    """
    return _product(a, b, intervals.multiply(a.interval, b.interval))


def divide(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b; a part divided by its share is the whole.

    Raises:
        FormulaError: the divisor may be zero, a share is divided by what is no share, or a rank.
    """
    if a.whole and (b.dimension or b.bare):
        msg = f"{_both(a, b)}, which cannot be divided"
        raise FormulaError(msg)
    try:
        interval = intervals.divide(a.interval, b.interval)
    except ZeroDivisionError:
        msg = f"the divisor, {b.said}, may be zero"
        raise FormulaError(msg) from None
    below = tuple((unit, -power) for unit, power in b.dimension)
    turned = bool(b.whole) and not b.turned
    return _product(a, replace(b, dimension=below, turned=turned, stands_for=()), interval)


def _product(a: Amount, b: Amount, interval: Interval) -> Amount:
    _refuse_ranks(a, b)
    share, other = (a, b) if a.whole else (b, a)
    whole = ""
    stands_for: tuple[str, ...] = ()
    if share.whole and other.whole:
        if share.whole != other.whole or share.turned == other.turned:
            msg = f"{_both(a, b)}, which have no whole in common"
            raise OtherWhole(msg)
    elif share.turned and other.dimension:
        stands_for = (share.whole,)
    elif share.whole and not share.turned and share.whole in other.stands_for:
        pass  # the part
    elif share.whole and not other.dimension and not other.bare:
        whole = share.whole
    elif share.whole:
        msg = f"{_named(share)} is {described(share)}, and {_named(other)} is not that whole"
        raise OtherWhole(msg)
    return Amount(
        interval=interval,
        dimension=_combined(a, b),
        digits=max(a.digits, b.digits),
        whole=whole,
        turned=share.turned and bool(whole),
        stands_for=stands_for,
        scopes=a.scopes | b.scopes,
    )


def share(a: Amount, b: Amount) -> Amount:
    """Return the share that a is of the figure b.

    Raises:
        FormulaError: other units, no figure as the whole, or a part that exceeds it.
    """
    _require_alike(a, b, "set against each other")
    if not b.stands_for:
        msg = f"a share is one of a figure, and {b.said} is none"
        raise FormulaError(msg)
    if not intervals.at_most(a.interval, b.interval):
        msg = f"{_named(a)} exceeds {_named(b)}, of which it should be a part"
        raise FormulaError(msg)
    return replace(ratio(a, b), whole=b.stands_for[-1])


def ratio(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b of one unit: how many times.

    Raises:
        FormulaError: other units, shares of other wholes, or the divisor may be zero.
    """
    _require_alike(a, b, "set against each other")
    return divide(a, b)


def per(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b of different units: yuan a project.

    Raises:
        FormulaError: one unit, or the divisor may be zero.
    """
    if a.dimension == b.dimension:
        msg = f"{_both(a, b)}, of one unit; write ratio or share"
        raise FormulaError(msg)
    return divide(a, b)


def require_comparable(a: Amount, b: Amount) -> None:
    """See that a and b can be held against each other.

    Raises:
        FormulaError: other units, or shares of other wholes.
    """
    _require_unit(a, b, "compared")
    if a.whole and b.whole and (a.whole, a.turned) != (b.whole, b.turned):
        msg = f"{_both(a, b)}, which cannot be compared"
        raise OtherWhole(msg)


def described(amount: Amount) -> str:
    """Return what an amount is, in words: a count of firms, a share of “loans”."""
    if len(amount.dimension) == 1 and amount.dimension[0][1] == 1:
        unit = amount.dimension[0][0]
        return _KINDS.get(unit.kind, "a number of {}").format(_noun(unit))
    if amount.dimension:
        over = " × ".join(_noun(unit) for unit, power in amount.dimension for _ in range(power))
        under = "".join(f" a {u.one or u.id}" for u, power in amount.dimension if power < 0)
        return f"a number{' of ' if over else ''}{over}{under}"
    if amount.whole:
        return f"a share of “{amount.whole}”" + (", turned over" if amount.turned else "")
    return "a count of a list" if amount.bare else "a bare number"


_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "money": "an amount in {}",
        "measure": "a measure in {}",
        "count": "a count of {}",
        "ordinal": "a rank",
    }
)


def _noun(unit: Unit) -> str:
    """Return the unit's noun, with its id where the noun does not show it: units (press)."""
    noun = unit.other or unit.zh or unit.id
    return noun if noun.startswith(unit.id) else f"{noun} ({unit.id})"


def _named(amount: Amount) -> str:
    return f"“{amount.said}”" if amount.said.isidentifier() else amount.said


def _both(a: Amount, b: Amount) -> str:
    return f"{_named(a)} is {described(a)} and {_named(b)} {described(b)}"


def _require_alike(a: Amount, b: Amount, verb: str) -> None:
    """See that a and b have one unit and, where they are shares, one whole; 1 is any whole."""
    _refuse_ranks(a, b)
    _require_unit(a, b, verb)
    same = (a.whole, a.turned) == (b.whole, b.turned)
    if not (same or _is_one(a) or _is_one(b)):
        msg = f"{_both(a, b)}, which cannot be {verb}"
        raise OtherWhole(msg)


def _require_unit(a: Amount, b: Amount, verb: str) -> None:
    if a.dimension != b.dimension and not (a.bare or b.bare):
        msg = f"{_both(a, b)}, which cannot be {verb}"
        raise FormulaError(msg)


def _refuse_ranks(a: Amount, b: Amount) -> None:
    for amount in (a, b):
        if any(unit.kind == "ordinal" for unit, _ in amount.dimension):
            msg = f"{_named(amount)} is a rank, and nothing can be calculated with it"
            raise FormulaError(msg)


def _is_one(amount: Amount) -> bool:
    return (
        amount.interval == ONE.interval
        and not amount.dimension
        and not amount.whole
        and not amount.bare
    )


def _sum(a: Amount, b: Amount, interval: Interval) -> Amount:
    """Return a sum or a difference; one of shares of a whole is again one of it."""
    whole = "" if a.turned or b.turned else a.whole or b.whole
    dimension = b.dimension if a.bare else a.dimension
    return Amount(
        interval, dimension, max(a.digits, b.digits), bare=a.bare and b.bare,
        whole=whole, scopes=a.scopes | b.scopes,
    )  # fmt: skip


def _combined(a: Amount, b: Amount) -> Dimension:
    powers: Counter[Unit] = Counter()
    for unit, power in (*a.dimension, *b.dimension):
        powers[unit] += power
    kept = ((unit, power) for unit, power in powers.items() if power)
    return tuple(sorted(kept, key=lambda pair: pair[0].id))
