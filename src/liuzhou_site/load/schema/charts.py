"""Charts, and the tables of other people's figures that some of them draw."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from liuzhou_site.load.schema.kinds import (
    CategoryId,
    CheckId,
    Elsewhere,
    FigureId,
    FormId,
    Id,
    Model,
    Period,
    ScopeId,
    SeriesId,
    Spare,
    UnitId,
    WholeId,
    Words,
)


class Column(Model):
    """A column of a data table; its key heads the column of the CSV file."""

    unit: UnitId
    label: Words
    note: Spare = Field(default_factory=dict)
    times: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,15})?$")] = "1"
    period: str = ""
    change: bool = False
    whole: WholeId = ""


class DataTable(Model):
    """A table of figures that others published; its key is the name of its CSV file."""

    title: Words
    source: Words
    citation: Elsewhere
    licence: str
    file: Annotated[str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9_./@-]*)?$")] = ""
    rows: Literal["period", "name"] = "period"
    scope: ScopeId
    category: CategoryId
    missing: dict[str, Words] = Field(default_factory=dict)
    flags: dict[str, Words] = Field(default_factory=dict)
    brackets: Literal["none", "negative"] = "none"
    decimal: Literal[".", ","] = "."
    columns: Annotated[dict[Id, Column], Field(min_length=1)]


class Outline(Model):
    """The outline of a map; its key is the name of its file of GeoJSON or TopoJSON."""

    title: Words
    source: Words
    citation: Elsewhere
    licence: str


class Places(Outline):
    """The places of a locator map; its key is the name of their CSV file."""


class ChartGroup(Model):
    """Marks that share one unit and one scale."""

    title: Spare = Field(default_factory=dict)
    figures: list[FigureId] = Field(default_factory=list)
    series: SeriesId = ""
    edge: bool = False
    checks: list[CheckId] = Field(default_factory=list)


class Meanwhile(Model):
    """Something that happened while a line ran."""

    at: Period
    words: Words


class View(Model):
    """Numbers of a line as they compare with one of them."""

    kind: Literal["index", "change"]
    base: Period


class Chart(Model):
    """A chart; its key is its id, by which a story places it: `{chart its_id}`."""

    form: FormId
    title: Words
    subtitle: Words
    note: Spare = Field(default_factory=dict)
    groups: list[ChartGroup] = Field(default_factory=list)
    nouns: dict[FigureId, Words] = Field(default_factory=dict)
    hints: dict[FigureId, Words] = Field(default_factory=dict)
    texts: dict[Id, Words] = Field(default_factory=dict)
    outline: str = ""
    places: str = ""
    large: bool = False
    events: list[Meanwhile] = Field(default_factory=list)
    view: View | None = None
    spec: dict[str, Any] = Field(default_factory=dict)
