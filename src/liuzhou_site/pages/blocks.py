"""Sections, and paragraphs with their notes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from liuzhou_site.charts.drawings import flagged
from liuzhou_site.charts.palette import width_of
from liuzhou_site.errors import Place
from liuzhou_site.model import Figure, Hedge, Status
from liuzhou_site.numbers import FORMS
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import claims, lists
from liuzhou_site.pages.claims import FindingItem
from liuzhou_site.pages.context import NOTHING, ChartBlock, Link
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.pages.image import ImageBlock, image_block
from liuzhou_site.pages.lists import CorrectionItem, DoubtItem, ErratumItem, PlaceRecord, state
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.inline import Block as Passage
from liuzhou_site.story.inline import Section, Story
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor, text_id
from liuzhou_site.story.typeset import DOUBTFUL, untagged


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
class RunningText:
    """A block of running text, as HTML, with the notes that belong beside it.

    lines: about how many it takes on a phone; plain: a paragraph or a flat list, which needs no
    style sheet of its own; low: its notes are set below it, since the margin has no room for them.
    """

    id: str
    html: Markup
    notes: tuple[Note, ...] = ()
    lines: str = ""
    plain: bool = True
    low: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    id: str
    html: Markup
    kind: str = "subheading"


ListItems = tuple[FindingItem | ErratumItem | DoubtItem | CorrectionItem, ...]


@dataclass(frozen=True)
class RecordList:
    """`{list NAME}` of the record, called by its name."""

    kind: str
    items: ListItems


Block = RunningText | ImageBlock | Subheading | ChartBlock | RecordList | PlaceRecord


@dataclass(frozen=True)
class StorySection:
    """A section of the story. twins: the same section in every other language."""

    id: str
    heading: Markup
    blocks: tuple[Block, ...]
    twins: tuple[Link, ...]


def section_blocks(
    build: BuildContext,
    edition: Edition,
    section: Section,
    charts: Mapping[str, ChartBlock],
    first: Mapping[Place, tuple[str, ...]],
) -> Iterator[Block]:
    """Yield the contexts of a section's blocks; `first` as `first_mentions` gives it."""
    noted = {n for listed in first.values() for n in listed if _noted(edition, n)}
    for number, block in enumerate(section.blocks, 1):
        if block.shape:
            html, names = _running(edition, block, noted, first)
            lines = technical("lines", str(_lines(html, 18, _PHONE) or 1))
            beside = notes(edition, names)
            yield RunningText(text_id(section.id, number), html, beside, lines, block.flat)
        elif block.kind == "subheading":
            yield Subheading(block.name, edition.setter.html(block.texts[0]))
        elif block.kind == "chart":
            yield charts[block.name]
        elif block.kind == "image":
            yield image_block(build, edition, block, text_id(section.id, number))
        elif block.name != "place":
            yield RecordList(block.name, _LISTS[block.name](edition))
        elif place := lists.place_record(edition):
            yield place


def _running(
    edition: Edition, block: Passage, noted: Collection[str], first: Mapping[Place, tuple[str, ...]]
) -> tuple[Markup, tuple[str, ...]]:
    """Return a block of running text as HTML, and the names that it is the first to mention.

    The cells of a table's row stand in one line, so each asks what is left of its names.
    """
    setter, names = edition.setter, dict[str, None]()
    texts = []
    for text in block.texts:
        fresh = [name for name in first.get(text.place, ()) if name not in names]
        here = [name for name in fresh if any(ref.name == name for ref in text.refs)]
        texts.append(setter.opening(text, noted, here))
        names |= dict.fromkeys(here)
    return setter.filled(block, texts), tuple(names)


def first_mentions(story: Story) -> Mapping[Place, tuple[str, ...]]:
    """Return for each text of the sections the figures and terms that no earlier one mentions."""
    told_by = {*FORMS, "first"}
    told: set[str] = set()
    first: dict[Place, tuple[str, ...]] = {}
    texts = (t for block in story.blocks if block.kind != "image" for t in block.texts)
    for text in texts:
        names = dict.fromkeys(r.name for r in text.refs if r.name not in told and r.form in told_by)
        first[text.place] = (*first.get(text.place, ()), *names)
        told |= names.keys()
    return first


def notes(edition: Edition, names: tuple[str, ...]) -> tuple[Note, ...]:
    """Return a note for each of the figures and terms."""
    figures = edition.book.figures
    return tuple(
        _note(edition, figures[name]) if name in figures else _explanation(edition, name)
        for name in names
        if _noted(edition, name)
    )


