"""The lists of the record: errata, doubts, corrections, the place, the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass

from liuzhou_site.load.schema.data import Reason
from liuzhou_site.model import Figure
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.edition import Edition, host
from liuzhou_site.story.figure_text import PARAGRAPHS, paragraph_forms
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor
from liuzhou_site.story.typeset import DOUBTFUL


@dataclass(frozen=True)
class TermItem:
    """A name or a term: as first used, in the other languages, explained or NOTHING."""

    id: str
    name: Markup
    twins: tuple[Markup, ...]
    gloss: Markup


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


@dataclass(frozen=True)
class PlaceRecord:
    """`{list place}`: the name as printed, as read, and the reasons."""

    printed: str
    read_as: str
    reasons: tuple[Markup, ...]
    kind: str = "place"


def state(edition: Edition, figure: Figure) -> str:
    """Return the status of a figure in words."""
    return edition.string(f"status_{figure.status.value}")


def errata(edition: Edition) -> tuple[ErratumItem, ...]:
    """Return `{list errata}`."""
    return tuple(
        ErratumItem(
            where=escape(_paragraphs(edition, slip.paragraphs)),
            printed=escape(slip.printed),
            read_as=escape(slip.read_as.get(edition.lang, "")),
            why=edition.rich(slip.why),
            id=anchor(slip.id, "slip"),
        )
        for slip in edition.project.source.value.errata
    )


def _paragraphs(edition: Edition, numbers: Sequence[int]) -> str:
    forms = zip(numbers, paragraph_forms(len(numbers)), strict=True)
    said = [edition.string(PARAGRAPHS[form], number=number) for number, form in forms]
    return technical("paragraph", edition.joined(said))


def doubts(edition: Edition) -> tuple[DoubtItem, ...]:
    """Return `{list unverified}`: every figure that is contradicted or was not found."""
    setter = edition.setter
    return tuple(
        DoubtItem(
            said=escape(edition.voice.say(figure.id, "label")),
            label=edition.shown(figure.label),
            state=state(edition, figure),
            classes=setter.looks(figure),
            href=f"{setter.ledger}#{figure.id}",
        )
        for figure in edition.book.printed
        if figure.status in DOUBTFUL
    )


def corrections(edition: Edition) -> tuple[CorrectionItem, ...]:
    """Return `{list corrections}`, the newest first."""
    entries = sorted(edition.site.corrections, key=lambda c: c.date, reverse=True)
    return tuple(
        CorrectionItem(
            date=escape(technical("date", say_date(entry.date, edition.tongue))),
            iso=technical("date", entry.date.isoformat()),
            text=edition.rich(entry.text),
        )
        for entry in entries
    )


def place_record(edition: Edition) -> PlaceRecord | None:
    """Return `{list place}`; None where the source has no place."""
    place = edition.project.source.value.place
    if place is None:
        return None
    return PlaceRecord(
        printed=place.printed[edition.lang],
        read_as=place.read_as[edition.lang],
        reasons=tuple(_reason(edition, reason) for reason in place.reasons),
    )


def _reason(edition: Edition, reason: Reason) -> Markup:
    text = edition.rich(reason.text)
    if not reason.citation:
        return text
    cited = Markup('<a href="{}">{}</a>').format(reason.citation, host(reason.citation))
    said = escape(edition.string("source_elsewhere", cited="\0")).replace("\0", cited)
    return text + edition.string("gap") + said


def terms(edition: Edition) -> tuple[TermItem, ...]:
    """Return the glossary: each name and term in every language, with its explanation."""
    setter = edition.setter
    others = [one for one in edition.site.languages if one.id != edition.lang]
    return tuple(
        TermItem(
            id=anchor(name, "term"),
            name=setter.first(name),
            twins=tuple(
                Markup('<span lang="{}">{}</span>').format(one.tag, term.name[one.id])
                for one in others
            ),
            gloss=setter.rich(term.gloss.get(edition.lang, "")),
        )
        for name, term in edition.project.glossary.value.items()
    )
