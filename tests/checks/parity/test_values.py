"""Two languages say the same numbers: pairs that agree, and the same with one slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from liuzhou_site.checks.parity.values import differences

PAIRS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
KINDS = {
    "hedge lost": "hedge", "hedge added": "hedge", "other hedge": "hedge", "unit": "unit",
    "swapped": "order", "not": "not", "direction": "direction", "direction lost": "direction",
}  # fmt: skip
"""What slips → the difference that is told, where it is always the same."""


def test_the_table_is_large() -> None:
    """Two hundred pairs that agree, and two hundred that do not."""
    assert len(PAIRS) == len(set(PAIRS)) >= 200


@pytest.mark.each(("zh", "en", "slip", "wrong"), PAIRS)
def test_a_pair_agrees_until_something_slips(zh: str, en: str, slip: str, wrong: str) -> None:
    """No difference in the right pair, in either order; one in the wrong pair, of its kind."""
    assert differences((zh, "zh"), (en, "en"), {}) == []
    assert differences((en, "en"), (zh, "zh"), {}) == []
    told = differences((zh, "zh"), (wrong, "en"), {})
    assert told, "nothing was noticed"
    if slip in KINDS:
        assert KINDS[slip] in {found.kind for found in told}
