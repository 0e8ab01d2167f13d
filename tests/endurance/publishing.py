"""What is left when publishing goes wrong: `.venv/bin/python tests/endurance/publishing.py`.

Editions are published one after the other by a process of its own, which is killed at random
moments, meets a full disk, may not write, or meets another one. Afterwards the folder is looked at:
it must hold an edition whole, the earlier or the new one, and what nobody built must still be
there. A number after the command is that of the kills (200 unless told). It ends with 1 where
something came out that SOUND does not have.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from liuzhou_site.errors import BuildFailed
from liuzhou_site.publish import stamp
from liuzhou_site.publish.writer import publish

PUBLISHER = """
import json, sys
from itertools import count
from pathlib import Path
sys.path.insert(0, {bench!r})
import publishing
from liuzhou_site.publish import writer
if {renames}:
    writer._exchange = lambda one, other: False
for number in count({first}):
    print(number, flush=True)
    writer.publish(publishing.edition(number), Path({target!r}))
    if {once}:
        break
"""
"""A process that publishes edition after edition, saying each number before it begins."""

FILES, BYTES = 40, 20_000
SOUND = re.compile(
    r"(at once|after the next run|afterwards|refused|reader has one edition): whole|"
    r"refused: kept, whole|still there: True|still running: 4|cannot mount a small disk here"
)
BETWEEN = "at once: none"
"""What may be found between two renames, and nowhere else."""


def edition(number: int) -> dict[str, bytes]:
    """Return an edition that tells in every file which one it is; some files are its own."""
    files = {f"page/{n}.html": f"{number} ".encode() * (BYTES // 2) for n in range(FILES)}
    files[f"own/{number}.html"] = b"%d" % number
    listed = {path: sha256(raw).hexdigest() for path, raw in files.items()}
    return {**files, stamp.STAMP: repr({"outputs": listed}).replace("'", '"').encode()}


def state(target: Path) -> str:
    """Say what a folder holds: an edition that is whole, none, or a mix."""
    if not target.exists():
        return "none"
    found = {
        file.relative_to(target).as_posix(): file.read_bytes()
        for file in target.rglob("*")
        if file.is_file()
    }
    number = found.get("page/0.html", b"-1 ").split()[0].decode()
    return "whole" if found == edition(int(number)) else "mix"


def publisher(target: Path, first: int, *, renames: bool = False, once: bool = False) -> list[str]:
    """Return the command that publishes from edition `first` on."""
    bench = str(Path(__file__).parent)
    words = PUBLISHER.format(
        bench=bench, target=str(target), first=first, renames=renames, once=once
    )
    return [sys.executable, "-c", words]


def kills(folder: Path, rounds: int, *, renames: bool) -> Counter[str]:
    """Kill a publisher `rounds` times; count what is there at once, and after the next run.

    renames: as on systems that cannot exchange two folders in one step.
    """
    chance = random.Random(7)  # noqa: S311 (the moments are to be the same again)
    target = folder / "_site"
    found: Counter[str] = Counter()
    publish(edition(0), target)
    for turn in range(rounds):
        command = publisher(target, 1 + turn * 10_000, renames=renames)
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(chance.random() / 10)
            process.send_signal(signal.SIGKILL)
        found[f"at once: {state(target)}"] += 1
        publish(edition(turn), target)
        beside = sorted(path.name for path in folder.iterdir())
        after = state(target) if beside == ["_site"] else f"and {beside}"
        found[f"after the next run: {after}"] += 1
    return found


def full_disk(folder: Path) -> Counter[str]:
    """Publish on a small file system with room for one and a bit; on root's Linux alone."""
    disk = folder / "disk"
    disk.mkdir()
    size = f"size={FILES * BYTES * 3 // 2}"
    mounted = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)]
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        return Counter(["cannot mount a small disk here"])
    try:
        publish(edition(1), disk / "_site")
        return Counter([f"{told(disk / '_site', 2)}: {state(disk / '_site')}"])
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def too_large(folder: Path) -> Counter[str]:
    """Publish where no file may be as large as the pages are."""
    target = folder / "_site"
    publish(edition(1), target)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({BYTES // 2},) * 2)\n"
    python, option, words = publisher(target, 2, once=True)
    words = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + limit + words
    done = subprocess.run(
        [python, option, words], check=False, capture_output=True, encoding="utf-8"
    )
    why = "refused" if "BuildFailed" in done.stderr else "not refused"
    return Counter([f"{why}: {state(target)}"])


def may_not_write(folder: Path) -> Counter[str]:
    """Publish as somebody else into a folder that may only be read."""
    target = folder / "_site"
    publish(edition(1), target)
    folder.chmod(0o555)
    child = os.fork() if os.geteuid() == 0 else -1
    if child == 0:
        os.setuid(65534)
        os._exit(0 if told(target, 2) == "refused" else 1)
    refused = os.waitpid(child, 0)[1] == 0 if child > 0 else told(target, 2) == "refused"
    folder.chmod(0o755)
    return Counter([f"{'refused' if refused else 'not refused'}: {state(target)}"])


def at_once(folder: Path, rounds: int) -> Counter[str]:
    """Let four publishers run for a while at one folder; look at it between, as a reader does."""
    target = folder / "_site"
    publish(edition(0), target)
    running = [
        subprocess.Popen(publisher(target, n * 10_000), stdout=subprocess.DEVNULL) for n in range(4)
    ]
    found: Counter[str] = Counter()
    for _ in range(rounds):
        time.sleep(0.02)
        found[f"still there: {target.exists()}"] += 1
    found[f"still running: {sum(process.poll() is None for process in running)}"] += 1
    for process in running:
        process.kill()
        process.wait()
    publish(edition(1), target)
    found[f"afterwards: {state(target)}"] += 1
    return found


def open_file(folder: Path) -> Counter[str]:
    """Publish while somebody reads: what is being read goes on as it began."""
    target = folder / "_site"
    publish(edition(1), target)
    with (target / "page" / "0.html").open("rb") as reader:
        start = reader.read(10)
        publish(edition(2), target)
        same = start + reader.read() == edition(1)["page/0.html"]
    return Counter([f"reader has {'one edition' if same else 'a mix'}: {state(target)}"])


def foreign(folder: Path) -> Counter[str]:
    """Publish over what nobody built: a file, a folder, links, a link in the place of the site."""
    found: Counter[str] = Counter()
    elsewhere = folder / "elsewhere"
    publish(edition(1), elsewhere)
    for name in ("CNAME", "page/notes.txt", ".git/HEAD", "own", "link", "page/link", ""):
        target = folder / "_site"
        if name:
            publish(edition(1), target)
        kept = target / name
        kept.parent.mkdir(exist_ok=True)
        if "link" in name or not name:
            kept.symlink_to(elsewhere, target_is_directory=True)
        elif name == "own":
            (target / "own" / "1.html").unlink()
            (target / "own" / "1.html").mkdir()
            kept = target / "own" / "1.html"
        else:
            kept.write_bytes(b"mine")
        why = told(target, 2)
        found[f"{why}: {'kept' if os.path.lexists(kept) else 'lost'}, {state(elsewhere)}"] += 1
        if name:
            shutil.rmtree(target)
    return found


def told(target: Path, number: int) -> str:
    """Publish; say whether it was refused with a message."""
    with suppress(BuildFailed):
        publish(edition(number), target)
        return "published"
    return "refused"


def main(rounds: int) -> int:
    """Print a line for each way in which publishing can go wrong; 1 where an edition suffered."""
    ways = {
        f"{rounds} kills": lambda at: kills(at, rounds, renames=False),
        f"{rounds} kills, in two renames": lambda at: kills(at, rounds, renames=True),
        "full disk": full_disk,
        "files too large": too_large,
        "may not write": may_not_write,
        "four at once": lambda at: at_once(at, rounds),
        "a reader's open file": open_file,
        "foreign files": foreign,
    }
    wrong = 0
    for name, way in ways.items():
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            found = sorted(way(Path(folder)).items())
        between = BETWEEN if "renames" in name else ""
        wrong += sum(not SOUND.fullmatch(what) and what != between for what, _ in found)
        print(f"{name:<26}{', '.join(f'{what} {count}' for what, count in found)}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
