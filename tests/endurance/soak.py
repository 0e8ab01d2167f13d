"""A long day at the preview: `.venv/bin/python tests/endurance/soak.py [SAVES]`, 2,000 unless told.

`serve` runs as an editor starts it, in a process of its own, over a small story. By turns a save
writes a text in place, beside it and then over it, half and a moment later whole, a table, a
template, or takes a file away and puts it back; one in three is broken, by what is written or by
what stands in a file's place: nothing, a folder, a pipe, a link that leads out. Meanwhile pages
wait for news, and some hang up without a word.

After a sound save all pages that are asked for must say all that was written last, after a broken
one what they said before, and the mistake must be told; what takes longer than `STALE` is stale.
Memory, threads and open files of the preview are counted when all has been seen, and at the end:
memory may not have grown by more than a tenth, the others not at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "tests" / "sites" / "library" / "project"
STALE = 10.0  # seconds
WARM = 120
"""Saves after which all has been seen once, the broken ones too."""
MOST = 1.1
LISTENERS = 4
EVERY = 5  # saves between two pages that hang up
STEP = 0.02  # seconds between two looks at the preview
PLACES = {
    "content/en.md": "says no more",
    "data/figures.csv": "volumes lost",
    "templates/strings/en.yml": "The story",
}
"""File → words in it after which another word may stand."""
PAGES = ("en/index.html", "en/figures/index.html")
BROKEN = {
    "content/en.md": ("{novles}", "ninety-seven", "{novels", "<b>", "\x00"),
    "data/figures.csv": ("{", "{novles}", "ninety-seven", "\u202e"),
    "templates/strings/en.yml": (": {", "\u202e", "ninety-seven"),
}


def word(save: int) -> str:
    """Return a word that no other save writes, without a numeral in it."""
    letters = []
    for _ in range(4):
        save, letter = divmod(save, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[letter])
    return "q" + "".join(letters)


@dataclass
class Preview:
    """A preview that runs in a process of its own, and those who look at it."""

    process: subprocess.Popen[str]
    port: int
    shown: list[str] = field(default_factory=list)
    listeners: list[socket.socket] = field(default_factory=list)

    def get(self, path: str) -> str:
        """Return what it answers for a path."""
        asked = HTTPConnection("127.0.0.1", self.port, timeout=STALE)
        asked.request("GET", f"/{path}")
        found = asked.getresponse().read().decode()
        asked.close()
        return found

    def state(self) -> dict[str, object]:
        """Return what it tells its pages."""
        found: dict[str, object] = json.loads(self.get("_preview/state.json"))
        return found

    def listen(self) -> None:
        """Let one page more wait for news, and let the one that waits longest hang up."""
        page = socket.create_connection(("127.0.0.1", self.port), timeout=STALE)
        request = f"GET /_preview/news HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n"
        page.sendall(request.encode())
        page.recv(64)
        self.listeners.append(page)
        if len(self.listeners) > LISTENERS:
            gone = self.listeners.pop(0)
            reset = (1).to_bytes(4, sys.byteorder) + bytes(4)  # at once, as when a browser dies
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            gone.close()

    def held(self) -> tuple[float, int, int]:
        """Return the megabytes, threads and open files that it holds."""
        own = Path(f"/proc/{self.process.pid}")
        pages = int((own / "statm").read_text(encoding="ascii").split()[1])
        threads = len(list((own / "task").iterdir()))
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6, threads, len(list((own / "fd").iterdir()))


@contextmanager
def preview(root: Path) -> Iterator[Preview]:
    """Start a preview of the story at `root`; end it as Ctrl-C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["serve", "--no-open", "--port", str(port), "--project", str(root)]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "liuzhou_site", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
    ) as process:
        told = next((line for line in process.stdout or () if "http://" in line), "")
        found = re.search(r":(\d+)/", told)
        running = Preview(process, int(found[1]) if found else 0)
        reading = threading.Thread(target=lambda: running.shown.extend(process.stdout or ()))
        reading.start()
        try:
            yield running
        finally:
            process.send_signal(2)
            reading.join(STALE)
            process.kill()


