"""The ledger page: every figure, every table, every list of the record, and where each is used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liuzhou_site.model import Lang
from liuzhou_site.pages import claims, frame, lists, metadata
from liuzhou_site.pages.claims import FindingItem
from liuzhou_site.pages.context import Link, Overview, Page, Tally
from liuzhou_site.pages.entries import EntryGroup, Order, groups, orders
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.pages.lists import CorrectionItem, DoubtItem, ErratumItem, PlaceRecord, TermItem
from liuzhou_site.pages.tables import LedgerTable, tables
from liuzhou_site.pages.uses import places
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup
from liuzhou_site.story.paths import ledger_page

_DOWNLOADS = {
    "figures.csv": ("figures", ""),
    "figures.json": ("figures", ""),
    "datapackage.json": ("", "Data Package"),
    "checksums.txt": ("checksums", ""),
    "everything.zip": ("everything", ""),
}
"""The files that the page offers, each with the key of its words, or its name in any language."""
_LISTS = (
    "findings", "comparisons", "unverified", "errata", "terms", "place", "corrections", "cite"
)  # fmt: skip


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


def ledger(build: BuildContext, lang: Lang) -> Iterator[tuple[str, LedgerContext]]:
    """Yield the ledger page of a language."""
    edition = build.edition(lang, ledger_page(lang))
    setter, source = edition.setter, edition.project.source.value
    uses = places(build, edition)
    shown, compared = tuple(groups(edition, uses)), claims.comparisons(edition, uses)
    data_tables = tables(edition, uses)
    keys = tuple(_lists(edition, compared))
    context = LedgerContext(
        page=frame.page(build, edition, _head(edition)),
        title=edition.string("ledger"),
        intro=(setter.foreign(_intro(edition)), edition.shown(source.kind)),
        tally=frame.tally(edition),
        overview=frame.overview(build, edition),
        contents=_contents(edition, shown, data_tables, keys),
        lists=keys,
        groups=shown,
        tables=data_tables,
        printed_tag=setter.tag(source.language),
        orders=orders(edition),
        findings=claims.findings(edition),
        comparisons=compared,
        errata=lists.errata(edition),
        doubts=lists.doubts(edition),
        place=lists.place_record(edition),
        terms=lists.terms(edition),
        corrections=lists.corrections(edition),
        citation=metadata.citation(edition),
        cited=tuple(
            Link(name, edition.way(metadata.citation_path(lang, ending)))
            for ending, name in metadata.CITED.items()
        ),
        downloads=tuple(
            frame.download(build, edition, f"data/{name}", edition.string(key) if key else about)
            for name, (key, about) in _DOWNLOADS.items()
        ),
    )
    yield edition.path, context


def _head(edition: Edition) -> frame.Head:
    about = edition.text(edition.site.description)
    return frame.Head(
        edition.string("title_ledger", title=edition.text(edition.site.title)),
        about,
        ledger_page("{lang}"),
        metadata.dataset_json(edition, about),
        sheets=("place.css", "ledger.css"),
    )


def _contents(
    edition: Edition,
    groups: Iterable[EntryGroup],
    data_tables: Iterable[LedgerTable],
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


def _lists(edition: Edition, compared: tuple[FindingItem, ...]) -> Iterator[str]:
    """Yield the lists that the page has: some only a printed text has, some only a story."""
    printed = bool(edition.book.printed)
    shown = {
        "findings": printed or bool(edition.book.findings),
        "comparisons": bool(compared),
        "unverified": printed,
        "errata": printed or bool(edition.project.source.value.errata),
        "terms": printed or bool(edition.project.glossary.value),
        "place": edition.project.source.value.place is not None,
    }
    yield from (key for key in _LISTS if shown.get(key, True))
