"""The forms of charts. A form is a function that draws a chart on a canvas."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from liuzhou_site.charts.agreement import agreement
from liuzhou_site.charts.bars import bars, multiples, shares, whole
from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.choropleth import choropleth
from liuzhou_site.charts.columns import dot_plot, grouped, stacked
from liuzhou_site.charts.drawings import drawing
from liuzhou_site.charts.flow import composition, flow
from liuzhou_site.charts.heat import heat
from liuzhou_site.charts.histogram import histogram
from liuzhou_site.charts.layers import Plot, unchecked
from liuzhou_site.charts.lines import line, lines
from liuzhou_site.charts.located import located
from liuzhou_site.charts.locator import locator
from liuzhou_site.charts.marks import Bar, Drawing
from liuzhou_site.charts.number import number, table
from liuzhou_site.charts.overview import overview
from liuzhou_site.charts.refusals import refusals
from liuzhou_site.charts.rows import bar_table, intervals, ranked
from liuzhou_site.charts.scatter import scatter
from liuzhou_site.charts.slope import slope
from liuzhou_site.charts.squares import before_after, out_in, parts, squares
from liuzhou_site.charts.timeline import timeline
from liuzhou_site.charts.vega import vega
from liuzhou_site.charts.waterfall import waterfall
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.load.outlines import spots_path
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.story.braces import parse_text

Form = Callable[[Canvas, Drawing], None]

FORMS: Mapping[str, Form] = {
    "squares": squares,
    "out_in": out_in,
    "before_after": before_after,
    "parts": parts,
    "bars": bars,
    "multiples": multiples,
    "shares": shares,
    "whole": whole,
    "ranked": ranked,
    "bar_table": bar_table,
    "grouped": grouped,
    "stacked": stacked,
    "dot_plot": dot_plot,
    "scatter": scatter,
    "histogram": histogram,
    "waterfall": waterfall,
    "heat": heat,
    "composition": composition,
    "flow": flow,
    "timeline": timeline,
    "map": located,
    "choropleth": choropleth,
    "locator": locator,
    "intervals": intervals,
    "line": line,
    "lines": lines,
    "slope": slope,
    "number": number,
    "vega": vega,
    "agreement": agreement,
    "table": table,
}
LOCATOR = "locator"
"""The form that draws places and no figures."""
TABLE = "table"
"""The form of what no drawing would tell honestly: on the page its table is the chart."""


def draw(drawing: Drawing, width: int) -> Plot:
    """Return the drawing, whose form is known, as a chart `width` pixels wide."""
    with unchecked():
        canvas = Canvas(width)
        FORMS[drawing.form](canvas, drawing)
        return canvas.chart()


def draw_overview(bars: Sequence[Bar], chapters: Sequence[tuple[int, str]], width: int) -> Plot:
    """Return the overview of `bars` as a chart; chapters: (index of the first bar, label)."""
    with unchecked():
        canvas = Canvas(width)
        overview(canvas, bars, chapters)
        return canvas.chart()


def problems(drawing: Drawing) -> Iterator[Problem]:
    """Yield what the drawing's form would misrepresent."""
    if drawing.form not in FORMS:
        near = nearest(drawing.form, FORMS)
        forms = ", ".join(FORMS)
        yield problem(
            "unknown-form-of-chart", drawing.place, found=drawing.form, nearest=near, forms=forms
        )
        return
    if drawing.form != LOCATOR and not all([drawing.groups, *(g.marks for g in drawing.groups)]):
        yield drawing.problem("empty-group")
        return
    unread = [key for key, there, forms in _keys(drawing) if there and drawing.form not in forms]
    if unread:
        yield drawing.problem("key-not-drawn", key=unread[0])
        return
    sided = drawing.form in {TABLE, "agreement"}
    checks = [mark for mark in drawing.marks if mark.check]
    undrawn = [mark.check for mark in checks if not sided or mark.against is None]
    if undrawn:
        yield drawing.problem("check-in-a-chart", found=undrawn[0])
    else:
        yield from refusals(drawing)


def _keys(drawing: Drawing) -> Iterator[tuple[str, bool, Sequence[str]]]:
    """Yield the keys that only some forms draw: whether the chart has them, and the forms."""
    yield "outline", bool(drawing.regions), ("map", "choropleth", LOCATOR)
    yield "places", bool(drawing.spots), (LOCATOR,)
    yield "spec", bool(drawing.specification), ("vega",)
    yield "texts", bool(drawing.texts.keys() - {"lacking"}), ("vega", "whole")


def refused(seen: Resolved) -> Iterator[Problem]:
    """Yield what the form of each chart would misrepresent, if nothing of the chart is broken."""
    for name, chart in seen.project.charts.value.items():
        if _sound(seen, name, chart):
            for setter in seen.setters.values():
                yield from problems(drawing(setter, name, chart))


def _sound(seen: Resolved, name: str, chart: Chart) -> bool:
    """Say whether all is known that a chart shows, and sayable what it says."""
    sheet, known, broken = seen.project.charts, seen.book.figures, seen.book.broken
    figures = {figure for group in chart.groups for figure in group.figures}
    figures |= {end for one in figures & known.keys() for end in known[one].ends if end}
    checks = {check for group in chart.groups for check in group.checks}
    tables = {group.series.partition(".")[0] for group in chart.groups if group.series}
    texts = (
        parse_text(text, sheet.place(*keys))[0]
        for keys, text in sheet.leaves.items()
        if keys[0] == name
    )
    return (
        spots_path(chart.places) not in seen.project.lost.files
        and figures <= known.keys()
        and checks <= {finding.id for finding in seen.book.findings}
        and tables <= seen.project.tables.value.keys()
        and tables.isdisjoint(cell.partition(".")[0] for cell in broken)
        and all(map(seen.sayable, texts))
    )
