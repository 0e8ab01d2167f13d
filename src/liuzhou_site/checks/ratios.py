"""Ratios in their clause: how many times the first figure is the second, not the reverse."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from liuzhou_site.checks.in_clause import Compared, exchanged
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures import formulas
from liuzhou_site.model import Figure
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.comparing import Relation, find, relation
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.story.claims import Claim
from liuzhou_site.story.inline import Phrase, Ref

_RATIO = "ratio"
_NEXT = re.compile(r"[ \w]{0,12}$")


def ratios(seen: Resolved) -> Iterator[Problem]:
    """Yield the ratios that are said the other way round."""
    figures = seen.book.figures
    divided = {name: claim for name, one in figures.items() if (claim := _divided(one))}
    for lang, inline in seen.texts if divided else ():
        for at, ref in enumerate(inline.pieces):
            if not isinstance(ref, Ref) or ref.name not in divided or lang not in LANGUAGES:
                continue
            one = Compared(inline, at, lang, divided[ref.name], seen.names.labels)
            if exchanged(one) or _contrary(one, figures[ref.name], seen):
                formula = figures[ref.name].formula
                yield problem(
                    "ratio-turned", ref.place, id=ref.name, formula=formula, context=one.clause
                )


def _divided(figure: Figure) -> Claim | None:
    """Return the two sides of a ratio as a claim has them; None for another figure."""
    if figure.unit.id != "times" or not figure.formula:
        return None
    match formulas.tree_of(figure.formula):
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            sides = ast.unparse(left), ast.unparse(right)
            return Claim(figure.formula, sides, Relation(_RATIO))
    return None


def _contrary(one: Compared, figure: Figure, seen: Resolved) -> bool:
    """Say whether words beside a ratio say more of what is less than once, or less of more."""
    low, high = figure.interval.low, figure.interval.high
    way = "<" if high is not None and high < 1 else ">" if low is not None and low > 1 else ""
    (_, start), (end, last) = one.around
    after = one.text[end:last]
    hits = [hit.sign for hit in find(after, one.lang) if _NEXT.match(after[: hit.start])]
    if one.lang == "en" and way == "<" and ">" in hits[:1]:  # 0.4 times more
        return True
    begins, ends = bounds(one.text, start, SENTENCE)
    names = {name for side in one.sides for name in side}
    for at, phrase in enumerate(one.inline.pieces):
        claim = seen.claims[0].get(phrase.name) if isinstance(phrase, Phrase) else None
        if claim and isinstance(phrase, Phrase) and begins <= one.starts[at] < ends:
            compared = {n for side in claim.sides if side for n in formulas.inputs(side)}
            says = relation(phrase.words, one.lang, seen.project.units)
            if compared == names and says and {says.sign, way} == {"<", ">"}:
                return one.placed == (None, None)
    return False
