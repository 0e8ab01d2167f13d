"""Where numerals stand in an English text, for the gate."""

from __future__ import annotations

import re

from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.en.words import FOLD, ONES, PARTS, PLURALS, RANKS, SCALES, TENS

COUNT_NOTHING = (
    # somebody, each other, some time: one means no count
    "no one, one another, one day, one by one, the one, "
    # at the beginning, used, from outside, in the middle
    "at first, first of all, first-hand, second-hand, second hand, third party, half-way"
).split(", ")
"""English words that hold a number word and count nothing."""

_WORDS = sorted(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *SCALES,
     "hundred", "dozen", "fourty", "nought", "ones"},
    key=lambda word: (-len(word), word),
)  # fmt: skip
NUMERALS = re.compile(
    rf"(?P<no>\b(?:{'|'.join(COUNT_NOTHING)})\b)|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    rf"|(?<![A-Za-z])(?:{'|'.join(_WORDS)})(?:[ -](?:{'|'.join(_WORDS)}))*(?![A-Za-z])",
    re.IGNORECASE,
)
