"""The book of a project in which nothing is wrong, as most tests of figures want it."""

from __future__ import annotations

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.book import sound_book


def resolve(project):
    """Make the book of `project`; BuildFailed with every mistake, if it does not reconcile."""
    book, problems = sound_book(project)
    if problems:
        raise BuildFailed(problems)
    return book
