"""All pages and files of a site as one mapping: path → bytes, tokens still in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from liuzhou_site.assets import fonts, icons
from liuzhou_site.assets.bundle import bundle
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.compose import Art
from liuzhou_site.assets.data_package import data_files
from liuzhou_site.assets.data_schema import describing
from liuzhou_site.charts.captions import charted
from liuzhou_site.charts.palette import on_paper
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.model import Drawing, Lang
from liuzhou_site.numbers import tokens
from liuzhou_site.pages import citation, context, css, frame, metadata, views
from liuzhou_site.pages.chart import chart_block
from liuzhou_site.pages.citation import citation_path
from liuzhou_site.pages.context import Link
from liuzhou_site.pages.embed import chart_context, oembed
from liuzhou_site.pages.feed import feed_context
from liuzhou_site.pages.frame import Head
from liuzhou_site.pages.ledger import Extras, ledger_context, uses_of
from liuzhou_site.pages.render import Renderer
from liuzhou_site.story.edition import (
    BOTH,
    COVER,
    LOST,
    Edition,
    card_path,
    chart_card,
    chart_file,
    chart_page,
    data_path,
    feed_path,
    ledger_page,
    oembed_path,
    story_page,
)

EVERYTHING = "data/everything.zip"


@dataclass(frozen=True)
class Desk:
    """What every page of the site is made with.

    sheets: name → style sheet or other template; sizes: path → bytes of the files in `data/`.
    """

    editions: Mapping[Lang, Edition]
    renderer: Renderer
    sheets: Mapping[str, str]
    art: Art
    sizes: Mapping[str, int]

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the site, in order."""
        return tuple(self.editions)

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of all charts, in order."""
        return tuple(next(iter(self.editions.values())).project.charts.value)

    def edition(self, lang: Lang, path: str) -> Edition:
        """Return the view of a language from the page at `path`."""
        return self.editions[lang].at(path)


def assemble(
    editions: Iterable[Edition],
    art: Art,
    templates: Mapping[str, str],
    vendored: Mapping[str, bytes],
    cache: Cache,
) -> dict[str, bytes]:
    """Return every file of the site.

    templates: name → text; vendored: the font files by name; cache: what was made before.

    Raises:
        BuildFailed: two pages would have one path.
    """
    by_language = {edition.lang: edition for edition in editions}
    project, book = next((e.project, e.book) for e in by_language.values())
    files = data_files(project, book, _drawings(art))
    for edition in by_language.values():
        files |= citation.files(edition)
    files |= describing(files)
    taken = {
        chart_file(lang, name, ending): raw
        for (name, lang), made in art.taken.items()
        for ending, raw in made.items()
    }
    readers = {path: published(path, raw) for path, raw in (files | taken).items()}
    packed = {path: raw for path, raw in readers.items() if not path.endswith(".card.png")}
    files[EVERYTHING] = readers[EVERYTHING] = bundle(packed)
    sizes = {path: len(raw) for path, raw in readers.items()}
    renderer = cache.recall("renderer", tuple(templates.items()), lambda: Renderer(templates))
    desk = Desk(by_language, renderer, templates, art, sizes)
    for path, raw in _pages(desk):
        if path in files:
            raise BuildFailed([problem("duplicate-path", Place("content/charts.yml"), found=path)])
        files[path] = raw
    for edition in by_language.values():
        files[card_path(edition.lang)] = art.cards[edition.lang]
        tag = f'lang="{edition.tag}"'.encode()
        shown = [raw for path, raw in files.items() if path.endswith(".html") and tag in raw]
        files |= fonts.font_files(edition.lang, shown, vendored, cache)
    mark = icons.mark(templates)
    ground = on_paper(templates["site.css"])["paper"]
    files |= cache.files("icons", (mark, ground), partial(icons.files, mark, ground))
    files[".nojekyll"] = b""
    return files


def _drawings(art: Art) -> Mapping[str, Mapping[Lang, Drawing]]:
    """Return chart → language → what it draws."""
    drawings: dict[str, dict[Lang, Drawing]] = {}
    for (name, lang), drawn in art.charts.items():
        drawings.setdefault(name, {})[lang] = drawn.drawing
    return MappingProxyType(drawings)


def _pages(desk: Desk) -> Iterator[tuple[str, bytes]]:
    for lang in desk.languages:
        yield _story(desk, lang)
        yield _ledger(desk, lang)
        for name in desk.charts:
            yield from _chart(desk, lang, name)
        yield _feed(desk, lang)
    yield from _shared(desk)


def _shared(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that belong to no language alone."""
    first, *others = desk.languages
    fill = desk.renderer.fill
    cover = desk.edition(first, COVER)
    editions = tuple(desk.edition(lang, COVER) for lang in desk.languages)
    sheets = ("go.css", "cover.css")
    page = _page(desk, cover, Head(_title(cover), _description(cover), sheets=sheets, shared=True))
    yield COVER, fill("cover.html", views.cover_context(editions, page, _strip(desk, cover)))
    if others:
        path = BOTH
        left, right = desk.edition(first, path), desk.edition(others[0], path)
        title = left.string("title_both", title=_title(left))
        head = Head(title, _description(left), sheets=("both.css",), shared=True)
        page = _page(desk, left, head)
        yield path, fill("both.html", views.both_context(left, right, page))
    lost = desk.edition(first, LOST)
    title = lost.string("not_found_title")
    head = Head(title, _description(lost), hidden=True, sheets=sheets)
    page = _page(desk, lost, head)
    lost_editions = tuple(desk.edition(lang, LOST) for lang in desk.languages)
    yield LOST, fill("notfound.html", views.not_found_context(lost_editions, page))
    twins = [story_page("{lang}"), ledger_page("{lang}"), COVER]
    twins += [BOTH] if others else []
    twins += [chart_page("{lang}", name) for name in desk.charts]
    yield "sitemap.xml", fill("sitemap.xml", views.sitemap_context(cover, tuple(twins)))
    base = cover.project.site.value.base
    yield "robots.txt", fill("robots.txt", context.RobotsContext(f"{base}sitemap.xml"))


