"""The formula language: + − × ÷ and a few named functions over figures, with units.

A formula is parsed by Python's own parser into a syntax tree and only the nodes listed here are
walked; nothing is ever evaluated as code. What cannot be read raises FormulaError.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, reduce

from liuzhou_site.errors import nearest
from liuzhou_site.figures import amounts, intervals
from liuzhou_site.figures.amounts import ONE, Amount, FormulaError, Lookup
from liuzhou_site.messages import part
from liuzhou_site.model import CELL, Interval
from liuzhou_site.numbers.grammar import Sign

_CELL = "_cell_"
_MAX_DEPTH = 40
_PAIR = 2


def evaluate(formula: str, lookup: Lookup) -> Amount:
    """Work out `formula`; `lookup` gives the amount of a name, or raises FormulaError."""
    return _visit(tree_of(formula), lookup, 0)


def inputs(formula: str) -> tuple[str, ...]:
    """Return the names that `formula` uses, in order, each once, functions left out."""
    tree = tree_of(formula)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    functions = {id(n.func) for n in calls}
    functions |= {id(n.args[0]) for n in calls if n.args and _function(n) == "count"}
    names = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in functions]
    names.sort(key=lambda n: (n.lineno, n.col_offset))
    return tuple(dict.fromkeys(n.id for n in names))


def terms(formula: str) -> tuple[str, ...]:
    """Return the names that `formula` adds up, if it is a plain sum of figures; none if not."""
    parts = signed(formula)
    return tuple(name for name, _ in parts) if all(sign > 0 for _, sign in parts) else ()


def signed(formula: str) -> tuple[tuple[str, int], ...]:
    """Return the names that `formula` adds (1) or takes away (-1), if it does no more than that."""
    return _signed(tree_of(formula), 1) or ()


def _signed(node: ast.expr, sign: int) -> tuple[tuple[str, int], ...] | None:
    match node:
        case ast.Name(id=name):
            return ((name, sign),)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as how, right=right):
            parts = [
                _signed(left, sign),
                _signed(right, -sign if isinstance(how, ast.Sub) else sign),
            ]
        case ast.Call(args=args) if _function(node) == "sum":
            parts = [_signed(arg, sign) for arg in args]
        case _:
            return None
    return None if None in parts else tuple(one for part in parts for one in part or ())


def spell(formula: str, say: Callable[[str], str], one: str) -> str:
    """Return `formula` or a claim for readers: × and ÷ for * and /, functions written as signs.

    `say` is asked for every name, for a list that is counted (count:LIST), for a figure’s period
    (date:ID) and for the words before and during (word:before); `one` stands for the constant.
    """
    return _spelled(tree_of(formula), say, one, _LOOSE)


_LOOSE, _COMPARED, _ADDED, _MULTIPLIED = range(4)
_MARKS: Mapping[str, tuple[str, int]] = {
    "Add": (" + ", _ADDED), "sum": (" + ", _ADDED),
    "Sub": (" − ", _ADDED), "difference": (" − ", _ADDED),
    "Mult": (" × ", _MULTIPLIED), "Div": (" ÷ ", _MULTIPLIED), "share": (" ÷ ", _MULTIPLIED),
    "ratio": (" ÷ ", _MULTIPLIED), "per": (" ÷ ", _MULTIPLIED),
    "Eq": (" = ", _COMPARED), "NotEq": (" ≠ ", _COMPARED), "LtE": (" ≤ ", _COMPARED),
    "GtE": (" ≥ ", _COMPARED), "Lt": (" < ", _COMPARED), "Gt": (" > ", _COMPARED),
}  # fmt: skip
"""Operator or function → its sign, and how tightly it binds."""


def _spelled(node: ast.expr, say: Callable[[str], str], one: str, around: int) -> str:
    """Spell a node; in brackets where what stands around it binds more tightly."""
    match node:
        case ast.Name(id=name):
            return say(name)
        case ast.Call() if _function(node) == "count":
            return say(_counted(node))
        case ast.Call(args=[ast.Name(id=first), ast.Name(id=second)]) if _function(node) in _DATED:
            return f"{say(f'date:{first}')}{say(f'word:{_function(node)}')}{say(f'date:{second}')}"
        case ast.UnaryOp(operand=operand):
            return f"− {_spelled(operand, say, one, _MULTIPLIED)}"
        case ast.BinOp(left=left, op=op, right=right):
            name, parts = type(op).__name__, [left, right]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            name, parts = type(op).__name__, [left, right]
        case ast.Call(args=args):
            name, parts = _function(node), list(args)
        case _:
            return one
    sign, binds = _MARKS[name]
    # What is taken away or divided by needs brackets where it binds as loosely as the sign.
    rest = binds if sign in {" + ", " × "} else binds + 1
    said = [_spelled(p, say, one, rest if i else binds) for i, p in enumerate(parts)]
    text = sign.join(said)
    return f"({text})" if binds < around else text


def dated(claim: str) -> str:
    """Return before or during where a claim compares the periods of two figures; "" elsewhere."""
    match tree_of(claim):
        case ast.Call(args=[ast.Name(), ast.Name()], keywords=[]) as call:
            return _function(call) if _function(call) in _DATED else ""
    return ""


_DATED = ("before", "during")
SIGNS: Mapping[type[ast.cmpop], Sign] = {
    ast.Gt: ">", ast.Lt: "<", ast.GtE: ">=", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
OPPOSITE: Mapping[Sign, Sign] = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!=", "!=": "=="}
POSSIBLE: Mapping[Sign, Callable[[Interval, Interval], bool]] = {
    "==": intervals.overlap,
    "!=": lambda a, b: a != b or a.low != a.high or a.low is None,
    "<=": intervals.at_most,
    ">=": lambda a, b: intervals.at_most(b, a),
    "<": intervals.below,
    ">": lambda a, b: intervals.below(b, a),
}
"""Whether a comparison can hold for some values; it must hold where its opposite cannot."""


@lru_cache(maxsize=1024)
def tree_of(formula: str) -> ast.expr:
    """Return the tree of a formula; the ids of cells, which Python would calculate, are names."""
    cells: list[str] = []

    def named(match: re.Match[str]) -> str:
        cells.append(match[0])
        return f"{_CELL}{len(cells) - 1}"

    try:
        tree = ast.parse(re.sub(CELL, named, formula.strip()), mode="eval").body
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id.startswith(_CELL):
                node.id = cells[int(node.id.removeprefix(_CELL))]
    except (SyntaxError, ValueError, IndexError, RecursionError, MemoryError):
        raise FormulaError(part("no-formula", text=formula)) from None
    return tree


def _visit(node: ast.expr, lookup: Lookup, depth: int) -> Amount:
    """Work out a node; the amount keeps how the formula says it, for the messages."""
    if depth > _MAX_DEPTH:
        raise FormulaError(part("nested"))
    return replace(_worked(node, lookup, depth), said=ast.unparse(node))


def _worked(node: ast.expr, lookup: Lookup, depth: int) -> Amount:
    match node:
        case ast.Name(id=name):
            return lookup(name)
        case ast.Constant(value=1):
            return ONE
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return amounts.negate(_visit(operand, lookup, depth + 1))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            a, b = _visit(left, lookup, depth + 1), _visit(right, lookup, depth + 1)
            return _OPERATORS[type(op)](a, b)
        case ast.Call() if _function(node) == "count" and not node.keywords:
            return lookup(_counted(node))
        case ast.Call(args=args) if not node.keywords:
            return _call(_function(node), [_visit(a, lookup, depth + 1) for a in args])
        case ast.Constant(value=int() | float() as value):
            raise FormulaError(part("bare-number-typed", value=value))
        case _:
            raise FormulaError(part("not-in-language-of-formulas", text=ast.unparse(node)))


def _function(node: ast.expr) -> str:
    """Return the name of the function that `node` calls, nothing where it calls none."""
    called = node.func if isinstance(node, ast.Call) else None
    return called.id if isinstance(called, ast.Name) else ""


def _counted(node: ast.Call) -> str:
    match node.args:
        case [ast.Name(id=listed)]:
            return f"count:{listed}"
    raise FormulaError(part("count-of-list"))


def _call(name: str, found: list[Amount]) -> Amount:
    if name == "sum" and found:
        return reduce(amounts.add, found)
    if name in _PAIRS and len(found) == _PAIR:
        return _PAIRS[name](*found)
    if name in {"sum", *_PAIRS}:
        raise FormulaError(part("names-given", name=name, count=len(found)))
    raise FormulaError(part("no-function", name=name, nearest=nearest(name, ["sum", *_PAIRS])))


_OPERATORS: Mapping[type[ast.operator], Callable[[Amount, Amount], Amount]] = {
    ast.Add: amounts.add,
    ast.Sub: amounts.subtract,
    ast.Mult: amounts.multiply,
    ast.Div: amounts.divide,
}
_PAIRS: Mapping[str, Callable[[Amount, Amount], Amount]] = {
    "difference": amounts.subtract,
    "share": amounts.share,
    "ratio": amounts.ratio,
    "per": amounts.per,
}
