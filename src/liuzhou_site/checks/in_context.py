"""Every mention, read again in its sentence: the words around it leave it what its record says.

A minus before it, a 第, a million or a % behind it, a second number that makes a range of both:
what a reader reads is no longer the figure, though the figure itself was said rightly.
A language that brings its own rules is not read; there the gate alone keeps numerals away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.model import Figure, Hedge, Interval, Kind, Quantity, Unit, meet
from liuzhou_site.numbers import DEFAULT_UNITS, FORMS, LANGUAGES, read, tokens, way
from liuzhou_site.numbers.quantity import times
from liuzhou_site.story.figure_text import BARE


def misread(seen: Resolved) -> Iterator[Problem]:
    """Yield the mentions that are not read as their record says, in the words around them."""
    project, book = seen.project, seen.book
    for lang, inline in seen.texts:
        if not inline.refs or lang not in LANGUAGES or not seen.sayable(inline):
            continue
        worded = seen.setters[lang].words(inline)
        plain = tokens.strip(worded)
        found = list(read(plain, lang, project.units))
        bound = [(s, e) for name, _, s, e in placed(worded) if name.startswith("~")]
        for name, form, start, end in placed(worded):
            for twice in _DOUBLED.finditer(plain, max(0, start - _NEAR), end + _NEAR):
                if any(twice.start() < edge < twice.end() for edge in (start, end)):
                    yield problem("said-twice", inline.place, id=name, found=twice[0])
            if form not in FORMS:
                continue
            figure = book.figures[name]
            compares = LANGUAGES[lang].hedges.compares
            around = [q for q in found if meet(q.span, (start, end))]
            around = [
                replace(q, hedge=Hedge.NONE)
                if compares.fullmatch(plain, q.span[0], start)
                or any(s <= q.span[0] < e <= start for s, e in bound)
                else q
                for q in around
            ]
            alone = read(plain[start:end], lang, project.units)
            if alone and not any(_same(figure, q, alone[0], project.units) for q in around):
                said = ", ".join(plain[slice(*q.span)] for q in around) or "nothing"
                yield problem(
                    "misread", inline.place, id=name, said=plain[start:end], found=said.strip()
                )


_DOUBLED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}) \1(?![^\W\d_])", re.IGNORECASE)
"""A word that is written twice, where words are set apart: the the."""
_NEAR = 20


def placed(worded: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (figure, form, start, end) of every mention in a text, places as without tokens."""
    shift = 0
    for match in tokens.TOKEN.finditer(worded):
        name, _, rest = tokens.identity(match[1]).partition(":")
        start = match.start() - shift
        shift += len(match[0]) - len(match[2])
        yield name, rest.partition(":")[0].removeprefix(BARE), start, start + len(match[2])


def _same(figure: Figure, found: Quantity, alone: Quantity, units: Mapping[str, Unit]) -> bool:
    """Say whether a quantity in its sentence is the one that the mention says by itself."""
    if figure.quantity.change and found.value != 0 and way(found) != figure.quantity.change:
        return False
    if found.kind.per and not alone.kind.per:  # 每千人口3.6人, where the mention says 3.6
        found = replace(
            found,
            value=times(found.value, Decimal(found.kind.per)),
            kind=alone.kind,
            unit=alone.unit,
        )
    kinds = {Kind.PERCENT if q.kind.is_share else q.kind for q in (found, alone)}
    value = found.value
    ends = (value.low, value.high) if isinstance(value, Interval) else (value,)
    lone = None if isinstance(alone.value, Interval) else alone.value
    of_range = lone is not None and lone in ends and not (lone and -lone in ends)  # ±5 is not 5
    if len(kinds) > 1 or not (value == alone.value or of_range):
        return False
    if found.hedge != alone.hedge and not (of_range and len(ends) > 1):
        return False
    unit = units.get(found.unit) or DEFAULT_UNITS.get(found.unit)
    measured = unit is not None and unit.kind in {"money", "measure"}
    own = {alone.unit, figure.unit.id}
    return not measured or found.unit in own or _AGES.get(found.unit) in own


_AGES = {"age": "year", "age_month": "month", "age_week": "week", "age_day": "day"}
"""What is so many years old has lasted so many years."""
