"""The ledger and its reconciliations as tables of pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import pandas as pd

from liuzhou_site.figures import ranking
from liuzhou_site.figures.checks import Finding
from liuzhou_site.model import Figure

_CATEGORIES = ("unit", "kind", "hedge", "scope", "whole", "status", "category")
_STRINGS = ("period", "as_printed", "flags", "formula", "citation")
_COLUMNS = ("value", "low", "high", *_CATEGORIES, *_STRINGS, "paragraph")


def ledger_frame(figures: Mapping[str, Figure]) -> pd.DataFrame:
    """Return the ledger as a table: one row a figure, indexed by id, in the order given.

    Columns: value, low, high (exact `Decimal`; None for a range's value and for an open end),
    unit, kind, hedge, scope, whole, status, category (categories), period, as_printed, flags,
    formula, citation and label_LANG (strings), paragraph (Int64, missing where the source
    does not print it).
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
        "flags": " ".join(figure.flags),
        "status": figure.status.value,
        "category": figure.category,
        "formula": figure.formula,
        "citation": figure.citation,
        **{f"label_{lang}": text for lang, text in figure.label.items()},
    }


def compared_frame(figures: Mapping[str, Figure], names: Sequence[str]) -> pd.DataFrame:
    """Return the rows `names` of the ledger with ranks and shares added.

    rank: Int64, missing unless all of them can be ordered. share_low, share_high: `Decimal`, the
    part of the total of its unit; None where that does not add up.

    Raises:
        KeyError: the ledger has no such figure.
    """
    rows = ledger_frame(figures).loc[list(names)].copy()
    chosen = [figures[name] for name in names]
    rows["rank"] = pd.array(ranking.ranks(chosen) or [pd.NA] * len(chosen), dtype="Int64")
    ends = zip(*ranking.shares(chosen), strict=True)
    for column, found in zip(("share_low", "share_high"), ends, strict=True):
        rows[column] = pd.Series(found, index=rows.index, dtype=object)
    return rows


def outcomes_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return the reconciliations as a table: one row a check, indexed by id.

    Columns: claim and title_LANG (strings), verdict (holds, contradicts, look_again),
    holds (boolean), figures (tuples of ids).
    """
    found = tuple(findings)
    rows = [
        {"claim": one.claim, "verdict": one.verdict, "holds": one.holds, "figures": one.figures}
        | {f"title_{lang}": text for lang, text in one.title.items()}
        for one in found
    ]
    index = pd.Index([one.id for one in found], name="id", dtype="string")
    frame = pd.DataFrame(rows, index=index)
    types = {column: "string" for column in frame.columns if column != "figures"}
    return frame.astype(types | {"holds": "boolean"} if rows else {})
