"""The commands an editor types."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from liuzhou_site.catalogue.drift import DRIFT
from liuzhou_site.drift import acceptance
from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures import accounts, compare_source
from liuzhou_site.listing import NotThere, explained, figures_table, numerals
from liuzhou_site.load import ACCEPTED, load_project, read_text
from liuzhou_site.pipeline import attributed, build, check
from liuzhou_site.publish import publish, write
from liuzhou_site.stamp import stamped
from liuzhou_site.starting import Wish, start
from liuzhou_site.telling import in_language, screen_of, told
from liuzhou_site.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from liuzhou_site.errors import Problem
    from liuzhou_site.pipeline import Counts
    from liuzhou_site.serve import State
    from liuzhou_site.telling import Screen

T = TypeVar("T")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build the feature from content/ and data/. Without a command: build.",
)
Folder = Annotated[
    Path, typer.Option("--project", help="The folder that holds content/ and data/.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Let no warning pass: for publishing.")]
Everything = Annotated[
    bool, typer.Option("--all", help="Every numeral of the finished site, with its source.")
]
HERE = Path()
_ASKED = ContextVar("_ASKED", default="")
"""The language that --lang asks for; "" for that of the system."""


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    strict: Strict = False,  # noqa: FBT002 (a flag)
    lang: Annotated[
        str, typer.Option("--lang", help="Tell mistakes in en or zh; else as the system speaks.")
    ] = "",
) -> None:
    """Build, when no other command is named."""
    _ASKED.set(lang)
    if context.invoked_subcommand is None:
        build_command(strict=strict)


@app.command("build")
def build_command(project: Folder = HERE, strict: Strict = False) -> None:  # noqa: FBT002 (as above)
    """Check everything and write the site to _site/."""
    site = _or_stop(lambda: build(project))
    _warn(site.warnings, strict=strict)
    commit = os.environ.get("GITHUB_SHA", "")
    _or_stop(lambda: publish(stamped(project, site, commit), project / "_site"))
    _summarised(site.counts, project / "_site")


@app.command("check")
def check_command(project: Folder = HERE, strict: Strict = False) -> None:  # noqa: FBT002 (as above)
    """Check everything and write nothing."""
    site = _or_stop(lambda: build(project))
    _warn(site.warnings, strict=strict)
    _say("Nothing stops the build." if site.warnings else "All is in order.")


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
    title_zh: Annotated[str, typer.Option(prompt="Title in Chinese (中文标题)")],
    title_en: Annotated[str, typer.Option(prompt="Title in English")],
    source: Annotated[str, typer.Option(prompt="What it is read from")],
) -> None:
    """Start a story of your own: a small one that builds at once, to be replaced bit by bit."""
    wish = Wish(title_zh, title_en, source, datetime.now().astimezone().date())
    _or_stop(lambda: start(folder, wish))
    _say("{folder}/ has a story that builds; its README.md says how to go on.", folder=folder)
    _say("Look at it: python build.py serve --project {folder}", folder=folder)


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(help="The port, or the next one that is free.")] = 8000,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,  # noqa: FBT002 (a flag)
    project: Folder = HERE,
) -> None:
    """Preview the site while you write: it builds whenever you save. Ctrl-C ends it."""
    from liuzhou_site.serve import Desk, serve  # noqa: PLC0415 (the other commands need no server)

    def ready(address: str) -> None:
        _say("Preview: {address} (Ctrl-C ends it)", address=address)
        if show:
            webbrowser.open(address)

    _say("Building …")
    with suppress(KeyboardInterrupt):
        serve(Desk(project, _screen(sys.stdout).lang), port, _built, ready)
    typer.echo()
    _say("The preview has ended.")


def _built(state: State) -> None:
    """Tell what a build of the preview gave."""
    if state.problems:
        typer.echo(told(state.problems, _screen(sys.stdout), "The preview is as before."))
    if state.sound and state.counts:
        charts, pages = state.counts.charts, state.counts.pages
        seconds = f"{state.seconds:.1f}"
        _say(
            "Built in {seconds} s: {charts} charts, {pages} pages.",
            seconds=seconds,
            charts=charts,
            pages=pages,
        )


@app.command("accept")
def accept_command(project: Folder = HERE) -> None:
    """Say that the languages agree as they stand: writes data/accepted.csv."""
    checked = _or_stop(lambda: check(project))
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    for found in in_language(fresh, _screen(sys.stdout).lang):
        typer.echo(f"{found.place}: {found.message}")
    _or_stop(lambda: write(acceptance(checked.project, checked.passages), project / ACCEPTED))
    several = "Accepted: {count} warnings are settled."
    settled = "Accepted: 1 warning is settled." if len(fresh) == 1 else several
    _say(settled if fresh else "Accepted: nothing is new.", count=len(fresh))


@app.command("figures")
def figures_command(
    word: Annotated[str, typer.Option(help="Only rows that hold this word.")] = "",
    status: Annotated[str, typer.Option(help="Only figures of this status: as_printed …")] = "",
    unit: Annotated[str, typer.Option(help="Only figures of this unit: CNY, firm …")] = "",
    project: Folder = HERE,
) -> None:
    """List the figures of the ledger, and those that are calculated."""
    checked = _or_stop(lambda: check(project))
    lines = _or_told(lambda: figures_table(checked, word, status, unit))
    if len(lines) == 1:
        lines = ["No figure has all of that in its row."]
    typer.echo("\n".join(lines))


@app.command("explain")
def explain_command(
    figure: Annotated[str, typer.Argument(help="The id of a figure or a comparison.")] = "",
    everything: Everything = False,  # noqa: FBT002 (as above)
    project: Folder = HERE,
) -> None:
    """Tell all that is known of one figure, or of every numeral (--all)."""
    if everything:
        checked, found = _or_stop(lambda: attributed(project))
        typer.echo("\n".join(numerals(checked, found)))
        return
    checked = _or_stop(lambda: check(project))
    typer.echo("\n".join(_or_told(lambda: explained(checked, figure))))


def _or_told(work: Callable[[], list[str]]) -> list[str]:
    """Return what `work` gives; tell what is not there, and leave with 1."""
    try:
        return work()
    except NotThere as error:
        typer.echo(f"{error}", err=True)
        typer.echo("    → `python build.py figures` lists them all.", err=True)
        raise typer.Exit(1) from None


@app.command("audit")
def audit_command(
    source: Annotated[Path, typer.Option("--source", help="The file with the source's text.")],
    project: Folder = HERE,
) -> None:
    """Compare the source's own text with what data/ says of it."""
    path = str(source)
    loaded = _or_stop(lambda: load_project(project))
    found = _or_stop(lambda: compare_source(loaded, read_text(HERE, path), path))
    typer.echo("\n".join([*accounts(loaded), ""]))
    typer.echo(
        f"This is the text that was read. Its {found.paragraphs} paragraphs print"
        f" {found.numerals} numerals, {found.tokens} of them in digits; each has its row."
    )


