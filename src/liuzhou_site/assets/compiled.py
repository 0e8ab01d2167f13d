"""What Python compiled in one run, kept for the next beside the bytecode of the modules.

Python keeps what it made of modules, but not of their patterns, nor what Jinja makes of templates:
to compile them anew takes a build near half a second. What is kept is what the compiler hands over
when it is done, so that all is the same either way. It is trusted as bytecode is: it lies where
that lies, and another version of Python makes its own.
"""

import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

from liuzhou_site.assets.cache import packed, unpacked, write_whole

MOST = 6_000_000
"""Bytes that are kept at most; a build asks for four million."""
_PARTS = "parts"
_UNICODE = re.UNICODE.value


def _names(module: str) -> dict[str, Any]:
    try:
        return vars(import_module(module))
    except ImportError:
        return {}


_COMPILER, _INSIDE = _names("re._compiler"), _names("_sre")
"""Where CPython compiles a pattern, and where it makes one of what is compiled."""


class _Kept:
    """What earlier runs compiled, by what it was made from, and what this one asked for."""

    def __init__(self) -> None:
        self.before: dict[tuple[Any, ...], Any] = {}
        self.asked: dict[tuple[Any, ...], Any] = {}
        self.open = False

    def code(self, made_from: tuple[Any, ...], compiled: Callable[[], CodeType]) -> CodeType:
        """Return what `compiled` gives, or gave before."""
        if not self.open:
            return compiled()
        raw = self.before.get(made_from)
        code: CodeType = marshal.loads(raw) if raw else compiled()  # noqa: S302 (as below)
        self.asked[made_from] = raw or marshal.dumps(code)
        return code


KEPT = _Kept()


@contextmanager
def compiled_kept(file: Path | None = None, version: str = sys.version) -> Iterator[None]:
    """Let Python compile nothing meanwhile that a run before compiled; keep what is new.

    Nothing is kept where no bytecode is, nor by a Python that compiles patterns elsewhere.
    """
    if "compile" not in _COMPILER or "compile" not in _INSIDE:
        yield
        return
    file = file or Path(cache_from_source(__file__, optimization="compiled"))
    before, asked = _read(file, version), dict[Any, Any]()
    KEPT.before, KEPT.asked, KEPT.open = before, asked, True
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
        KEPT.open = False
        for key in [key for key in asked.keys() - before.keys() if _turned(key, before)]:
            del asked[key]
        if not (asked.keys() <= before.keys() or sys.dont_write_bytecode):
            _write(file, version, (before | asked, asked))


def _turned(key: tuple[Any, ...], before: Mapping[Any, Any]) -> bool:
    """Say whether a pattern is one before in another order.

    Libraries make some of a set, whose order is another in each process: to keep all is no use.
    """
    return any(
        len(old[0]) == len(key[0]) and old[1:] == key[1:] and sorted(old[0]) == sorted(key[0])
        for old in before
    )


def _packed(part: object) -> object:
    """Return the code of a pattern, a list of numbers, as bytes; all else as it is."""
    return array("I", map(int, part)).tobytes() if isinstance(part, list) else part


def _unpacked(part: object) -> object:
    return array("I", part).tolist() if isinstance(part, bytes) else part


def _read(file: Path, version: str) -> dict[Any, Any]:
    """Return what is kept by what it was made from; of a file that is unsound, nothing."""
    with suppress(OSError, ValueError):
        raw = unpacked(version, file.read_bytes())[_PARTS]
        return dict(marshal.loads(raw))  # noqa: S302 (as Python reads its bytecode)
    return {}


def _write(file: Path, version: str, choices: tuple[dict[Any, Any], ...]) -> None:
    """Write the first of the choices that is small enough, if the disk lets us."""
    for parts in choices:
        raw = marshal.dumps(parts)
        if len(raw) <= MOST:
            with suppress(OSError):
                write_whole(file, packed(version, {_PARTS: raw}))
            return