def _noted(edition: Edition, name: str) -> bool:
    """Say whether a name has a note; what the project counts of itself needs none."""
    term = edition.project.glossary.value.get(name)
    figure = edition.book.figures.get(name)
    return bool((term and term.gloss) or (figure and (figure.as_printed or figure.inputs)))


def _explanation(edition: Edition, name: str) -> Note:
    setter = edition.setter
    return Note(
        id=f"n-{name}",
        said=setter.first(name),
        printed=NOTHING,
        quiet=True,
        label=NOTHING,
        source=escape(edition.string("terms")),
        text=edition.rich(edition.project.glossary.value[name].gloss),
        classes="gl",
        href=f"{setter.ledger}#{anchor(name, 'term')}",
    )


def _note(edition: Edition, figure: Figure) -> Note:
    setter = edition.setter
    said = edition.voice.say(figure.id, "label")
    printed = edition.voice.say(figure.id, "printed") if figure.as_printed else ""
    form = "number" if figure.table else "label"  # the unit of a cell stands over its column
    if edition.voice.plain(figure.id, form).replace("−", "-") == figure.as_printed:
        printed = ""
    told = state(edition, figure)
    telling = figure.paragraph and figure.status is not Status.AS_PRINTED
    hedged, note = figure.quantity.hedge is not Hedge.NONE, figure.note.get(edition.lang, "")
    return Note(
        id=f"n-{figure.id}",
        printed=escape(printed),
        quiet=not (note or hedged or figure.status in (*DOUBTFUL, Status.FORECAST)),
        said=setter.foreign(flagged(setter, figure, said)),
        label=edition.shown(figure.label),
        source=escape(where(edition, figure) + (f" · {told}" if telling else "")),
        text=setter.rich(note),
        classes=setter.looks(figure),
        href=f"{setter.ledger}#{figure.id}",
    )


def where(edition: Edition, figure: Figure) -> str:
    """Return whence a figure is, its scope and period in a line; the status where it is ours."""
    parts = [_origin(edition, figure)]
    if figure.scope:
        parts.append(edition.text(edition.site.scopes[figure.scope]))
    if figure.period.iso:
        parts.append(edition.voice.say(figure.id, "period"))
    elif figure.paragraph:
        parts.append(edition.string("undated"))
    if figure.since.iso:
        parts.append(edition.string("on_period", period=edition.voice.say(figure.id, "since")))
    return " · ".join(parts)


def _origin(edition: Edition, figure: Figure) -> str:
    """Return the paragraph of a figure, or who published its table; else what it is."""
    if figure.paragraph:
        return edition.voice.say(figure.id, "pilcrow")
    if figure.table:
        return edition.text(edition.project.tables.value[figure.table].source)
    return state(edition, figure)


_LISTS: Mapping[str, Callable[[Edition], ListItems]] = {
    "findings": claims.findings,
    "errata": lists.errata,
    "unverified": lists.doubts,
    "corrections": lists.corrections,
}


_TEXT, _LINE, _BETWEEN = 608, 31, 19
"""What `site.css` gives a line of text in pixels, and the space behind a paragraph."""

_MARGIN, _SMALL, _GAP = 392, 21, 21
"""The same of a note."""

_PHONE = 328
"""How wide a line is on a phone, in pixels."""

_HOLE = 150
"""So many pixels may notes run on below the last line beside them."""


def settled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with `low` set where notes would leave a hole beside them.

    Those are the notes of the last paragraph of a run of text, where all notes of the run, one
    below the other, are much longer than the text is.
    """
    found: list[Block] = []
    for _, run in groupby(blocks, lambda block: isinstance(block, RunningText)):
        here = list(run)
        texts = [block for block in here if isinstance(block, RunningText)]
        if texts and _overrun(texts) > _HOLE:
            here[-1] = replace(texts[-1], low=True)
        found += here
    return tuple(found)


def _overrun(texts: Sequence[RunningText]) -> float:
    notes = sum(_high(note) for text in texts for note in text.notes if not note.quiet)
    return notes - sum(_lines(text.html, 18, _TEXT) * _LINE + _BETWEEN for text in texts)


def _high(note: Note) -> int:
    first = Markup(" ").join((note.said, note.label, note.printed))
    parts = (first, note.source, *([note.text] if "h" in note.classes.split() else []))
    return _GAP + _SMALL * sum(_lines(part, 13, _MARGIN) for part in parts)


def _lines(html: Markup, size: float, width: float) -> int:
    return ceil(width_of(untagged(html), size) / width)
