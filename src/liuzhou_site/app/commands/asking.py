"""Commands that answer: of figures, of the source, of a published folder, of the engine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Annotated

import typer

from liuzhou_site.app import completion
from liuzhou_site.app.commands.shared import HERE, Folder, app
from liuzhou_site.app.console import kept, or_told, say, screen, stop
from liuzhou_site.publish.fingerprints import digests, inputs

if TYPE_CHECKING:
    from liuzhou_site.app.listing import Say
    from liuzhou_site.checks.checked import Checked

Everything = Annotated[
    bool, typer.Option("--all", help="Every number of the site, with its source.")
]


@app.command("figures")
def figures_command(
    word: Annotated[str, typer.Option(help="Only rows with this word.")] = "",
    status: completion.OfStatus = "",
    unit: completion.OfUnit = "",
    project: Folder = HERE,
) -> None:
    """List all figures, calculated ones too."""

    def listed(checked: Checked, said: Say) -> list[str]:
        from liuzhou_site.app.listing import figures_table

        return figures_table(checked, word, status, unit, said)

    _answer(project, ("figures", word, status, unit), listed)


@app.command("explain")
def explain_command(
    figure: completion.Explained = "", everything: Everything = False, project: Folder = HERE
) -> None:
    """Show all about a figure, or about each (--all)."""
    if everything:
        said = screen(sys.stdout).say
        from liuzhou_site.app.listing import numerals
        from liuzhou_site.pipeline import attributed

        checked, found = attributed(project, kept(project))
        typer.echo("\n".join(numerals(checked, found, said)))
        return

    def told(checked: Checked, said: Say) -> list[str]:
        from liuzhou_site.app.listing import explained

        return explained(checked, figure, said)

    _answer(project, ("explain", figure), told)


def _answer(
    project: Path, asked: tuple[str, ...], answer: Callable[[Checked, Say], list[str]]
) -> None:
    """Show the lines of an answer; of a story that has not changed they are known already."""
    shown = screen(sys.stdout)

    def made() -> dict[str, bytes]:
        from liuzhou_site.checks.checked import check

        checked = check(project)
        lines = or_told(lambda: answer(checked, shown.say))
        return {"lines": "\n".join(lines).encode()}

    made_from = (asked, shown.lang, digests(inputs(project)))
    typer.echo(kept(project).files("answer", made_from, made)["lines"].decode())


@app.command("audit")
def audit_command(
    source: Annotated[
        Path, typer.Option("--source", help="The source's text: txt, md, html, docx or pdf.")
    ],
    project: Folder = HERE,
) -> None:
    """Compare the source's text with data/."""
    from liuzhou_site.figures.transcript import accounts, compare_source
    from liuzhou_site.load.reading import load_project
    from liuzhou_site.load.source_text import read_source

    path = str(source)
    loaded = load_project(project)
    found = compare_source(loaded, read_source(path), path)
    for account in accounts(loaded):
        say(account.code, **dict(account.fields))
    typer.echo()
    say("text-as-read", paragraphs=found.paragraphs, numerals=found.numerals, tokens=found.tokens)


@app.command("verify")
def verify_command(folder: Path, project: Folder = HERE) -> None:
    """Compare a published folder with a new build."""
    from liuzhou_site.app.screen import entry
    from liuzhou_site.pipeline import build
    from liuzhou_site.publish.fingerprints import read_stamp
    from liuzhou_site.publish.verify import verify

    count, differing = verify(project, folder, build)
    if differing:
        told_in = screen(sys.stderr)
        shown = (line for found in differing for line in entry([found], told_in))
        typer.echo("\n".join(shown), err=True)
        typer.echo(err=True)
        stop("other-edition", folder=folder)
    say("same-edition", folder=folder, count=count)
    if base := read_stamp(folder)["base"]:
        say("made-for", base=base)


@app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def test_command(context: typer.Context) -> None:
    """Run the tests of the engine."""
    checks = Path(__file__).parents[4] / "tests" / "everything.py"
    if not checks.is_file():
        typer.echo("The tests stand beside the generator's source; run them there.", err=True)
        raise typer.Exit(1)
    raise typer.Exit(run_path(str(checks))["main"](context.args))
