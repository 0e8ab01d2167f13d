"""Words that compare are reported where they tell something of what the figures count."""

from __future__ import annotations

import pytest

from liuzhou_site.checks.unbound import reports
from liuzhou_site.figures.labels import words_in
from liuzhou_site.numbers.comparing import find
from liuzhou_site.numbers.senses import HOLE

ABOUT = words_in(
    "货物出口额 城镇新增就业 冶炼企业 exports of goods, new jobs in towns, smelting firms"
)
TOLD = (
    "Exports outstripped imports.",
    "Smelting grew, the ministry says.",
    "In towns the harvest of jobs was larger.",
    "The rate rose to {x}.",
    "With {x} on the list, it was the largest.",
    "Although it rained, jobs soared.",
    "This May exports fell.",
    "出口超过了进口。",
    "冶炼业领先。",
    "就业在回升，有人这样说。",
    "共有{x}，比邻县多。",
    "两会之后出口下降了。",
    "The towns, in the lead, have {x}.",
    "Exports exceeded imports.",
    "Exports outnumber imports.",
    "Exports were larger than imports.",
    "Smelting has grown since.",
    "Exports equalled imports.",
    "出口远超进口，达{x}。",
    "遥遥领先，{x}。",
    "就业岗位同样多。",
    "It was {x}, the slowest of this year’s quarters.",
    "三季度有{x}，是今年以来最慢的季度。",
    "多数在城里，有{x}。",
    "Most of those hurt were in cars: {x}.",
    "伤者大多数在车里：{x}。",
)
PASSED = (
    "If exports fall, the port is idle.",
    "When smelting grows, so does the smoke.",
    "Jobs may become fewer.",
    "Do exports rise faster than imports?",
    "Towns usually shrink first.",
    "The drivers were better at waiting.",
    "Snow fell in the hills.",
    "如果出口下降，港口就空了。",
    "冶炼业增长的时候，烟也浓了。",
    "就业可能减少。",
    "出口是否上升？",
    "山里的雪下得更大。",
    "Those firms grow hops.",
    "Larger firms keep their own records.",
    "The towns share the same road.",
    "Jobs are not the same as hours.",
    "The gain in exports to {x} was foreseen.",
    "It was {x}, and a longer road led down to it through the snow.",
    "While exports grew, nobody asked.",
    "就业走弱，它才动手。",
    "两个城镇的口径不一样。",
    "It was {x}, and a shorter road led down to it.",
    "如果共有{x}，那就是最慢的季度。",
    "报告用许多数字记下{x}。",
    "Much snow fell in the hills that night: the port, with {x}, was closed.",
)


def _reported(text: str) -> bool:
    words = text.replace("{x}", HOLE)
    lang = "en" if words.isascii() or words[0].isascii() else "zh"
    hits = list(find(words, lang))
    assert hits, text
    return any(reports(words, hit, lang, ABOUT) for hit in hits)


@pytest.mark.each("text", TOLD)
def test_what_is_so_of_what_a_figure_counts_is_reported(text: str) -> None:
    """Beside a mention, and in a sentence that names what a figure counts."""
    assert _reported(text)


@pytest.mark.each("text", PASSED)
def test_what_is_supposed_or_of_other_things_is_not(text: str) -> None:
    """If, when, may, in general; and what no figure is about."""
    assert not _reported(text)
