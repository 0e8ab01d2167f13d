"""What an editor waits for: `.venv/bin/python benchmarks/breath.py [ROUNDS]`.

Every command is a process of its own, each round one of every kind, beside the page that one would
write in an afternoon (`benchmarks/peers/naive.py`) and, where npm is there, the same texts with
Eleventy. The preview is one process: a file is saved, and the clock stops when a page that waits
for news has the new page in full. Times move with the machine: compare within one run.
`benchmarks/scale.py` shows how they grow.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
ELEVENTY = "@11ty/eleventy@3.1.8"
STARTER = """
import os, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
PYTHON = [sys.executable, "-X", "utf8"]
ENGINE = [*PYTHON, "-m", "liuzhou_site"]
UNSET = frozenset({"CI", "PYTHONDONTWRITEBYTECODE"})
PLAIN = {k: v for k, v in os.environ.items() if k not in UNSET} | {"PYTHONPATH": str(ROOT / "src")}


@dataclass(frozen=True)
class Spent:
    """CPU seconds of a command's processes, and the peak megabytes of the largest."""

    cpu: float
    megabytes: float


def spent(command: list[str], folder: Path) -> Spent:
    """Run a command; return what it took.

    A small process starts it: what a large one holds would count as the command's own.
    """
    words = [sys.executable, "-S", "-c", STARTER, *command]
    done = subprocess.run(words, cwd=folder, env=PLAIN, check=True, stdout=subprocess.PIPE)
    cpu, kilobytes = done.stdout.split()
    return Spent(float(cpu), int(kilobytes) / 1000)


