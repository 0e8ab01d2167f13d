"""The ledger page: every figure with where it stands, how firm it is, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from liuzhou_site.charts.drawings import sign
from liuzhou_site.checks.corrections import corrected
from liuzhou_site.model import Figure, Status
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import blocks, citation, context
from liuzhou_site.pages.comparisons import comparisons
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.pages.frame import tally
from liuzhou_site.pages.orders import orders
from liuzhou_site.pages.tables import tables
from liuzhou_site.pages.terms import terms
from liuzhou_site.story.edition import Edition, anchor, host, story_page, text_id
from liuzhou_site.story.inline import Inline
from liuzhou_site.story.typeset import DOUBTFUL

_OPENING = 28  # characters of a paragraph that tell it from others


@dataclass(frozen=True)
class Uses:
    """Where figures are said or drawn: id → (anchor in the story, words), in reading order."""

    places: Mapping[str, tuple[tuple[str, str], ...]]


def uses_of(edition: Edition, charts: Mapping[str, Iterable[str]]) -> Uses:
    """Return where each figure is mentioned; `charts` gives the figures that each chart draws.

    A paragraph goes by its section's heading, with its first words where that has gone before.
    """
    found: dict[str, dict[str, str]] = {}
    for section in edition.story.sections:
        heading = edition.setter.words(section.heading)
        for number, block in enumerate(section.blocks, 1):
            drawn = block.kind == "chart"
            ids = [ref.name for text in block.texts for ref in text.refs]
            ids += charts.get(block.name, ()) if drawn else ()
            place = anchor(block.name) if drawn else text_id(section.id, number)
            for name in ids:
                places = found.setdefault(name, {})
                told = _chart_title(edition, block.name) if drawn else heading
                if told in places.values() and place not in places:
                    told = f"{heading} {_first_words(edition, block.texts[0])}"
                places.setdefault(place, told)
    return Uses({name: tuple(places.items()) for name, places in found.items()})


def _chart_title(edition: Edition, name: str) -> str:
    return edition.setter.text(edition.project.charts.value[name].title[edition.lang])


def _first_words(edition: Edition, text: Inline) -> str:
    """Return the beginning of a paragraph in quotation marks; its place where it is a number."""
    first = text.pieces[0] if text.pieces and isinstance(text.pieces[0], str) else ""
    words = first[:_OPENING].rsplit(" ", 1)[0] if len(first) > _OPENING else first
    return edition.string("quoted", words=f"{words.strip()}…")


@dataclass(frozen=True)
class Extras:
    """What a ledger page shows beside the figures: the strip, their uses, and files."""

    strip: context.Strip | None
    uses: Uses
    downloads: tuple[Link, ...]
    cited: tuple[Link, ...]


LISTS = (
    "findings", "comparisons", "unverified", "errata", "terms", "place", "corrections", "cite"
)  # fmt: skip


def ledger_context(edition: Edition, page: context.Page, extras: Extras) -> context.LedgerContext:
    """Return the context of the ledger page."""
    source = edition.project.source.value
    groups = tuple(_groups(edition, extras.uses))
    compared = comparisons(edition)
    data_tables = tables(edition, extras.uses.places)
    lists = tuple(_lists(edition, compared))
    return context.LedgerContext(
        page=page,
        title=edition.string("ledger"),
        intro=(
            edition.setter.foreign(_intro(edition)),
            edition.setter.foreign(edition.setter.text(source.kind[edition.lang])),
        ),
        tally=tally(edition),
        strip=extras.strip,
        contents=_contents(edition, groups, data_tables, lists),
        lists=lists,
        groups=groups,
        tables=data_tables,
        printed_tag=edition.setter.tag(source.language),
        orders=orders(edition),
        findings=blocks.findings(edition),
        comparisons=compared,
        errata=blocks.errata(edition),
        doubts=blocks.doubts(edition),
        place=blocks.place_record(edition),
        terms=terms(edition),
        corrections=blocks.corrections(edition),
        citation=citation.told(edition),
        cited=extras.cited,
        downloads=extras.downloads,
    )


def _contents(
    edition: Edition,
    groups: Iterable[context.EntryGroup],
    data_tables: Iterable[context.DataTable],
    lists: Iterable[str],
) -> tuple[Link, ...]:
    return (
        *(Link(str(group.title), f"#{group.id}") for group in groups),
        *(Link(str(table.title), f"#{table.id}") for table in data_tables),
        *(Link(edition.string(key), f"#{key}") for key in lists),
    )


def _intro(edition: Edition) -> str:
    """Return what the ledger accounts for: what is printed, or where there is none, the tables."""
    say = edition.voice.say
    if not edition.book.printed:
        return edition.string("ledger_intro_data", cells=say("ledger_cells"))
    total, numerals = say("ledger_figures"), say("ledger_numerals")
    return edition.string("ledger_intro", total=total, numerals=numerals)


def _lists(edition: Edition, compared: context.Findings) -> Iterator[str]:
    """Yield the lists that the page has: some only a printed text has, some only a story."""
    printed = bool(edition.book.printed)
    shown = {
        "findings": printed or bool(edition.book.findings),
        "comparisons": bool(compared.items),
        "unverified": printed,
        "errata": printed or bool(edition.project.source.value.errata),
        "terms": printed or bool(edition.project.glossary.value),
        "place": edition.project.source.value.place is not None,
    }
    yield from (key for key in LISTS if shown.get(key, True))


def _groups(edition: Edition, uses: Uses) -> Iterator[context.EntryGroup]:
    chapters = edition.project.site.value.chapters
    book = edition.book
    ends = [chapter.paragraph for chapter in chapters[1:]] + [10**6]
    if not chapters and book.printed:
        title = escape(edition.string("figures"))
        yield _group(edition, uses, "printed", title, book.printed)
    for index, (chapter, end) in enumerate(zip(chapters, ends, strict=False)):
        start = chapter.paragraph if index else 0
        inside = [figure for figure in book.printed if start <= figure.paragraph < end]
        if inside:
            first = inside[0].id.replace("_", "-")
            title = edition.setter.foreign(chapter.names[edition.lang])
            yield _group(edition, uses, f"from-{first}", title, inside)
    for key, figures in (("derived", book.derived), ("elsewhere", book.elsewhere)):
        if figures:
            yield _group(edition, uses, key, escape(edition.string(key)), figures)


def _group(
    edition: Edition, uses: Uses, identity: str, title: Markup, figures: Iterable[Figure]
) -> context.EntryGroup:
    entries = tuple(_entry(edition, uses, figure) for figure in figures)
    return context.EntryGroup(identity, title, NOTHING, entries)


def _entry(edition: Edition, uses: Uses, figure: Figure) -> context.Entry:
    setter, lang = edition.setter, edition.lang
    story = edition.way(story_page(lang))
    checks = [found for found in edition.book.findings if figure.id in found.figures]
    return context.Entry(
        id=figure.id,
        aliases=edition.project.former_ids(figure.id),
        said=escape(edition.voice.say(figure.id, "label")),
        label=setter.foreign(setter.text(figure.label[lang])),
        as_printed=escape(edition.voice.say(figure.id, "printed") if figure.as_printed else ""),
        fields=tuple(_fields(edition, figure)),
        colour=setter.colour(figure),
        sign=sign(figure),
        doubtful=figure.status in DOUBTFUL,
        derived=figure.status is Status.DERIVED,
        undated=not figure.period.iso and figure.status is not Status.DERIVED,
        state=blocks.state(edition, figure),
        note=setter.rich(figure.note.get(lang, "")),
        formula=blocks.formula(edition, figure) if figure.formula else NOTHING,
        citation=_citation(figure),
        checks=tuple(
            Link(setter.text(found.title[lang]), f"#check-{found.id.replace('_', '-')}")
            for found in checks
        ),
        used=tuple(
            Link(words, f"{story}#{place}") for place, words in uses.places.get(figure.id, ())
        ),
    )


def _citation(figure: Figure) -> Link | None:
    if not figure.citation:
        return None
    return Link(host(figure.citation), figure.citation)


def _fields(edition: Edition, figure: Figure) -> Iterator[tuple[str, Markup]]:
    voice = edition.voice
    if figure.paragraph:
        yield edition.string("paragraph"), escape(voice.say(figure.id, "pilcrow"))
    unit = figure.unit.name(edition.lang)
    if unit:
        yield edition.string("unit"), edition.setter.foreign(unit)
    if figure.status is not Status.DERIVED:
        hedge = figure.quantity.hedge.value or "none"
        yield edition.string("hedge"), escape(edition.string(f"hedge_{hedge}"))
    if figure.period.iso:
        yield edition.string("period"), escape(voice.say(figure.id, "period"))
    elif figure.paragraph:
        yield edition.string("period"), escape(edition.string("undated"))
    if figure.scope:
        scope = edition.project.site.value.scopes[figure.scope][edition.lang]
        yield edition.string("scope"), edition.setter.foreign(edition.setter.text(scope))
    if figure.whole and figure.unit.kind == "share":
        yield edition.string("whole"), blocks.whole(edition, figure)
    for day in corrected(edition.project, figure.id):
        said = technical("date", say_date(day, edition.tongue))
        yield edition.string("corrections"), Markup('<a href="#corrections">{}</a>').format(said)
