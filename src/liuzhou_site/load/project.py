"""A project folder → one frozen record of all that an editor wrote."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, nearest, problem
from liuzhou_site.load import schemas
from liuzhou_site.load.sheets import Sheet, read_csv, read_text, read_yaml
from liuzhou_site.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from liuzhou_site.errors import Problem
    from liuzhou_site.load.sheets import Row
    from liuzhou_site.model import Lang

T = TypeVar("T")

_SHARED = ("id", "value", "unit", "hedge", "period", "scope", "as_printed", "status", "category")
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
    units: Mapping[str, Unit]
    figures: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    numerals: tuple[Row, ...]
    stories: Mapping[Lang, str]
    strings: Mapping[Lang, Mapping[str, str]]


def strings_path(lang: Lang) -> str:
    """Return where the interface's words of one language are written."""
    return f"templates/strings/{lang}.yml"


def story_path(lang: Lang) -> str:
    """Return where the story of one language is written."""
    return f"content/{lang}.md"


class _Reading:
    """Reads one file after the other and gathers what is wrong instead of stopping."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def yaml(self, path: str, kind: Any) -> Any:  # noqa: ANN401 (the adapter alone knows the type)
        return self._gathered(lambda: _validated(read_yaml(self.root, path), kind))

    def csv(self, path: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
        return self._gathered(lambda: read_csv(self.root, path, columns)) or ()

    def text(self, path: str) -> str:
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
    reading = _Reading(root)
    site = reading.yaml("content/site.yml", schemas.Site)
    languages = tuple(language.id for language in site.value.languages) if site else ()
    sheets = {name: reading.yaml(path, kind) for name, (path, kind) in _SHEETS.items()}
    units = reading.yaml("data/units.yml", dict[str, schemas.Unit])
    tables: Any = _tables(reading, languages) if site else {}
    stories = {lang: reading.text(story_path(lang)) for lang in languages}
    strings = {lang: reading.yaml(strings_path(lang), dict[str, str]) for lang in languages}
    if reading.problems:
        raise BuildFailed(reading.problems)
    project = Project(
        languages=languages,
        site=site,
        units=_units(units),
        stories=MappingProxyType(stories),
        strings=MappingProxyType({k: MappingProxyType(v.value) for k, v in strings.items()}),
        **sheets,
        **tables,
    )
    _raise_missing_languages(project)
    return project


_SHEETS: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "names": ("content/names.yml", dict[schemas.Id, schemas.Name]),
        "glossary": ("content/glossary.yml", dict[schemas.Id, schemas.Term]),
        "charts": ("content/charts.yml", dict[schemas.Id, schemas.Chart]),
        "source": ("data/source.yml", schemas.Source),
        "derived": ("data/derived.yml", dict[schemas.Id, schemas.Derived]),
        "checks": ("data/checks.yml", list[schemas.Check]),
    }
)


def _tables(reading: _Reading, languages: tuple[Lang, ...]) -> dict[str, tuple[Row, ...]]:
    texts = tuple(f"{column}_{lang}" for column in ("label", "note") for lang in languages)
    reasons = tuple(f"reason_{lang}" for lang in languages)
    return {
        "figures": reading.csv("data/figures.csv", (*_SHARED, "paragraph", *texts)),
        "elsewhere": reading.csv("data/elsewhere.csv", (*_SHARED, "citation", *texts)),
        "numerals": reading.csv("data/numerals.csv", (*NUMERAL_COLUMNS, *reasons)),
    }


def _units(sheet: Sheet[dict[str, schemas.Unit]]) -> Mapping[str, Unit]:
    """Return the units of a story, and the empty one: a bare count."""
    rows = {name: Unit(name, u.kind, u.zh, u.one, u.other) for name, u in sheet.value.items()}
    return MappingProxyType({"": Unit("", "count", "", "", ""), **rows})


def _validated(sheet: Sheet[Any], kind: Any) -> Sheet[Any]:  # noqa: ANN401 (as above)
    empty: object = [] if getattr(kind, "__origin__", None) is list else {}
    raw = empty if sheet.value is None else sheet.value
    try:
        value = TypeAdapter(kind).validate_python(raw)
    except ValidationError as error:
        raise BuildFailed([_told(sheet, kind, dict(e)) for e in error.errors()]) from None
    return Sheet(sheet.path, value, sheet.lines, sheet.leaves)


_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "missing": "is missing",
        "extra_forbidden": "is not a key that belongs here",
        "string_type": "should be text",
        "int_parsing": "should be a whole number",
        "int_type": "should be a whole number",
        "list_type": "should be a list",
        "dict_type": "should hold keys and values",
        "model_type": "should hold keys and values",
        "string_pattern_mismatch": "is not written as it should be",
        "literal_error": "is not one of the words that may stand here",
    }
)


def _told(sheet: Sheet[Any], kind: Any, error: Mapping[str, Any]) -> Problem:  # noqa: ANN401
    keys = tuple(key for key in error["loc"] if key != "[key]")
    name = ".".join(str(key) for key in keys) or "the file"
    why = _REASONS.get(error["type"], error["msg"][:1].lower() + error["msg"][1:])
    hint = f" Allowed: {error['ctx']['expected']}." if "expected" in error.get("ctx", {}) else ""
    if error["type"] == "extra_forbidden":
        hint = nearest(str(keys[-1]), _known_keys(kind))
    return problem("bad-key", sheet.place(*keys), found=name, why=why, hint=hint)


def _known_keys(kind: Any) -> set[str]:  # noqa: ANN401
    schema = TypeAdapter(kind).json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return {key for table in tables for key in table.get("properties", {})}


def _raise_missing_languages(project: Project) -> None:
    """Every text of a YAML file is there in every language of the site, and not empty."""
    problems: list[Problem] = []
    for sheet in (project.site, project.glossary, project.charts, project.source,
                  project.derived, project.checks):  # fmt: skip
        parents = {keys[:-1] for keys in sheet.lines if keys and keys[-1] in project.languages}
        for parent in sorted(parents, key=str):
            for lang in project.languages:
                if (*parent, lang) not in sheet.lines:
                    found = ".".join(str(key) for key in parent)
                    place = sheet.place(*parent)
                    problems.append(problem("missing-language", place, found=found, lang=lang))
    if problems:
        raise BuildFailed(problems)
