"""Bound comparisons are read in their clause: denied, passive, turned round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.checks.checked import resolved
from liuzhou_site.checks.comparisons import compared
from liuzhou_site.checks.in_clause import Compared, plainly, says
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.claims import parse
from liuzhou_site.story.inline import Phrase

LABELS = {
    "electronics": {"zh": "电子信息项目", "en": "electronics projects"},
    "machinery": {"zh": "装备制造项目", "en": "machinery projects"},
    "textiles": {"zh": "纺织项目", "en": "textile projects"},
    "jinrun": {"zh": "金润矿业上缴税收", "en": "tax paid by Jinrun"},
    "xiongfeng": {"zh": "雄风环保上缴税收", "en": "tax paid by Xiongfeng"},
    "urban": {"zh": "城镇居民人均可支配收入", "en": "urban disposable income a head"},
    "rural": {"zh": "农村居民人均可支配收入", "en": "rural disposable income a head"},
    "y1964": {"zh": "每年五月的浓度", "en": "concentration in May"},
    "y1965": {"zh": "每年五月的浓度", "en": "concentration in May"},
    "rate_before": {"zh": "失业率", "en": "unemployment rate"},
    "rate_now": {"zh": "失业率", "en": "unemployment rate"},
}
LINES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (Path(__file__).parent / "comparisons.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.each("line", LINES)
def test_a_comparison_is_read_in_its_clause(line: tuple[str, ...]) -> None:
    """What its clause says then is held against the claim."""
    claim, text, *stop = line
    lang = "zh" if re.search("[一-鿿]", text) else "en"
    inline, _ = parse_text(re.sub(r"\[(.*?)\]", r"{claim|\1}", text), Place(""))
    at = next(n for n, piece in enumerate(inline.pieces) if isinstance(piece, Phrase))
    asked = parse(claim)
    found = says(Compared(inline, at, lang, asked, LABELS), {})
    assert (found in {asked.relation, plainly(asked.relation)}) == (not stop)


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [("It rose and", "rose", True), ("It fell and", "fell", True),
     ("A third", "== 1/3", False), ("Less than a third", "< 1/3", False)],
)  # fmt: skip
def test_what_changed_over_time_has_its_own_claim(library, words, said, hint) -> None:
    """Who says that something rose and claims that it is larger reads how a rise is claimed."""
    story = library / "content" / "en.md"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("More than a third", words), encoding="utf-8")
    found = [one for one in compared(resolved(library)[0]) if one.code == "words-differ"]
    assert [dict(one.fields)["said"] for one in found] == [said]
    assert ("rose(earlier, later)" in found[0].said("en")[1]) == hint
