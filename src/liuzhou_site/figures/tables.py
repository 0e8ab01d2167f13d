"""Some figures side by side: ranks, extremes, totals, shares, differences and ratios.

All that compares figures is computed here, on the ledger's frame, in exact decimals. What a
hedge, an open end or rounding leaves uncertain is left out or given as an interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from liuzhou_site.figures import intervals
from liuzhou_site.model import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ADDABLE = ("money", "measure", "count")
_TWO = 2


@dataclass(frozen=True)
class Line:
    """One figure beside others. Numbers are exact and in base units; None where open or a range.

    rank: 1 for the greatest, ties alike; None unless all figures of the table can be ordered.
    share: its part of the total of its unit; None where that does not add up.
    """

    figure: str
    unit: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    rank: int | None
    share: Interval | None


@dataclass(frozen=True)
class Table:
    """Figures side by side.

    totals: unit → what they add up to; shares and ranks never add up, nor what is of different
    periods or scopes.
    least, most: the figures that stand alone at either end, "" where none does.
    difference, ratio: the first of two figures of one unit less, or by, the second.
    """

    lines: tuple[Line, ...]
    totals: Mapping[str, Interval]
    least: str
    most: str
    difference: Interval | None
    ratio: Interval | None


def table_of(frame: pd.DataFrame, names: Sequence[str]) -> Table:
    """Return the figures `names` of the ledger side by side, in this order.

    Raises:
        KeyError: the ledger has no such figure.
    """
    rows = computed(frame, names)
    lines = tuple(
        Line(
            figure=name,
            unit=str(row["unit"]),
            value=row["value"],
            low=row["low"],
            high=row["high"],
            rank=None if pd.isna(row["rank"]) else int(row["rank"]),
            share=_interval(row["share_low"], row["share_high"]),
        )
        for name, row in zip(names, rows.to_dict("records"), strict=True)
    )
    totals = MappingProxyType(_totals(rows))
    least, most = _extremes(rows)
    return Table(lines, totals, least, most, *_pair(rows))


def computed(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the rows `names` of the ledger’s frame with ranks and shares added.

    rank: Int64; share_low, share_high: `Decimal`, or None. They are as `Line` says.

    Raises:
        KeyError: the ledger has no such figure.
    """
    rows = frame.loc[list(names)].copy()
    rows["rank"] = _ranks(rows)
    adding = frozenset(_addable(rows).index)
    shares = [_share(rows, place, adding) for place in range(len(rows))]
    for column, ends in zip(("share_low", "share_high"), zip(*shares, strict=True), strict=True):
        rows[column] = pd.Series(ends, index=rows.index, dtype=object)
    return rows


def _ranks(rows: pd.DataFrame) -> pd.Series[int]:
    """Rank exact figures of one unit; rounded ones where no two can change places."""
    missing = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    firm = (rows["hedge"] == "").all() and rows["value"].notna().all()
    if not firm or _mixed(rows) or (rows["kind"] == "ordinal").any():
        return missing
    ordered = rows.sort_values("value")
    ends = pairwise(zip(ordered["low"], ordered["high"], strict=True))
    if not all(a[1] < b[0] or a[0] == a[1] == b[0] == b[1] for a, b in ends):
        return missing
    return rows["value"].rank(method="min", ascending=False).astype("Int64")


def _extremes(rows: pd.DataFrame) -> tuple[str, str]:
    """Return the ids of the least and the greatest figure, "" where it shares its place."""
    ranks = rows["rank"].dropna()
    if ranks.nunique() < _TWO:
        return "", ""
    return _alone(ranks[ranks == ranks.max()]), _alone(ranks[ranks == ranks.min()])


def _alone(ranks: pd.Series[int]) -> str:
    return str(ranks.index[0]) if len(ranks) == 1 else ""


def _mixed(rows: pd.DataFrame) -> bool:
    """Say whether units differ, or the wholes of shares."""
    shares = rows["kind"].iloc[0] == "share"
    columns = ["unit", "whole"] if shares else ["unit"]
    return any(len(rows[column].unique()) > 1 for column in columns)


def _addable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that add up: amounts, of each unit for one period and one scope."""
    amounts = rows[rows["kind"].isin(_ADDABLE)]
    for column in ("period", "scope"):
        differ = amounts.groupby("unit", observed=True)[column].transform("nunique")
        amounts = amounts[differ.astype(int) <= 1]
    return amounts


def _totals(rows: pd.DataFrame) -> dict[str, Interval]:
    groups = _addable(rows).groupby("unit", observed=True)[["low", "high"]]
    return {str(unit): Interval(_sum(group["low"]), _sum(group["high"])) for unit, group in groups}


def _sum(ends: Iterable[Decimal | None]) -> Decimal | None:
    """Add exactly; an open end leaves the sum open."""
    known = list(ends)
    closed = [end for end in known if end is not None]
    return reduce(intervals.EXACT.add, closed, Decimal(0)) if len(closed) == len(known) else None


def _share(
    rows: pd.DataFrame, place: int, adding: frozenset[object]
) -> tuple[Decimal | None, Decimal | None]:
    """Return the share of one row in its unit: least where the others are greatest.

    adding: the ids of the rows that add up.
    """
    units, lows, highs = (list(rows[column]) for column in ("unit", "low", "high"))
    if rows.index[place] not in adding:
        return None, None
    others = [at for at, unit in enumerate(units) if at != place and unit == units[place]]
    return (
        _part(lows[place], _sum(highs[at] for at in others), Decimal(0)),
        _part(highs[place], _sum(lows[at] for at in others), Decimal(1)),
    )


def _part(one: Decimal | None, rest: Decimal | None, extreme: Decimal) -> Decimal | None:
    """Divide a part by the whole; where either is open, the share can go to its `extreme`."""
    if one is None or rest is None:
        return extreme
    whole = intervals.EXACT.add(one, rest)
    return intervals.EXACT.divide(one, whole) if whole > 0 else None


def _interval(low: Decimal | None, high: Decimal | None) -> Interval | None:
    return None if low is None or high is None else Interval(low, high)


def _pair(rows: pd.DataFrame) -> tuple[Interval | None, Interval | None]:
    if len(rows) != _TWO or _mixed(rows) or not len(_addable(rows)):
        return None, None
    a, b = (Interval(low, high) for low, high in zip(rows["low"], rows["high"], strict=True))
    difference = intervals.add(a, intervals.negate(b))
    try:
        return difference, intervals.divide(a, b)
    except ZeroDivisionError:
        return difference, None
