"""An invented story gives the site expected of it: the engine knows nothing of the first."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from liuzhou_site.publish.assemble import Site

pytestmark = pytest.mark.slow

SITES = sorted(path for path in (Path(__file__).parent / "sites").iterdir() if path.is_dir())
HASHED = frozenset(["jpg", "png", "svg", "webp", "woff", "woff2", "zip"])
LISTED = "hashes.txt"


def comparable(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that a person can read, and a list of the sizes and hashes of the rest."""
    hashed = {path for path in files if path.rpartition(".")[2] in HASHED}
    lines = [
        f"{path} {len(files[path])} {hashlib.sha256(files[path]).hexdigest()}\n"
        for path in sorted(hashed)
    ]
    texts = {path: raw for path, raw in files.items() if path not in hashed}
    return texts | {LISTED: "".join(lines).encode()}


def read(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Put `files` in the place of what a folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


@pytest.mark.parametrize("case", SITES, ids=lambda path: path.name)
def test_a_story_gives_the_expected_site(
    case: Path, sites: Callable[[str], Site], write_expected: bool
) -> None:
    """Missing, unexpected and differing files are told by name, and a number is never lost."""
    made = comparable(dict(sites(case.name).files))
    if write_expected:
        write(case / "expected", made)
    expected = read(case / "expected")
    assert sorted(expected.keys() - made.keys()) == [], "missing"
    assert sorted(made.keys() - expected.keys()) == [], "unexpected"
    assert [path for path in sorted(made) if made[path] != expected[path]] == [], "differing"
