"""A finished site, and what it counts."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass

from liuzhou_site.checks.checked import Checked
from liuzhou_site.errors import Problem
from liuzhou_site.load.project import Project


@dataclass(frozen=True)
class Counts:
    """What a build made, in numbers; printed at its end."""

    figures: int
    cells: int
    derived: int
    tokens: int
    tokens_expected: int
    numerals: int
    mentions: int
    charts: int
    pages: int
    heaviest: str
    heaviest_bytes: int
    heaviest_gzip: int


@dataclass(frozen=True)
class Site:
    """A finished site: relative path → bytes, what it was made from, what it counts.

    The warnings are what to look at all the same.
    """

    checked: Checked
    files: Mapping[str, bytes]
    counts: Counts
    warnings: tuple[Problem, ...]

    @property
    def project(self) -> Project:
        """Everything that an editor wrote."""
        return self.checked.project


def counted(checked: Checked, files: Mapping[str, bytes], mentions: int) -> Counts:
    """Return what a site counts; mentions: the tokens that were found in its files."""
    pages = [path for path in files if path.endswith(".html")]
    heaviest = max(pages, key=lambda path: len(files[path]))
    book, project = checked.book, checked.project
    return Counts(
        figures=len(book.printed),
        cells=sum(bool(figure.table) for figure in book.figures.values()),
        derived=len(book.derived),
        tokens=sum(row["kind"] == "digit" for row in project.numerals),
        tokens_expected=project.source.value.digit_tokens,
        numerals=len(project.numerals),
        mentions=mentions,
        charts=len(project.charts.value),
        pages=len(pages),
        heaviest=heaviest,
        heaviest_bytes=len(files[heaviest]),
        heaviest_gzip=len(gzip.compress(files[heaviest], mtime=0)),
    )
