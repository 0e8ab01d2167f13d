"""What can go wrong for an editor, as data: a code, a place, a sentence, a next step."""

from __future__ import annotations

import difflib
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from liuzhou_site.messages import WARNINGS, Field, explain, plain


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a path relative to the project, and a line (0 = the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def within(self, text: str, at: int) -> Place:
        """Return the place of a character of a text that begins here."""
        return Place(self.path, self.line + text.count("\n", 0, at))


@dataclass(frozen=True)
class Problem:
    """One mistake: where, which, and what its sentences are filled with."""

    place: Place
    code: str
    fields: tuple[tuple[str, Field], ...] = ()

    @property
    def warns(self) -> bool:
        """Say whether a build may go on in spite of it."""
        return self.code in WARNINGS

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.said("en")[0]

    @property
    def fix(self) -> str:
        """What to do, in English."""
        return self.said("en")[1]

    def said(self, lang: str) -> tuple[str, str]:
        """Return what is wrong and what to do, so that it can be fixed from that alone.

        Raises KeyError: the code has no sentences, or they name a field that is not given.
        """
        return explain(self.code, lang, self.fields)

    def annotation(self, folder: PurePath) -> str:
        """Return the command by which GitHub shows it beside its line in a pull request.

        folder: that which its place begins in, from the root of the repository.
        """
        kind = "warning" if self.warns else "error"
        text = _escaped(f"{self.message} → {self.fix}")
        path = (folder / self.place.path).as_posix()
        path = _escaped(path).replace(":", "%3A").replace(",", "%2C")
        return f"::{kind} file={path},line={self.place.line or 1}::{text}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}\n    → {self.fix}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


class BuildFailed(Exception):
    """The build stopped; `problems` holds every mistake and warning, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _order(problem: Problem) -> tuple[Place, str, str]:
    return problem.place, problem.code, repr(problem.fields)


def stop_for_mistakes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings among `problems`, sorted, if they are all there is.

    Raises BuildFailed: with all of them, when one is a mistake.
    """
    failed = BuildFailed(problems)
    if all(found.warns for found in failed.problems):
        return failed.problems
    raise failed


def problem(code: str, place: Place, **fields: object) -> Problem:
    """Make the problem `code` at `place`, with what its sentences are filled with."""
    return Problem(place, code, plain(fields))


def unknown(
    code: str, place: Place, name: str, known: Collection[str], **fields: object
) -> Iterator[Problem]:
    """Yield the problem `code` where a name is none of those that are known, with the nearest."""
    if name not in known:
        yield problem(code, place, **fields, found=name, nearest=nearest(name, known))


_SHORT = 3  # letters; of two, one that is right is half
_BESIDE = 50
"""Names on either side that a name is compared with where there are more of them."""


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the closest of `names`, or nothing when none is close.

    Of very many, those count that begin or end most alike, so that a thousand mistakes among
    thousands of names are told at once.
    """
    known = tuple(names)
    if len(known) > 4 * _BESIDE:
        forth, back = _sorted(known)
        ends = (end[::-1] for end in _beside(name[::-1], back))
        known = tuple(dict.fromkeys([*_beside(name, forth), *ends]))
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5 if len(name) < _SHORT else 0.6)
    return close[0] if close else ""


@lru_cache(maxsize=8)
def _sorted(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return names by how they begin; and written backwards, by how they end."""
    return sorted(names), sorted(name[::-1] for name in names)


def _beside(name: str, names: list[str]) -> list[str]:
    at = bisect(names, name)
    return names[max(0, at - _BESIDE) : at + _BESIDE]
