"""The commands an editor types."""

import gc
import os
import sys
from typing import Annotated

import typer

from liuzhou_site.app import completion
from liuzhou_site.app.commands import asking, building, writing
from liuzhou_site.app.commands.shared import HERE, Strict, app
from liuzhou_site.app.console import ASKED, FOLDER, typed
from liuzhou_site.assets.compiled import compiled_kept

__all__ = ["app", "asking", "building", "main", "writing"]

_ORDER = (
    "build", "check", "serve", "accept", "record", "look", "figures", "explain", "new", "draft",
    "fix", "import",
    "migrate", "index", "audit", "verify", "test",
)  # fmt: skip
app.registered_commands.sort(key=lambda command: _ORDER.index(str(command.name)))


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    strict: Strict = False,
    lang: Annotated[
        str, typer.Option("--lang", help="Messages in en or zh; by default the system’s language.")
    ] = "",
    _shell: completion.Completion = None,
) -> None:
    """Build, when no other command is named."""
    ASKED.set(lang)
    FOLDER.set(HERE)
    context.default_map = {name: {"strict": strict} for name in ("build", "check")}
    if context.invoked_subcommand is None:
        building.build_command(strict=strict)


def main() -> None:
    """Run the command line; text is UTF-8 whatever the console thinks."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # Altair loads numpy, which starts them
    gc.set_threshold(500_000)  # a build makes many small records, and next to no cycles
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    completion.ready()
    try:
        with compiled_kept():
            app(prog_name=typed(), complete_var=completion.ASKED)
    finally:
        gc.freeze()  # the system takes all of it back; to look for cycles first takes a tenth
