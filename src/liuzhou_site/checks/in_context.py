"""Every mention, read again in its sentence: the words around it leave it what its record says.

A minus before it, a 第, a million or a % behind it, a second number that makes a range of both:
what a reader reads is no longer the figure, though the figure itself was said rightly.
A language that brings its own rules is not read; there the gate alone keeps numerals away.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.text import Text
from liuzhou_site.errors import Problem, problem
from liuzhou_site.model import Figure, Hedge, Interval, Kind, Quantity, Span, Unit
from liuzhou_site.numbers import FORMS, LANGUAGES, read, way
from liuzhou_site.numbers.quantity import times
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.units import measures


def misread(seen: Resolved) -> Iterator[Problem]:
    """Yield the mentions that are not read as their record says, in the words around them."""
    for text in seen.sound:
        yield from seen.spoken.once("misread", text.held, partial(_in_context, text))


def _in_context(text: Text) -> Iterator[Problem]:
    bound = [(start, end) for name, _, start, end in text.spots if name.startswith("~")]
    for name, form, start, end in text.spots:
        for twice in _DOUBLED.finditer(text.said.text, max(0, start - _NEAR), end + _NEAR):
            if any(twice.start() < edge < twice.end() for edge in (start, end)):
                yield problem("said-twice", text.inline.place, id=name, found=twice[0])
        if form in FORMS:
            yield from _misread(text, name, (start, end), bound)


_DOUBLED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}) \1(?![^\W\d_])", re.IGNORECASE)
"""A word that is written twice, where words are set apart: the the."""
_NEAR = 20


def _misread(text: Text, name: str, spot: Span, bound: Sequence[Span]) -> Iterator[Problem]:
    """Yield a mention that is another quantity in its words; bound: where comparisons stand."""
    (start, end), plain, units = spot, text.said.text, text.project.units
    figure = text.setter.voice.book.figures[name]
    compares, script = LANGUAGES[text.lang].hedges.compares, simplified(plain)
    around = [
        replace(q, hedge=Hedge.NONE)
        if compares.fullmatch(script, q.span[0], start)
        or any(s <= q.span[0] < e <= start for s, e in bound)
        else q
        for q in text.said.within(start, end)
    ]
    alone = read(plain[start:end], text.lang, units)
    if alone and not any(_same(figure, q, alone[0], units) for q in around):
        found = ", ".join(plain[slice(*q.span)] for q in around) or "nothing"
        said = {"said": plain[start:end], "found": found.strip()}
        yield problem("misread", text.inline.place, id=name, **said)


def _same(figure: Figure, found: Quantity, alone: Quantity, units: Mapping[str, Unit]) -> bool:
    """Say whether a quantity in its sentence is the one that the mention says by itself."""
    if figure.quantity.change and found.value != 0 and way(found) != figure.quantity.change:
        return False
    if found.kind.per and not alone.kind.per:  # 每千人口3.6人, where the mention says 3.6
        if figure.quantity.kind.per not in {0, found.kind.per}:  # and the record: per 10,000
            return False
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
    own = {alone.unit, figure.unit.id}
    return not measures(found, units) or found.unit in own or _AGES.get(found.unit) in own


_AGES = {"age": "year", "age_month": "month", "age_week": "week", "age_day": "day"}
"""What is so many years old has lasted so many years."""
