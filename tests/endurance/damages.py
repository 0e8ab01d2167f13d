"""What can happen to the files of a story: their bytes, their lines and columns, the files.

Each damage is a function of what is there and of chance alone, so a case can be made again by its
number. `spoil` does one to a story and says which; `Story.mend` takes it back.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

PARTS = ("content", "data", "templates")
PIECES = (
    "{ } ｛ {chains_count} {chains_count: &a *a !!python/name:os.system [[[[ : \n \n\n \t \" '"
    " # ## - 1. | % ９ 九 <b> [a](javascript:a) null ~ 1e999 -1 --- {{ {% = @ , ， ; 万 亿 多 约 不"
)
TYPED = [*PIECES.split(" "), "\ufeff", "\x00", "\ue000", "\u202e", "9" * 5000, "(" * 500, " "]
VALUES = (
    *("", "0", "-1", "1e9", "true", "null", "[]", "{}", "[a, b]", "{a: b}", "2020-02-30"),
    *("1/0", "'", "__proto__", "NaN", "９", "九", "more_than", "2020/2018", "{place}"),
    *("\u2028", "../x", "a" * 6000),
)
"""What a value may be typed as that was another."""
TYPES = (r"(?<=: ).*\S", r"(?<=,)[^,\n]*(?=,)", r"\{\w+[^}]*\}", r"\w+", r"\d+")
"""What a value of YAML, a cell, a mention, a word and a number look like."""
NAMES = ("{} copy", "{}.bak", "{}.YML", "x{}", "{}\n", "{}\u202e", "con", "__proto__", "{} ")
"""What a file may be called in place of its stem or name."""


class Story:
    """A story that is spoilt and mended again."""

    def __init__(self, source: Path, root: Path) -> None:
        """Copy the story at `source` to `root`."""
        for part in PARTS:
            shutil.copytree(source / part, root / part)
        self.root = root
        self.sound = {file: file.read_bytes() for file in self._files()}
        texts = [file for file in self.sound if not file.is_relative_to(root / "templates")]
        self.texts = texts
        self.templates = [file for file in self.sound if file not in texts]

    def _files(self) -> list[Path]:
        parts = [self.root / part for part in PARTS]
        return sorted(file for part in parts for file in part.rglob("*") if file.is_file())

    def is_sound(self) -> bool:
        """Say whether every file is as it was, and no other is there."""
        return {file: file.read_bytes() for file in self._files()} == self.sound

    def mend(self) -> None:
        """Put every file back as it was, and take away what was not there."""
        for file in self._files():
            if file not in self.sound:
                file.unlink()
        for file, raw in self.sound.items():
            if not file.is_file() or file.read_bytes() != raw:
                file.write_bytes(raw)


def spoil(story: Story, case: int, chance: random.Random) -> str:
    """Do the damage of a case, as often as it takes to change something; return its name."""
    while True:
        name = _spoil(story, case, chance)
        if not story.is_sound():
            return name


def _spoil(story: Story, case: int, chance: random.Random) -> str:
    """Do the damage of a case: by turns to bytes, to the shape of a text, to files."""
    file = chance.choice(story.texts if case % 100 else story.templates)
    raw = story.sound[file]
    kind = case % 5 if case % 100 else 0
    if kind in {0, 1}:
        file.write_bytes(of_bytes(raw, chance))
        return "bytes"
    if kind == 2:
        damage = chance.choice(OF_FILES)
        damage(story, file, chance)
        return damage.__name__
    tabular = file.suffix == ".csv" and chance.randrange(3)
    damage = chance.choice(OF_TABLES if tabular else OF_LINES)
    file.write_text(damage(raw.decode("utf-8"), chance), encoding="utf-8", newline="")
    return damage.__name__


def of_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return `raw` with one to three pieces replaced, doubled, swapped or removed."""
    for _ in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(raw) + 1), chance.choice((0, 1, 1, 2, 3, 8, 40))
        piece = raw[at : at + length]
        new = chance.choice(
            (
                chance.choice(TYPED).encode(),
                chance.randbytes(chance.randint(0, 3)),
                piece * 2,
                piece[::-1],
                b"",
            )
        )
        raw = raw[:at] + new + raw[at + length :]
    return raw


def _lines(change: Callable[[list[str], random.Random], None]) -> Callable[..., str]:
    """Return a damage to the lines of a text, by a function that changes a list of them."""

    def damage(text: str, chance: random.Random) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(lines, chance)
        return "".join(lines)

    damage.__name__ = change.__name__
    return damage


@_lines
def swap_lines(lines: list[str], chance: random.Random) -> None:
    """Let two lines change places."""
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


@_lines
def double_line(lines: list[str], chance: random.Random) -> None:
    """Write a line twice: in YAML a key, in a table a row."""
    at = chance.randrange(len(lines))
    lines.insert(chance.choice((at, chance.randrange(len(lines)))), lines[at])


@_lines
def drop_lines(lines: list[str], chance: random.Random) -> None:
    """Leave out a line or a few."""
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 2, 9))]


@_lines
def shift_line(lines: list[str], chance: random.Random) -> None:
    """Indent a line by more, or by less."""
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("  " + lines[at], lines[at][2:], "\t" + lines[at], "- " + lines[at]))


