"""What each form would misrepresent, and refuses: a drawing → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from liuzhou_site.charts import vega_rules
from liuzhou_site.charts.bars import one_unit
from liuzhou_site.charts.courses import PENS
from liuzhou_site.charts.mapped import mapped, spotted
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.times import (
    banded,
    before_and_after,
    comparable,
    meanwhile,
    once_a_period,
    surely_led,
)
from liuzhou_site.charts.wholes import adding, composed, moved, of_one_whole, of_three
from liuzhou_site.errors import Problem, problem
from liuzhou_site.messages import part

Refusal = Callable[[Drawing], Iterator[Problem]]

_MOST = 7  # categories in a chart (reader.md A10)
_ROOM: Mapping[str, int] = {
    "ranked": 40,
    "dot_plot": 40,
    "scatter": 300,
    "histogram": 300,
    "waterfall": 12,
    "heat": 40,
    "timeline": 12,
    "flow": 5,
    "map": 60,
    "choropleth": 60,
}
"""Form → rows or points that it has room for, where that is not seven."""
_COLUMNS: Mapping[str, int] = {
    "bar_table": 7,
    "slope": 2,
    "grouped": 3,
    "stacked": 5,
    "dot_plot": 3,
    "scatter": 2,
    "heat": 12,
    "composition": 2,
    "flow": 5,
}
"""Form → how many columns can be told apart, where its groups are columns."""
_MOST_POINTS = 1000
_MOST_SQUARES = 1000
_PAIR = 2


def refusals(drawing: Drawing) -> Iterator[Problem]:
    """Yield what the drawing's form, which is known, would misrepresent."""
    for refuse in _REFUSALS[drawing.form]:
        yield from refuse(drawing)
    yield from meanwhile(drawing)
    yield from banded(drawing)
    yield from comparable(drawing)


def _few(drawing: Drawing) -> Iterator[Problem]:
    """More than seven things cannot be told apart; in columns, seven rows; a list has more."""
    columns = len(drawing.groups) if drawing.form in _COLUMNS else 1
    count = len(drawing.marks) // columns
    most = _ROOM.get(drawing.form, _MOST)
    if count > most:
        yield problem(
            "too-many-marks", drawing.place,
            id=drawing.chart, form=drawing.form, found=count, most=most,
        )  # fmt: skip


def _few_columns(drawing: Drawing) -> Iterator[Problem]:
    """Columns are told apart by their titles and shades."""
    found, most = len(drawing.groups), _COLUMNS[drawing.form]
    if found > most:
        yield problem(
            "too-many-columns", drawing.place,
            id=drawing.chart, form=drawing.form, found=found, most=most,
        )  # fmt: skip
    if found > 1 and not all(group.title for group in drawing.groups):
        yield problem("untitled-group", drawing.place, id=drawing.chart)


def _two_columns(drawing: Drawing) -> Iterator[Problem]:
    if len(drawing.groups) != _PAIR:
        yield problem("not-two-columns", drawing.place, id=drawing.chart, found=len(drawing.groups))


def _few_points(drawing: Drawing) -> Iterator[Problem]:
    count, most = len(drawing.marks), _MOST_POINTS
    if count > most:
        yield problem("too-many-points", drawing.place, id=drawing.chart, found=count, most=most)


def _few_lines(drawing: Drawing) -> Iterator[Problem]:
    found, most = sum(not group.edge for group in drawing.groups), len(PENS)
    if found > most:
        yield problem("too-many-lines", drawing.place, id=drawing.chart, found=found, most=most)


def _unit_a_group(drawing: Drawing) -> Iterator[Problem]:
    for group in drawing.groups:
        if not one_unit(group):
            yield _mixed(drawing, group.marks)


def _one_unit(drawing: Drawing) -> Iterator[Problem]:
    if len({mark.unit for mark in drawing.marks}) > 1:
        yield _mixed(drawing, drawing.marks)


def _mixed(drawing: Drawing, marks: Iterable[Mark]) -> Problem:
    units = ", ".join(sorted({mark.unit for mark in marks}))
    return problem("mixed-units", drawing.place, id=drawing.chart, found=units)


def _no_sign(drawing: Drawing) -> Iterator[Problem]:
    """Things that are counted, and parts of a whole, have one side of zero only."""
    return _named(drawing, "below-zero", lambda mark: mark.value >= 0, form=drawing.form)


def _countable(drawing: Drawing) -> Iterator[Problem]:
    return _named(
        drawing,
        "not-countable",
        lambda mark: (
            mark.value < 0 or (mark.value == int(mark.value) and 0 < mark.value <= _MOST_SQUARES)
        ),
    )


def _exact_parts(drawing: Drawing) -> Iterator[Problem]:
    return _named(
        drawing,
        "hedged-part",
        lambda mark: mark.sign == "firm" and mark.interval.low == mark.interval.high,
    )


def _shares(drawing: Drawing) -> Iterator[Problem]:
    return _named(
        drawing,
        "not-a-share",
        lambda mark: mark.unit == "share" and mark.value <= 1 and not mark.change,
    )


