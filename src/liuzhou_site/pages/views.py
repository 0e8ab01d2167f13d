"""The contexts of the story, the cover, the parallel text, a chart's page, the feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import context
from liuzhou_site.pages.blocks import first_mentions, section_blocks
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.pages.feed import latest
from liuzhou_site.pages.frame import tally
from liuzhou_site.story.edition import Edition, address, anchor, ledger_page, story_page
from liuzhou_site.story.inline import Inline
from liuzhou_site.story.typeset import with_first_uses


def story_context(
    edition: Edition,
    page: context.Page,
    strip: context.Strip | None,
    charts: Mapping[str, context.Chart],
) -> context.StoryContext:
    """Return the context of the feature in one language."""
    story = with_first_uses(edition.story, edition.project.glossary.value)
    first = first_mentions(story)
    setter = edition.setter
    published = edition.project.site.value.published
    return context.StoryContext(
        page=page,
        headline=setter.html(story.headline),
        standfirst=tuple(setter.html(text) for text in story.standfirst),
        summary=tuple(setter.html(text) for text in story.summary),
        place_note=place_note(edition),
        tally=tally(edition),
        strip=strip,
        contents=tuple(
            Link(setter.words(section.heading), f"#{section.id}") for section in story.sections
        ),
        sections=tuple(
            context.Section(
                id=section.id,
                heading=setter.html(section.heading),
                blocks=tuple(section_blocks(edition, section, charts, first)),
                twins=_twins(edition, section.id),
            )
            for section in story.sections
        ),
        printed_tag=setter.tag(edition.project.source.value.language),
        published=escape(technical("date", say_date(published, edition.tongue))),
        published_iso=technical("date", published.isoformat()),
    )


def _twins(edition: Edition, section: str) -> tuple[Link, ...]:
    return tuple(
        Link(language.name, f"{edition.way(story_page(language.id))}#{section}", lang=language.tag)
        for language in edition.project.site.value.languages
        if language.id != edition.lang
    )


def place_note(edition: Edition) -> Markup:
    """Return the sentence on the place, with a link to the reasons."""
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
    space = Markup(" ") if edition.lang != "zh" else NOTHING
    return sentence + space + link


def cover_context(
    editions: tuple[Edition, ...], page: context.Page, strip: context.Strip | None
) -> context.CoverContext:
    """Return the context of the cover: every language beside the other."""
    return context.CoverContext(page, tuple(_cover_edition(e) for e in editions), strip)


def _cover_edition(edition: Edition) -> context.Edition:
    setter, lang = edition.setter, edition.lang
    story = with_first_uses(edition.story, edition.project.glossary.value)
    return context.Edition(
        tag=setter.tag(lang),
        name=_name(edition),
        headline=setter.html(story.headline),
        standfirst=setter.html(story.standfirst[0]),
        read=Link(edition.string("read"), edition.way(story_page(lang))),
        more=(Link(edition.string("ledger"), edition.way(ledger_page(lang))),),
    )


def _name(edition: Edition) -> str:
    languages = edition.project.site.value.languages
    return next(language.name for language in languages if language.id == edition.lang)


def both_context(first: Edition, second: Edition, page: context.Page) -> context.BothContext:
    """Return the context of the parallel text: paragraph beside paragraph."""
    one = with_first_uses(first.story, first.project.glossary.value)
    two = with_first_uses(second.story, second.project.glossary.value)

    def pair(kind: str, left: Inline, right: Inline, identity: str = "") -> context.Pair:
        return context.Pair(kind, identity, _side(first, left), _side(second, right))

    pairs = [pair("headline", one.headline, two.headline)]
    for left, right in zip(one.standfirst, two.standfirst, strict=True):
        pairs.append(pair("standfirst", left, right))
    if one.summary:
        sides = (_items(first, one.summary), _items(second, two.summary))
        pairs.append(context.Pair("bullets", "", *sides))
    for a, b in zip(one.sections, two.sections, strict=True):
        pairs.append(pair("heading", a.heading, b.heading, a.id))
        for here, there in zip(a.blocks, b.blocks, strict=True):
            if here.kind in {"paragraph", "subheading"}:
                pairs.append(pair(here.kind, here.texts[0], there.texts[0]))
            elif here.kind == "bullets":
                pairs.append(
                    context.Pair(
                        "bullets", "", _items(first, here.texts), _items(second, there.texts)
                    )
                )
            elif here.kind == "chart":
                titles = (_chart_title(first, here.name), _chart_title(second, there.name))
                pairs.append(context.Pair("chart", "", *titles))
    return context.BothContext(
        page, first.string("side_title"), escape(second.string("side_title")), tuple(pairs)
    )


def _side(edition: Edition, inline: Inline) -> context.Side:
    return context.Side(edition.setter.tag(edition.lang), edition.setter.html(inline))


def _items(edition: Edition, texts: Iterable[Inline]) -> context.Side:
    items = Markup("").join(
        Markup("<li>{}</li>").format(edition.setter.html(text)) for text in texts
    )
    return context.Side(edition.setter.tag(edition.lang), items)


def _chart_title(edition: Edition, name: str) -> context.Side:
    setter = edition.setter
    title = setter.foreign(setter.text(edition.project.charts.value[name].title[edition.lang]))
    href = f"{edition.way(story_page(edition.lang))}#{anchor(name)}"
    return context.Side(setter.tag(edition.lang), Markup('<a href="{}">{}</a>').format(href, title))


def not_found_context(editions: tuple[Edition, ...], page: context.Page) -> context.NotFoundContext:
    """Return the context of the page for addresses that lead nowhere."""
    made = tuple(
        context.Edition(
            tag=edition.setter.tag(edition.lang),
            name=_name(edition),
            headline=escape(edition.string("not_found_title")),
            standfirst=escape(edition.string("not_found_text")),
            read=Link(edition.string("read"), edition.way(story_page(edition.lang))),
            more=(Link(edition.string("ledger"), edition.way(ledger_page(edition.lang))),),
        )
        for edition in editions
    )
    return context.NotFoundContext(page, escape(technical("missing", "404")), made)


def sitemap_context(edition: Edition, twins: tuple[str, ...]) -> context.SitemapContext:
    """Return the addresses of all pages; `twins` are paths with {lang} in them, or plain ones."""
    site = edition.project.site.value
    modified = technical("date", latest(edition))
    addresses = []
    for twin in twins:
        languages = site.languages if "{lang}" in twin else []
        pairs = tuple(
            context.Alternate(one.tag, address(site.base, twin.format(lang=one.id)))
            for one in languages
        )
        hrefs = [pair.href for pair in pairs] or [address(site.base, twin)]
        addresses += [context.SitemapAddress(href, modified, pairs) for href in hrefs]
    return context.SitemapContext(tuple(addresses))
