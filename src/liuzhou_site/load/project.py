"""A project folder → one frozen record of all that an editor wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, Problem, nearest, problem
from liuzhou_site.load import schema
from liuzhou_site.load.columns import cells_of, names_of
from liuzhou_site.load.csv_files import Row, read_csv
from liuzhou_site.load.formats import SITE, format_problem
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES, YamlFile
from liuzhou_site.load.languages import (
    filled,
    rules_of,
    string_problems,
    strings_path,
    unit_word_problems,
    unit_words,
    unknown_tags,
    unlike,
    unread_source,
)
from liuzhou_site.load.sources import source_kind
from liuzhou_site.load.texts import WRITTEN, read_text
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import Sheet, read_yaml
from liuzhou_site.messages import part
from liuzhou_site.model import Lang, Rules, Tongue, Unit
from liuzhou_site.numbers import BUILT_IN, locale_of, vocabulary

if TYPE_CHECKING:
    from pathlib import Path


T = TypeVar("T")

_APART = ("site", "source", "units", "tables", "language")
"""Files that are not simply read and kept."""


@dataclass(frozen=True)
class Project:
    """Everything in `content/` and `data/`, typed, each with its place."""

    languages: tuple[Lang, ...]
    site: Sheet[schema.Settings]
    names: Sheet[dict[str, schema.Name]]
    glossary: Sheet[dict[str, schema.Term]]
    charts: Sheet[dict[str, schema.Chart]]
    source: Sheet[schema.Source]
    derived: Sheet[dict[str, schema.Derived]]
    checks: Sheet[list[schema.Check]]
    comparisons: Sheet[schema.Comparisons]
    tables: Sheet[dict[str, schema.DataTable]]
    units: Mapping[str, Unit]
    figures: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    numerals: tuple[Row, ...]
    cells: Mapping[str, tuple[Row, ...]]
    stories: Mapping[Lang, str]
    strings: Mapping[Lang, Mapping[str, str]]
    rules: Mapping[Lang, Rules]
    accepted: tuple[Row, ...] | None
    published: tuple[Row, ...] | None

    def at(self, base: str) -> Project:
        """Return the same project as it is published at another address; "" for its own."""
        if not base:
            return self
        site = self.site.value.model_copy(update={"base": base})
        return replace(self, site=replace(self.site, value=site))

    def words(self, lang: Lang, key: str, **fields: object) -> str:
        """Return the interface's words for `key`, fields filled in.

        Raises:
            BuildFailed: there are none, or they have other fields.
        """
        return filled(lang, key, self.strings[lang], fields)

    def tongue(self, lang: Lang) -> Tongue:
        """Return what numbers are said in: the rules of a language that brings its own."""
        return self.rules.get(lang, lang)

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """All languages of the site, in order, with what their numbers are said in."""
        return tuple(self.tongue(lang) for lang in self.languages)

    def former_ids(self, name: str) -> tuple[str, ...]:
        """Return the ids that a figure had once."""
        return tuple(old for old, new in self.site.value.aliases.items() if new == name)

    @property
    def sheets(self) -> tuple[Sheet[Any], ...]:
        """The YAML files whose texts have every language."""
        return (
            self.site,
            self.names,
            self.glossary,
            self.charts,
            self.source,
            self.derived,
            self.checks,
            self.comparisons,
            self.tables,
        )


def story_path(lang: Lang) -> str:
    """Return where the story of one language is written."""
    return f"content/{lang}.md"


def table_path(name: str) -> str:
    """Return where the cells of a data table are written."""
    return f"data/tables/{name}.csv"


@dataclass(frozen=True)
class Loaded:
    """What could be read: the project if all of it could, and the stories in any case."""

    project: Project | None
    stories: Mapping[Lang, str]
    problems: tuple[Problem, ...]


class _Reading:
    """Reads one file after the other and gathers what is wrong instead of stopping.

    tags: language → its BCP 47 tag, of those that bring their own rules.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.languages: tuple[Lang, ...] = ()
        self.tags: dict[Lang, str] = {}
        self.problems: list[Problem] = []
        self.unreadable: Problem | None = None  # the format of all files is another

    def site(self) -> Any:  # noqa: ANN401 (as below)
        """Read the settings; `languages` is known as soon as they are written rightly."""
        raw = self._gathered(lambda: read_yaml(self.root, SITE))
        if raw is None:
            return None
        if told := format_problem(raw):
            self.unreadable = told
            return None
        with suppress(ValidationError, TypeError, KeyError):
            found = TypeAdapter(list[schema.Language]).validate_python(raw.value["languages"])
            self.languages = tuple(language.id for language in found)
            self.tags = {one.id: one.tag for one in found if one.id not in BUILT_IN}
        return self._gathered(lambda: validated(raw, schema.Settings, self.languages))

    def yaml(self, path: str, kind: Any) -> Any:  # noqa: ANN401 (the adapter alone knows the type)
        """Read and validate a YAML file; None when that cannot be done."""
        return self._gathered(lambda: validated(read_yaml(self.root, path), kind, self.languages))

    def source(self) -> Any:  # noqa: ANN401 (as above)
        """Read what the story is read from: a text, or data tables alone."""
        raw = self._gathered(lambda: read_yaml(self.root, YAML_FILES["source"].path))
        if raw is None:
            return None
        kind = source_kind(raw, tables=(self.root / YAML_FILES["tables"].path).exists())
        return self._gathered(lambda: validated(raw, kind, self.languages))

    def csv(self, path: str, columns: tuple[str, ...], *numbers: str) -> tuple[Row, ...]:
        """Read a CSV file; nothing when that cannot be done. numbers: columns of a data table."""
        return self._gathered(lambda: read_csv(self.root, path, columns, numbers)) or ()

    def text(self, path: str) -> str:
        """Read a text; "" when that cannot be done."""
        return self._gathered(lambda: read_text(self.root, path, WRITTEN)) or ""

    def _gathered(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except BuildFailed as failed:
            self.problems.extend(failed.problems)
            return None


def load_project(root: Path) -> Project:
    """Read and validate every file of the project at `root`.

    Raises:
        BuildFailed: with every mistake of every file.
    """
    loaded = read_project(root)
    if loaded.project is None:
        raise BuildFailed(loaded.problems)
    return loaded.project


def read_project(root: Path) -> Loaded:
    """Read and validate every file of the project at `root`; mistakes are returned."""
    reading = _Reading(root)
    site = reading.site()
    if reading.unreadable:
        return Loaded(None, MappingProxyType({}), (reading.unreadable,))
    languages = reading.languages
    sheets = {
        name: reading.yaml(file.path, file.kind)
        for name, file in YAML_FILES.items()
        if name not in _APART
    }
    units = reading.yaml(YAML_FILES["units"].path, YAML_FILES["units"].kind)
    locales = {lang: known for lang, tag in reading.tags.items() if (known := locale_of(tag))}
    reading.problems += unknown_tags(site) if site else []
    source = sheets["source"] = reading.source()
    reading.problems += unread_source(source) if source else []
    reading.problems += _unit_problems(units) if units else []
    reading.problems += unit_word_problems(units, locales) if units else []
    data_alone = bool(source) and isinstance(source.value, schema.DataSource)
    tables: Any = _tables(reading, languages, data_alone=data_alone) if languages else {}
    sheets["tables"] = _optional(reading, YAML_FILES["tables"])
    cells = _cells(reading, sheets["tables"]) if sheets["tables"] else {}
    stories = MappingProxyType({lang: reading.text(story_path(lang)) for lang in languages})
    strings, rules = _spoken(reading, locales)
    read = MappingProxyType({lang: text for lang, text in stories.items() if text})
    if reading.problems:
        return Loaded(None, read, tuple(reading.problems))
    project = Project(
        languages=languages,
        site=site,
        units=_units(units, locales),
        stories=stories,
        strings=MappingProxyType(strings),
        rules=MappingProxyType(rules),
        **sheets,
        **tables,
        cells=cells,
    )
    return Loaded(project, read, ())


def _spoken(
    reading: _Reading, locales: Mapping[Lang, str]
) -> tuple[dict[Lang, Mapping[str, str]], dict[Lang, Rules]]:
    """Read the interface's words of every language, and the rules of those that bring their own."""
    own = [lang for lang in reading.languages if lang not in BUILT_IN]
    built_in = [lang for lang in reading.languages if lang in BUILT_IN]
    sheets = {lang: sheet for lang in built_in if (sheet := _words(reading, lang))}
    reading.problems += unlike(sheets)
    strings: dict[Lang, Mapping[str, str]]
    strings = {lang: MappingProxyType(sheets[lang].value) for lang in sheets}
    # A site without English holds what it brings against the English words, too.
    words = sheets.get("en") if "en" in built_in or not own else _words(reading, "en")
    reference = words.value if words else {}
    rules: dict[Lang, Rules] = {}
    for lang in own:
        if edition := reading.yaml(strings_path(lang), schema.OwnLanguage):
            reading.problems += string_problems(edition, reference) if reference else []
            strings[lang] = MappingProxyType(edition.value.strings)
            if lang in locales:
                rules[lang] = rules_of(lang, locales[lang], edition.value.numbers)
    return strings, rules


def _words(reading: _Reading, lang: Lang) -> Sheet[dict[str, str]] | None:
    """Read the interface's words of a language that the engine has rules for; None if broken."""
    words: Sheet[dict[str, str]] | None = reading.yaml(strings_path(lang), dict[str, str])
    return words


def _tables(
    reading: _Reading, languages: tuple[Lang, ...], *, data_alone: bool
) -> dict[str, tuple[Row, ...] | None]:
    """Read what is printed; a story from data tables alone may do without the files of it."""
    found: dict[str, tuple[Row, ...] | None] = {}
    for name, file in CSV_FILES.items():
        there = (reading.root / file.path).exists()
        if there or not (file.optional or data_alone):
            found[name] = reading.csv(file.path, names_of(file.columns, languages))
        else:
            found[name] = None if file.optional else ()
    return found


def _optional(reading: _Reading, file: YamlFile) -> Any:  # noqa: ANN401 (as above)
    """Read a YAML file that a story may do without; an empty sheet where it is not there."""
    if (reading.root / file.path).exists():
        return reading.yaml(file.path, file.kind)
    return Sheet(file.path, {}, MappingProxyType({}), MappingProxyType({}))


def _cells(
    reading: _Reading, sheet: Sheet[dict[str, schema.DataTable]]
) -> Mapping[str, tuple[Row, ...]]:
    """Read the rows of every data table: what names them, then their cells."""
    found = {}
    for name, table in sheet.value.items():
        columns = names_of(cells_of(table), reading.languages)
        found[name] = reading.csv(table_path(name), columns, *table.columns)
    return MappingProxyType(found)


def _units(
    sheet: Sheet[dict[str, schema.NamedUnit]], locales: Mapping[Lang, str]
) -> Mapping[str, Unit]:
    """Return the units of a story, and the empty one: a bare count."""
    rows = {
        name: Unit(name, u.kind, u.zh, u.one, u.other, words=unit_words(name, u, locales))
        for name, u in sheet.value.items()
    }
    pairs = {name: (rows[u.of], rows[u.per]) for name, u in sheet.value.items() if u.per}
    rows |= {name: replace(rows[name], over=pair) for name, pair in pairs.items()}
    return vocabulary({"": Unit("", "count", "", "", ""), **rows})


def _unit_problems(sheet: Sheet[dict[str, schema.NamedUnit]]) -> Iterator[Problem]:
    """Yield units of one a piece of another that there is not, or that is such a one itself."""
    plain = [name for name, unit in sheet.value.items() if not unit.per]
    for name, unit in sheet.value.items():
        for key, found in (("of", unit.of), ("per", unit.per)):
            if (unit.of or unit.per) and found not in plain:
                place, near = sheet.place(name, key), nearest(found, plain)
                fields = {
                    "why": part("should-be-other-unit"),
                    "given": f"“{found}”",
                    "nearest": near,
                }
                yield problem("bad-key", place, found=f"{name}.{key}", **fields)
