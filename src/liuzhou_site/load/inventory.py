"""Every file that an editor writes: where it stands, what it holds, and what may be in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from liuzhou_site.load import columns
from liuzhou_site.load.columns import CsvColumn
from liuzhou_site.load.schema.charts import Chart, DataTable, Outline
from liuzhou_site.load.schema.claims import Check, Comparisons, Derived, Source
from liuzhou_site.load.schema.kinds import Id
from liuzhou_site.load.schema.language import NamedUnit, OwnLanguage
from liuzhou_site.load.schema.settings import Credit, FileName, Name, Settings, Term

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
class YamlFile:
    """A YAML file: its path, what it is for, and the type of what it holds.

    optional: whether a story may do without it.
    """

    path: str
    about: str
    kind: Any
    optional: bool = False

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of its type, the ids of a story not yet in it."""
        return TypeAdapter(self.kind).json_schema()


@dataclass(frozen=True)
class CsvFile:
    """A CSV file: its path, what it is for, its columns."""

    path: str
    about: str
    columns: tuple[CsvColumn, ...]
    optional: bool = False


YAML_FILES: Mapping[str, YamlFile] = {
    "site": YamlFile("content/site.yml", "The site: languages, titles, address.", Settings),
    "charts": YamlFile("content/charts.yml", "The charts, by id.", dict[Id, Chart]),
    "glossary": YamlFile("content/glossary.yml", "Names and terms, by id.", dict[Id, Term]),
    "names": YamlFile(
        "content/names.yml",
        "Names that hold digits or number words and measure nothing, by id.",
        dict[Id, Name],
    ),
    "source": YamlFile("data/source.yml", "What was read.", Source),
    "units": YamlFile("data/units.yml", "Units and measure words, by id.", dict[str, NamedUnit]),
    "derived": YamlFile(
        "data/derived.yml", "Figures of our own calculation, by id.", dict[Id, Derived]
    ),
    "checks": YamlFile("data/checks.yml", "What must reconcile, one after the other.", list[Check]),
    "comparisons": YamlFile("data/comparisons.yml", "What the texts compare.", Comparisons),
    "tables": YamlFile(
        "data/tables.yml",
        "Longer series that others published, by the name of their file in `data/tables/`.",
        dict[Id, DataTable],
        optional=True,
    ),
    "outlines": YamlFile(
        "data/outlines.yml",
        "The outlines of maps, by the name of their file in `data/outlines/`.",
        dict[Id, Outline],
        optional=True,
    ),
    "images": YamlFile(
        "content/images.yml",
        "Images, by the name of their file in `content/images/`.",
        dict[FileName, Credit],
        optional=True,
    ),
    "language": YamlFile(
        "content/xx.yml",
        "What a language brings that the engine has no rules for; xx is its code.",
        OwnLanguage,
        optional=True,
    ),
}
"""By the name of the schema; `xx` stands for a language."""

CSV_FILES: Mapping[str, CsvFile] = {
    "figures": CsvFile(
        LEDGER, "The ledger, one row a claim, in the order of the source.",
        columns.FIGURES,
    ),
    "numerals": CsvFile(
        NUMERALS, "Every numeral of the source, in its order, and what it is.",
        columns.NUMERALS,
    ),
    "elsewhere": CsvFile(
        "data/elsewhere.csv", "What others report about the same things, with citations.",
        columns.ELSEWHERE,
        optional=True,
    ),
    "accepted": CsvFile(
        ACCEPTED, "What was accepted; `python build.py accept` writes it, nobody else.",
        columns.ACCEPTED,
        optional=True,
    ),
    "dropped": CsvFile(
        DROPPED,
        "Relations that were waved off; `python build.py look --drop N` writes it, nobody else.",
        columns.DROPPED,
        optional=True,
    ),
    "published": CsvFile(
        PUBLISHED,
        "What editions said of each figure; `python build.py record` writes it, nobody else.",
        columns.PUBLISHED,
        optional=True,
    ),
}  # fmt: skip
"""By the name of the schema."""
