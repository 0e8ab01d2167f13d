"""The frozen records that cross from one stage to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from liuzhou_site.errors import Place

T = TypeVar("T")
K = TypeVar("K")
Lang = str
"""A language code as in `content/site.yml`: "zh", "en"."""

NAME = "[a-z][a-z0-9_]*"
"""A name that an editor gives, as a pattern: lower-case letters, digits, underscores."""
ID = "[a-z][a-z0-9_]{0,39}"
"""The same with the length that it may have."""
POINT = (
    r"(?:FY\d{4}-(?:0[2-9]|1[0-2])|\d{3}0s"
    r"|\d{4}(?:-(?:Q[1-4]|H[12]|spring|summer|autumn|winter|\d{2}(?:-\d{2})?))?)"
)
"""A point of time, as a pattern; `numbers.periods` says what each means in days."""
PERIOD = f"{POINT}(?:/{POINT})?"
"""A point of time, or two that something lies between."""
CELL = rf"{NAME}\.{NAME}@(?:{POINT}(?:--{POINT})?(?!\d|-\d)|{NAME})"
"""The id of a cell of a data table, as a pattern: table.column@1996, table.column@its_row.

A period of two points has -- between them, as ISO 8601 has it where / means something else."""

Words = Mapping[Lang, str]
"""One text in every language of the site. Frozen (`MappingProxyType`)."""


class Hedge(StrEnum):
    """How firmly a number is said. `reader.md` C2 fixes the pairs of words."""

    NONE = ""
    MORE_THAN = "more_than"  # 多, 余 / more than
    OVER = "over"  # 超, 过 / over
    NEARLY = "nearly"  # 近 / nearly
    ABOUT = "about"  # 约 / about
    ALMOST = "almost"  # 几乎 / almost
    AT_LEAST = "at_least"  # 以上 / at least
    AT_MOST = "at_most"  # 以下 / at most, or less
    UNDER = "under"  # 不到, 不足 / under, fewer than


class Kind(StrEnum):
    """What sort of numeral a quantity is."""

    CARDINAL = "cardinal"
    PERCENT = "percent"
    MILLE = "mille"  # of a record alone: what is read is a percent, whatever its sign
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    YEAR = "year"
    MONTH = "month"
    DATE = "date"
    RATIO = "ratio"  # 3:1 is 3
    PER_HUNDRED = "per 100"  # 2.8 per 100 is 0.028
    PER_THOUSAND = "per 1000"
    PER_TEN_THOUSAND = "per 10000"
    PER_HUNDRED_THOUSAND = "per 100000"
    PER_MILLION = "per 1000000"
    PER_HUNDRED_MILLION = "per 100000000"
    PER_BILLION = "per 1000000000"

    @property
    def per(self) -> int:
        """Of how many a rate is said: 1000 of 5.2 per 1,000; 0 of any other kind."""
        return int(self.removeprefix("per ")) if self.startswith("per ") else 0

    @property
    def so_many(self) -> bool:
        """Say whether it is told of so many: 5.2 per 1,000, 5.2‰."""
        return self.per > 0 or self is Kind.MILLE

    @property
    def is_share(self) -> bool:
        """Say whether it is a part of a whole, in whatever way it is written."""
        return self in {Kind.PERCENT, Kind.MILLE, Kind.FRACTION} or self.per > 0

    @property
    def is_date(self) -> bool:
        """Say whether it says when something was."""
        return self in {Kind.YEAR, Kind.MONTH, Kind.DATE}


class Status(StrEnum):
    """How far a claim could be followed."""

    AS_PRINTED = "as_printed"
    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    FORECAST = "forecast"
    DERIVED = "derived"


@dataclass(frozen=True)
class Interval:
    """A range of exact values; `high=None` is open upward, `low=None` downward.

    over, under: the low or the high end is itself left out, as in “more than 100”.
    """

    low: Decimal | None
    high: Decimal | None
    over: bool = False
    under: bool = False


def gathered(key: Callable[[T], K], things: Iterable[T]) -> dict[K, list[T]]:
    """Return the things that have one key together, by it, in their order."""
    found: dict[K, list[T]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


Span = tuple[int, int]
"""Where words begin and end in a text."""


def meet(one: Span, other: Span) -> bool:
    """Say whether two places of a text share words."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True)
