"""What a story costs that grows: `.venv/bin/python benchmarks/scale.py [LARGEST]`.

A small story gets 1, 10, 100, 1,000 and more of one thing: figures that its source prints (to 3,000
unless told), paragraphs that mention one (to 10,000), charts (to 100), and stories on one shelf (to
1,000), whose page checks them all. Each is built three times, in turns, in a process of its own.
Told are the CPU of the one that took least, since whatever else the machine does only adds, the
seconds that it took on the clock, the peak of the memory of all its processes, and the bytes that
it wrote.

The exponent is the k of "fixed cost + cost of each * size^k" with the least squares of what is off
in proportion. Below a largest size that takes three times the smallest it would be one of noise,
and is told as hidden by the fixed cost. A size between the last two tens is there for it.

The slowest function is the engine's with most time in a build of the largest size under cProfile.

At the end a story with a data table of 5,000 figures, the most that one may have, and files that
must be refused, each for its own reason, all within 1 GB of memory.
"""

from __future__ import annotations

import os
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "tests" / "sites" / "library" / "project"
ENGINE = str(ROOT / "src" / "liuzhou_site")
ROUNDS = 3
LEAST = 3
"""Times the smallest size's cost that the largest must take to tell an exponent."""
CELLS = 5000
ENDLESS = (
    ("rows", "1999,1\n", 1_000_000, "bytes; the limit is"),
    ("short", "a,1\n", 1_000_000, "lines; the limit is"),  # in a file that is not too large
    ("named", "name,a,b,\n", 450_000, "lines; the limit is"),
    ("empty", "a,\n", 1_600_000, "lines; the limit is"),
)
"""Tables of too many rows: name, row, how many, and what of the message says that they were."""
LARGEST = {"figures": 3000, "paragraphs": 10_000, "charts": 100, "stories": 1000}
"""Sizes unless told: each takes more than three times the fixed cost."""
WANTED = 1000
"""What is told as not run where it was not."""
LIMIT = 1_000_000_000
PAUSE = 0.05
"""Seconds between two looks at the memory."""
MOST = 1.1
COLUMNS = (
    "id", "value", "unit", "hedge", "period", "scope", "whole", "as_printed", "paragraph", "status",
    "category", "label_zh", "label_en", "note_zh", "note_en",
)  # fmt: skip
TABLE = """
measured:
  title: {zh: 量得的数, en: What was measured}
  source: {zh: 测量所, en: Survey}
  citation: https://example.org/survey
  licence: CC BY
  rows: name
  scope: island
  category: lent
  columns:
    books: {unit: book, period: "2030", label: {zh: 书, en: books}}
"""


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of CPU and clock, bytes of memory at its peak, bytes written."""

    cpu: float
    clock: float
    memory: int
    written: int
    failed: str = ""


def word(number: int) -> str:
    """Return a word of its own for each number, without a numeral in it."""
    letters = []
    for _ in range(4):
        number, letter = divmod(number, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[letter])
    return "q" + "".join(letters)


def story(root: Path) -> Path:
    """Copy the small story to `root`, as a project that builds."""
    shutil.copytree(STORY, root)
    (root / "data" / "accepted.csv").unlink()  # it would warn of what was added
    (root / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return root


def more(file: Path, text: str) -> None:
    """Write `text` at the end of a file."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


def before_source(root: Path, lang: str, text: str) -> None:
    """Write `text` before the last section of a story."""
    file = root / "content" / f"{lang}.md"
    head, mark, tail = file.read_text(encoding="utf-8").rpartition("\n## ")
    file.write_text(f"{head}\n{text}{mark}{tail}", encoding="utf-8")


def figures(root: Path, size: int) -> None:
    """Let the source print more figures in its last paragraph, each accounted for."""
    story(root)
    data = root / "data"
    for number in range(size):
        said = 2000 + number
        name = word(number)
        cells = {
            "id": name, "value": str(said), "unit": "book", "scope": "island",
            "as_printed": f"{said}册", "paragraph": "4", "status": "as_printed", "category": "lent",
            "label_zh": f"书{name}", "label_en": f"books {name}",
        }  # fmt: skip
        more(data / "figures.csv", ",".join(cells.get(c, "") for c in COLUMNS) + "\n")
        more(data / "numerals.csv", f"4,{5 + number},{said},digit,figure,{name},,\n")
    source = data / "source.yml"
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("digit_tokens: 11", f"digit_tokens: {11 + size}"), encoding="utf-8"
    )


def paragraphs(root: Path, size: int) -> None:
    """Write more paragraphs, each with a mention of a figure."""
    story(root)
    named = [word(number) for number in range(size)]
    said = "".join(
        f"It is said of {name} that {{atlases}} atlases were lent.\n\n" for name in named
    )
    before_source(root, "en", said)
    before_source(root, "zh", "".join(f"{name}说，借出地图册{{atlases}}。\n\n" for name in named))


