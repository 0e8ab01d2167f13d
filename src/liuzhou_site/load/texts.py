"""Read one file of a project as text: encoding, line ends and characters; and all of its look."""

import os
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.messages import Part, part

T = TypeVar("T")
_UNSEEN = frozenset(["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
"""Categories of characters that nobody sees: a number could hide behind them."""
_SEEN = frozenset("\n\t")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of .xlsx and .ods, of .xls
_CONFLICT = re.compile(r"^(<{7}|>{7})(?: |$)", re.MULTILINE)
_PLACEHOLDERS = "\ufffc\ufffd"  # what programs put where they lost a character


@dataclass(frozen=True)
class Sound(Generic[T]):
    """What is sound of a file, what is wrong with its other entries, and what these are called."""

    value: T
    problems: tuple[Problem, ...] = ()
    lost: frozenset[str] = frozenset()


LARGEST = 5_000_000
"""Bytes of a file; the largest of a story, a font, has a third of it, its ledger a hundredth."""
WRITTEN = 1_000_000
"""Bytes of a file that is written by hand, a story or settings: each makes many objects of few."""
_MOST_LINES = 100_000
_LONGEST_LINE = 100_000  # characters


def plain(text: str) -> str:
    """Return a text in the plain forms of its characters: ５（p） and 5(p) are one cell."""
    return text if text.isascii() else "".join(map(_on_the_line, text))


@lru_cache(maxsize=4096)
def _on_the_line(character: str) -> str:
    """Return the plain form of a character; a raised one (105¹) is a footnote and no digit."""
    raised = unicodedata.decomposition(character).startswith("<super>")
    return character if raised else unicodedata.normalize("NFKC", character)


def read_bytes(root: Path, path: str, most: int = LARGEST) -> bytes:
    """Return what the file `path` holds, of `most` bytes.

    Raises BuildFailed: it is missing or too large, or a link that leads out of its folder.
    """
    file = root / path
    if not file.is_file():
        raise BuildFailed([problem("missing-file", Place(path), found=path)])
    if _leads_out(root, path):
        raise BuildFailed([problem("linked-file", Place(path))])
    if (size := file.stat().st_size) > most:
        raise BuildFailed([problem("too-large", Place(path), found=size, most=most)])
    return file.read_bytes()


def _leads_out(root: Path, path: str) -> bool:
    """Say whether the file at `path` lies outside its folder: where no link is on the way, never.

    What is typed on the command line as an absolute path may lie anywhere.
    """
    first, *rest = path.split("/")
    top = root / first  # may be a link itself: it is the editor's own
    way = [*accumulate(rest, Path.joinpath, initial=top)]
    linked = bool(first) and (".." in rest or any(map(os.path.islink, way[1:])))
    return linked and not way[-1].resolve().is_relative_to(top.resolve())


def read_text(root: Path, path: str, most: int = LARGEST) -> str:
    """Return the text of `path`, of `most` bytes, BOM dropped and line ends made LF.

    Raises BuildFailed: the file is missing, empty, too large or has too many lines, is not UTF-8,
    or holds unseen characters.
    """
    return _text_of(path, read_bytes(root, path, most))


@lru_cache(maxsize=64)  # whoever saves one file has all of a story read again
def _text_of(path: str, raw: bytes) -> str:
    if raw.startswith(_SPREADSHEETS):
        raise BuildFailed([problem("spreadsheet-file", Place(path, 1))])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BuildFailed([problem("not-utf8", Place(path, line), found=_encoding(raw))]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BuildFailed([problem("empty-file", Place(path))])
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise BuildFailed([problem("merge-conflict", Place(path, line), found=conflict[1])])
    stop_for_unreadable(path, text)
    return text


def stop_for_unreadable(path: str, text: str) -> None:
    """Stop for what nobody reads, in a text that is, or will be, the file at `path`.

    Raises BuildFailed: too many lines or too long ones, or characters that nobody sees.
    """
    if (found := text.count("\n") + (not text.endswith("\n"))) > _MOST_LINES:
        raise BuildFailed([problem("long-file", Place(path), found=found, most=_MOST_LINES)])
    long = [
        problem("long-text", Place(path, number), found=len(line), most=_LONGEST_LINE)
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > _LONGEST_LINE
    ]
    if long:
        raise BuildFailed(long)
    if not _unseen(text.replace("\n", "")) and not _FOREIGN.search(text):
        return
    lines = [(Place(path, number), line) for number, line in enumerate(text.split("\n"), 1)]
    hidden = [found for place, line in lines for found in unseen(place, line)]
    hidden += [found for place, line in lines for found in _two_alphabets(place, line)]
    if hidden:
        raise BuildFailed(hidden)


_FOREIGN = re.compile(
    r"[\u0400-\u058f\u13a0-\u13ff\uab70-\uabbf"  # Cyrillic, Armenian, Cherokee
    # of Greek only what looks Latin: μm, kΩ and Δt are units
    r"\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf]"
)
_PAIR = re.compile(rf"[A-Za-z0-9]{_FOREIGN.pattern}|{_FOREIGN.pattern}[A-Za-z0-9]")


def _two_alphabets(place: Place, line: str) -> list[Problem]:
    """Tell a word of two alphabets: a letter that looks like another is not that one."""
    if not (pair := _PAIR.search(line)):
        return []
    before, after = line[: pair.start()][-20:], line[pair.end() :][:20]
    word = re.split(r"\W", before)[-1] + pair[0] + re.split(r"\W", after)[0]
    kinds = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    letters = ", ".join(kind.capitalize() for kind in sorted(kinds) if kind)
    return [problem("two-alphabets", place, found=word, letters=letters)]


def unseen(place: Place, text: str) -> list[Problem]:
    """Return what is wrong with a text at `place` that holds an unseen character, or nothing."""
    return [
        problem("unseen-character", place, found=found, after=text[:at][-12:].strip())
        for at, found in _unseen(text)
    ]


def _unseen(line: str) -> list[tuple[int, str]]:
    """Return where the first unseen character of a line stands, and its code point."""
    if line.isprintable() and not any(char in line for char in _PLACEHOLDERS):
        return []
    for at, char in enumerate(line):
        if char in _PLACEHOLDERS or (char not in _SEEN and unicodedata.category(char) in _UNSEEN):
            return [(at, f"U+{ord(char):04X}")]
    return []


def _encoding(raw: bytes) -> Part | str:
    for name, what in (("utf-16", "UTF-16"), ("gb18030", "GBK / GB18030")):
        if name == "utf-16" and raw[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
            continue
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        return what
    return part("unknown-encoding")


NAMED = re.compile(r"[\w./-]*\.[a-z][a-z0-9]*")
"""What the path of a file looks like that a story or a template can name."""
_KINDS = frozenset({".html", ".xml", ".txt", ".css", ".svg"})


def lying(root: Path, folders: Iterable[str], kinds: Container[str] = _KINDS) -> tuple[object, ...]:
    """Return the files in some folders of `root` as they lie there: path, link, what it holds.

    What a link to a folder leads to is not looked at: it is never known to be the same.
    """
    found: list[tuple[str, object, bytes]] = []
    for folder in folders:
        base = root / folder
        for above, inside, files in os.walk(base):
            for file in (Path(above, name) for name in (*inside, *files)):
                path = f"{folder}{str(file)[len(str(base)) :]}"
                linked = file.is_symlink()
                if linked and file.is_dir():
                    found.append((path, object(), b""))
                elif file.suffix in kinds:
                    raw = file.read_bytes() if file.is_file() else b""
                    found.append((path, str(file.resolve()) if linked else "", raw))
    return tuple(sorted(found, key=lambda one: one[0]))


def read_templates(root: Path) -> Mapping[str, str]:
    """Return every template by name, the style sheet among them.

    Raises BuildFailed: there is no folder `templates`.
    """
    folder = root / "templates"
    if not folder.is_dir():
        raise BuildFailed([problem("missing-file", Place("templates"), found="templates")])
    found = {
        name: read_text(root, f"templates/{name}")
        for file in sorted(folder.rglob("*"))
        if file.suffix in _KINDS and file.is_file()
        if NAMED.fullmatch(name := file.relative_to(folder).as_posix())
    }
    return MappingProxyType(found)
