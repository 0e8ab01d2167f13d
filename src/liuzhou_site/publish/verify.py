"""Is a published folder exactly what a project gives? If not: which file, which number."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.load.schema.content import BASE
from liuzhou_site.model import Tongue
from liuzhou_site.numbers import scan
from liuzhou_site.numbers.aligned import differing
from liuzhou_site.publish.assemble import Site
from liuzhou_site.publish.fingerprints import STAMP, part, published, read_stamp
from liuzhou_site.publish.stamp import stamped
from liuzhou_site.publish.text_runs import TextRun, read

_TEXTS = frozenset(["css", "csv", "html", "json", "txt", "xml"])


def verify(root: Path, folder: Path, build: Callable[..., Site]) -> tuple[int, tuple[Problem, ...]]:
    """Compare what the project at `root` gives with the edition in `folder`.

    build: makes the site of a project, for another address if one is given as `base`.

    Returns how many files the edition should have, and all that differs: first of what it was made
    from, then file by file with each number. Its commit and its address are taken from its own
    stamp: no build can tell which they were.
    Raises BuildFailed: the project cannot be built.
    """
    stamp = read_stamp(folder)
    commit, base = (_said_there(stamp, name) for name in ("commit", "base"))
    site = build(root, base=base)
    ours = stamped(root, site, commit, base)
    theirs = published(folder)
    made = json.loads(ours[STAMP])
    found = [*_made_from(made, stamp), *_differing(ours, theirs, site.project.tongues)]
    return len(ours), tuple(found)


_LIKELY = {"commit": r"[0-9a-f]{40}|[0-9a-f]{64}", "base": BASE}


def _said_there(stamp: Mapping[str, object], name: str) -> str:
    """Return what a stamp says of itself; "" where that cannot be."""
    found = stamp.get(name)
    return found if isinstance(found, str) and re.fullmatch(_LIKELY[name], found) else ""


def _made_from(ours: Mapping[str, object], theirs: Mapping[str, object]) -> Iterator[Problem]:
    """Yield every tool and every input that is not the one that the published stamp names."""
    for table in ("engine", "libraries"):
        here, named = part(ours, table), part(theirs, table)
        for name in sorted(here.keys() & named.keys()):
            if here[name] != named[name]:
                what = f"{table} {name}"
                yield problem(
                    "other-engine", Place(STAMP), name=what, found=named[name], here=here[name]
                )
    here, named = part(ours, "inputs"), part(theirs, "inputs")
    for path in sorted(here.keys() | named.keys()):
        if named and here.get(path) != named.get(path):
            yield problem("other-input", Place(path))


def _differing(
    ours: Mapping[str, bytes], theirs: Mapping[str, bytes], tongues: Iterable[Tongue]
) -> Iterator[Problem]:
    for path in sorted(ours.keys() | theirs.keys()):
        if path not in theirs:
            yield problem("not-published", Place(path))
        elif path not in ours:
            yield problem("only-published", Place(path))
        elif ours[path] != theirs[path]:
            yield from _within(path, ours[path], theirs[path], tongues)


def _within(path: str, ours: bytes, theirs: bytes, tongues: Iterable[Tongue]) -> Iterator[Problem]:
    """Yield what differs in one file: each number, or else the first line, or else the file."""
    right, found = (raw.decode("utf-8", "replace") for raw in (ours, theirs))
    if path.rpartition(".")[2] not in _TEXTS:
        yield problem("other-bytes", Place(path))
        return
    numbers = [] if path == STAMP else list(_numbers(path, right, found, tongues))
    lines = zip(right.split("\n"), found.split("\n"), strict=False)
    first = next((n for n, (one, other) in enumerate(lines, 1) if one != other), 0)
    yield from numbers or [problem("other-bytes", Place(path, first))]


def _numbers(path: str, right: str, found: str, tongues: Iterable[Tongue]) -> Iterator[Problem]:
    should, stands = read(path, right).runs, read(path, found).runs
    texts = ([run.text for run in runs] for runs in (should, stands))
    for low, high, start, end in differing(*texts):
        if high - low == end - start:
            for one, other in zip(should[low:high], stands[start:end], strict=True):
                yield from _pair(path, one, other, tongues)


def _pair(
    path: str, right: TextRun, found: TextRun, tongues: Iterable[Tongue]
) -> Iterator[Problem]:
    expected, said = (_said(run.text, tongues) for run in (right, found))
    if len(expected) != len(said):
        return
    for (should, _), (stands, at) in zip(expected, said, strict=True):
        if should != stands:
            around = " ".join(found.text[max(0, at - 20) : at + 20].split())
            place = Place(path, found.line)
            yield problem("other-number", place, found=stands, expected=should, context=around)


def _said(text: str, tongues: Iterable[Tongue]) -> list[tuple[str, int]]:
    """Return every numeral of a text as it stands, with where it does."""
    spans = sorted({span for tongue in tongues for span in scan(text, tongue)})
    return [(text[start:end], start) for start, end in spans]
