"""Random damage to the real story: `.venv/bin/python benchmarks/fuzz.py [CASES [FIRST]]`.

Each case replaces, doubles, swaps or removes bytes of one file of `content/` or `data/`, and is
checked; one in fifty of those that pass is built whole, and in one case of a hundred a file of
`templates/` is spoilt, and the whole is built. It must end, within five seconds for a check,
in a site or in messages; a site holds every file that the sound one has. The cases are the same
each time, 20,000 unless told; processes share them, and what was counted is printed as it goes, so
that a run that was stopped goes on from FIRST.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from liuzhou_site.checking import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
PIECES = (
    "{ } ｛ {chains_count} {chains_count: &a *a !!python/name:os.system [[[[ : \n \n\n \t \" '"
    " # ## - 1. | % ９ 九 <b> [a](javascript:a) null ~ 1e999 -1 --- {{ {% = @ , ， ; 万 亿 多 约 不"
)
TYPED = [*PIECES.split(" "), "\ufeff", "\x00", "\ue000", "\u202e", "9" * 5000, "(" * 500, " "]
SLOW = 5.0  # seconds of CPU for a check
SLOW_WHOLE = 60.0  # for a whole site, which has its charts drawn
PARTS = ("content", "data", "templates")
WHOLE = frozenset({"index.html", "404.html", "zh/index.html", "en/index.html", "data/figures.json"})
"""What no site is without."""


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Return `raw` with one to three pieces replaced, doubled, swapped or removed."""
    for _ in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(raw) + 1), chance.choice((0, 1, 1, 2, 3, 8, 40))
        piece = raw[at : at + length]
        new = chance.choice(
            (
                chance.choice(TYPED).encode(),
                chance.randbytes(chance.randint(0, 3)),
                piece * 2,
                piece[::-1],
                b"",
            )
        )
        raw = raw[:at] + new + raw[at + length :]
    return raw


def share(first: int, last: int) -> Counter[str]:
    """Run the cases from `first` to before `last`; count how they end."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in PARTS:
            shutil.copytree(ROOT / part, root / part)
        files = sorted(p for part in PARTS for p in (root / part).rglob("*") if p.is_file())
        spoilt = [path for path in files if path.is_relative_to(root / "templates")]
        texts = [path for path in files if path not in spoilt]
        for case in range(first, last):
            chance = random.Random(case)  # noqa: S311 (each case can be repeated by its number)
            file = chance.choice(texts if case % 100 else spoilt)
            whole = file.read_bytes()
            file.write_bytes(damaged(whole, chance))
            start = time.process_time()  # others may be busy on this machine
            end = ending(root, case)
            found[end] += 1
            limit = SLOW if case % 50 else SLOW_WHOLE
            if time.process_time() - start > limit:
                found["slow"] += 1
                print(f"case {case}: slow", flush=True)
            file.write_bytes(whole)
    return found


def ending(root: Path, case: int) -> str:
    """Check a damaged story, build some of those that pass; say how it ended."""
    try:
        if check(root) and case % 50:
            return "passed"
        if missing := WHOLE - build(root).files.keys():
            print(f"case {case}: without {sorted(missing)[:3]}", flush=True)
            return "half"
    except BuildFailed as failed:
        return "told" if all(one.message and one.fix for one in failed.problems) else "told badly"
    except Exception:  # noqa: BLE001 (this is what is looked for)
        print(f"case {case}: {traceback.format_exc(limit=-2)}", flush=True)
        return "traceback"
    return "built"


NAMES = ("told", "passed", "built", "half", "told badly", "traceback", "slow")


def main(cases: int, first: int = 0) -> int:
    """Print how the cases ended; 0 when none ended in a traceback, badly told or slowly."""
    step = 100
    starts = range(first, cases, step)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        ends = [min(start + step, cases) for start in starts]
        found: Counter[str] = Counter()
        for end, counts in zip(ends, pool.map(share, starts, ends), strict=True):
            found += counts
            if end % 1000 == 0 or end == ends[-1]:
                counted = ", ".join(f"{found[name]} {name}" for name in NAMES)
                print(f"before case {end}: {counted}", flush=True)
    return 1 if sum(found[name] for name in NAMES[3:]) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:]) if len(sys.argv) > 1 else (20_000,)))