def _story(desk: Desk, lang: Lang) -> tuple[str, bytes]:
    path = story_page(lang)
    edition = desk.edition(lang, path)
    charts = {name: _block(desk, edition, name) for name in desk.charts}
    headline = edition.setter.words(edition.story.headline)
    data = metadata.article_json(edition, headline, _description(edition))
    twin = story_page("{lang}")
    lists = {block.name for part in edition.story.sections for block in part.blocks}
    sheets = ("place.css",) if "place" in lists else ()
    head = Head(_title(edition), _description(edition), twin, data, "article", sheets=sheets)
    page = _page(desk, edition, head)
    context = views.story_context(edition, page, _strip(desk, edition), charts)
    return path, desk.renderer.fill("story.html", context)


def _feed(desk: Desk, lang: Lang) -> tuple[str, bytes]:
    path = feed_path(lang)
    edition = desk.edition(lang, path)
    charts = {
        name: _block(desk, edition, name, (chart_file(lang, name, "png"),)) for name in desk.charts
    }
    return path, desk.renderer.fill("feed.xml", feed_context(edition, charts))


def _ledger(desk: Desk, lang: Lang) -> tuple[str, bytes]:
    path = ledger_page(lang)
    edition = desk.edition(lang, path)
    title = edition.string("title_ledger", title=_title(edition))
    twin = ledger_page("{lang}")
    data = metadata.dataset_json(edition, _description(edition))
    head = Head(title, _description(edition), twin, data, sheets=("place.css", "ledger.css"))
    page = _page(desk, edition, head)
    drawn = {
        name: [figure.id for figure in charted(edition, desk.art.charts[name, lang].drawing)]
        for name in desk.charts
    }
    files = {
        "figures.csv": edition.string("figures"),
        "figures.json": edition.string("figures"),
        "datapackage.json": "Data Package",
        "checksums.txt": edition.string("checksums"),
        "everything.zip": edition.string("everything"),
    }
    cited = {citation_path(lang, ending): name for ending, name in citation.KINDS.items()}
    extras = Extras(
        strip=_strip(desk, edition),
        uses=uses_of(edition, drawn),
        downloads=tuple(
            frame.download(edition, (f"data/{name}", desk.sizes[f"data/{name}"]), text)
            for name, text in files.items()
        ),
        cited=tuple(Link(text, edition.way(path)) for path, text in cited.items()),
    )
    return path, desk.renderer.fill("ledger.html", ledger_context(edition, page, extras))


def _chart(desk: Desk, lang: Lang, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a chart's folder: its page, what readers take along, its oEmbed answer."""
    path = chart_page(lang, name)
    edition = desk.edition(lang, path)
    setter = edition.setter
    chart = edition.project.charts.value[name]
    title, subtitle = setter.text(chart.title[lang]), setter.text(chart.subtitle[lang])
    head = Head(
        title,
        subtitle,
        chart_page("{lang}", name),
        sheets=("go.css", "chart.css"),
        card=(chart_card(lang, name), title),
        oembed=oembed_path(lang, name),
    )
    page = _page(desk, edition, head)
    taken = {
        chart_file(lang, name, ending): raw for ending, raw in desk.art.taken[name, lang].items()
    }
    block = _block(desk, edition, name, (data_path(name), *taken))
    yield path, desk.renderer.fill("chart.html", chart_context(edition, page, block, name))
    yield oembed_path(lang, name), oembed(edition, block, name)
    yield from taken.items()


def _block(desk: Desk, edition: Edition, name: str, files: Sequence[str] = ()) -> context.Chart:
    """Return a chart's block; files: what it offers, its table at least."""
    links = tuple(
        frame.download(edition, (path, desk.sizes[path]), _offer(edition, path))
        for path in files or (data_path(name),)
        if not path.endswith(".card.png")
    )
    return chart_block(edition, name, desk.art.charts[name, edition.lang], links)


def _offer(edition: Edition, path: str) -> str:
    """Return the words of the link to a chart's file."""
    keys = {".csv": "data", ".json": "specification"}
    return edition.string(keys.get(path[path.rindex(".") :], "picture"))


def published(path: str, raw: bytes) -> bytes:
    """Return a file as readers get it: without tokens."""
    return raw if path.endswith(".png") else tokens.strip(raw.decode("utf-8")).encode("utf-8")


def _strip(desk: Desk, edition: Edition) -> context.Strip | None:
    drawings = desk.art.strips.get(edition.lang)
    return frame.strip(edition, drawings) if drawings else None


def _page(desk: Desk, edition: Edition, head: Head) -> context.Page:
    languages = desk.languages if head.shared else (edition.lang,)
    languages = languages[:2] if edition.path == BOTH else languages
    # The page for lost readers is shown at any depth, under any base: it needs no other file.
    alone = edition.path == LOST
    rules = [] if alone else fonts.font_rules(languages, edition.way)
    written = "\n".join(desk.sheets[name] for name in ("site.css", *head.sheets))
    style = css.inline(written, rules)
    mark = icons.inline(icons.mark(desk.sheets))
    pictured = () if alone else icons.links()
    look = frame.Look(style.text, style.hash, tuple(r.href for r in rules), mark, pictured)
    return frame.page(edition, look, head)


def _title(edition: Edition) -> str:
    return edition.setter.text(edition.project.site.value.title[edition.lang])


def _description(edition: Edition) -> str:
    return edition.setter.text(edition.project.site.value.description[edition.lang])
