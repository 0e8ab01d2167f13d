"""What may not be drawn: charts that their form would misrepresent, and forms that are none."""

from collections.abc import Iterator, Sized

from liuzhou_site.charts.drawings import drawing
from liuzhou_site.charts.forms import FORMS, LOCATOR
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.times import banded, comparable, meanwhile
from liuzhou_site.charts.traits import Trait, has
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.load.outlines import spots_path
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.story.braces import parse_text


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
    keys: dict[Trait, Sized] = {
        "outline": drawing.regions,
        "places": drawing.spots,
        "spec": drawing.specification,
        "texts": drawing.texts.keys() - {"lacking"},
    }
    if unread := [key for key, found in keys.items() if found and not has(drawing.form, key)]:
        yield drawing.problem("key-not-drawn", key=unread[0])
        return
    checks, sided = [mark for mark in drawing.marks if mark.check], has(drawing.form, "checks")
    if undrawn := [mark.check for mark in checks if not sided or mark.against is None]:
        yield drawing.problem("check-in-a-chart", found=undrawn[0])
    else:
        for refuse in (*FORMS[drawing.form][1:], meanwhile, banded, comparable):
            yield from refuse(drawing)


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
