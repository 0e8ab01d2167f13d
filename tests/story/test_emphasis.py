"""Emphasis in texts without spaces, beside mentions and punctuation of either kind."""

from __future__ import annotations

import pytest

from liuzhou_site.story.inline import Markup, Ref
from liuzhou_site.story.markdown import parse_story


def shown(text: str) -> str:
    """Return a paragraph as it is shown, a mention as {}; it may hold no mistake."""
    story, problems = parse_story("zh", "zh.md", f"# A\n\nb\n\n## C {{#c}}\n\n{text}\n")
    assert story is not None
    assert problems == ()
    pieces = story.sections[0].blocks[0].texts[0].pieces
    return "".join(
        piece.html if isinstance(piece, Markup) else "{}" if isinstance(piece, Ref) else str(piece)
        for piece in pieces
    )


@pytest.mark.each(
    ("text", "expected"),
    [
        ("**注意：**正文", "<strong>注意：</strong>正文"),
        ("全镇有**{bridges}**桥", "全镇有<strong>{}</strong>桥"),
        ("说**“老桥”**还在", "说<strong>“老桥”</strong>还在"),
        ("这是**老桥。**新桥", "这是<strong>老桥。</strong>新桥"),
        ("**老桥（石桥）**还在", "<strong>老桥（石桥）</strong>还在"),
        ("**《桥志》**说", "<strong>《桥志》</strong>说"),
        ("先*看*后**读**", "先<em>看</em>后<strong>读</strong>"),
        ("**“东桥”、“西桥”**。", "<strong>“东桥”、“西桥”</strong>。"),
        ("**{bridges}桥**，都在", "<strong>{}桥</strong>，都在"),
        ("这座**Old Bridge**（老桥）", "这座<strong>Old Bridge</strong>（老桥）"),
        ("all **{bridges}** bridges", "all <strong>{}</strong> bridges"),
        ("a *b **c** d* e", "a <em>b <strong>c</strong> d</em> e"),
        ("“**Old**,” she said", "“<strong>Old</strong>,” she said"),
        ("a snake_case_name stays", "a snake_case_name stays"),
        (r"a star \* of its own", "a star * of its own"),
    ],
)
def test_words_are_marked_wherever_they_stand(text: str, expected: str) -> None:
    """Whether Han, a mention, a quotation mark or a space stands beside the mark."""
    assert shown(text) == expected


@pytest.mark.each(
    "text", ["**open", "close**", "2 * 3", "a ** b ** c", "**a*", "**老桥 **还在", "***"]
)
def test_a_star_that_marks_nothing_is_not_printed(text: str) -> None:
    """It is reported: a reader never meets one raw."""
    story, problems = parse_story("zh", "zh.md", f"# A\n\nb\n\n## C {{#c}}\n\n{text} x\n")
    assert {problem.code for problem in problems} <= {"stray-mark", "foreign-markdown"}
    assert problems
    assert story is None or not any(
        "*" in str(piece) for piece in story.sections[0].blocks[0].texts[0].pieces
    )
