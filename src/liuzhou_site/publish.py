"""The only writer: what it writes replaces what was there, all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from liuzhou_site.errors import BuildFailed, Place, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = ".nojekyll"
"""A file that every edition has; a folder without it is not ours to replace."""


def publish(files: Mapping[str, bytes], target: Path) -> None:
    """Write `files` (relative path → bytes) beside `target`, then swap the folders.

    Until the last step the earlier edition stands untouched; the two renames leave it whole
    under another name if the machine stops between them, and the next run puts it right.

    Raises:
        BuildFailed: `target` holds something else than an edition, or cannot be written.
    """
    shown = Place(target.name)
    old = target.with_name(f"{target.name}.old")
    try:
        if old.exists() and not target.exists():
            old.rename(target)
        if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
            raise BuildFailed([problem("foreign-target", shown)])
        fresh = Path(tempfile.mkdtemp(prefix=f"{target.name}.new-", dir=target.parent))
        try:
            _write(files, fresh)
            shutil.rmtree(old, ignore_errors=True)
            if target.exists():
                target.rename(old)
            fresh.rename(target)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            if old.exists() and not target.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise BuildFailed([problem("cannot-write", shown, found=error.strerror)]) from None


def write(raw: bytes, file: Path) -> None:
    """Replace one file of the project, whole or not at all.

    Raises:
        BuildFailed: it cannot be written.
    """
    fresh = file.with_name(f"{file.name}.new")
    try:
        fresh.write_bytes(raw)
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise BuildFailed(
            [problem("cannot-write", Place(file.name), found=error.strerror)]
        ) from None


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.chmod(0o755)
    for path, raw in sorted(files.items()):
        file = folder / path
        if not file.resolve().is_relative_to(folder.resolve()):
            raise BuildFailed([problem("outside", Place(path))])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
