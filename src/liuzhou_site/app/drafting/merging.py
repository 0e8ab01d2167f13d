"""A draft and the rows that stand already → the files, in which an editor's work is as it was."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from liuzhou_site.app.drafting.cells import Cells
from liuzhou_site.app.drafting.dates import Spot
from liuzhou_site.app.drafting.filling import figure_filled, numerals_filled
from liuzhou_site.app.drafting.revising import LAST, Revised, Standing, revised
from liuzhou_site.app.drafting.rows import Draft, Known, drafted, same
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.figures.transcript import (
    SourceParagraph,
    aligned,
    fingerprint,
    numerals_of,
    short_print,
    times_printed,
    written_at,
)
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.editing import CsvLine, CsvTable
from liuzhou_site.load.project import Project
from liuzhou_site.model import Span, Unit

Rows = Sequence[tuple[CsvLine, Row]]
"""The lines of a file, each with what was read of it."""


@dataclass(frozen=True)
class Merged:
    """What a draft makes of a story.

    figures, numerals: the lines of both tables. units: those that the story lacks. source: keys of
    `data/source.yml` → their values. new: the rows of new figures. changed: figures of which the
    source prints another number now: id, what it was, what it is. gone: what the source no longer
    prints. moved: paragraphs, by their numbers before and now.
    """

    figures: tuple[CsvLine, ...]
    numerals: tuple[CsvLine, ...]
    units: Mapping[str, Unit]
    source: Mapping[str, object]
    new: tuple[Cells, ...]
    changed: tuple[tuple[str, str, str], ...]
    gone: tuple[str, ...]
    moved: tuple[tuple[int, int], ...]


def merged(
    project: Project, figures: CsvTable, numerals: CsvTable, paragraphs: Sequence[SourceParagraph]
) -> Merged:
    """Return the tables of a story with what the paragraphs of its source print besides."""
    pairs = _moved(project, paragraphs)
    known_before = map(str, range(1, project.source.value.paragraphs + 1))
    places = dict.fromkeys(known_before, "") | {str(old): str(new) for old, new in pairs}
    texts = {str(paragraph.number): paragraph.text for paragraph in paragraphs}
    rows = [*zip(numerals.lines, project.numerals, strict=True)]
    standing = list(standing_rows(project, rows, texts, places))
    here = [one for one in standing if not one.gone]
    known = Known(
        frozenset(one.spot for one in here),
        frozenset(one.spot for one in here if one.cells["role"] == "period"),
        dict(_unlisted(project, texts, places)),
    )
    before = {row["id"]: row.cells for row in project.figures}
    found = revised(before, standing, drafted(project, paragraphs, known))
    draft, standing = found.draft, [*found.standing]
    listed = _listed(project, [_dating(one, draft) for one in standing], draft)
    used = {cells["unit"] for cells in draft.figures}
    return Merged(
        figures=_ledger(project, figures, found, listed, places),
        numerals=tuple(line for _, line in listed),
        units={name: unit for name, unit in draft.units.items() if name in used},
        source={
            "paragraphs": len(paragraphs),
            "digit_tokens": sum(line.cells["kind"] == "digit" for _, line in listed),
            "fingerprint": fingerprint(paragraphs),
            "paragraphs_sha256": [short_print(paragraph) for paragraph in paragraphs],
        },
        new=tuple(draft.figures),
        changed=tuple(
            (name, before[name]["as_printed"], cells["as_printed"])
            for name, cells in found.cells.items()
        ),
        gone=tuple(one.cells["refers"] or one.cells["token"] for one in standing if one.gone),
        moved=tuple(pair for pair in pairs if pair[0] != pair[1]),
    )


def _moved(project: Project, paragraphs: Sequence[SourceParagraph]) -> list[tuple[int, int]]:
    """Return the numbers that paragraphs had and have: first of the same, then of those changed."""
    prints = project.source.value.paragraphs_sha256
    before, _ = aligned(project, tuple(paragraphs))
    now = {one.number: short_print(one) for one in paragraphs}
    near = [(old.number, new.number) for old, new in zip(before, paragraphs, strict=True)]
    same = {new: old for old, new in near if old and prints[old - 1] == now[new]}
    for new in now.keys() - same.keys():
        used = {*same.values()}
        twins = [old for old, short in enumerate(prints, 1) if short == now[new]]
        if free := [old for old in twins if old not in used]:
            same[new] = free[0]
    taken = {*same.values()}
    changed = {new: old for old, new in near if old and new not in same and old not in taken}
    return sorted((old, new) for new, old in {**changed, **same}.items())


def standing_rows(
    project: Project, rows: Rows, texts: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[Standing]:
    """Yield the rows of numerals with where each is now, paragraph by paragraph."""
    paragraphs: dict[str, list[tuple[CsvLine, Row]]] = {}
    for line, row in rows:
        paragraphs.setdefault(row["paragraph"], []).append((line, row))
    for old, listed in paragraphs.items():
        number = places.get(old, old)
        text, at = texts.get(number, ""), 0
        waiting = numerals_of(text, project)
        tokens = Counter(row["token"] for _, row in listed)
        for line, row in listed:
            span, waiting = _found(text, row["token"], waiting, at)
            at = span[1] if span else at
            gone = span is None and tokens[row["token"]] > times_printed(text, row["token"])
            nowhere = (LAST, LAST) if gone else (at, at)
            spot = (int(number or old), *(span or nowhere))
            cells = {**row.cells, "paragraph": number or old}
            yield Standing(line, cells, spot, gone)


def _found(text: str, token: str, waiting: list[Span], at: int) -> tuple[Span | None, list[Span]]:
    """Return where a token stands, from `at` on, and the numerals that still wait for a row."""
    if written := written_at(text, token, waiting):
        first, behind = written
        numeral, last = waiting[first], waiting[behind - 1]
        start = text.find(token, max(0, numeral[0] - len(token) + 1))
        span = min(start, numeral[0]), max(start + len(token), last[1])
        return span, waiting[behind:]
    start = text.find(token, at) if token else -1
    return ((start, start + len(token)) if start >= 0 else None), waiting


def _unlisted(
    project: Project, texts: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[tuple[Spot, str]]:
    """Yield the figures that an editor wrote without the rows of their numerals, and where."""
    figures = (row["refers"].split() for row in project.numerals if row["role"] == "figure")
    listed = {name for names in figures for name in names}
    for row in project.figures:
        number = places.get(row["paragraph"], row["paragraph"])
        span = quoted(row["as_printed"], texts.get(number, ""))
        if row["id"] not in listed and row["as_printed"] and span:
            yield (int(number), *span), row["id"]


def _dating(one: Standing, draft: Draft) -> Standing:
    if one.cells["role"] != "period" or one.gone:
        return one
    new = [name for spot, names in draft.dates.items() if same(spot, one.spot)
           for name in names if name != "*"]  # fmt: skip
    refers = " ".join(dict.fromkeys([*one.cells["refers"].split(), *new]))
    return replace(one, cells={**one.cells, "refers": refers})


def _listed(
    project: Project, standing: Sequence[Standing], draft: Draft
) -> list[tuple[Spot, CsvLine]]:
    """Return the lines of all numerals in the order of the source, and where each stands."""
    found = [(one.spot, one.line, one.cells) for one in standing]
    found += [(one.spot, CsvLine({}), one.cells) for one in draft.numerals]
    found.sort(key=lambda one: one[0][:2])
    filled = numerals_filled(project, [cells for _, _, cells in found])
    lines = [(spot, line) for spot, line, _ in found]
    return [(spot, line.changed(cells)) for (spot, line), cells in zip(lines, filled, strict=True)]


def _ledger(
    project: Project,
    table: CsvTable,
    revised: Revised,
    numerals: Sequence[tuple[Spot, CsvLine]],
    places: Mapping[str, str],
) -> tuple[CsvLine, ...]:
    """Return the lines of the ledger, what is new in its place among them."""
    spots = {
        name: spot
        for spot, line in reversed(numerals)
        if line.cells["role"] == "figure"
        for name in line.cells["refers"].split()
    }
    found: list[tuple[Spot, CsvLine]] = []
    last: Spot = (0, 0, 0)
    for line, row in zip(table.lines, project.figures, strict=True):
        last = spots.get(row["id"], last)
        number = places.get(row["paragraph"]) or row["paragraph"]
        cells = {**figure_filled(project, row), "paragraph": number}
        cells |= revised.cells.get(row["id"], {})
        found.append((last, line.changed({name: cells[name] for name in line.cells})))
    found += [(spots[cells["id"]], CsvLine(cells)) for cells in revised.draft.figures]
    found.sort(key=lambda one: one[0])
    return tuple(line for _, line in found)
