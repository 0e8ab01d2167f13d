"""The terminal that an editor sits at: its language, size and colours, and what is typed at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import TextIO

from liuzhou_site.app.screen import Screen
from liuzhou_site.messages import Tell, silent

SCRIPT = "python build.py"
"""What messages name: most stories are written in a checkout."""
COMMAND = "liuzhou-site"


def screen_of(stream: TextIO, lang: str, environment: Mapping[str, str]) -> Screen:
    """Return what `stream` shows; what is no terminal has no end and no colours.

    lang: the language that was asked for, "" for that of the environment.
    """
    spoken = lang or spoken_in(environment)
    if not stream.isatty():
        return Screen(spoken)
    size = shutil.get_terminal_size()
    plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    coloured = not plain and _shows_colours()
    return Screen(spoken, size.lines, size.columns, coloured)


@contextmanager
def progress(stream: TextIO, screen: Screen) -> Iterator[Tell]:
    """Tell what is being done on one line of a terminal, which is gone afterwards."""
    if not screen.height:
        yield silent
        return

    def tell(step: str, **fields: object) -> None:
        stream.write(f"\r\x1b[2K{screen.say(step, **fields)}")
        stream.flush()

    try:
        yield tell
    finally:
        stream.write("\r\x1b[2K")
        stream.flush()


def spoken_in(environment: Mapping[str, str]) -> str:
    """Return "zh" where the editor's locale is Chinese, else "en"."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def _shows_colours() -> bool:
    """Say whether escapes are shown as colours: on Windows where the console was told to."""
    return os.name != "nt" or "WT_SESSION" in os.environ or "ANSICON" in os.environ


def program(started: str) -> str:
    """Return what was typed, by the name that the process was started with."""
    return COMMAND if PurePath(started).stem == COMMAND else SCRIPT


def as_typed(text: str, typed: str) -> str:
    """Return a text that names commands as they are typed here."""
    return text.replace(SCRIPT, typed)
