"""What commands say on the terminal: results, mistakes, what is being done."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from liuzhou_site.app.screen import Screen, as_typed, program, progress, screen_of, told
from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed, Problem
from liuzhou_site.publish.fingerprints import made_with

if TYPE_CHECKING:
    from liuzhou_site.app.preview.state import State
    from liuzhou_site.app.reports import Format
    from liuzhou_site.publish.assemble import Site

ASKED = ContextVar("ASKED", default="")
"""The language that --lang asks for; "" for that of the system."""
FOLDER: ContextVar[Path] = ContextVar("FOLDER", default=Path())
"""Where what is told stands: the folder of a story, or that of many."""


def summarise(site: Site, folder: Path) -> None:
    """Say what a build made, in numbers, and where it lies."""
    book, project = site.checked.book, site.project
    if figures := len(book.printed):
        say("source-figures", figures=figures, derived=len(book.derived))
        tokens = sum(row["kind"] == "digit" for row in project.numerals)
        expected = project.source.value.digit_tokens
        say("tokens-counted", tokens=tokens, expected=expected, numerals=len(project.numerals))
    else:
        cells = sum(bool(figure.table) for figure in book.figures.values())
        say("table-cells", cells=cells, derived=len(book.derived))
    charts, pages = len(project.charts.value), len(site.pages)
    say("pages-counted", mentions=site.mentions, charts=charts, pages=pages)
    heaviest = max(site.pages, key=lambda path: len(site.files[path]))
    raw = site.files[heaviest]
    sizes = (f"{len(one) / 1024:.1f}" for one in (raw, gzip.compress(raw, mtime=0)))
    say("heaviest", path=heaviest, **dict(zip(("whole", "packed"), sizes, strict=True)))
    say("site-is-in", site=folder, page=folder / "index.html")


def kept(project: Path) -> Cache:
    """Return what earlier runs made of a story."""
    return Cache(project / ".cache" / "made", made_with())


def stop(code: str, **fields: object) -> NoReturn:
    """Say why a command ends, and leave with 1."""
    typer.echo(screen(sys.stderr).say(code, **fields), err=True)
    raise typer.Exit(1)


def site_of(project: Path, cache: Cache, base: str = "") -> Site:
    """Build the site of a story, and tell meanwhile what is being done; base: as for `build`."""
    from liuzhou_site.pipeline import build

    with progress(sys.stderr, screen(sys.stderr)) as tell:
        site = build(project, cache, tell, base)
    cache.turn()
    return site


def warn(warnings: Sequence[Problem], *, strict: bool) -> None:
    """Tell what does not stop a build; leave with 1 when it does, by --strict."""
    if not warnings:
        return
    tell_problems(warnings)
    if strict:
        stop("strict-stops")


def tell_problems(problems: Sequence[Problem]) -> None:
    """Show problems; to GitHub's own runner also as what it puts beside the lines."""
    typer.echo(as_typed(told(problems, screen(sys.stderr)), typed()), err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        folder = in_repository(FOLDER.get())
        for found in problems:
            typer.echo(as_typed(found.annotation(folder), typed()), err=True)


def in_repository(folder: Path) -> Path:
    """Return a folder as GitHub names it, from the root of what was checked out.

    Elsewhere that is where the program runs. What is outside keeps its whole path.
    """
    root = Path(os.environ.get("GITHUB_WORKSPACE", "")).resolve()
    whole = folder.resolve()
    return whole.relative_to(root) if whole.is_relative_to(root) else whole


def say(code: str, **fields: object) -> None:
    """Say a line in the editor's language."""
    typer.echo(screen(sys.stdout).say(code, **fields))


def typed() -> str:
    """Return what the editor starts the engine with."""
    return program(sys.argv[0])


def screen(stream: TextIO) -> Screen:
    """Return what `stream` shows, in the language that was asked for."""
    return screen_of(stream, ASKED.get(), os.environ)


def or_told(work: Callable[[], list[str]]) -> list[str]:
    """Return what `work` gives; tell what is not there, and leave with 1."""
    from liuzhou_site.app.listing import NotThere

    try:
        return work()
    except NotThere as error:
        typer.echo(error.told(screen(sys.stderr).say), err=True)
        stop("list-them", command=typed())


def report(project: Path, form: Format, *, strict: bool) -> int:
    """Write what a build would tell as one document and nothing else; return the exit code."""
    from liuzhou_site.app.reports import report as written
    from liuzhou_site.pipeline import build

    try:
        problems = build(project, kept(project)).warnings
    except BuildFailed as failed:
        problems = failed.problems
    typer.echo(written(problems, form, in_repository(project)))
    return int(any(strict or not found.warns for found in problems))


def rebuilt(project: Path, state: State) -> None:
    """Tell what a build of the preview gave, and bring the schemas of a sound story up to date."""
    if state.problems:
        shown = told(state.problems, screen(sys.stdout), "preview-as-before")
        typer.echo(as_typed(shown, state.typed))
    if state.sound and (site := state.site):
        charts, pages = len(site.project.charts.value), len(site.pages)
        say("built-in", seconds=f"{state.seconds:.1f}", charts=charts, pages=pages)
        from liuzhou_site.app.schemas import FOLDER, schemas_of
        from liuzhou_site.publish.writer import refresh

        try:
            refresh(schemas_of(site.project), project / FOLDER)
        except BuildFailed as failed:
            tell_problems(failed.problems)
