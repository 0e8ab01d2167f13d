"""Changes in the ledger: compared with when, from which figure to which, and by how much."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.quotations import whole
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Interval, Period, Quantity
from liuzhou_site.numbers import LANGUAGES, is_period, plain, read, unsigned

ENDS = ("from", "to")
BASE = ("since", *ENDS)
"""The columns that say what a change is compared with."""
_AROUND = 24  # characters of context
_HUNDRED = intervals.exactly(intervals.EXACT.create_decimal(100))
_IN_POINTS = {"point": _HUNDRED, "basis_point": intervals.multiply(_HUNDRED, _HUNDRED)}
"""How many of a unit make the whole: shares differ by points."""


def printed(project: Project, row: Row) -> list[Quantity]:
    """Return the quantities that a row prints; of a change said in two units, the one of the row.

    “£11, or 2.3%, below the peak” prints two figures; 超过2022年的八成 one. A bare number is that
    of the row whose unit no other has. A share of a whole that
    is below zero, as a balance is, has a sign and is no change.
    """
    found = read(whole(row["as_printed"]), project.source.value.language, project.units)
    found = [one for one in found if not one.kind.is_date] or found
    if row["whole"]:
        found = [replace(one, change=0) if one != unsigned(one) else one for one in found]
    if len(found) == _TWICE and all(one.change for one in found):
        own = [one for one in found if one.unit == row["unit"]] or [
            one for one in found if not one.unit
        ]
        return own if len(own) == 1 else found
    return found


_TWICE = 2


def is_change(project: Project, row: Row) -> bool:
    """Say whether the number of a row is printed as a change: fell by 5%, +5, 下降5%."""
    found = printed(project, row) if project.source.value.language in LANGUAGES else []
    return len(found) == 1 and bool(found[0].change)


def ends_of(row: Row) -> tuple[str, str]:
    """Return the figures that a change leads from and to, "" for none."""
    return row.cells.get("from", ""), row.cells.get("to", "")


def since_of(project: Project, row: Row) -> Period:
    """Return when that was which a change is compared with; that of the figure that it began with.

    Undated where neither says so.
    """
    start = ends_of(row)[0]
    rows = (*project.figures, *project.elsewhere) if start else ()
    known = (other["period"] for other in rows if other["id"] == start)
    return Period(row.cells.get("since") or next(known, ""))


def as_change(quantity: Quantity) -> Quantity:
    """Return a signed quantity as a change: the way it goes is that of its sign."""
    value = quantity.value
    end = value.low if isinstance(value, Interval) else value
    return replace(quantity, change=-1 if end is None or end < 0 else 1)


def base_problems(project: Project, row: Row) -> Iterator[Problem]:
    """Yield that a share does not say of what it is one, a rate of change compared with what.

    And that something else does, or what it says is no period. Of a draft the first two are open.
    A rate of growth may be printed bare (inflation eased to 3.4%): then `since` stands for a whole.
    """
    change, base = is_change(project, row), any(row.cells.get(column) for column in BASE)
    unit = project.units.get(row["unit"])
    share = unit is not None and unit.kind == "share"
    drafted = bool(row.cells.get("review"))
    rate = share and not change and not row["whole"] and bool(row.cells.get("since"))
    if (
        unit
        and (share and not change and not rate) != bool(row["whole"])
        and not (drafted and share)
    ):
        code = "whole-without-share" if row["whole"] else "share-without-whole"
        yield problem(code, row.place, id=row["id"], found=row["whole"])
    if share and change and not base and not drafted:
        yield problem("change-without-base", row.place, id=row["id"])
    if base and not change and not rate:
        yield problem("base-without-change", row.place, id=row["id"], printed=row["as_printed"])
    since = row.cells.get("since")
    if since and not is_period(since):
        yield problem("bad-period", row.place, found=since)


def way_problems(project: Project, paragraphs: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the figures that are no change although the source says which way they go.

    paragraphs: number → text. Where the same number stands there without such words as well, that
    is the one that is meant.
    """
    language, units = project.source.value.language, project.units
    said = {number: read(text, language, units) for number, text in paragraphs.items()}
    for row in project.figures:
        own = printed(project, row)
        meant = [one for one in said.get(row["paragraph"], ()) if [one] == own]
        if meant and not own[0].change and all(one.change for one in meant):
            start, end = meant[0].span
            words = paragraphs[row["paragraph"]][max(0, start - _AROUND) : end + _AROUND]
            yield problem(
                "way-unrecorded", row.place, id=row["id"], printed=row["as_printed"],
                context=" ".join(words.split()), number=row["paragraph"],
            )  # fmt: skip


def change_problems(known: Mapping[str, Figure]) -> Iterator[Problem]:
    """Yield the changes that do not lead from the one figure to the other, whatever these allow."""
    for figure in known.values():
        before, after = (known.get(name) for name in figure.ends)
        if before is None or after is None:
            continue
        ends = {"start": before.id, "end": after.id}
        right = _difference(figure, before, after)
        if right is None:
            yield problem("ends-unlike", figure.place, id=figure.id, **ends)
        elif not intervals.overlap(_allowed(figure), right):
            told = {"found": plain(rounding.midpoint(figure.interval)), "expected": _told(right)}
            yield problem("change-differs", figure.place, id=figure.id, **ends, **told)


def _difference(figure: Figure, before: Figure, after: Figure) -> Interval | None:
    """Return what `after` is more than `before`, in the unit of the change; None for nothing."""
    if before.unit != after.unit:
        return None
    low, high = _allowed(before), _allowed(after)
    more = intervals.add(high, intervals.negate(low))
    share = before.unit.kind == "share"
    if share and figure.unit.id in _IN_POINTS:
        return intervals.multiply(more, _IN_POINTS[figure.unit.id])
    if figure.unit.kind == "share":  # a rate of change, of whatever the two are
        try:
            return intervals.divide(more, low)
        except ZeroDivisionError:
            return None
    return more if figure.unit == before.unit else None


def _allowed(figure: Figure) -> Interval:
    return rounding.allowed(figure.quantity, rounded=True)


def _told(right: Interval) -> str:
    ends = dict.fromkeys("∞" if end is None else plain(end) for end in (right.low, right.high))
    return "…".join(ends)
