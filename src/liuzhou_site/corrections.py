"""What readers were told and is told otherwise now: each such figure has its dated correction."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, problem
from liuzhou_site.figures import WAS, cells_of_claim, counts_alone
from liuzhou_site.load import CLAIM, PUBLISHED
from liuzhou_site.prose import parse_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liuzhou_site.errors import Problem
    from liuzhou_site.figures import Claim, FigureBook
    from liuzhou_site.load import Project


def uncorrected(project: Project, book: FigureBook) -> Iterator[Problem]:
    """Yield what was published of a figure, holds no longer, and is in no correction."""
    told = _told(project)
    for name, claims in book.history.items():
        now = cells_of_claim(book.figures.get(name))
        after = [*(claim.cells for claim in claims[1:]), now]
        for number, (claim, cells) in enumerate(zip(claims, after, strict=True), 1):
            form = f"{WAS}{number}"
            since = told.get((name, form), date.min)
            if claim.quantity and claim.difference(cells) and since < claim.since:
                place = book.figures[name].place if name in book.figures else claim.place
                yield _wrong(name, form, claim, cells, place)


def corrected(project: Project, name: str) -> Iterator[date]:
    """Yield the days of the corrections that say what was published of a figure."""
    for (figure, _), day in sorted(_told(project).items()):
        if figure == name:
            yield day


def _wrong(name: str, form: str, claim: Claim, cells: Mapping[str, str], place: Place) -> Problem:
    fields = {"id": name, "form": form, "since": claim.since.isoformat()}
    if not cells["amount"]:
        was = claim.cells["as_printed"] or claim.cells["amount"]
        return problem("withdrawn", place, was=was, **fields)
    column = claim.difference(cells)
    was, now = claim.cells[column] or "–", cells[column] or "–"
    return problem("not-corrected", place, column=column, was=was, now=now, **fields)


def _told(project: Project) -> dict[tuple[str, str], date]:
    """Return the day of the correction that says a claim in every language, if there is one."""
    said: dict[tuple[str, str], date] = {}
    for entry in project.site.value.corrections:
        mentions = [
            {(ref.name, ref.form) for ref in parse_text(text, Place(""))[0].refs}
            for text in entry.text.values()
        ]
        for claim in set.intersection(*mentions):
            said[claim] = max(entry.date, said.get(claim, date.min))
    return {claim: day for claim, day in said.items() if claim[1].startswith(WAS)}


def unrecorded(project: Project, book: FigureBook) -> list[list[str]]:
    """Return the rows that the file of what was published lacks: what is new or was changed."""
    site = project.site.value
    since = max([site.published, *(entry.date for entry in site.corrections)]).isoformat()
    rows = []
    for name in dict.fromkeys([*book.history, *book.figures]):
        figure = book.figures.get(name)
        if figure and counts_alone(figure):
            continue
        cells = cells_of_claim(figure)
        claims: Sequence[Claim] = book.history.get(name, ())
        if not claims or claims[-1].cells != cells:
            rows.append([since, name, *(cells[column] for column in CLAIM)])
    return rows


def record(project: Project, book: FigureBook) -> bytes:
    """Return the file of what was published, with what this edition says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["since", "id", *CLAIM])
    for row in project.published or ():
        writer.writerow([row[column] for column in ("since", "id", *CLAIM)])
    writer.writerows(unrecorded(project, book))
    return out.getvalue().encode("utf-8")


def behind(project: Project, book: FigureBook) -> tuple[Problem, ...]:
    """Tell, of an edition to be published, that it is not recorded: the next would not know it."""
    count = len(unrecorded(project, book))
    return (problem("not-recorded", Place(PUBLISHED), found=count),) if count else ()
