"""What was made from equal inputs, kept: in memory between two builds, on disk between two runs.

An answer is found again only under the digest of every input, so it cannot be out of date. In
memory, what a build did not ask for is forgotten when the next one begins. On disk an entry is
written whole or not at all, carries the digest of its own bytes, and is made again when they do
not agree; the folder is bounded, and what was not asked for longest goes first.
"""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path

from liuzhou_site.checks.passed import Memory, Passed

MOST = 256_000_000
"""Bytes that a folder holds at most, about: some twenty editions of a large story."""
_OFTEN = MOST // 100
"""Bytes after which a process looks again how large the folder is; it does so once in any case."""
_DIGEST = 32
_PASSED = "passed"


class Pieces:
    """Small answers of one kind, kept as one entry: those of earlier runs, and the new ones."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self.before, self.new = before, dict[str, bytes]()

    def get(self, piece: str, make: Callable[[], bytes]) -> bytes:
        """Return what `make` gives, or gave before."""
        found = self.before.get(piece, self.new.get(piece))
        if found is None:
            found = self.new[piece] = make()
        return found


class Cache(Memory):
    """Answers by what they were made from; a new one has those of its folder, if it has any.

    folder: where entries are kept, which nothing else may write to. made_with: what stands for the
    engine and its libraries; what was made with another is not found.
    """

    def __init__(self, folder: Path | None = None, made_with: str = "") -> None:
        super().__init__()
        self._folder, self.made_with = folder, made_with
        self._kept: dict[str, Mapping[str, bytes]] = {}
        self._asked: dict[str, Mapping[str, bytes]] = {}
        self._passed: dict[str, Passed] = {}
        self._pieces: dict[str, Pieces] = {}
        self._written = _OFTEN

    def files(
        self, what: str, made_from: object, make: Callable[[], Mapping[str, bytes]]
    ) -> Mapping[str, bytes]:
        """Return what `make` gives, or gave before in any process to the same inputs.

        made_from: all that the answer depends on: bytes, or a value whose `repr` is all of it (that
        of a compiled pattern is not). What `make` raises is not kept.
        """
        key = self._key(what, made_from)
        if key not in self._asked:
            self._asked[key] = self._kept.get(key) or self._stored(key, make)
        return self._asked[key]

    def passed(self, records: object) -> Passed:
        """Return what was in order in such records before; `turn` keeps what it holds then."""
        key = self._key("passed", records)
        found = self._found(key) or {}
        passed = Passed(frozenset(found.get(_PASSED, b"").decode().split()))
        self._passed[key] = passed
        return passed

    def pieces(self, what: str, made_from: object) -> Pieces:
        """Return the answers of one kind that were given before; `turn` keeps the new ones, too."""
        key = self._key(what, made_from)
        if key not in self._pieces:
            self._pieces[key] = Pieces(self._found(key) or {})
        return self._pieces[key]

    def turn(self) -> None:
        """Forget what nobody asked for since the last turn, and keep the folder small."""
        super().turn()
        self._kept, self._asked = self._asked, {}
        for key, passed in self._passed.items():
            if passed.now != passed.before:
                self._store(key, {_PASSED: " ".join(sorted(passed.now)).encode()})
        for key, pieces in self._pieces.items():
            if pieces.new:
                self._store(key, {**pieces.before, **pieces.new})
        self._passed, self._pieces = {}, {}
        if self._folder and self._written > _OFTEN:
            self._written = 0
            with suppress(OSError):
                _trim(self._folder)

    def _key(self, what: str, made_from: object) -> str:
        raw = made_from if isinstance(made_from, bytes) else repr(made_from).encode()
        about = f"{self.made_with} {what} {type(made_from).__name__} "
        return sha256(about.encode() + raw).hexdigest()

    def _stored(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        found = self._found(key)
        if found is None:
            found = make()
            self._store(key, found)
        return found

    def _found(self, key: str) -> Mapping[str, bytes] | None:
        """Return a sound entry of the folder; None where there is none."""
        if self._folder:
            path = self._folder / key[:2] / key
            with suppress(OSError, ValueError, KeyError, TypeError):
                found = unpacked(key, path.read_bytes())
                os.utime(path)
                return found
        return None

    def _store(self, key: str, files: Mapping[str, bytes]) -> None:
        if self._folder:
            with suppress(OSError):  # a full or closed disk costs time, and nothing else
                raw = packed(key, files)
                write_whole(self._folder / key[:2] / key, raw)
                self._written += len(raw)


def packed(key: str, files: Mapping[str, bytes]) -> bytes:
    """Return an entry: the digest of the rest, a line with names and sizes, the files."""
    sizes = [[name, len(raw)] for name, raw in files.items()]
    body = json.dumps(sizes).encode() + b"\n" + b"".join(files.values())
    return sha256(key.encode() + body).digest() + body


def unpacked(key: str, raw: bytes) -> Mapping[str, bytes]:
    """Return the files of an entry.

    Raises ValueError: it was cut or changed, or is that of another key.
    """
    digest, body = raw[:_DIGEST], raw[_DIGEST:]
    if sha256(key.encode() + body).digest() != digest:
        raise ValueError(key)
    head, _, rest = body.partition(b"\n")
    sizes = json.loads(head)
    ends = pairwise(accumulate((size for _, size in sizes), initial=0))
    return {name: rest[start:end] for (name, _), (start, end) in zip(sizes, ends, strict=True)}


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all, beside others who write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(raw)
        beside.replace(path)
    except OSError:
        beside.unlink()
        raise


def _trim(folder: Path) -> None:
    """Delete what was asked for longest ago, until the folder holds no more than `MOST`."""
    inside = (entry for part in os.scandir(folder) for entry in os.scandir(part))
    found = [(entry.stat(), entry.path) for entry in inside]
    total = sum(stat.st_size for stat, _ in found)
    for stat, path in sorted(found, key=lambda pair: pair[0].st_mtime):
        if total <= MOST:
            return
        Path(path).unlink(missing_ok=True)
        total -= stat.st_size
