"""What the engine has of a language that it reads, as one record; `zh` and `en` fill it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liuzhou_site.numbers.lists import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from liuzhou_site.model import Quantity, Unit
    from liuzhou_site.numbers.changes import Changes
    from liuzhou_site.numbers.hedges import Hedging
    from liuzhou_site.numbers.turns import Turns
    from liuzhou_site.numbers.units import Vocabulary

Sign = str
""" ">", "<", ">=", "<=", "==", "!=", "about", "nearly", "largest", "smallest", "rose" or "fell"."""


@dataclass(frozen=True, eq=False)
class Comparing:
    """The words of a language that compare.

    Most are in its list `comparing.txt`, by what they say; a factor comes from “times”.

    shapes: what words with others between them say. factors: stem → how many times. most, fewest:
    words that compare a part with half of its whole. adjectives: what single characters of a bound
    phrase say. loose: how firmly a factor is meant. naming: a change as a noun, which its own
    figure vouches for: growth of exports, 出口的增长. courses: from one number to another, each a
    hole, which are the groups `first` and `last`; its way is said in the group `words`, by a word
    that compares or by one of `ways`.

    Around words that are bound to a claim: times: what ends before them and is read with them: half
    as many. nearly: what ends before them where they do not quite hold.
    since, lower: what begins behind them where the lowest is meant, and what ends in them then.
    of_noun: behind a word that denies, where it denies what a noun does alone. spoken: what begins
    behind them and leads to what is spoken of. against, within: what leads to that which it is
    held against, behind them or before; its group `passive` exchanges the two where `passive`
    stands before it. from_to: the groups `other` and `subject` of what changed.
    """

    shapes: Mapping[Sign, re.Pattern[str]]
    factors: Mapping[str, Fraction | int]
    most: re.Pattern[str]
    fewest: re.Pattern[str]
    adjectives: Mapping[Sign, str]
    loose: Mapping[Sign, re.Pattern[str]]
    naming: re.Pattern[str]
    loosely: Mapping[Sign, re.Pattern[str]]
    courses: tuple[re.Pattern[str], ...]
    from_to: re.Pattern[str]
    ways: Mapping[str, int] = field(default_factory=dict)
    nearly: re.Pattern[str] = NOTHING
    times: re.Pattern[str] = NOTHING
    since: re.Pattern[str] = NOTHING
    lower: re.Pattern[str] = NOTHING
    of_noun: re.Pattern[str] = NOTHING
    spoken: re.Pattern[str] = NOTHING
    against: re.Pattern[str] = NOTHING
    within: re.Pattern[str] = NOTHING
    passive: re.Pattern[str] = NOTHING


@dataclass(frozen=True, eq=False)
class Listing:
    """How a language lists names beside their count, and calls a number a total.

    names: a list before its count, and one behind it: its group `list`, and `open` where it goes
    on. joint: what stands between two names. total: what says so before the number, and behind it.
    """

    names: tuple[re.Pattern[str], re.Pattern[str]]
    joint: re.Pattern[str]
    total: tuple[re.Pattern[str], re.Pattern[str]]


@dataclass(frozen=True, eq=False)
class Proving:
    """The words of a language that say, with the numerals of a date or without, when it is.

    between: what may stand around the numerals of a period: 2030年至2031年5月. part: what makes of
    a year a part of it. financial: what makes a financial year of it. earlier: what stands for the
    year before; with its group `year`, for the same part of that year, with `part`, for the one
    before, with `end`, for the end of that year. full: returns the words of a date as all the
    world writes it: September 2025 for Sept 2025, 2024年 for 民國113年.
    """

    between: re.Pattern[str]
    part: re.Pattern[str]
    financial: re.Pattern[str]
    earlier: re.Pattern[str]
    full: Callable[[str], str]


@dataclass(frozen=True, eq=False)
class Grammar:
    """A language that the engine reads and says.

    read: yields the quantities of a text, read with the units of a story.
    say: returns a quantity with its unit in one of the forms of `say`. say_period: a period, too.
    numerals: finds every numeral, over-cautious; group `no` is a fixed word that counts nothing.
    uncounted: by which rule a numeral of a text, from here to there, counts nothing; "" if it does.
    forecast: words one of which says that a number is one.
    places: what finds a place to which something is said to belong, its `name` or the `owner`.
    whole: what stands before the whole of a share, as 占 does. comes_to: a word that leads to a
    comparison and says nothing else, as 相当于 does. leading: what a sentence may begin with, of
    where all of it holds. led: what may stand between a noun and the number behind it: 工人有87.
    All other fields are records that say themselves what they hold.
    """

    read: Callable[[str, Vocabulary], Iterator[Quantity]]
    say: Callable[[Quantity, Unit, str], str]
    say_period: Callable[[str, str], str]
    numerals: re.Pattern[str]
    uncounted: Callable[[str, int, int], str]
    hedges: Hedging
    comparing: Comparing
    turns: Turns
    changes: Changes
    listing: Listing
    proving: Proving
    forecast: tuple[str, ...]
    places: re.Pattern[str]
    whole: re.Pattern[str]
    comes_to: str
    leading: re.Pattern[str]
    led: re.Pattern[str]
