"""What a shell may offer for a word that is being typed. It reads little, and never complains.

A shell goes by the first word of a line. So `liuzhou-site` can be completed, and `python build.py`
cannot, whose first word is Python's.
"""

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.completion import (  # type: ignore[attr-defined] # it exports them by using them
    completion_init,
    get_completion_script,
)

from liuzhou_site.app.screen import COMMAND
from liuzhou_site.errors import BuildFailed
from liuzhou_site.model import Status

Offer = tuple[str, str]
"""A word, and what it means; the shell shows it beside the word where it can."""
ASKED = "_LIUZHOU_SITE_COMPLETE"
"""The variable of the environment by which a shell asks, however the program is started."""


class Shell(StrEnum):
    """Shells that may be told how to complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def ready() -> None:
    """Make the program answer shells, as it must before it reads what was typed."""
    completion_init()


def _show(shell: Shell | None) -> None:
    if shell:
        typer.echo(get_completion_script(prog_name=COMMAND, complete_var=ASKED, shell=shell))
        raise typer.Exit


Completion = Annotated[
    Shell | None,
    typer.Option(
        "--show-completion",
        help=f"Print what makes a shell complete {COMMAND}.",
        callback=_show,
        is_eager=True,
    ),
]
"""The option that prints it."""


def explainable(context: typer.Context, incomplete: str) -> list[Offer]:
    """Return the figures and comparisons of a story whose id begins so, sorted."""
    root = _folder(context)
    found = [*_rows(root, "figures"), *_rows(root, "elsewhere")]
    found += [(name, _label(entry)) for name, entry in _keys(root, "derived").items()]
    claims = _keys(root, "comparisons").get("claims")
    found += [(name, "") for name in claims] if isinstance(claims, dict) else []
    return _beginning(found, incomplete)


def units(context: typer.Context, incomplete: str) -> list[Offer]:
    """Return the units of a story whose id begins so, sorted."""
    return _beginning([(name, "") for name in _keys(_folder(context), "units")], incomplete)


def statuses(incomplete: str) -> list[Offer]:
    """Return how far claims may have been followed, by words that begin so."""
    return _beginning([(status.value, "") for status in Status], incomplete)


Explained = Annotated[
    str, typer.Argument(help="The id of a figure or a comparison.", autocompletion=explainable)
]
OfUnit = Annotated[
    str, typer.Option(help="Only figures of this unit: CNY, firm …", autocompletion=units)
]
OfStatus = Annotated[
    str, typer.Option(help="Only figures of this status: as_printed …", autocompletion=statuses)
]
"""What an editor types and a shell completes."""


def _folder(context: typer.Context) -> Path:
    return Path(context.params.get("project") or "")


def _beginning(found: list[Offer], begun: str) -> list[Offer]:
    return sorted({name: told for name, told in found if name.startswith(begun)}.items())


def _rows(root: Path, name: str) -> Iterator[Offer]:
    """Yield the ids of a CSV file with their labels in the language that comes last."""
    from liuzhou_site.load.inventory import CSV_FILES
    from liuzhou_site.load.texts import read_text

    with suppress(BuildFailed, OSError, csv.Error):
        text = read_text(root, CSV_FILES[name].path)
        for row in csv.DictReader(text.splitlines()):
            labels = [cell for head, cell in row.items() if str(head).startswith("label_") and cell]
            if row.get("id"):
                yield row["id"].strip(), labels[-1] if labels else ""


def _keys(root: Path, name: str) -> Mapping[str, Any]:
    """Return what a YAML file holds; nothing where it cannot be read."""
    from liuzhou_site.load.inventory import YAML_FILES
    from liuzhou_site.load.yaml_files import read_yaml

    with suppress(BuildFailed, OSError):
        found = read_yaml(root, YAML_FILES[name].path).value
        return found if isinstance(found, dict) else {}
    return {}


def _label(entry: object) -> str:
    texts = entry.get("label") if isinstance(entry, dict) else None
    return str(list(texts.values())[-1]) if isinstance(texts, dict) and texts else ""
