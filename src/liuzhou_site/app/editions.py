"""The example that a new story begins with, in the languages that it shall have.

It is written in Chinese and English. Traditional Chinese is made of the one; a language that is
data alone has the English words, to be translated.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import indent

from liuzhou_site.load.csv_files import csv_text
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import story_path
from liuzhou_site.load.schema.kinds import LANGUAGE
from liuzhou_site.load.units import in_english
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES, autonym, locale_of
from liuzhou_site.numbers.scripts import traditional
from liuzhou_site.yaml_text import MappingNode, Node, SequenceNode, composed

TITLE = "TITLE"
"""Stands for the story's title; once a text has its language, that comes behind it: TITLE_zh."""
_WRITTEN = ("zh", "en")
_PRINTED = frozenset({"as_printed", "token"})
"""Columns that say what the source prints, in its one language."""
_NOUNS = re.compile(r"one: (\w+), other: (\w+)")


def put_into(folder: Path, languages: Sequence[Lang], read: Lang) -> None:
    """Rewrite the example in `folder` for a story in `languages`, its source in `read`: zh or en.

    Raises OSError: it cannot be written.
    """
    stories = {lang: _text(folder / story_path(lang)) for lang in _WRITTEN}
    for lang in _WRITTEN:
        (folder / story_path(lang)).unlink()
    for lang in languages:
        _write(folder / story_path(lang), _said(lang, stories))
    for path in [*folder.glob("content/*.yml"), *folder.glob("data/*.yml")]:
        _write(path, _with_nouns(_yaml(_text(path), languages), languages))
    for path in folder.glob("data/*.csv"):
        _write(path, _table(_text(path), languages, read))
    for lang in to_translate(languages):
        words = _text(folder / "content" / "numbers.yml")
        words += "strings:\n" + indent(_text(folder / strings_path("en")), "  ")
        _write(folder / strings_path(lang), words)
    (folder / "content" / "numbers.yml").unlink()


def is_language(code: str) -> bool:
    """Tell whether a story can have a language: `code` is written as ids are, and CLDR has it."""
    return bool(re.fullmatch(LANGUAGE, code) and locale_of(code))


def to_translate(languages: Sequence[Lang]) -> tuple[Lang, ...]:
    """Return the languages of which the engine has neither words nor rules."""
    return tuple(lang for lang in languages if lang not in LANGUAGES)


def listed(languages: Sequence[Lang]) -> str:
    """Return the entries of languages in `content/site.yml`."""
    tags = {lang: "zh-Hans" if lang == "zh" else lang for lang in languages}
    entries = (f"{{id: {lang}, tag: {tags[lang]}, name: {autonym(lang)}}}" for lang in languages)
    return "\n  - ".join(entries)


def _said(lang: Lang, texts: Mapping[Lang, str]) -> str:
    """Return what the example says in a language."""
    text = texts["zh" if lang.startswith("zh") else "en"].replace(TITLE, f"{TITLE}_{lang}")
    return traditional(text) if lang == "zh-Hant" else text


def _yaml(text: str, languages: Sequence[Lang]) -> str:
    for node in reversed([*_texts(composed(text))]):
        marks = {key.value: (one.start_mark.index, one.end_mark.index) for key, one in node.value}
        texts = {lang: text[start:end] for lang, (start, end) in marks.items()}
        said = ", ".join(f"{lang}: {_said(lang, texts)}" for lang in languages)
        text = f"{text[: node.start_mark.index]}{{{said}}}{text[node.end_mark.index :]}"
    return text


def _texts(node: Node | None) -> Iterator[MappingNode]:
    """Yield the texts of a YAML file in its order: what is said in every language."""
    if isinstance(node, SequenceNode):
        for one in node.value:
            yield from _texts(one)
    elif isinstance(node, MappingNode) and tuple(key.value for key, _ in node.value) == _WRITTEN:
        yield node
    elif isinstance(node, MappingNode):
        for _, one in node.value:
            yield from _texts(one)


def _with_nouns(text: str, languages: Sequence[Lang]) -> str:
    """Return units with the nouns of languages that bring their own."""

    def words(found: re.Match[str]) -> str:
        return f"{found[0]}, words: {json.dumps(in_english(found[1], found[2], languages))}"

    return _NOUNS.sub(words, text) if to_translate(languages) else text


def _table(text: str, languages: Sequence[Lang], read: Lang) -> str:
    def row(cells: Mapping[str, str]) -> dict[str, str]:
        found = dict[str, str]()
        for name, cell in cells.items():
            stem, _, lang = name.rpartition("_")
            said = {one: cells.get(f"{stem}_{one}", "") for one in _WRITTEN}
            if lang not in _WRITTEN:
                found[name] = cell
            elif stem in _PRINTED:
                found[stem] = said[read]
            else:
                found |= {f"{stem}_{one}": _said(one, said) for one in languages}
        return found

    head, *rows = csv.reader(io.StringIO(text))
    lines = (row(dict(zip(head, cells, strict=True))).values() for cells in rows)
    return csv_text([row(dict(zip(head, head, strict=True))), *lines])


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
