"""What an editor is told, in Chinese: a problem of the catalogue, a line of the terminal.

The English of a sentence says what it is: its code names the Chinese sentence, and a phrase that
fills one of its fields is known by its own English. Whatever has no Chinese stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


_WORDS = frozenset({"count", "low", "high", "id", "first", "last"})


@cache
def sentences() -> Mapping[str, tuple[str, str]]:
    """Return code → what is wrong, what to do; fields as in the English sentences.

    A field {found:t} is made of phrases, a field {found:w} may be one that has no fields.
    """
    return MappingProxyType({code: (said, fix) for code, (said, fix) in _file()["codes"].items()})


@cache
def _file() -> Mapping[str, Any]:
    text = (files(__package__) / "zh.yml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return MappingProxyType(found)


def line(english: str, **fields: object) -> str:
    """Return a line of the terminal.

    Raises:
        KeyError: it has no Chinese.
    """
    chinese: str = _file()["lines"][english]
    return FILLED.format(chinese, **fields)


def phrase(english: str) -> str:
    """Return the Chinese of a phrase, or of several one after the other; what has none stays."""
    if not english.strip():
        return ""
    pieces = re.split(r"(?<=[.?]) ", english.strip())
    said = "。".join(_one(piece.removesuffix(".")) for piece in pieces).replace("？。", "？")
    return f"{said}。" if english.endswith(".") and not said.endswith("？") else said


def _one(english: str) -> str:
    for pattern, chinese in _patterns():
        if match := pattern.fullmatch(english):
            return FILLED.format(chinese, **match.groupdict())
    for mark, joined in (("; ", "；"), (", ", "、")):
        parts = english.split(mark)
        said = [_one(part) for part in parts] if len(parts) > 1 else []
        if any(one != other for one, other in zip(said, parts, strict=False)):
            return joined.join(said)
    return english


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the phrases as what they look like, those of more words of their own first."""
    found = sorted(_file()["phrases"].items(), key=lambda pair: -len(_own(pair[0])))
    return tuple((_pattern(english), chinese.removesuffix("。")) for english, chinese in found)


def _own(english: str) -> str:
    return "".join(words for words, *_ in Formatter().parse(english))


def _pattern(english: str) -> re.Pattern[str]:
    parts = Formatter().parse(english.strip().removesuffix("."))
    made = (re.escape(words) + (_field(name) if name else "") for words, name, *_ in parts)
    return re.compile("".join(made), re.DOTALL)


def _field(name: str) -> str:
    """Return what may stand in a field; a number and an id are one word."""
    return f"(?P<{name}>{r'[^ ]+?' if name in _WORDS else '.+?'})"


class _Filling(Formatter):
    """Fills a sentence; a field that is said to be made of phrases is put into Chinese."""

    def format_field(self, value: object, spec: str) -> str:
        text = str(value)
        if spec == "t":
            return phrase(text)
        if spec == "w":
            chinese: str = _file()["phrases"].get(text, text)
            return chinese
        return text


FILLED = _Filling()