def _dated(drawing: Drawing) -> Iterator[Problem]:
    return _named(drawing, "undated-point", lambda mark: bool(mark.period.iso))


def _firm(drawing: Drawing) -> Iterator[Problem]:
    """A line leads through what is known; a forecast or a hedge on it would look as certain."""
    return _named(drawing, "hedged-point", lambda mark: mark.sign == "firm" and not mark.doubtful)


def _pointed(drawing: Drawing) -> Iterator[Problem]:
    """A bar, a square or a point ends somewhere; a range does not."""
    return _named(drawing, "range-drawn", lambda mark: not mark.ranged)


def _named(
    drawing: Drawing, code: str, fits: Callable[[Mark], bool], **more: str
) -> Iterator[Problem]:
    """Yield the problem `code` for every mark that does not fit."""
    for mark in drawing.marks:
        if not fits(mark):
            yield problem(code, drawing.place, id=drawing.chart, figure=mark.figure, **more)


def _one_group(drawing: Drawing) -> Iterator[Problem]:
    if len(drawing.groups) != 1:
        yield problem("one-group", drawing.place, id=drawing.chart, found=len(drawing.groups))


def _alone(drawing: Drawing) -> Iterator[Problem]:
    count = len(drawing.marks)
    if count != 1:
        yield problem("not-one-number", drawing.place, id=drawing.chart, found=count)


def _even(drawing: Drawing) -> Iterator[Problem]:
    counts = [len(group.marks) for group in drawing.groups]
    if len(set(counts)) > 1:
        found = ", ".join(str(count) for count in counts)
        yield problem("uneven-groups", drawing.place, id=drawing.chart, found=found)


def _sure_order(drawing: Drawing) -> Iterator[Problem]:
    """Bars are ranked where no two can change places, whatever rounding and hedges allow."""
    for group in drawing.groups:
        ordered = sorted(group.marks, key=lambda mark: mark.value)
        for less, more in pairwise(ordered):
            high, low = less.interval.high, more.interval.low
            if less.value != more.value and (high is None or low is None or high > low):
                yield problem(
                    "no-sure-order", drawing.place, id=drawing.chart,
                    figure=less.figure, other=more.figure,
                )  # fmt: skip


def _closed_somewhere(drawing: Drawing) -> Iterator[Problem]:
    return _named(drawing, "no-range", lambda mark: mark.interval.low is not None)


def _specified(drawing: Drawing) -> Iterator[Problem]:
    found = list(vega_rules.faults(drawing))
    if not found and (why := vega_rules.invalid(drawing)):
        found = [part("no-vega", why=why)]
    for reason in found:
        yield problem("bad-vega", drawing.place, id=drawing.chart, why=reason)


_REFUSALS: Mapping[str, tuple[Refusal, ...]] = {
    "squares": (_few, _no_sign, _countable, _pointed),
    "out_in": (_few, _no_sign, _countable, _pointed),
    "before_after": (_few, _no_sign, _countable, _one_group, _pointed),
    "parts": (_few, _no_sign, _countable, _exact_parts, _one_group),
    "bars": (_few, _unit_a_group, _pointed),
    "multiples": (_few, _unit_a_group, _pointed),
    "shares": (_few, _no_sign, _shares, _pointed),
    "whole": (_few, _no_sign, of_three),
    "ranked": (_few, _unit_a_group, _sure_order, _pointed),
    "bar_table": (_few, _even, _unit_a_group, _pointed),
    "grouped": (_few, _even, _one_unit, _few_columns, _pointed),
    "stacked": (_few, _even, _no_sign, _shares, _few_columns, _firm, of_one_whole, _pointed),
    "dot_plot": (_few, _even, _one_unit, _few_columns, _firm, _pointed),
    "scatter": (_few, _two_columns, _even, _unit_a_group, _few_columns, _firm, _pointed),
    "histogram": (_few, _one_group, _one_unit, _firm, _pointed),
    "waterfall": (_few, _one_group, _one_unit, _firm, adding, _pointed),
    "heat": (_few, _even, _one_unit, _no_sign, _few_columns, _firm, _pointed),
    "composition": (_few, _even, _one_unit, _no_sign, _firm, before_and_after, composed, _pointed),
    "flow": (_few, _even, _one_unit, _no_sign, _few_columns, _firm, moved, _pointed),
    "timeline": (_few, _dated),
    "map": (_few, _one_unit, _no_sign, _firm, mapped, _pointed),
    "choropleth": (_few, _no_sign, _shares, _one_group, _firm, mapped, _pointed),
    "locator": (spotted,),
    "intervals": (_few, _one_unit, _closed_somewhere),
    "line": (_few_points, _few_lines, _one_unit, _dated, surely_led, once_a_period, _pointed),
    "lines": (_few_points, _one_unit, _dated, _firm, once_a_period, _pointed),
    "slope": (_few, _even, _one_unit, _dated, _firm, before_and_after, _pointed),
    "number": (_alone,),
    "vega": (_few_points, _one_unit, _specified),
    "agreement": (),
    "table": (),
}
"""Form → what it refuses, in the order in which it is told."""
