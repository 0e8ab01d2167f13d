"""The program: what its commands share, and what it does without one."""

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from liuzhou_site.app.console import FOLDER, screen, tell_problems
from liuzhou_site.errors import BuildFailed


class Telling(TyperGroup):
    """Tells the mistakes that a command ends in, and leaves with 1."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override] # noqa: ANN401 (the signature is Click's)
        """Run what was typed."""
        try:
            return super().invoke(ctx)
        except BuildFailed as failed:
            tell_problems(failed.problems)
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=Telling,
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build the site from content/ and data/. Without a command: build.",
    epilog=(
        "A day's work: serve, write, accept; then build --strict to publish. COMMAND --help"
        " explains a command; docs/editor.md shows a whole day."
    ),
)


def _address(base: str) -> str:
    if base:
        from liuzhou_site.load.schema.content import BASE

        if not re.fullmatch(BASE, base):
            raise typer.BadParameter(screen(sys.stderr).say("bad-address"))
    return base


def told_of(folder: Path) -> Path:
    """Return a folder, and remember that what is told stands in it."""
    FOLDER.set(folder)
    return folder


Folder = Annotated[
    Path, typer.Option("--project", help="The folder of the story.", callback=told_of)
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop on warnings, too: for publishing.")]
Address = Annotated[
    str,
    typer.Option(
        "--base", help="The site's address, if not the one in content/site.yml.", callback=_address
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Build without the cache.")]
HERE = Path()
