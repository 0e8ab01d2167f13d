"""What the page of many stories is given."""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site.pages.context.frame import Link, Page


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
