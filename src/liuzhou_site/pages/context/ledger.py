"""What the template of the ledger is given."""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site.pages.context.blocks import (
    CorrectionItem,
    DoubtItem,
    ErratumItem,
    FindingItem,
    PlaceRecord,
    TermItem,
)
from liuzhou_site.pages.context.frame import Link, Overview, Page, Tally
from liuzhou_site.story.markup import Markup


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
class LedgerTable:
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
    of the lists below the figures there are. overview, place: None where the source has none.
    """

    page: Page
    title: str
    intro: tuple[Markup, ...]
    tally: tuple[Tally, ...]
    overview: Overview | None
    contents: tuple[Link, ...]
    lists: tuple[str, ...]
    groups: tuple[EntryGroup, ...]
    tables: tuple[LedgerTable, ...]
    printed_tag: str
    orders: tuple[Order, ...]
    findings: tuple[FindingItem, ...]
    comparisons: tuple[FindingItem, ...]
    errata: tuple[ErratumItem, ...]
    doubts: tuple[DoubtItem, ...]
    place: PlaceRecord | None
    terms: tuple[TermItem, ...]
    corrections: tuple[CorrectionItem, ...]
    citation: Markup
    cited: tuple[Link, ...]
    downloads: tuple[Link, ...]
