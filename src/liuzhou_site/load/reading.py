"""A project folder → one frozen record, or all that is wrong in its files."""

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
from liuzhou_site.load.units import unit_problems, units_of
from liuzhou_site.model import Lang, Rules
from liuzhou_site.numbers import LANGUAGES


@dataclass(frozen=True)
class Loaded:
    """What could be read: the project if enough of it could, and the stories in any case."""

    project: Project | None
    stories: Mapping[Lang, str]
    problems: tuple[Problem, ...]


def load_project(root: Path) -> Project:
    """Read and validate every file of the project at `root`.

    Raises:
        BuildFailed: with every mistake of every file.
    """
    loaded = read_project(root)
    if loaded.project is None or loaded.problems:
        raise BuildFailed(loaded.problems)
    return loaded.project


def read_project(root: Path) -> Loaded:
    """Read and validate every file of the project at `root`; mistakes are returned."""
    reading = Gathering(root)
    site = reading.site()
    if reading.unreadable:
        return Loaded(None, MappingProxyType({}), (reading.unreadable,))
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
    stories = MappingProxyType({lang: reading.story(lang) for lang in languages})
    strings, rules = _spoken(reading, locales)
    apart = tuple(reading.apart)
    if reading.problems:
        read = MappingProxyType({lang: text for lang, text in stories.items() if text})
        return Loaded(None, read, (*reading.problems, *apart))
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
        stories=stories,
        strings=MappingProxyType(strings),
        rules=MappingProxyType(rules),
        lost=Lost(frozenset(one.place.path for one in apart), frozenset(reading.lost)),
        **sheets,
        **tables,
    )
    return Loaded(project, stories, apart)


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
