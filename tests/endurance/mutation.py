"""Is one wrong sign noticed, wherever it stands? Spoils data and text, one place at a time.

    .venv/bin/python tests/endurance/mutation.py [--sample N] [--only FILE]

Every digit, Han numeral, scale, decimal point, sign, operator, hedge, unit, period, scope, status,
category, kind, role, paragraph, id, mention, form, comparison, negation and row of `content/` and
`data/` is made wrong, and as many random characters beside. What is made of a mutant:

    stopped   the build refuses it, by what it means
    warned    the build warns of it, by what it means
    unseen    only `--strict` stops it: something changed that nobody accepted
    same      nothing notices, and not a byte of the site is another
    survived  nothing notices, and the site is another: listed, each with its place

How far it is goes to stderr. Stopped by Ctrl-C or a `TERM`, it shows what it has by then.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import random
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.messages import DRIFT
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
OUTCOMES = ("stopped", "warned", "unseen", "same", "survived")


@dataclass(frozen=True)
class Mutant:
    """One file with one thing wrong. kind: what; told: the words before and after."""

    path: str
    line: int
    kind: str
    told: str
    text: str


HAN = "零一二三四五六七八九十百千万亿半两"
SWAPS = (
    ("han numeral", rf"[{HAN}]", lambda s: HAN[(HAN.index(s) + 1) % len(HAN)]),
    ("digit", r"[0-9]", lambda s: str((int(s) + 1) % 10)),
    ("point", r"(?<=\d)\.(?=\d)", ""),
    ("operator", r" [-+*/] ", lambda s: {" + ": " - ", " - ": " + ", " * ": " / "}.get(s, " * ")),
    (
        "comparison",
        r" (?:==|<=|>=|<|>|!=) ",
        lambda s: {" == ": " < ", " < ": " > "}.get(s, " == "),
    ),
    ("minus", r"(?<=[,\s])(?=\d)", "-"),
    ("hedge word", r"多|余|近|超|约|以下|以上|几乎", lambda s: "多" if s != "多" else "近"),
    (
        "measure word",
        r"(?<=\d)[家座条个种吨项]|(?<=多)[家人种]",
        lambda s: "条" if s != "条" else "座",
    ),
    ("negation", r"\bnot\b|\bno\b|\bnever\b|没有|未", ""),
    ("percent", "%", ""),
    ("form", r"(?<=[a-z0-9]):(?:period|paragraph|printed|number|noun|words)\}", "}"),
    ("comparing words", r"(?<=\|)[^{}|\n]+(?=\})", lambda s: "more" if s.isascii() else "多于"),
)
"""kind → what is replaced, wherever it stands, and by what."""


def replaced(path: str, text: str) -> Iterator[Mutant]:
    """Yield the mutants of `SWAPS`, and every mention and id turned into another."""
    for kind, pattern, put in SWAPS:
        for match in re.finditer(pattern, text):
            yield _mutant(
                path, text, kind, match.span(), put if isinstance(put, str) else put(match[0])
            )
    ledger = _read("data/figures.csv")
    ids = sorted(set(re.findall(r"^([a-z][a-z0-9_]*)[,:]", ledger, re.MULTILINE)))
    for match in re.finditer(r"(?<=\{)[a-z][a-z0-9_]*(?=[:}|])", text):
        if match[0] in ids:
            other = ids[(ids.index(match[0]) + 1) % len(ids)]
            yield _mutant(path, text, "mention", match.span(), other)
    for match in re.finditer(r"\b[a-z]+_[a-z_]+\b", text):
        yield _mutant(path, text, "id", (match.start(), match.start() + 1), "q")


def rows(path: str, text: str) -> Iterator[Mutant]:
    """Yield a table with a row dropped, doubled, moved, and with every cell another's."""
    lines = text.splitlines(keepends=True)
    for n in range(1, len(lines)):
        for kind, made in (
            ("row dropped", lines[:n] + lines[n + 1 :]),
            ("row doubled", lines[: n + 1] + lines[n:]),
            ("rows swapped", [*lines[: n - 1], lines[n], lines[n - 1], *lines[n + 1 :]]),
        ):
            if made != lines and not (kind == "rows swapped" and n == 1):
                yield Mutant(path, n + 1, kind, lines[n].strip()[:40], "".join(made))
    table = list(csv.reader(io.StringIO(text)))
    header, body = table[0], table[1:]
    for column, name in enumerate(header):
        values = sorted({row[column] for row in body})
        for n, row in enumerate(body):
            if len(values) > 1 and not name.startswith(("label", "note", "reason")):
                other = values[(values.index(row[column]) + 1) % len(values)]
                made = [list(r) for r in table]
                made[n + 1][column] = other
                out = io.StringIO(newline="")
                csv.writer(out, lineterminator="\n").writerows(made)
                told = f"{name}: {row[column]} → {other}"
                yield Mutant(path, n + 2, f"cell {name}", told, out.getvalue())