def charts(root: Path, size: int) -> None:
    """Draw more charts, each of its own name and title."""
    story(root)
    for number in range(size):
        name = word(number)
        more(
            root / "content" / "charts.yml",
            f"{name}:\n  form: before_after\n"
            f'  title: {{zh: "{name}：{{branches_before}}", en: "{name}: {{branches_before}}"}}\n'
            "  subtitle: {zh: 分馆，年报未注明年份, en: 'Branches, undated in the report'}\n"
            "  groups:\n    - {figures: [branches_before, branches_now]}\n",
        )
    placed = "".join(f"{{chart {word(number)}}}\n\n" for number in range(size))
    for lang in ("zh", "en"):
        before_source(root, lang, placed)


def stories(root: Path, size: int) -> None:
    """Put more stories on one shelf."""
    for number in range(size):
        story(root / word(number))
    says = "{zh: 故事, en: Stories}"
    more(root / "index.yml", f"title: {says}\ndescription: {says}\npublisher: {says}\n")


def table(root: Path, size: int) -> None:
    """Give the story a data table of `size` figures, one a row."""
    story(root)
    more(root / "data" / "tables.yml", TABLE)
    rows = (f"{word(n)},{word(n)}馆,branch {word(n)},{n % 90 + 10}\n" for n in range(size))
    folder = root / "data" / "tables"
    folder.mkdir()
    more(folder / "measured.csv", "id,label_zh,label_en,books\n" + "".join(rows))


GROWING: dict[str, Callable[[Path, int], None]] = {
    "figures": figures, "paragraphs": paragraphs, "charts": charts, "stories": stories,
}  # fmt: skip


def held(process: int) -> int:
    """Return the bytes that a process and its children hold; what they share counts once."""
    seen = Path(f"/proc/{process}")
    try:
        shares = (seen / "smaps_rollup").read_text("ascii")
        children = " ".join(task.read_text("ascii") for task in seen.glob("task/*/children"))
    except OSError:  # it or a thread of its has ended, or this is no Linux
        return 0
    own = re.search(r"^Pss: +(\d+) kB$", shares, re.MULTILINE)
    return (int(own[1]) * 1024 if own else 0) + sum(held(int(one)) for one in children.split())


def peak(process: int) -> int:
    """Wait until a process ends, which is left to be asked; return the most that was held."""
    most = 0
    while not os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        most = max(most, held(process))
        time.sleep(PAUSE)
    return most


def run(root: Path, kind: str, profile: Path | None = None) -> Cost:
    """Build what is in `root` in a process of its own; return what it took."""
    out = root / "index.html" if kind == "stories" else root / "_site"
    shelf = ["index", str(root), "--to", str(out)]
    arguments = shelf if kind == "stories" else ["build", "--project", str(root)]
    profiled = ["-m", "cProfile", "-o", str(profile)] if profile else []
    command = [sys.executable, "-X", "utf8", *profiled, "-m", "liuzhou_site", *arguments]
    # With CI nothing is taken for built because it was built before.
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "CI": "true"}
    said = root.with_suffix(".said")
    start = time.monotonic()
    with said.open("wb") as told:
        started = subprocess.Popen(command, env=environment, stdout=told, stderr=told)
        together = peak(started.pid)
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    clock = time.monotonic() - start
    files = out.rglob("*") if out.is_dir() else [out]
    written = sum(file.stat().st_size for file in files if file.is_file())
    unit = 1 if sys.platform == "darwin" else 1024
    failed = said.read_text(encoding="utf-8") if started.returncode else ""
    memory = max(used.ru_maxrss * unit, together)
    return Cost(used.ru_utime + used.ru_stime, clock, memory, written, failed)


def exponent(costs: dict[int, Cost]) -> str:
    """Return the power of the size that CPU grows with above a fixed cost, or "hidden" by it."""
    sizes = np.array(list(costs), dtype=float)
    spent = np.array([cost.cpu for cost in costs.values()])
    if spent[-1] < LEAST * spent[0]:
        return "hidden"
    # For each power that may be, in hundredths, the other two are those of the least squares.
    return f"{min(np.arange(0.2, 3, 0.01), key=lambda power: _off(sizes, spent, power)):.2f}"


def _off(sizes: np.ndarray, spent: np.ndarray, power: float) -> float:
    """Return the squares of what the best "fixed + each * size^power" is off, in proportion."""
    terms = np.stack([np.ones_like(sizes), sizes**power], axis=1) / spent[:, None]
    best, *_ = np.linalg.lstsq(terms, np.ones_like(spent), rcond=None)
    return float(((terms @ best - 1) ** 2).sum())


