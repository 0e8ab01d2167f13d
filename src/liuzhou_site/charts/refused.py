"""The charts of a story that no form may draw as they are: all that is sound → problems."""

from collections.abc import Iterator

from liuzhou_site.charts.drawings import drawing
from liuzhou_site.charts.forms import problems
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.load.spots import spots_path
from liuzhou_site.story.braces import parse_text


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
