"""What is said of a number is said in both languages: pairs that agree, and each with a slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.checks.parity.values import differences

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "beside.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SLIPS = [line for line in CASES if len(line) == 4]
AGREEING = [line[:2] for line in CASES]


@pytest.mark.each(("zh", "en"), AGREEING)
def test_nothing_is_told_of_a_pair_that_agrees(zh: str, en: str) -> None:
    """In either order, however freely it is worded."""
    assert differences((zh, "zh"), (en, "en"), {}) == []
    assert differences((en, "en"), (zh, "zh"), {}) == []


@pytest.mark.each(("zh", "en", "slip", "wrong"), SLIPS)
def test_a_slip_in_either_language_is_told(zh: str, en: str, slip: str, wrong: str) -> None:
    """As a word that the other has not, or as another thing that is counted."""
    left, right = (wrong, en) if re.search("[\u4e00-\u9fff]", wrong) else (zh, wrong)
    assert differences((left, "zh"), (right, "en"), {}), slip
