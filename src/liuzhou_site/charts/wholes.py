"""What forms would misrepresent of a whole and its parts: a drawing → problems."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.errors import Problem
from liuzhou_site.model import Interval

_WHOLE = 3  # the part, the remainder, the whole
_PAIR = 2


def of_one_whole(drawing: Drawing) -> Iterator[Problem]:
    """The shares of a row are all of its whole, as far as they are known."""
    if len({len(group.marks) for group in drawing.groups}) != 1:
        return
    for row in zip(*(group.marks for group in drawing.groups), strict=True):
        if not _all(row):
            yield drawing.problem("not-all", figure=row[0].figure)


def whole_of(group: Group) -> Mark | None:
    """Return the last mark of a composition, which is its whole; shares need none."""
    last = group.marks[-1]
    return None if last.unit == "share" else last


def parts(group: Group) -> tuple[Mark, ...]:
    """Return the marks of a composition but for its whole."""
    return group.marks[:-1] if whole_of(group) else group.marks


def composed(drawing: Drawing) -> Iterator[Problem]:
    """The parts of each time add up to their whole; shares are of the same one."""
    for group in drawing.groups:
        whole, found = whole_of(group), parts(group)
        adds = _may_be(found, whole.value, whole.interval) if whole else _all(found)
        alike = len({mark.whole for mark in drawing.marks if not whole}) <= 1
        if len(found) < _PAIR or not adds or not alike:
            last = group.marks[-1]
            yield drawing.problem("not-composed", figure=last.figure)


def moved(drawing: Drawing) -> Iterator[Problem]:
    """Shares that went somewhere are all of one whole."""
    if drawing.marks[0].unit == "share" and not _all(drawing.marks):
        figure = drawing.marks[-1].figure
        yield drawing.problem("not-composed", figure=figure)


def _all(shares: Sequence[Mark]) -> bool:
    """Say whether shares may be all of one whole."""
    return len({mark.whole for mark in shares}) == 1 and _may_be(shares, Decimal(1))


def adding(drawing: Drawing) -> Iterator[Problem]:
    """The first number and all steps lead to the last."""
    *steps, last = drawing.groups[0].marks
    if len(steps) < _PAIR or not _may_be(steps, last.value, last.interval):
        yield drawing.problem("not-adding", figure=last.figure)


def _may_be(marks: Iterable[Mark], total: Decimal, known: Interval | None = None) -> bool:
    low = high = Decimal(0)
    for mark in marks:
        low += mark.value if mark.interval.low is None else mark.interval.low
        high += mark.value if mark.interval.high is None else mark.interval.high
    least, most = (known.low, known.high) if known else (total, total)
    return low <= (total if most is None else most) and (total if least is None else least) <= high


def of_three(drawing: Drawing) -> Iterator[Problem]:
    """There are a part, the remainder and a whole that is something."""
    count = len(drawing.marks)
    if len(drawing.groups) != 1 or count != _WHOLE:
        yield drawing.problem("not-a-whole", found=count)
    elif not drawing.marks[-1].value:
        yield drawing.problem("zero-whole")
