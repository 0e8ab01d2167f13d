"""Every file that an editor writes: where it stands, what it holds, and what may be in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from liuzhou_site.load import columns
from liuzhou_site.load.columns import CsvColumn
from liuzhou_site.load.schema import content, data
from liuzhou_site.load.schema.kinds import Id, meanings

DIALECT: str = GenerateJsonSchema.schema_dialect
"""The version of JSON Schema that the schemas of YAML files are written in."""
LEDGER = "data/figures.csv"
NUMERALS = "data/numerals.csv"
ACCEPTED = "data/accepted.csv"
"""What was accepted: written by a command, and missing until then."""
DROPPED = "data/dropped.csv"
"""The relations that were waved off: written by a command, and missing until then."""
PUBLISHED = "data/published.csv"
"""What editions said of each figure: written by a command, and missing before the first."""


@dataclass(frozen=True)
class StoryFile:
    """A file that an editor writes, and its path."""

    path: str

    @property
    def about(self) -> str:
        """What it is for."""
        return str(meanings()["files"][self.path])


@dataclass(frozen=True)
class YamlFile(StoryFile):
    """A YAML file: the type of what it holds; optional: a story may do without it."""

    kind: Any
    optional: bool = False

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of its type, the ids of a story not yet in it."""
        return TypeAdapter(self.kind).json_schema()


@dataclass(frozen=True)
class CsvFile(StoryFile):
    """A CSV file: its columns; optional: as above."""

    columns: tuple[CsvColumn, ...]
    optional: bool = False


YAML_FILES: Mapping[str, YamlFile] = {
    "site": YamlFile("content/site.yml", content.Settings),
    "charts": YamlFile("content/charts.yml", dict[Id, content.Chart]),
    "glossary": YamlFile("content/glossary.yml", dict[Id, content.Term]),
    "names": YamlFile("content/names.yml", dict[Id, content.Name]),
    "source": YamlFile("data/source.yml", data.Source),
    "units": YamlFile("data/units.yml", dict[str, data.NamedUnit]),
    "derived": YamlFile("data/derived.yml", dict[Id, data.Derived]),
    "checks": YamlFile("data/checks.yml", list[data.Check]),
    "comparisons": YamlFile("data/comparisons.yml", data.Comparisons),
    "tables": YamlFile("data/tables.yml", dict[Id, data.DataTable], optional=True),
    "outlines": YamlFile("data/outlines.yml", dict[Id, data.Outline], optional=True),
    "places": YamlFile("data/places.yml", dict[Id, data.Places], optional=True),
    "images": YamlFile("content/images.yml", dict[content.FileName, content.Credit], optional=True),
    "language": YamlFile("content/xx.yml", content.OwnLanguage, optional=True),
}
"""By the name of the schema; `xx` stands for a language."""

CSV_FILES: Mapping[str, CsvFile] = {
    "figures": CsvFile(LEDGER, columns.FIGURES),
    "numerals": CsvFile(NUMERALS, columns.NUMERALS),
    "elsewhere": CsvFile("data/elsewhere.csv", columns.ELSEWHERE, optional=True),
    "accepted": CsvFile(ACCEPTED, columns.ACCEPTED, optional=True),
    "dropped": CsvFile(DROPPED, columns.DROPPED, optional=True),
    "published": CsvFile(PUBLISHED, columns.PUBLISHED, optional=True),
}
"""By the name of the schema."""
