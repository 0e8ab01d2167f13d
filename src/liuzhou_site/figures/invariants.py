"""What holds of every ledger, without an editor's asking: whole scopes, shares, dates in order."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from liuzhou_site.errors import Problem, problem, unknown
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.amounts import ONE, FormulaError
from liuzhou_site.figures.changes import change_problems
from liuzhou_site.figures.dates import first_day, order
from liuzhou_site.figures.evaluation import outward
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Status


def scope_problems(project: Project) -> Iterator[Problem]:
    """Yield scopes that lie in one that there is not, or in themselves."""
    site, sheet = project.site.value, project.site
    for inner, outer in site.within.items():
        place = sheet.place("within", inner)
        for name in (inner, outer):
            yield from unknown("unknown-scope", place, name, site.scopes)
        if site.within.get(outward(project, inner)[-1]):
            yield problem("scope-in-itself", place, found=inner)


def ledger_problems(project: Project, known: Mapping[str, Figure]) -> Iterator[Problem]:
    """Yield what no ledger may hold.

    A name that is a whole and a figure; a share, or shares of one whole, period and scope, above
    the whole, unless a recorded contradiction tells of them; what is dated after the page; a change
    that is not that between the figures it leads from and to.
    """
    places = {name: project.derived.place(name) for name in project.derived.value}
    places |= {figure.id: figure.place for figure in known.values()}
    for name in project.site.value.wholes:
        if name in places:
            place = project.site.place("wholes", name)
            yield problem("duplicate-id", place, found=name, first=places[name])
    yield from _date_problems(project, known.values())
    yield from _share_problems(project, known.values())
    yield from change_problems(known)


def _date_problems(project: Project, figures: Iterable[Figure]) -> Iterator[Problem]:
    published = project.site.value.published
    for figure in figures:
        future = figure.period.iso and first_day(figure.period) > published
        if future and figure.status is not Status.FORECAST:
            yield problem(
                "dated-ahead", figure.place, id=figure.id,
                found=figure.period.iso, published=published.isoformat(),
            )  # fmt: skip


def _share_problems(project: Project, figures: Iterable[Figure]) -> Iterator[Problem]:
    groups: dict[tuple[str, tuple[date, date], str, str], list[Figure]] = {}
    for figure in figures:
        part_of = figure.whole and figure.unit.kind == "share" and not figure.quantity.change
        if part_of and figure.status is not Status.DERIVED:
            # What others report is another telling of the same parts, not one part more.
            teller = "" if figure.paragraph else figure.id
            key = (figure.whole, order(figure.period), figure.scope, teller)
            groups.setdefault(key, []).append(figure)
    told = _told_of(project)
    for (whole, *_), parts in groups.items():
        total = intervals.exactly(Decimal(0))
        for part in parts:
            total = intervals.add(total, part.interval)
        names = [part.id for part in parts]
        if not intervals.at_most(total, ONE.interval) and not any(set(names) <= t for t in told):
            code = "above-the-whole" if len(parts) == 1 else "shares-beyond-whole"
            fields = {"found": " + ".join(names), "whole": whole}
            yield from (problem(code, part.place, **fields) for part in parts)


def _told_of(project: Project) -> list[set[str]]:
    found = []
    for check in project.checks.value:
        if check.expect == "contradiction":
            try:
                found.append(set(formulas.inputs(check.claim)))
            except FormulaError:
                continue  # told where the check is worked out
    return found
