"""What the files of `content/` hold: settings, names, terms, images, charts, further languages."""

from datetime import date as Day  # noqa: N812 (a field is called date)
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from liuzhou_site.load.schema.kinds import (
    HOST,
    Address,
    CalledFigureId,
    CalledScopeId,
    CheckId,
    Code,
    Elsewhere,
    FigureId,
    FormId,
    Id,
    Model,
    Period,
    SeriesId,
    Spare,
    Words,
)

Spdx = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9.-]*$")]
"""The name of a licence."""


FileName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}\.(jpg|jpeg|png|webp|svg)$")
]


class Language(Model):
    """One edition of the story."""

    id: Code
    tag: str
    name: str


class Category(Model):
    """A kind of figures."""

    names: Words
    colour: Literal["out", "in", "land", "ink"]


class Chapter(Model):
    """A label under the overview of all figures."""

    paragraph: int
    names: Words


class Correction(Model):
    """A dated change, shown to readers."""

    date: Annotated[Day, Field(ge=Day(1000, 1, 1))]
    text: Words


BASE = f"^{HOST}/([^\\s\"'<>\\\\]*/)?$"
"""What the address looks like that a site hangs under."""


class Settings(Model):
    """The settings of the site: languages, titles, address, licence, and what figures speak of."""

    format: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}\.[0-9]{1,4}$")]
    languages: Annotated[list[Language], Field(min_length=1)]
    title: Words
    description: Words
    label: Words
    base: Annotated[str, StringConstraints(pattern=BASE)]
    published: Annotated[Day, Field(ge=Day(1000, 1, 1))]
    publisher: Words
    authors: list[Words] = Field(default_factory=list)
    editors: list[Words] = Field(default_factory=list)
    licence: Spdx
    licence_url: Elsewhere
    licence_title: str
    place_policy: Literal["both_then_reading", "both_then_printed"] = "both_then_reading"
    currencies: Literal["words", "signs"] = "words"
    categories: dict[Id, Category]
    scopes: dict[Id, Words]
    aliases: dict[Id, CalledFigureId] = Field(default_factory=dict)
    within: dict[CalledScopeId, CalledScopeId] = Field(default_factory=dict)
    wholes: dict[Id, Words] = Field(default_factory=dict)
    chapters: list[Chapter] = Field(default_factory=list)
    corrections: list[Correction] = Field(default_factory=list)


class Shelf(Model):
    """`index.yml` beside the folders of many stories: what their common page says of itself."""

    title: Words
    description: Words
    publisher: Words


class Name(Model):
    """A name that holds digits or number words and measures nothing, such as that of a standard."""

    forms: dict[Code, list[str]]
    why: Words
    period: Period = ""


class Term(Model):
    """A name or a term that texts mention as `{its_id}`, explained where it comes first."""

    first: Words
    name: Words
    gloss: Spare = Field(default_factory=dict)


class Credit(Model):
    """An image; its key is the name of its file in `content/images/`."""

    credit: Words
    licence: Spdx
    source: Address = ""
    figures: list[FigureId] = Field(default_factory=list)


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


Around = Annotated[str, StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$")]
"""Words with {} where a number stands."""


Interface = Annotated[dict[str, str], WithJsonSchema({"ids": "interface"})]
"""Key → the words of it; the keys are those of the templates."""


class Hedges(Model):
    """The words of every hedge, with {} where the number stands."""

    more_than: Around
    over: Around
    nearly: Around
    about: Around
    almost: Around
    at_least: Around
    at_most: Around
    under: Around


class Ordinals(Model):
    """How a rank is written, by CLDR's plural category of ordinals."""

    zero: Around = "{}"
    one: Around = "{}"
    two: Around = "{}"
    few: Around = "{}"
    many: Around = "{}"
    other: Around


class Numbers(Model):
    """How a language says numbers, where CLDR does not hold it."""

    hedges: Hedges
    ordinals: Ordinals
    year_end: Around
    spelt: dict[int, str] = Field(default_factory=dict)
    numerals: Annotated[list[str], Field(min_length=1)]
    joins: list[str] = Field(default_factory=list)
    plain: list[str] = Field(default_factory=list)
    forecast: list[str] = Field(default_factory=list)


class OwnLanguage(Model):
    """What a language brings along that the engine has no rules and no words for."""

    numbers: Numbers
    strings: Interface
