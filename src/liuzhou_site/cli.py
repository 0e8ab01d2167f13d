"""The commands an editor types."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from liuzhou_site.catalogue.drift import DRIFT
from liuzhou_site.errors import BuildFailed
from liuzhou_site.fingerprints import unchanged
from liuzhou_site.telling import progress, screen_of, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from liuzhou_site.errors import Problem
    from liuzhou_site.pipeline import Counts
    from liuzhou_site.serve import State
    from liuzhou_site.steps import Tell
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
    if _standing(project):
        _say("Nothing has changed: the site in _site/ is what a build would give.")
        return
    from liuzhou_site.pipeline import build
    from liuzhou_site.publish import publish
    from liuzhou_site.stamp import stamped

    site = _built(lambda tell: build(project, tell=tell))
    _warn(site.warnings, strict=strict)
    _or_stop(lambda: publish(stamped(project, site, _commit()), project / "_site"))
    typer.echo(_summary(site.counts))


@app.command("check")
def check_command(project: Folder = HERE, strict: Strict = False) -> None:  # noqa: FBT002 (as above)
    """Check everything and write nothing."""
    if _standing(project):
        _say("All is in order.")
        return
    from liuzhou_site.pipeline import build

    site = _built(lambda tell: build(project, tell=tell))
    _warn(site.warnings, strict=strict)
    _say("Nothing stops the build." if site.warnings else "All is in order.")


def _standing(project: Path) -> bool:
    """Say whether the site that was built last is what a build would give; CI builds it anyway."""
    return "CI" not in os.environ and unchanged(project, project / "_site", _commit())


def _commit() -> str:
    return os.environ.get("GITHUB_SHA", "")


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
    title_zh: Annotated[str, typer.Option(prompt="Title in Chinese (中文标题)")],
    title_en: Annotated[str, typer.Option(prompt="Title in English")],
    source: Annotated[str, typer.Option(prompt="What it is read from")],
) -> None:
    """Start a story of your own: a small one that builds at once, to be replaced bit by bit."""
    from liuzhou_site.starting import Wish, start

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
    from liuzhou_site.serve import Desk, serve

    def ready(address: str) -> None:
        _say("Preview: {address} (Ctrl-C ends it)", address=address)
        if show:
            webbrowser.open(address)

    _say("Building …")
    with suppress(KeyboardInterrupt):
        serve(Desk(project, _screen(sys.stdout).lang), port, _rebuilt, ready)
    typer.echo()
    _say("The preview has ended.")


def _rebuilt(state: State) -> None:
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
    from liuzhou_site.checking import check
    from liuzhou_site.drift import acceptance
    from liuzhou_site.load import ACCEPTED
    from liuzhou_site.publish import write

    checked = _or_stop(lambda: check(project))
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    for found in fresh:
        typer.echo(f"{found.place}: {found.message}")
    _or_stop(lambda: write(acceptance(checked.project, checked.passages), project / ACCEPTED))
    what = "warning is" if len(fresh) == 1 else "warnings are"
    typer.echo(f"Accepted: {len(fresh)} {what} settled." if fresh else "Accepted: nothing is new.")


@app.command("figures")
def figures_command(
    word: Annotated[str, typer.Option(help="Only rows that hold this word.")] = "",
    status: Annotated[str, typer.Option(help="Only figures of this status: as_printed …")] = "",
    unit: Annotated[str, typer.Option(help="Only figures of this unit: CNY, firm …")] = "",
    project: Folder = HERE,
) -> None:
    """List the figures of the ledger, and those that are calculated."""
    from liuzhou_site.checking import check
    from liuzhou_site.listing import figures_table

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
    from liuzhou_site.checking import check
    from liuzhou_site.listing import explained

    if everything:
        from liuzhou_site.listing import numerals
        from liuzhou_site.pipeline import attributed

        checked, found = _or_stop(lambda: attributed(project))
        typer.echo("\n".join(numerals(checked, found)))
        return
    checked = _or_stop(lambda: check(project))
    typer.echo("\n".join(_or_told(lambda: explained(checked, figure))))


def _or_told(work: Callable[[], list[str]]) -> list[str]:
    """Return what `work` gives; tell what is not there, and leave with 1."""
    from liuzhou_site.listing import NotThere

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
    from liuzhou_site.figures import accounts, compare_source
    from liuzhou_site.load import load_project, read_text

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
    from liuzhou_site.verify import verify

    count, differing = _or_stop(lambda: verify(project, folder))
    if differing:
        typer.echo("\n".join(map(str, differing)), err=True)
        typer.echo(f"\n{folder} is not what these inputs give: see above.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder} is exactly what these inputs give, all {count} files.")


@app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test_command(context: typer.Context) -> None:
    """Run every check of the project itself, the browser's included."""
    from liuzhou_site import testing

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


def _built(work: Callable[[Tell], T]) -> T:
    """Return what `work` gives, as `_or_stop` does, and tell meanwhile what it is doing."""

    def watched() -> T:
        with progress(sys.stderr, _screen(sys.stderr)) as tell:
            return work(tell)

    return _or_stop(watched)


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
