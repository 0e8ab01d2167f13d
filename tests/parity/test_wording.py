"""Every text is compared by value in the words that readers get, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checking import check
from liuzhou_site.errors import BuildFailed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "was", "becomes", "told"),
    [
        (
            "content/en.md",
            "lent {novels} novels",
            "failed to lend {novels} novels",
            "languages-not",
        ),
        ("content/charts.yml", "novels were lent", "novels were never lent", "languages-not"),
        ("data/checks.yml", "The report prints", "The report fell by", "languages-direction"),
        ("data/derived.yml", "It is not the", "It is the", "languages-not"),
        ("data/figures.csv", "It is not {lent_total}", "It is {lent_total}", "languages-not"),
    ],
)
def test_a_slip_is_told_wherever_it_stands(
    library: Path, path: str, was: str, becomes: str, told: str
) -> None:
    """In prose, titles, findings, notes; the place is that of the second language."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    try:
        found = [f"{problem.code} {problem.place.path}" for problem in check(library).warnings]
    except BuildFailed as failed:
        found = [f"{problem.code} {problem.place.path}" for problem in failed.problems]
    assert [line for line in found if line.startswith("languages-")] == (
        [f"{told} {path}"] if told else []
    )
