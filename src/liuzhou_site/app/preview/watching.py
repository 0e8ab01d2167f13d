"""What an editor saves, seen by looking: it works on any disk, and with any way of saving."""

import os
import time
from collections.abc import Callable
from pathlib import Path

FOLDERS = ("content", "data", "templates")
STEP = 0.05
"""Seconds between two looks; a change counts when nothing more has changed in one of them."""

Snapshot = dict[str, tuple[int, ...]]
"""What every file was when it was looked at."""


def snapshot(root: Path) -> Snapshot:
    """Return what tells a saved file from the one before; hidden ones are an editor's own.

    Some programs keep the time of a file, and some disks count it in seconds; then what it is, or
    when it was last touched at all, is another.
    """
    found: Snapshot = {}
    for folder in FOLDERS:
        for above, _, names in os.walk(root / folder):  # passes over what is gone meanwhile
            for name in names:
                if name.startswith(".") or name.endswith("~"):
                    continue
                file = Path(above, name)
                try:
                    seen = file.stat()
                except OSError:  # gone between two looks: an editor that saves by renaming
                    continue
                marks = (seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_ctime_ns)
                found[file.relative_to(root).as_posix()] = marks
    return found


def changed(
    root: Path, before: Snapshot, sleep: Callable[[float], object] = time.sleep
) -> Snapshot:
    """Wait until something is not as `before`, and then until all is quiet; return what is there.

    before: nothing, where what a build read is not known: then it only waits for quiet.
    Ten files that are saved at once are one change.
    """
    seen = before
    while True:
        sleep(STEP)
        now = snapshot(root)
        if now == seen and now != before:
            return now
        seen = now
