"""Headings in Chinese are cut into clauses, which a browser keeps on one line where they fit."""

from __future__ import annotations

import pytest

from liuzhou_site.story.markup import Markup, clauses


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
    said = clauses(Markup(heading))
    assert said.replace('<span class="ph">', "").replace("</span>", "") == heading
    assert said.count('<span class="ph">') == (len(parts) if parts[1:] else 0)
    assert all(f'<span class="ph">{part}</span>' in said for part in parts if parts[1:])
