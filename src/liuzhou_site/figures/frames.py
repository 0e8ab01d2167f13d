"""The ledger as a table, and what is counted in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from liuzhou_site.model import Hedge, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Figure

_CATEGORIES = ("unit", "kind", "hedge", "scope", "whole", "status", "category")
_STRINGS = ("period", "as_printed", "formula", "citation")
_COLUMNS = ("value", "low", "high", *_CATEGORIES, *_STRINGS, "paragraph")


def ledger_frame(figures: Mapping[str, Figure]) -> pd.DataFrame:
    """Return the ledger as a table: one row a figure, indexed by id, in the order given.

    Columns: value, low, high (exact `Decimal`; None for a range's value and for an open end),
    unit, kind, hedge, scope, whole, status, category (categories), period, as_printed, formula,
    citation and label_LANG (strings), paragraph (Int64, missing where the source does not print
    it).
    No number is a float.
    """
    index = pd.Index(list(figures), name="id", dtype="string")
    rows = pd.DataFrame([_record(f) for f in figures.values()], index=index, dtype=object)
    labels = [str(column) for column in rows.columns if column not in _COLUMNS]
    types = dict.fromkeys(_CATEGORIES, "category") | dict.fromkeys((*_STRINGS, *labels), "string")
    return rows.reindex(columns=[*_COLUMNS, *labels]).astype({**types, "paragraph": "Int64"})


def _record(figure: Figure) -> dict[str, object]:
    value = figure.quantity.value
    return {
        "value": value if isinstance(value, Decimal) else None,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.unit.id,
        "kind": figure.unit.kind,
        "hedge": figure.quantity.hedge.value,
        "period": figure.period.iso,
        "scope": figure.scope,
        "whole": figure.whole,
        "paragraph": figure.paragraph or None,
        "as_printed": figure.as_printed,
        "status": figure.status.value,
        "category": figure.category,
        "formula": figure.formula,
        "citation": figure.citation,
        **{f"label_{lang}": text for lang, text in figure.label.items()},
    }


def counts(frame: pd.DataFrame) -> dict[str, int]:
    """Return how many of the source's figures there are: in all, by status, and hedged.

    doubtful: contradicted or not found; firm: neither doubtful nor a forecast.
    """
    printed = frame[frame["paragraph"].notna()]
    sizes = printed.groupby("status", observed=True).size()
    by_status = {status.value: int(sizes.get(status.value, 0)) for status in Status}
    doubtful = by_status[Status.CONTRADICTED] + by_status[Status.NOT_FOUND]
    return {
        **by_status,
        "ledger": len(printed),
        "hedged": int((printed["hedge"] != Hedge.NONE.value).sum()),
        "doubtful": doubtful,
        "firm": len(printed) - doubtful - by_status[Status.FORECAST],
    }
