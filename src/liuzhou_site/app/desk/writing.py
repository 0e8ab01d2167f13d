"""The desk's one writer: under a lock, under `data/`, nothing that somebody else changed lost."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from liuzhou_site.app.desk.ledger import Ledger, read_ledger, said
from liuzhou_site.app.desk.lines import Files, Refused
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.publish.writer import write

LOCK = Path(".cache", "desk.lock")
"""Held while a desk is open; it says which process has it."""
Edit = Callable[[Ledger], Files]


class Held(Exception):
    """Another desk is open on the story; who has it."""


class Desk:
    """A story and its source on the desk, and what was done to it."""

    def __init__(self, root: Path, source: str, lang: str) -> None:
        """Read nothing yet. lang: what the editor is told in."""
        self.root, self.source, self.lang = root, source, lang
        self.done: list[Mapping[str, tuple[str, str]]] = []
        """What was written, the last at the end: path → before, after."""
        self._turn = threading.Lock()

    def ledger(self) -> Ledger:
        """Return all as it is on the disk now. Raises BuildFailed: it cannot be read."""
        return read_ledger(self.root, self.source)

    def do(self, edit: Edit) -> None:
        """Change the files as an edit says, on what is on the disk now, and remember it.

        Raises BuildFailed: the edit makes a mistake, or a file cannot be written.
        Raises Refused: it cannot be done, or somebody saved a file at the same moment.
        """
        with self._turn:
            ledger = self.ledger()
            files = edit(ledger)
            before = {path: self._said(path) for path in files}
            self._write({path: (before[path], text) for path, text in files.items()})

    def undo(self) -> None:
        """Put back what the last edit changed.

        Raises Refused: there is none, or one of its files has changed since.
        """
        with self._turn:
            if not self.done:
                raise Refused("desk-nothing-done")
            last = self.done[-1]
            self._write({path: (after, before) for path, (before, after) in last.items()})
            del self.done[-2:]

    def _write(self, changes: Mapping[str, tuple[str, str]]) -> None:
        """Write files that still are as they were; all of them, or none."""
        changes = {path: both for path, both in changes.items() if both[0] != both[1]}
        for path, (before, _) in changes.items():
            _stop_outside(self.root, path)
            if self._said(path) != before:
                raise Refused("desk-changed", path=path)
        for path, (_, after) in changes.items():
            if after:
                write(after.encode(), self.root / path)
            else:  # undone: it was not there before
                (self.root / path).unlink()
        if changes:
            self.done.append(changes)

    def _said(self, path: str) -> str:
        return said(self.root, path) if (self.root / path).exists() else ""


def _stop_outside(root: Path, path: str) -> None:
    """See that a file lies in `data/`, by no link elsewhere. Raises BuildFailed: it does not."""
    inside = (root / path).resolve().is_relative_to(root.resolve() / "data")
    if not inside or not path.startswith("data/"):
        raise BuildFailed([problem("linked-file", Place(path))])


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let no second desk write to a story; the system lets go of it however a process ends.

    Raises Held: another has it.
    """
    file = root / LOCK
    file.parent.mkdir(exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _take(handle)
        except OSError:
            os.lseek(handle, 1, os.SEEK_SET)
            raise Held(os.read(handle, 40).decode("ascii", "replace").strip()) from None
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


def _take(handle: int) -> None:
    """Lock the first byte of a file, or say at once that it is taken."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
