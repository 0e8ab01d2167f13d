"""The commands an editor types."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from liuzhou_site.catalogue.drift import DRIFT
from liuzhou_site.corrections import behind, record, unrecorded
from liuzhou_site.drift import acceptance
from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures import accounts, compare_source
from liuzhou_site.listing import NotThere, explained, figures_table, numerals
from liuzhou_site.load import ACCEPTED, PUBLISHED, load_project, read_text
from liuzhou_site.pipeline import attributed, build, check
from liuzhou_site.publish import publish, write
from liuzhou_site.stamp import stamped
from liuzhou_site.starting import Wish, start
from liuzhou_site.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liuzhou_site.errors import Problem
    from liuzhou_site.pipeline import Counts, Site
    from liuzhou_site.serve import State

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


@app.callback(invoke_without_command=True)
def default(context: typer.Context, strict: Strict = False) -> None:  # noqa: FBT002 (a flag)
    """Build, when no other command is named."""
    if context.invoked_subcommand is None:
        build_command(strict=strict)


@app.command("build")
def build_command(project: Folder = HERE, strict: Strict = False) -> None:  # noqa: FBT002 (as above)
    """Check everything and write the site to _site/."""
    site = _or_stop(lambda: build(project))
    _warn(_warnings(site, strict=strict), strict=strict)
    commit = os.environ.get("GITHUB_SHA", "")
    _or_stop(lambda: publish(stamped(project, site, commit), project / "_site"))
    typer.echo(_summary(site.counts))


@app.command("check")
def check_command(project: Folder = HERE, strict: Strict = False) -> None:  # noqa: FBT002 (as above)
    """Check everything and write nothing."""
    site = _or_stop(lambda: build(project))
    _warn(_warnings(site, strict=strict), strict=strict)
    typer.echo("Nothing stops the build." if site.warnings else "All is in order.")


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
    typer.echo(f"{folder}/ has a story that builds; its README.md says how to go on.")
    typer.echo(f"Look at it: python build.py serve --project {folder}")


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(help="The port, or the next one that is free.")] = 8000,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,  # noqa: FBT002 (a flag)
    project: Folder = HERE,
) -> None:
    """Preview the site while you write: it builds whenever you save. Ctrl-C ends it."""
    from liuzhou_site.serve import serve  # noqa: PLC0415 (the other commands need no server)

    def ready(address: str) -> None:
        typer.echo(f"Preview: {address} (Ctrl-C ends it)")
        if show:
            webbrowser.open(address)

    typer.echo("Building …")
    with suppress(KeyboardInterrupt):
        serve(project, port, _built, ready)
    typer.echo("\nThe preview has ended.")


def _built(state: State) -> None:
    """Tell what a build of the preview gave."""
    if state.problems:
        typer.echo(
            told(state.problems).replace("Nothing was written.", "The preview is as before.")
        )
    if state.sound and state.counts:
        charts, pages = state.counts.charts, state.counts.pages
        typer.echo(f"Built in {state.seconds:.1f} s: {charts} charts, {pages} pages.")


@app.command("accept")
def accept_command(project: Folder = HERE) -> None:
    """Say that the languages agree as they stand: writes data/accepted.csv."""
    checked = _or_stop(lambda: check(project))
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    for found in fresh:
        typer.echo(f"{found.place}: {found.message}")
    _or_stop(lambda: write(acceptance(checked.project, checked.passages), project / ACCEPTED))
    what = "warning is" if len(fresh) == 1 else "warnings are"
    typer.echo(f"Accepted: {len(fresh)} {what} settled." if fresh else "Accepted: nothing is new.")


@app.command("record")
def record_command(project: Folder = HERE) -> None:
    """Remember what this edition says, when you publish it: writes data/published.csv."""
    checked = _or_stop(lambda: check(project))
    told, book = checked.project, checked.book
    count = len(unrecorded(told, book))
    _or_stop(lambda: write(record(told, book), project / PUBLISHED))
    what = "figure is" if count == 1 else "figures are"
    typer.echo(
        f"Recorded: {count} {what} new or changed." if count else "Recorded: nothing is new."
    )


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
        typer.echo("\n".join(map(str, differing)), err=True)
        typer.echo(f"\n{folder} is not what these inputs give: see above.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder} is exactly what these inputs give, all {count} files.")


@app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test_command(context: typer.Context) -> None:
    """Run every check of the project itself, the browser's included."""
    from liuzhou_site import testing  # noqa: PLC0415 (only a source tree with test tools has it)

    raise typer.Exit(testing.main(context.args))


def _summary(counts: Counts) -> str:
    return "\n".join(
        [
            f"{counts.figures} figures of the source, {counts.derived} of our own calculation.",
            (
                f"{counts.tokens} of {counts.tokens_expected} digit tokens accounted for,"
                f" {counts.numerals} numerals in all."
            ),
            f"{counts.mentions} mentions, {counts.charts} charts, {counts.pages} pages.",
            (
                f"Heaviest page: {counts.heaviest}, {counts.heaviest_bytes / 1024:.1f} KB"
                f" ({counts.heaviest_gzip / 1024:.1f} KB gzip)."
            ),
            "The site is in _site/: open _site/index.html.",
        ]
    )


def _or_stop(work: Callable[[], T]) -> T:
    """Return what `work` gives; tell its mistakes and leave with 1 when there are any."""
    try:
        return work()
    except BuildFailed as failed:
        _tell(failed.problems)
        raise typer.Exit(1) from None


def _warnings(site: Site, *, strict: bool) -> tuple[Problem, ...]:
    """Return what to look at; before publishing, also whether the edition is recorded."""
    recorded = behind(site.project, site.checked.book) if strict else ()
    return (*site.warnings, *recorded)


def _warn(warnings: Sequence[Problem], *, strict: bool) -> None:
    """Tell what does not stop a build; leave with 1 when it does, by --strict."""
    if not warnings:
        return
    _tell(warnings)
    if strict:
        typer.echo("Nothing was written: --strict lets no warning pass.", err=True)
        raise typer.Exit(1)


def _tell(problems: Sequence[Problem]) -> None:
    """Show problems; to GitHub's own runner also as what it puts beside the lines."""
    typer.echo(told(problems), err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for found in problems:
            typer.echo(found.annotation, err=True)


def told(problems: Sequence[Problem]) -> str:
    """Return every mistake and, apart, every warning by file and line; then how many there are."""
    warnings = [found for found in problems if found.warns]
    mistakes = [found for found in problems if not found.warns]
    lines = [f"{found}" for found in mistakes]
    if warnings:
        lines += [*([""] if lines else []), "Warnings", *(f"{found}" for found in warnings)]
    counts = [_counted(mistakes, "mistake"), _counted(warnings, "warning")]
    end = " Nothing was written." if mistakes else ""
    return "\n".join([*lines, "", f"{', '.join(filter(None, counts))}.{end}"])


def _counted(problems: Sequence[Problem], noun: str) -> str:
    number = len(problems)
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def main() -> None:
    """Run the command line; text is UTF-8 whatever the console thinks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python build.py")  # what an editor types
