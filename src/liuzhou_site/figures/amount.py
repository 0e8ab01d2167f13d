"""An amount, and what it is in words for an editor: a count of firms, a share of “loans”."""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site.messages import Part, part
from liuzhou_site.model import Interval, Unit

Dimension = tuple[tuple[Unit, int], ...]
"""Exponent by unit, sorted by its id: ((yuan, 1),); () for a share or a bare number."""


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


def described(amount: Amount) -> Part:
    """Return what an amount is, in words: a count of firms, a share of “loans”."""
    if len(amount.dimension) == 1 and amount.dimension[0][1] == 1:
        unit = amount.dimension[0][0]
        kind = unit.kind if unit.kind in _KINDS else "number-of"
        return part(kind, unit=_noun(unit))
    if amount.dimension:
        over = tuple(_noun(unit) for unit, power in amount.dimension for _ in range(power))
        under = tuple(u.one or u.id for u, power in amount.dimension if power < 0)
        code = "number-of-per" if over and under else "number-of" if over else "number-per"
        return part(code, unit=over, under=under)
    if amount.whole:
        return part("turned-share" if amount.turned else "share-of", whole=amount.whole)
    return part("list-count" if amount.bare else "bare-number")


_KINDS = frozenset({"money", "measure", "count", "ordinal"})
"""Kinds of units that have words of their own."""


def _noun(unit: Unit) -> str:
    """Return the unit's noun, with its id where the noun does not show it: units (press)."""
    noun = unit.other or unit.zh or unit.id
    return noun if noun.startswith(unit.id) else f"{noun} ({unit.id})"


def named(amount: Amount) -> str:
    """Return what the formula calls an amount, a name in quotation marks."""
    return f"“{amount.said}”" if amount.said.isidentifier() else amount.said


def both(code: str, a: Amount, b: Amount) -> Part:
    """Return the part `code`, which says what is wrong with two amounts, of what they are."""
    of_b = {"other": named(b), "else": described(b)}
    return part(code, both=part("both", one=named(a), what=described(a), **of_b))
