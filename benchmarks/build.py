"""What a build costs and what its pages weigh: `.venv/bin/python benchmarks/build.py [ROUNDS]`.

Each round is a process of its own, as for an editor. CPU is that of the whole process tree; times
move with the machine, so compare rounds of one run only.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = {"check": ["check"], "build": ["build"]}


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run the package once; return the seconds of CPU and of the clock that it took."""
    before, start = os.times(), time.perf_counter()
    command = [sys.executable, "-X", "utf8", "-m", "liuzhou_site", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system
    return cpu - before.children_user - before.children_system, time.perf_counter() - start


def main(rounds: int) -> None:
    """Print a table of times (median of `rounds`) and one of weights."""
    print(f"{'command':<12}{'CPU s':>8}{'wall s':>8}")
    for name, arguments in COMMANDS.items():
        cpu, wall = zip(*(measure(arguments) for _ in range(rounds)), strict=True)
        print(f"{name:<12}{statistics.median(cpu):>8.2f}{statistics.median(wall):>8.2f}")
    print(f"\n{'page':<34}{'KB':>8}{'KB gzip':>9}")
    for page in sorted((ROOT / "_site").rglob("*.html")):
        content = page.read_bytes()
        packed = len(gzip.compress(content, 9, mtime=0))
        name = page.relative_to(ROOT / "_site").as_posix()
        print(f"{name:<34}{len(content) / 1024:>8.1f}{packed / 1024:>9.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
