"""A chart with its words and its table, its own page, and what others need to show it in theirs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from liuzhou_site.assets.cards import HEIGHT, WIDTH
from liuzhou_site.assets.data_package import as_json, bare
from liuzhou_site.charts.captions import Drawn, note_line, source_line
from liuzhou_site.charts.describe import is_course, sentence
from liuzhou_site.charts.drawings import flagged, named
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import wrap
from liuzhou_site.figures import dates
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.model import Figure, Lang, Period
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.claims import verdict
from liuzhou_site.pages.context import NOTHING, ChartBlock, Link, Page, Table, TableRow
from liuzhou_site.pages.frame import BuildContext, Head, download, page
from liuzhou_site.pages.lists import state
from liuzhou_site.story import paths
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.figure_text import AXES, MAP
from liuzhou_site.story.markup import Markup, clauses, escape
from liuzhou_site.story.typeset import untagged

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
        edition = build.edition(lang, paths.chart_page(lang, name))
        chart = edition.project.charts.value[name]
        title = edition.text(chart.title)
        head = Head(
            f"{title} · {edition.text(edition.site.title)}",
            edition.text(chart.subtitle),
            paths.chart_page("{lang}", name),
            sheets=("go.css", "chart.css"),
            card=(paths.chart_card(lang, name), title),
            oembed=paths.oembed_path(lang, name),
        )
        taken = (paths.chart_file(lang, name, ending) for ending in build.art.taken[name, lang])
        offered = (path for path in taken if path != paths.chart_card(lang, name))
        block = chart_block(build, edition, name, (paths.data_path(name), *offered))
        way = f"{edition.way(paths.story_page(lang))}#{paths.anchor(name)}"
        story = Link(edition.string("in_story"), way)
        embed = str(snippet(edition, block, name))
        yield edition.path, ChartContext(page(build, edition, head), block, story, embed)
        yield paths.oembed_path(lang, name), oembed(edition, block, name)


def chart_block(
    build: BuildContext, edition: Edition, name: str, files: Sequence[str] = ()
) -> ChartBlock:
    """Return the context of the chart `name` on the page that `edition` is making.

    files: what it offers; its table without any.
    """
    drawn = build.art.charts[name, edition.lang]
    chart = edition.project.charts.value[name]
    alone = paths.chart_page(edition.lang, name)
    return ChartBlock(
        id=paths.anchor(name),
        title=clauses(edition.shown(chart.title)),
        subtitle=edition.shown(chart.subtitle),
        narrow=Markup(drawn.narrow),
        wide=Markup(drawn.wide),
        description=drawn.description,
        table=table(edition, chart, drawn),
        source=source_line(edition, drawn.drawing),
        note=note_line(edition, chart, drawn.drawing),
        downloads=tuple(
            download(build, edition, path, _offer(edition, path))
            for path in files or (paths.data_path(name),)
        ),
        alone="" if edition.path == alone else edition.way(alone),
        large=chart.large,
        lines=technical("lines", str(_on_a_phone(drawn))),
    )


def _on_a_phone(drawn: Drawn) -> int:
    """Return about how many lines of its small text a chart is high on a phone."""
    high = _scaled(drawn.narrow, _SMALL) or len(drawn.drawing.marks) * 31
    return round((high + _AROUND) / 21)


def _offer(edition: Edition, path: str) -> str:
    keys = {".csv": "data", ".json": "specification"}
    return edition.string(keys.get(path[path.rindex(".") :], "picture"))


def table(edition: Edition, chart: Chart, drawn: Drawn) -> Table:
    """Return the chart's table: a row a mark, the hedge in the cell, the unit in the header."""
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
        caption=edition.shown(chart.subtitle),
        columns=tuple(escape(words) for words in heads),
        rows=tuple(rows),
        open=not drawn.wide,
        parts=parts,
    )


