"""The ledger as a table: exact numbers, proper types, and what is counted in it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal as D

import pandas as pd
import pytest

from liuzhou_site.app.notebook import ledger_frame
from liuzhou_site.figures.evaluation import counts
from liuzhou_site.model import Hedge, Status


@pytest.fixture(scope="module")
def frame(book):
    """Return the ledger as a table."""
    return ledger_frame(book.figures)


def test_one_row_a_figure_in_the_order_of_the_book(frame, book):
    """The index is the figures' ids."""
    assert list(frame.index) == list(book.figures)
    assert frame.index.name == "id"


def test_no_number_is_a_float(frame, book):
    """Values and ends of intervals are exact decimals; what is open or a range is None."""
    for column in ("value", "low", "high"):
        kinds = {type(cell) for cell in frame[column]}
        assert kinds <= {D, type(None)}
    assert frame.loc["craftsmen", "high"] is None
    assert frame.loc["island_fish", "value"] is None
    assert frame.loc["cost", "value"] == D(250000000)
    assert not any(pd.api.types.is_float_dtype(kind) for kind in frame.dtypes)


def test_each_column_has_its_type(frame, book):
    """Words of a closed list are categories, text is text, paragraphs are whole or missing."""
    types = {column: str(kind) for column, kind in frame.dtypes.items()}
    assert types == {
        "value": "object", "low": "object", "high": "object",
        "unit": "category", "kind": "category", "hedge": "category", "scope": "category",
        "whole": "category", "status": "category", "category": "category",
        "period": "string", "as_printed": "string", "flags": "string",
        "formula": "string", "citation": "string", "paragraph": "Int64",
        "label_zh": "string", "label_en": "string",
    }  # fmt: skip
    assert frame.loc["island_fish", "paragraph"] is pd.NA


def test_the_table_says_what_the_records_say(frame, book):
    """Every cell is the record's own."""
    for name, row in zip(book.figures, frame.to_dict("records"), strict=True):
        figure = book.figures[name]
        assert (row["low"], row["high"]) == (figure.interval.low, figure.interval.high)
        assert row["whole"] == figure.whole
        assert row["unit"] == figure.unit.id
        assert row["period"] == figure.period.iso
        assert row["label_en"] == figure.label["en"]


def test_counts_are_of_the_printed_figures_alone(frame, book):
    """By status, hedged, doubtful, firm: as a count by hand gives them."""
    printed = book.printed
    by_hand = Counter(figure.status.value for figure in printed)
    counted = counts(book.figures.values())
    assert {status.value: counted[status.value] for status in Status} == {
        status.value: by_hand[status.value] for status in Status
    }
    assert counted["ledger"] == len(printed)
    assert counted["hedged"] == sum(f.quantity.hedge is not Hedge.NONE for f in printed)
    assert counted["doubtful"] == by_hand["contradicted"] + by_hand["not_found"]
    assert counted["firm"] + counted["doubtful"] + counted["forecast"] == counted["ledger"]


def test_an_empty_ledger_is_a_table_too():
    """A project that has no figure yet has the columns and counts nothing."""
    frame = ledger_frame({})
    assert "value" in frame.columns
    assert set(counts([]).values()) == {0}