def copied(folder: Path) -> Path:
    """Return a copy of the project that may be changed."""
    for name in ("content", "data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    record = folder / "data" / "published.csv"  # no correction is asked for
    head = record.read_text(encoding="utf-8").split("\n")[0]
    record.write_text(f"{head}\n", encoding="utf-8")
    return folder


class Edits:
    """Saves that change one thing, each another one."""

    def __init__(self, root: Path) -> None:
        """Remember what stands in the files."""
        self.root, self.count = root, 0
        self.story = (root / "content" / "en.md").read_text(encoding="utf-8")
        self.site = (root / "content" / "site.yml").read_text(encoding="utf-8")

    def sentence(self) -> None:
        """Add a word to the standfirst of one language."""
        self.count += 1
        head, _, rest = self.story.partition("\n\n")
        word = "indeed " * self.count
        (self.root / "content" / "en.md").write_text(f"{head}\n\n{word}{rest}", encoding="utf-8")

    def number(self) -> None:
        """Change a figure that stands in both texts and in two charts, wherever it is written."""
        self.count += 1
        area = 87 + self.count  # of km2; the ledger says that it is below 425
        for path, pattern, put in (
            (
                "figures.csv",
                r"(key_area),\d+,(.*?),约\d+平方公里",
                rf"\1,{area},\2,约{area}平方公里",
            ),
            ("numerals.csv", r"约\d+,(digit,figure,key_area)", rf"约{area},\1"),
        ):
            file = self.root / "data" / path
            text = file.read_text(encoding="utf-8")
            file.write_text(re.sub(pattern, put, text), encoding="utf-8")


@contextmanager
def preview(root: Path) -> Iterator[tuple[str, int]]:
    """Start the preview; give its address and its process."""
    command = [*ENGINE, "serve", "--no-open", "--port", "0", "--project", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=PLAIN, encoding="utf-8") as process:
        lines = process.stdout or ()
        address = next(line.split()[1] for line in lines if line.startswith("Preview"))
        yield address, process.pid
        process.terminate()


def shown(address: str, save: Callable[[], None]) -> float:
    """Return the seconds from a save until a waiting page has the new page of the story."""
    with urlopen(f"{address}_preview/news") as news:  # noqa: S310 (loopback)
        news.readline(), news.readline()
        start = time.perf_counter()
        save()
        while not news.readline().startswith(b"data"):
            pass
        with urlopen(f"{address}en/") as page:  # noqa: S310 (as above)
            page.read()
        return time.perf_counter() - start


def resident(process: int) -> float:
    """Return the megabytes that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def eleventy(folder: Path, root: Path) -> list[str]:
    """Install Eleventy beside the texts of the story; return its command, if npm can."""
    npm = shutil.which("npm")
    if npm is None:
        return []
    quiet = [npm, "install", "--no-save", "--silent", "--ignore-scripts", ELEVENTY]
    shutil.copytree(ROOT / "benchmarks" / "peers" / "eleventy", folder)
    if subprocess.run(quiet, cwd=folder, check=False, stdout=subprocess.DEVNULL).returncode:
        return []
    for lang in ("zh", "en"):
        text = (root / "content" / f"{lang}.md").read_text(encoding="utf-8")
        page = f"---\nlayout: page.njk\nlang: {lang}\n---\n{{% raw %}}\n{text}\n{{% endraw %}}\n"
        (folder / f"{lang}.md").write_text(page, encoding="utf-8")
    return [str(folder / "node_modules" / ".bin" / "eleventy"), "--quiet"]


def builds(root: Path, edits: Edits) -> Iterator[tuple[str, Callable[[], None], list[str]]]:
    """Yield each thing that is measured of ours: its name, what is done before it, the command."""

    def nothing() -> None:
        pass

    def afresh() -> None:
        for made in ("_site", ".cache"):
            shutil.rmtree(root / made, ignore_errors=True)

    figure = (
        (root / "data" / "figures.csv").read_text(encoding="utf-8").split("\n")[1].split(",")[0]
    )
    yield "from nothing", afresh, ["build"]
    yield "one sentence changed", edits.sentence, ["build"]
    yield "one number changed", edits.number, ["build"]
    yield "check, one sentence changed", edits.sentence, ["check"]
    yield "a build before the next", nothing, ["build"]
    yield "accepted before the next", nothing, ["accept"]
    yield "built before the next", nothing, ["build"]
    yield "nothing changed", nothing, ["build"]
    yield "figures, the first time", nothing, ["figures"]
    yield "figures", nothing, ["figures"]
    yield "explain, the first time", nothing, ["explain", figure]
    yield "explain", nothing, ["explain", figure]


def main(rounds: int) -> None:
    """Print the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "story")
        edits = Edits(root)
        naive = [*PYTHON, str(ROOT / "benchmarks/peers/naive.py"), str(root), f"{folder}/naive"]
        peer = eleventy(Path(folder) / "eleventy", root)
        found: dict[str, list[Spent]] = {}
        for _ in range(rounds):
            found.setdefault("naive page", []).append(spent(naive, ROOT))
            if peer:
                found.setdefault("Eleventy", []).append(spent(peer, Path(folder) / "eleventy"))
            for name, prepare, words in builds(root, edits):
                prepare()
                one = spent([*ENGINE, *words, "--project", str(root)], ROOT)
                found.setdefault(name, []).append(one)
        with preview(root) as (address, process):
            saved = {
                save.__name__: statistics.median(shown(address, save) for _ in range(rounds))
                for save in (edits.sentence, edits.number)
            }
            memory = resident(process)
    base = statistics.median(one.cpu for one in found["naive page"])
    print(f"{'':<36}{'CPU s':>8}{'to naive':>10}{'peak MB':>9}")
    for name, each in found.items():
        if not name.endswith("the next"):
            cpu = statistics.median(one.cpu for one in each)
            peak = statistics.median(one.megabytes for one in each)
            print(f"{name:<36}{cpu:>8.2f}{cpu / base:>10.2f}{peak:>9.0f}")
    for name, seconds in saved.items():
        print(f"{f'preview, a {name} saved, until shown':<36}{seconds:>8.2f}{'on the clock':>19}")
    print(f"{'memory of the preview':<36}{memory:>27.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
