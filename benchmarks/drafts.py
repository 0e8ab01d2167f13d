"""How much of a ledger that stands a draft from its source gives, cell by cell.

    .venv/bin/python benchmarks/drafts.py STORY SOURCE [STORY SOURCE …] [--all]

The story's own units, scopes, wholes and names are kept; its figures and numerals are left out. A
unit is right by its id, or “alike” where it is printed the same (家 counts firms and mines). --all
lists what differs.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from liuzhou_site.app.drafting.rows import drafted
from liuzhou_site.figures.ledger import value_of
from liuzhou_site.figures.transcript import paragraphs
from liuzhou_site.load.project import Project
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source

Cells = Mapping[str, str]
GUESSED = ("period", "since", "scope", "whole", "status")


def matched(project: Project, figures: list[Cells]) -> Iterator[tuple[Cells | None, Cells | None]]:
    """Yield each figure of the ledger with its draft; and the drafts that are none of it."""
    left = list(figures)
    for row in project.figures:
        ours = row["as_printed"]
        near = [one for one in left if one["paragraph"] == row["paragraph"]
                and (one["as_printed"] in ours or ours in one["as_printed"])]  # fmt: skip
        near.sort(key=lambda one: value_of(one["value"]) != value_of(row["value"]))
        if near:
            left.remove(near[0])
        yield row.cells, near[0] if near else None
    yield from ((None, one) for one in left)


def compared(project: Project, row: Cells, one: Cells, printed: Mapping[str, str]) -> Iterator[str]:
    """Yield the columns in which a draft is right; printed: what figures print, by their ids."""
    if value_of(row["value"]) == value_of(one["value"]) and row["hedge"] == one["hedge"]:
        yield "value, sign, hedge"
        unit, other = (project.units.get(cells["unit"]) for cells in (row, one))
        if unit == other:
            yield "and unit"
        if unit and other and (unit.zh == other.zh or not other.id):
            yield "or alike"
    names = {"whole": [printed.get(cells["whole"], cells["whole"]) for cells in (row, one)]}
    for column in GUESSED:
        ours, theirs = names.get(column, [row.get(column, ""), one.get(column, "")])
        if ours == theirs:
            yield column


def measured(story: str, source: str, *, everything: bool) -> Counter[str]:
    """Return how many figures of a story's ledger are right, missed and invented."""
    project = load_project(Path(story))
    found = paragraphs(read_source(source), source, project.source.value.language)
    start = time.process_time()
    draft = drafted(replace(project, figures=(), numerals=()), found)
    seconds = time.process_time() - start
    counts = Counter(figures=len(project.figures), drafted=len(draft.figures))
    rows = (row.cells for row in project.figures)
    printed = {cells["id"]: cells["as_printed"] for cells in (*draft.figures, *rows)}
    for row, one in matched(project, draft.figures):
        right = list(compared(project, row, one, printed)) if row and one else []
        counts.update(right)
        counts["all fields"] += {"and unit", *GUESSED} <= {*right}
        counts["missed"] += one is None
        counts["invented"] += row is None
        if everything and (not row or not one or "and unit" not in right):
            print("   ", *((cells or {}).get("as_printed", "—") for cells in (row, one)))
    print(f"{story}: {dict(counts)}, {seconds:.2f} s")
    return counts


def main(words: list[str]) -> None:
    """Print a line a story, and their sum."""
    paths = [word for word in words if word != "--all"]
    total: Counter[str] = Counter()
    for story, source in zip(paths[::2], paths[1::2], strict=True):
        total += measured(story, source, everything="--all" in words)
    print(dict(total))


if __name__ == "__main__":
    main(sys.argv[1:])
