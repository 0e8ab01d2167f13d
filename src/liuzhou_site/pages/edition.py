"""One language's view of everything that its pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.contexts import Link
from liuzhou_site.typeset import Typesetter
from liuzhou_site.voice import Voice

if TYPE_CHECKING:
    from liuzhou_site.figures import FigureBook
    from liuzhou_site.load import Project
    from liuzhou_site.model import Lang
    from liuzhou_site.prose import Story


@dataclass(frozen=True)
class Edition:
    """A language, its story, and how many folders deep the page that is being made lies."""

    project: Project
    book: FigureBook
    story: Story
    path: str  # of the page, relative to the site: "zh/index.html"

    @property
    def lang(self) -> Lang:
        """The language's code."""
        return self.story.lang

    @property
    def root(self) -> str:
        """The prefix that leads from the page to the site's root."""
        return "../" * self.path.count("/")

    @property
    def voice(self) -> Voice:
        """The book, heard in this language."""
        return Voice(self.project, self.book, self.lang)

    @property
    def setter(self) -> Typesetter:
        """What sets text on this page, with links to this language's ledger."""
        ledger = f"{self.lang}/figures/index.html"
        here = "" if self.path == ledger else f"{self.root}{self.lang}/figures/"
        return Typesetter(self.voice, here)

    def string(self, key: str, **fields: object) -> str:
        """Return the interface's words for `key`, its fields filled in."""
        return self.project.strings[self.lang][key].format_map(fields)

    def joined(self, items: list[str]) -> str:
        """Return a list in words: a, b and c."""
        if len(items) < 2:  # noqa: PLR2004 (a list of one needs no word between)
            return "".join(items)
        head = self.string("join").join(items[:-1])
        return f"{head}{self.string('join_last')}{items[-1]}"

    def to(self, path: str, text: str) -> Link:
        """Return a link from this page to `path`, which is relative to the site's root."""
        return Link(text, f"{self.root}{path}")


def story_page(lang: Lang) -> str:
    """Return the path of a language's story."""
    return f"{lang}/index.html"


def ledger_page(lang: Lang) -> str:
    """Return the path of a language's ledger."""
    return f"{lang}/figures/index.html"


def chart_page(lang: Lang, chart: str) -> str:
    """Return the path of a chart's own page."""
    return f"{lang}/charts/{chart}/index.html"
