"""The book of figures: every record by id, what charts and pages ask of them, what always holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from liuzhou_site.errors import Problem, problem, unknown
from liuzhou_site.figures import formulas, intervals
from liuzhou_site.figures.accounting import numeral_problems
from liuzhou_site.figures.amounts import ONE, FormulaError
from liuzhou_site.figures.cells import cell_id, cell_ids, cells_of, gaps_of, in_series
from liuzhou_site.figures.changes import change_problems
from liuzhou_site.figures.checks import Finding, findings
from liuzhou_site.figures.dates import first_day, order
from liuzhou_site.figures.derived import derive
from liuzhou_site.figures.evaluation import Operands, countable, outward
from liuzhou_site.figures.history import Statement, history
from liuzhou_site.figures.ledger import figures_of
from liuzhou_site.figures.ranking import extremes
from liuzhou_site.load.inventory import NUMERALS
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Gap, Status, gathered


@dataclass(frozen=True)
class FigureBook:
    """All figures of a story: the source's, others' reports, cells of tables, the derived.

    gaps: the cells of tables that hold no number. history: what editions said of each figure.
    broken: the ids of records that hold a mistake, and of what is calculated from them.
    """

    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]
    history: Mapping[str, tuple[Statement, ...]]
    gaps: Mapping[str, Gap] = field(default_factory=lambda: MappingProxyType({}))
    broken: frozenset[str] = frozenset()

    @cached_property
    def printed(self) -> tuple[Figure, ...]:
        """The source's own figures, in the order in which it prints them."""
        return tuple(f for f in self.figures.values() if f.paragraph)

    @cached_property
    def derived(self) -> tuple[Figure, ...]:
        """The figures of our own calculation."""
        return tuple(f for f in self.figures.values() if f.status is Status.DERIVED)

    @cached_property
    def elsewhere(self) -> tuple[Figure, ...]:
        """The figures that others report."""
        return tuple(
            f for f in self.figures.values() if f.citation and not f.paragraph and not f.table
        )

    def cells(self, table: str, column: str) -> tuple[Figure, ...]:
        """Return the figures of a column of a data table, in the order of its rows."""
        return tuple(self._columns.get(cell_id(table, column, ""), ()))

    @cached_property
    def _columns(self) -> Mapping[str, Sequence[Figure]]:
        """The cells of every column, in the order of its rows, by what their ids begin with."""
        cells = (figure for figure in self.figures.values() if figure.table)
        return gathered(lambda cell: "".join(cell.id.partition("@")[:2]), cells)

    def gaps_in(self, series: str) -> tuple[Gap, ...]:
        """Return the cells of a column, table.column, that hold no number, in their order."""
        return tuple(gap for gap in self.gaps.values() if in_series(gap.id, series))

    @property
    def inputs(self) -> Mapping[str, tuple[str, ...]]:
        """The figures that each figure is calculated from."""
        return {figure.id: figure.inputs for figure in self.figures.values()}

    def extremes(self, names: Sequence[str]) -> tuple[str, str]:
        """Return the ids that stand alone as the least and the greatest, "" where none does."""
        return extremes([self.figures[name] for name in names])


def sound_book(project: Project) -> tuple[FigureBook, list[Problem]]:
    """Return the book of what is sound in `project`, and every mistake in the rest."""
    printed, problems = figures_of(project, project.figures)
    others, more = figures_of(project, project.elsewhere)
    problems += more
    cells, more = cells_of(project)
    problems += more
    known = {f.id: f for f in (*printed, *others, *cells)}
    listed = known
    problems += [*scope_problems(project), *ledger_problems(project, known)]
    wrong = {found.place for found in problems if not found.warns}
    known = {name: figure for name, figure in listed.items() if figure.place not in wrong}
    rows = (row["id"] for row in (*project.figures, *project.elsewhere))
    broken = frozenset(name for name in (*rows, *cell_ids(project)) if name not in known)
    over = Operands(project, known, countable(project, known), broken)
    derived, more = derive(over)
    problems += more
    known |= {f.id: f for f in derived}
    broken |= frozenset(name for name in project.derived.value if name not in known)
    outcome, more = findings(replace(over, figures=known, broken=broken))
    problems += more
    if NUMERALS not in project.lost.files:  # a row of it might account for anything
        problems += numeral_problems(project, listed | known, broken)
    problems += _citation_problems(project, listed | known, broken)
    claims, more = history(project)
    problems += more
    gaps = MappingProxyType({gap.id: gap for gap in gaps_of(project)})
    return FigureBook(MappingProxyType(known), tuple(outcome), claims, gaps, broken), problems


def _citation_problems(
    project: Project, known: Mapping[str, Figure], broken: frozenset[str]
) -> Iterator[Problem]:
    for name in project.source.value.citations:
        if name not in broken:
            place = project.source.place("citations", name)
            yield from unknown("unknown-figure", place, name, known)


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
    groups: dict[tuple[str, tuple[date, date], str, str], dict[object, Figure]] = {}
    for figure in figures:
        said = figure.quantity  # 132 cars per 100 households are no part of these
        part_of = (
            figure.whole and figure.unit.kind == "share" and not (said.change or said.kind.per)
        )
        if part_of and figure.status is not Status.DERIVED:
            # What others report is another telling of the same parts, not one part more.
            teller = "" if figure.paragraph else figure.id
            key = (figure.whole, order(figure.period), figure.scope, teller)
            group, label = groups.setdefault(key, {}), tuple(figure.label.items())
            same = group.setdefault(label, figure)  # over half, 51%: one part said twice
            if not intervals.overlap(same.interval, figure.interval):
                group[figure.id] = figure
    told = _told_of(project)
    for (whole, *_), group in groups.items():
        total, parts = intervals.exactly(Decimal(0)), [*group.values()]
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
