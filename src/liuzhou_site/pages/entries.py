"""The figures of the ledger: each with where it stands, how firm it is, and where it is used."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from liuzhou_site.charts.drawings import sign
from liuzhou_site.checks.corrections import corrected
from liuzhou_site.figures import rounding
from liuzhou_site.model import Figure, Status
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import claims
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.pages.lists import state
from liuzhou_site.pages.uses import Places, links
from liuzhou_site.story.edition import Edition, host
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor
from liuzhou_site.story.typeset import DOUBTFUL


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
    entries: tuple[Entry, ...]


def groups(edition: Edition, uses: Places) -> Iterator[EntryGroup]:
    """Yield the figures by chapters of the source, then our own, then those of other reports."""
    chapters = edition.site.chapters
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
    edition: Edition, uses: Places, identity: str, title: Markup, figures: Iterable[Figure]
) -> EntryGroup:
    entries = tuple(_entry(edition, uses, figure) for figure in figures)
    return EntryGroup(identity, title, entries)


def _entry(edition: Edition, uses: Places, figure: Figure) -> Entry:
    setter, lang = edition.setter, edition.lang
    checks = [found for found in edition.book.findings if figure.id in found.figures]
    return Entry(
        id=figure.id,
        aliases=tuple(old for old, new in edition.site.aliases.items() if new == figure.id),
        said=escape(edition.voice.say(figure.id, "label")),
        label=edition.shown(figure.label),
        as_printed=escape(edition.voice.say(figure.id, "printed") if figure.as_printed else ""),
        fields=tuple(_fields(edition, figure)),
        colour=setter.colour(figure),
        sign=sign(figure),
        doubtful=figure.status in DOUBTFUL,
        derived=figure.status is Status.DERIVED,
        undated=not figure.period.iso and figure.status is not Status.DERIVED,
        state=state(edition, figure),
        note=setter.rich(figure.note.get(lang, "")),
        formula=claims.formula(edition, figure) if figure.formula else NOTHING,
        citation=Link(host(figure.citation), figure.citation) if figure.citation else None,
        checks=tuple(
            Link(edition.text(found.title), f"#{anchor(found.id, 'check')}") for found in checks
        ),
        used=links(edition, uses, figure.id),
    )


def _fields(edition: Edition, figure: Figure) -> Iterator[tuple[str, Markup]]:
    voice = edition.voice
    if figure.paragraph:
        yield edition.string("paragraph"), escape(voice.say(figure.id, "pilcrow"))
    unit = figure.unit.name(edition.lang)
    if unit:
        yield edition.string("unit"), edition.setter.foreign(unit)
    if figure.status is not Status.DERIVED and (hedge := figure.quantity.hedge.value):
        yield edition.string("hedge"), escape(edition.string(f"hedge_{hedge}"))
    yield from _times(edition, figure)
    if figure.scope:
        yield edition.string("scope"), edition.shown(edition.site.scopes[figure.scope])
    if figure.whole and figure.unit.kind == "share":
        yield edition.string("whole"), claims.whole(edition, figure)
    for day in corrected(edition.project, figure.id):
        said = technical("date", say_date(day, edition.tongue))
        yield edition.string("corrections"), Markup('<a href="#corrections">{}</a>').format(said)


def _times(edition: Edition, figure: Figure) -> Iterator[tuple[str, Markup]]:
    """Yield when a figure holds, compared with when, and at the prices of which time."""
    voice = edition.voice
    if figure.period.iso:
        yield edition.string("period"), escape(voice.say(figure.id, "period"))
    elif figure.paragraph:
        yield edition.string("period"), escape(edition.string("undated"))
    if figure.since.iso:
        yield edition.string("since"), escape(voice.say(figure.id, "since"))
    if figure.terms:
        yield edition.string("prices"), escape(edition.string(f"prices_{figure.terms}"))


def orders(edition: Edition) -> tuple[Order, ...]:
    """Return every order: its name, and groups of links to rows, each with a title."""
    site, lang = edition.site, edition.lang
    figures = [f for f in edition.book.figures.values() if f.scope and not f.table]
    by_size = sorted(figures, key=lambda f: rounding.midpoint(f.interval), reverse=True)
    return (
        _order(edition, "order_size", by_size, lambda f: _unit(edition, f)),
        _order(edition, "order_status", figures, lambda f: edition.string(f"status_{f.status}")),
        _order(edition, "order_scope", figures, lambda f: site.scopes[f.scope][lang]),
        _order(
            edition, "order_category", figures, lambda f: site.categories[f.category].names[lang]
        ),
    )


def _unit(edition: Edition, figure: Figure) -> str:
    unit = figure.unit
    if unit.kind in {"share", "ordinal"}:
        return edition.string(f"unit_{unit.kind}")
    return unit.name(edition.lang) or edition.string("unit_none")


def _order(
    edition: Edition, name: str, figures: Iterable[Figure], group: Callable[[Figure], str]
) -> Order:
    """Return the groups in which `figures` fall, in the order in which they first appear."""
    groups: dict[str, list[Link]] = {}
    for figure in figures:
        title = edition.setter.text(group(figure))
        said = edition.voice.say(figure.id, "label")
        words = edition.string("describe_row", noun=edition.text(figure.label), said=said)
        groups.setdefault(title, []).append(Link(words, f"#{figure.id}"))
    listed = tuple((title, tuple(links)) for title, links in groups.items())
    return Order(edition.string(name), listed)