class Quantity:
    """A number as a text says it.

    value: exact, in the unit's base (1918亿元 is 191800000000); an Interval for a range.
    unit: an id of the units table ("CNY", "km2", "firm"), "" for a bare number or a share.
    digits: significant digits of the printed coefficient (1918亿 has 4); 0 for words.
    span: start and end offset in the text that was read; not part of equality.
    change: 1 or -1 where it is what something rose or fell by, 0 where it is none. What is read in
    a text has the value that is printed (“fell by 5%” is 0.05, with -1); a figure's is signed.
    centred: a range that is said as its middle and how far it reaches: 78.3 ± 9.6.
    """

    value: Decimal | Interval
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    kind: Kind = Kind.CARDINAL
    digits: int = field(default=0, compare=False)
    span: Span = field(default=(0, 0), compare=False)
    change: int = field(default=0, compare=False)
    centred: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Unit:
    """A unit or measure word, as it follows a number.

    kind: "money", "measure" (km2, tonne), "count" (firms, presses), "share", "ordinal".
    zh: what follows the number in Chinese (元, 平方公里, 座); may be "".
    one, other: the English noun by plural (“press”, “presses”; “yuan”, “yuan”).
    over: the units of which it is one a piece of the other, such as yuan and press.
    words: of every further language, the noun by CLDR's plural category (“many” → “de livres”).
    sign: of a currency, what English writes before the number in place of the noun (£); or "".
    """

    id: str
    kind: str
    zh: str
    one: str
    other: str
    over: tuple[Unit, Unit] | None = None
    words: Mapping[Lang, Words] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    sign: str = ""

    def name(self, lang: Lang) -> str:
        """Return what the unit is called beside no number: in a table's head, in a list."""
        if lang in self.words:
            return self.words[lang]["other"]
        return self.zh if lang.startswith("zh") else self.other


@dataclass(frozen=True, eq=False)
class Rules:
    """How a language that the engine has no rules for says numbers: what CLDR does not hold.

    locale: CLDR's name of the language, which has all else: “de_AT”.
    hedges: words around a number, “mehr als {}”. ordinals: plural category → “{}.”.
    spelt: whole numbers that prose writes out. numerals: number words that are refused unbound;
    joins: what stands between them in one numeral; plain: phrases that hold one and count nothing.
    forecast: words one of which a paragraph with a forecast says. year_end: “Ende {}”.
    gap: what sets words apart, "" where nothing does: then a word is found within others, too.
    """

    lang: Lang
    locale: str
    hedges: Mapping[Hedge, str]
    ordinals: Mapping[str, str]
    year_end: str
    spelt: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    numerals: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    gap: str = " "


Tongue = Lang | Rules
"""What numbers are said in: a language that the engine has rules for, or the rules of another."""


@dataclass(frozen=True)
class Period:
    """When a figure holds, as `PERIOD` has it: "1996-Q3", "1994/1997-05", "1996-12-31", ""."""

    iso: str


@dataclass(frozen=True)
class Figure:
    """One claim: a row of the ledger, or a derived figure (then `formula` is set)."""

    id: str
    quantity: Quantity
    interval: Interval  # what the rounding and the hedge allow
    unit: Unit
    period: Period
    scope: str  # an id of site.yml's scopes: city, county, firm, …
    paragraph: int  # the source's non-blank line; 0 for derived and elsewhere
    as_printed: str
    status: Status
    category: str  # an id of site.yml's categories
    label: Words  # what it counts
    note: Words  # what a reader must know; may be empty texts
    place: Place
    formula: str = ""  # derived figures only
    inputs: tuple[str, ...] = ()
    citation: str = ""  # reports elsewhere only: the address where it was seen
    whole: str = ""  # of what a share is one, or which whole was worked out from a share
    table: str = ""  # the data table of which it is a cell
    since: Period = Period("")  # of a change: when that was which it is compared with
    ends: tuple[str, str] = ("", "")  # of a change: the figures that it began with and led to
    flags: tuple[str, ...] = ()  # what that table prints beside it, by its `flags`
    terms: str = ""  # of money or its growth: "real" or "nominal", where the source says so


@dataclass(frozen=True)
class Gap:
    """A cell of a data table that holds no number. mark: what is printed there; "" for nothing."""

    id: str
    period: Period
    mark: str
    table: str


Point = tuple[float, float]
"""A place on the Earth in degrees, longitude first; or on a plane."""


@dataclass(frozen=True)
class Spot:
    """A place of a locator map: its names, where it lies, and how it is shown.

    kind: "city", "town", or "area", which is a name alone. side: of its point, where its name is
    tried first; "" for wherever there is room. line: where its file says so.
    """

    names: Words
    at: Point
    kind: str
    side: str
    line: Place

    @property
    def pointed(self) -> bool:
        """Say whether a point stands there."""
        return self.kind != "area"

    @property
    def named(self) -> str:
        """Its names in all languages."""
        return " · ".join(self.names.values())


@dataclass(frozen=True)
class Region:
    """A part of a map by its id, with the lines around it, each closed."""

    id: str
    rings: tuple[tuple[Point, ...], ...]
