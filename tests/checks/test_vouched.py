"""A word that compares needs no claim where the records of its figures say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.unbound import unbound_in
from liuzhou_site.errors import Place
from liuzhou_site.numbers import DEFAULT_UNITS
from liuzhou_site.story.braces import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from liuzhou_site.checks.resolved import Resolved


@pytest.mark.each(
    ("text", "told"),
    [
        ("Its output is to rise {feihongda_output}.", False),
        ("Its output is to fall {feihongda_output}.", True),
        ("预计年产值增至{feihongda_output}。", False),
        ("预计年产值降至{feihongda_output}。", True),
        ("Money for the land rose {restoration_money}.", True),
    ],
)
def test_a_forecast_says_itself_where_it_goes(
    story: Callable[[str], Resolved], text: str, told: bool
) -> None:
    """To rise over 100 million is what such a forecast says; what was is told otherwise."""
    lang = "zh" if "。" in text else "en"
    inline, _ = parse_text(text, Place("content/en.md", 3))
    codes = [one.code for one in unbound_in(story("own"), lang, inline)]
    assert codes == ["comparison-unbound"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The economy had jobs for {employed_year} more.", False),
        ("It counted {unemployed_year} fewer.", False),
        ("It counted {unemployed} people more.", True),
    ],
)
def test_a_change_says_itself_that_it_is_more(
    story: Callable[[str], Resolved], text: str, told: bool
) -> None:
    """Behind a change “more” needs no claim; behind an amount, or of a fall, it does."""
    inline, _ = parse_text(text, Place("content/en.md", 3))
    codes = [one.code for one in unbound_in(story("labour"), "en", inline)]
    assert codes == ["comparison-unbound"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("失业人数减少了，但并非人人都有工作。", False),
        ("失业人数增加了，但并非人人都有工作。", True),
        ("在威尔士北部的乡村失业人数减少了。", True),
        ("就业人数增加。", False),
        ("就业人数增加，薪酬没有说。", False),
        ("Pay without bonuses rose.", False),
        ("Pay without bonuses fell.", True),
        ("Pay without bonuses rose in Wales.", True),
        (
            "The pay of those in the north who work without bonuses in mines of the valley rose.",
            True,
        ),
    ],
)
def test_what_the_changes_on_record_say_needs_no_claim(
    story: Callable[[str], Resolved], text: str, told: bool
) -> None:
    """Without a number: where they all go one way, of just what the clause is about."""
    lang = "zh" if "。" in text else "en"
    inline, _ = parse_text(text, Place("content/en.md", 3))
    codes = [one.code for one in unbound_in(story("labour"), lang, inline)]
    assert codes == ["comparison-unbound"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("就业的变动相当于失业变动的{twice|两倍多}。", False),
        ("就业人数相当于失业人数。", True),
        ("就业的变动是失业变动的{twice|两倍多}，失业人数与就业人数相同。", True),
    ],
)
def test_what_leads_to_a_bound_comparison_needs_no_claim(
    story: Callable[[str], Resolved], text: str, told: bool
) -> None:
    """相当于 says only what the words behind it say."""
    inline, _ = parse_text(text, Place("content/zh.md", 3))
    codes = [one.code for one in unbound_in(story("labour"), "zh", inline)]
    assert codes == ["comparison-unbound"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Those employed rose to {employed}.", []),
        ("Those employed fell to {employed}.", ["fell"]),
        ("就业人数升至{employed}。", []),
        ("就业人数降至{employed}。", ["降至"]),
        ("就业人数还在增加，达到{employed}。", []),
        ("失业人数还在增加，达到{unemployed}。", ["增加"]),
        ("失业人数也在减少，少了{unemployed_year}。", []),
        ("失业人数也在增加，少了{unemployed_year}。", ["增加"]),
        ("The rate rose to {unemployment_rate}.", ["rose"]),
        (
            "失业率一步步下降：{unemployment_rate_year}，{unemployment_rate_before}，最后{unemployment_rate}。",
            [],
        ),
        (
            "失业率一步步上升：{unemployment_rate_year}，{unemployment_rate_before}，{unemployment_rate}。",
            ["上升"],
        ),
        ("The rate declined: {unemployment_rate_year}, then {unemployment_rate}.", []),
        ("The rate declined: {unemployment_rate}, then {unemployment_rate_year}.", ["declined"]),
        ("就业人数比失业人数少得快，为{employed}。", ["比失业人数少得快"]),
    ],
)
def test_the_change_on_record_says_which_way_its_level_was_reached(
    story: Callable[[str], Resolved], text: str, told: list[str]
) -> None:
    """Of the same thing, at the same time; and what two words say over one another is told once."""
    lang = "zh" if "。" in text else "en"
    inline, _ = parse_text(text, Place("content/en.md", 3))
    found = [one for one in unbound_in(story("labour"), lang, inline) if one.code != "way-differs"]
    assert [dict(one.fields)["found"] for one in found] == told


@pytest.mark.parametrize(
    ("name", "text", "printed", "told"),
    [
        ("labour", "It was the {rank} lowest on record.", "second lowest", False),
        ("labour", "It was the {rank} highest on record.", "second lowest", True),
        ("labour", "It was the {rank} lowest on record.", "second", True),
        ("labour", "It was {rank}, and pay was the lowest.", "second lowest", True),
        ("labour", "rank among the lowest", "second", False),
        ("labour", "pay among the lowest", "second", True),
        ("communique", "It is the {rank} lowest.", "第二低", False),
        ("communique", "It is the {rank} lowest.", "第二高", True),
    ],
)
def test_a_rank_says_in_what_it_ranks(
    story: Callable[[str], Resolved], name: str, text: str, printed: str, told: bool
) -> None:
    """As its source prints it, or as it is called."""
    seen = story(name)
    rank = replace(
        next(iter(seen.book.figures.values())), id="rank", unit=DEFAULT_UNITS["ordinal"],
        as_printed=printed, label={"zh": "名次", "en": text if text.startswith("rank") else "rank"},
    )  # fmt: skip
    book = replace(seen.book, figures={**seen.book.figures, "rank": rank})
    inline, _ = parse_text(text, Place("content/en.md", 3))
    codes = [one.code for one in unbound_in(replace(seen, book=book), "en", inline)]
    assert codes == ["comparison-unbound"] * told
