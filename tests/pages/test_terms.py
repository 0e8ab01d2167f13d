"""Real or nominal: from a cell of the ledger to its page and its data."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.errors import BuildFailed

if TYPE_CHECKING:
    from pathlib import Path


def put(library: Path, terms: str) -> None:
    """Say at which prices the first figure of the ledger is, in a column of its own."""
    path = library / "data" / "figures.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    rows = [[*row, ["terms", terms, ""][min(index, 2)]] for index, row in enumerate(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("terms", "chinese", "english"),
    [
        ("real", "不变价格（实际）", "constant (in real terms)"),
        ("nominal", "现价（名义）", "current (nominal)"),
    ],
)
def test_terms_are_shown_and_published(
    library: Path, terms: str, chinese: str, english: str
) -> None:
    """The page of the ledger says so in each language; so does the table of figures."""
    from liuzhou_site.app.console import kept
    from liuzhou_site.pipeline import build

    put(library, terms)
    files = build(library, kept(library)).files
    pages = {lang: files[f"{lang}/figures/index.html"].decode() for lang in ("zh", "en")}
    assert chinese in pages["zh"]
    assert english in pages["en"]
    rows = list(csv.DictReader(io.StringIO(files["data/figures.csv"].decode("utf-8-sig"))))
    assert [row["terms"] for row in rows if row["terms"]] == [terms]


def test_other_terms_stop(library: Path) -> None:
    """The column holds one of two words, or nothing."""
    from liuzhou_site.checks.checked import check

    put(library, "constant")
    with pytest.raises(BuildFailed) as failed:
        check(library)
    assert [problem.code for problem in failed.value.problems] == ["bad-cell"]
