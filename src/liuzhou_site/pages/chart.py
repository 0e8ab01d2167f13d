"""A chart's block: title, drawing, description, table, source line and note, from the records."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from liuzhou_site.charts.captions import Drawn, note_line, source_line
from liuzhou_site.load.schema import Chart
from liuzhou_site.model import Group, Mark
from liuzhou_site.pages import context
from liuzhou_site.pages.blocks import state
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.story.edition import Edition, anchor, chart_page


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
