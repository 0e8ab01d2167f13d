"""One record for each template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.pages.context.blocks import (
    Chart,
    Corrections,
    Doubts,
    Errata,
    Findings,
    PlaceRecord,
    Section,
    Terms,
)
from liuzhou_site.pages.context.frame import Alternate, Link, Page, Strip, Tally

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True)
class StoryContext:
    """`story.html`. place_note: the sentence on the place; NOTHING when the policy hides it.

    summary: the items of the list below the standfirst. contents: one link a section. updated:
    date of publication, for readers; iso for machines.
    """

    page: Page
    headline: Markup
    standfirst: tuple[Markup, ...]
    summary: tuple[Markup, ...]
    place_note: Markup
    tally: tuple[Tally, ...]
    strip: Strip | None
    contents: tuple[Link, ...]
    sections: tuple[Section, ...]
    printed_tag: str
    published: Markup
    published_iso: str


@dataclass(frozen=True)
class Edition:
    """One language on the cover: headline, first standfirst paragraph, where to read on.

    strip_title and read: words in that language.
    """

    tag: str
    name: str
    headline: Markup
    standfirst: Markup
    read: Link
    more: tuple[Link, ...]


@dataclass(frozen=True)
class CoverContext:
    """`cover.html`: every language beside the other, the strip between."""

    page: Page
    editions: tuple[Edition, ...]
    strip: Strip | None


@dataclass(frozen=True)
class Side:
    """A piece of text in one language on the parallel page."""

    tag: str
    html: Markup


@dataclass(frozen=True)
class Pair:
    """Two pieces that say the same.

    kind: "headline", "standfirst", "heading", "subheading", "paragraph", "bullets" (html holds
    the `<li>`s) or "chart" (html is its title as a link to the chart in the story).
    """

    kind: str
    id: str
    left: Side
    right: Side


@dataclass(frozen=True)
class BothContext:
    """`both.html`: the parallel text. title and intro are in the page's own language."""

    page: Page
    title: str
    intro: Markup
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Entry:
    """A figure's row in the ledger; texts NOTHING where the record is silent.

    said: the value with hedge and unit; label: what it counts; as_printed in the source's tongue.
    fields: (name, text) in the order in which they are shown: paragraph, unit, hedge, period,
    scope. sign: "firm", "more", "nearly", "expected"; doubtful: hatched; undated: cut at the foot.
    state: the status in words; used: where the figure is mentioned; checks: reconciliations that
    use it; formula: what it is computed from, figures linked; aliases: ids that it had once.
    """

    id: str
    aliases: tuple[str, ...]
    said: Markup
    label: Markup
    as_printed: Markup
    fields: tuple[tuple[str, Markup], ...]
    colour: str
    sign: str
    doubtful: bool
    derived: bool
    undated: bool
    state: str
    note: Markup
    formula: Markup
    citation: Link | None
    checks: tuple[Link, ...]
    used: tuple[Link, ...]


@dataclass(frozen=True)
class Order:
    """The ledger in another order: its name, and groups of links to rows with their titles."""

    title: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class EntryGroup:
    """A chapter of the ledger: entries of neighbouring paragraphs, or derived, or elsewhere."""

    id: str
    title: Markup
    intro: Markup
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class DataTable:
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


@dataclass(frozen=True)
class LedgerContext:
    """`ledger.html`: every figure, then checks, errata, open questions, the place, corrections.

    citation: how to cite the page, in words; cited: the same for programs, as files. lists: which
    of the lists below the figures there are. strip, place: None where the source has none.
    """

    page: Page
    title: str
    intro: tuple[Markup, ...]
    tally: tuple[Tally, ...]
    strip: Strip | None
    contents: tuple[Link, ...]
    lists: tuple[str, ...]
    groups: tuple[EntryGroup, ...]
    tables: tuple[DataTable, ...]
    printed_tag: str
    orders: tuple[Order, ...]
    findings: Findings
    comparisons: Findings
    errata: Errata
    doubts: Doubts
    place: PlaceRecord | None
    terms: Terms
    corrections: Corrections
    citation: Markup
    cited: tuple[Link, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True)
class ChartContext:
    """`chart.html`: one chart to embed. story: the address of the chart in the story.

    embed: the HTML to copy, shown as text.
    """

    page: Page
    chart: Chart
    story: Link
    embed: str


@dataclass(frozen=True)
class NotFoundContext:
    """`notfound.html`. code: the number it stands for; a sentence and links a language."""

    page: Page
    code: Markup
    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class FeedEntry:
    """An Atom entry; id and href absolute, dates RFC 3339, summary plain text.

    standfirst, points, sections: the whole story with absolute addresses; a correction has none.
    """

    id: str
    href: str
    title: str
    summary: str
    published: str
    updated: str
    standfirst: tuple[Markup, ...] = ()
    points: tuple[Markup, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class FeedContext:
    """`feed.xml`; addresses absolute, `updated` RFC 3339 from the data, never from the clock."""

    tag: str
    id: str
    title: str
    subtitle: str
    self_href: str
    page_href: str
    updated: str
    author: str
    rights: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True)
class SitemapAddress:
    """An address of the sitemap with its language pairs; all absolute, `modified` a date."""

    href: str
    modified: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True)
class SitemapContext:
    """`sitemap.xml`."""

    addresses: tuple[SitemapAddress, ...]


@dataclass(frozen=True)
class RobotsContext:
    """`robots.txt`; sitemap is absolute."""

    sitemap: str
