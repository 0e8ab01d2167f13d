"""A description is true of what it describes: tables of many kinds, and what is said of each.

Each was written with the words that must and must not come before it was run.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.charts.test_describe import _mark, edition  # noqa: F401 (a fixture)

from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.marks import Drawing, Group, Lack
from liuzhou_site.model import Interval, Period

PLACES = "Avon Brede Calder Dart Exe Fowey Gannel Humber Irwell Jed Kennet Lune Mersey Nene".split()
YEARS = [f"{year}" for year in range(2001, 2015)]


def rows(nouns, periods, values, **more) -> Group:
    """Return a group of marks; one noun or period stands for all."""
    size = max(map(len, (nouns, periods, values)))
    spread = [part * size if len(part) == 1 else part for part in (nouns, periods, values)]
    return Group("", tuple(
        _mark(noun=noun, period=Period(iso), dated=iso, value=D(value), said=f"{value} books",
              interval=Interval(D(value), D(value)), **more)
        for noun, iso, value in zip(*spread, strict=True)
    ))  # fmt: skip


UP = [str(n) for n in range(11, 25)]
DOWN = UP[::-1]
MIXED = ["3", "-4", *UP[2:]]
HILLY = ["5", "9", "4", *UP[3:]]
LOANS = ["loans"]
TABLES = {
    "places of one year, in order of size": (
        "ranked",
        [rows(PLACES, ["2001"], DOWN)],
        ["largest number is Avon: 24 books", "smallest Nene: 11 books"],
        ["beginning", "falls", "Avon: the", "Avon: The"],
    ),
    "places, each of a year of its own": (
        "ranked",
        [rows(PLACES, YEARS, UP)],
        ["largest number is Nene: 24 books"],
        ["beginning", "rises", "Avon: the"],
    ),
    "places of two years by turns": (
        "vega",
        [rows(PLACES, ["2001", "2011"] * 7, HILLY)],
        ["largest number is Nene"],
        ["at the end"],
    ),
    "places that fell and rose": (
        "vega",
        [rows(PLACES, ["2001"], MIXED)],
        ["highest number is Nene", "lowest Brede: -4 books"],
        ["beginning", "largest number"],
    ),
    "places, the group named": (
        "vega",
        [replace(rows(PLACES, ["2001"], UP), title="Rivers")],
        ["Rivers: the largest number is Nene: 24 books"],
        ["beginning"],
    ),
    "places, all the same": (
        "vega",
        [rows(PLACES, ["2001"], ["7"])],
        ["7 books"],
        ["largest", "Avon, Brede", "Brede and"],
    ),
    "places, most of them without any": (
        "vega",
        [rows(PLACES, ["2001"], ["0"] * 13 + ["4"])],
        ["largest number is Nene: 4 books"],
        ["Brede", "Calder"],
    ),
    "two places that share the most": (
        "vega",
        [rows(PLACES, ["2001"], [*UP[:12], "50", "50"])],
        ["Mersey and Nene: 50 books"],
        [],
    ),
    "censuses far apart": (
        "line",
        [rows(LOANS, ["1953", "1964", "1982", "1990"], ["5", "7", "10", "11"])],
        ["5 books (1953) at the beginning", "11 books (1990) at the end", "rises at every step"],
        [],
    ),
    "a line that falls": (
        "line",
        [rows(LOANS, YEARS, DOWN)],
        ["24 books (2001) at the beginning", "the least 11 books (2014)", "falls at every step"],
        ["rises"],
    ),
    "a line whose rows are not in order": (
        "line",
        [rows(LOANS, ["2003", "2001", "2002"], ["9", "3", "5"])],
        ["3 books (2001) at the beginning", "9 books (2003) at the end", "rises"],
        [],
    ),
    "a line up and down": (
        "line",
        [rows(LOANS, YEARS, HILLY)],
        ["the least 4 books (2003)"],
        ["every step"],
    ),
    "a line below zero and above": (
        "line",
        [rows(LOANS, YEARS, MIXED)],
        ["the lowest -4 books (2002)"],
        ["least", "every step"],
    ),
    "a line that does not move": (
        "line",
        [rows(LOANS, YEARS, ["7"])],
        ["7 books in every row"],
        ["most", "least", "2005", "every step"],
    ),
    "a line at its least half of the time": (
        "line",
        [rows(LOANS, YEARS, ["0", "3"] * 7)],
        ["0 books", "3 books"],
        ["2005", "2006"],
    ),
    "a line with a year missing": (
        "line",
        [
            replace(
                rows(LOANS, ["2001", "2002", "2004"], ["1", "2", "3"]),
                lacks=(Lack(Period("2003"), "2003", ""),),
            )
        ],
        ["1 books (2001) at the beginning"],
        ["every step"],
    ),
    "a line of two points": (
        "line",
        [rows(LOANS, ["2001", "2009"], ["4", "2"])],
        ["at the end"],
        ["every step"],
    ),
    "a line that may not have risen": (
        "line",
        [
            Group(
                "",
                tuple(
                    replace(one, interval=Interval(one.value - 2, one.value + 2))
                    for one in rows(LOANS, ["2001", "2002", "2003"], ["4", "5", "6"]).marks
                ),
            )
        ],
        ["4 books (2001) at the beginning"],
        ["every step"],
    ),
    "two groups of one bar": (
        "bars",
        [
            replace(rows([noun], ["2001"], [value]), title=noun)
            for noun, value in (("Exe", "132000"), ("Dart", "34000"))
        ],
        ["Exe: 132000 books", "Dart: 34000 books"],
        ["scale of its own", "Largest", "beginning"],
    ),
    "seven of one thing, a year each": (
        "bars",
        [rows(LOANS, YEARS[:7], UP[:7])],
        ["11 books (2001) at the beginning", "rises"],
        [],
    ),
    "three places of three years": (
        "bars",
        [rows(PLACES[:3], YEARS[:3], ["1", "2", "3"])],
        ["Avon: 1 books", "Brede: 2 books", "Calder: 3 books"],
        ["beginning", "rises"],
    ),
    "hedged numbers of many places": (
        "vega",
        [rows(PLACES, ["2001"], UP, sign="more")],
        ["Avon: 11 books", "Nene: 24 books"],
        ["largest", "Largest"],
    ),
}


@pytest.mark.each("table", TABLES)
def test_what_is_said_of_a_table_is_true_of_it(table, edition):  # noqa: F811 (a fixture)
    """Its order in time, its extremes by name, and no more."""
    form, groups, wanted, wrong = TABLES[table]
    words = str(describe(edition, Drawing("loans", form, "en", tuple(groups))))
    _, _, told = words.partition(". ")
    assert [part for part in wanted if part.lower() not in told.lower()] == [], words
    assert [part for part in wrong if part.lower() in told.lower()] == [], words
