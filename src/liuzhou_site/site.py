"""All pages and files of a site as one mapping: path → bytes, tokens still in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site import contexts, fonts, stylesheet
from liuzhou_site.downloads import data_files
from liuzhou_site.drawings import drawing, strip_marks
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.forms import TABLE, draw, problems, strip
from liuzhou_site.pages import frame, views
from liuzhou_site.pages.chart import Drawn, chart_block, charted
from liuzhou_site.pages.edition import Edition, chart_page, ledger_page, story_page
from liuzhou_site.pages.frame import Head
from liuzhou_site.pages.ledger import ledger_context, uses_of
from liuzhou_site.pages.render import Renderer
from liuzhou_site.svg import render, slim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liuzhou_site.figures import FigureBook
    from liuzhou_site.load import Project
    from liuzhou_site.model import Drawing, Lang
    from liuzhou_site.prose import Story

NARROW, WIDE, FULL = 328, 680, 1120
"""The widths in CSS pixels at which charts are drawn; the strip has the last one too."""


@dataclass(frozen=True)
class Desk:
    """What every page of the site is made with."""

    project: Project
    book: FigureBook
    stories: tuple[Story, ...]
    renderer: Renderer
    css: str
    drawn: Mapping[tuple[str, Lang], Drawn]

    def edition(self, lang: Lang, path: str) -> Edition:
        """Return the view of a language from the page at `path`."""
        story = next(story for story in self.stories if story.lang == lang)
        return Edition(self.project, self.book, story, path)


def assemble(
    project: Project,
    book: FigureBook,
    stories: tuple[Story, ...],
    templates: Mapping[str, str],
    vendored: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return every file of the site.

    templates: name → text; vendored: the font files by name.

    Raises:
        BuildFailed: a chart's form refuses what it would misrepresent.
    """
    css = templates["site.css"]
    desk = Desk(project, book, stories, Renderer(templates), css, {})
    desk = replace(desk, drawn=MappingProxyType(_draw_all(desk)))
    files: dict[str, bytes] = {}
    for path, raw in _pages(desk):
        if path in files:
            raise BuildFailed([problem("duplicate-path", Place("content/charts.yml"), found=path)])
        files[path] = raw
    files |= data_files(project, book, _drawings(desk))
    for lang in project.languages:
        pages = [raw for path, raw in files.items() if path.endswith(".html")]
        shown = [raw for raw in pages if f'lang="{_tag(project, lang)}"'.encode() in raw]
        files |= fonts.font_files(lang, shown, vendored)
    files[".nojekyll"] = b""
    return files


def _tag(project: Project, lang: Lang) -> str:
    return next(one.tag for one in project.site.value.languages if one.id == lang)


def _draw_all(desk: Desk) -> dict[tuple[str, Lang], Drawn]:
    """Draw every chart in every language at both widths."""
    drawn: dict[tuple[str, Lang], Drawn] = {}
    refused = []
    for lang in desk.project.languages:
        setter = desk.edition(lang, story_page(lang)).setter
        for name, chart in desk.project.charts.value.items():
            made = drawing(setter, name, chart)
            refused += problems(made)
            drawn[name, lang] = Drawn(made, "", "")
    if refused:
        raise BuildFailed(refused)
    return {key: _draw(one.drawing) for key, one in drawn.items()}


def _draw(made: Drawing) -> Drawn:
    if made.form == TABLE:
        return Drawn(made, "", "")
    pictures = [slim(render(draw(made, width).to_dict(validate=False))) for width in (NARROW, WIDE)]
    return Drawn(made, *pictures)


def _drawings(desk: Desk) -> dict[str, dict[Lang, Drawing]]:
    return {
        name: {lang: desk.drawn[name, lang].drawing for lang in desk.project.languages}
        for name in desk.project.charts.value
    }


def _pages(desk: Desk) -> Iterator[tuple[str, bytes]]:
    languages = desk.project.languages
    for lang in languages:
        yield _story(desk, lang)
        yield _ledger(desk, lang)
        for name in desk.project.charts.value:
            yield _chart(desk, lang, name)
        path = f"{lang}/feed.xml"
        yield path, desk.renderer.fill("feed.xml", views.feed_context(desk.edition(lang, path)))
    yield from _shared(desk)


