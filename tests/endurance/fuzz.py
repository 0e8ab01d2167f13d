"""Random damage to the real story: `.venv/bin/python tests/endurance/fuzz.py [CASES [FIRST]]`.

Each case does a damage to the bytes of a file of `content/` or `data/` (one time in a hundred of
`templates/`), to its lines or columns, or to the files themselves (`damages.py`). Then the whole is
built, with what the sound story left to be remembered: it must end, within five seconds of CPU
for the check, in a site or in messages in both languages of editors; a site holds every file that
no site is without. The cases are the same each time, 20,000 unless told; processes share them, and
what was counted is printed as it goes, so that a run that was stopped goes on from FIRST.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from damages import Story, spoil

from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build
from liuzhou_site.publish.stamp import stamped

if TYPE_CHECKING:
    from liuzhou_site.messages import Tell

ROOT = Path(__file__).resolve().parents[2]
SLOW = 5.0  # seconds of CPU for a check
SLOW_WHOLE = 60.0  # for a whole site, which may have all of its charts to draw
WHOLE = frozenset({"index.html", "404.html", "zh/index.html", "en/index.html", "data/figures.json"})
"""What no site is without."""
ENDS = ("told", "built")
FAULTS = ("half", "told badly", "traceback", "slow")


class Sound(Cache):
    """Remembers what the sound story asked for, and nothing of the spoilt ones."""

    def forget(self) -> None:
        """Forget what was asked for since the last turn."""
        self._asked = {}


class Bench:
    """A story to be spoilt, and what is remembered of it while it was sound."""

    def __init__(self, folder: str) -> None:
        """Copy the real story into `folder` and build it."""
        self.story = Story(ROOT, Path(tempfile.mkdtemp(dir=folder)))
        self.cache = Sound()
        build(self.story.root, self.cache)
        self.cache.turn()
        gc.freeze()  # what is remembered stays, and need not be looked through for what goes


BENCH: list[Bench] = []
"""That of this process."""


def begin(folder: str) -> None:
    """Set up the bench of a process."""
    BENCH.append(Bench(folder))


def share(first: int, last: int) -> Counter[str]:
    """Run the cases from `first` to before `last`; count the damages and how they end."""
    (bench,) = BENCH
    found: Counter[str] = Counter()
    for case in range(first, last):
        damage = spoil(bench.story, case, random.Random(case))  # noqa: S311 (made again by its number)
        for end in run(bench, case):
            found[end] += 1
            if end in FAULTS:
                print(f"case {case}, {damage}: {end}", flush=True)
        found[f"of {damage}"] += 1
        bench.cache.forget()
        bench.story.mend()
    return found


def run(bench: Bench, case: int) -> list[str]:
    """Build a spoilt story; say how it ended, and whether it took too long."""
    start = time.process_time()  # others may be busy on this machine
    steps = [start]
    end = ending(bench, case, lambda _, **__: steps.append(time.process_time()))
    steps.append(time.process_time())
    checked = steps[2] - start
    return [end, "slow"] if checked > SLOW or steps[-1] - start > SLOW_WHOLE else [end]


def ending(bench: Bench, case: int, tell: Tell) -> str:
    """Build a spoilt story; say how it ended."""
    try:
        site = build(bench.story.root, bench.cache, tell)
        _ = [one.said("zh") for one in site.warnings]
        stamped(bench.story.root, site)
    except BuildFailed as failed:
        told = [one.said(lang) for one in failed.problems for lang in ("en", "zh")]
        return "told" if all(wrong and fix for wrong, fix in told) else "told badly"
    except Exception:  # noqa: BLE001 (this is what is looked for)
        print(f"case {case}: {traceback.format_exc(limit=-3)}", flush=True)
        return "traceback"
    return "half" if WHOLE - site.files.keys() else "built"


def main(cases: int, first: int = 0) -> int:
    """Print how the cases ended; 0 when none ended in a traceback, badly told or slowly."""
    step, began = 50, time.monotonic()
    starts = range(first, cases, step)
    ends = [min(start + step, cases) for start in starts]
    found: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(os.cpu_count(), initializer=begin, initargs=(folder,)) as pool,
    ):
        for end, counts in zip(ends, pool.map(share, starts, ends), strict=True):
            found += counts
            if end % 500 == 0 or end == ends[-1]:
                counted = ", ".join(f"{found[name]} {name}" for name in (*ENDS, *FAULTS))
                pace = (end - first) / (time.monotonic() - began)
                print(f"before case {end}: {counted}; {pace:.1f} a second", flush=True)
    damages = sorted(name for name in found if name.startswith("of "))
    print(", ".join(f"{found[name]} {name}" for name in damages))
    return 1 if sum(found[name] for name in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:]) if len(sys.argv) > 1 else (20_000,)))