def anywhere(path: str, text: str, count: int) -> Iterator[Mutant]:
    """Yield `count` slips of the finger: a character lost, doubled, turned round or another."""
    chance = random.Random(f"{SEED}{path}")  # noqa: S311 (no secret)
    letters = "0123456789abcdeflmnorstu.,:-%{}|" + HAN
    for _ in range(count):
        at = chance.randrange(len(text) - 1)
        kind = chance.choice(("lost", "doubled", "turned round", "another"))
        put = {"lost": "", "doubled": text[at] * 2, "turned round": text[at + 1] + text[at]}
        end = at + 1 + (kind == "turned round")
        yield _mutant(
            path, text, f"slip: {kind}", (at, end), put.get(kind) or chance.choice(letters)
        )


def _mutant(path: str, text: str, kind: str, span: tuple[int, int], put: str) -> Mutant:
    start, end = span
    line = text.count("\n", 0, start) + 1
    around = text[max(0, start - 8) : end + 8].replace("\n", "⏎")
    told = f"“{around}”: {text[start:end]!r} → {put!r}"
    return Mutant(path, line, kind, told, text[:start] + put + text[end:])


@cache
def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def mutants(only: str) -> Iterator[Mutant]:
    """Yield every mutant that differs from what stands there, but in comments."""
    for file in sorted([*(ROOT / "content").iterdir(), *(ROOT / "data").iterdir()]):
        path = file.relative_to(ROOT).as_posix()
        # What was accepted is no fact of the story: it is what the story is held against.
        if only not in path or not file.is_file() or path == ACCEPTED:
            continue
        text = _read(path)
        made = [*replaced(path, text), *anywhere(path, text, len(text) // 60)]
        made += rows(path, text) if path.endswith(".csv") else ()
        lines = text.splitlines()
        for mutant in made:
            comment = path.endswith(".yml") and lines[mutant.line - 1].lstrip().startswith("#")
            if mutant.text != text and not comment:
                yield mutant


@cache
def _desk() -> tuple[Path, dict[str, bytes]]:
    """Return this process's copy of the project, and the site that it makes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops, and then its pool
    root = Path(tempfile.mkdtemp(prefix="mutation-"))
    for room in ("content", "data"):
        shutil.copytree(ROOT / room, root / room)
    (root / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return root, dict(build(root, _kept()).files)


@cache
def _kept() -> Cache:
    """Return what this process read and drew before."""
    return Cache(Path(tempfile.mkdtemp(prefix="mutation-cache-")))


def outcome(mutant: Mutant) -> str:
    """Return what is made of a mutant."""
    root, site = _desk()
    file = root / mutant.path
    file.write_text(mutant.text, encoding="utf-8", newline="")
    try:
        warnings = check(root, memory=_kept()).warnings
        if any(found.code not in DRIFT for found in warnings):
            return "warned"
        if warnings:
            return "unseen"
        return "same" if dict(build(root, _kept()).files) == site else "survived"
    except BuildFailed:
        return "stopped"
    finally:
        shutil.copyfile(ROOT / mutant.path, file)


def outcomes(found: Sequence[Mutant]) -> list[str]:
    """Return what is made of the mutants, or of the first of them where somebody stops it."""
    made: list[str] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    pool = ProcessPoolExecutor()
    try:
        for what in pool.map(outcome, found, chunksize=10):
            made.append(what)
            if len(made) % 50 == 0:
                told = f"{len(made)} of {len(found)}: {dict(Counter(made))}"
                print(told, file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    pool.shutdown(cancel_futures=True)
    return made


def main(sample: int, only: str) -> int:
    """Print a table by file and one by kind, then what nothing stopped; 1 if a mutant survived."""
    found = list(mutants(only))
    if sample and sample < len(found):
        found = random.Random(SEED).sample(found, sample)  # noqa: S311 (as above)
    made = outcomes(found)
    found = found[: len(made)]
    for title, key in (("file", lambda m: m.path), ("what is wrong", lambda m: m.kind)):
        print(f"\n| {title} | mutants | {' | '.join(OUTCOMES)} |\n|---|{'--:|' * 6}")
        names = sorted({key(m) for m in found})
        for name in [*names, "all"]:
            counts = Counter(o for m, o in zip(found, made, strict=True) if name in {key(m), "all"})
            cells = " | ".join(str(counts[o]) for o in OUTCOMES)
            print(f"| {name} | {counts.total()} | {cells} |")
    for wanted in ("survived", "unseen"):
        print(f"\n{wanted}:")
        for mutant, what in zip(found, made, strict=True):
            if what == wanted:
                print(f"  {mutant.path}:{mutant.line} {mutant.kind}: {mutant.told}")
    return int("survived" in made)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="only so many mutants, by chance")
    parser.add_argument("--only", default="", help="only files whose path holds this")
    options = parser.parse_args()
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main(options.sample, options.only))