def slowest(profile: Path) -> str:
    """Return the engine's function with most time, what it calls itself in libraries included."""
    stats = pstats.Stats(str(profile)).stats  # type: ignore[attr-defined]
    own = {key: entry[2] for key, entry in stats.items() if key[0].startswith(ENGINE)}
    for key, (*_, callers) in stats.items():
        for caller, (_, _, seconds, _) in callers.items():
            if key not in own and caller in own:
                own[caller] += seconds
    (file, _, name), seconds = max(own.items(), key=lambda pair: pair[1])
    return f"{Path(file).relative_to(ENGINE).with_suffix('').as_posix()}: {name}, {seconds:.1f} s"


def told(name: str, size: int, cost: Cost, *more: str) -> None:
    """Print a line of the table."""
    took = f"{cost.cpu:>8.1f}{cost.clock:>8.1f}"
    sizes = f"{size:>11,}{took}{cost.memory / 1e6:>8.0f}{cost.written / 1e6:>9.2f}"
    print(f"{name:<12}{sizes}  {'  '.join(more)}".rstrip(), flush=True)


def grown(folder: Path, kind: str, largest: int) -> bool:
    """Print what each size of one kind took; return whether all were built, and none too dearly."""
    found: dict[int, list[Cost]] = {}
    decades = [10**power for power in range(len(str(largest)))]
    for size in sorted({*decades, *(3 * ten for ten in decades[-2:-1]), largest}):
        GROWING[kind](folder / f"{kind}{size}", size)
        found[size] = []
    for _ in range(ROUNDS):
        for size, taken in found.items():
            taken.append(run(folder / f"{kind}{size}", kind))
    costs = {size: min(taken, key=lambda cost: cost.cpu) for size, taken in found.items()}
    for size, cost in costs.items():
        told(kind, size, cost, cost.failed)
    profile = folder / f"{kind}.profile"
    run(folder / f"{kind}{max(costs)}", kind, profile)
    steep = exponent(costs)
    print(f"{'':<12}exponent {steep}; slowest {slowest(profile)}", flush=True)
    failed = any(cost.failed or cost.memory > LIMIT for cost in costs.values())
    return not failed and (steep == "hidden" or float(steep) <= MOST)


def endless(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield what is too large (its name, a story that has it, the message that it must give)."""
    for name, row, size, said in ENDLESS:
        root = folder / name
        table(root, 1)
        sheet = root / "data" / "tables.yml"
        if not row.startswith("name"):
            by_period = sheet.read_text("utf-8").replace("rows: name", "rows: period")
            sheet.write_text(by_period.replace('period: "2030", ', ""), encoding="utf-8")
        head = "id,label_zh,label_en,books" if row.startswith("name") else "period,books"
        with (root / "data" / "tables" / "measured.csv").open("w", encoding="utf-8") as file:
            file.write(f"{head}\n")
            file.writelines(row for _ in range(size))
        yield name, root, said
    for name, path in (("line", "content/en.md"), ("cell", "data/tables/measured.csv")):
        root = folder / name
        table(root, 1)
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("a," * 3)
            file.writelines("9" * 1_000_000 for _ in range(100))
        yield name, root, "bytes; the limit is"
    for name, piece in (("digits", "1 2 3 "), ("han", "一二三四"), ("ones", "1,1,")):
        root = story(folder / name)
        before_source(root, "en", piece * (300_000 // len(piece)) + "\n")
        yield name, root, "A text of 3"


def bounded(folder: Path) -> bool:
    """Print what the largest table took, and what is refused; return whether each is as it must."""
    root = folder / "cells"
    table(root, CELLS)
    built = run(root, "table")
    told("cells", CELLS, built, built.failed)
    sound = [not built.failed and built.memory <= LIMIT]
    for name, bad, said in endless(folder):
        cost = run(bad, "table")
        first = cost.failed.partition("\n")[0]
        size = max(file.stat().st_size for file in bad.rglob("*.[cm][sd]*"))
        told(name, size, cost, first)
        sound.append(said in first and cost.memory <= LIMIT)
    return all(sound)


def main(largest: int | None) -> int:
    """Print the table; return 0 if all was built or refused as it should be."""
    print(f"{'kind':<12}{'size':>11}{'CPU s':>8}{'clock':>8}{'MB':>8}{'MB out':>9}")
    sound = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in GROWING:
            sound.append(grown(Path(folder), kind, largest or LARGEST[kind]))
            if (largest or LARGEST[kind]) < WANTED:
                print(f"{'':<12}{WANTED:,} not run")
        sound.append(bounded(Path(folder)))
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else None))
