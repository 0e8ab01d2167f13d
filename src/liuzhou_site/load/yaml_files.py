"""Read one YAML file as plain texts, lists and mappings, and keep the line of every value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.load.texts import WRITTEN, read_text, unseen
from liuzhou_site.messages import Part, part
from liuzhou_site.yaml_text import (
    MappingNode,
    MarkedYAMLError,
    Node,
    ScalarNode,
    SequenceNode,
    strictly,
)

T = TypeVar("T")
Keys = tuple[str | int, ...]
_LONGEST = 5000  # characters of a text; the longest of a story has a few hundred


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One file's validated content, with the line of each key and the text of each leaf."""

    path: str
    value: T
    lines: Mapping[Keys, int]
    leaves: Mapping[Keys, str]

    def place(self, *keys: str | int) -> Place:
        """Return where `keys` stands; the nearest parent when the key itself has no line."""
        for end in range(len(keys), 0, -1):
            if keys[:end] in self.lines:
                return Place(self.path, self.lines[keys[:end]])
        return Place(self.path, 1)


_UNREADABLE = (
    (r"(?P<mark>[*&!])$", "yaml-mark"),
    (r"deep", "too-deep"),
    (r"mapping values are not allowed", "stray-colon"),
    (r"expected ',' or '[}\]]'", "unquoted"),
    (r"could not find expected ':'", "no-colon"),
    (r"character '\\t'", "tab"),
    (r"found character '(?P<mark>.)' that cannot", "forbidden-start"),
    (r"end of stream|unexpected end", "not-closed"),
    (r"unknown escape character", "backslash"),
    (r"expected <block end>", "indentation"),
    (r"expected a single document|but found another", "two-documents"),
)
"""What PyYAML says → what an editor is told."""


def read_yaml(root: Path, path: str) -> Sheet[Any]:
    """Return the plain data of a YAML file with the line of every key and list item.

    Every value is text as it was typed: YAML 1.1 would read “no”, 1996-12-31 and 1_000 as
    something else. A key without a value has None.
    Raises BuildFailed: missing, not UTF-8, not YAML, or a key stands twice.
    """
    return yaml_of(path, read_text(root, path, WRITTEN))


@lru_cache(maxsize=64)  # the preview reads all files of a story whenever one is saved
def yaml_of(path: str, text: str) -> Sheet[Any]:
    """Return the same of the text of such a file.

    Raises BuildFailed: not YAML, or a key stands twice.
    """
    try:
        node = strictly(text)
    except MarkedYAMLError as error:
        mark = error.context_mark if "end of" in (error.problem or "") else error.problem_mark
        line = mark.line + 1 if mark else 1
        found = _said(str(error.problem))
        told = problem("bad-yaml", Place(path, line), found=found)
        raise BuildFailed([_fullwidth(path, text, line) or told]) from None
    reading = _Plain(path)
    value = reading.plain(node, ()) if node is not None else None
    if reading.problems:
        raise BuildFailed(reading.problems)
    return Sheet(path, value, reading.lines, reading.leaves)


_FULLWIDTH = (
    (re.compile(r"^[ -]*[\w.@-]+(：)"), ":"),
    (re.compile(r": *(｛)"), "{"),
    (re.compile(r"[:,{] *([“”])"), '"'),
    (re.compile(r"(，) *[a-z]{2,3}:"), ","),
    (re.compile(r"^ *([\u00a0\u3000])"), "U+0020"),
)
"""Full-width marks where YAML has a mark of its own: pattern → the plain one."""


def _fullwidth(path: str, text: str, line: int) -> Problem | None:
    """Tell the full-width mark in this line or the one above, if one of them makes YAML stumble."""
    lines = text.split("\n")
    for number in (line, line - 1):
        for pattern, plain in _FULLWIDTH if 0 < number <= len(lines) else ():
            if match := pattern.search(lines[number - 1]):
                mark = match[1]
                found = f"U+{ord(mark):04X}" if mark.isspace() else mark
                place = Place(path, number)
                return problem("fullwidth-yaml", place, found=found, expected=plain)
    return None


def _said(complaint: str) -> Part:
    for pattern, code in _UNREADABLE:
        if match := re.search(pattern, complaint):
            return part(code, **match.groupdict())
    return part("not-yaml")


class _Plain:
    """Turns composed nodes into plain data and notes lines, leaves and doubled keys."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Keys, int] = {}
        self.leaves: dict[Keys, str] = {}
        self.problems: list[Problem] = []

    def plain(self, node: Node, keys: Keys) -> object:
        if isinstance(node, MappingNode):
            entries = [pair for pair in node.value if self._named(pair[0])]
            return {key.value: self._entry(key, value, keys) for key, value in entries}
        if isinstance(node, SequenceNode):
            items = []
            for index, value in enumerate(node.value):
                self.lines[*keys, index] = value.start_mark.line + 1
                items.append(self.plain(value, (*keys, index)))
            return items
        if isinstance(node, ScalarNode) and node.value == "" and not node.style:
            return None
        self.leaves[keys] = node.value
        place = Place(self.path, node.start_mark.line + 1)
        self.problems += unseen(place, node.value)
        if len(node.value) > _LONGEST:
            self.problems.append(problem("bad-yaml", place, found=part("endless")))
        return str(node.value)

    def _named(self, key: Node) -> bool:
        """Say whether a key is a word; unquoted braces would make one of a text."""
        if not isinstance(key, ScalarNode):
            place = Place(self.path, key.start_mark.line + 1)
            self.problems.append(problem("bad-yaml", place, found=part("unquoted")))
        else:
            self.problems += unseen(Place(self.path, key.start_mark.line + 1), key.value)
        return isinstance(key, ScalarNode)

    def _entry(self, key: Node, value: Node, keys: Keys) -> object:
        place = Place(self.path, key.start_mark.line + 1)
        here = (*keys, key.value)
        if here in self.lines:
            first = Place(self.path, self.lines[here])
            self.problems.append(problem("duplicate-id", place, found=key.value, first=first))
        self.lines[here] = place.line
        return self.plain(value, here)
