"""What forms would misrepresent of times: a drawing → problems."""

from collections import Counter
from collections.abc import Iterator

from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.traits import has
from liuzhou_site.errors import Problem
from liuzhou_site.figures.dates import middle, order
from liuzhou_site.messages import part
from liuzhou_site.numbers import is_period

_PAIR = 2


def meanwhile(drawing: Drawing) -> Iterator[Problem]:
    """What happened stands on a line of time, at its place."""
    dated = [mark.period for mark in drawing.marks if mark.period.iso]
    for event in drawing.events:
        inside = (
            drawing.form == "line"
            and bool(dated)
            and is_period(event.period.iso)
            and min(map(middle, dated)) <= middle(event.period) <= max(map(middle, dated))
        )
        if not inside:
            yield drawing.problem("event-elsewhere", found=event.period.iso)


def comparable(drawing: Drawing) -> Iterator[Problem]:
    """Only a line shows how its numbers compare with one of them, and only where they can."""
    lined = has(drawing.form, "time")
    reasons = (
        drawing.unviewed if lined or not drawing.view else ((drawing.marks[0].figure, "no-line"),)
    )
    for figure, why in reasons:
        yield drawing.problem("no-view", figure=figure, why=part(f"view-{why}"))


def banded(drawing: Drawing) -> Iterator[Problem]:
    """A band has two edges after its line: at each of its times one is below, one is above."""
    edges = [at for at, group in enumerate(drawing.groups) if group.edge]
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    sound = drawing.form == "line" or not edges
    if not sound or len(edges) % 2 or not all(_around(drawing, *pair) for pair in pairs):
        yield drawing.problem("not-a-band")


def _around(drawing: Drawing, low: int, high: int) -> bool:
    if not low or high != low + 1 or drawing.groups[low - 1].edge:
        return False
    line, lower, upper = (
        {mark.period.iso: mark.value for mark in group.marks}
        for group in drawing.groups[low - 1 : high + 1]
    )
    same = line.keys() == lower.keys() == upper.keys()
    return same and all(lower[iso] <= line[iso] <= upper[iso] for iso in line)


def surely_led(drawing: Drawing) -> Iterator[Problem]:
    """A line leads through what is known; one that is alone, from there to forecasts."""
    alone = drawing.form == "line" and len(drawing.groups) == 1
    for group in drawing.groups:
        ahead = False
        dated = [mark for mark in group.marks if mark.period.iso]
        for mark in sorted(dated, key=lambda mark: middle(mark.period)):
            ahead = ahead or mark.sign == "expected"
            known = mark.sign == ("expected" if alone and ahead else "firm")
            if not known or mark.doubtful:
                figure = mark.figure
                yield drawing.problem("hedged-point", figure=figure)


def once_a_period(drawing: Drawing) -> Iterator[Problem]:
    """A line has one point at a time."""
    for group in drawing.groups:
        times = [order(mark.period) for mark in group.marks if mark.period.iso]
        twice = min((time for time, count in Counter(times).items() if count > 1), default=None)
        if twice:
            found = next(m.period.iso for m in group.marks if order(m.period) == twice)
            yield drawing.problem("period-twice", found=found)


def before_and_after(drawing: Drawing) -> Iterator[Problem]:
    """Two points in time; or what is said of the same times, before and after a revision."""
    periods = [[mark.period.iso for mark in group.marks] for group in drawing.groups]
    if len(periods) == _PAIR:
        before, after = periods
        if len({*before}) == len({*after}) == 1 and before != after:
            return
        if before == after and all(group.title for group in drawing.groups):
            return
    yield drawing.problem("not-a-slope")
