"""Regular expressions as an earlier run compiled them, kept beside the bytecode of the modules.

Between two runs Python keeps what it made of modules, but nothing of their patterns: a check would
compile a thousand again, which takes a third of its time. What is kept is what Python's compiler
hands over when it is done, so that a pattern is the same either way. It is trusted as bytecode is:
it lies where that lies, and another version of Python makes its own.
"""

import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from liuzhou_site.assets.cache import write_whole

MOST = 6_000_000
"""Bytes that are kept at most: twice what a build asks for."""
_DIGEST = 32
_UNICODE = re.UNICODE.value


def _names(module: str) -> dict[str, Any]:
    try:
        return vars(import_module(module))
    except ImportError:
        return {}


_COMPILER, _INSIDE = _names("re._compiler"), _names("_sre")
"""Where CPython compiles a pattern, and where it makes one of what is compiled."""


@contextmanager
def patterns_kept(file: Path | None = None, version: str = sys.version) -> Iterator[None]:
    """Let Python compile no pattern meanwhile that a run before compiled; keep what is new.

    Nothing is kept where no bytecode is, nor by a Python that compiles patterns elsewhere.
    """
    if "compile" not in _COMPILER or "compile" not in _INSIDE:
        yield
        return
    file = file or Path(cache_from_source(__file__, optimization="patterns"))
    before, asked = _read(file, version), dict[Any, tuple[Any, ...]]()
    compiler, finish = _COMPILER["compile"], _INSIDE["compile"]

    def compiled(pattern: object, flags: int = 0) -> object:
        key = pattern, flags | _UNICODE
        if key not in before:
            return compiler(pattern, flags)
        asked[key] = before[key]
        return finish(*before[key][:2], *map(_unpacked, before[key][2:]))

    def finished(*parts: object) -> object:
        asked[parts[:2]] = tuple(map(_packed, parts))
        return finish(*parts)

    _COMPILER["compile"], _INSIDE["compile"] = compiled, finished
    try:
        yield
    finally:
        _COMPILER["compile"], _INSIDE["compile"] = compiler, finish
        if not (asked.keys() <= before.keys() or sys.dont_write_bytecode):
            _write(file, version, (before | asked, asked))


def _packed(part: object) -> object:
    """Return the code of a pattern, a list of numbers, as bytes; all else as it is."""
    return array("I", map(int, part)).tobytes() if isinstance(part, list) else part


def _unpacked(part: object) -> object:
    return array("I", part).tolist() if isinstance(part, bytes) else part


def _read(file: Path, version: str) -> dict[Any, tuple[Any, ...]]:
    """Return the parts of each pattern by its text and flags; of a file that is unsound, none."""
    with suppress(OSError):
        raw = file.read_bytes()
        if raw[:_DIGEST] == _digest(version, raw[_DIGEST:]):
            return dict(marshal.loads(raw[_DIGEST:]))  # noqa: S302 (as Python reads its bytecode)
    return {}


def _write(file: Path, version: str, choices: tuple[dict[Any, tuple[Any, ...]], ...]) -> None:
    """Write the first of the choices that is small enough, if the disk lets us."""
    for parts in choices:
        raw = marshal.dumps(parts)
        if len(raw) <= MOST:
            with suppress(OSError):
                write_whole(file, _digest(version, raw) + raw)
            return


def _digest(version: str, raw: bytes) -> bytes:
    return sha256(version.encode() + raw).digest()
