"""The parallel text of two languages: paragraph beside paragraph."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from liuzhou_site.model import Lang
from liuzhou_site.pages.context import Page
from liuzhou_site.pages.frame import BuildContext, Head, page
from liuzhou_site.pages.image import ImageBlock, image_block
from liuzhou_site.pages.story import own_sheets
from liuzhou_site.story.assembled import with_first_uses
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.inline import LEAD, Block, Inline, Section, Story
from liuzhou_site.story.markup import Markup, clauses
from liuzhou_site.story.paths import BOTH, anchor, story_page

T = TypeVar("T")


@dataclass(frozen=True)
class Side:
    """A piece of text in one language on the parallel page."""

    tag: str
    html: Markup


@dataclass(frozen=True)
class Pair:
    """Two pieces that say the same.

    kind: "headline", "standfirst", "heading", "subheading", "chart" (html is its title as a link
    to the chart in the story), or that of a block of running text, whose html is whole.
    image: what both show, for the kind "image".
    """

    kind: str
    id: str
    left: Side
    right: Side
    image: ImageBlock | None = None


@dataclass(frozen=True)
class BothContext:
    """`both.html`: the parallel text. title and intro are in the page's own language."""

    page: Page
    title: str
    intro: Markup
    pairs: tuple[Pair, ...]


def both(build: BuildContext, lang: Lang) -> Iterator[tuple[str, BothContext]]:
    """Yield the parallel text, in a site that has a second language."""
    for other in build.languages[1:2]:
        left, right = build.edition(lang, BOTH), build.edition(other, BOTH)
        title = left.string("title_both", title=left.text(left.site.title))
        sheets = ("both.css", *own_sheets(left, right))
        head = Head(title, left.text(left.site.description), sheets=sheets, shared=True)
        intro = _IN % (right.tag, right.string("side_title"))
        shown = page(build, left, head)
        one, two = (with_first_uses(e.story, e.project.glossary.value) for e in (left, right))
        pairs = tuple(_Pairs(build, left, right).of_stories(one, two))
        yield BOTH, BothContext(shown, left.string("side_title"), intro, pairs)


_IN = Markup('<span lang="%s">%s</span>')


@dataclass(frozen=True)
class _Pairs:
    """Pairs what two editions say."""

    build: BuildContext
    first: Edition
    second: Edition

    def of_stories(self, one: Story, two: Story) -> Iterator[Pair]:
        yield self.of_texts("headline", one.headline, two.headline)
        for left, right in zip(one.standfirst, two.standfirst, strict=True):
            yield self.of_texts("standfirst", left, right)
        if one.summary:
            yield Pair("bullets", "", *self.sides(_bullets, one.summary, two.summary))
        for a, b in zip(one.parts, two.parts, strict=True):
            yield from self.of_sections(a, b)

    def of_sections(self, a: Section, b: Section) -> Iterator[Pair]:
        if a.id != LEAD:
            yield self.of_texts("heading", a.heading, b.heading, a.id)
        for here, there in zip(a.blocks, b.blocks, strict=True):
            if here.shape:
                yield Pair(here.kind, "", *self.sides(_running, here, there))
            elif here.kind == "subheading":
                yield self.of_texts(here.kind, here.texts[0], there.texts[0])
            elif here.kind == "image":
                image = image_block(self.build, self.first, here, "")
                yield Pair("image", "", *self.sides(_image_words, here, there), image)
            elif here.kind == "chart":
                titles = self.sides(_chart_title, here.name, here.name)
                yield Pair("chart", anchor(here.name), *titles)

    def of_texts(self, kind: str, left: Inline, right: Inline, identity: str = "") -> Pair:
        def said(edition: Edition, text: Inline) -> Markup:
            html = edition.setter.html(text)
            return html if kind == "standfirst" else clauses(html)  # where headings are broken

        return Pair(kind, identity, *self.sides(said, left, right))

    def sides(self, said: Callable[[Edition, T], Markup], left: T, right: T) -> tuple[Side, Side]:
        """Return what is said of two things that are one, each in its language."""
        one, other = self.first, self.second
        return Side(one.tag, said(one, left)), Side(other.tag, said(other, right))


def _running(edition: Edition, block: Block) -> Markup:
    return edition.setter.filled(block, map(edition.setter.html, block.texts))


def _bullets(edition: Edition, texts: Iterable[Inline]) -> Markup:
    items = (Markup("<li>{}</li>").format(edition.setter.html(text)) for text in texts)
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def _image_words(edition: Edition, block: Block) -> Markup:
    texts = (Markup("<p>{}</p>").format(edition.setter.html(text)) for text in block.texts)
    return Markup("").join(texts)


def _chart_title(edition: Edition, name: str) -> Markup:
    title = edition.shown(edition.project.charts.value[name].title)
    href = f"{edition.way(story_page(edition.lang))}#{anchor(name)}"
    return Markup('<a href="{}">{}</a>').format(href, title)
