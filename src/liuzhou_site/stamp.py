"""The stamp of an edition: from what it was made, with what, and what it is, file by file."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import liuzhou_site
from liuzhou_site.audit import Declared, Gate, audit_numbers
from liuzhou_site.errors import BuildFailed
from liuzhou_site.furniture import furniture
from liuzhou_site.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.pipeline import Site

STAMP = "edition.json"
"""The file that every edition has; by it a build knows what a build has made."""

LIBRARIES = (
    "altair",
    "babel",
    "brotli",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "numpy",
    "pandas",
    "pillow",
    "pydantic",
    "pyyaml",
    "typer",
    "vl-convert-python",
)
"""What a site is made with. Python is not named: the bytes are the same with every version."""

_INPUTS = ("content", "data", "templates")
_KINDS = frozenset([".css", ".csv", ".html", ".md", ".txt", ".woff", ".xml", ".yml"])
_NEVER = re.compile(r"(?!)")


def stamped(root: Path, site: Site, commit: str = "") -> dict[str, bytes]:
    """Return the files of a site made from the project at `root`, its stamp among them.

    commit: the revision of the project, where the environment tells it. The date is that of the
    newest publication or correction in the data; no clock is read.

    Raises:
        BuildFailed: a number of the stamp is not what it should be.
    """
    about = site.project.site.value
    dates = [about.published, *(found.date for found in about.corrections)]
    record = {
        "date": furniture("date", max(dates).isoformat()),
        "commit": furniture("commit", commit) if commit else "",
        "base": about.base,
        "source": furniture("digest", site.project.source.value.fingerprint),
        "engine": {
            "version": furniture("version", liuzhou_site.__version__),
            "digest": furniture("digest", _engine()),
        },
        "libraries": {
            furniture("identifier", name): furniture("version", version(name)) for name in LIBRARIES
        },
        "inputs": _digests(inputs(root)),
        "outputs": _digests(site.files),
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    gate = Gate(Declared(_NEVER, (about.base,)), site.project.tongues)
    audited = audit_numbers({STAMP: text.encode()}, str, gate, Memo())
    if audited.problems:
        raise BuildFailed(audited.problems)
    return {**site.files, **audited.files}


def inputs(root: Path) -> dict[str, bytes]:
    """Return every file that a build of the project at `root` may read: path → bytes."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for folder in _INPUTS
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in _KINDS and not file.name.startswith(".")
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


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {
        furniture("path", path): furniture("digest", sha256(raw).hexdigest())
        for path, raw in sorted(files.items())
    }


def _engine() -> str:
    """Return what the engine's own files hash to, wherever it is installed."""
    package = Path(__file__).parent
    files = {file.relative_to(package).as_posix(): file for file in package.rglob("*.py")}
    lines = [f"{path} {sha256(file.read_bytes()).hexdigest()}\n" for path, file in files.items()]
    return sha256("".join(sorted(lines)).encode()).hexdigest()
