"""From one mention to another: the figures themselves bear the words, or refute them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.courses import contrary, said
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from liuzhou_site.checks.resolved import Resolved

A, B, PEOPLE = "{unemployment_rate_before}", "{unemployment_rate}", "{unemployed}"
TEXTS = [
    (f"The rate fell from {A} to {B}.", True),
    (f"The rate rose from {A} to {B}.", False),
    (f"It was {B}, down from {A}.", True),
    (f"It was {B} for {PEOPLE} people, up from {A}.", False),
    (f"It dropped to {B}, from {A} a quarter earlier.", True),
    (f"It climbed to {B} from {A}.", False),
    (f"It slipped from {A} in {{unemployment_rate_before:period}} to {B} by spring.", True),
    (f"The rate went from {B} to {A}.", None),
    (f"It fell from {B} back then to {A}.", None),
    (f"The rate did not rise from {A} to {B}.", None),
    (f"{PEOPLE} people fell from {A}.", None),
    (f"失业率从{A}降到{B}。", True),
    (f"失业率由{A}上升至{B}。", False),
    (f"失业率从一季度的{A}回落到了{B}。", True),
    (f"失业率并没有从{A}降到{B}。", None),
    (f"从{A}到{B}，没有说明原因。", None),
    ("从{unemployment_rate:period}起，失业率降到" + B + "。", None),
]


@pytest.mark.each(("text", "bears"), TEXTS)
def test_the_way_between_two_mentions_is_that_of_their_figures(
    story: Callable[[str], Resolved], text: str, bears: bool | None
) -> None:
    """What agrees needs no claim, what does not is told; from later to earlier nothing is said."""
    seen = story("labour")
    lang = "zh" if "。" in text else "en"
    inline, problems = parse_text(text, Place("content/en.md", 3))
    assert not problems
    found = [one.bears for one in said(seen, lang, inline)]
    assert next(iter(found), None) is bears
    told = [(one.code, one.place.line) for one in contrary(seen, lang, inline)]
    assert told == ([("way-differs", 3)] if bears is False else [])