class Desk:
    """The files of a story as an editor means them, and how they are saved."""

    def __init__(self, root: Path) -> None:
        """Begin with the story at `root` as it stands."""
        self.root = root
        self.whole = {path: (root / path).read_text(encoding="utf-8") for path in PLACES}
        self.said = dict.fromkeys(PLACES, "")

    def text(self, path: str, more: str) -> str:
        """Return a file that says a word more."""
        after = PLACES[path]
        return self.whole[path].replace(after, f"{after} {more}", 1)

    def mend(self) -> None:
        """Put each file that is not as it was meant back."""
        for path, said in self.said.items():
            file, meant = self.root / path, self.text(path, said)
            if file.is_symlink() or not file.is_file():
                remove(file)
                file.write_text(meant, encoding="utf-8")
            elif file.read_text(encoding="utf-8") != meant:
                file.write_text(meant, encoding="utf-8")

    def save(self, save: int) -> str:
        """Write a new word, soundly; return how."""
        path, way = (*PLACES,)[save % len(PLACES)], WAYS[save % len(WAYS)]
        self.mend()
        self.said[path] = word(save)
        way(self.root / path, self.text(path, word(save)))
        return way.__name__

    def spoil(self, save: int) -> str:
        """Write what cannot be built, or let stand what cannot be read; return which."""
        path, turn = (*PLACES,)[save // 3 % len(PLACES)], save // 3 % 8
        if turn < len(STANDING):
            way = STANDING[turn]
            self.mend()
            remove(self.root / path)
            way(self.root / path)
            return way.__name__
        kinds = BROKEN[path]
        self.mend()
        text = self.text(path, f"{word(save)} {kinds[save // 24 % len(kinds)]}")
        WAYS[turn % len(WAYS)](self.root / path, text)
        return "broken text"


def in_place(file: Path, text: str) -> None:
    """Write over what is there."""
    file.write_text(text, encoding="utf-8")


def renamed(file: Path, text: str) -> None:
    """Write beside it, and put that in its place."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def with_backup(file: Path, text: str) -> None:
    """Keep what was there under another name."""
    file.replace(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


def twice(file: Path, text: str) -> None:
    """Write half of it, and a moment later the whole."""
    file.write_text(text[: len(text) // 2], encoding="utf-8")
    time.sleep(0.003)
    file.write_text(text, encoding="utf-8")


def put_back(file: Path, text: str) -> None:
    """Take it away, for longer than the preview waits, and write it anew."""
    file.unlink()
    time.sleep(0.2)
    file.write_text(text, encoding="utf-8")


def same_time(file: Path, text: str) -> None:
    """Keep the time of the file, as programs that copy do."""
    seen = file.stat()
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def missing(_: Path) -> None:
    """Leave nothing there."""


def a_folder(file: Path) -> None:
    """Put a folder there."""
    file.mkdir()


def a_pipe(file: Path) -> None:
    """Put there what never ends."""
    os.mkfifo(file)


def a_link_out(file: Path) -> None:
    """Put a link there that leads out of the story."""
    file.symlink_to("/etc/passwd")


WAYS: tuple[Callable[[Path, str], None], ...] = (
    *(in_place, renamed, twice, with_backup, put_back, in_place, same_time),
)
STANDING: tuple[Callable[[Path], None], ...] = (missing, a_folder, a_pipe, a_link_out)


def remove(file: Path) -> None:
    """Take away what stands at a path, whatever it is."""
    if file.is_dir() and not file.is_symlink():
        file.rmdir()
    else:
        file.unlink(missing_ok=True)


def shows(running: Preview, desk: Desk, before: int, *, broken: bool) -> bool:
    """Say whether the preview shows what was written last, or tells what is wrong with it."""
    state = running.state()
    if state["sound"] == broken or (broken and state["number"] == before):
        return False
    pages = [running.get(path) for path in PAGES]
    texts = desk.said["content/en.md"] in pages[0] and desk.said["data/figures.csv"] in pages[1]
    return texts and all(desk.said["templates/strings/en.yml"] in page for page in pages)


def waited(running: Preview, desk: Desk, before: int, *, broken: bool) -> float:
    """Return after how long the preview shows what was written; `STALE` if it does not."""
    began = time.monotonic()
    while time.monotonic() - began < STALE:
        with suppress(OSError):
            if shows(running, desk, before, broken=broken):
                return time.monotonic() - began
        time.sleep(STEP)
    return STALE


def day(running: Preview, desk: Desk, saves: int) -> int:
    """Save, look, count; print how it went, and return 0 if every page was right."""
    found: Counter[str] = Counter()
    took: list[float] = []
    began, warm = time.monotonic(), running.held()
    for save in range(saves):
        broken = save % 3 == 2
        before = running.state()["number"]
        how = desk.spoil(save) if broken else desk.save(save)
        took.append(waited(running, desk, int(str(before)), broken=broken))
        found["broken" if broken else "sound"] += 1
        if took[-1] >= STALE:
            found["stale"] += 1
            print(f"save {save}, {how}: stale; {running.state()['problems']}"[:300], flush=True)
        if save % EVERY == 0:
            running.listen()
        if save == WARM:
            warm = running.held()
    end, seconds = running.held(), time.monotonic() - began
    tracebacks = sum("Traceback" in line for line in running.shown)
    print(f"{saves} saves in {seconds:.0f} s: {found['sound']} sound, {found['broken']} broken,")
    print(f"{found['stale']} stale pages, {tracebacks} tracebacks in the terminal;")
    print(f"seen after {quantiles(took)[1]:.2f} s, the slowest twentieth after {late(took):.2f} s;")
    for name, a, b in zip(("MB", "threads", "open files"), warm, end, strict=True):
        print(f"{a:.0f} {name} after {WARM} saves, {b:.0f} at the end")
    grown = saves > WARM and (end[0] > MOST * warm[0] or end[1] > warm[1] or end[2] > warm[2])
    return 1 if found["stale"] or tracebacks or grown else 0


def late(took: list[float]) -> float:
    """Return what all but a twentieth are below."""
    return quantiles(took, n=20)[-1]


def main(saves: int) -> int:
    """Spend the day at a copy of the story."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "story"
        shutil.copytree(STORY, root)
        shutil.copytree(ROOT / "templates", root / "templates")
        desk = Desk(root)
        with preview(root) as running:
            return day(running, desk, saves)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
