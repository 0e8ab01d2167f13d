"""The book of figures: every record by id, and the tables that charts and pages read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.checks import findings, numeral_problems
from liuzhou_site.figures.derived import derive
from liuzhou_site.figures.ledger import figures_of
from liuzhou_site.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.figures.checks import Finding
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure


@dataclass(frozen=True)
class FigureBook:
    """All figures of a story in order: the source's, those reported elsewhere, the derived."""

    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]

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
        return tuple(f for f in self.figures.values() if f.citation)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The ledger as a table: one row a figure, indexed by id.

        Columns: value, low, high (exact `Decimal`, missing where open), unit, hedge, period,
        scope, paragraph (Int64), as_printed, status, category, formula. No number is a float.
        """
        frame = pd.DataFrame(
            [_record(figure) for figure in self.figures.values()],
            index=pd.Index(list(self.figures), name="id"),
        )
        frame["paragraph"] = frame["paragraph"].astype("Int64")
        for column in ("unit", "hedge", "scope", "status", "category"):
            frame[column] = frame[column].astype("category")
        return frame

    def counts(self, column: str) -> dict[str, int]:
        """Return how many of the source's figures each value of `column` has."""
        rows = self.frame[self.frame["paragraph"].notna()]
        return {str(k): int(v) for k, v in rows[column].value_counts(sort=False).items() if v}


def _record(figure: Figure) -> dict[str, object]:
    value = figure.quantity.value
    return {
        "value": value if isinstance(value, Decimal) else None,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.unit.id,
        "hedge": figure.quantity.hedge.value,
        "period": figure.period.iso,
        "scope": figure.scope,
        "paragraph": figure.paragraph or None,
        "as_printed": figure.as_printed,
        "status": figure.status.value,
        "category": figure.category,
        "formula": figure.formula,
    }


def resolve(project: Project) -> FigureBook:
    """Make the book of `project` and check that it reconciles.

    Raises:
        BuildFailed: with every mistake in rows, formulas, checks and the list of numerals.
    """
    printed, problems = figures_of(project, project.figures)
    others, more = figures_of(project, project.elsewhere)
    problems += more
    known = {f.id: f for f in (*printed, *others)}
    derived, more = derive(project, known)
    problems += more
    known |= {f.id: f for f in derived}
    outcome, more = findings(project, known)
    # Formulas over a broken ledger would be reported once more for every row that broke.
    problems += more if not problems else []
    problems += numeral_problems(project, known)
    if problems:
        raise BuildFailed(problems)
    return FigureBook(MappingProxyType(known), tuple(outcome))
