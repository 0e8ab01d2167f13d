"""The page that leads to many stories: every language beside the other, no number unbound."""

from collections.abc import Mapping
from dataclasses import dataclass

from liuzhou_site.assets import icons
from liuzhou_site.checks.checked import Checked
from liuzhou_site.load.schema.content import Shelf
from liuzhou_site.model import Lang
from liuzhou_site.numbers import regional, tokens
from liuzhou_site.pages import css
from liuzhou_site.pages.context import Link, Page
from liuzhou_site.pages.render import Renderer
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import story_page

PAGE = "index.html"
_OF = "/"  # between a story and an id of its ledger


@dataclass(frozen=True)
class Shelved:
    """A story on the page: a link that is called by its headline, and what it is."""

    link: Link
    description: str


@dataclass(frozen=True)
class Board:
    """The stories of one language. id: what the page's links lead to."""

    id: str
    tag: str
    title: str
    stories: tuple[Shelved, ...]


@dataclass(frozen=True)
class ShelfContext:
    """`shelf.html`: every language beside the other."""

    page: Page
    boards: tuple[Board, ...]


@dataclass(frozen=True)
class Stories:
    """What the page is made from: the stories by their folders, and what it says of itself."""

    checked: Mapping[str, Checked]
    says: Shelf

    @property
    def tags(self) -> dict[Lang, tuple[str, str]]:
        """Every language of a story, in the order met: code → its tag and its name."""
        sites = [checked.project.site.value for checked in self.checked.values()]
        return {one.id: (one.tag, one.name) for site in sites for one in site.languages}

    def said(self, identity: str) -> str:
        """Return the words of a mention, for the audit."""
        story, _, mention = identity.partition(_OF)
        name, form, lang = mention.split(":")
        return self.checked[story].voices[lang].plain(name, form)

    def editions(self, lang: Lang) -> dict[str, Edition]:
        """Return the stories that there are in a language, by their folders."""
        return {
            name: Edition(checked.voices[story.lang], story, PAGE, checked.comparisons)
            for name, checked in self.checked.items()
            for story in checked.stories
            if story.lang == lang
        }


def shelf_page(stories: Stories, templates: Mapping[str, str], base: str) -> bytes:
    """Return the page, tokens still in it.

    templates: name → text; base: the address under which all hang; "" where it is not known.
    """
    boards = tuple(_board(stories, lang) for lang in stories.tags)
    shown = ShelfContext(_page(stories, templates, base), boards)
    return Renderer(templates).fill("shelf.html", shown)


def _board(stories: Stories, lang: Lang) -> Board:
    shelved = []
    for name, edition in stories.editions(lang).items():
        headline = edition.setter.words(edition.story.headline)
        about = edition.text(edition.site.description)
        link = Link(_of(name, headline), f"{name}/{story_page(lang)}")
        shelved.append(Shelved(link, _of(name, about)))
    tag, _ = stories.tags[lang]
    return Board(lang, tag, stories.says.title[lang], tuple(shelved))


def _of(name: str, text: str) -> str:
    """Return a text whose mentions say of which story they are."""
    return tokens.TOKEN.sub(
        lambda m: tokens.wrap(f"{name}{_OF}{tokens.identity(m[1])}", m[2]), text
    )


def _page(stories: Stories, templates: Mapping[str, str], base: str) -> Page:
    """Return the frame: that of a story, with no picture, no feed, no file beside it."""
    lang, (tag, _) = next(iter(stories.tags.items()))
    says = stories.says
    project = next(iter(stories.editions(lang).values())).project
    written = "\n".join(templates[name] for name in ("site.css", "cover.css", "shelf.css"))
    style, style_hash = css.inline(written)
    nav = [
        Link(name, f"#{code}", lang=other if code != lang else "")
        for code, (other, name) in stories.tags.items()
    ]
    return Page(
        lang=lang,
        tag=tag,
        t=project.strings[lang],
        site=says.title[lang],
        title=says.title[lang],
        description=says.description[lang],
        canonical=base,
        style=style,
        style_hash=style_hash,
        icon=Markup(icons.inline(icons.mark(templates))),
        kind="website",
        locale=regional(tag),
        locales=tuple(regional(one) for one, _ in stories.tags.values() if one != tag),
        kicker=says.publisher[lang],
        home=PAGE,
        nav=tuple(nav),
        footer=tuple(nav),
        licence=escape(says.publisher[lang]),
    )
