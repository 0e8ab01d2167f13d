"""What forms draw: the marks of a chart in groups, each with its words and what it may claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.model import Interval, Lang, Period, Region, Spot


@dataclass(frozen=True)
class Bar:
    """A figure where no value is drawn: its colour (as in `Mark`), and how far it can be trusted.

    undated: it is a claim of a source that does not say when it holds.
    """

    figure: str
    colour: str
    sign: str
    doubtful: bool
    undated: bool = False


@dataclass(frozen=True)
class Mark:
    """One datum as a chart draws it. Texts carry their mention tokens.

    figure: its id; "" for a reconciliation, whose id is `check` and which has two sides.
    value, interval: exact numbers in base units; the interval is what is honestly known.
    against: what a reconciliation holds the interval against.
    said: the number with hedge and unit ("100多家"); noun: what it counts ("印刷机").
    sign: "firm", "more", "nearly", "expected"; doubtful: hatched.
    """

    figure: str
    value: Decimal
    interval: Interval
    unit: str
    said: str
    noun: str
    sign: str
    doubtful: bool
    derived: bool
    category: str
    colour: str  # a palette name: out, in, land, ink
    hint: str = ""  # a second, quieter line of label
    check: str = ""
    against: Interval | None = None
    period: Period = Period("")
    dated: str = ""  # the period in words; "" where it has none
    ranged: bool = False  # what it says is a range: no point of it may be drawn
    flagged: bool = False  # its table prints a flag beside it; `said` says what it means
    ticks: tuple[str, str] = ("", "")  # on an axis: its year, and what names it within its year
    ends: tuple[str, str] = ("", "")  # at the ends of an axis: its period, the same abbreviated
    change: bool = False  # what something rose or fell by, or such a rate; no share of a whole
    whole: str = ""  # of what a share is one
    view: str = ""  # before a form: how it compares with its base, if that is what is drawn

    @property
    def undated(self) -> bool:
        """Say whether it is a claim of a source that does not say when it holds."""
        return bool(self.figure) and not self.derived and not self.period.iso

    @property
    def bar(self) -> Bar:
        """What of it shows where no value is drawn."""
        return Bar(self.figure, self.colour, self.sign, self.doubtful, self.undated)


@dataclass(frozen=True)
class Lack:
    """A row for which a column has no number.

    dated: its period in words, or its name; said: why it has none, "" for no reason.
    """

    period: Period
    dated: str
    said: str


@dataclass(frozen=True)
class Level:
    """A round place on a scale, and its amount in words."""

    value: Decimal
    said: str


@dataclass(frozen=True)
class Event:
    """Something that happened, or lasted, while a line ran."""

    period: Period
    words: str


@dataclass(frozen=True)
class Group:
    """A titled row of marks that share one unit and one scale.

    lacks: the rows for which the column that they are cells of has no number.
    edge: they are one edge of a band around a line.
    """

    title: str
    marks: tuple[Mark, ...]
    lacks: tuple[Lack, ...] = ()
    edge: bool = False


@dataclass(frozen=True)
class Drawing:
    """All that a form needs to draw one chart in one language.

    specification: of the form `vega` alone, what the editor wrote of Vega-Lite.
    levels: unit → the levels of its scale, where the form has one along an axis.
    events: what is marked on its axis of time.
    regions: the outline of a map; places: figure → the region in which it lies; spots: what a
    locator map shows in place of figures.
    view: what is drawn in place of the numbers, in words (index, 2015 = 100); unviewed: figures
    that cannot be compared so, each with the code of the reason.
    """

    chart: str  # the chart's id
    form: str
    lang: Lang
    groups: tuple[Group, ...]
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    place: Place = Place("content/charts.yml")
    specification: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    levels: Mapping[str, tuple[Level, ...]] = field(default_factory=lambda: MappingProxyType({}))
    events: tuple[Event, ...] = ()
    regions: tuple[Region, ...] = ()
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    spots: tuple[Spot, ...] = ()
    view: str = ""
    unviewed: tuple[tuple[str, str], ...] = ()

    def problem(self, code: str, **fields: object) -> Problem:
        """Return the problem `code` of this chart, at its place."""
        return problem(code, self.place, id=self.chart, **fields)

    @property
    def points(self) -> tuple[Spot, ...]:
        """The places that have a point, in their order."""
        return tuple(spot for spot in self.spots if spot.pointed)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All that is drawn, group after group."""
        return tuple(mark for group in self.groups for mark in group.marks)
