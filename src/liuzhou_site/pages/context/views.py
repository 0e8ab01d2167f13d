"""One record for each template, but for that of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site.pages.context.blocks import Block, ChartBlock, ImageBlock, StorySection
from liuzhou_site.pages.context.frame import Alternate, Link, Overview, Page, Tally
from liuzhou_site.story.markup import Markup


@dataclass(frozen=True)
class StoryContext:
    """`story.html`. place_note: the sentence on the place; NOTHING when the policy hides it.

    summary: the items of the list below the standfirst. lead: the chart or the image that opens
    the story; none for most. contents: one link a section. people:
    who wrote and who edited it, in words. updated:
    date of publication, for readers; iso for machines.
    """

    page: Page
    headline: Markup
    standfirst: tuple[Markup, ...]
    summary: tuple[Markup, ...]
    lead: tuple[Block, ...]
    place_note: Markup
    tally: tuple[Tally, ...]
    overview: Overview | None
    contents: tuple[Link, ...]
    sections: tuple[StorySection, ...]
    printed_tag: str
    people: tuple[str, ...]
    published: Markup
    published_iso: str


@dataclass(frozen=True)
class Teaser:
    """A story in one language on a page that leads to it: its headline, its first words, links."""

    tag: str
    name: str
    headline: Markup
    standfirst: Markup
    read: Link
    more: tuple[Link, ...]


@dataclass(frozen=True)
class CoverContext:
    """`cover.html`: every language beside the other, the overview between."""

    page: Page
    editions: tuple[Teaser, ...]
    overview: Overview | None


@dataclass(frozen=True)
class Side:
    """A piece of text in one language on the parallel page."""

    tag: str
    html: Markup


@dataclass(frozen=True)
class Pair:
    """Two pieces that say the same.

    kind: "headline", "standfirst", "heading", "subheading", "chart" (html is its title as a link
    to the chart in the story), or that of a block of running text, whose html is whole.
    image: what both show, for the kind "image".
    """

    kind: str
    id: str
    left: Side
    right: Side
    image: ImageBlock | None = None


@dataclass(frozen=True)
class BothContext:
    """`both.html`: the parallel text. title and intro are in the page's own language."""

    page: Page
    title: str
    intro: Markup
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class ChartContext:
    """`chart.html`: one chart to embed. story: the address of the chart in the story.

    embed: the HTML to copy, shown as text.
    """

    page: Page
    chart: ChartBlock
    story: Link
    embed: str


@dataclass(frozen=True)
class NotFoundContext:
    """`notfound.html`. code: the number it stands for; a sentence and links a language."""

    page: Page
    code: Markup
    editions: tuple[Teaser, ...]


@dataclass(frozen=True)
class FeedEntry:
    """An Atom entry; id and href absolute, dates RFC 3339, summary plain text.

    standfirst, points, lead, sections: the whole story with absolute addresses; a correction has
    none.
    """

    id: str
    href: str
    title: str
    summary: str
    published: str
    updated: str
    standfirst: tuple[Markup, ...] = ()
    points: tuple[Markup, ...] = ()
    lead: tuple[Block, ...] = ()
    sections: tuple[StorySection, ...] = ()


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


@dataclass(frozen=True)
class Shelved:
    """A story on the page: a link that is called by its headline, and what it is."""

    link: Link
    description: str


@dataclass(frozen=True)
class Board:
    """The stories of one language. id: what the page's links lead to."""

    id: str
    tag: str
    title: str
    stories: tuple[Shelved, ...]


@dataclass(frozen=True)
class ShelfContext:
    """`shelf.html`: every language beside the other."""

    page: Page
    boards: tuple[Board, ...]
