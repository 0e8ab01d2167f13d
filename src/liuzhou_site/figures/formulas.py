"""The formula language: + − × ÷ and a few named functions over figures, with units.

A formula is parsed by Python's own parser into a syntax tree and only the nodes listed here are
walked; nothing is ever evaluated as code.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest
from liuzhou_site.figures import intervals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from liuzhou_site.model import Interval

Dimension = tuple[tuple[str, int], ...]
"""Exponent by unit, sorted: (("CNY", 1),); () for a share or a bare number."""

_MAX_DEPTH = 40
_PAIR = 2


@dataclass(frozen=True)
class Amount:
    """An interval with its dimension and the significant digits it was printed with."""

    interval: Interval
    dimension: Dimension
    digits: int
    bare: bool = False  # a count of names or rows, which compares with any unit


class FormulaError(ValueError):
    """The formula cannot be read or worked out; the text says why, for an editor."""


def evaluate(formula: str, lookup: Callable[[str], Amount]) -> Amount:
    """Work out `formula`; `lookup` gives the amount of a name, or raises FormulaError.

    Raises:
        FormulaError: not a formula, an unknown function, units that do not go together.
    """
    return _visit(_parse(formula), lookup, 0)


def inputs(formula: str) -> tuple[str, ...]:
    """Return the names that `formula` uses, in order, each once, functions left out.

    Raises:
        FormulaError: it cannot be read.
    """
    tree = _parse(formula)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    functions = {id(n.func) for n in calls}
    functions |= {id(n.args[0]) for n in calls if n.args and _function(n) == "count"}
    names = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in functions]
    names.sort(key=lambda n: (n.lineno, n.col_offset))
    return tuple(dict.fromkeys(n.id for n in names))


def spell(formula: str, say: Callable[[str], str], one: str) -> str:
    """Return `formula` for readers: names replaced by what `say` gives, × and ÷ for * and /.

    Sums and shares are written out; a count is asked from `say` by its lookup name; `one` stands
    for the constant.

    Raises:
        FormulaError: it cannot be read.
    """
    return _spelled(_parse(formula), say, one)


_SYMBOLS: Mapping[type[ast.AST], str] = MappingProxyType(
    {
        ast.Add: " + ",
        ast.Sub: " − ",
        ast.Mult: " × ",
        ast.Div: " ÷ ",
        ast.Eq: " = ",
        ast.NotEq: " ≠ ",
        ast.LtE: " ≤ ",
        ast.GtE: " ≥ ",
        ast.Lt: " < ",
        ast.Gt: " > ",
    }
)
_WRITTEN: Mapping[str, str] = MappingProxyType(
    {"sum": " + ", "share": " ÷ ", "ratio": " ÷ ", "difference": " − ", "overlaps": " = "}
)


def _spelled(node: ast.expr, say: Callable[[str], str], one: str) -> str:
    match node:
        case ast.Name(id=name):
            return say(name)
        case ast.BinOp(left=left, op=op, right=right):
            tight = isinstance(op, ast.Mult | ast.Div | ast.Sub)
            sides = [_spelled(left, say, one), _spelled(right, say, one)]
            if tight and isinstance(right, ast.BinOp):
                sides[1] = f"({sides[1]})"
            if isinstance(left, ast.BinOp) and isinstance(op, ast.Mult | ast.Div):
                sides[0] = f"({sides[0]})"
            return _SYMBOLS[type(op)].join(sides)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            sides = [_spelled(left, say, one), _spelled(right, say, one)]
            return _SYMBOLS[type(op)].join(sides)
        case ast.Call() if _function(node) == "count":
            return say(_counted(node))
        case ast.Call(args=args):
            return _WRITTEN[_function(node)].join(_spelled(arg, say, one) for arg in args)
        case _:
            return one


@dataclass(frozen=True)
class Comparison:
    """A claim worked out: what stands on its two sides, and whether it can hold."""

    left: Interval
    right: Interval
    holds: bool


def compare(claim: str, lookup: Callable[[str], Amount]) -> Comparison:
    """Work out the comparison `claim`, given what its figures allow.

    `a == b` holds where the intervals meet, `a != b` where they do not, `a < b` where some value
    of a lies below some value of b; `overlaps(a, b)` as `==`.

    Raises:
        FormulaError: not a comparison of two formulas of one unit.
    """
    tree = _parse(claim)
    if isinstance(tree, ast.Compare) and len(tree.ops) == 1:
        left, right, symbol = tree.left, tree.comparators[0], type(tree.ops[0])
    elif isinstance(tree, ast.Call) and _function(tree) == "overlaps" and len(tree.args) == _PAIR:
        (left, right), symbol = tree.args, ast.Eq
    else:
        msg = "a claim compares two formulas, such as “a + b == c”"
        raise FormulaError(msg)
    if symbol not in _COMPARISONS:
        msg = "a claim compares with ==, !=, <, <=, > or >="
        raise FormulaError(msg)
    a, b = _visit(left, lookup, 0), _visit(right, lookup, 0)
    _same_unit(a, b, "compared")
    holds = _COMPARISONS[symbol](a.interval, b.interval)
    return Comparison(a.interval, b.interval, holds)


_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Interval, Interval], bool]] = MappingProxyType(
    {
        ast.Eq: intervals.overlap,
        ast.NotEq: lambda a, b: not intervals.overlap(a, b),
        ast.LtE: intervals.at_most,
        ast.GtE: lambda a, b: intervals.at_most(b, a),
        ast.Lt: intervals.below,
        ast.Gt: lambda a, b: intervals.below(b, a),
    }
)


def _parse(formula: str) -> ast.expr:
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        msg = f"“{formula}” is not a formula"
        raise FormulaError(msg) from None


def _visit(node: ast.expr, lookup: Callable[[str], Amount], depth: int) -> Amount:
    if depth > _MAX_DEPTH:
        msg = "it is nested too deeply"
        raise FormulaError(msg)
    match node:
        case ast.Name(id=name):
            return lookup(name)
        case ast.Constant(value=1):
            return Amount(intervals.exactly(Decimal(1)), (), 0)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            a, b = _visit(left, lookup, depth + 1), _visit(right, lookup, depth + 1)
            return _OPERATORS[type(op)](a, b)
        case ast.Call() if _function(node) == "count" and not node.keywords:
            return lookup(_counted(node))
        case ast.Call(args=args) if not node.keywords:
            return _call(_function(node), [_visit(a, lookup, depth + 1) for a in args])
        case ast.Constant(value=int() | float() as value):
            msg = f"the number {value!r} stands on its own; give it a row in the ledger"
            raise FormulaError(msg)
        case _:
            msg = f"“{ast.unparse(node)}” is not part of the formula language"
            raise FormulaError(msg)


def _function(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _counted(node: ast.Call) -> str:
    """Return the lookup name of count(LIST)."""
    match node.args:
        case [ast.Name(id=listed)]:
            return f"count:{listed}"
    msg = "count() takes the name of a list, such as count(ledger)"
    raise FormulaError(msg)


def _call(name: str, amounts: list[Amount]) -> Amount:
    if name == "sum" and amounts:
        total = amounts[0]
        for amount in amounts[1:]:
            total = _add(total, amount)
        return total
    if name in _PAIRS and len(amounts) == _PAIR:
        return _PAIRS[name](*amounts)
    if name in {"sum", *_PAIRS}:
        msg = f"{name}() was given {len(amounts)} names"
        raise FormulaError(msg)
    msg = f"there is no function “{name}”.{nearest(name, ['sum', *_PAIRS])}"
    raise FormulaError(msg)


def _same_unit(a: Amount, b: Amount, verb: str) -> None:
    if a.dimension != b.dimension and not (a.bare or b.bare):
        msg = f"{_unit_words(a)} and {_unit_words(b)} cannot be {verb}"
        raise FormulaError(msg)


def _unit_words(amount: Amount) -> str:
    parts = [unit if power == 1 else f"{unit}^{power}" for unit, power in amount.dimension]
    return " × ".join(parts) or "a share"


def _add(a: Amount, b: Amount) -> Amount:
    _same_unit(a, b, "added")
    return Amount(intervals.add(a.interval, b.interval), a.dimension, max(a.digits, b.digits))


def _subtract(a: Amount, b: Amount) -> Amount:
    _same_unit(a, b, "subtracted")
    interval = intervals.add(a.interval, intervals.negate(b.interval))
    return Amount(interval, a.dimension, max(a.digits, b.digits))


def _multiply(a: Amount, b: Amount) -> Amount:
    interval = intervals.multiply(a.interval, b.interval)
    return Amount(interval, _combine(a, b, 1), max(a.digits, b.digits))


def _divide(a: Amount, b: Amount) -> Amount:
    try:
        inverse = intervals.invert(b.interval)
    except ZeroDivisionError:
        msg = "the divisor may be zero"
        raise FormulaError(msg) from None
    interval = intervals.multiply(a.interval, inverse)
    return Amount(interval, _combine(a, b, -1), max(a.digits, b.digits))


def _combine(a: Amount, b: Amount, sign: int) -> Dimension:
    powers: Counter[str] = Counter(dict(a.dimension))
    for unit, power in b.dimension:
        powers[unit] += sign * power
    return tuple(sorted((unit, power) for unit, power in powers.items() if power))


_OPERATORS: Mapping[type[ast.operator], Callable[[Amount, Amount], Amount]] = MappingProxyType(
    {ast.Add: _add, ast.Sub: _subtract, ast.Mult: _multiply, ast.Div: _divide}
)
_PAIRS: Mapping[str, Callable[[Amount, Amount], Amount]] = MappingProxyType(
    {"difference": _subtract, "share": _divide, "ratio": _divide}
)
