"""A chart on other people's pages: the words to copy, and oEmbed for programs that ask."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from liuzhou_site.assets.cards import HEIGHT, WIDTH
from liuzhou_site.assets.data_package import as_json, bare
from liuzhou_site.charts.palette import wrap
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import context
from liuzhou_site.pages.context import Link
from liuzhou_site.story.edition import Edition, address, anchor, chart_card, chart_page, story_page
from liuzhou_site.story.typeset import untagged

ACROSS = 720
"""The width in pixels for which the height of an embedded chart is worked out."""

_COLUMN, _NOTE = 660, 608  # of which so much is the chart's, and its subtitle's
_FRAME = 540  # masthead, margins, the folded table, links, the last lines
_TITLE, _LINE = 36.5, 24
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def chart_context(
    edition: Edition, page: context.Page, chart: context.Chart, name: str
) -> context.ChartContext:
    """Return the context of a chart's own page, with the words to embed it."""
    story = Link(
        edition.string("in_story"), f"{edition.way(story_page(edition.lang))}#{anchor(name)}"
    )
    return context.ChartContext(page, chart, story, str(_snippet(edition, chart, name)))


def oembed(edition: Edition, chart: context.Chart, name: str) -> bytes:
    """Return the chart's answer to those who ask by oEmbed (oembed.com), as JSON with tokens."""
    site, lang = edition.project.site.value, edition.lang

    def pixels(number: int) -> str:
        return bare(technical("pixels", str(number)))

    return as_json(
        {
            "version": technical("version", "1.0"),
            "type": "rich",
            "title": untagged(chart.title),
            "provider_name": edition.setter.text(site.title[lang]),
            "provider_url": site.base,
            "html": str(_snippet(edition, chart, name)),
            "width": pixels(ACROSS),
            "height": pixels(height(chart)),
            "thumbnail_url": site.base + chart_card(lang, name),
            "thumbnail_width": pixels(WIDTH),
            "thumbnail_height": pixels(HEIGHT),
        }
    )


def height(chart: context.Chart) -> int:
    """Return how many pixels high the chart's page is at the width `ACROSS`, or little less."""
    title = _lines(chart.title, _TITLE, _COLUMN) * _TITLE * 1.25
    below = (chart.description, _COLUMN), (chart.source + chart.note, _COLUMN)
    texts = ((chart.subtitle, _NOTE), *below)
    lines = sum(_lines(text, 14, width) for text, width in texts)
    rows = len(chart.table.rows) + 2 if chart.table.open else 0
    return round((_FRAME + title + lines * _LINE + rows * 31 + _drawn(chart)) / 10) * 10


@lru_cache(maxsize=1024)  # asked three times of each chart
def _lines(text: str, size: float, width: float) -> int:
    return len(wrap(untagged(text), size, width))


def _drawn(chart: context.Chart) -> float:
    """Return the height of the wide drawing as the page shows it."""
    size = _SIZE.search(chart.wide)
    return float(size[2]) * _COLUMN / float(size[1]) if size else 0


def _snippet(edition: Edition, chart: context.Chart, name: str) -> Markup:
    source = address(edition.project.site.value.base, chart_page(edition.lang, name))
    frame = '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>'
    return Markup(frame).format(  # noqa: S704 (a literal)
        source,
        _quoted(untagged(chart.title)),
        technical("pixels", "100%"),
        technical("pixels", str(height(chart))),
    )


def _quoted(text: str) -> Markup:
    """Return a text for an attribute, its marks by name: a number of theirs would be shown."""
    named = str(escape(text)).replace("&#34;", "&quot;").replace("&#39;", "&apos;")
    return Markup(named)  # noqa: S704 (escaped)
