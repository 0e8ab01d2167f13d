"""What an editor waits for: `.venv/bin/python benchmarks/preview.py [ROUNDS]`.

Builds are processes of their own, each round one of every kind, beside the page that one would
write in an afternoon (`benchmarks/peers/naive.py`). The preview is one process: a file is saved,
and the clock stops when a page that waits for news has the new page in full. Times move with the
machine: compare within one run.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PYTHON = [sys.executable, "-X", "utf8"]
ENGINE = [*PYTHON, "-m", "liuzhou_site"]
PLAIN = {k: v for k, v in os.environ.items() if k != "CI"} | {"PYTHONPATH": str(ROOT / "src")}


def cpu(command: list[str], folder: Path) -> float:
    """Run a command; return the seconds of CPU of its process tree."""
    before = os.times()
    subprocess.run(command, cwd=folder, env=PLAIN, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def copied(folder: Path) -> Path:
    """Return a copy of the project that may be changed."""
    for name in ("content", "data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
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
        """Change the last figure that others report by one: a number that stands in both texts."""
        self.count += 1
        path = self.root / "data" / "elsewhere.csv"
        head, row, rest = path.read_text(encoding="utf-8").split("\n", 2)
        value = row.split(",")[1]
        row = row.replace(value, str(int(value) + 1))  # the value, and the figure as printed
        path.write_text(f"{head}\n{row}\n{rest}", encoding="utf-8")


@contextmanager
def preview(root: Path) -> Iterator[tuple[str, int]]:
    """Start the preview; give its address and its process."""
    command = [*ENGINE, "serve", "--no-open", "--port", "0", "--project", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=PLAIN, text=True) as process:
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


def main(rounds: int) -> None:
    """Print the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "story")
        edits, times = Edits(root), {}
        naive = [*PYTHON, str(ROOT / "benchmarks/peers/naive.py"), str(root), f"{folder}/naive"]
        for _ in range(rounds):
            shutil.rmtree(root / "_site", ignore_errors=True)
            edits.sentence()
            cpu([*ENGINE, "accept", "--project", str(root)], ROOT)
            for name, command in (
                ("naive Altair page, cold", naive),
                ("build, cold", [*ENGINE, "build", "--project", str(root)]),
                ("build, nothing changed", [*ENGINE, "build", "--project", str(root)]),
                ("figures", [*ENGINE, "figures", "--project", str(root)]),
            ):
                times.setdefault(name, []).append(cpu(command, ROOT))
        with preview(root) as (address, process):
            for save in (edits.sentence, edits.number):
                name = f"preview, a {save.__name__} saved"
                times[name] = [shown(address, save) for _ in range(rounds)]
            memory = resident(process)
    base = statistics.median(times["naive Altair page, cold"])
    print(f"{'':<30}{'seconds':>9}{'to naive':>10}")
    for name, found in times.items():
        unit = "wall" if name.startswith("preview") else "CPU"
        median = statistics.median(found)
        print(f"{name:<30}{median:>9.2f}{median / base:>10.2f}  {unit}")
    print(f"{'memory of the preview, MB':<30}{memory:>9.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
