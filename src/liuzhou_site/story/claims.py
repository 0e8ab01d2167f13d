"""What a comparison claims over figures, and whether it holds for all that the source allows.

What cannot be read, worked out or turned round raises FormulaError.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures import amounts, formulas, intervals
from liuzhou_site.figures.amounts import FormulaError, Lookup
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.evaluation import Expression, Operands, countable, work_out
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Figure, Interval, Lang
from liuzhou_site.numbers.comparing import Relation
from liuzhou_site.numbers.grammar import Sign

_LOOSE = frozenset({"about", "nearly"})
_EXTREME = frozenset({"largest", "smallest"})
_CHANGE = frozenset({"rose", "fell"})
_NAMES = ", ".join(f"{name}(a, b)" for name in sorted(_LOOSE | _EXTREME | _CHANGE))
_PAIR = 2


@dataclass(frozen=True)
class Claim:
    """A comparison taken apart.

    sides: formulas; the first is what is spoken of. A constant alone has the side "".
    relation: the sign, and how many times the second side the first is held against.
    """

    text: str
    sides: tuple[str, ...]
    relation: Relation


@dataclass(frozen=True)
class Bound:
    """A comparison that was worked out, and the words that say it, by language."""

    id: str
    claim: Claim
    words: Mapping[Lang, tuple[str, ...]]


def parse(text: str) -> Claim:
    """Take a claim apart: `a < b`, `a > 2 * b`, `share == 2/3`, `largest(a, b)`, `rose(a, b)`."""
    try:
        tree = formulas.tree_of(text)
    except FormulaError:
        raise FormulaError(part("no-claim", text=text)) from None
    match tree:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in formulas.SIGNS:
            return _claim(text, formulas.SIGNS[type(op)], left, right)
        case ast.Call(func=ast.Name(id=name), args=[left, right], keywords=[]) if name in _LOOSE:
            return _claim(text, name, left, right)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _EXTREME | _CHANGE:
            if len(args) < _PAIR or (name in _CHANGE and len(args) > _PAIR):
                raise FormulaError(part("names-given", name=name, count=len(args)))
            return Claim(text, tuple(ast.unparse(arg) for arg in args), Relation(name))
    raise FormulaError(part("two-formulas-or", example="a > b", names=_NAMES))


def negated(claim: Claim) -> Claim:
    """Return the opposite of a claim, for a contradiction that is known."""
    relation = claim.relation
    if relation.sign not in formulas.OPPOSITE:
        raise FormulaError(part("no-opposite", text=claim.text))
    return replace(claim, relation=replace(relation, sign=formulas.OPPOSITE[relation.sign]))


def names(claim: Claim) -> tuple[str, ...]:
    """Return the figures that a claim compares, each once."""
    found = (name for side in claim.sides if side for name in formulas.inputs(side))
    return tuple(dict.fromkeys(found))


def holds(claim: Claim, lookup: Lookup, *, possibly: bool = False) -> bool:
    """Say whether a claim is true whatever the values are that its figures allow.

    possibly: whether some of them suffice, since the source says so itself.
    """
    sides = [formulas.evaluate(side, lookup) if side else amounts.ONE for side in claim.sides]
    for side in sides[1:]:
        if claim.sides[1]:
            amounts.require_comparable(sides[0], side)
    if not claim.sides[1] and sides[0].dimension:
        raise FormulaError(part("no-ratio", text=claim.sides[0]))
    first, *others = (side.interval for side in sides)
    sign, factor = claim.relation.sign, claim.relation.factor
    below = intervals.below if possibly else intervals.surely_below
    if sign in _CHANGE:
        _require_order(claim, lookup)
        low, high = (first, others[0]) if sign == "rose" else (others[0], first)
        return below(low, high)
    if sign in _EXTREME:
        ways = ((other, first) if sign == "largest" else (first, other) for other in others)
        return all(below(low, high) for low, high in ways)
    # Cross-multiplied, so that two thirds stay exact.
    a, b = _times(first, factor.denominator), _times(others[0], factor.numerator)
    if possibly and sign in formulas.POSSIBLE:
        return formulas.POSSIBLE[sign](a, b)
    return _surely(sign, a, b)


def worked_out(
    project: Project, known: Mapping[str, Figure], broken: frozenset[str]
) -> tuple[Mapping[str, Claim], tuple[Problem, ...]]:
    """Return every claim by id, those of checks first, and what is wrong with them."""
    over = Operands(project, known, countable(project, known), broken)
    claims = _checked(over)
    problems: list[Problem] = []
    sheet = project.comparisons
    for name, entry in sheet.value.claims.items():
        place = sheet.place("claims", name, "claim")
        if name in claims or name in known:
            first = known[name].place if name in known else Place("data/checks.yml")
            problems.append(problem("duplicate-id", place, found=name, first=first))
            continue
        changing = entry.claim.startswith(tuple(_CHANGE))
        asked = Expression(name, entry.claim, place, entry.allow, changing=changing)
        worked, found = work_out(asked, partial(_works, possibly=bool(entry.source)), over)
        problems += found
        if worked is not None:
            claims[name] = parse(entry.claim)
        if worked is False:
            numbers = tuple(
                part("amounts-to", id=one, value=told(known[one])) for one in names(claims[name])
            )
            problems.append(problem("claim-fails", place, claim=entry.claim, numbers=numbers))
    return claims, tuple(problems)


def _checked(over: Operands) -> dict[str, Claim]:
    """Return what the checks claim, worked out already; without sides where it need not be true."""
    claims: dict[str, Claim] = {}
    for index, check in enumerate(over.project.checks.value):
        try:
            claim = parse(check.claim)
            claim = claim if check.expect == "holds" else negated(claim)
        except FormulaError:
            continue  # no words say it: an order of dates
        place = over.project.checks.place(index)
        asked = Expression(check.id, check.claim, place, check.allow)
        surely, _ = work_out(asked, partial(_holds, claim), over.listing(check.names))
        if surely is not None:  # otherwise it rests on a mistake, or is one
            claims[check.id] = claim if surely else Claim(claim.text, (), claim.relation)
    return claims


def _works(text: str, lookup: Lookup, *, possibly: bool) -> bool:
    return holds(parse(text), lookup, possibly=possibly)


def _holds(claim: Claim, _text: str, lookup: Lookup) -> bool:
    return holds(claim, lookup)


def _claim(text: str, sign: Sign, left: ast.expr, right: ast.expr) -> Claim:
    factor, base = _factored(right)
    return Claim(text, (ast.unparse(left), base), Relation(sign, factor))


def _factored(node: ast.expr) -> tuple[Fraction, str]:
    """Return the constant factor of a side, and the formula that it multiplies."""
    constant = _constant(node)
    if constant is not None:
        return constant, ""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            for number, rest in ((left, right), (right, left)):
                factor = _constant(number)
                if factor is not None:
                    return factor, ast.unparse(rest)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            divisor = _constant(right)
            if divisor:
                return 1 / divisor, ast.unparse(left)
    return Fraction(1), ast.unparse(node)


def _constant(node: ast.expr) -> Fraction | None:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Fraction(str(value))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            over, under = _constant(left), _constant(right)
            return over / under if over is not None and under else None
    return None


def _require_order(claim: Claim, lookup: Lookup) -> None:
    before, after = (lookup(f"date:{name}").interval for name in claim.sides)
    if not intervals.surely_below(before, after):
        raise FormulaError(part("not-before", one=claim.sides[0], other=claim.sides[1]))


def _times(a: Interval, factor: int) -> Interval:
    """Return `a` times a factor above zero, whichever of its ends is open: under 50, over 70."""
    by, rounded = intervals.EXACT.create_decimal(factor), (intervals.DOWN, intervals.UP)
    ends = ((a.low, rounded[0]), (a.high, rounded[1]))
    low, high = (None if end is None else context.multiply(end, by) for end, context in ends)
    return replace(a, low=low, high=high)


def _surely(sign: Sign, a: Interval, b: Interval) -> bool:
    """Say whether every a stands so to every b; what is printed alike is the same."""
    if sign == "==":
        return a == b and None not in {a.low, a.high}
    if sign not in _LOOSE:
        return not formulas.POSSIBLE[formulas.OPPOSITE[sign]](a, b)
    # Within a tenth; what is nearly b is not above it.
    tenth, ten = (intervals.EXACT.create_decimal(text) for text in ("0.9", "1.1"))
    low = intervals.multiply(b, intervals.exactly(tenth))
    high = b if sign == "nearly" else intervals.multiply(b, intervals.exactly(ten))
    return _surely("<=", low, a) and _surely("<=", a, high)
