"""What a language brings that the engine has no rules and no words for, and how units are said."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from liuzhou_site.load.schema.kinds import Code, Model, UnitId

Plural = Literal["zero", "one", "two", "few", "many", "other"]
Around = Annotated[str, StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$")]
"""Words with {} where a number stands."""
Interface = Annotated[dict[str, str], WithJsonSchema({"ids": "interface"})]
"""Key → the words of it; the keys are those of the templates."""


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
