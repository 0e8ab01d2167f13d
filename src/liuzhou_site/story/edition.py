"""One language's view of everything that its pages are made from."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.formulas import spell
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.content import Settings
from liuzhou_site.model import Lang, Tongue
from liuzhou_site.numbers.technical import TECHNICAL, technical
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.inline import Story
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import COVER, LOST, feed_path, ledger_page, story_page
from liuzhou_site.story.typeset import Typesetter


@dataclass(frozen=True)
class Edition:
    """A language’s voice, its story, and where the page lies that is being made."""

    voice: Voice
    story: Story
    path: str  # of the page, relative to the site: "zh/index.html"
    comparisons: tuple[Bound, ...] = ()  # what the texts of all languages compare

    @property
    def project(self) -> Project:
        """Everything that an editor wrote beside the stories."""
        return self.voice.project

    @property
    def book(self) -> FigureBook:
        """All figures."""
        return self.voice.book

    @property
    def site(self) -> Settings:
        """The settings of the site."""
        return self.project.site.value

    @property
    def lang(self) -> Lang:
        """The language's code."""
        return self.story.lang

    @property
    def tongue(self) -> Tongue:
        """What the language's numbers and dates are said in."""
        return self.project.tongue(self.lang)

    @property
    def tag(self) -> str:
        """The language's BCP 47 tag."""
        return self.setter.tag(self.lang)

    def at(self, path: str) -> Edition:
        """Return this edition as seen from the page at `path`."""
        return replace(self, path=path)

    @cached_property
    def setter(self) -> Typesetter:
        """What sets text on this page, with links to this language's ledger."""
        ledger = ledger_page(self.lang)
        apart = self.path in {COVER, feed_path(self.lang)}
        story = self.way(story_page(self.lang)) if apart else ""
        return Typesetter(self.voice, "" if self.path == ledger else self.way(ledger), story)

    def text(self, words: Mapping[Lang, str]) -> str:
        """Return what a record says in this language, mentions said."""
        return self.setter.text(words[self.lang])

    def shown(self, words: Mapping[Lang, str]) -> Markup:
        """Return the same for the page."""
        return self.setter.foreign(self.text(words))

    def rich(self, words: Mapping[Lang, str]) -> Markup:
        """Return the same with the links and emphasis that it may have."""
        return self.setter.rich(words[self.lang])

    def string(self, key: str, **fields: object) -> str:
        """Return the interface's words for `key`, its fields filled in."""
        return self.project.words(self.lang, key, **fields)

    def markup(self, key: str, **fields: object) -> Markup:
        """Return the interface's words for `key` as HTML; text fields are escaped."""
        return Markup(self.string(key, **{n: escape(v) for n, v in fields.items()}))

    def spelled(self, text: str, form: str = "label") -> Markup:
        """Return a formula or a claim for readers; `form` is that of its numbers, or "term"."""

        def say(asked: str) -> str:
            kind, _, name = asked.rpartition(":")
            if kind == "count":
                return escape(self.string("counted_names" if name == "names" else "counted_rows"))
            if kind == "word":
                return escape(self.string(f"claim_{name}"))
            if kind == "date":
                return self.setter.mention(name, "period")
            return self.setter.mention(name, self.voice.term(name) if form == "term" else form)

        spelt = spell(text, say, technical("one", "1"))
        spelt = spelt.replace(" < ", " &lt; ").replace(" > ", " &gt; ")  # signs alone stand so
        return Markup(spelt)

    def joined(self, items: list[str]) -> str:
        """Return a list in words: a, b and c."""
        if len(items) < 2:  # noqa: PLR2004 (a list of one needs no word between)
            return "".join(items)
        head = self.string("join").join(items[:-1])
        return f"{head}{self.string('join_last')}{items[-1]}"

    def way(self, path: str) -> str:
        """Return the address of `path`, a file of the site, as seen from this page.

        It names the file, so that it leads there from a folder too. The page for lost readers is
        shown at any depth; its addresses begin at the host's root. A feed is read elsewhere.
        """
        if self.path == feed_path(self.lang):
            return self.site.base + path.removesuffix("index.html")
        if self.path == LOST:
            return urlsplit(self.site.base).path + path
        # From the root, so that no step asks the system where the program runs.
        return posixpath.relpath(f"/{path}", posixpath.dirname(f"/{self.path}"))


def host(address: str) -> str:
    """Return the name of the host of an address, to be shown as the words of a link to it."""
    name = urlsplit(address).hostname or ""
    return technical("path", name) if TECHNICAL["path"].fullmatch(name) else name
