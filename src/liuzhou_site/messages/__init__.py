"""Every sentence that people are told: codes here, words in `en.yml` and `zh.yml`.

The files are read when something is first said; a build that has nothing to say reads neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any

FRESH = frozenset({"not-accepted", "record-changed", "gone"})
"""What is new, has changed in all languages, or is there no more: in a new story, everything."""
DRIFT = FRESH | {"nothing-accepted", "not-followed", "figure-moved", "look-changed"}
"""What has changed since an editor last read the languages side by side."""
DOUBTS = frozenset(
    "languages-beside languages-counted said-otherwise languages-subject languages-unnamed languages-links"
    " comparison-unbound number-doubtful shares-beyond-whole"
    " called-alike chart-longer chart-loss chart-noun chart-side chart-word citation-changed correction-of-nothing"
    " name-shared phrase-beside".split()
)
"""What a person may find right who reads the languages side by side, and then accepts."""
WARNINGS = DRIFT | DOUBTS | {"not-recorded", "not-reviewed", "stray-file"}
"""The codes that let a build go on; `--strict` counts them as mistakes."""
_LONGEST = 400  # characters of what is quoted in a message


@dataclass(frozen=True)
class Part:
    """A piece of a sentence, for each language to say: its code, and what it is filled with."""

    code: str
    fields: tuple[tuple[str, Field], ...] = ()

    def __str__(self) -> str:
        return say(self.code, "en", self.fields)


Tell = Callable[..., None]
"""Is given the code of a line that says what a build is doing, and its fields."""
Field = str | Part | tuple[str | Part, ...]
"""What fills a sentence: words as they are, a part, or a list of these."""


def silent(_step: str, **_fields: object) -> None:
    """Tell nobody."""


def part(code: str, **fields: object) -> Part:
    """Make the part `code`."""
    return Part(code, plain(fields))


def plain(fields: Mapping[str, object]) -> tuple[tuple[str, Field], ...]:
    """Return fields as records keep them: all but parts and lists as text."""
    return tuple((name, _shown(value)) for name, value in fields.items())


_UNSEEN = re.compile("[\ue000-\uf8ff]")
"""What tokens are made of: the engine's own marks, which no font shows."""


def _shown(value: object) -> Any:  # noqa: ANN401 (a part stays a part, a list a list)
    """Return what a sentence is filled with, as people see it: … where a mention was left out."""
    if isinstance(value, Part):
        return value
    if isinstance(value, tuple):
        return tuple(map(_shown, value))
    return _UNSEEN.sub("", str(value)).replace("\ufffc", "…")


def _documents(lang: str) -> Iterator[dict[str, dict[str, Any]]]:
    from liuzhou_site.yaml_text import documents

    text = (files(__package__) / f"{lang}.yml").read_text(encoding="utf-8")
    yield from documents(text)


@cache
def lines(lang: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what commands say, and how sentences end; only this of the file is read."""
    return MappingProxyType(next(_documents(lang)))


@cache
def sentences(lang: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the parts and the problems of one language; problems by chapter, then by code."""
    _, found = _documents(lang)
    return MappingProxyType(found)


@cache
def problems(lang: str) -> Mapping[str, tuple[str, str]]:
    """Return code → what is wrong, what to do, with their fields."""
    chapters = sentences(lang)["problems"].values()
    return MappingProxyType({code: tuple(two) for codes in chapters for code, two in codes.items()})


def say(code: str, lang: str, fields: Sequence[tuple[str, Field]] = ()) -> str:
    """Return a line of the terminal or a part of a sentence.

    Raises KeyError: it is not there, or names a field that is not given.
    """
    given = dict(fields)
    said = lines(lang)["lines"].get(code) or sentences(lang)["parts"][code]
    if isinstance(said, dict):
        said = said["one" if given["count"] == "1" else "other"]
    return _Filling(lang).vformat(said, (), given)


def explain(code: str, lang: str, fields: Sequence[tuple[str, Field]]) -> tuple[str, str]:
    """Return the two sentences of a problem: what is wrong, what to do.

    Raises KeyError: as `say` does.
    """
    wrong, fix = problems(lang)[code]
    filling, given = _Filling(lang), dict(fields)
    return filling.vformat(wrong, (), given), filling.vformat(fix, (), given)


class _Filling(Formatter):
    """Fills a sentence of one language; an end that has nothing to say is left out."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.ends = lines(lang)["ends"]

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401 (the signature is Formatter's)
        """Return what a field holds; an end is a whole sentence around it."""
        if key not in self.ends:
            return super().get_value(key, args, kwargs)
        value = kwargs.get(str(key), "")
        return _End(str(key), value) if value else ""

    def format_field(self, value: Any, spec: str) -> str:  # noqa: ANN401 (as above)
        """Return words as they are, a part as the language says it, a list joined by `spec`."""
        if isinstance(value, _End):
            filled = {value.name: value.value}
            return "".join(
                words + (self.format_field(filled[name], how or "") if name else "")
                for words, name, how, _ in self.parse(self.ends[value.name])
            )
        if isinstance(value, Part):
            said = say(value.code, self.lang, value.fields).rstrip(".。")
        elif isinstance(value, tuple):
            said = self._joined([self.format_field(one, "") for one in value], spec)
        else:
            said = str(value)
        return f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said

    def _joined(self, said: list[str], spec: str) -> str:
        between, _, last = spec.partition("|")
        head, tail = said[:-1], said[-1:]
        return (last or between).join([between.join(head), *tail]) if head else "".join(tail)


@dataclass(frozen=True)
class _End:
    """A field that a sentence of its own stands around."""

    name: str
    value: Field