def _shared(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that belong to no language alone."""
    first, *others = desk.project.languages
    fill = desk.renderer.fill
    cover = desk.edition(first, "index.html")
    editions = tuple(desk.edition(lang, "index.html") for lang in desk.project.languages)
    page = _page(desk, cover, Head(_title(cover), _description(cover)))
    yield "index.html", fill("cover.html", views.cover_context(editions, page, _strip(cover)))
    if others:
        path = "both/index.html"
        left, right = desk.edition(first, path), desk.edition(others[0], path)
        head = Head(left.string("title_both", title=_title(left)), _description(left))
        page = _page(desk, left, head)
        yield path, fill("both.html", views.both_context(left, right, page))
    lost = desk.edition(first, "404.html")
    head = Head(lost.string("not_found_title"), _description(lost), hidden=True)
    page = _page(desk, lost, head)
    yield "404.html", fill("notfound.html", views.not_found_context(editions, page))
    twins = [story_page("{lang}"), ledger_page("{lang}"), "index.html"]
    twins += ["both/index.html"] if others else []
    twins += [chart_page("{lang}", name) for name in desk.project.charts.value]
    yield "sitemap.xml", fill("sitemap.xml", views.sitemap_context(cover, tuple(twins)))
    base = desk.project.site.value.base
    yield "robots.txt", fill("robots.txt", contexts.RobotsContext(f"{base}sitemap.xml"))


def _story(desk: Desk, lang: Lang) -> tuple[str, bytes]:
    path = story_page(lang)
    edition = desk.edition(lang, path)
    charts = {name: _block(desk, edition, name) for name in desk.project.charts.value}
    headline = edition.setter.words(edition.story.headline)
    data = frame.article_json(edition, headline, _description(edition))
    twin = story_page("{lang}")
    head = Head(_title(edition), _description(edition), twin, data, "article")
    page = _page(desk, edition, head)
    context = views.story_context(edition, page, _strip(edition), charts)
    return path, desk.renderer.fill("story.html", context)


def _ledger(desk: Desk, lang: Lang) -> tuple[str, bytes]:
    path = ledger_page(lang)
    edition = desk.edition(lang, path)
    title = edition.string("title_ledger", title=_title(edition))
    page = _page(desk, edition, Head(title, _description(edition), ledger_page("{lang}")))
    drawn = {
        name: [figure.id for figure in charted(edition, desk.drawn[name, lang].drawing)]
        for name in desk.project.charts.value
    }
    downloads = (
        edition.to("data/figures.csv", "CSV"),
        edition.to("data/figures.json", "JSON"),
        edition.to("data/datapackage.json", "Data Package"),
    )
    context = ledger_context(edition, page, _strip(edition), uses_of(edition, drawn), downloads)
    return path, desk.renderer.fill("ledger.html", context)


def _chart(desk: Desk, lang: Lang, name: str) -> tuple[str, bytes]:
    path = chart_page(lang, name)
    edition = desk.edition(lang, path)
    setter = edition.setter
    chart = desk.project.charts.value[name]
    head = Head(
        setter.text(chart.title[lang]),
        setter.text(chart.subtitle[lang]),
        chart_page("{lang}", name),
    )
    page = _page(desk, edition, head)
    context = views.chart_context(edition, page, _block(desk, edition, name), name)
    return path, desk.renderer.fill("chart.html", context)


def _block(desk: Desk, edition: Edition, name: str) -> contexts.Chart:
    chart = desk.project.charts.value[name]
    download = edition.to(f"data/{name}.csv", edition.string("data_csv"))
    drawn = desk.drawn[name, edition.lang]
    return chart_block(edition, name, chart, drawn, (download,))


def _strip(edition: Edition) -> contexts.Strip:
    marks = strip_marks(edition.setter)
    pictures = [
        slim(render(strip(marks, _chapters(edition), width).to_dict(validate=False)))
        for width in (NARROW, WIDE, FULL)
    ]
    return frame.strip(edition, *pictures)


def _chapters(edition: Edition) -> list[tuple[int, str]]:
    """Return where each chapter begins among the bars, and its label."""
    printed = [figure.paragraph for figure in edition.book.printed]
    return [
        (index, chapter.names[edition.lang])
        for chapter in edition.project.site.value.chapters
        if (index := sum(paragraph < chapter.paragraph for paragraph in printed)) < len(printed)
    ]


def _page(desk: Desk, edition: Edition, head: Head) -> contexts.Page:
    rules = fonts.font_rules(edition.lang, edition.root)
    style = stylesheet.inline(desk.css, rules)
    look = frame.Look(style.text, style.hash, ())
    return frame.page(edition, look, head)


def _title(edition: Edition) -> str:
    return edition.setter.text(edition.project.site.value.title[edition.lang])


def _description(edition: Edition) -> str:
    return edition.setter.text(edition.project.site.value.description[edition.lang])
