"""A project folder → one frozen record of all that an editor wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from liuzhou_site.errors import BuildFailed, Problem, nearest, problem
from liuzhou_site.load import schemas
from liuzhou_site.load.sheets import Row, Sheet, read_csv, read_text, read_yaml
from liuzhou_site.model import Lang, Unit

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


def story_path(lang: Lang) -> str:
    """Return where the story of one language is written."""
    return f"content/{lang}.md"


def load_project(root: Path) -> Project:
    """Read and validate every file of the project at `root`.

    Raises:
        BuildFailed: with every mistake of every file.
    """
    problems: list[Problem] = []

    def gather(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except BuildFailed as failed:
            problems.extend(failed.problems)
            return None

    def sheet(path: str, kind: Any) -> Any:  # noqa: ANN401 (the adapter's type is known to it alone)
        return gather(lambda: _validated(read_yaml(root, path), kind))

    site = sheet("content/site.yml", schemas.Site)
    sheets = {
        "names": sheet("content/names.yml", dict[schemas.Id, schemas.Name]),
        "glossary": sheet("content/glossary.yml", dict[schemas.Id, schemas.Term]),
        "charts": sheet("content/charts.yml", dict[schemas.Id, schemas.Chart]),
        "source": sheet("data/source.yml", schemas.Source),
        "derived": sheet("data/derived.yml", dict[schemas.Id, schemas.Derived]),
        "checks": sheet("data/checks.yml", list[schemas.Check]),
    }
    units = sheet("data/units.yml", dict[str, schemas.Unit])
    languages = tuple(language.id for language in site.value.languages) if site else ()
    tables = _tables(root, languages, gather) if site else {}
    stories = {lang: gather(lambda lang=lang: read_text(root, story_path(lang))) for lang in languages}
    strings = {lang: sheet(f"templates/strings/{lang}.yml", dict[str, str]) for lang in languages}
    if problems:
        raise BuildFailed(problems)
    project = Project(
        languages=languages,
        site=site,
        units=_units(units),
        stories=MappingProxyType({lang: text or "" for lang, text in stories.items()}),
        strings=MappingProxyType({k: MappingProxyType(v.value) for k, v in strings.items()}),
        **sheets,
        **tables,
    )  # fmt: skip
    _raise_missing_languages(project)
    return project


def _tables(
    root: Path, languages: tuple[Lang, ...], gather: Callable[[Callable[[], T]], T | None]
) -> dict[str, Any]:
    texts = tuple(f"{column}_{lang}" for column in ("label", "note") for lang in languages)
    reasons = tuple(f"reason_{lang}" for lang in languages)
    wanted = {
        "figures": (*_SHARED, "paragraph", *texts),
        "elsewhere": (*_SHARED, "citation", *texts),
        "numerals": (*NUMERAL_COLUMNS, *reasons),
    }
    read: Any = read_csv
    return {
        name: gather(lambda name=name, columns=columns: read(root, f"data/{name}.csv", columns))
        for name, columns in wanted.items()
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
