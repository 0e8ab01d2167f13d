"""The commands an editor types."""

from __future__ import annotations

import os
import re
import sys
import webbrowser
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from liuzhou_site import completing
from liuzhou_site.catalogue.drift import DRIFT
from liuzhou_site.console import (
    ASKED,
    built,
    or_stop,
    or_told,
    rebuilt,
    report,
    say,
    screen,
    summarise,
    typed,
    warn,
)
from liuzhou_site.fingerprints import unchanged
from liuzhou_site.reports import Format

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build the feature from content/ and data/. Without a command: build.",
)


def _address(base: str) -> str:
    """Return an address that a site may hang under."""
    from liuzhou_site.load import BASE

    if base and not re.fullmatch(BASE, base):
        raise typer.BadParameter("An address begins with https:// and ends with a slash.")
    return base


Folder = Annotated[
    Path, typer.Option("--project", help="The folder that holds content/ and data/.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Let no warning pass: for publishing.")]
Address = Annotated[
    str,
    typer.Option(
        "--base",
        help="The address it will have, in place of that of content/site.yml.",
        callback=_address,
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Every numeral of the finished site, with its source.")
]
HERE = Path()


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    strict: Strict = False,  # noqa: FBT002 (a flag)
    lang: Annotated[
        str, typer.Option("--lang", help="Tell mistakes in en or zh; else as the system speaks.")
    ] = "",
    _shell: completing.Completion = None,
) -> None:
    """Build, when no other command is named."""
    ASKED.set(lang)
    if context.invoked_subcommand is None:
        build_command(strict=strict)


@app.command("build")
def build_command(project: Folder = HERE, strict: Strict = False, base: Address = "") -> None:  # noqa: FBT002 (as above)
    """Check everything and write the site to _site/."""
    if _standing(project, base):
        say("Nothing has changed: the site in _site/ is what a build would give.")
        return
    from liuzhou_site.pipeline import build
    from liuzhou_site.publish import publish, refresh
    from liuzhou_site.schemata import FOLDER, schemas_of
    from liuzhou_site.stamp import stamped

    site = built(lambda tell: build(project, tell=tell, base=base))
    warn(site.warnings, strict=strict)
    or_stop(lambda: publish(stamped(project, site, _commit(), base), project / "_site"))
    or_stop(lambda: refresh(schemas_of(site.project), project / FOLDER))
    summarise(site.counts)


@app.command("check")
def check_command(
    project: Folder = HERE,
    strict: Strict = False,  # noqa: FBT002 (as above)
    form: Annotated[
        Format, typer.Option("--format", help="For people, or for other programs.")
    ] = Format.TEXT,
) -> None:
    """Check everything and write nothing."""
    if form is not Format.TEXT:
        raise typer.Exit(report(project, form, strict=strict))
    if _standing(project):
        say("All is in order.")
        return
    from liuzhou_site.pipeline import build

    site = built(lambda tell: build(project, tell=tell))
    warn(site.warnings, strict=strict)
    say("Nothing stops the build." if site.warnings else "All is in order.")


def _standing(project: Path, base: str = "") -> bool:
    """Say whether the site that was built last is what a build would give; CI builds it anyway."""
    return "CI" not in os.environ and unchanged(project, project / "_site", _commit(), base)


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
    or_stop(lambda: start(folder, wish))
    typer.echo(f"{folder}/ has a story that builds; its README.md says how to go on.")
    typer.echo(f"Look at it: {typed()} serve --project {folder}")


@app.command("import")
def import_command(
    workbook: Annotated[Path, typer.Argument(help="A workbook: figures.xlsx.")],
    target: Annotated[str, typer.Argument(help="The table: data/figures.csv.")],
    sheet: Annotated[str, typer.Option(help="The sheet; without it the first.")] = "",
    project: Folder = HERE,
) -> None:
    """Write a sheet of a workbook (.xlsx) to a table of the story."""
    from liuzhou_site.importing import fitting, read_workbook
    from liuzhou_site.publish import write

    found = or_stop(lambda: read_workbook(workbook, sheet))
    file = or_stop(lambda: fitting(project, target, found.text))
    file.parent.mkdir(exist_ok=True)
    or_stop(lambda: write(found.text.encode(), file))
    say("{target} now has the {rows} rows of the sheet.", target=target, rows=found.rows)
    if found.merged:
        areas = ", ".join(found.merged)
        say(
            "Merged cells were taken apart: {areas}; what they showed stands in each of them.",
            areas=areas,
        )


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(help="The port, or the next one that is free.")] = 8000,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,  # noqa: FBT002 (a flag)
    project: Folder = HERE,
) -> None:
    """Preview the site while you write: it builds whenever you save. Ctrl-C ends it."""
    from liuzhou_site.serve import Desk, serve

    def ready(address: str) -> None:
        say("Preview: {address} (Ctrl-C ends it)", address=address)
        if show:
            webbrowser.open(address)

    say("Building …")
    with suppress(KeyboardInterrupt):
        desk = Desk(project, screen(sys.stdout).lang, typed())
        serve(desk, port, partial(rebuilt, project), ready)
    typer.echo()
    say("The preview has ended.")


