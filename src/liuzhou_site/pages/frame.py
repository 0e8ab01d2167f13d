"""The head and the frame of every page, the strip, and the tally of the opening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from liuzhou_site.charts.captions import card_words, strip_title
from liuzhou_site.numbers import say_number, tokens
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import context
from liuzhou_site.pages.context import Alternate, LegendEntry, Link
from liuzhou_site.pages.css import admission
from liuzhou_site.story.edition import (
    BOTH,
    COVER,
    Edition,
    address,
    card_path,
    feed_path,
    ledger_page,
    story_page,
)


@dataclass(frozen=True)
class Look:
    """What is the same on every page of a language: the style, its hash, its fonts, the mark.

    icons: pictures of the mark: relation to the page, size, path in the site.
    """

    style: Markup
    style_hash: str
    fonts: tuple[str, ...]
    icon: Markup
    icons: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Head:
    """What differs from page to page.

    twin: the page's path in a language, with {lang} in it; sheets: style sheets beside site.css;
    shared: it speaks all languages of the site. card: the path of its share card and what that
    shows, if not the site's; oembed: the path of its oEmbed answer.
    """

    title: str
    description: str
    twin: str = ""
    json_ld: str = ""
    kind: str = "website"
    hidden: bool = False
    sheets: tuple[str, ...] = ()
    shared: bool = False
    card: tuple[str, str] | None = None
    oembed: str = ""


def page(edition: Edition, look: Look, head: Head) -> context.Page:
    """Return the frame of the page that `edition` is making."""
    site = edition.project.site.value
    lang = edition.lang
    base = site.base
    article = head.kind == "article"
    json_ld = head.json_ld.replace("<", "\\u003c")
    card, shown = head.card or (
        card_path(lang),
        edition.string("clause_join").join(card_words(edition)),
    )
    return context.Page(
        lang=lang,
        tag=edition.setter.tag(lang),
        t=edition.project.strings[lang],
        site=site.title[lang],
        title=head.title,
        description=head.description,
        canonical="" if head.hidden else address(base, edition.path),
        alternates=() if head.hidden else alternates(edition, head.twin),
        card=base + card,
        card_words=shown,
        feed=edition.way(feed_path(lang)),
        style=look.style,
        style_hash=look.style_hash,
        preload=look.fonts,
        icon=look.icon,
        icons=tuple((kind, size, edition.way(path)) for kind, size, path in look.icons),
        json_ld=Markup(json_ld),  # noqa: S704 (JSON, made safe)
        json_hash=admission(tokens.strip(json_ld)),
        kind="article" if article else "website",
        kicker=site.label[lang],
        home=edition.way(COVER),
        nav=_nav(edition, head.twin),
        footer=_footer(edition),
        licence=escape(edition.string("licence")),
        oembed=base + head.oembed if head.oembed else "",
        hidden=head.hidden,
    )


def alternates(edition: Edition, twin: str) -> tuple[Alternate, ...]:
    """Return the page in every language, and the default for readers of neither."""
    if not twin:
        return ()
    site = edition.project.site.value
    pairs = [
        Alternate(language.tag, address(site.base, twin.format(lang=language.id)))
        for language in site.languages
    ]
    return (*pairs, Alternate("x-default", address(site.base, COVER)))


def _nav(edition: Edition, twin: str) -> tuple[Link, ...]:
    links = []
    for language in edition.project.site.value.languages:
        path = (twin or "{lang}/index.html").format(lang=language.id)
        links.append(
            Link(
                language.name,
                edition.way(path),
                lang="" if language.id == edition.lang else language.tag,
                current=path == edition.path,
            )
        )
    for key, path in (("both", BOTH), ("ledger", ledger_page(edition.lang))):
        link = Link(edition.string(key), edition.way(path), current=path == edition.path)
        links.append(link)
    return tuple(links)


def _footer(edition: Edition) -> tuple[Link, ...]:
    lang = edition.lang
    pairs = (
        ("story", story_page(lang)),
        ("ledger", ledger_page(lang)),
        ("feed", feed_path(lang)),
        ("cover", COVER),
    )
    links = [Link(edition.string(key), edition.way(path)) for key, path in pairs]
    return (*links, *_candour(edition))


METHOD = "method"
"""The id of the section that says how a story was made, in a story that has one."""
_CANDID = frozenset({"unverified", "corrections"})


def _candour(edition: Edition) -> Iterator[Link]:
    """Yield links to how it was made, what is not verified, what was corrected (reader.md D4).

    The story itself has them in its contents list.
    """
    story = story_page(edition.lang)
    for section in edition.story.sections if edition.path != story else ():
        listed = {block.name for block in section.blocks if block.kind == "list"}
        if section.id == METHOD or listed & _CANDID:
            words = edition.setter.words(section.heading)
            yield Link(words, f"{edition.way(story)}#{section.id}")


def download(edition: Edition, data: tuple[str, int], text: str = "") -> Link:
    """Return the link to a data file with its kind, its size and its licence.

    data: its path in the site and its size in bytes; text: the link's words, “Data” without.
    """
    path, size = data
    note = edition.string(
        "data_note",
        kind=path.rpartition(".")[2].upper(),
        size=technical("size", f"{say_number(f'{size / 1000:.1f}', edition.tongue)} kB"),
        licence=edition.project.site.value.licence,
    )
    return Link(text or edition.string("data"), edition.way(path), note=escape(note))


def strip(edition: Edition, drawings: tuple[str, str]) -> context.Strip:
    """Return the strip of the ledger with its key; drawings: narrow and wide, links to "#ID"."""
    voice = edition.voice
    narrow, wide = (
        drawn.replace(' href="#', f' href="{edition.setter.ledger}#') for drawn in drawings
    )
    counts = {key: voice.say(f"ledger_{key}", "number") for key in ("firm", "doubtful")}
    description = edition.string("describe_strip", **counts)
    site = edition.project.site.value
    used = {figure.category for figure in edition.book.printed}
    return context.Strip(
        title=escape(strip_title(edition)),
        narrow=Markup(narrow),  # noqa: S704 (drawn by the slimmer)
        wide=Markup(wide),  # noqa: S704 (as above)
        description=escape(description),
        categories=tuple(
            LegendEntry(category.names[edition.lang], category.colour)
            for name, category in site.categories.items()
            if name in used
        ),
        ledger=edition.setter.ledger or "#main",
    )


def tally(edition: Edition) -> tuple[context.Tally, ...]:
    """Return the opening's count of figures by how firmly they stand."""
    rows = [("firm", "firm"), ("doubtful", "hatch"), ("derived", "ours")]
    if not edition.book.printed:
        rows = [("cells", "firm"), ("derived", "ours")]
    ledger = edition.setter.ledger
    targets = {"firm": "", "cells": "", "doubtful": "#unverified", "derived": "#derived"}
    return tuple(
        context.Tally(
            number=escape(edition.voice.say(f"ledger_{name}", "label")),
            words=edition.string(f"tally_{name}"),
            sign=sign,
            href=f"{ledger}{targets[name]}" or "#main",
        )
        for name, sign in rows
    )
