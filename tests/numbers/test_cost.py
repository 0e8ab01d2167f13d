"""What reading costs: in step with the length of a text, whatever stands in it."""

from __future__ import annotations

import sys
import time

import pytest

from liuzhou_site.numbers import read, scan

pytestmark = pytest.mark.slow

SMALL, LARGE = 500, 2_000
PIECES = {
    "zh": "一 百 亿 3亿 十 3至 分之 百分之 1,234, 1,111 零 点 三点 又 多 半 个半 第 9 2020、 "
    "数 几 上 约 - 负 年 三分之 一二三 5元3角 3/ 1: 3米".split(),
    "en": "one- one/ and million 1,234, 1,111 1.234. a- 5–to between -- five- 1/2/ 9 3– May5 0. 1: "
    "+1- $3 3e9 one_ one_hundred_and_ half_a_ more_than_ hundreds_of_ 1_234_ 5_to_ between_1_and_ "
    "a_couple_of_ one_half_ May_5_ point_one_".split(),
}
"""What is repeated; “_” stands for a space."""


def calls(text: str, lang: str) -> int:
    """Count the calls of Python and C functions that reading and scanning a text makes."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        read(text, lang)
        scan(f"{text} ", lang)  # not what is remembered of the same text, if it is short enough
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("lang", "piece"), [(lang, piece) for lang, pieces in PIECES.items() for piece in pieces]
)
def test_four_times_the_text_costs_four_times_the_work(lang, piece):
    """Work is counted, not timed: a text that repeats itself costs in step with its length."""
    piece = piece.replace("_", " ")
    read(piece, lang)  # what is prepared once is prepared
    small = calls(piece * (SMALL // len(piece)), lang)
    large = calls(piece * (LARGE // len(piece)), lang)
    assert large <= 4.5 * small + 1_000


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "piece", ["9", "1,111", "1.234.", "1 234 ", "一", "亿", "1/", "-", "half a "]
)
def test_no_pattern_looks_at_a_long_text_again_and_again(lang, piece):
    """Long runs end in step with their length: patterns repeat within bounds only.

    Without the bounds four times the text takes sixteen times as long, and that is minutes.
    """
    spent = []
    for size in (4_000, 16_000):
        text = f"{piece * (size // len(piece))} "  # not what is remembered of the same text
        start = time.process_time()
        assert isinstance(read(text, lang), list)
        assert isinstance(scan(text, lang), list)
        spent.append(time.process_time() - start)
    assert spent[1] < 10 * spent[0] + 0.5
