#!/usr/bin/env python3
"""Ask the OSV database whether a package of the locks has a known weakness.

    python .ci/advisories.py

It names every advisory with package and version, and ends with 1 when there is one, or when the
database cannot be asked. OSV_ADDRESS is another address for it. What is asked are names and
versions alone; all of the locks, those of Python and that of npm.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "https://api.osv.dev"
PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
MOST = 500  # that are asked at once


def pinned() -> list[tuple[str, str, str]]:
    """Return every package that a lock names: where it comes from, its name, its version."""
    found = {
        ("PyPI", name, version)
        for lock in ("requirements.lock", "requirements-test.lock")
        for name, version in PIN.findall((ROOT / lock).read_text(encoding="utf-8"))
    }
    lock = json.loads((ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8"))
    for path, entry in lock["packages"].items():
        if path:
            found.add(("npm", path.rpartition("node_modules/")[2], entry["version"]))
    return sorted(found)


def advisories(packages: list[tuple[str, str, str]], database: str) -> list[str]:
    """Return what the database knows, a line an advisory."""
    told = []
    for start in range(0, len(packages), MOST):
        asked = packages[start : start + MOST]
        queries = [
            {"package": {"ecosystem": kind, "name": name}, "version": version}
            for kind, name, version in asked
        ]
        request = urllib.request.Request(  # noqa: S310 (the address is this script's own)
            f"{database}/v1/querybatch",
            json.dumps({"queries": queries}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 (as above)
            results = json.load(answer)["results"]
        for (kind, name, version), result in zip(asked, results, strict=True):
            known = [advisory["id"] for advisory in result.get("vulns", ())]
            told += [f"{kind}: {name} {version}: {one}" for one in known]
    return told


def main() -> int:
    """Print what is known; 1 when there is something."""
    packages = pinned()
    try:
        told = advisories(packages, os.environ.get("OSV_ADDRESS", DATABASE))
    except OSError as error:
        print(f"The database cannot be asked: {error}")
        return 1
    print("\n".join([*told, f"{len(packages)} packages, {len(told)} advisories."]))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
