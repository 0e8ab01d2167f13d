"""What is too long for each push: `.venv/bin/python tests/endurance/endure.py`.

After the command may stand the names of some: fuzz, publishing, soak, grid, scale. What each prints
is shown as it comes; at the end a table has its last line, its minutes and whether it passed. At
GitHub that is also the summary of the job. Ends with 1 when one did not pass.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = HERE.parents[1] / "benchmarks"
ALL = ("publishing", "soak", "grid", "scale", "fuzz")


def program(name: str) -> Path:
    """Return where a trial is: here, or among what is measured."""
    return next(path for f in (HERE, BENCHMARKS) if (path := f / f"{name}.py").exists())


def run(name: str) -> tuple[bool, str, float]:
    """Run a measure; return whether it passed, its last line, and the minutes that it took."""
    print(f"\n{name}", flush=True)
    start, last = time.monotonic(), ""
    command = [sys.executable, "-u", str(program(name))]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        for line in process.stdout or ():
            print(f"    {line}", end="", flush=True)
            last = line.strip() or last
    return process.returncode == 0, last, (time.monotonic() - start) / 60


def main(names: list[str]) -> int:
    """Run what is asked for, all unless told; print the table."""
    if wrong := set(names) - set(ALL):
        print(f"There is no {', '.join(sorted(wrong))}: {', '.join(ALL)}.")
        return 1
    rows = ["| measure | passed | minutes | its last line |", "|---|---|---|---|"]
    failed = 0
    for name in names or ALL:
        passed, last, minutes = run(name)
        failed += not passed
        cell = last.replace("|", "\\|")
        rows.append(f"| {name} | {'yes' if passed else '**no**'} | {minutes:.1f} | {cell} |")
    table = "\n".join(rows) + "\n"
    print(f"\n{table}", flush=True)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(table)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
