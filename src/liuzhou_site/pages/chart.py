"""A chart's block: title, drawing, description, table, source line and note, from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from liuzhou_site.model import Hedge, Status
from liuzhou_site.pages import context
from liuzhou_site.pages.blocks import filled, spelled, state
from liuzhou_site.pages.context import NOTHING
from liuzhou_site.story.edition import anchor, chart_page, table_anchor
from liuzhou_site.story.typeset import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liuzhou_site.load.schema import Chart
    from liuzhou_site.model import Drawing, Figure, Group, Mark
    from liuzhou_site.pages.context import Link
    from liuzhou_site.story.edition import Edition


@dataclass(frozen=True)
class Drawn:
    """A chart in one language, ready for any page.

    narrow, wide: both drawings as inline SVG, "" for none; description: visible sentences.
    """

    drawing: Drawing
    description: Markup
    narrow: str = ""
    wide: str = ""


def chart_block(
    edition: Edition, name: str, drawn: Drawn, downloads: tuple[Link, ...]
) -> context.Chart:
    """Return the context of the chart `name` on the page that `edition` is making."""
    setter, lang = edition.setter, edition.lang
    chart = edition.project.charts.value[name]
    alone = chart_page(lang, name)
    return context.Chart(
        id=anchor(name),
        title=setter.foreign(setter.text(chart.title[lang])),
        subtitle=setter.foreign(setter.text(chart.subtitle[lang])),
        narrow=Markup(drawn.narrow),  # noqa: S704 (drawn by the slimmer)
        wide=Markup(drawn.wide),  # noqa: S704 (as above)
        description=drawn.description,
        table=table(edition, chart, drawn),
        source=source_line(edition, drawn.drawing),
        note=note_line(edition, chart, drawn.drawing),
        downloads=downloads,
        alone="" if edition.path == alone else edition.way(alone),
    )


def table(edition: Edition, chart: Chart, drawn: Drawn) -> context.Table:
    """Return the chart's table: a row a mark, the hedge in the cell, the unit in the header."""
    setter = edition.setter
    marks = [mark for group in drawn.drawing.groups for mark in group.marks]
    units = {mark.unit for mark in marks}
    value = edition.string("value")
    if len(units) == 1 and (unit := edition.project.units[units.pop()]).id:
        word = unit.name(edition.lang)
        value = edition.string("header_unit", name=value, unit=word) if word else value
    heads = [edition.string("what"), value, edition.string("period")]
    heads += [edition.string("paragraph")] if edition.book.printed else []
    rows = [_row(edition, group, mark) for group in drawn.drawing.groups for mark in group.marks]
    if _is_course(marks):
        heads = [edition.string("period"), value, *heads[3:]]
        rows = [context.Row(r.cells[1], (r.cells[0], *r.cells[2:])) for r in rows]
    return context.Table(
        caption=setter.foreign(setter.text(chart.subtitle[edition.lang])),
        columns=tuple(escape(words) for words in heads),
        rows=tuple(rows),
        open=not drawn.wide,
    )


def _is_course(marks: Sequence[Mark]) -> bool:
    """Say whether all marks are of one thing at different times: then the time heads each row."""
    periods = {mark.period.iso for mark in marks if mark.period.iso}
    return len(marks) == len(periods) > 1 and len({mark.noun for mark in marks}) == 1


def _row(edition: Edition, group: Group, mark: Mark) -> context.Row:
    setter = edition.setter
    words = edition.string("header_group", group=group.title, noun=mark.noun)
    head = setter.foreign(words if group.title else mark.noun)
    if mark.check:
        outcome = edition.string("contradiction" if mark.doubtful else "holds")
        empty = (NOTHING,) * (2 if edition.book.printed else 1)
        return context.Row(setter.foreign(mark.noun), (escape(outcome), *empty))
    figure = edition.book.figures[mark.figure]
    voice = edition.voice
    period = voice.say(figure.id, "period") if figure.period.iso else ""
    place = voice.say(figure.id, "pilcrow") if figure.paragraph else state(edition, figure)
    cells = (
        setter.mention(figure.id, "label"),
        escape(period or ("" if mark.derived else edition.string("undated_cell"))),
        *([escape(place)] if edition.book.printed else []),
    )
    return context.Row(head, cells)


