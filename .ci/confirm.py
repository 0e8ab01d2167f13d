#!/usr/bin/env python3
"""Confirm that what is published at an address is the edition that was built, file by file.

    .ci/confirm.py ADDRESS DIGEST [FILE]

DIGEST is the SHA-256 of the FILE, which is edition.json where nothing else is said. That names the
digests of more files, as do the stamps among these; each is fetched and compared. Caches may need a
while: what is not yet the same is asked for every ten seconds, for five minutes or CONFIRM_TRIES
times. What begins with a dot is not asked for, since a server may keep it back.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

PAUSE, PATIENCE = 10, 30


def fetched(address: str, path: str) -> bytes | None:
    """Return what stands at a path below an address; None where it cannot be had."""
    request = urllib.request.Request(  # noqa: S310 (the address is the workflow's own)
        address + quote(path), headers={"Cache-Control": "no-cache"}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (as above)
            return answer.read()
    except OSError:
        return None


def named(path: str, raw: bytes) -> dict[str, str]:
    """Return path → digest of what a file names, if it is a stamp or a list of stamps."""
    file = PurePosixPath(path)
    if file.name == "edition.json":
        found = json.loads(raw)["outputs"]
    elif file.name == "editions.txt":
        found = {name: digest for digest, name in map(str.split, raw.decode().splitlines())}
    else:
        return {}
    paths = {str(file.parent / name): digest for name, digest in found.items()}
    return {path: paths[path] for path in paths if not PurePosixPath(path).name.startswith(".")}


def compared(address: str, wanted: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Return how many files are the same, and path → digest wanted of those that are not yet."""
    same, other = 0, {}
    with ThreadPoolExecutor(8) as pool:
        while wanted:
            raws = dict(zip(wanted, pool.map(partial(fetched, address), wanted), strict=True))
            right = {
                path: raw
                for path, raw in raws.items()
                if raw is not None and sha256(raw).hexdigest() == wanted[path]
            }
            same += len(right)
            other |= {path: wanted[path] for path in wanted.keys() - right.keys()}
            more = (named(path, raw) for path, raw in right.items())
            wanted = {path: digest for found in more for path, digest in found.items()}
    return same, other


def main(address: str, digest: str, file: str = "edition.json") -> int:
    """Look until all is the same; 1 when it does not come to be."""
    if not re.fullmatch("[0-9a-f]{64}", digest):
        print(f"There is nothing to compare with: “{digest}” is no digest.")
        return 1
    address, other, count = address.rstrip("/") + "/", {file: digest}, 0
    for turn in range(int(os.environ.get("CONFIRM_TRIES", "30"))):
        time.sleep(PAUSE if turn else 0)
        same, other = compared(address, other)
        count += same
        if not other:
            print(f"Published: all {count} files at {address} are those that were built.")
            return 0
    for path in sorted(other)[:20]:
        print(f"{address}{path} is not the one that was built, or not there.")
    print(f"{count} files are those that were built, {len(other)} are not.")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
