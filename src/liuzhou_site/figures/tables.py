"""Some figures side by side: ranks, extremes, shares.

All that compares figures is computed here, on the ledger's frame, in exact decimals. What a
hedge, an open end or rounding leaves uncertain is left out or given as an interval.
"""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from liuzhou_site.figures import intervals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ADDABLE = ("money", "measure", "count")
_TWO = 2


def computed(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the rows `names` of the ledger’s frame with ranks and shares added.

    rank: Int64, 1 for the greatest, ties alike; missing unless all of them can be ordered.
    share_low, share_high: `Decimal`, the part of the total of its unit; None where that does not
    add up: shares, ranks, what is of different periods or scopes.

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


def extremes(frame: pd.DataFrame, names: Sequence[str]) -> tuple[str, str]:
    """Return the figures that stand alone as the least and the greatest of `names`, "" for none.

    Raises:
        KeyError: the ledger has no such figure.
    """
    ranks = _ranks(frame.loc[list(names)]).dropna()
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
