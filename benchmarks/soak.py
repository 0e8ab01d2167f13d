"""A long day at the preview: `.venv/bin/python benchmarks/soak.py [SAVES]`, 2,000 unless told.

The desk of the preview builds a small story in this process, as `python build.py serve` has it.
Each save writes another word into the story or, one time in three, breaks it. After a sound
save the page must say the new word; after a broken one still the last sound one, and the mistake
is told.
Memory is measured when everything has been drawn once, and at the end: it may not have grown by
more than a tenth.
"""

from __future__ import annotations

import gc
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from liuzhou_site.serve.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "tests" / "sites" / "library" / "project"
BROKEN = ("{novles}", "ninety-seven", "{novels", "<b>", "\x00")
WARM = 100
"""Saves after which all has been seen once, the broken ones too."""
MOST = 1.1


def resident() -> float:
    """Return how many megabytes of memory this process holds."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096 / 1e6


def word(save: int) -> str:
    """Return a word that no other save writes, without a numeral in it."""
    letters = []
    for _ in range(4):
        save, letter = divmod(save, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[letter])
    return "q" + "".join(letters)


def main(saves: int) -> int:
    """Save, build, look; print how it went, and return 0 if every page was right."""
    found: Counter[str] = Counter()
    chance = random.Random(1)  # noqa: S311 (the same day each time)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "story"
        shutil.copytree(STORY, root)
        (root / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
        file = root / "content" / "en.md"
        text = file.read_text(encoding="utf-8")
        desk, last, started, warm = Desk(root), "", time.monotonic(), 0.0
        for save in range(saves):
            broken = save % 3 == 2  # noqa: PLR2004 (each third)
            said = f"{word(save)} {chance.choice(BROKEN)}" if broken else word(save)
            file.write_text(text.replace("says no more", f"says no more, {said}"), encoding="utf-8")
            state = desk.work()
            last = last if broken else said
            fresh = last in state.files["en/index.html"].decode() and state.sound != broken
            found["broken" if broken else "sound"] += 1
            found["stale"] += not fresh
            if save == WARM:
                warm = resident()
        end, seconds = resident(), time.monotonic() - started
    print(f"{saves} saves in {seconds:.0f} s: {found['sound']} sound, {found['broken']} broken,")
    print(
        f"{found['stale']} stale pages; {warm:.0f} MB after {WARM} saves, {end:.0f} MB at the end"
    )
    return 1 if found["stale"] or (warm and end > MOST * warm) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
