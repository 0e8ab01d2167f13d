"""The pieces that sections are made of: paragraphs, charts, lists of the record."""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site.figures.checks import Verdict
from liuzhou_site.pages.context.frame import Link
from liuzhou_site.story.markup import Markup


@dataclass(frozen=True)
class Note:
    """One figure's note: beside the paragraph that mentions it first, or opened by the number.

    said: the number as the paragraph says it; printed: as the source prints it, may be NOTHING;
    source: paragraph, scope, period, status in a line; text: the record's note, may be NOTHING;
    classes: its colour, d for ours, h for doubtful; quiet: nothing that must be told unasked.
    """

    id: str
    said: Markup
    printed: Markup
    quiet: bool
    label: Markup
    source: Markup
    text: Markup
    classes: str
    href: str


@dataclass(frozen=True)
class TermItem:
    """A name or a term: as first used, in the other languages, explained or NOTHING."""

    id: str
    name: Markup
    twins: tuple[Markup, ...]
    gloss: Markup


@dataclass(frozen=True)
class RunningText:
    """A block of running text, as HTML, with the notes that belong beside it.

    plain: a paragraph or a flat list, which needs no style sheet of its own.
    """

    id: str
    html: Markup
    notes: tuple[Note, ...] = ()
    plain: bool = True
    kind: str = "text"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    id: str
    html: Markup
    kind: str = "subheading"


@dataclass(frozen=True)
class ImageBlock:
    """An image with all it carries. alt: what it shows, in words.

    webp, jpg: its addresses with their widths, "" of a drawing; src: that of the smallest.
    caption: may be NOTHING; credit: who made it, its licence, where it is from; figures: those to
    be read in it, or NOTHING; lazy: it loads when a reader comes near, as all but the first do.
    """

    id: str
    alt: str
    webp: str
    jpg: str
    src: str
    width: str
    height: str
    caption: Markup
    credit: Markup
    figures: Markup
    lazy: bool
    kind: str = "image"


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
    kind: str = "chart"


@dataclass(frozen=True)
class FindingItem:
    """A reconciliation: the claim in words or as a formula, and what came of it.

    said: the outcome in a word or two; links: the figures it uses.
    """

    claim: Markup
    outcome: Verdict
    said: str
    text: Markup
    links: tuple[Link, ...]
    id: str


@dataclass(frozen=True)
class ErratumItem:
    """A place where the source is garbled: as printed, as we read it ("" when unknown), why."""

    where: Markup
    printed: Markup
    read_as: Markup
    why: Markup
    id: str


@dataclass(frozen=True)
class DoubtItem:
    """A figure that we could not verify: what it says, how it stands, where its row is."""

    said: Markup
    label: Markup
    state: str
    classes: str
    href: str


@dataclass(frozen=True)
class CorrectionItem:
    """A dated correction. iso: its date for machines."""

    date: Markup
    iso: str
    text: Markup


ListItems = tuple[FindingItem | ErratumItem | DoubtItem | CorrectionItem, ...]


@dataclass(frozen=True)
class RecordList:
    """`{list NAME}` of the record, called by its name."""

    kind: str
    items: ListItems


@dataclass(frozen=True)
class PlaceRecord:
    """`{list place}`: the name as printed, as read, and the reasons."""

    printed: str
    read_as: str
    reasons: tuple[Markup, ...]
    kind: str = "place"


Block = RunningText | ImageBlock | Subheading | ChartBlock | RecordList | PlaceRecord


@dataclass(frozen=True)
class StorySection:
    """A section of the story. twins: the same section in every other language."""

    id: str
    heading: Markup
    blocks: tuple[Block, ...]
    twins: tuple[Link, ...]
