"""A ratio of two figures is said of the first beside the second."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from liuzhou_site.checks.comparisons import ratios
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place
from liuzhou_site.model import Interval
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.claims import parse

LABELS = {
    "jinrun": {"zh": "金润矿业上缴税收", "en": "tax paid by Jinrun"},
    "xiongfeng": {"zh": "雄风环保上缴税收", "en": "tax paid by Xiongfeng"},
}
FORMULAS = {"ratio": ("xiongfeng / jinrun", "0.4"), "twice": ("jinrun / xiongfeng", "2.5")}
LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (Path(__file__).parent / "ratios.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(text: str) -> list[str]:
    inline, _ = parse_text(re.sub(r"\[(.*?)\]", r"{claim|\1}", text), Place(""))
    figures = {
        name: SimpleNamespace(
            formula=formula,
            unit=SimpleNamespace(id="times"),
            interval=Interval(Decimal(value), Decimal(value)),
        )
        for name, (formula, value) in FORMULAS.items()
    }
    seen = SimpleNamespace(
        texts=[("zh" if re.search("[一-鿿]", text) else "en", inline)],
        book=SimpleNamespace(figures=figures),
        names=SimpleNamespace(labels=LABELS),
        claims=({"claim": parse("jinrun > xiongfeng")}, ()),
        project=SimpleNamespace(units={}),
    )
    return [found.code for found in ratios(cast("Resolved", seen))]


@pytest.mark.each("line", LINES)
def test_a_ratio_is_of_the_first_to_the_second(line: tuple[str, ...]) -> None:
    """Told where its clause says it of the second, or where it is less and the words say more."""
    text, *stop = line
    assert told(text) == (["ratio-turned"] if stop else [])
