"""A figure that is called corroborated has a second witness: somebody else who reports it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.load.csv_files import Row
from liuzhou_site.model import Status


def unwitnessed(seen: Resolved) -> Iterator[Problem]:
    """Yield figures that are called corroborated, and nothing says by whom.

    It is cited in `data/source.yml`, or `data/elsewhere.csv` has it: a check that holds compares
    the two, or the note of the figure mentions it.
    """
    cited = seen.project.source.value.citations
    for row in seen.project.figures:
        alone = row["id"] not in cited and not _witnessed(seen, row)
        if row["status"] == Status.CORROBORATED and alone:
            yield problem("no-witness", row.place, id=row["id"])


def _witnessed(seen: Resolved, row: Row) -> bool:
    others = {other["id"] for other in seen.project.elsewhere}
    compared = (finding.figures for finding in seen.book.findings if finding.holds)
    beside = {name for names in compared if row["id"] in names for name in names}
    notes = (row.cells.get(f"note_{lang}", "") for lang in seen.project.languages)
    return not others.isdisjoint({*beside, *re.findall(r"\w+", " ".join(notes))})
