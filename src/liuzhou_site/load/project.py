"""A project folder → one frozen record of all that an editor wrote."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, nearest, problem
from liuzhou_site.load import schemas
from liuzhou_site.load.editions import (
    rules_of,
    string_problems,
    strings_path,
    unit_word_problems,
    unit_words,
    unknown_tags,
    unread_source,
)
from liuzhou_site.load.files import read_text
from liuzhou_site.load.sheets import Sheet, read_yaml
from liuzhou_site.load.tables import read_csv
from liuzhou_site.load.validating import validated
from liuzhou_site.model import Unit
from liuzhou_site.numerals import BUILT_IN, locale_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from liuzhou_site.errors import Problem
    from liuzhou_site.load.tables import Row
    from liuzhou_site.model import Lang, Rules, Tongue

T = TypeVar("T")

_SHARED = (
    "id", "value", "unit", "hedge", "period", "scope", "whole", "as_printed", "status", "category",
)  # fmt: skip
ACCEPTED = "data/accepted.csv"
"""What was accepted: written by a command, and missing until then."""
PUBLISHED = "data/published.csv"
"""What editions said of each figure: written by a command, and missing before the first."""
CLAIM = (
    "amount", "unit", "hedge", "kind", "digits", "period", "scope", "whole", "as_printed",
    "paragraph", "formula",
)  # fmt: skip
"""The columns of that file that hold what was said."""
DATA_TABLES = "data/tables.yml"
NUMERAL_COLUMNS = ("paragraph", "order", "token", "kind", "role", "refers")


@dataclass(frozen=True)
class Project:
    """Everything in `content/` and `data/`, typed, each with its place."""

    languages: tuple[Lang, ...]
    site: Sheet[schemas.Site]
    names: Sheet[dict[str, schemas.Name]]
    glossary: Sheet[dict[str, schemas.Term]]
    charts: Sheet[dict[str, schemas.Chart]]
    source: Sheet[schemas.Source]
    derived: Sheet[dict[str, schemas.Derived]]
    checks: Sheet[list[schemas.Check]]
    comparisons: Sheet[schemas.Comparisons]
    tables: Sheet[dict[str, schemas.DataTable]]
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

    def tongue(self, lang: Lang) -> Tongue:
        """Return what numbers are said in: the rules of a language that brings its own."""
        return self.rules.get(lang, lang)

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """All languages of the site, in order, with what their numbers are said in."""
        return tuple(self.tongue(lang) for lang in self.languages)

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

    def site(self) -> Any:  # noqa: ANN401 (as below)
        """Read the settings; `languages` is known as soon as they are written rightly."""
        path = "content/site.yml"
        raw = self._gathered(lambda: read_yaml(self.root, path))
        if raw is None:
            return None
        with suppress(ValidationError, TypeError, KeyError):
            found = TypeAdapter(list[schemas.Language]).validate_python(raw.value["languages"])
            self.languages = tuple(language.id for language in found)
            self.tags = {one.id: one.tag for one in found if one.id not in BUILT_IN}
        return self._gathered(lambda: validated(raw, schemas.Site, self.languages))

    def yaml(self, path: str, kind: Any) -> Any:  # noqa: ANN401 (the adapter alone knows the type)
        """Read and validate a YAML file; None when that cannot be done."""
        return self._gathered(lambda: validated(read_yaml(self.root, path), kind, self.languages))

    def csv(self, path: str, columns: tuple[str, ...], *numbers: str) -> tuple[Row, ...]:
        """Read a CSV file; nothing when that cannot be done. numbers: columns of a data table."""
        return self._gathered(lambda: read_csv(self.root, path, columns, numbers)) or ()

    def text(self, path: str) -> str:
        """Read a text; "" when that cannot be done."""
        return self._gathered(lambda: read_text(self.root, path)) or ""

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
    languages = reading.languages
    sheets = {name: reading.yaml(path, kind) for name, (path, kind) in _SHEETS.items()}
    units = reading.yaml("data/units.yml", dict[str, schemas.Unit])
    locales = {lang: known for lang, tag in reading.tags.items() if (known := locale_of(tag))}
    reading.problems += unknown_tags(site) if site else []
    source = sheets["source"]
    reading.problems += unread_source(source) if source else []
    reading.problems += _unit_problems(units) if units else []
    reading.problems += unit_word_problems(units, locales) if units else []
    tables: Any = _tables(reading, languages) if languages else {}
    sheets["tables"] = _optional(reading, DATA_TABLES, dict[schemas.Id, schemas.DataTable])
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


_SHEETS: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "names": ("content/names.yml", dict[schemas.Id, schemas.Name]),
        "glossary": ("content/glossary.yml", dict[schemas.Id, schemas.Term]),
        "charts": ("content/charts.yml", dict[schemas.Id, schemas.Chart]),
        "source": ("data/source.yml", schemas.Source),
        "derived": ("data/derived.yml", dict[schemas.Id, schemas.Derived]),
        "checks": ("data/checks.yml", list[schemas.Check]),
        "comparisons": ("data/comparisons.yml", schemas.Comparisons),
    }
)


def _spoken(
    reading: _Reading, locales: Mapping[Lang, str]
) -> tuple[dict[Lang, Mapping[str, str]], dict[Lang, Rules]]:
    """Read the interface's words of every language, and the rules of those that bring their own."""
    own = [lang for lang in reading.languages if lang not in BUILT_IN]
    built_in = [lang for lang in reading.languages if lang in BUILT_IN]
    strings = {lang: _words(reading, lang) for lang in built_in}
    # A site without English holds what it brings against the English words, too.
    reference = strings.get("en") if "en" in strings or not own else _words(reading, "en")
    rules: dict[Lang, Rules] = {}
    for lang in own:
        if edition := reading.yaml(strings_path(lang), schemas.Edition):
            reading.problems += string_problems(edition, reference) if reference else []
            strings[lang] = MappingProxyType(edition.value.strings)
            if lang in locales:
                rules[lang] = rules_of(lang, locales[lang], edition.value.numbers)
    return strings, rules


