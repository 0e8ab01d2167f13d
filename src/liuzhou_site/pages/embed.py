"""What others need to show a chart in their own pages: a frame of the right height, an oEmbed."""

import re
from functools import lru_cache

from liuzhou_site.assets.cards import HEIGHT, WIDTH
from liuzhou_site.assets.data_package import as_json, bare
from liuzhou_site.charts.palette import wrap
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.context import ChartBlock
from liuzhou_site.story.edition import Edition, address, chart_card, chart_page
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.typeset import untagged

_ACROSS = 720
"""The width in pixels for which the height of an embedded chart is worked out."""

_COLUMN, _NOTE = 660, 608  # of which so much is the chart's, and its subtitle's
_FRAME = 560  # masthead, margins, the folded table, links, the last lines; fonts that come late
_TITLE, _LINE = 36.5, 24
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def oembed(edition: Edition, chart: ChartBlock, name: str) -> bytes:
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
            "html": str(snippet(edition, chart, name)),
            "width": pixels(_ACROSS),
            "height": pixels(_height(chart)),
            "thumbnail_url": site.base + chart_card(lang, name),
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
    size = _SIZE.search(chart.wide)
    drawn = float(size[2]) * _COLUMN / float(size[1]) if size else 0
    return round((_FRAME + title + lines * _LINE + rows * 31 + drawn) / 10) * 10


@lru_cache(maxsize=1024)  # asked three times of each chart
def _lines(text: str, size: float, width: float) -> int:
    return len(wrap(untagged(text), size, width))


def snippet(edition: Edition, chart: ChartBlock, name: str) -> Markup:
    """Return what others paste into a page to show the chart."""
    source = address(edition.project.site.value.base, chart_page(edition.lang, name))
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
