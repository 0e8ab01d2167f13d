"""How firm a number is stands in its record: no word beside a mention may change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import known

from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "hedges.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "was", "becomes", "told"), CASES, ids=lambda text: text[:40])
def test_a_hedge_beside_a_mention_is_refused(
    library: Path, lang: str, was: str, becomes: str, told: str
) -> None:
    """As a word typed beside it, or because the number is read as another there."""
    file = library / "content" / f"{lang}.md"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    try:
        codes = {found.code for found in check(library, memory=known(library)).warnings}
    except BuildFailed as failed:
        codes = {found.code for found in failed.problems}
    refused = codes & {"hedge-typed", "misread", "languages-hedge", "languages-beside"}
    assert bool(refused) == (told == "stop"), codes
