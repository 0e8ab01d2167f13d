"""How fast numbers are read, and how rightly, beside what others read.

    .venv/bin/python benchmarks/numerals.py [ROUNDS] [--peers]

The prose is the project's own, repeated to about a megabyte. The second size is four times the
first, so the last column shows whether cost keeps step with length. CPU time of one core, best of
the rounds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers import read, scan

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
    tables = {lang: ROOT / "tests" / "numbers" / lang / "cases.txt" for lang in LANGUAGES}
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


PEERS = {
    "recognizers-text-number": ("recognizers-text-suite==1.0.2a2", "emoji==1.7.0"),
    "cn2an": ("cn2an==0.5.24",),
    "text2num": ("text2num==3.1.0",),
    "quantulum3": ("quantulum3==0.10.0",),
}
"""Reader → what is installed for it; recognizers-text needs an older emoji."""
LEFT_OUT = {Kind.YEAR, Kind.MONTH, Kind.DATE, Kind.RATIO}


def table(lang: str) -> dict[str, list[float]]:
    """Return text → plain values, as the table of a language has them, of what all can give."""
    lines = (ROOT / "tests" / "numbers" / lang / "cases.txt").read_text(encoding="utf-8")
    texts = [line.partition(" => ")[0] for line in lines.splitlines() if " => " in line]
    found = {}
    for text in texts:  # a test holds that what is read is what the table expects
        said = read(text, lang)
        if not any(q.kind in LEFT_OUT or isinstance(q.value, Interval) for q in said):
            found[text] = [float(q.value) for q in said if not isinstance(q.value, Interval)]
    return found


def right(expected: list[float], given: list[float] | None) -> bool:
    """Say whether the values are the same, in any order; 66 for 66% is right as well."""
    close = 1e-7
    rest = list(given or [])
    for value in expected:
        match = next((v for v in rest if min(abs(v - value), abs(v - 100 * value)) < close), None)
        if match is None:
            return False
        rest.remove(match)
    return given is not None and not rest


def peers() -> None:
    """Print a table: texts read rightly, and MB/s over them, by language and reader."""
    tables = {lang: table(lang) for lang in LANGUAGES}
    print("\n| reader | language | texts | read rightly | MB/s |\n|---|---|--:|--:|--:|")
    for lang, texts in tables.items():
        seconds_ = seconds(read, "\n".join(texts), lang, 3)
        line(("ours", lang, len(texts), len(texts)), texts, seconds_)
    for tool, packages in PEERS.items():
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            python = str(Path(folder) / "bin" / "python")
            install = [python, "-m", "pip", "install", "--quiet", *packages]
            subprocess.run(install, check=True, capture_output=True)
            for lang, texts in tables.items():
                asked = json.dumps({"tool": tool, "lang": lang, "texts": list(texts)})
                runner = [python, str(ROOT / "benchmarks" / "peers" / "numerals.py")]
                done = subprocess.run(
                    runner, input=asked, check=True, capture_output=True, encoding="utf-8"
                )
                given = json.loads(done.stdout.splitlines()[-1])
                if given:
                    hits = sum(map(right, texts.values(), given["values"]))
                    line((packages[0], lang, len(texts), hits), texts, given["seconds"])


def line(cells: tuple[str, str, int, int], texts: dict[str, list[float]], seconds_: float) -> None:
    """Print one reader's line of the table."""
    name, lang, total, hits = cells
    size = len("\n".join(texts).encode()) / MEGABYTE
    shown = f"{hits / total:.1%} | {size / seconds_:.3f}"
    print(f"| {name.replace('==', ' ')} | {lang} | {total} | {shown} |")


if __name__ == "__main__":
    rounds = [word for word in sys.argv[1:] if word.isdigit()]
    main(int(rounds[0]) if rounds else 3)
    if "--peers" in sys.argv:
        peers()
