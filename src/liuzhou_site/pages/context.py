"""What every page shares: links, the head and the frame, the overview and the tally."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from liuzhou_site.story.markup import Markup

NOTHING = Markup()
"""Ready HTML that prints nothing."""


@dataclass(frozen=True)
class Link:
    """A link: its words, its address, the language of its target when that differs.

    note: quiet words after it (a file's type and size); current: the page one is on.
    """

    text: str
    href: str
    lang: str = ""
    current: bool = False
    note: Markup = NOTHING


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: `hreflang` and absolute address."""

    tag: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The head and the frame of any page.

    tag: value of `<html lang>`; t: the words of `templates/strings/<lang>.yml`.
    canonical, alternates, card, oembed: absolute addresses; card and oembed "" for none.
    feed: relative address of the Atom feed, "" for none.
    style, style_hash: what `stylesheet.inline` returns; preload: the fonts' relative addresses.
    json_ld: JSON text in which "<" is escaped as a code point; NOTHING for none. json_hash: the
    source expression that lets the policy pass this one data block.
    locale: the page’s language as Open Graph writes it; locales: those of its twins; people: who
    wrote it.
    kicker: the words at the left of the masthead; home: where they lead.
    icon: the site's mark as an address that holds it; icons: its pictures as
    (relation, size, address).
    nav: languages first, then other pages; footer: the last line's links.
    """

    lang: str
    tag: str
    t: Mapping[str, str]
    site: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...] = ()
    card: str = ""
    card_words: str = ""
    feed: str = ""
    style: Markup
    style_hash: str
    preload: tuple[str, ...] = ()
    icon: Markup
    icons: tuple[tuple[str, str, str], ...] = ()
    json_ld: Markup = NOTHING
    json_hash: str = ""
    kind: Literal["article", "website"]
    locale: str
    locales: tuple[str, ...]
    people: str = ""
    kicker: str
    home: str
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    licence: Markup
    oembed: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """A colour ("out", "in", "land", "ink") and the categories that have it: "jobs, pay"."""

    name: str
    colour: str


@dataclass(frozen=True)
class Overview:
    """The overview of the ledger: its drawings, their visible words, and the key to its signs.

    narrow: for phones; wide: from 680 px on. signs: those that its bars carry, each with what it
    says: "more", "nearly", "expected", "hatch", "undated". ledger: address of the list that the
    bars lead to.
    """

    title: Markup
    narrow: Markup
    wide: Markup
    description: Markup
    categories: tuple[LegendEntry, ...]
    signs: tuple[tuple[str, str], ...]
    ledger: str


@dataclass(frozen=True)
class Tally:
    """One line of the opening's tally: how many figures of a sort.

    sign: "firm", "more", "nearly", "expected", "hatch", "ours" (our calculation), "" for none.
    """

    number: Markup
    words: str
    sign: str
    href: str


@dataclass(frozen=True)
class TableRow:
    """A table's row: its header cell and the others, as many as the table has columns, less one."""

    head: Markup
    cells: tuple[Markup, ...]


@dataclass(frozen=True)
class Table:
    """A chart's table. columns: header words, the unit in them. open: shown without a click.

    parts: of a long one, its rows decade by decade, each with its first and its last period.
    """

    caption: Markup
    columns: tuple[Markup, ...]
    rows: tuple[TableRow, ...]
    open: bool = False
    parts: tuple[tuple[Markup, tuple[TableRow, ...]], ...] = ()


@dataclass(frozen=True)
class ChartBlock:
    """A chart with all it carries.

    narrow, wide: ready inline SVG, both NOTHING for the form "table".
    description: visible sentences from the records; source: links to the paragraphs' rows;
    note: NOTHING where no record is hedged, undated or disputed; downloads: CSV, SVG, PNG;
    alone: the chart's own page ("" on that page itself). large: across the whole of a wide page.
    lines: about how many lines high it is on a phone.
    """

    id: str
    title: Markup
    subtitle: Markup
    narrow: Markup
    wide: Markup
    description: Markup
    table: Table
    source: Markup
    note: Markup
    downloads: tuple[Link, ...]
    alone: str
    large: bool = False
    lines: str = ""
    kind: str = "chart"