@app.command("verify")
def verify_command(folder: Path, project: Folder = HERE) -> None:
    """Tell whether a published folder is what these inputs give."""
    count, differing = _or_stop(lambda: verify(project, folder))
    if differing:
        typer.echo("\n".join(map(str, in_language(differing, _screen(sys.stderr).lang))), err=True)
        told_in = _screen(sys.stderr)
        said = told_in.say("{folder} is not what these inputs give: see above.", folder=folder)
        typer.echo(f"\n{said}", err=True)
        raise typer.Exit(1)
    _say(
        "{folder} is exactly what these inputs give, all {count} files.", folder=folder, count=count
    )


@app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test_command(context: typer.Context) -> None:
    """Run every check of the project itself, the browser's included."""
    from liuzhou_site import testing  # noqa: PLC0415 (only a source tree with test tools has it)

    raise typer.Exit(testing.main(context.args))


def _summarised(counts: Counts, folder: Path) -> None:
    """Say what a build made."""
    made = asdict(counts) | {
        "kilobytes": f"{counts.heaviest_bytes / 1024:.1f}",
        "packed": f"{counts.heaviest_gzip / 1024:.1f}",
    }
    _say("{figures} figures of the source, {derived} of our own calculation.", **made)
    _say(
        "{tokens} of {tokens_expected} digit tokens accounted for, {numerals} numerals in all.",
        **made,
    )
    _say("{mentions} mentions, {charts} charts, {pages} pages.", **made)
    _say("Heaviest page: {heaviest}, {kilobytes} KB ({packed} KB gzip).", **made)
    _say("The site is in {folder}/: open {page}.", folder=folder, page=folder / "index.html")


def _or_stop(work: Callable[[], T]) -> T:
    """Return what `work` gives; tell its mistakes and leave with 1 when there are any."""
    try:
        return work()
    except BuildFailed as failed:
        _tell(failed.problems)
        raise typer.Exit(1) from None


def _warn(warnings: Sequence[Problem], *, strict: bool) -> None:
    """Tell what does not stop a build; leave with 1 when it does, by --strict."""
    if not warnings:
        return
    _tell(warnings)
    if strict:
        told_in = _screen(sys.stderr)
        typer.echo(told_in.say("Nothing was written: --strict lets no warning pass."), err=True)
        raise typer.Exit(1)


def _tell(problems: Sequence[Problem]) -> None:
    """Show problems; to GitHub's own runner also as what it puts beside the lines."""
    typer.echo(told(problems, _screen(sys.stderr)), err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for found in problems:
            typer.echo(found.annotation, err=True)


def _say(english: str, **fields: object) -> None:
    """Say a line in the editor's language."""
    typer.echo(_screen(sys.stdout).say(english, **fields))


def _screen(stream: TextIO) -> Screen:
    return screen_of(stream, _ASKED.get(), os.environ)


def main() -> None:
    """Run the command line; text is UTF-8 whatever the console thinks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python build.py")  # what an editor types
