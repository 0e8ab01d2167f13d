"""The book of figures: every record by id, and the tables that charts and pages read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from liuzhou_site.errors import BuildFailed, nearest, problem
from liuzhou_site.figures.accounting import numeral_problems
from liuzhou_site.figures.always import ledger_problems, scope_problems
from liuzhou_site.figures.cells import cell_id, cells_of
from liuzhou_site.figures.checks import findings
from liuzhou_site.figures.derived import countable, derive
from liuzhou_site.figures.frames import ledger_frame
from liuzhou_site.figures.history import history
from liuzhou_site.figures.ledger import figures_of
from liuzhou_site.figures.tables import computed, table_of
from liuzhou_site.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liuzhou_site.errors import Problem
    from liuzhou_site.figures.checks import Finding
    from liuzhou_site.figures.history import Claim
    from liuzhou_site.figures.tables import Table
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure


@dataclass(frozen=True)
class FigureBook:
    """All figures of a story: the source's, others' reports, cells of tables, the derived.

    history: what editions said of each.
    """

    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]
    history: Mapping[str, tuple[Claim, ...]]

    @property
    def printed(self) -> tuple[Figure, ...]:
        """The source's own figures, in the order in which it prints them."""
        return tuple(f for f in self.figures.values() if f.paragraph)

    @property
    def derived(self) -> tuple[Figure, ...]:
        """The figures of our own calculation."""
        return tuple(f for f in self.figures.values() if f.status is Status.DERIVED)

    @property
    def elsewhere(self) -> tuple[Figure, ...]:
        """The figures that others report."""
        return tuple(
            f for f in self.figures.values() if f.citation and not f.paragraph and not f.table
        )

    def cells(self, table: str, column: str) -> tuple[Figure, ...]:
        """Return the figures of a column of a data table, in the order of its rows."""
        head = cell_id(table, column, "")
        return tuple(f for name, f in self.figures.items() if name.startswith(head))

    @property
    def inputs(self) -> Mapping[str, tuple[str, ...]]:
        """The figures that each figure is calculated from."""
        return {figure.id: figure.inputs for figure in self.figures.values()}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The ledger as a table, one row a figure; `ledger_frame` names its columns."""
        return ledger_frame(self.figures)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """The reconciliations as a table: one row a check, indexed by id.

        Columns: claim and title_LANG (strings), holds (boolean), figures (tuples of ids).
        """
        rows = [
            {"claim": found.claim, "holds": found.holds, "figures": found.figures}
            | {f"title_{lang}": text for lang, text in found.title.items()}
            for found in self.findings
        ]
        index = pd.Index([found.id for found in self.findings], name="id", dtype="string")
        frame = pd.DataFrame(rows, index=index)
        types = {column: "string" for column in frame.columns if column != "figures"}
        return frame.astype(types | {"holds": "boolean"} if rows else {})

    def compared(self, names: Sequence[str]) -> pd.DataFrame:
        """Return the rows `names` of the frame with ranks and shares added.

        Raises:
            KeyError: there is no such figure.
        """
        return computed(self.frame, names)

    def table(self, names: Sequence[str]) -> Table:
        """Return the figures `names` side by side: ranks, extremes, totals, shares.

        Raises:
            KeyError: there is no such figure.
        """
        return table_of(self.frame, names)


def resolve(project: Project) -> FigureBook:
    """Make the book of `project` and check that it reconciles.

    Raises:
        BuildFailed: with every mistake in rows, formulas, checks and the list of numerals.
    """
    printed, problems = figures_of(project, project.figures)
    others, more = figures_of(project, project.elsewhere)
    problems += more
    cells, more = cells_of(project)
    problems += more
    known = {f.id: f for f in (*printed, *others, *cells)}
    problems += [*scope_problems(project), *ledger_problems(project, known)]
    counted = countable(project, known)
    derived, more = derive(project, known, counted)
    # Over a broken ledger, formulas, checks and the list would tell every row that broke again.
    whole = all(row["id"] in known for row in project.figures)
    problems += more if not problems else []
    known |= {f.id: f for f in derived}
    outcome, more = findings(project, known, counted)
    problems += more if not problems else []
    problems += numeral_problems(project, known) if whole else []
    problems += _citation_problems(project, known)
    claims, more = history(project)
    problems += more
    if problems:
        raise BuildFailed(problems)
    return FigureBook(MappingProxyType(known), tuple(outcome), claims)


def _citation_problems(project: Project, known: Mapping[str, Figure]) -> Iterator[Problem]:
    for name in project.source.value.citations:
        if name not in known:
            place = project.source.place("citations", name)
            yield problem("unknown-figure", place, found=name, nearest=nearest(name, known))