def _words(reading: _Reading, lang: Lang) -> Mapping[str, str]:
    """Read the interface's words of a language that the engine has rules for; none if broken."""
    words = reading.yaml(strings_path(lang), dict[str, str])
    return MappingProxyType(words.value if words else {})


def _tables(reading: _Reading, languages: tuple[Lang, ...]) -> dict[str, tuple[Row, ...] | None]:
    texts = tuple(f"{column}_{lang}" for column in ("label", "note") for lang in languages)
    reasons = tuple(f"reason_{lang}" for lang in languages)
    return {
        "accepted": _written(reading, ACCEPTED, ("what", *languages)),
        "published": _written(reading, PUBLISHED, ("since", "id", *CLAIM)),
        "figures": reading.csv("data/figures.csv", (*_SHARED, "paragraph", *texts)),
        "elsewhere": reading.csv("data/elsewhere.csv", (*_SHARED, "citation", *texts)),
        "numerals": reading.csv("data/numerals.csv", (*NUMERAL_COLUMNS, *reasons)),
    }


def _written(reading: _Reading, path: str, columns: tuple[str, ...]) -> tuple[Row, ...] | None:
    """Read a CSV file that a command writes; None where it has not been written yet."""
    return reading.csv(path, columns) if (reading.root / path).exists() else None


def _optional(reading: _Reading, path: str, kind: Any) -> Any:  # noqa: ANN401 (as above)
    """Read a YAML file that a story may do without; an empty sheet where it is not there."""
    if (reading.root / path).exists():
        return reading.yaml(path, kind)
    return Sheet(path, {}, MappingProxyType({}), MappingProxyType({}))


def _cells(
    reading: _Reading, sheet: Sheet[dict[str, schemas.DataTable]]
) -> Mapping[str, tuple[Row, ...]]:
    """Read the rows of every data table: what names them, then their cells."""
    labels = tuple(f"label_{lang}" for lang in reading.languages)
    found = {}
    for name, table in sheet.value.items():
        head = ("period",) if table.rows == "period" else ("id", *labels)
        found[name] = reading.csv(table_path(name), (*head, *table.columns), *table.columns)
    return MappingProxyType(found)


def _units(
    sheet: Sheet[dict[str, schemas.Unit]], locales: Mapping[Lang, str]
) -> Mapping[str, Unit]:
    """Return the units of a story, and the empty one: a bare count."""
    rows = {
        name: Unit(name, u.kind, u.zh, u.one, u.other, words=unit_words(name, u, locales))
        for name, u in sheet.value.items()
    }
    pairs = {name: (rows[u.of], rows[u.per]) for name, u in sheet.value.items() if u.per}
    rows |= {name: replace(rows[name], over=pair) for name, pair in pairs.items()}
    return MappingProxyType({"": Unit("", "count", "", "", ""), **rows})


def _unit_problems(sheet: Sheet[dict[str, schemas.Unit]]) -> Iterator[Problem]:
    """Yield units of one a piece of another that there is not, or that is such a one itself."""
    plain = [name for name, unit in sheet.value.items() if not unit.per]
    for name, unit in sheet.value.items():
        for key, found in (("of", unit.of), ("per", unit.per)):
            if (unit.of or unit.per) and found not in plain:
                hint = f" Found: “{found}”.{nearest(found, plain)}"
                place = sheet.place(name, key)
                why = "should be another unit"
                yield problem("bad-key", place, found=f"{name}.{key}", why=why, hint=hint)
