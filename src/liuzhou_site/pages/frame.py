"""What every page is made with, and what all share: head and frame, the overview and the tally."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from liuzhou_site.assets import fonts, icons
from liuzhou_site.assets.compose import Art
from liuzhou_site.charts.captions import card_heard, overview_title
from liuzhou_site.charts.overview import overview_bars
from liuzhou_site.model import Lang
from liuzhou_site.numbers import regional, say_number, tokens
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import css
from liuzhou_site.pages.context import Alternate, LegendEntry, Link, Overview, Page, Tally
from liuzhou_site.pages.render import Renderer
from liuzhou_site.story import paths
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.typeset import DOUBTFUL


@dataclass(frozen=True)
class BuildContext:
    """What every page of the site is made with.

    editions: each language's; outlines: those without the words of the story. sheets: name → style
    sheet or other template; sizes: path → bytes of the files in `data/`. seen: a digest of all of
    this but the editions.
    """

    editions: Mapping[Lang, Edition]
    outlines: Mapping[Lang, Edition]
    renderer: Renderer
    sheets: Mapping[str, str]
    art: Art
    sizes: Mapping[str, int]
    seen: str

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the site, in order."""
        return tuple(self.editions)

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of all charts, in order."""
        return tuple(next(iter(self.editions.values())).project.charts.value)

    def telling(self, languages: Collection[Lang]) -> BuildContext:
        """Return the same with the words of the stories in these languages alone."""
        told = {lang: self.editions[lang] for lang in languages}
        return replace(self, editions={**self.outlines, **told})

    def edition(self, lang: Lang, path: str) -> Edition:
        """Return the view of a language from the page at `path`."""
        return self.editions[lang].at(path)


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
    kind: Literal["article", "website"] = "website"
    sheets: tuple[str, ...] = ()
    shared: bool = False
    card: tuple[str, str] | None = None
    oembed: str = ""


def page(build: BuildContext, edition: Edition, head: Head) -> Page:
    """Return the frame of the page that `edition` is making."""
    site, lang = edition.site, edition.lang
    json_ld = head.json_ld.replace("<", "\\u003c")
    card, card_shows = head.card or (paths.card_path(lang), card_heard(edition))
    # The page for lost readers is shown at any depth, under any base: it needs no other file.
    alone = edition.path == paths.LOST
    rules = [] if alone else _font_rules(build, edition, head)
    style, style_hash = css.inline(_written(build, edition, head), rules)
    return Page(
        lang=lang,
        tag=edition.setter.tag(lang),
        t=edition.project.strings[lang],
        site=site.title[lang],
        title=head.title,
        description=head.description,
        canonical="" if alone else paths.address(site.base, edition.path),
        alternates=alternates(edition, head.twin),
        card=site.base + card,
        card_words=card_shows,
        feed=edition.way(paths.feed_path(lang)),
        style=style,
        style_hash=style_hash,
        preload=tuple(rule.href for rule in rules),
        icon=Markup(icons.inline(icons.mark(build.sheets))),
        icons=() if alone else icons.links(edition.way),
        json_ld=Markup(json_ld),
        json_hash=css.admission(tokens.strip(json_ld)),
        kind=head.kind,
        locale=regional(edition.tag),
        locales=_locales(edition, head),
        people=", ".join(one[lang] for one in site.authors),
        kicker=site.label[lang],
        home=edition.way(paths.COVER),
        nav=_nav(edition, head.twin),
        footer=_footer(edition),
        licence=escape(edition.string("licence", licence=site.licence)),
        oembed=site.base + head.oembed if head.oembed else "",
    )


def _written(build: BuildContext, edition: Edition, head: Head) -> str:
    """Return the style sheets of a page; what sets no spaces between words is set as Chinese."""
    shown = build.languages if head.shared else (edition.lang,)
    scripts = ["hant.css"] if "zh-Hant" in shown else []
    written = "\n".join(build.sheets[name] for name in ("site.css", *scripts, *head.sheets))
    for one in shown:
        if one in edition.project.rules and edition.project.closely(one):
            written = css.closely_set(written, edition.setter.tag(one))
    return written


def _locales(edition: Edition, head: Head) -> tuple[str, ...]:
    others = edition.site.languages if head.twin or head.shared else ()
    written = dict.fromkeys(regional(language.tag) for language in others)
    return tuple(name for name in written if name != regional(edition.tag))


def _font_rules(build: BuildContext, edition: Edition, head: Head) -> list[fonts.FontRule]:
    languages = build.languages if head.shared else (edition.lang,)
    return fonts.font_rules(languages[:2] if edition.path == paths.BOTH else languages, edition.way)


def alternates(edition: Edition, twin: str) -> tuple[Alternate, ...]:
    """Return the page in every language, and of the story the cover, for readers of none."""
    if not twin:
        return ()
    site = edition.site
    pairs = [
        Alternate(language.tag, paths.address(site.base, twin.format(lang=language.id)))
        for language in site.languages
    ]
    if twin == paths.story_page("{lang}"):
        pairs.append(Alternate("x-default", paths.address(site.base, paths.COVER)))
    return tuple(pairs)


def _nav(edition: Edition, twin: str) -> tuple[Link, ...]:
    languages = edition.site.languages
    twins = [((twin or paths.story_page("{lang}")).format(lang=one.id), one) for one in languages]
    here = edition.path
    links = [
        Link(
            one.name,
            edition.way(path),
            lang="" if one.id == edition.lang else one.tag,
            current=path == here,
        )
        for path, one in twins
    ]
    both = [("both", paths.BOTH)] if languages[1:] else []
    others = [*both, ("ledger", paths.ledger_page(edition.lang))]
    links += [Link(edition.string(k), edition.way(p), current=p == here) for k, p in others]
    return tuple(links)


def _footer(edition: Edition) -> tuple[Link, ...]:
    lang = edition.lang
    pairs = (
        ("story", paths.story_page(lang)),
        ("ledger", paths.ledger_page(lang)),
        ("feed", paths.feed_path(lang)),
        ("cover", paths.COVER),
    )
    links = [Link(edition.string(key), edition.way(path)) for key, path in pairs]
    return (*links, *_candour(edition))


METHOD = "method"
"""The id of the section that says how a story was made, in a story that has one."""
_CANDID = frozenset({"unverified", "errata", "corrections"})


def _candour(edition: Edition) -> Iterator[Link]:
    """Yield links to how it was made, what is not verified, what was corrected (reader.md D4).

    The story itself has them in its contents list.
    """
    story = paths.story_page(edition.lang)
    for section in edition.story.sections if edition.path != story else ():
        listed = {block.name for block in section.blocks if block.kind == "list"}
        if section.id == METHOD or listed & _CANDID:
            words = edition.setter.words(section.heading)
            yield Link(words, f"{edition.way(story)}#{section.id}")


def download(build: BuildContext, edition: Edition, path: str, text: str) -> Link:
    """Return the link to a file, called by `text`, with its kind, its size and its licence."""
    size = say_number(f"{build.sizes[path] / 1000:.1f}", edition.tongue)
    note = edition.string(
        "data_note",
        kind=path.rpartition(".")[2].upper(),
        size=technical("size", f"{size} kB"),
        licence=edition.site.licence,
    )
    return Link(text, edition.way(path), note=escape(note))


def overview(build: BuildContext, edition: Edition) -> Overview | None:
    """Return the overview of the ledger with its key; None where there is nothing to tell apart."""
    if not (drawings := build.art.overviews.get(edition.lang)):
        return None
    narrow, wide = (
        drawn.replace(' href="#', f' href="{edition.setter.ledger}#') for drawn in drawings
    )
    counts = [f"{row.number}{edition.string('gap')}{row.words}" for row in _standing(edition)]
    listed = edition.string("clause_join").join(counts)
    description = edition.string("describe_strip", counts=listed)
    used = {figure.category for figure in edition.book.printed}
    bars = overview_bars(edition.setter)
    signs = {bar.sign for bar in bars}
    signs |= {"hatch" for bar in bars if bar.doubtful} | {"undated" for bar in bars if bar.undated}
    return Overview(
        title=escape(overview_title(edition)),
        narrow=Markup(narrow),
        wide=Markup(wide),
        description=escape(description),
        categories=tuple(_colours(edition, used)),
        signs=tuple((sign, edition.string(f"sign_{sign}")) for sign in _SIGNS if sign in signs),
        ledger=edition.setter.ledger or "#_main",
    )


def _colours(edition: Edition, used: Collection[str | None]) -> Iterator[LegendEntry]:
    """Yield each colour once, with what it stands for: categories may share one."""
    names: dict[str, list[str]] = {}
    for name, category in edition.site.categories.items():
        if name in used:
            names.setdefault(category.colour, []).append(category.names[edition.lang])
    for colour, alike in names.items():
        yield LegendEntry(edition.string("join").join(alike), colour)


_SIGNS = ("more", "nearly", "expected", "hatch", "undated")


def tally(edition: Edition) -> tuple[Tally, ...]:
    """Return the opening's count of figures by how firmly they stand, then of our own, if any."""
    counted = edition.book.figures["ledger_derived"].quantity.value
    ours = [_tallied(edition, "derived", "ours", "#derived")] if counted else []
    return (*_standing(edition), *ours)


def _standing(edition: Edition) -> tuple[Tally, ...]:
    """Return how many figures stand how firmly; of what a source prints they make its total."""
    printed = edition.book.printed
    if not printed:
        return (_tallied(edition, "cells", "firm"),)
    doubtful = {"doubtful" for figure in printed if figure.status in DOUBTFUL}
    rows = [
        ("firm", "firm", ""),
        ("corroborated", "firm", ""),
        ("doubtful", "hatch", "#unverified"),
        ("forecast", "expected", ""),
    ]
    told = {"firm", *doubtful, *(figure.status for figure in printed)}
    return tuple(_tallied(edition, *row) for row in rows if row[0] in told)


def _tallied(edition: Edition, name: str, sign: str, target: str = "") -> Tally:
    return Tally(
        number=escape(edition.voice.say(f"ledger_{name}", "label")),
        words=edition.string(f"tally_{name}"),
        sign=sign,
        href=f"{edition.setter.ledger}{target}" or "#_main",
    )
