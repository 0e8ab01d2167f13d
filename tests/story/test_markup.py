"""Headings in Chinese are cut into clauses, which a browser keeps on one line where they fit."""

from __future__ import annotations

import pytest

from liuzhou_site.numbers import tokens
from liuzhou_site.story.markup import Markup, clauses

ABOUT = tokens.wrap("furnaces:prose", "近9座")
"""A number as it is in a chart's title until it is audited."""


@pytest.mark.each(
    ("heading", "parts"),
    [
        ("拆掉了什么，换来了什么", ["拆掉了什么，", "换来了什么"]),
        ("关停：砖厂、炉子", ["关停：", "砖厂、炉子"]),
        ("旧炉<a>363座</a>，电炉<a>159座</a>", ["旧炉<a>363座</a>，", "电炉<a>159座</a>"]),
        ("一句话。", ["一句话。"]),
        ("没有标点", ["没有标点"]),
        ("<b>里面，的</b>不拆", ["<b>里面，的</b>不拆"]),
        ("Out, and in: a tale", ["Out, and in: a tale"]),
    ],
)
def test_a_heading_is_cut_behind_its_marks(heading: str, parts: list[str]) -> None:
    """Behind a mark that ends no heading, and never within an element."""
    said = clauses(Markup(heading)).replace("<wbr>", "")
    assert said.replace('<span class="ph">', "").replace("</span>", "") == heading
    assert said.count('<span class="ph">') == (len(parts) if parts[1:] else 0)
    assert all(f'<span class="ph">{part}</span>' in said for part in parts if parts[1:])


@pytest.mark.each(
    ("heading", "becomes"),
    [
        ("新上电炉<a>159座</a>多于旧炉，是的", "新上电炉<wbr><a>159座</a><wbr>多于旧炉，"),
        (
            "与<a>1月</a>、<a>2月</a>合计<a>相同</a>的数，是的",
            "与<wbr><a>1月</a>、<a>2月</a><wbr>合计<wbr><a>相同</a><wbr>的数，",
        ),
        ("电炉<a>159座</a>，是的", "电炉<a>159座</a>，"),
        ("拆掉了什么，换来了什么", "拆掉了什么，"),
        (f"全市取缔冲天炉{ABOUT}，淘汰造纸线", f"全市取缔冲天炉<wbr>{ABOUT}，"),
    ],
)
def test_a_long_clause_may_be_broken_beside_a_number(heading: str, becomes: str) -> None:
    """Between Chinese and an element, not beside a mark, and not within one; a short one is not."""
    assert clauses(Markup(heading)).startswith(f'<span class="ph">{becomes}</span>')