@_lines
def join_lines(lines: list[str], chance: random.Random) -> None:
    """Take a break between lines away."""
    at = chance.randrange(len(lines))
    lines[at] = lines[at].rstrip("\r\n") + chance.choice(("", " ", ",", "\r"))


@_lines
def retype(lines: list[str], chance: random.Random) -> None:
    """Let a value of YAML, a cell or a word be of another type."""
    at = chance.randrange(len(lines))
    value = chance.choice(VALUES)
    pattern = chance.choice(
        (r"(?<=: ).*\S", r"(?<=,)[^,\n]*(?=,)", r"\{\w+[^}]*\}", r"\w+", r"\d+")
    )
    found = list(re.finditer(pattern, lines[at]))
    if found:
        start, end = chance.choice(found).span()
        lines[at] = lines[at][:start] + value + lines[at][end:]


@_lines
def borrow(lines: list[str], chance: random.Random) -> None:
    """Let a word stand where another stands: an id, a number, a key of the same file."""
    words = re.findall(r"\w+", "".join(lines)) or ["a"]
    at = chance.randrange(len(lines))
    found = list(re.finditer(r"\w+", lines[at]))
    if found:
        start, end = chance.choice(found).span()
        lines[at] = lines[at][:start] + chance.choice(words) + lines[at][end:]


def _table(change: Callable[[list[list[str]], random.Random], None]) -> Callable[..., str]:
    """Return a damage to a table, by a function that changes its rows, the heads first."""

    def damage(text: str, chance: random.Random) -> str:
        rows = list(csv.reader(io.StringIO(text, newline=""))) or [[""]]
        change(rows, chance)
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue()

    damage.__name__ = change.__name__
    return damage


@_table
def drop_column(rows: list[list[str]], chance: random.Random) -> None:
    """Leave out a column, in all rows or in all but the heads."""
    at = chance.randrange(len(rows[0]) or 1)
    for row in rows[chance.choice((0, 0, 1)) :]:
        del row[at : at + 1]


@_table
def swap_columns(rows: list[list[str]], chance: random.Random) -> None:
    """Let two columns change places, with their heads or without."""
    one, other = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]))
    for row in rows[chance.choice((0, 1)) :]:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


@_table
def swap_cells(rows: list[list[str]], chance: random.Random) -> None:
    """Let two cells of a column change places."""
    one, other = chance.choice(rows), chance.choice(rows)
    at = chance.randrange(min(len(one), len(other)) or 1)
    if at < len(one) and at < len(other):
        one[at], other[at] = other[at], one[at]


@_table
def retype_cell(rows: list[list[str]], chance: random.Random) -> None:
    """Let a cell be of another type."""
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(VALUES)


def empty_file(_: Story, file: Path, chance: random.Random) -> None:
    """Leave nothing of a file, or a blank line, or its first half."""
    raw = file.read_bytes()
    file.write_bytes(chance.choice((b"", b"\n", raw[: len(raw) // 2])))


def remove_file(_: Story, file: Path, __: random.Random) -> None:
    """Leave a file out."""
    file.unlink()


def rename_file(_: Story, file: Path, chance: random.Random) -> None:
    """Call a file otherwise."""
    name = chance.choice(NAMES)
    file.rename(file.with_name(name.format(file.stem) + chance.choice((file.suffix, ""))))


def join_files(story: Story, file: Path, chance: random.Random) -> None:
    """Write another file at the end of one, as a merge may do."""
    file.write_bytes(file.read_bytes() + chance.choice(story.texts).read_bytes())


def swap_files(story: Story, file: Path, chance: random.Random) -> None:
    """Let two files change their contents."""
    other = chance.choice(story.texts)
    file.write_bytes(story.sound[other])
    other.write_bytes(story.sound[file])


def merge_halves(story: Story, file: Path, chance: random.Random) -> None:
    """Leave the marks of a merge that nobody finished, with another file's lines."""
    lines = file.read_bytes().splitlines(keepends=True)
    others = chance.choice(story.texts).read_bytes().splitlines(keepends=True)
    at = chance.randrange(len(lines) + 1)
    marks = [b"<<<<<<< HEAD\n", *lines[at : at + 2], b"=======\n", *others[:2], b">>>>>>> other\n"]
    file.write_bytes(b"".join([*lines[:at], *marks, *lines[at:]]))


def resave(_: Story, file: Path, chance: random.Random) -> None:
    """Save a file as another program would: other ends of lines, another encoding, a mark."""
    text = file.read_text(encoding="utf-8")
    saved = chance.choice(
        (
            lambda: text.replace("\n", "\r\n").encode(),
            lambda: text.replace("\n", "\r").encode(),
            lambda: text.encode("utf-16"),
            lambda: text.encode("gb18030"),
            lambda: b"\xef\xbb\xbf" + text.encode(),
            lambda: text.replace(",", ";").encode(),
            lambda: text.replace("\n", "\u2028").encode(),
        )
    )
    file.write_bytes(saved())


OF_LINES: Sequence[Callable[..., str]] = (
    *(swap_lines, double_line, drop_lines, shift_line, join_lines),
    *(retype, retype, borrow, borrow),
)
OF_TABLES: Sequence[Callable[..., str]] = (
    *(drop_column, swap_columns, swap_cells, retype_cell, retype_cell),
)
OF_FILES: Sequence[Callable[..., None]] = (
    *(empty_file, remove_file, rename_file, join_files, swap_files, merge_halves, resave, resave),
)
