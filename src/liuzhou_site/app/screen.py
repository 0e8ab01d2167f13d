"""Problems as an editor reads them: mistakes first, alike ones as one, no more than a screen.

And the terminal that shows them: its language, size and colours, and what is typed at it.
"""

import os
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TextIO

from liuzhou_site.errors import Place, Problem
from liuzhou_site.messages import FRESH, Tell, plain, say, silent
from liuzhou_site.model import gathered

_MOST_FRESH = 10
"""Warnings that something is new or gone: more would bury what is doubtful."""
_FEWEST = 3  # problems that are told on the smallest screen
_COLUMN = 44  # of a table at most
_BELOW = 5  # lines of a screen for the counts and the prompt


@dataclass(frozen=True)
class Screen:
    """What problems are told on.

    lang: "en" or "zh"; height and width: lines and columns, 0 where they have no end;
    coloured: places and counts stand out.
    """

    lang: str = "en"
    height: int = 0
    width: int = 80
    coloured: bool = False

    def say(self, code: str, **fields: object) -> str:
        """Return a line in the editor's language."""
        return say(code, self.lang, plain(fields))


def told(problems: Sequence[Problem], screen: Screen, outcome: str = "nothing-written") -> str:
    """Return every mistake and, apart, every warning by file and line; then how many there are.

    What is said in the same words of several places is told once; many texts that are all new are
    counted, below what is wrong or doubtful. On a screen that has an end, as many as it holds are
    told and the others counted.

    outcome: the code of what the mistakes led to.
    """
    warnings = [found for found in problems if found.warns]
    mistakes = [found for found in problems if not found.warns]
    entries = [entry(alike, screen) for alike in grouped(mistakes)]
    if warnings:
        first, *others = _warned(warnings, screen)
        gap = [""] if entries else []
        entries += [[*gap, screen.say("warnings"), *first], *others]
    shown = _fitting(entries, screen)
    lines = [line for entry in shown for line in entry]
    if rest := len(entries) - len(shown):
        lines += ["", screen.say("more-problems", count=rest)]
    counts = _bold(_counts(mistakes, warnings, screen), screen)
    blank = "" if screen.lang == "zh" else " "
    return "\n".join([*lines, "", f"{counts}{blank}{screen.say(outcome)}" if mistakes else counts])


def _warned(warnings: Sequence[Problem], screen: Screen) -> list[list[str]]:
    """Return the lines of each warning, those of a story that is all new as one."""
    fresh = [found for found in warnings if found.code in FRESH]
    if len(fresh) <= _MOST_FRESH:
        return [entry(alike, screen) for alike in grouped(warnings)]
    rest = grouped(found for found in warnings if found.code not in FRESH)
    counted = screen.say("fresh-counted", count=len(fresh)).split("\n")
    return [*(entry(alike, screen) for alike in rest), counted]


def grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return the problems in their order, those that are told in the same words together."""
    return list(gathered(lambda found: (found.code, found.fields), problems).values())


def entry(alike: Sequence[Problem], screen: Screen) -> list[str]:
    """Return the lines that tell problems of the same words."""
    first, *others = alike
    wrong, fix = first.said(screen.lang)
    lines = [f"{_bold(str(first.place), screen)}: {wrong}"]
    if others:
        by_file = groupby((other.place for other in others), key=lambda place: place.path)
        places = "; ".join(_lines(path, list(of)) for path, of in by_file)
        lines.append(screen.say("also-at", places=places))
    return [*lines, f"    → {fix}"]


def _lines(path: str, places: Sequence[Place]) -> str:
    """Return places of one file: content/en.md:7, 9, 12."""
    numbers = ", ".join(dict.fromkeys(str(place.line) for place in places if place.line))
    return f"{path}:{numbers}" if numbers else path


def _fitting(entries: list[list[str]], screen: Screen) -> list[list[str]]:
    """Return the entries that a screen holds, but three at least."""
    if not screen.height:
        return entries
    room = screen.height - _BELOW
    used = 0
    for number, entry in enumerate(entries):
        used += sum(1 + columns(line) // screen.width for line in entry)
        if used > room and number >= _FEWEST:
            return entries[:number]
    return entries


def columns(text: str) -> int:
    """Return how many columns a text takes; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def shortened(text: str) -> str:
    """Return what fits of a text into a column of a table."""
    if columns(text) <= _COLUMN:
        return text
    kept = ""
    for character in text:
        if columns(kept) + columns(character) >= _COLUMN:
            break
        kept += character
    return f"{kept}…"


def aligned(
    rows: Sequence[Iterable[str]], right: Collection[int] = (), gap: str = "  "
) -> list[str]:
    """Return rows with their columns aligned, as wide characters are shown."""
    cells = [tuple(row) for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - columns(cell))
            padded.append(room + cell if place in right else cell + room)
        lines.append(gap.join(padded).rstrip())
    return lines


def _counts(mistakes: Sequence[Problem], warnings: Sequence[Problem], screen: Screen) -> str:
    told = {"mistakes-counted": mistakes, "warnings-counted": warnings}
    counts = {code: len(grouped(found)) for code, found in told.items() if found}
    one, *others = [screen.say(code, count=count) for code, count in counts.items()]
    return screen.say("two-counts" if others else "one-count", one=one, other="".join(others))


def _bold(text: str, screen: Screen) -> str:
    return f"\x1b[1m{text}\x1b[0m" if screen.coloured else text


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
    # On Windows escapes are shown as colours where the console was told to.
    shown = os.name != "nt" or not {"WT_SESSION", "ANSICON"}.isdisjoint(environment)
    coloured = shown and not plain
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


def program(started: str) -> str:
    """Return what was typed, by the name that the process was started with."""
    return COMMAND if PurePath(started).stem == COMMAND else SCRIPT


def as_typed(text: str, typed: str) -> str:
    """Return a text that names commands as they are typed here."""
    return text.replace(SCRIPT, typed)
