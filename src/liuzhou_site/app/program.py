"""What an editor types to start the engine: the script of a checkout, or the installed command."""

from __future__ import annotations

from pathlib import PurePath

SCRIPT = "python build.py"
"""What messages name: most stories are written in a checkout."""
COMMAND = "liuzhou-site"


def program(started: str) -> str:
    """Return what was typed, by the name that the process was started with."""
    return COMMAND if PurePath(started).stem == COMMAND else SCRIPT


def as_typed(text: str, typed: str) -> str:
    """Return a text that names commands as they are typed here."""
    return text.replace(SCRIPT, typed)
