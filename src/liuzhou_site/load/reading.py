"""A project folder → one frozen record, or all that is wrong in its files; and the stories."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from liuzhou_site.errors import BuildFailed, Problem
from liuzhou_site.load.gathering import Gathering
from liuzhou_site.load.languages import (
    rules_of,
    string_problems,
    strings_path,
    unknown_tags,
    unlike,
    unread_source,
)
from liuzhou_site.load.project import Lost, Project
from liuzhou_site.load.schema.content import OwnLanguage
from liuzhou_site.load.texts import lying
from liuzhou_site.load.units import unit_problems, units_of
from liuzhou_site.model import Lang, Rules
from liuzhou_site.numbers import LANGUAGES


@dataclass(frozen=True)
class Loaded:
    """What could be read: the project if enough of it could; in any case its languages."""

    project: Project | None
    languages: tuple[Lang, ...]
    problems: tuple[Problem, ...]


def load_project(root: Path) -> Project:
    """Read and validate every file of the project at `root`.

    Raises BuildFailed: with every mistake of every file.
    """
    loaded = read_project(root)
    problems = (*loaded.problems, *read_stories(root, loaded.languages)[1])
    if loaded.project is None or problems:
        raise BuildFailed(problems)
    return loaded.project


def read_stories(
    root: Path, languages: tuple[Lang, ...]
) -> tuple[Mapping[Lang, str], tuple[Problem, ...]]:
    """Read the story of every language; those that can be read, and what is wrong with others."""
    reading = Gathering(root)
    read = {lang: reading.story(lang) for lang in languages}
    sound = MappingProxyType({lang: text for lang, text in read.items() if text})
    return sound, tuple(reading.problems)


def written(root: Path) -> tuple[object, ...]:
    """Return all that `read_project` may read, as a memory compares it."""
    return lying(root, ("content", "data", "templates/strings"), {".csv", ".json", ".yml"})


def read_project(root: Path) -> Loaded:
    """Read and validate every file of the project at `root` but its stories.

    Mistakes are returned.
    """
    reading = Gathering(root)
    site = reading.site()
    if reading.unreadable:
        return Loaded(None, (), (reading.unreadable,))
    source, sheets, languages = reading.source(), reading.sheets(), reading.languages
    units, data = sheets.pop("units"), sheets["tables"]
    locales = reading.locales
    reading.problems += unknown_tags(site) if site else []
    reading.problems += unread_source(source) if source else []
    if units:
        reading.problems += unit_problems(units, locales)
    tables: Any = reading.tables() if languages else {}
    cells, regions = reading.cells(data), reading.regions(sheets["outlines"])
    spots = reading.spots(sheets["places"])
    strings, rules = _spoken(reading, locales)
    apart = tuple(reading.apart)
    if reading.problems:
        return Loaded(None, languages, (*reading.problems, *apart))
    signs = site.value.currencies == "signs"
    project = Project(
        languages=languages,
        site=site,
        source=source,
        own_units=units,
        units=units_of(units, locales, _units_named(sheets, tables), signs=signs),
        cells=MappingProxyType(cells),
        regions=MappingProxyType(regions),
        spots=MappingProxyType(spots),
        strings=MappingProxyType(strings),
        rules=MappingProxyType(rules),
        lost=Lost(frozenset(one.place.path for one in apart), frozenset(reading.lost)),
        **sheets,
        **tables,
    )
    return Loaded(project, languages, apart)


def _units_named(sheets: Mapping[str, Any], tables: Mapping[str, Any]) -> Iterator[str]:
    yield from (row["unit"] for name in ("figures", "elsewhere") for row in tables[name])
    yield from (entry.unit for entry in sheets["derived"].value.values())
    for table in sheets["tables"].value.values():
        yield from (column.unit for column in table.columns.values())


def _spoken(
    reading: Gathering, locales: Mapping[Lang, str]
) -> tuple[dict[Lang, Mapping[str, str]], dict[Lang, Rules]]:
    """Read the interface's words of every language, and the rules of those that bring their own."""
    own = [lang for lang in reading.languages if lang not in LANGUAGES]
    built_in = [lang for lang in reading.languages if lang in LANGUAGES]
    # A site without English holds what it brings against the English words, too.
    asked = dict.fromkeys([*built_in, *(["en"] if own else [])])
    read = {lang: reading.yaml(strings_path(lang), dict[str, str]) for lang in asked}
    sheets = {lang: read[lang] for lang in built_in if read[lang]}
    reading.problems += unlike(sheets)
    strings: dict[Lang, Mapping[str, str]]
    strings = {lang: MappingProxyType(sheet.value) for lang, sheet in sheets.items()}
    rules: dict[Lang, Rules] = {}
    for lang in own:
        if edition := reading.yaml(strings_path(lang), OwnLanguage):
            reading.problems += string_problems(edition, read["en"].value) if read["en"] else []
            strings[lang] = MappingProxyType(edition.value.strings)
            if lang in locales:
                rules[lang] = rules_of(lang, locales[lang], edition.value)
    return strings, rules
