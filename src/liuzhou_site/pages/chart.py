"""A chart's block: title, drawing, description, table, source line and note, from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from liuzhou_site import contexts
from liuzhou_site.contexts import NOTHING
from liuzhou_site.model import Hedge, Status
from liuzhou_site.pages.blocks import formula, state
from liuzhou_site.pages.edition import chart_page
from liuzhou_site.typeset import DOUBTFUL

if TYPE_CHECKING:
    from liuzhou_site.contexts import Link
    from liuzhou_site.load.schemas import Chart
    from liuzhou_site.model import Drawing, Figure, Group, Mark
    from liuzhou_site.pages.edition import Edition

_ENOUGH = 3  # a pattern is told only where three or more points compare (reader.md A3)


@dataclass(frozen=True)
class Drawn:
    """A chart in one language: what was drawn, and both drawings as inline SVG ("" for none)."""

    drawing: Drawing
    narrow: str
    wide: str


def chart_block(
    edition: Edition, name: str, chart: Chart, drawn: Drawn, downloads: tuple[Link, ...]
) -> contexts.Chart:
    """Return the context of the chart `name` on the page that `edition` is making."""
    setter, lang = edition.setter, edition.lang
    alone = chart_page(lang, name)
    return contexts.Chart(
        id=name.replace("_", "-"),
        title=setter.foreign(setter.text(chart.title[lang])),
        subtitle=setter.foreign(setter.text(chart.subtitle[lang])),
        narrow=Markup(drawn.narrow),  # noqa: S704 (drawn by the slimmer)
        wide=Markup(drawn.wide),  # noqa: S704 (as above)
        description=describe(edition, drawn.drawing),
        table=table(edition, chart, drawn),
        source=source_line(edition, drawn.drawing),
        note=note_line(edition, chart, drawn.drawing),
        downloads=downloads,
        alone="" if edition.path == alone else f"{edition.root}{alone}",
    )


def describe(edition: Edition, drawing: Drawing) -> Markup:
    """Return what the chart shows in sentences made from its records (reader.md A3)."""
    sentences = []
    for group in drawing.groups:
        rows = [
            edition.string("describe_row", noun=mark.noun, said=mark.said) for mark in group.marks
        ]
        listed = edition.string("clause_join").join(rows)
        key = "describe_group" if group.title else "describe_list"
        sentences.append(edition.string(key, title=group.title, rows=listed))
        sentences += _extremes(edition, group)
    if len({mark.unit for group in drawing.groups for mark in group.marks}) > 1:
        sentences.append(edition.string("describe_units"))
    text = edition.string("sentence_join").join(sentence for sentence in sentences if sentence)
    return edition.setter.foreign(text)


def _extremes(edition: Edition, group: Group) -> list[str]:
    """Say which mark is the largest and which the smallest, where the ledger can order them."""
    marks = {mark.figure: mark for mark in group.marks if mark.figure}
    if len(marks) < max(_ENOUGH, len(group.marks)):
        return []
    table = edition.book.table(tuple(marks))
    if not (table.least and table.most):
        return []
    least, most = marks[table.least], marks[table.most]
    return [
        edition.string(
            "describe_extremes",
            most=most.said,
            most_noun=most.noun,
            least=least.said,
            least_noun=least.noun,
        )
    ]


def table(edition: Edition, chart: Chart, drawn: Drawn) -> contexts.Table:
    """Return the chart's table: a row a mark, the hedge in the cell, the unit in the header."""
    setter = edition.setter
    units = {mark.unit for group in drawn.drawing.groups for mark in group.marks}
    value = edition.string("value")
    if len(units) == 1 and (unit := edition.project.units[units.pop()]).id:
        word = unit.zh if edition.lang == "zh" else unit.other
        value = edition.string("header_unit", name=value, unit=word) if word else value
    columns = tuple(
        escape(words)
        for words in (
            edition.string("what"), value, edition.string("period"), edition.string("paragraph")
        )
    )  # fmt: skip
    rows = tuple(
        _row(edition, group, mark) for group in drawn.drawing.groups for mark in group.marks
    )
    return contexts.Table(
        caption=setter.foreign(setter.text(chart.subtitle[edition.lang])),
        columns=columns,
        rows=rows,
        open=not drawn.wide,
    )


