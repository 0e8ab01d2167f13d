"""Amounts: intervals that know their unit, of what whole they are a share, and for which scope.

What does not go together is refused with the reason, in words for an editor.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from liuzhou_site.figures import intervals
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


class FormulaError(ValueError):
    """The formula cannot be read or worked out; `why` says so, for an editor."""

    def __init__(self, why: Part) -> None:
        super().__init__(why)
        self.why = why


class LostOperand(FormulaError):
    """It rests on a record that is broken: what is wrong is reported there."""


class OtherWhole(FormulaError):
    """Shares of different wholes meet, or a share and what is not its whole."""


Lookup = Callable[[str], Amount]
"""Gives the amount of a name, or raises FormulaError."""
ONE = Amount(intervals.exactly(Decimal(1)), (), 0, said="1")
"""The constant of the language: the whole, of which shares are parts."""


def add(a: Amount, b: Amount) -> Amount:
    """Return a + b; refused are other units and wholes, and what would be counted twice."""
    _require_alike(a, b, "cannot-add")
    scopes = a.scopes | b.scopes
    for inner, outer in ((i[0], o[0]) for i in scopes for o in scopes if o[0] in i[1:]):
        raise FormulaError(part("twice-counted", why=part("lies-in", inner=inner, outer=outer)))
    for name in sorted(a.parts & b.parts):
        why = part("in-both", name=name, one=a.said, other=b.said)
        raise FormulaError(part("twice-counted", why=why))
    total = _sum(a, b, intervals.add(a.interval, b.interval))
    return replace(total, parts=a.parts | b.parts, said=f"{a.said} + {b.said}")


def subtract(a: Amount, b: Amount) -> Amount:
    """Return a − b; refused are other units, and shares of other wholes."""
    _require_alike(a, b, "cannot-subtract")
    return _sum(a, b, intervals.add(a.interval, intervals.negate(b.interval)))


def negate(a: Amount) -> Amount:
    """Return −a, which is taken away from what it is added to; a rank is refused."""
    _require_alike(a, a, "cannot-subtract")
    nothing: frozenset[str] = frozenset()
    interval = intervals.negate(a.interval)
    return replace(a, interval=interval, stands_for=(), parts=nothing, scopes=frozenset())


def multiply(a: Amount, b: Amount) -> Amount:
    """Return a × b; a share times its whole is the part, and times anything else refused."""
    return _product(a, b, intervals.multiply(a.interval, b.interval))


def divide(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b; a part divided by its share is the whole. b may not be zero."""
    if a.whole and (b.dimension or b.bare):
        raise FormulaError(both("cannot-divide", a, b))
    try:
        interval = intervals.divide(a.interval, b.interval)
    except ZeroDivisionError:
        raise FormulaError(part("zero-divisor", name=b.said)) from None
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
            raise OtherWhole(both("no-common-whole", a, b))
    elif share.turned and other.dimension:
        stands_for = (share.whole,)
    elif share.whole and not share.turned and share.whole in other.stands_for:
        pass  # the part
    elif share.whole and not other.dimension and not other.bare:
        whole = share.whole
    elif share.whole:
        one, what = named(share), described(share)
        raise OtherWhole(part("not-that-whole", one=one, what=what, other=named(other)))
    powers = Counter(dict(a.dimension))
    powers.update(dict(b.dimension))
    kept = ((unit, power) for unit, power in powers.items() if power)
    return Amount(
        interval=interval,
        dimension=tuple(sorted(kept, key=lambda pair: pair[0].id)),
        digits=max(a.digits, b.digits),
        whole=whole,
        turned=share.turned and bool(whole),
        stands_for=stands_for,
        scopes=a.scopes | b.scopes,
    )


def share(a: Amount, b: Amount) -> Amount:
    """Return the share that a is of the figure b, of its unit, which it may not exceed."""
    _require_alike(a, b, "cannot-set-against")
    if not b.stands_for:
        raise FormulaError(part("share-of-none", name=b.said))
    if not intervals.at_most(a.interval, b.interval):
        raise FormulaError(part("exceeds", one=named(a), other=named(b)))
    return replace(ratio(a, b), whole=b.stands_for[-1])


def ratio(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b of one unit: how many times."""
    _require_alike(a, b, "cannot-set-against")
    return divide(a, b)


def per(a: Amount, b: Amount) -> Amount:
    """Return a ÷ b of different units: yuan a project."""
    if a.dimension == b.dimension:
        raise FormulaError(both("of-one-unit", a, b))
    return divide(a, b)


def require_comparable(a: Amount, b: Amount) -> None:
    """See that a and b can be held against each other: of one unit and one whole."""
    _require_unit(a, b, "cannot-compare")
    if a.whole and b.whole and (a.whole, a.turned) != (b.whole, b.turned):
        raise OtherWhole(both("cannot-compare", a, b))


def _require_alike(a: Amount, b: Amount, code: str) -> None:
    """See that a and b have one unit and, where they are shares, one whole; 1 is any whole."""
    _refuse_ranks(a, b)
    _require_unit(a, b, code)
    if (a.whole, a.turned) != (b.whole, b.turned) and not (_is_one(a) or _is_one(b)):
        raise OtherWhole(both(code, a, b))


def _require_unit(a: Amount, b: Amount, code: str) -> None:
    if a.dimension != b.dimension and not (a.bare or b.bare):
        raise FormulaError(both(code, a, b))


def _refuse_ranks(a: Amount, b: Amount) -> None:
    for amount in (a, b):
        if any(unit.kind == "ordinal" for unit, _ in amount.dimension):
            raise FormulaError(part("is-a-rank", name=named(amount)))


def _is_one(amount: Amount) -> bool:
    return amount.interval == ONE.interval and not (amount.dimension or amount.whole or amount.bare)


def _sum(a: Amount, b: Amount, interval: Interval) -> Amount:
    """Return a sum or a difference; one of shares of a whole is again one of it."""
    whole = "" if a.turned or b.turned else a.whole or b.whole
    dimension = b.dimension if a.bare else a.dimension
    return Amount(
        interval, dimension, max(a.digits, b.digits), bare=a.bare and b.bare,
        whole=whole, scopes=a.scopes | b.scopes,
    )  # fmt: skip