def _places(edition: Edition, chart: Chart, drawing: Drawing) -> Table:
    """Return the table of a locator map: a row a place, and where it lies."""
    say, rows = edition.voice.say, []
    for number, spot in enumerate(drawing.points):
        at = f"{chart.places}/{number}"
        where = tuple(escape(say(MAP, f"{at}/{axis}")) for axis in AXES)
        rows.append(TableRow(edition.setter.foreign(spot.names[edition.lang]), where))
    heads = [edition.string(key) for key in ("spot", *AXES)]
    caption = edition.shown(chart.subtitle)
    return Table(caption=caption, columns=tuple(map(escape, heads)), rows=tuple(rows))


def _row(edition: Edition, group: Group, mark: Mark) -> TableRow:
    setter = edition.setter
    name = named(edition.project, edition.lang, mark)
    words = edition.string("header_group", group=group.title, noun=name)
    head = setter.foreign(words if group.title else name)
    if mark.check:
        outcome = verdict(edition, next(f for f in edition.book.findings if f.id == mark.check))
        empty = (NOTHING,) * (2 if edition.book.printed else 1)
        return TableRow(setter.foreign(mark.noun), (escape(outcome), *empty))
    figure, voice = edition.book.figures[mark.figure], edition.voice
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
        first, last = rows[0].head, rows[-1].head
        span = edition.markup("describe_span", first=first, last=last)
        yield span if len(rows) > 1 else first, rows


_ACROSS = 720
"""The width in pixels for which the height of an embedded chart is worked out."""

_COLUMN, _NOTE = 660, 608  # of which so much is the chart's, and its subtitle's
_FRAME = 500  # masthead, margins, the folded table, links, the last lines
_TITLE, _LINE = 36.5, 24
_SMALL, _AROUND = 328, 290  # the width of a phone's column; title, subtitle and lines below
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def oembed(edition: Edition, chart: ChartBlock, name: str) -> bytes:
    """Return the chart's answer to those who ask by oEmbed (oembed.com), as JSON with tokens."""
    site, lang = edition.site, edition.lang

    def pixels(number: int) -> str:
        return bare(technical("pixels", str(number)))

    return as_json(
        {
            "version": technical("version", "1.0"),
            "type": "rich",
            "title": untagged(chart.title),
            "provider_name": edition.text(site.title),
            "provider_url": site.base,
            "html": str(snippet(edition, chart, name)),
            "width": pixels(_ACROSS),
            "height": pixels(_height(chart)),
            "thumbnail_url": site.base + paths.chart_card(lang, name),
            "thumbnail_width": pixels(WIDTH),
            "thumbnail_height": pixels(HEIGHT),
        }
    )


def _height(chart: ChartBlock) -> int:
    """Return how many pixels high the chart's page is at the width `_ACROSS`, or little more."""
    title = _lines(chart.title, _TITLE, _COLUMN) * _TITLE * 1.25
    below = (chart.description, _COLUMN), (chart.source + chart.note, _COLUMN)
    texts = ((chart.subtitle, _NOTE), *below)
    lines = sum(_lines(text, 14, width) for text, width in texts)
    rows = len(chart.table.rows) + 2 if chart.table.open else 0
    drawn = _scaled(chart.wide, _COLUMN)
    return round((_FRAME + title + lines * _LINE + rows * 31 + drawn) / 10) * 10


def _scaled(svg: str, across: float) -> float:
    """Return how high a drawing is where it is so many pixels across; 0 where nothing is drawn."""
    size = _SIZE.search(svg)
    return float(size[2]) * across / float(size[1]) if size else 0


@lru_cache(maxsize=1024)  # asked three times of each chart
def _lines(text: str, size: float, width: float) -> int:
    return len(wrap(untagged(text), size, width))


def snippet(edition: Edition, chart: ChartBlock, name: str) -> Markup:
    """Return what others paste into a page to show the chart."""
    source = paths.address(edition.site.base, paths.chart_page(edition.lang, name))
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>'
    ).format(
        source,
        _quoted(untagged(chart.title)),
        technical("pixels", "100%"),
        technical("pixels", str(_height(chart))),
    )


def _quoted(text: str) -> Markup:
    """Return a text for an attribute, its marks by name: a number of theirs would be shown."""
    quoted = escape(text).replace("&#34;", Markup("&quot;"))
    return quoted.replace("&#39;", Markup("&apos;"))
