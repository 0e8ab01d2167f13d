"""What `count()` may count: the ledger's rows by kind, and the lists of a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from liuzhou_site.model import Figure, Hedge, Status

if TYPE_CHECKING:
    from liuzhou_site.load.project import Project


def countable(project: Project, known: Mapping[str, Figure]) -> dict[str, int]:
    """Return what `count()` may count: the ledger's rows by kind, and the lists of the project."""
    return counts(known.values()) | {
        "cells": sum(bool(figure.table) for figure in known.values()),
        "numerals": len(project.numerals),
        "tokens": sum(row["kind"] == "digit" for row in project.numerals),
        "derived": len(project.derived.value),
        "checks": len(project.checks.value),
        "conflicts": sum(check.expect == "contradiction" for check in project.checks.value),
    }


def counts(figures: Iterable[Figure]) -> dict[str, int]:
    """Return how many of the source's figures there are: in all, by status, and hedged.

    doubtful: contradicted or not found; firm: neither doubtful nor a forecast.
    """
    printed = [figure for figure in figures if figure.paragraph]
    statuses = Counter(figure.status for figure in printed)
    doubtful = statuses[Status.CONTRADICTED] + statuses[Status.NOT_FOUND]
    return {
        **{status.value: statuses[status] for status in Status},
        "ledger": len(printed),
        "hedged": sum(figure.quantity.hedge is not Hedge.NONE for figure in printed),
        "doubtful": doubtful,
        "firm": len(printed) - doubtful - statuses[Status.FORECAST],
    }
