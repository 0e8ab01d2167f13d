"""A chart with its words and its table, and its own page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from liuzhou_site.charts.captions import Drawn, note_line, source_line
from liuzhou_site.charts.describe import is_course, sentence
from liuzhou_site.charts.drawings import flagged
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.figures import dates
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.model import Figure, Lang, Period
from liuzhou_site.pages.claims import verdict
from liuzhou_site.pages.context import NOTHING, ChartBlock, Link, Page, Table, TableRow
from liuzhou_site.pages.embed import oembed, snippet
from liuzhou_site.pages.frame import BuildContext, Head, download, page, site_title
from liuzhou_site.pages.lists import state
from liuzhou_site.story.edition import (
    Edition,
    anchor,
    chart_card,
    chart_file,
    chart_page,
    data_path,
    oembed_path,
    story_page,
)
from liuzhou_site.story.figure_text import AXES, MAP
from liuzhou_site.story.markup import Markup, clauses, escape

_LONG = 120  # rows of a course, above which they are shown decade by decade


@dataclass(frozen=True)
class ChartContext:
    """`chart.html`: one chart to embed. story: the address of the chart in the story.

    embed: the HTML to copy, shown as text.
    """

    page: Page
    chart: ChartBlock
    story: Link
    embed: str


def charts(build: BuildContext, lang: Lang) -> Iterator[tuple[str, ChartContext | bytes]]:
    """Yield the page of each chart, and its oEmbed answer."""
    for name in build.charts:
        edition = build.edition(lang, chart_page(lang, name))
        setter, chart = edition.setter, edition.project.charts.value[name]
        title = setter.text(chart.title[lang])
        head = Head(
            f"{title} · {site_title(edition)}",
            setter.text(chart.subtitle[lang]),
            chart_page("{lang}", name),
            sheets=("go.css", "chart.css"),
            card=(chart_card(lang, name), title),
            oembed=oembed_path(lang, name),
        )
        taken = (chart_file(lang, name, ending) for ending in build.art.taken[name, lang])
        offered = (path for path in taken if path != chart_card(lang, name))
        block = chart_block(build, edition, name, (data_path(name), *offered))
        way = f"{edition.way(story_page(lang))}#{anchor(name)}"
        story = Link(edition.string("in_story"), way)
        embed = str(snippet(edition, block, name))
        yield edition.path, ChartContext(page(build, edition, head), block, story, embed)
        yield oembed_path(lang, name), oembed(edition, block, name)


def chart_block(
    build: BuildContext, edition: Edition, name: str, files: Sequence[str] = ()
) -> ChartBlock:
    """Return the context of the chart `name` on the page that `edition` is making.

    files: what it offers; its table without any.
    """
    drawn = build.art.charts[name, edition.lang]
    setter, lang = edition.setter, edition.lang
    chart = edition.project.charts.value[name]
    alone = chart_page(lang, name)
    return ChartBlock(
        id=anchor(name),
        title=clauses(setter.foreign(setter.text(chart.title[lang]))),
        subtitle=setter.foreign(setter.text(chart.subtitle[lang])),
        narrow=Markup(drawn.narrow),
        wide=Markup(drawn.wide),
        description=drawn.description,
        table=table(edition, chart, drawn),
        source=source_line(edition, drawn.drawing),
        note=note_line(edition, chart, drawn.drawing),
        downloads=tuple(
            download(build, edition, path, _offer(edition, path))
            for path in files or (data_path(name),)
        ),
        alone="" if edition.path == alone else edition.way(alone),
        large=chart.large,
    )


def _offer(edition: Edition, path: str) -> str:
    keys = {".csv": "data", ".json": "specification"}
    return edition.string(keys.get(path[path.rindex(".") :], "picture"))


def table(edition: Edition, chart: Chart, drawn: Drawn) -> Table:
    """Return the chart's table: a row a mark, the hedge in the cell, the unit in the header."""
    setter = edition.setter
    if drawn.drawing.spots:
        return _places(edition, chart, drawn.drawing)
    units = {mark.unit for mark in drawn.drawing.marks}
    value = edition.string("value")
    if len(units) == 1 and (unit := edition.project.units[units.pop()]).id:
        word = unit.name(edition.lang)
        value = edition.string("header_unit", name=value, unit=word) if word else value
    heads = [edition.string("what"), value, edition.string("period")]
    heads += [edition.string("paragraph")] if edition.book.printed else []
    heads += [sentence(drawn.drawing.view)] if drawn.drawing.view else []
    rows = [_row(edition, group, mark) for group in drawn.drawing.groups for mark in group.marks]
    parts: tuple[tuple[Markup, tuple[TableRow, ...]], ...] = ()
    if is_course(drawn.drawing.marks):
        heads = [edition.string("period"), value, *heads[3:]]
        turned = [TableRow(r.cells[1], (r.cells[0], *r.cells[2:])) for r in rows]
        dated = _dated(drawn.drawing, turned, len(heads) - 2)
        rows, parts = [row for _, row in dated], tuple(_decades(edition, dated))
    return Table(
        caption=setter.foreign(setter.text(chart.subtitle[edition.lang])),
        columns=tuple(escape(words) for words in heads),
        rows=tuple(rows),
        open=not drawn.wide,
        parts=parts,
    )