@app.command("accept")
def accept_command(project: Folder = HERE) -> None:
    """Say that the languages agree as they stand: writes data/accepted.csv."""
    from liuzhou_site.checking import check
    from liuzhou_site.drift import acceptance
    from liuzhou_site.load import ACCEPTED
    from liuzhou_site.publish import write

    checked = or_stop(lambda: check(project))
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    for found in fresh:
        typer.echo(f"{found.place}: {found.message}")
    or_stop(lambda: write(acceptance(checked.project, checked.passages), project / ACCEPTED))
    what = "warning is" if len(fresh) == 1 else "warnings are"
    typer.echo(f"Accepted: {len(fresh)} {what} settled." if fresh else "Accepted: nothing is new.")


@app.command("migrate")
def migrate_command(project: Folder = HERE) -> None:
    """Bring a story of an older format up to date; shows what it changes."""
    from liuzhou_site.load import FORMAT, written
    from liuzhou_site.migrating import difference, migrated
    from liuzhou_site.publish import write

    changes = or_stop(lambda: migrated(project))
    for path, (before, after) in changes.items():
        raw = after.encode("utf-8", "surrogateescape")
        or_stop(partial(write, raw, project / path))
        typer.echo("\n".join(difference(path, before, after)))
    what = "Now the story is" if changes else "Nothing to change: the story is"
    typer.echo(f"{what} of format {written(FORMAT)}.")


@app.command("index")
def index_command(
    folder: Annotated[Path, typer.Argument(help="The folder that holds index.yml and stories.")],
    target: Annotated[Path, typer.Option("--to", help="The file to write.")],
    base: Address = "",
) -> None:
    """Write a page that leads to all stories of a folder, in every language."""
    from liuzhou_site.publish import write
    from liuzhou_site.shelf import shelf

    page = or_stop(lambda: shelf(folder, base))
    or_stop(lambda: write(page, target))
    typer.echo(f"{target} leads to every story in {folder}.")


@app.command("figures")
def figures_command(
    word: Annotated[str, typer.Option(help="Only rows that hold this word.")] = "",
    status: completing.OfStatus = "",
    unit: completing.OfUnit = "",
    project: Folder = HERE,
) -> None:
    """List the figures of the ledger, and those that are calculated."""
    from liuzhou_site.checking import check
    from liuzhou_site.listing import figures_table

    checked = or_stop(lambda: check(project))
    lines = or_told(lambda: figures_table(checked, word, status, unit))
    if len(lines) == 1:
        lines = ["No figure has all of that in its row."]
    typer.echo("\n".join(lines))


@app.command("explain")
def explain_command(
    figure: completing.Explained = "",
    everything: Everything = False,  # noqa: FBT002 (as above)
    project: Folder = HERE,
) -> None:
    """Tell all that is known of one figure, or of every numeral (--all)."""
    from liuzhou_site.checking import check
    from liuzhou_site.listing import explained

    if everything:
        from liuzhou_site.listing import numerals
        from liuzhou_site.pipeline import attributed

        checked, found = or_stop(lambda: attributed(project))
        typer.echo("\n".join(numerals(checked, found)))
        return
    checked = or_stop(lambda: check(project))
    typer.echo("\n".join(or_told(lambda: explained(checked, figure))))


@app.command("audit")
def audit_command(
    source: Annotated[Path, typer.Option("--source", help="The file with the source's text.")],
    project: Folder = HERE,
) -> None:
    """Compare the source's own text with what data/ says of it."""
    from liuzhou_site.figures import accounts, compare_source
    from liuzhou_site.load import load_project, read_text

    path = str(source)
    loaded = or_stop(lambda: load_project(project))
    found = or_stop(lambda: compare_source(loaded, read_text(HERE, path), path))
    typer.echo("\n".join([*accounts(loaded), ""]))
    typer.echo(
        f"This is the text that was read. Its {found.paragraphs} paragraphs print"
        f" {found.numerals} numerals, {found.tokens} of them in digits; each has its row."
    )


@app.command("verify")
def verify_command(folder: Path, project: Folder = HERE) -> None:
    """Tell whether a published folder is what these inputs give."""
    from liuzhou_site.fingerprints import read_stamp
    from liuzhou_site.verify import verify

    count, differing = or_stop(lambda: verify(project, folder))
    if differing:
        typer.echo("\n".join(map(str, differing)), err=True)
        typer.echo(f"\n{folder} is not what these inputs give: see above.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder} is exactly what these inputs give, all {count} files.")
    if base := read_stamp(folder)["base"]:
        typer.echo(f"It is made for {base}, whatever content/site.yml says.")


@app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test_command(context: typer.Context) -> None:
    """Run every check of the project itself, the browser's included."""
    from liuzhou_site import testing

    raise typer.Exit(testing.main(context.args))


def main() -> None:
    """Run the command line; text is UTF-8 whatever the console thinks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    completing.ready()
    app(prog_name=typed(), complete_var=completing.ASKED)
