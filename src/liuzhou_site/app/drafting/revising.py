"""A source that prints another number in the same place: the row of its figure goes on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from liuzhou_site.app.drafting.dates import Spot
from liuzhou_site.app.drafting.filling import Cells
from liuzhou_site.app.drafting.rows import Draft
from liuzhou_site.load.editing import CsvLine

LAST = 10**9
"""Where what a paragraph no longer prints is put: behind all that it does."""
_READ = ("as_printed", "value", "hedge")
_DATED = ("period", "since")


@dataclass(frozen=True)
class Standing:
    """A numeral that has a row: its cells, and where it is now; gone if it is nowhere."""

    line: CsvLine
    cells: Cells
    spot: Spot
    gone: bool

    @property
    def named(self) -> list[str]:
        """The figures that it prints, or dates."""
        return self.cells["refers"].split()


@dataclass(frozen=True)
class Revised:
    """A draft without the figures that have a row, which had another number.

    cells: of each such row those that are not as they were. standing: the numerals that have rows
    but for those of the old numbers, and of their dates.
    """

    draft: Draft
    standing: tuple[Standing, ...]
    cells: Mapping[str, Cells]


def revised(rows: Mapping[str, Cells], standing: Sequence[Standing], draft: Draft) -> Revised:
    """Return a draft in which new numbers belong to the figures that stood in their place.

    rows: id → the row of a figure that stands. The editor's words stay; so does its period, if the
    words that say it are there still.
    """
    fresh = {cells["id"]: cells for cells in draft.figures}
    names = {new: old for new, old in _pairs(standing, draft)
             if old in rows and rows[old]["unit"] == fresh[new]["unit"]}  # fmt: skip
    undated = {name for one in standing if one.gone and one.cells["role"] == "period"
               for name in one.named}  # fmt: skip
    cells = {}
    for new, old in names.items():
        read = (*_READ, *(_DATED if old in undated else ()))
        review = with_doubts(rows[old], "as_printed", "value")
        cells[old] = {name: fresh[new][name] for name in read} | {"review": review}
    dates = {
        spot: [names.get(one, one) for one in ones if names.get(one) not in {*cells} - undated]
        for spot, ones in draft.dates.items()
    }
    numerals = [
        replace(one, cells={**one.cells, "refers": " ".join(names.get(old, old) for old in refers)})
        for one in draft.numerals
        for refers in [one.cells["refers"].split()]
    ]
    kept = [one for one in standing if not (one.gone and one.named and {*one.named} <= {*cells})]
    figures = [one for one in draft.figures if one["id"] not in names]
    changed = replace(draft, figures=figures, numerals=numerals, dates=dates)
    return Revised(changed, tuple(kept), cells)


def with_doubts(row: Cells, *columns: str) -> str:
    """Return the cell `review` of a row in which more columns are to be looked at."""
    return " ".join(dict.fromkeys([*row.get("review", "").split(), *columns]))


def _pairs(standing: Iterable[Standing], draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the new figures that stand where as many are gone: its id, and that of the row."""
    fresh = [(one.spot, one.cells["refers"].split()) for one in draft.numerals
             if one.cells["role"] == "figure"]  # fmt: skip
    for number, ones in groupby(standing, key=lambda one: one.spot[0]):
        low, gone = 0, dict[str, None]()
        for one in (*ones, Standing(CsvLine({}), {"role": ""}, (number, LAST, LAST), gone=False)):
            if one.gone:
                gone |= dict.fromkeys(one.named if one.cells["role"] == "figure" else ())
                continue
            new = {name: None for spot, names in fresh for name in names
                   if spot[0] == number and low <= spot[1] < one.spot[1]}  # fmt: skip
            if len(new) == len(gone):
                yield from zip(new, gone, strict=True)
            low, gone = one.spot[2], {}
