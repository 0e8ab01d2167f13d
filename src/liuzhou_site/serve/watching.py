"""What an editor saves, seen by looking: it works on any disk, and with any way of saving."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FOLDERS = ("content", "data", "templates")
STEP = 0.05
"""Seconds between two looks; a change counts when nothing more has changed in one of them."""

Snapshot = "Mapping[str, tuple[int, int]]"


def snapshot(root: Path) -> Mapping[str, tuple[int, int]]:
    """Return time and size of every file that a build may read; hidden ones are an editor's own."""
    found: dict[str, tuple[int, int]] = {}
    for folder in FOLDERS:
        for file in (root / folder).rglob("*"):
            if file.name.startswith(".") or file.name.endswith("~"):
                continue
            try:
                seen = file.stat()
            except OSError:  # gone between two looks: an editor that saves by renaming
                continue
            found[file.relative_to(root).as_posix()] = (seen.st_mtime_ns, seen.st_size)
    return found


def changed(
    root: Path,
    before: Mapping[str, tuple[int, int]],
    sleep: Callable[[float], object] = time.sleep,
) -> Mapping[str, tuple[int, int]]:
    """Wait until something is not as `before`, and then until all is quiet; return what is there.

    Ten files that are saved at once are one change.
    """
    seen = before
    while True:
        sleep(STEP)
        now = snapshot(root)
        if now == seen and now != before:
            return now
        seen = now