def _row(edition: Edition, group: Group, mark: Mark) -> contexts.Row:
    setter = edition.setter
    if mark.figure not in edition.book.figures:
        return contexts.Row(setter.foreign(mark.noun), (escape(mark.said), NOTHING, NOTHING))
    figure = edition.book.figures[mark.figure]
    period = edition.voice.say(figure.id, "period") if figure.period.iso else ""
    head = edition.string("header_group", group=group.title, noun=mark.noun)
    cells = (
        setter.mention(figure.id, "label"),
        escape(period or edition.string("undated_cell")),
        escape(edition.voice.say(figure.id, "pilcrow") if figure.paragraph else state(edition, figure)),
    )  # fmt: skip
    return contexts.Row(setter.foreign(head if group.title else mark.noun), cells)


def charted(edition: Edition, drawing: Drawing) -> tuple[Figure, ...]:
    """Return the figures that a chart draws, each once."""
    ids = dict.fromkeys(mark.figure for group in drawing.groups for mark in group.marks)
    return tuple(edition.book.figures[name] for name in ids if name in edition.book.figures)


def source_line(edition: Edition, drawing: Drawing) -> Markup:
    """Return the source line: the paragraphs, linked, and what is our own calculation."""
    figures = charted(edition, drawing)
    first: dict[int, Figure] = {}
    ours = []
    for figure in figures:
        if figure.paragraph:
            first.setdefault(figure.paragraph, figure)
        elif figure.formula:
            ours.append(figure)
            for name in figure.inputs:
                source = edition.book.figures.get(name)
                if source and source.paragraph:
                    first.setdefault(source.paragraph, source)
    links = [
        Markup('<a href="{}#{}">{}</a>').format(
            edition.setter.ledger, first[number].id, edition.voice.say(first[number].id, "paragraph")
        )
        for number in sorted(first)
    ]  # fmt: skip
    sentences = []
    if links:
        sentences.append(
            _filled(edition, "source_line", paragraphs=Markup(edition.joined([*links])))
        )
    for figure in ours:
        said = edition.voice.say(figure.id, "label")
        sentences.append(
            _filled(edition, "source_ours", said=said, formula=formula(edition, figure))
        )
    return Markup(edition.string("sentence_join")).join(sentences)  # noqa: S704 (our own words)


def note_line(edition: Edition, chart: Chart, drawing: Drawing) -> Markup:
    """Return the editor's note and what must be said of hedged, undated and doubtful records."""
    sentences = []
    if chart.note.get(edition.lang):
        sentences.append(edition.setter.rich(chart.note[edition.lang]))
    for figure in charted(edition, drawing):
        said = edition.voice.say(figure.id, "label")
        if figure.status in DOUBTFUL:
            words = _filled(edition, "note_doubtful", said=said, state=state(edition, figure))
            sentences.append(words)
        elif figure.quantity.hedge is not Hedge.NONE and figure.as_printed:
            printed = edition.setter.mention(figure.id, "printed")
            sentences.append(_filled(edition, "note_hedged", printed=printed))
        if not figure.period.iso and figure.status is not Status.DERIVED:
            sentences.append(_filled(edition, "note_undated", said=said))
    return Markup(edition.string("sentence_join")).join(dict.fromkeys(sentences))  # noqa: S704


def _filled(edition: Edition, key: str, **fields: object) -> Markup:
    """Return the interface's words for `key` as HTML; text fields are escaped."""
    return Markup(edition.project.strings[edition.lang][key]).format(**fields)  # noqa: S704
