"""Commands that make the site, show it, and say whether it is in order."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liuzhou_site.app import console
from liuzhou_site.app.commands.shared import HERE, Address, Folder, NoCache, Strict, app
from liuzhou_site.app.console import say, screen, stop
from liuzhou_site.app.reports import Format
from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import Problem
from liuzhou_site.publish.fingerprints import unchanged

if TYPE_CHECKING:
    from liuzhou_site.app.desk.writing import Desk
    from liuzhou_site.publish.assemble import Site


@app.command("build")
def build_command(
    project: Folder = HERE, strict: Strict = False, base: Address = "", no_cache: NoCache = False
) -> None:
    """Check everything and write the site to _site/."""
    if not (strict or no_cache) and _standing(project, base):
        say("unchanged", site=project / "_site")
        return
    from liuzhou_site.app.schemas import FOLDER, schemas_of
    from liuzhou_site.publish.stamp import stamped
    from liuzhou_site.publish.writer import publish, refresh

    kept = Cache() if no_cache else console.kept(project)
    site = console.site_of(project, kept, base)
    console.warn(_warnings(site, strict=strict), strict=strict)
    publish(stamped(project, site, _commit(), base), project / "_site")
    refresh(schemas_of(site.project, kept), project / FOLDER)
    console.summarise(site, project / "_site")


@app.command("check")
def check_command(
    project: Folder = HERE,
    strict: Strict = False,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TEXT,
    no_cache: NoCache = False,
) -> None:
    """Check everything and write nothing."""
    if form is not Format.TEXT:
        raise typer.Exit(console.report(project, form, strict=strict))
    if not (strict or no_cache) and _standing(project):
        say("in-order")
        return
    site = console.site_of(project, Cache() if no_cache else console.kept(project))
    console.warn(_warnings(site, strict=strict), strict=strict)
    say("nothing-stops" if site.warnings else "in-order")


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(help="The port, or the next free one.")] = 8000,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
    source: Annotated[
        Path | None, typer.Option(help="The source's text, to review the ledger beside it.")
    ] = None,
    project: Folder = HERE,
) -> None:
    """Preview the site while you write."""
    from liuzhou_site.app.desk.answers import OWN as DESK
    from liuzhou_site.app.preview.server import serve
    from liuzhou_site.app.preview.state import PreviewState

    lang = screen(sys.stdout).lang

    def ready(address: str) -> None:
        say("preview-at", address=address)
        if source:
            say("desk-at", address=f"{address}{DESK}")
        for page in ([address, f"{address}{DESK}"] if source else [address]) if show else ():
            webbrowser.open(page)

    with _desk(project, source, lang) as desk, suppress(KeyboardInterrupt):
        say("building")
        preview = PreviewState(project, lang, console.typed(), console.kept(project))
        serve(preview, port, partial(console.rebuilt, project), ready, desk)
    typer.echo()
    say("preview-ended")


@contextmanager
def _desk(project: Path, source: Path | None, lang: str) -> Iterator[Desk | None]:
    """Open the desk of a source, if there is one; leave where another desk is open on the story."""
    if source is None:
        yield None
        return
    from liuzhou_site.app.desk.writing import Desk, Held, alone

    desk = Desk(project, str(source), lang)
    desk.ledger()
    try:
        with alone(project):
            yield desk
    except Held as other:
        stop("desk-held", found=other)


def _standing(project: Path, base: str = "") -> bool:
    """Say whether the site that was built last is what a build would give; CI builds it anyway."""
    return "CI" not in os.environ and unchanged(project, project / "_site", _commit(), base)


def _commit() -> str:
    return os.environ.get("GITHUB_SHA", "")


def _warnings(site: Site, *, strict: bool) -> tuple[Problem, ...]:
    """Return what to look at; before publishing, also whether the edition is recorded."""
    from liuzhou_site.checks.corrections import behind

    recorded = behind(site.project, site.checked.book) if strict else ()
    return (*site.warnings, *recorded)
