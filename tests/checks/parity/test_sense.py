"""Two languages mean the same beside each number: what one denies or turns round is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from liuzhou_site.checks.parity.values import differences

LINES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "sense.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SLIPS = [line for line in LINES if len(line) == 4]
DOUBTS = [line for line in LINES if len(line) == 3]


@pytest.mark.each("line", [line for line in LINES if line not in DOUBTS])
def test_a_pair_agrees(line: tuple[str, ...]) -> None:
    """Nothing is told of the right pair, in either order."""
    zh, en = line[:2]
    assert differences((zh, "zh"), (en, "en"), {}) == []
    assert differences((en, "en"), (zh, "zh"), {}) == []


@pytest.mark.parametrize(("zh", "en", "kind"), DOUBTS, ids=lambda text: text[:40])
def test_a_doubt_is_no_stop(zh: str, en: str, kind: str) -> None:
    """It is told as what accept settles."""
    assert {found.kind for found in differences((zh, "zh"), (en, "en"), {})} == {kind}


@pytest.mark.each(("zh", "en", "slip", "wrong"), SLIPS)
def test_a_slip_is_told(zh: str, en: str, slip: str, wrong: str) -> None:
    """It is told as what it is."""
    kinds = {found.kind for found in differences((zh, "zh"), (wrong, "en"), {})}
    assert slip in kinds if slip != "-" else kinds
