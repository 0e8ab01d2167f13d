"""What an edition was made from and with, as digests and versions; and whether that still holds."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from liuzhou_site.load.texts import NAMED

STAMP = "edition.json"
"""The file that every edition has; by it a build knows what a build has made."""

LIBRARIES = tuple(
    "altair babel brotli fonttools jinja2 lxml markdown-it-py markupsafe mdit-py-plugins numpy"
    " openpyxl pandas pillow pydantic pylopdf-fonts-zh-cn pypdf pyyaml typer"
    " vl-convert-python".split()
)
"""What a site is made with. Python is not named: the bytes are the same with every version."""

_PACKAGE = Path(__file__).parents[1]
_OTHER = ("app/starter/", "app/begun/", "templates/")
"""What a new story begins with makes no site; the look lies here only in an installed engine."""
_INPUTS = ("content", "data", "templates")
_KINDS = frozenset(".css .csv .html .jpeg .jpg .md .png .svg .txt .webp .woff .xml .yml".split())


def inputs(root: Path) -> dict[str, bytes]:
    """Return every file that a build of the project at `root` may read: path → bytes.

    What no story can name, such as “figures - copy.csv”, no build reads.
    """
    return {
        path: file.read_bytes()
        for folder in _INPUTS
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in _KINDS and not file.name.startswith(".")
        if NAMED.fullmatch(path := file.relative_to(root).as_posix())
    }


def read_stamp(folder: Path) -> dict[str, object]:
    """Return the stamp of the edition in `folder`; nothing where there is none to be read."""
    try:
        record = json.loads((folder / STAMP).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def part(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return one table of a stamp: path or name → digest or version."""
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return path → SHA-256 of files, sorted by path."""
    return {path: sha256(raw).hexdigest() for path, raw in sorted(files.items())}


@cache
def libraries() -> Mapping[str, str]:
    """Return the version of each library that a site is made with."""
    return MappingProxyType({name: version(name) for name in LIBRARIES})


@cache
def engine() -> str:
    """Return what the engine hashes to, which runs as it was read."""
    return hashed(_PACKAGE)


def hashed(package: Path) -> str:
    """Return what an engine's modules, messages and lists hash to, wherever it is installed."""
    lines = [
        f"{path} {sha256(file.read_bytes()).hexdigest()}\n"
        for file in package.rglob("*")
        if file.suffix in {".csv", ".py", ".txt", ".yml"}
        if not (path := file.relative_to(package).as_posix()).startswith(_OTHER)
    ]
    return sha256("".join(sorted(lines)).encode()).hexdigest()


def made_with() -> str:
    """Return what stands for the engine and its libraries where something of theirs is kept."""
    return f"{engine()} {libraries()}"


def unchanged(root: Path, folder: Path, commit: str, base: str = "") -> bool:
    """Say whether `folder` holds, file for file, what the project at `root` gave when it was built.

    base: the address that it is asked for, "" for its own. Only an edition without warnings counts,
    since there would be something to tell of another. It is found by its own stamp: whoever
    publishes builds instead, or lets `verify` do so.
    """
    record = read_stamp(folder)
    if record.get("warned") is not False or record.get("commit") != commit:
        return False
    if record.get("base") != base:
        return False
    made = part(record, "engine").get("digest") == engine() and part(record, "libraries")
    if made != libraries() or part(record, "inputs") != digests(inputs(root)):
        return False
    found = published(folder)
    del found[STAMP]
    return part(record, "outputs") == digests(found)


def published(folder: Path) -> dict[str, bytes]:
    """Return the files of an edition: path → bytes."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
