"""What each file of `content/` and `data/` may hold. Pydantic checks; the records are frozen."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,  # noqa: TC002 (pydantic reads the annotation when it runs)
)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class LanguagesDiffer(ValueError):
    """A text that lacks a language of the site, or has another: `code` and its fields."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


def _in_every_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """Refuse texts that lack a language of the site, the validation's context, or have another."""
    languages: tuple[str, ...] = info.context or ()
    missing = [lang for lang in languages if not texts.get(lang, "").strip()]
    if missing:
        raise LanguagesDiffer("missing-language", lang="”, “".join(missing))
    return _in_no_other(texts, info)


def _in_no_other(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages: tuple[str, ...] = info.context or tuple(texts)
    if others := [lang for lang in texts if lang not in languages]:
        raise LanguagesDiffer("other-language", lang=others[0], languages=", ".join(languages))
    return texts


Words = Annotated[dict[Code, str], AfterValidator(_in_every_language)]
"""One text in every language of the site; none is empty."""
Spare = Annotated[dict[Code, str], AfterValidator(_in_no_other)]
"""A text that may be empty or left out."""
Address = Annotated[str, StringConstraints(pattern=r"^(https?://[^ ]+)?$")]


class Model(BaseModel):
    """A closed record: an unknown key is a mistake, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(Model):
    """One edition: its code, its BCP 47 tag, and its name in itself."""

    id: Code
    tag: str
    name: str


class Category(Model):
    """What a figure speaks of; `colour` is a name of the palette."""

    names: Words
    colour: Literal["out", "in", "land", "ink"]


class Chapter(Model):
    """A label under the strip, from the paragraph where it begins."""

    paragraph: int
    names: Words


class Correction(Model):
    """A dated change that readers are told of."""

    date: date
    text: Words


BASE = r"^https?://[^\s\"'<>\\]+/$"
"""What the address looks like that a site hangs under."""


class Site(Model):
    """`content/site.yml`.

    aliases: an id that a figure had once → its id; the old address goes on leading to the row.
    within: scope → the scope that it is part of. wholes: what shares are shares of.
    """

    format: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}\.[0-9]{1,4}$")]
    languages: Annotated[list[Language], Field(min_length=1)]
    title: Words
    description: Words
    label: Words
    base: Annotated[str, StringConstraints(pattern=BASE)]
    published: date
    publisher: Words
    licence: str
    licence_url: str
    licence_title: str
    place_policy: Literal["both_then_reading", "both_then_printed"]
    categories: dict[Id, Category]
    scopes: dict[Id, Words]
    aliases: dict[Id, Id] = Field(default_factory=dict)
    within: dict[Id, Id] = Field(default_factory=dict)
    wholes: dict[Id, Words] = Field(default_factory=dict)
    chapters: list[Chapter]
    corrections: list[Correction]


class Shelf(Model):
    """`index.yml` beside the folders of many stories: what their common page says of itself."""

    title: Words
    description: Words
    publisher: Words


class Name(Model):
    """A name that holds digits or number words and is no measure."""

    forms: dict[Code, list[str]]
    why: Words
    period: Annotated[str, StringConstraints(pattern=r"^[0-9/-]*$")] = ""  # of a plan


class Term(Model):
    """A glossary entry: what stands at first use in a language, and after it."""

    first: Words
    name: Words
    gloss: Spare = Field(default_factory=dict)


Plural = Literal["zero", "one", "two", "few", "many", "other"]


class Unit(Model):
    """A unit or measure word; of, per: two others, of which it is one a piece of the other.

    words: of a language that brings its own rules, the noun by CLDR's plural category.
    """

    kind: Literal["money", "measure", "count", "share", "ordinal", "year"]
    zh: str = ""
    one: str = ""
    other: str = ""
    of: str = ""
    per: str = ""
    words: dict[Code, dict[Plural, str]] = Field(default_factory=dict)


Around = Annotated[str, StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$")]
"""Words with {} where a number stands."""


class Hedges(Model):
    """The words of every hedge, as they stand around a number."""

    more_than: Around
    over: Around
    nearly: Around
    about: Around
    almost: Around
    at_least: Around
    at_most: Around
    under: Around


class Ordinals(Model):
    """How a rank is written, by CLDR's plural category of ordinals; “other” for all the rest."""

    zero: Around = "{}"
    one: Around = "{}"
    two: Around = "{}"
    few: Around = "{}"
    many: Around = "{}"
    other: Around


class Numbers(Model):
    """How a language says numbers, where CLDR does not hold it; see `model.Rules`."""

    hedges: Hedges
    ordinals: Ordinals
    year_end: Around
    spelt: dict[int, str] = Field(default_factory=dict)
    numerals: Annotated[list[str], Field(min_length=1)]
    joins: list[str] = Field(default_factory=list)
    plain: list[str] = Field(default_factory=list)
    forecast: list[str] = Field(default_factory=list)


class Edition(Model):
    """`content/xx.yml`: what a language brings that the engine has no rules and no words for."""

    numbers: Numbers
    strings: dict[str, str]


class Erratum(Model):
    """A misprint of the source: as printed, as read, and why."""

    id: Id
    paragraphs: Annotated[list[int], Field(min_length=1)]
    printed: str
    read_as: Spare
    why: Words


class Reason(Model):
    """Why something is read as it is; `citation` is the address of a report that says so."""

    text: Words
    citation: Address = ""


class SourcePlace(Model):
    """The place as printed and as read, with reasons."""

    printed: Words
    read_as: Words
    region: Spare
    reasons: list[Reason]


class Source(Model):
    """`data/source.yml`: what the source is, and a fingerprint that says which text.

    citations: figure → the address of a report that tells it otherwise.
    """

    title: Words
    kind: Words
    language: str
    paragraphs: int
    digit_tokens: int
    normalisation: Words
    fingerprint: str
    paragraphs_sha256: list[str]
    place: SourcePlace
    errata: list[Erratum]
    citations: dict[Id, Address] = Field(default_factory=dict)


class Allow(Model):
    """Why a formula may put together what differs: periods, scopes, the wholes of shares."""

    period: Words = Field(default_factory=dict)
    scope: Words = Field(default_factory=dict)
    whole: Words = Field(default_factory=dict)


class Derived(Model):
    """A figure of our own calculation.

    whole: what a share is a share of, or the whole that a part and its share give.
    """

    formula: str
    whole: str = ""
    allow: Allow = Allow()
    unit: str = ""
    category: str
    scope: str
    label: Words
    note: Spare = Field(default_factory=dict)


class Comparison(Model):
    """What a comparing word in the texts claims."""

    claim: str
    allow: Allow = Allow()


class Comparisons(Model):
    """`data/comparisons.yml`: claims by id, and by language the phrases that claim nothing.

    phrases: language → phrase → the reason why it compares no figures.
    """

    claims: dict[Id, Comparison] = Field(default_factory=dict)
    phrases: dict[str, dict[str, str]] = Field(default_factory=dict)


class Check(Model):
    """Something that must reconcile, or a contradiction that is known and published."""

    id: Id
    claim: str
    allow: Allow = Allow()
    expect: Literal["holds", "contradiction"]
    names: list[str] = Field(default_factory=list)
    title: Words
    finding: Words


class Column(Model):
    """A column of a data table: the unit of its numbers and what they count.

    times: what a cell is multiplied by to give its number in the unit's base.
    period: where rows have names, when the column holds. whole: of what its shares are shares.
    """

    unit: str
    label: Words
    note: Spare = Field(default_factory=dict)
    times: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,15})?$")] = "1"
    period: str = ""
    whole: str = ""


class DataTable(Model):
    """`data/tables.yml`: what a table of `data/tables/` holds, and who published it.

    rows: whether the first column is a period or the id of a name.
    """

    title: Words
    source: Words
    citation: Annotated[str, StringConstraints(pattern=r"^https?://[^ ]+$")]
    licence: str
    rows: Literal["period", "name"] = "period"
    scope: str
    category: str
    columns: Annotated[dict[Id, Column], Field(min_length=1)]


class ChartGroup(Model):
    """Marks that share one unit and one scale.

    series: a column of a data table, table.column, all of whose cells are drawn.
    """

    title: Spare = Field(default_factory=dict)
    series: str = ""
    figures: list[str] = Field(default_factory=list)
    checks: list[str] = Field(default_factory=list)


class Chart(Model):
    """`content/charts.yml`: one chart. spec: of the form vega alone, its Vega-Lite."""

    form: str
    title: Words
    subtitle: Words
    note: Spare = Field(default_factory=dict)
    groups: list[ChartGroup]
    nouns: dict[str, Words] = Field(default_factory=dict)
    hints: dict[str, Words] = Field(default_factory=dict)
    texts: dict[Id, Words] = Field(default_factory=dict)
    spec: dict[str, Any] = Field(default_factory=dict)
