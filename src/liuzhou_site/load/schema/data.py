"""What the files of `data/` hold: what was read, what is worked out and claimed, tables, units."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from liuzhou_site.load.schema.kinds import (
    Address,
    CalledFigureId,
    CategoryId,
    Code,
    Elsewhere,
    Id,
    Model,
    ScopeId,
    Spare,
    UnitId,
    WholeId,
    Words,
)
from liuzhou_site.load.texts import plain

Mark = Annotated[str, AfterValidator(plain)]
"""What stands in a cell, in the same characters as the cell itself is read in."""


class Column(Model):
    """A column of a data table; its key heads the column of the CSV file."""

    unit: UnitId
    label: Words
    note: Spare = Field(default_factory=dict)
    times: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,15})?$")] = "1"
    period: str = ""
    change: bool = False
    whole: WholeId = ""


class Published(Model):
    """What others published."""

    title: Words
    source: Words
    citation: Elsewhere
    licence: str


class DataTable(Published):
    """A table of figures that others published; its key is the name of its CSV file."""

    file: Annotated[str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9_./@-]*)?$")] = ""
    rows: Literal["period", "name"] = "period"
    scope: ScopeId
    category: CategoryId
    missing: dict[Mark, Words] = Field(default_factory=dict)
    flags: dict[Mark, Words] = Field(default_factory=dict)
    brackets: Literal["none", "negative"] = "none"
    decimal: Literal[".", ","] = "."
    heads: dict[Id, str] = Field(default_factory=dict)
    columns: Annotated[dict[Id, Column], Field(min_length=1)]


class Outline(Published):
    """The outline of a map; its key is the name of its file of GeoJSON or TopoJSON."""


class Places(Published):
    """The places of a locator map; its key is the name of their CSV file."""


Plural = Literal["zero", "one", "two", "few", "many", "other"]


class NamedUnit(Model):
    """A unit, or what is counted: figures name one by its id."""

    kind: Literal["money", "measure", "count", "share", "ordinal", "year"]
    zh: str = ""
    one: str = ""
    other: str = ""
    of: UnitId = ""
    per: UnitId = ""
    words: dict[Code, dict[Plural, str]] = Field(default_factory=dict)
    review: str = ""


class Erratum(Model):
    """A misprint of the source: as printed, as read, and why."""

    id: Id
    paragraphs: Annotated[list[int], Field(min_length=1)]
    printed: str
    read_as: Spare
    why: Words


class Reason(Model):
    """Why something is read as it is."""

    text: Words
    citation: Address = ""


class SourcePlace(Model):
    """The place in the source, as printed and as read."""

    printed: Words
    read_as: Words
    region: Spare
    reasons: list[Reason]


OF_A_TEXT = ("paragraphs", "digit_tokens", "normalisation", "fingerprint", "paragraphs_sha256")
"""The keys of `data/source.yml` that only a text has. With one of them it needs them all."""


class Source(Model):
    """What was read. A story from data tables alone has no text, and so nothing of one."""

    title: Words
    kind: Words
    language: str
    paragraphs: int = 0
    digit_tokens: int = 0
    normalisation: Words = Field(default_factory=dict)
    fingerprint: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    paragraphs_sha256: list[str] = Field(default_factory=list)
    place: SourcePlace | None = None
    errata: list[Erratum] = Field(default_factory=list)
    citations: dict[CalledFigureId, Address] = Field(default_factory=dict)


class Allow(Model):
    """Why figures may be put together that differ. Readers see the reasons."""

    period: Words = Field(default_factory=dict)
    scope: Words = Field(default_factory=dict)
    whole: Words = Field(default_factory=dict)


class Derived(Model):
    """A figure of our own calculation; its key is its id."""

    formula: str
    unit: UnitId = ""
    whole: WholeId = ""
    change: bool = False
    period: str = ""
    scope: ScopeId
    category: CategoryId
    label: Words
    note: Spare = Field(default_factory=dict)
    allow: Allow = Allow()


class Quotation(Model):
    """Words of the source that say something themselves."""

    paragraph: int
    printed: str


class Comparison(Model):
    """What a comparing word in the texts claims; its key is its id."""

    claim: str
    source: Quotation | None = None
    allow: Allow = Allow()


class Comparisons(Model):
    """What the texts compare, and which of their phrases compare nothing."""

    claims: dict[Id, Comparison] = Field(default_factory=dict)
    phrases: dict[str, dict[str, str]] = Field(default_factory=dict)


class Check(Model):
    """Something that must reconcile, or a contradiction that is known and published."""

    id: Id
    claim: str
    expect: Literal["holds", "contradiction"]
    look: Literal["", "other_base", "not_added", "coincidence", "unexplained"] = ""
    names: list[str] = Field(default_factory=list)
    title: Words
    finding: Words
    allow: Allow = Allow()
