"""How fast numbers are read: `.venv/bin/python benchmarks/numerals.py [ROUNDS]`.

The prose is the project's own, repeated to about a megabyte. The second size is four times the
first, so the last column shows whether cost keeps step with length. CPU time of one core, best of
the rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from liuzhou_site.numerals import read, scan

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh", "en")
MEGABYTE = 10**6
Work = Callable[[str, str], object]


def prose(lang: str, size: int) -> str:
    """Return about `size` bytes of a language's story."""
    story = (ROOT / "content" / f"{lang}.md").read_text(encoding="utf-8")
    return story * (size // len(story.encode()) + 1)


def seconds(work: Work, text: str, lang: str, rounds: int) -> float:
    """Return the least CPU time that `work` takes on `text`."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work(text, lang)
        times.append(time.process_time() - start)
    return min(times)


def main(rounds: int) -> None:
    """Print a table: megabytes a second, and the cost of four times the text."""
    print(f"{'work':<8}{'text':<22}{'MB/s':>8}{'×4 costs':>10}")
    tables = {lang: ROOT / "tests" / "numerals" / f"cases_{lang}.txt" for lang in LANGUAGES}
    for lang in LANGUAGES:
        texts = {
            f"{lang}, prose": prose(lang, MEGABYTE // 4),
            f"{lang}, numbers alone": tables[lang].read_text(encoding="utf-8"),
        }
        for name, text in texts.items():
            for work in (read, scan):
                once = seconds(work, text, lang, rounds)
                four = seconds(work, text * 4, lang, rounds)
                speed = len(text.encode()) / MEGABYTE / once
                print(f"{work.__name__:<8}{name:<22}{speed:>8.2f}{four / once:>10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
