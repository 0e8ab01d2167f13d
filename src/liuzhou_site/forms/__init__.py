"""The forms of charts. A form is a function from a drawing and a width to an Altair chart."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from altair.utils.schemapi import debug_mode

from liuzhou_site.errors import nearest, problem
from liuzhou_site.forms.agreement import agreement
from liuzhou_site.forms.bars import bars, multiples, one_unit, shares, whole
from liuzhou_site.forms.squares import before_after, out_in, parts, squares
from liuzhou_site.forms.strip import strip
from liuzhou_site.forms.table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import altair as alt

    from liuzhou_site.errors import Problem
    from liuzhou_site.model import Drawing, Mark

    Form = Callable[[Drawing, int], alt.LayerChart]

__all__ = ["FORMS", "TABLE", "draw", "draw_strip", "problems"]

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "squares": squares,
        "out_in": out_in,
        "before_after": before_after,
        "parts": parts,
        "bars": bars,
        "multiples": multiples,
        "shares": shares,
        "whole": whole,
        "agreement": agreement,
        "table": table,
    }
)
TABLE = "table"
"""The form of what no drawing would tell honestly: on the page its table is the chart."""

_COUNTING = {"squares", "out_in", "before_after", "parts"}
_MOST = 7  # categories in a chart (reader.md A10)
_MOST_SQUARES = 1000
_WHOLE = 3  # the part, the remainder, the whole


def draw(drawing: Drawing, width: int) -> alt.LayerChart:
    """Return the drawing as a chart, `width` pixels wide.

    Raises:
        KeyError: the drawing's form is unknown; `problems` says so first.
    """
    with debug_mode(arg=False):  # tests check what forms write against Vega-Lite's schema
        return FORMS[drawing.form](drawing, width)


def draw_strip(
    marks: Sequence[Mark], chapters: Sequence[tuple[int, str]], width: int
) -> alt.LayerChart:
    """Return the strip of `marks` as a chart; chapters: (index of the first bar, label)."""
    with debug_mode(arg=False):  # as above
        return strip(marks, chapters, width)


def problems(drawing: Drawing) -> Iterator[Problem]:
    """Yield what the drawing's form would misrepresent."""
    if drawing.form not in FORMS:
        near = nearest(drawing.form, FORMS)
        forms = ", ".join(FORMS)
        yield problem(
            "unknown-form-of-chart", drawing.place, found=drawing.form, nearest=near, forms=forms
        )
        return
    if not drawing.groups or any(not group.marks for group in drawing.groups):
        yield problem("empty-group", drawing.place, id=drawing.chart)
        return
    sided = drawing.form in {TABLE, "agreement"}
    checks = [mark for group in drawing.groups for mark in group.marks if mark.check]
    undrawn = [mark.check for mark in checks if not sided or mark.against is None]
    if undrawn:
        yield problem("check-in-a-chart", drawing.place, id=drawing.chart, found=undrawn[0])
    elif not sided:
        yield from _form_problems(drawing)


def _form_problems(drawing: Drawing) -> Iterator[Problem]:
    count = sum(len(group.marks) for group in drawing.groups)
    if count > _MOST:
        yield problem("too-many-marks", drawing.place, id=drawing.chart, found=count)
    if drawing.form in {"bars", "multiples"}:
        yield from _bar_problems(drawing)
    elif drawing.form in _COUNTING:
        yield from _count_problems(drawing)
    elif drawing.form == "shares":
        yield from _named(drawing, "not-a-share", lambda mark: mark.unit == "share")
    elif len(drawing.groups) != 1 or count != _WHOLE:
        yield problem("not-a-whole", drawing.place, id=drawing.chart, found=count)


def _bar_problems(drawing: Drawing) -> Iterator[Problem]:
    for group in drawing.groups:
        if not one_unit(group):
            units = ", ".join(sorted({mark.unit for mark in group.marks}))
            yield problem("mixed-units", drawing.place, id=drawing.chart, found=units)
        if any(mark.value < 0 for mark in group.marks):
            yield problem("negative-bar", drawing.place, id=drawing.chart)


def _count_problems(drawing: Drawing) -> Iterator[Problem]:
    yield from _named(
        drawing,
        "not-countable",
        lambda mark: mark.value == int(mark.value) and 0 < mark.value <= _MOST_SQUARES,
    )
    if drawing.form == "parts":
        yield from _named(
            drawing,
            "hedged-part",
            lambda mark: mark.sign == "firm" and mark.interval.low == mark.interval.high,
        )
    if drawing.form in {"before_after", "parts"} and len(drawing.groups) != 1:
        yield problem("one-group", drawing.place, id=drawing.chart, found=len(drawing.groups))


def _named(drawing: Drawing, code: str, fits: Callable[..., bool]) -> Iterator[Problem]:
    """Yield the problem `code` for every mark that does not fit."""
    for group in drawing.groups:
        for mark in group.marks:
            if not fits(mark):
                yield problem(code, drawing.place, id=drawing.chart, figure=mark.figure)
