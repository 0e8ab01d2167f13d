"""Equal inputs give equal bytes: in any folder, time zone and locale, with any hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from liuzhou_site.publish.stamp import stamped

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}


def test_two_builds_give_the_same_bytes(project, built, tmp_path):
    """Every file of the site is the same, byte for byte, wherever and whenever it is built."""
    folder = tmp_path / "another folder 别处"
    for part in ("content", "data", "templates"):
        shutil.copytree(project / part, folder / part)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "liuzhou_site", "build"],
        cwd=folder,
        env=os.environ | ELSEWHERE | {"PYTHONPATH": str(project / "src")},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    site = folder / "_site"
    there = {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}
    here = stamped(project, built)
    assert here
    assert {path for path in here | there if here.get(path) != there.get(path)} == set()
