"""The data tables on the ledger page: every cell where a mention of it leads, and its publisher."""

from collections.abc import Iterator
from dataclasses import dataclass

from liuzhou_site.charts.drawings import flagged
from liuzhou_site.figures.cells import cell_id, row_name
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.schema.data import DataTable
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.pages.uses import Places, links
from liuzhou_site.story.edition import Edition, host
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor


@dataclass(frozen=True)
class LedgerTable:
    """A table of data: its title, who published it, its cells with their ids, where they are used.

    file: the sentence that says from which file it was taken; NOTHING where none is named.
    rows: (what names the row, the cells); a cell is (id, words), and empty where nothing is known.
    """

    id: str
    title: Markup
    source: Markup
    file: Markup
    address: Link
    columns: tuple[Markup, ...]
    rows: tuple[tuple[Markup, tuple[tuple[str, Markup], ...]], ...]
    notes: tuple[Markup, ...]
    used: tuple[Link, ...]


def tables(edition: Edition, places: Places) -> tuple[LedgerTable, ...]:
    """Return every data table of the story with its cells.

    places: where the story says or draws each cell.
    """
    return tuple(
        _table(edition, name, table, places) for name, table in edition.project.tables.value.items()
    )


def _table(edition: Edition, name: str, table: DataTable, places: Places) -> LedgerTable:
    rows = edition.project.cells[name]
    cells = (cell.id for column in table.columns for cell in edition.book.cells(name, column))
    source = edition.string(
        "source_table", source=edition.text(table.source), licence=table.licence
    )
    return LedgerTable(
        id=anchor(name, "table"),
        title=edition.shown(table.title),
        source=edition.setter.foreign(source),
        file=escape(edition.string("table_file", file=technical("identifier", table.file)))
        if table.file
        else NOTHING,
        address=Link(host(table.citation), table.citation),
        columns=tuple(_columns(edition, table)),
        rows=tuple(
            (_head(edition, name, table, row), _cells(edition, name, table, row)) for row in rows
        ),
        notes=tuple(
            edition.rich(column.note)
            for column in table.columns.values()
            if column.note.get(edition.lang)
        ),
        used=links(edition, places, *cells),
    )


def _columns(edition: Edition, table: DataTable) -> Iterator[Markup]:
    yield escape(edition.string("period" if table.rows == "period" else "what"))
    for column in table.columns.values():
        head = edition.text(column.label)
        if unit := edition.project.units[column.unit].name(edition.lang):
            head = edition.string("header_unit", name=head, unit=unit)
        yield edition.setter.foreign(head)


def _head(edition: Edition, name: str, table: DataTable, row: Row) -> Markup:
    """Return what names a row: its label, or its period as its first cell says it."""
    if table.rows == "name":
        return edition.setter.foreign(edition.setter.text(row[f"label_{edition.lang}"]))
    first = next(iter(table.columns))
    return escape(edition.voice.say(cell_id(name, first, row_name(row)), "short"))


def _cells(
    edition: Edition, name: str, table: DataTable, row: Row
) -> tuple[tuple[str, Markup], ...]:
    """Return each cell with its id: its number and flags, or why it has none."""
    found, setter = list[tuple[str, Markup]](), edition.setter
    for column in table.columns:
        identity = cell_id(name, column, row_name(row))
        figure = edition.book.figures.get(identity)
        if figure:
            said = flagged(setter, figure, edition.voice.say(identity, "number"))
            found.append((identity, setter.foreign(said)))
        else:
            means = table.missing.get(row[column], {}).get(edition.lang, "")
            found.append(("", setter.foreign(setter.text(means))))
    return tuple(found)
