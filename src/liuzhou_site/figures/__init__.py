"""The ledger: figures with what they allow, formulas over them, and what must reconcile."""

from __future__ import annotations

from liuzhou_site.figures.book import FigureBook, resolve
from liuzhou_site.figures.cells import cell_id, cell_ids, in_series, row_name
from liuzhou_site.figures.checks import Finding
from liuzhou_site.figures.history import WAS, Statement, cells_of_claim, counts_alone, mentionable
from liuzhou_site.figures.transcript import accounts, compare_source

__all__ = [
    "WAS",
    "FigureBook",
    "Finding",
    "Statement",
    "accounts",
    "cell_id",
    "cell_ids",
    "cells_of_claim",
    "compare_source",
    "counts_alone",
    "in_series",
    "mentionable",
    "resolve",
    "row_name",
]
