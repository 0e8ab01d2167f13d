"""Whether two engines make the same sites: `.venv/bin/python benchmarks/same_bytes.py REVISION`.

Every story of the working tree (its own, the gallery's, those of `examples/` and `tests/sites/`,
or those whose names stand after REVISION) is built twice: by the engine and the templates of that
revision, checked out for as long as this takes, and by those of the working tree. Texts and data
are the same in both builds. All files are compared byte by byte but `edition.json`, which names the
engine. Pictures in PNG that differ in bytes are compared by their pixels, and counted apart. Prints
a table, then each file that differs; ends with 1 when there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ("content", "data")
APART = frozenset(["edition.json"])
"""What names the engine itself."""

BUILD = """
import sys
from pathlib import Path
from liuzhou_site.pipeline import build
for path, raw in build(Path(sys.argv[1])).files.items():
    file = Path(sys.argv[2], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
"""


def stories() -> dict[str, Path]:
    """Return every story by its name, with its folder."""
    found = [ROOT / "docs" / "gallery" / "story", *sorted((ROOT / "examples").iterdir())]
    found += sorted((ROOT / "tests" / "sites").glob("*/project"))
    named = {(f.parent if f.name in {"project", "story"} else f).name: f for f in found}
    return {"own": ROOT} | {name: f for name, f in named.items() if (f / "content").is_dir()}


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Check a revision out into a folder of its own, until it is no longer needed."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), revision], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def built(story: Path, engine: Path) -> dict[str, bytes]:
    """Return the site of a story as the engine of a checkout makes it, with its templates."""
    with tempfile.TemporaryDirectory() as folder:
        root, site = Path(folder) / "story", Path(folder) / "site"
        for part in WRITTEN:
            shutil.copytree(story / part, root / part)
        shutil.copytree(engine / "templates", root / "templates")
        here = os.environ | {"PYTHONPATH": str(engine / "src")}
        subprocess.run([sys.executable, "-c", BUILD, str(root), str(site)], check=True, env=here)
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def pixels(raw: bytes) -> tuple[tuple[int, int], bytes]:
    """Return the size of a picture and its pixels."""
    with Image.open(BytesIO(raw)) as picture:
        return picture.size, picture.convert("RGBA").tobytes()


def difference(path: str, before: dict[str, bytes], now: dict[str, bytes]) -> str:
    """Return how a file differs: not at all, in its bytes alone, or truly."""
    if path not in now:
        return "is missing"
    if path not in before:
        return "is new"
    if before[path] == now[path]:
        return ""
    drawn = path.endswith(".png") and pixels(before[path]) == pixels(now[path])
    return "has other bytes, the same pixels" if drawn else "differs"


def main(revision: str, names: list[str]) -> int:
    """Build and compare; print the table."""
    found = stories()
    if wrong := set(names) - found.keys():
        print(f"There is no {', '.join(sorted(wrong))}: {', '.join(found)}.")
        return 1
    rows = ["| story | files | same bytes | same pixels | other |", "|---|--:|--:|--:|--:|"]
    other = []
    with checked_out(revision) as tree:
        for name in names or found:
            before, now = built(found[name], tree), built(found[name], ROOT)
            paths = sorted((before.keys() | now.keys()) - APART)
            told = [difference(path, before, now) for path in paths]
            alike, drawn = told.count(""), told.count("has other bytes, the same pixels")
            rows.append(
                f"| {name} | {len(told)} | {alike} | {drawn} | {len(told) - alike - drawn} |"
            )
            said = zip(paths, told, strict=True)
            other += [f"{name}: {path} {how}" for path, how in said if how and "pixels" not in how]
    print("\n".join([*rows, *other]))
    return 1 if other else 0


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
