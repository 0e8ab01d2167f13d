"""The only writer: what it writes replaces what was there, all or nothing."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.publish.fingerprints import STAMP, part, read_stamp

_SYSTEMS_OWN = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
"""What file managers leave in any folder that is looked at; nobody misses it."""
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def publish(files: Mapping[str, bytes], target: Path) -> None:
    """Write `files` (relative path → bytes) beside `target`, then swap the folders.

    Until the last step the earlier edition stands untouched. On Linux that step is one call of the
    system; elsewhere it is two renames, and if the machine stops between them the earlier edition
    is whole under another name, and the next run puts it back. Runs wait for one another.
    Raises BuildFailed: `target` holds what no build has made, or cannot be written.
    """
    fresh, old = (target.with_name(f".{what}{target.name}") for what in ("new", "old"))
    try:
        with _turn(target.parent):
            _bring_back(old, target)
            if foreign := list(_foreign(target)):
                raise BuildFailed(foreign)
            for left in (fresh, old):  # by a run that was stopped
                if left.exists():
                    shutil.rmtree(left)
            try:
                fresh.mkdir()
                _write(files, fresh)
                _swap(fresh, target, old)
            finally:
                _bring_back(old, target)
                for left in (fresh, old):
                    shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        place = Place(target.name)
        raise BuildFailed([problem("cannot-write", place, found=error.strerror)]) from None


def write(raw: bytes, file: Path) -> None:
    """Replace one file of the project, whole or not at all.

    Raises BuildFailed: it cannot be written.
    """
    fresh = file.with_name(f"{file.name}.new")
    try:
        fresh.write_bytes(raw)
        fresh.replace(file)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise BuildFailed(
            [problem("cannot-write", Place(file.name), found=error.strerror)]
        ) from None


def refresh(files: Mapping[str, bytes], folder: Path) -> None:
    """Write those of `files` that are not there yet as they should be; nothing else is touched.

    Raises BuildFailed: one cannot be written, or a link leads out of the project.
    """
    for name, raw in files.items():
        file = folder / name
        if not file.parent.resolve().is_relative_to(folder.parent.resolve()):
            raise BuildFailed([problem("linked-file", Place(f"{folder.name}/{name}"))])
        if file.is_symlink() or not file.is_file() or file.read_bytes() != raw:
            with suppress(OSError):  # told when the file itself cannot be written
                file.parent.mkdir(parents=True, exist_ok=True)
            write(raw, file)


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Wait until no other run publishes in `folder`; a run lets go of it however it ends."""
    if sys.platform == "win32":  # no folder can be locked: of two runs, one is told and stops
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _foreign(target: Path) -> Iterator[Problem]:
    """Yield everything at `target` that the stamp of its edition does not list."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        yield problem("foreign-target", Place(target.name))
    elif target.exists() and any(target.iterdir()):
        listed = {STAMP, *part(read_stamp(target), "outputs")}
        if len(listed) == 1:
            yield problem("foreign-target", Place(target.name))
        else:
            folders = {str(above) for path in listed for above in PurePosixPath(path).parents}
            yield from _unlisted(target, "", listed, folders)


def _unlisted(target: Path, folder: str, listed: set[str], folders: set[str]) -> Iterator[Problem]:
    for entry in sorted(os.scandir(target / folder), key=lambda entry: entry.name):
        path = f"{folder}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and path in folders:
            yield from _unlisted(target, f"{path}/", listed, folders)
        elif entry.name not in _SYSTEMS_OWN and not (
            path in listed and entry.is_file(follow_symlinks=False)
        ):
            yield problem("foreign-target", Place(f"{target.name}/{path}"))


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for path, raw in sorted(files.items()):
        file = folder / path
        if not file.resolve().is_relative_to(folder.resolve()):
            raise BuildFailed([problem("outside", Place(path))])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Put `fresh` in the place of `target`; what was there is afterwards at `fresh` or `old`."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        target.rename(old)
        fresh.rename(target)


def _bring_back(old: Path, target: Path) -> None:
    """Where a swap in two steps stopped half way, take it back."""
    if old.exists() and not target.exists():
        old.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
