"""Lines that show an index, or a change: marks worked out from those of the numbers themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.charts.marks import Group, Mark
from liuzhou_site.figures.views import VIEWED, VIEWS, viewed
from liuzhou_site.load.schema.content import View
from liuzhou_site.model import Figure
from liuzhou_site.story.figure_text import Voice


def compared(voice: Voice, view: View, groups: Sequence[Group]) -> list[Group]:
    """Return groups with each mark as it compares with that of its line at the base."""
    return [
        replace(group, marks=tuple(_compared(voice, view, mark, base) for mark in group.marks))
        for group, base in _with_bases(view, groups)
        if base
    ]


def _compared(voice: Voice, view: View, mark: Mark, base: Mark) -> Mark:
    form = f"{view.kind}{VIEWED}{base.figure}{VIEWED}"
    own, said = voice.book.figures[mark.figure], voice.say(mark.figure, f"{form}label")
    figure = viewed(view.kind, own, voice.book.figures[base.figure])
    value = figure.quantity.value
    return replace(
        mark,
        value=value if isinstance(value, Decimal) else mark.value,
        interval=figure.interval,
        unit=VIEWS[view.kind][0],
        said=mark.said.replace(voice.say(mark.figure, "label"), said),
        change=bool(figure.quantity.change),
        view=form,
    )


def in_words(voice: Voice, groups: Sequence[Group]) -> str:
    """Return what compared groups show: index, 2015 = 100."""
    mark = groups[0].marks[0]
    kind, base, _ = mark.view.split(VIEWED)
    return voice.project.words(
        voice.lang, f"view_{kind}",
        period=voice.say(base, "period"), whole=voice.say(base, f"{mark.view}label"),
    )  # fmt: skip


def incomparable(voice: Voice, view: View, groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Yield the first figure of each line that has no such view, with the code of the reason."""
    for group, base in _with_bases(view, groups):
        for mark in group.marks:
            figures = [voice.book.figures[one.figure] for one in (mark, base) if one and one.figure]
            if why := _why(view, figures):
                yield mark.figure, why
                break


def _with_bases(view: View, groups: Sequence[Group]) -> Iterator[tuple[Group, Mark | None]]:
    """Yield each group with its mark at the base; an edge of a band has that of its line."""
    base = None
    for group in groups:
        if not group.edge:
            found = (mark for mark in group.marks if view.base == mark.period.iso != "")
            base = next(found, None)
        yield group, base


def _why(view: View, figures: Sequence[Figure]) -> str:
    """Return the code of why a figure, and its base after it, do not compare; "" if they do."""
    if any(figure.quantity.change for figure in figures):
        return "of-changes"
    if view.kind == "change" and any(figure.unit.kind == "share" for figure in figures):
        return "of-shares"
    if len(figures) == 1:
        return "no-base"
    values = [figure.quantity.value for figure in figures]
    low = figures[-1].interval.low
    points = all(isinstance(value, Decimal) and value >= 0 for value in values)
    return "" if points and low is not None and low > 0 else "not-above-zero"
