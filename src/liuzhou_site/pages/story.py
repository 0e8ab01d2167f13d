"""The whole story: as a page, and as an Atom feed for readers who never open the page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from liuzhou_site.model import Lang
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import frame
from liuzhou_site.pages.blocks import Block, StorySection, first_mentions, section_blocks, settled
from liuzhou_site.pages.chart import chart_block
from liuzhou_site.pages.context import NOTHING, ChartBlock, Link, Overview, Page, Tally
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.pages.metadata import article_json, author_names, latest
from liuzhou_site.story.assembled import with_first_uses
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.inline import Story
from liuzhou_site.story.markup import Markup, clauses, escape
from liuzhou_site.story.paths import address, chart_file, feed_path, story_page


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


def story(build: BuildContext, lang: Lang) -> Iterator[tuple[str, StoryContext]]:
    """Yield the page of the story in one language."""
    edition = build.edition(lang, story_page(lang))
    setter, site = edition.setter, edition.site
    charts = {name: chart_block(build, edition, name) for name in build.charts}
    about = edition.text(edition.site.description)
    data = article_json(edition, setter.words(edition.story.headline), about)
    lists = {block.name for block in edition.story.blocks}
    sheets = (*(("place.css",) if "place" in lists else ()), *own_sheets(edition))
    twin = story_page("{lang}")
    head = frame.Head(edition.text(edition.site.title), about, twin, data, "article", sheets=sheets)
    told = with_first_uses(edition.story, edition.project.glossary.value)
    lead, *blocks = _blocks(build, edition, told, charts)
    context = StoryContext(
        page=frame.page(build, edition, head),
        headline=clauses(setter.html(told.headline)),
        standfirst=tuple(setter.html(text) for text in told.standfirst),
        summary=tuple(setter.html(text) for text in told.summary),
        lead=lead,
        place_note=_place_note(edition),
        tally=frame.tally(edition),
        overview=frame.overview(build, edition),
        contents=tuple(
            Link(setter.words(section.heading), f"#{section.id}") for section in told.sections
        ),
        sections=_sections(edition, told, blocks),
        printed_tag=setter.tag(edition.project.source.value.language),
        people=_people(edition),
        published=escape(technical("date", say_date(site.published, edition.tongue))),
        published_iso=technical("date", site.published.isoformat()),
    )
    yield edition.path, context


def own_sheets(*editions: Edition) -> tuple[str, ...]:
    """Return the style sheet of what running text may hold, where some story holds it."""
    return () if all(edition.story.flat for edition in editions) else ("parts.css",)


def _blocks(
    build: BuildContext, edition: Edition, told: Story, charts: Mapping[str, ChartBlock]
) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of the opening, then those of each section; notes are the page's alone."""
    noted = edition.path == story_page(edition.lang)
    first = first_mentions(told) if noted else {}
    for part in told.parts:
        yield tuple(section_blocks(build, edition, part, charts, first))


def _sections(
    edition: Edition, told: Story, blocks: Iterable[tuple[Block, ...]]
) -> tuple[StorySection, ...]:
    languages = edition.site.languages
    ways = [(one, edition.way(story_page(one.id))) for one in languages if one.id != edition.lang]
    return tuple(
        StorySection(
            id=section.id,
            heading=clauses(edition.setter.html(section.heading)),
            blocks=settled(own),
            twins=tuple(Link(one.name, f"{way}#{section.id}", lang=one.tag) for one, way in ways),
        )
        for section, own in zip(told.sections, blocks, strict=True)
    )


def _people(edition: Edition) -> tuple[str, ...]:
    site, lang = edition.site, edition.lang
    return tuple(
        edition.string(key, people=edition.joined([one[lang] for one in people]))
        for key, people in (("written_by", site.authors), ("edited_by", site.editors))
        if people
    )


def _place_note(edition: Edition) -> Markup:
    place = edition.project.source.value.place
    lang = edition.lang
    if place is None or place.printed[lang] == place.read_as[lang]:
        return NOTHING
    pattern = edition.setter.foreign(edition.string("place_note", printed="\0", read_as="\1"))
    sentence = pattern.replace("\0", place.printed[lang]).replace(
        "\1", Markup("<b>{}</b>").format(f"{place.read_as[lang]}{place.region[lang]}")
    )
    link = Markup('<a href="{}#place">{}</a>').format(
        edition.setter.ledger, edition.string("place_why")
    )
    return sentence + edition.markup("sentence_join") + link


def feed(build: BuildContext, lang: Lang) -> Iterator[tuple[str, FeedContext]]:
    """Yield a language's Atom feed: the whole story, then its corrections."""
    edition = build.edition(lang, feed_path(lang))
    site = edition.site
    home = address(site.base, story_page(lang))
    entries = [_entry(build, edition)]
    days: list[str] = []
    for correction in site.corrections:
        day = correction.date.isoformat()
        days.append(day)
        entries.append(
            FeedEntry(
                id=f"{home}#corrections-{day}-{days.count(day)}",
                href=f"{home}#corrections",
                title=edition.string("corrections"),
                summary=edition.text(correction.text),
                published=_moment(day),
                updated=_moment(day),
            )
        )
    context = FeedContext(
        tag=edition.setter.tag(lang),
        id=home,
        title=site.title[lang],
        subtitle=edition.text(site.description),
        self_href=f"{site.base}{feed_path(lang)}",
        page_href=home,
        updated=_moment(latest(edition)),
        author=edition.joined(author_names(edition)),
        rights=edition.string("licence", licence=site.licence),
        entries=tuple(entries),
    )
    yield edition.path, context


def _entry(build: BuildContext, edition: Edition) -> FeedEntry:
    """Return the story as an entry; each chart has its picture as the only download."""
    site, setter, lang = edition.site, edition.setter, edition.lang
    charts = {
        name: chart_block(build, edition, name, (chart_file(lang, name, "png"),))
        for name in build.charts
    }
    told = with_first_uses(edition.story, edition.project.glossary.value)
    home = address(site.base, story_page(lang))
    lead, *blocks = _blocks(build, edition, told, charts)
    return FeedEntry(
        id=home,
        href=home,
        title=setter.words(told.headline),
        summary=setter.words(edition.story.standfirst[0]),
        published=_moment(site.published.isoformat()),
        updated=_moment(latest(edition)),
        standfirst=tuple(setter.html(text) for text in edition.story.standfirst),
        points=tuple(setter.html(text) for text in edition.story.summary),
        lead=lead,
        sections=_sections(edition, told, blocks),
    )


def _moment(day: str) -> str:
    return technical("date", f"{day}T00:00:00Z")
