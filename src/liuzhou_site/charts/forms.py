"""The forms of charts: how each is drawn, and what it would misrepresent and so refuses."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from itertools import combinations, pairwise

from liuzhou_site.charts import vega_rules
from liuzhou_site.charts.agreement import agreement
from liuzhou_site.charts.bars import bars, multiples, shares, whole
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.choropleth import choropleth
from liuzhou_site.charts.columns import dot_plot, grouped, stacked
from liuzhou_site.charts.courses import PENS
from liuzhou_site.charts.flow import composition, flow
from liuzhou_site.charts.heat import heat
from liuzhou_site.charts.histogram import histogram
from liuzhou_site.charts.layers import Plot
from liuzhou_site.charts.lines import line, lines
from liuzhou_site.charts.located import located
from liuzhou_site.charts.locator import homes, locator
from liuzhou_site.charts.marks import Bar, Drawing, Mark
from liuzhou_site.charts.number import number, table
from liuzhou_site.charts.overview import overview
from liuzhou_site.charts.projection import holds
from liuzhou_site.charts.rows import bar_table, intervals, ranked
from liuzhou_site.charts.scatter import scatter
from liuzhou_site.charts.slope import slope
from liuzhou_site.charts.squares import before_after, out_in, parts, squares
from liuzhou_site.charts.timeline import timeline
from liuzhou_site.charts.times import before_and_after, once_a_period, surely_led
from liuzhou_site.charts.traits import LIMITS
from liuzhou_site.charts.vega import vega
from liuzhou_site.charts.waterfall import waterfall
from liuzhou_site.charts.wholes import adding, composed, moved, of_one_whole, of_three
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.distances import kilometres

Refusal = Callable[[Drawing], Iterator[Problem]]
Form = tuple[Callable[[Canvas, Drawing], None], *tuple[Refusal, ...]]

_MOST = 7  # categories in a chart (reader.md A10)
_MOST_POINTS = 1000
_MOST_SQUARES = 1000


def _few(drawing: Drawing) -> Iterator[Problem]:
    """More than seven things cannot be told apart; in columns, seven rows; a list has more."""
    limits = LIMITS.get(drawing.form, {})
    count = len(drawing.marks) // (len(drawing.groups) if limits.get("columns") else 1)
    most = int(limits.get("rows") or _MOST)
    if count > most:
        yield drawing.problem("too-many-marks", form=drawing.form, found=count, most=most)


def _few_columns(drawing: Drawing) -> Iterator[Problem]:
    """Columns are told apart by their titles and shades."""
    found, most = len(drawing.groups), int(LIMITS[drawing.form]["columns"])
    if found > most:
        yield drawing.problem("too-many-columns", form=drawing.form, found=found, most=most)
    if found > 1 and not all(group.title for group in drawing.groups):
        yield drawing.problem("untitled-group")


def _few_points(drawing: Drawing) -> Iterator[Problem]:
    if (count := len(drawing.marks)) > _MOST_POINTS:
        yield drawing.problem("too-many-points", found=count, most=_MOST_POINTS)


def _few_lines(drawing: Drawing) -> Iterator[Problem]:
    if (found := sum(not group.edge for group in drawing.groups)) > len(PENS):
        yield drawing.problem("too-many-lines", found=found, most=len(PENS))


def _just(code: str, count: int, what: Callable[[Drawing], Sized]) -> Refusal:
    """Return what refuses a drawing that has not just so many of something."""

    def refuse(drawing: Drawing) -> Iterator[Problem]:
        if (found := len(what(drawing))) != count:
            yield drawing.problem(code, found=found)

    return refuse


_two_columns = _just("not-two-columns", 2, lambda drawing: drawing.groups)
_one_group = _just("one-group", 1, lambda drawing: drawing.groups)
_alone = _just("not-one-number", 1, lambda drawing: drawing.marks)


def _unit_a_group(drawing: Drawing) -> Iterator[Problem]:
    for group in drawing.groups:
        yield from _one_unit(replace(drawing, groups=(group,)))


def _one_unit(drawing: Drawing) -> Iterator[Problem]:
    units = {mark.unit for mark in drawing.marks}
    if len(units) > 1:
        yield drawing.problem("mixed-units", found=", ".join(sorted(units)))


def _each(code: str, fits: Callable[[Mark], bool], *told: str) -> Refusal:
    """Return what refuses every mark that does not fit; told: what is said of the drawing, too."""

    def refuse(drawing: Drawing) -> Iterator[Problem]:
        more = {name: getattr(drawing, name) for name in told}
        for mark in (mark for mark in drawing.marks if not fits(mark)):
            yield drawing.problem(code, figure=mark.figure, **more)

    return refuse


_no_sign = _each("below-zero", lambda mark: mark.value >= 0, "form")
"""Things that are counted, and parts of a whole, have one side of zero only."""
_countable = _each(
    "not-countable",
    lambda one: one.value < 0 or (one.value == int(one.value) and 0 < one.value <= _MOST_SQUARES),
)
_exact_parts = _each(
    "hedged-part", lambda mark: mark.sign == "firm" and mark.interval.low == mark.interval.high
)
_shares = _each(
    "not-a-share", lambda mark: mark.unit == "share" and mark.value <= 1 and not mark.change
)
_dated = _each("undated-point", lambda mark: bool(mark.period.iso))
_firm = _each("hedged-point", lambda mark: mark.sign == "firm" and not mark.doubtful)
"""A line leads through what is known; a forecast or a hedge on it would look as certain."""
_pointed = _each("range-drawn", lambda mark: not mark.ranged)
"""A bar, a square or a point ends somewhere; a range does not."""
_closed_somewhere = _each("no-range", lambda mark: mark.interval.low is not None)


def _even(drawing: Drawing) -> Iterator[Problem]:
    counts = [len(group.marks) for group in drawing.groups]
    if len(set(counts)) > 1:
        yield drawing.problem("uneven-groups", found=", ".join(map(str, counts)))


def _sure_order(drawing: Drawing) -> Iterator[Problem]:
    """Bars are ranked where no two can change places, whatever rounding and hedges allow."""
    for group in drawing.groups:
        ordered = sorted(group.marks, key=lambda mark: mark.value)
        for less, more in pairwise(ordered):
            high, low = less.interval.high, more.interval.low
            if less.value != more.value and (high is None or low is None or high > low):
                yield drawing.problem("no-sure-order", figure=less.figure, other=more.figure)


def _specified(drawing: Drawing) -> Iterator[Problem]:
    for reason in dict.fromkeys(vega_rules.faults(drawing)):
        yield drawing.problem("bad-vega", why=reason)


_MOST_PLACES = 12  # places whose names a phone has room for
_APART = 50  # times that the nearest two lie in the distance of the farthest two, at most


def mapped(drawing: Drawing) -> Iterator[Problem]:
    """Each figure lies in a region of its own."""
    known = {region.id for region in drawing.regions}
    if not known:
        yield drawing.problem("no-outline")
        return
    taken = Counter(drawing.places[mark.figure] for mark in drawing.marks)
    for mark in drawing.marks:
        region = drawing.places[mark.figure]
        if region not in known or taken[region] > 1:
            yield drawing.problem("no-region", figure=mark.figure, found=region)


def spotted(drawing: Drawing) -> Iterator[Problem]:
    """There are places, no two in one spot, all in the outline, and no figures among them."""
    spots, told = drawing.points, {"id": drawing.chart, "form": drawing.form}
    if drawing.groups:
        yield drawing.problem("figures-among-places")
    elif not drawing.regions:
        yield drawing.problem("no-outline")
    elif not spots:
        yield drawing.problem("no-places")
    elif len(spots) > _MOST_PLACES:
        yield problem("too-many-marks", drawing.place, **told, found=len(spots), most=_MOST_PLACES)
    else:
        yield from _apart(drawing)
        around = homes(drawing)
        for spot in spots:
            if not any(holds(region, spot.at) for region in around):
                yield problem("place-outside", spot.line, found=spot.named)


def _apart(drawing: Drawing) -> Iterator[Problem]:
    """Yield the places whose points would lie over one another."""
    pairs = [
        (kilometres(one.at, other.at), one, other) for one, other in combinations(drawing.points, 2)
    ]
    far = max((distance for distance, _, _ in pairs), default=0.0)
    for distance, one, other in pairs:
        if distance * _APART <= far:
            yield problem("places-in-one-spot", other.line, found=other.named, other=one.named)


FORMS: Mapping[str, Form] = {
    "squares": (squares, _few, _no_sign, _countable, _pointed),
    "out_in": (out_in, _few, _no_sign, _countable, _pointed),
    "before_after": (before_after, _few, _no_sign, _countable, _one_group, _pointed),
    "parts": (parts, _few, _no_sign, _countable, _exact_parts, _one_group),
    "bars": (bars, _few, _unit_a_group, _pointed),
    "multiples": (multiples, _few, _unit_a_group, _pointed),
    "shares": (shares, _few, _no_sign, _shares, _pointed),
    "whole": (whole, _few, _no_sign, of_three),
    "ranked": (ranked, _few, _unit_a_group, _sure_order, _pointed),
    "bar_table": (bar_table, _few, _even, _unit_a_group, _pointed),
    "grouped": (grouped, _few, _even, _one_unit, _few_columns, _pointed),
    "stacked": (
        stacked, _few, _even, _no_sign, _shares, _few_columns, _firm, of_one_whole, _pointed
    ),
    "dot_plot": (dot_plot, _few, _even, _one_unit, _few_columns, _firm, _pointed),
    "scatter": (scatter, _few, _two_columns, _even, _unit_a_group, _few_columns, _firm, _pointed),
    "histogram": (histogram, _few, _one_group, _one_unit, _firm, _pointed),
    "waterfall": (waterfall, _few, _one_group, _one_unit, _firm, adding, _pointed),
    "heat": (heat, _few, _even, _one_unit, _no_sign, _few_columns, _firm, _pointed),
    "composition": (
        composition, _few, _even, _one_unit, _no_sign, _firm, before_and_after, composed, _pointed
    ),
    "flow": (flow, _few, _even, _one_unit, _no_sign, _few_columns, _firm, moved, _pointed),
    "timeline": (timeline, _few, _dated),
    "map": (located, _few, _one_unit, _no_sign, _firm, mapped, _pointed),
    "choropleth": (choropleth, _few, _no_sign, _shares, _one_group, _firm, mapped, _pointed),
    "locator": (locator, spotted),
    "intervals": (intervals, _few, _one_unit, _closed_somewhere),
    "line": (line, _few_points, _few_lines, _one_unit, _dated, surely_led, once_a_period, _pointed),
    "lines": (lines, _few_points, _one_unit, _dated, _firm, once_a_period, _pointed),
    "slope": (slope, _few, _even, _one_unit, _dated, _firm, before_and_after, _pointed),
    "number": (number, _alone),
    "vega": (vega, _few_points, _one_unit, _specified),
    "agreement": (agreement,),
    "table": (table,),
}  # fmt: skip
"""Form → the function that draws it on a canvas, then what it refuses, in the order in which it is
told."""
LOCATOR = "locator"
"""The form that draws places and no figures."""
TABLE = "table"
"""The form of what no drawing would tell honestly: on the page its table is the chart."""


def draw(drawing: Drawing, width: int) -> Plot:
    """Return the drawing, whose form is known, as a chart `width` pixels wide."""
    canvas = Canvas(width)
    FORMS[drawing.form][0](canvas, drawing)
    return canvas.chart()


def draw_overview(bars: Sequence[Bar], chapters: Sequence[tuple[int, str]], width: int) -> Plot:
    """Return the overview of `bars` as a chart; chapters: (index of the first bar, label)."""
    canvas = Canvas(width)
    overview(canvas, bars, chapters)
    return canvas.chart()
