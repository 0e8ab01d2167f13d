"""The languages agree paragraph by paragraph; what differs is told with the places of both."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from liuzhou_site.checks.parity.structure import differing_structure
from liuzhou_site.story.markdown import parse_story

if TYPE_CHECKING:
    from collections.abc import Collection

    from liuzhou_site.checks.resolved import Resolved
    from liuzhou_site.errors import Place, Problem
    from liuzhou_site.story.inline import Story

FIGURES = {"cats", "dogs"}
LEFT = (
    "# A {cats}\n\nb\n\n## C {#c}\n\nOne {cats}.\n\nTwo {dogs}.\n\n"
    "- {cats}\n- d, {dogs:period}\n\n## E {#e}\n\nf\n"
)


def compare(stories: list[Story | None], faulty: Collection[Place] = ()) -> list[Problem]:
    read = [story for story in stories if story]
    seen = SimpleNamespace(ids=FIGURES, stories=read, faulty=faulty)
    return list(differing_structure(cast("Resolved", seen)))


def told(right: str) -> list[str]:
    stories = [
        parse_story(lang, f"{lang}.md", text)[0] for lang, text in (("zh", LEFT), ("en", right))
    ]
    return [f"{found.code} {found.place}" for found in compare(stories)]


@pytest.mark.each(
    ("was", "becomes"),
    [
        ("One {cats}", "One {cats:words}"),  # the same amount, as grammar wants it
        ("One {cats}", "One {cats:noun} {term}"),  # terms are no figures
        ("One {cats}.", "Another line\nfor {cats}."),
        ("dogs:period", "dogs:yearless"),
        ("dogs:period", "dogs:ending"),
    ],
)
def test_what_grammar_asks_for_is_no_difference(was: str, becomes: str) -> None:
    """Forms that say the amount are one class; terms and lines are free."""
    assert told(LEFT.replace(was, becomes)) == []


@pytest.mark.each(
    ("was", "becomes", "expected"),
    [
        ("## E", "## E {#e}\n\nf\n\n## E", []),  # told by the story itself
        ("One {cats}", "One {dogs}", ["mention-differs en.md:7"]),
        ("One {cats}", "One {cats:period}", ["mention-differs en.md:7"]),
        ("One {cats}", "One {cats} {cats}", ["mention-differs en.md:7"]),
        ("# A {cats}", "# A", ["mention-differs en.md:1"]),
        ("One {cats}.\n\n", "", ["block-missing zh.md:7"]),
        ("Two {dogs}.", "New.\n\nTwo {dogs}.", ["block-missing en.md:9"]),
        ("- {cats}\n", "- {cats}\n- e\n", ["block-differs en.md:11"]),
        ("{#e}", "{#g}", ["section-missing zh.md:14", "section-missing en.md:14"]),
        ("\nb\n", "\nb\n\nb\n", ["block-differs en.md:3"]),
        ("\nb\n", "\nb\n\n- g\n", ["block-differs en.md:5"]),  # a summary in one language
        ("\nb\n", "\nb\n\n{chart c}\n", ["block-missing en.md:5"]),  # one opens with a chart
    ],
)
def test_a_difference_is_told_once(was: str, becomes: str, expected: list[str]) -> None:
    """One paragraph too many is one message, not one for each paragraph after it."""
    assert told(LEFT.replace(was, becomes)) == expected


def test_the_consequence_of_a_mistake_is_not_told() -> None:
    """A line whose own mistake is told differs from the other language for that reason."""
    left, right = (parse_story(lang, f"{lang}.md", LEFT)[0] for lang in ("zh", "en"))
    broken = parse_story("en", "en.md", LEFT.replace("One {cats}", "One {cats"))
    assert left and right and broken[0]
    faulty = {found.place for found in broken[1]}
    assert compare([left, broken[0]], faulty) == []