def charted(edition: Edition, drawing: Drawing) -> tuple[Figure, ...]:
    """Return the figures that a chart draws, each once; not those behind a reconciliation."""
    names = dict.fromkeys(mark.figure for group in drawing.groups for mark in group.marks)
    return tuple(edition.book.figures[name] for name in names if name)


def source_line(edition: Edition, drawing: Drawing) -> Markup:
    """Return the source line: the paragraphs, linked, and what is our own calculation."""
    figures = charted(edition, drawing)
    ours = [figure for figure in figures if figure.formula]
    names = [name for figure in ours for name in figure.inputs] + _reconciled(edition, drawing)
    behind = [edition.book.figures[name] for name in names]
    first: dict[int, Figure] = {}
    for figure in (*figures, *behind):
        if figure.paragraph:
            first.setdefault(figure.paragraph, figure)
    links = [
        Markup('<a href="{}#{}">{}</a>').format(
            edition.setter.ledger,
            first[number].id,
            edition.voice.say(first[number].id, "paragraph"),
        )
        for number in sorted(first)
    ]
    sentences = []
    if links:
        sentences.append(filled(edition, "source_line", paragraphs=_listed(edition, links)))
    tables = dict.fromkeys(figure.table for figure in (*figures, *behind) if figure.table)
    sentences += [filled(edition, "source_data", source=_table_link(edition, t)) for t in tables]
    for figure in ours:
        said = edition.voice.say(figure.id, "label")
        worked = spelled(edition, figure.formula)
        sentences.append(filled(edition, "source_ours", said=said, formula=worked))
    return escape(edition.string("sentence_join")).join(sentences)


def _table_link(edition: Edition, name: str) -> Markup:
    """Return who published a data table, and under which title, as a link to it in the ledger."""
    record, lang = edition.project.tables.value[name], edition.lang
    words = edition.string(
        "table_named", title=record.title[lang], source=record.source[lang], licence=record.licence
    )
    return Markup('<a href="{}#{}">{}</a>').format(
        edition.setter.ledger, table_anchor(name), edition.setter.text(words)
    )


def _reconciled(edition: Edition, drawing: Drawing) -> list[str]:
    """Return the ids of the figures that a chart's reconciliations compare."""
    checks = {mark.check for group in drawing.groups for mark in group.marks}
    return [name for found in edition.book.findings if found.id in checks for name in found.figures]


def note_line(edition: Edition, chart: Chart, drawing: Drawing) -> Markup:
    """Return the editor's note and what must be said of hedged, undated and doubtful records."""
    figures = charted(edition, drawing)
    printed = [figure for figure in figures if figure.status is not Status.DERIVED]
    firm = [figure for figure in printed if figure.status not in DOUBTFUL]
    lists = {
        "note_hedged": [
            edition.setter.mention(figure.id, "printed")
            for figure in firm
            if figure.quantity.hedge is not Hedge.NONE
        ],
        "note_undated": _said(edition, (f for f in printed if not f.period.iso)),
        "note_contradicted": _said(edition, (f for f in printed if f.status is DOUBTFUL[0])),
        "note_not_found": _said(edition, (f for f in printed if f.status is DOUBTFUL[1])),
    }
    sentences = []
    if chart.note.get(edition.lang):
        sentences.append(edition.setter.rich(chart.note[edition.lang]))
    sentences += [
        filled(edition, key, figures=_listed(edition, items))
        for key, items in lists.items()
        if items
    ]
    return escape(edition.string("sentence_join")).join(sentences)


def _said(edition: Edition, figures: Iterable[Figure]) -> list[Markup]:
    return [escape(edition.voice.say(figure.id, "label")) for figure in figures]


def _listed(edition: Edition, items: list[Markup]) -> Markup:
    return Markup(edition.joined([*items]))  # noqa: S704 (joined by the interface's own words)
