"""The forms of charts. A form is a function from a drawing and a width to a specification."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest, problem
from liuzhou_site.forms.agreement import agreement
from liuzhou_site.forms.bars import bars, multiples, one_unit, shares, whole
from liuzhou_site.forms.squares import before_after, out_in, parts, squares
from liuzhou_site.forms.strip import strip
from liuzhou_site.model import Drawing

if TYPE_CHECKING:
    from liuzhou_site.errors import Problem

__all__ = ["FORMS", "TABLE", "problems", "strip"]

Form = Callable[[Drawing, int], dict[str, object]]

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
    }
)
TABLE = "table"
"""The form of what no drawing would tell honestly: its table is the chart."""

_MOST = 7  # categories in a chart (reader.md A10)
_MOST_SQUARES = 1000


def problems(drawing: Drawing) -> Iterator[Problem]:
    """Yield what the drawing's form would misrepresent."""
    if drawing.form not in {*FORMS, TABLE}:
        near = nearest(drawing.form, [*FORMS, TABLE])
        yield problem("unknown-form-of-chart", drawing.place, found=drawing.form, nearest=near)
        return
    if drawing.form in {TABLE, "agreement"}:
        return
    marks = [mark for group in drawing.groups for mark in group.marks]
    if len(marks) > _MOST:
        yield problem("too-many-marks", drawing.place, id=drawing.chart, found=len(marks))
    for group in drawing.groups:
        if not group.marks:
            yield problem("empty-group", drawing.place, id=drawing.chart)
        elif drawing.form in {"bars", "multiples"} and not one_unit(group):
            units = ", ".join(sorted({mark.unit for mark in group.marks}))
            yield problem("mixed-units", drawing.place, id=drawing.chart, found=units)
    yield from _of_form(drawing)


def _of_form(drawing: Drawing) -> Iterator[Problem]:
    marks = [mark for group in drawing.groups for mark in group.marks]
    if drawing.form in {"squares", "out_in", "before_after", "parts"}:
        for mark in marks:
            if mark.value != int(mark.value) or not 0 < mark.value <= _MOST_SQUARES:
                yield problem("not-countable", drawing.place, id=drawing.chart, figure=mark.figure)
    if drawing.form == "parts":
        for mark in marks:
            if mark.sign != "firm" or mark.interval.low != mark.interval.high:
                yield problem("hedged-part", drawing.place, id=drawing.chart, figure=mark.figure)
    if drawing.form == "shares":
        for mark in marks:
            if mark.unit != "share":
                yield problem("not-a-share", drawing.place, id=drawing.chart, figure=mark.figure)
    if drawing.form == "whole" and (len(drawing.groups) != 1 or len(marks) != 3):  # noqa: PLR2004
        yield problem("not-a-whole", drawing.place, id=drawing.chart, found=len(marks))
    if drawing.form in {"bars", "multiples"} and any(mark.value < 0 for mark in marks):
        yield problem("negative-bar", drawing.place, id=drawing.chart)
