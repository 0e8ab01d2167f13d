"""The versions of Python on this machine: those on the path, pyenv's, and the system's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def found() -> dict[str, str]:
    """Return version, such as "3.12.1" → path, from 3.11 on, this one first."""
    named = [shutil.which(f"python3.{minor}") for minor in range(11, 20)]
    kept = (Path.home() / ".pyenv" / "versions").glob("3.1[1-9]*/bin/python")
    versions = {sys.version.split()[0]: sys.executable}
    for path in [*map(str, sorted(kept)), *filter(None, named), "/usr/bin/python3"]:
        asked = [path, "-c", "import sys, ensurepip; print(sys.version.split()[0])"]
        done = subprocess.run(asked, capture_output=True, check=False, encoding="utf-8")
        version = done.stdout.strip()
        if done.returncode == 0 and [int(n) for n in version.split(".")[:2]] >= [3, 11]:
            versions.setdefault(version, path)
    return versions
