"""Every kind of page: its template, and what that shows. Here too are the pages of no language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from liuzhou_site.assets.cache import Cache
from liuzhou_site.model import Lang
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import frame
from liuzhou_site.pages.both import both
from liuzhou_site.pages.chart import charts
from liuzhou_site.pages.context import Alternate, Link, Overview, Page
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.pages.ledger import ledger
from liuzhou_site.pages.metadata import latest
from liuzhou_site.pages.story import feed, story
from liuzhou_site.story.assembled import with_first_uses
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup, clauses, escape
from liuzhou_site.story.paths import BOTH, COVER, LOST, address, chart_page, ledger_page, story_page

Kind = Callable[[BuildContext, Lang], Iterator[tuple[str, object]]]
"""Yields the path of each page of a kind with the context of its template, or a file's bytes."""
_SHEETS = ("go.css", "cover.css")


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
class NotFoundContext:
    """`notfound.html`. code: the number it stands for; a sentence and links a language."""

    page: Page
    code: Markup
    editions: tuple[Teaser, ...]


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


def pages(build: BuildContext, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every page, tokens still in them; cache: of what was made.

    A kind of page sees the words of those stories alone that it tells.
    """
    every = build.languages
    each = [(lang, *kind) for lang in every for kind in EACH.items()]
    shared = [(every[0], *kind) for kind in SHARED.items()]
    for lang, template, kind in (*each, *shared):
        told = () if template in OUTLINED else every if template in SHARED else (lang,)
        made_from = lang, build.seen, tuple(build.editions[one].story for one in told)
        make = partial(_made, build.telling(told), lang, template, kind)
        kept = partial(cache.files, template, made_from, make)
        yield from cache.again(f"{template} {lang}", made_from, kept).items()


def _made(build: BuildContext, lang: Lang, template: str, kind: Kind) -> Mapping[str, bytes]:
    # What tells a story shows other words as soon as it is made again.
    fill = build.renderer.kept if template in OUTLINED else build.renderer.fill
    return {
        path: shown if isinstance(shown, bytes) else fill(template, shown)
        for path, shown in kind(build, lang)
    }


def _cover(build: BuildContext, lang: Lang) -> Iterator[tuple[str, CoverContext]]:
    edition = build.edition(lang, COVER)
    title, twin = _cover_title(build), story_page("{lang}")
    head = frame.Head(
        title, edition.text(edition.site.description), twin, sheets=_SHEETS, shared=True
    )
    teasers = []
    for one in (build.edition(other, COVER) for other in build.languages):
        told = with_first_uses(one.story, one.project.glossary.value)
        texts = clauses(one.setter.html(told.headline)), one.setter.html(told.standfirst[0])
        teasers.append(_teaser(one, *texts))
    shown = frame.page(build, edition, head)
    yield COVER, CoverContext(shown, tuple(teasers), frame.overview(build, edition))


def _cover_title(build: BuildContext) -> str:
    """Return what the story is called in every language; in one alone, and by whom it is."""
    editions = build.editions.values()
    titles = [*dict.fromkeys(one.text(one.site.title) for one in editions)]
    if len(titles) == 1:
        titles += [next(iter(editions)).project.site.value.publisher[build.languages[0]]]
    return " / ".join(titles)


def _teaser(edition: Edition, headline: Markup, standfirst: Markup) -> Teaser:
    languages, lang = edition.site.languages, edition.lang
    return Teaser(
        tag=edition.tag,
        name=next(language.name for language in languages if language.id == lang),
        headline=headline,
        standfirst=standfirst,
        read=Link(edition.string("read"), edition.way(story_page(lang))),
        more=(Link(edition.string("ledger"), edition.way(ledger_page(lang))),),
    )


def _lost(build: BuildContext, lang: Lang) -> Iterator[tuple[str, NotFoundContext]]:
    edition = build.edition(lang, LOST)
    title = edition.string("not_found_title")
    head = frame.Head(title, edition.text(edition.site.description), sheets=_SHEETS)
    teasers = []
    for one in (build.edition(other, LOST) for other in build.languages):
        texts = (escape(one.string(f"not_found_{key}")) for key in ("title", "text"))
        teasers.append(_teaser(one, *texts))
    code = escape(technical("missing", "404"))
    yield LOST, NotFoundContext(frame.page(build, edition, head), code, tuple(teasers))


def _sitemap(build: BuildContext, lang: Lang) -> Iterator[tuple[str, SitemapContext]]:
    """Yield the addresses of all pages, each with the same page in other languages."""
    edition = build.edition(lang, COVER)
    site, modified = edition.site, technical("date", latest(edition))
    twins = [story_page("{lang}"), ledger_page("{lang}")]  # of the first the cover is one
    twins += [BOTH] if build.languages[1:] else []
    twins += [chart_page("{lang}", name) for name in build.charts]
    addresses = []
    for twin in twins:
        pairs = frame.alternates(edition, twin) if "{lang}" in twin else ()
        hrefs = [pair.href for pair in pairs] or [address(site.base, twin)]
        addresses += [SitemapAddress(href, modified, pairs) for href in hrefs]
    yield "sitemap.xml", SitemapContext(tuple(addresses))


def _robots(build: BuildContext, lang: Lang) -> Iterator[tuple[str, RobotsContext]]:
    base = build.edition(lang, COVER).project.site.value.base
    yield "robots.txt", RobotsContext(f"{base}sitemap.xml")


EACH: Mapping[str, Kind] = {
    "story.html": story,
    "ledger.html": ledger,
    "chart.html": charts,
    "feed.xml": feed,
}
"""What each language has: template → pages."""
SHARED: Mapping[str, Kind] = {
    "cover.html": _cover,
    "both.html": both,
    "notfound.html": _lost,
    "sitemap.xml": _sitemap,
    "robots.txt": _robots,
}
"""What the site has once; it is made in the first language."""
OUTLINED = frozenset(["ledger.html", "chart.html", "notfound.html", "sitemap.xml", "robots.txt"])
"""The kinds that see the outlines of stories alone; others also what is told in their language, or,
of what is shared, in all."""
