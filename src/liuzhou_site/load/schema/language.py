"""What a language brings that the engine has no rules and no words for, and how units are said."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from liuzhou_site.load.schema.kinds import Code, Model, UnitId, key

Plural = Literal["zero", "one", "two", "few", "many", "other"]
Around = Annotated[str, StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$")]
"""Words with {} where a number stands."""
Interface = Annotated[dict[str, str], WithJsonSchema({"ids": "interface"})]
"""Key → the words of it; the keys are those of the templates."""


class NamedUnit(Model):
    """A unit, or what is counted: figures name one by its id."""

    kind: Literal["money", "measure", "count", "share", "ordinal", "year"] = key(
        "`money` and `measure` are rounded by a source, `count` is exact, but in millions or 万"
        " as rounded as they are, `share` is a part of a whole, `ordinal` a rank, `year` a"
        " year that is itself the figure."
    )
    zh: str = key("What follows the number in Chinese, a measure word perhaps.", "座", default="")
    one: str = key("The English noun of a single one.", "bridge", default="")
    other: str = key("The English noun of several.", "bridges", default="")
    of: UnitId = key(
        "Of a unit such as yuan a bridge: what there is so much of, the id of another unit.",
        default="",
    )
    per: UnitId = key("The same: for one piece of what, the id of another unit.", default="")
    words: dict[Code, dict[Plural, str]] = key(
        "Language → plural category of CLDR → noun, for a language that brings its own rules."
        " The names of currencies are known.",
        {"de": {"one": "Brücke", "other": "Brücken"}},
        default_factory=dict,
    )
    review: str = key(
        "What an editor must still look at in a unit that was drafted; empty when that is done.",
        "zh",
        default="",
    )


class Hedges(Model):
    """The words of every hedge, with {} where the number stands."""

    more_than: Around = key("多, 余.", "mehr als {}")
    over: Around = key("超, 过.", "über {}")
    nearly: Around = key("近.", "fast {}")
    about: Around = key("约.", "etwa {}")
    almost: Around = key("几乎.", "beinahe {}")
    at_least: Around = key("以上.", "mindestens {}")
    at_most: Around = key("以下.", "höchstens {}")
    under: Around = key("不到, 不足.", "unter {}")


class Ordinals(Model):
    """How a rank is written, by CLDR's plural category of ordinals."""

    zero: Around = key("Of those that CLDR calls zero.", "{}.", default="{}")
    one: Around = key("Of those that CLDR calls one.", "{}er", default="{}")
    two: Around = key("Of those that CLDR calls two.", "{}nd", default="{}")
    few: Around = key("Of those that CLDR calls few.", "{}rd", default="{}")
    many: Around = key("Of those that CLDR calls many.", "{}.", default="{}")
    other: Around = key("Of all the rest.", "{}.")


class Numbers(Model):
    """How a language says numbers, where CLDR does not hold it."""

    hedges: Hedges = key("The words of every hedge.")
    ordinals: Ordinals = key("How a rank is written.")
    year_end: Around = key("The end of a year.", "Ende {}")
    spelt: dict[int, str] = key(
        "Whole numbers that prose writes out.", {1: "eins", 2: "zwei"}, default_factory=dict
    )
    numerals: Annotated[list[str], Field(min_length=1)] = key(
        "Number words, refused where they are not bound to a figure.", ["zwei", "hundert"]
    )
    joins: list[str] = key(
        "What may stand between them in one numeral.", ["und"], default_factory=list
    )
    plain: list[str] = key(
        "Phrases that hold a number word and count nothing.",
        ["im Großen und Ganzen"],
        default_factory=list,
    )
    forecast: list[str] = key(
        "Words one of which a paragraph says that mentions a forecast.",
        ["soll", "geplant"],
        default_factory=list,
    )


class OwnLanguage(Model):
    """What a language brings along that the engine has no rules and no words for."""

    numbers: Numbers = key("How it says numbers.")
    strings: Interface = key("The words of the pages, key by key as in `templates/strings/en.yml`.")
