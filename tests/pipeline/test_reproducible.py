"""Equal inputs give equal bytes: in any folder, time zone and locale, with any hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest

PLACES = {
    "here": {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"},
    "another folder 别处": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"},
}


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(project, tmp_path):
    """Every file of the site is the same, byte for byte, wherever and whenever it is built."""
    sites = []
    for name, environment in PLACES.items():
        folder = tmp_path / name
        for part in ("content", "data", "templates"):
            shutil.copytree(project / part, folder / part)
        command = [sys.executable, "-X", "utf8", "-m", "liuzhou_site", "build"]
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | environment | {"PYTHONPATH": str(project / "src")},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        site = folder / "_site"
        files = sorted(path for path in site.rglob("*") if path.is_file())
        sites.append({str(f.relative_to(site)): sha256(f.read_bytes()).hexdigest() for f in files})
    first, second = sites
    assert first
    assert {path for path in first | second if first.get(path) != second.get(path)} == set()