def _places(edition: Edition, chart: Chart, drawing: Drawing) -> Table:
    """Return the table of a locator map: a row a place, and where it lies."""
    say, setter = edition.voice.say, edition.setter
    rows = []
    for number, spot in enumerate(drawing.points):
        at = f"{chart.places}/{number}"
        where = tuple(escape(say(MAP, f"{at}/{axis}")) for axis in AXES)
        rows.append(TableRow(setter.foreign(spot.names[edition.lang]), where))
    heads = [edition.string(key) for key in ("spot", *AXES)]
    caption = setter.foreign(setter.text(chart.subtitle[edition.lang]))
    return Table(caption=caption, columns=tuple(map(escape, heads)), rows=tuple(rows))


def _row(edition: Edition, group: Group, mark: Mark) -> TableRow:
    setter = edition.setter
    words = edition.string("header_group", group=group.title, noun=mark.noun)
    head = setter.foreign(words if group.title else mark.noun)
    if mark.check:
        outcome = verdict(edition, next(f for f in edition.book.findings if f.id == mark.check))
        empty = (NOTHING,) * (2 if edition.book.printed else 1)
        return TableRow(setter.foreign(mark.noun), (escape(outcome), *empty))
    figure = edition.book.figures[mark.figure]
    voice = edition.voice
    period = voice.say(figure.id, "short") if figure.period.iso else ""
    place = voice.say(figure.id, "pilcrow") if figure.paragraph else state(edition, figure)
    cells = (
        _number(edition, figure),
        escape(period or ("" if mark.derived else edition.string("undated_cell"))),
        *([escape(place)] if edition.book.printed else []),
        *([setter.mention(figure.id, f"{mark.view}label")] if mark.view else []),
    )
    return TableRow(head, cells)


def _number(edition: Edition, figure: Figure) -> Markup:
    """Return a mention of a number with what the flags beside it mean."""
    setter = edition.setter
    said = setter.mention(figure.id, "label")
    if not figure.flags:
        return said
    around = escape(flagged(setter, figure, "\0"))
    return around.replace("\0", said)


def _dated(drawing: Drawing, rows: Sequence[TableRow], empty: int) -> list[tuple[Period, TableRow]]:
    """Return the rows of one course, those with them that have a reason for no number.

    empty: how many cells a row has beside its number.
    """
    dated = [(mark.period, row) for mark, row in zip(drawing.marks, rows, strict=True)]
    lacks = [
        (lack.period, TableRow(escape(lack.dated), (escape(lack.said), *(NOTHING,) * empty)))
        for group in drawing.groups
        for lack in group.lacks
        if lack.said
    ]
    return sorted([*dated, *lacks], key=lambda one: dates.order(one[0])) if lacks else dated


def _decades(
    edition: Edition, dated: Sequence[tuple[Period, TableRow]]
) -> Iterator[tuple[Markup, tuple[TableRow, ...]]]:
    """Yield the rows of a long course by decades, each with its first and its last period."""
    if len(dated) <= _LONG:
        return
    for _, found in groupby(dated, key=lambda one: dates.first_day(one[0]).year // 10):
        rows = tuple(row for _, row in found)
        yield edition.markup("describe_span", first=rows[0].head, last=rows[-1].head), rows
