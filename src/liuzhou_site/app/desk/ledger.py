"""What the desk works on: the files of `data/` as they are, and where each numeral stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from liuzhou_site.app.drafting.merging import standing_rows
from liuzhou_site.app.drafting.revising import Standing
from liuzhou_site.figures.transcript import fingerprint, numerals_of, paragraphs
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.editing import CsvLine, CsvTable, table_of
from liuzhou_site.load.inventory import CSV_FILES
from liuzhou_site.load.project import Project
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source
from liuzhou_site.load.texts import read_bytes

FIGURES, NUMERALS = (CSV_FILES[name].path for name in ("figures", "numerals"))
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Item:
    """What an editor judges: a figure with the numerals that print it, or another numeral.

    key: the figure's id, or where the numeral stands (5.3). marks: which of the ledger's numerals.
    """

    key: str
    marks: tuple[int, ...]
    figure: int | None = None


@dataclass(frozen=True)
class Ledger:
    """The story and its source as they were read at one moment.

    figures, numerals: the tables as they are written. marks: the numerals with their places in the
    source. texts: number of a paragraph → its text. current: whether the rows are those of this
    text.
    """

    root: Path
    project: Project
    figures: CsvTable
    numerals: CsvTable
    marks: tuple[Standing, ...]
    texts: Mapping[str, str]
    current: bool

    @property
    def languages(self) -> Mapping[str, str]:
        """What each language of the story is called."""
        return {one.id: one.name for one in self.project.site.value.languages}

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The place of each figure in its table, by id."""
        return {line.cells["id"]: place for place, line in enumerate(self.figures.lines)}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All that is to be judged, in the order of the source."""
        marks: dict[str, list[int]] = {}
        for number, mark in enumerate(self.marks):
            names = mark.cells["refers"].split() if mark.cells["role"] == "figure" else []
            for key in names or [f"{mark.cells['paragraph']}.{mark.cells['order']}"]:
                marks.setdefault(key, []).append(number)
        return tuple(Item(key, tuple(own), self.rows.get(key)) for key, own in marks.items())

    def item(self, key: str) -> Item | None:
        """Return what an editor judges by its key."""
        return next((item for item in self.items if item.key == key), None)

    def figure(self, item: Item) -> Cells:
        """Return the row of a figure; of another numeral nothing."""
        return {} if item.figure is None else self.figures.lines[item.figure].cells

    def doubts(self, item: Item) -> tuple[str, ...]:
        """Return the columns that somebody must still look at."""
        cells = [self.figure(item), *(self.marks[mark].cells for mark in item.marks)]
        words = [word for one in cells for word in one.get("review", "").split()]
        return tuple(dict.fromkeys(words))

    def seen(self, item: Item) -> str:
        """Return what tells whether the rows of an item are as they were when they were shown."""
        cells = [dict(self.figure(item)), *(dict(self.marks[mark].cells) for mark in item.marks)]
        return self.short(cells)

    @property
    def digest(self) -> str:
        """What tells whether anything that is shown has changed."""
        lines = [dict(line.cells) for line in (*self.figures.lines, *self.numerals.lines)]
        return self.short([lines, dict(self.texts), repr(self.project.own_units.value)])

    @staticmethod
    def short(content: object) -> str:
        """Return a short digest of plain data."""
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def unlisted(self) -> Sequence[str]:
        """The numerals of the source that have no row."""
        return [
            text[start:end]
            for number, text in self.texts.items()
            for start, end in numerals_of(text, self.project)
            if not any(
                mark.spot[0] == int(number) and mark.spot[1] < end and start < mark.spot[2]
                for mark in self.marks
            )
        ]


def read_ledger(root: Path, source: str) -> Ledger:
    """Read the story at `root` beside the text of its source.

    Raises BuildFailed: a file cannot be read; all that is wrong in them.
    """
    project = load_project(root)
    found = paragraphs(read_source(source), source, project.source.value.language)
    figures, numerals = (table_of(said(root, path)) for path in (FIGURES, NUMERALS))
    texts = {str(one.number): one.text for one in found}
    pairs: list[tuple[CsvLine, Row]] = [*zip(numerals.lines, project.numerals, strict=True)]
    marks = tuple(standing_rows(project, pairs, texts, {}))
    current = fingerprint(found) == project.source.value.fingerprint
    return Ledger(root, project, figures, numerals, marks, texts, current)


def said(root: Path, path: str) -> str:
    """Return what a file of the story says, to the byte."""
    return read_bytes(root, path).decode("utf-8")
