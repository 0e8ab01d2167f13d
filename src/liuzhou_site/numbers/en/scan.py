"""Where numerals stand in an English text, for the gate."""

from __future__ import annotations

import re

from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.either import either
from liuzhou_site.numbers.en.words import (
    FIXED,
    FOLD,
    MULTIPLIED,
    ONES,
    PARTS,
    PLURALS,
    RANKS,
    SCALES,
    TENS,
)

_FIXED = either({phrase.lower() for phrase in FIXED})
_WORD = either(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *MULTIPLIED, *SCALES,
     "hundred", "dozen", "fourty", "nought", "nil", "ones", "both", "none", "single", "pair",
     "trio", "quartet", "quintet", "sextet"}
)  # fmt: skip
NUMERALS = re.compile(
    rf"(?P<no>(?<![\w-]){_FIXED}(?![\w-]))|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    rf"|(?<![A-Za-z]){_WORD}(?:[ -]{_WORD})*(?![A-Za-z])",
    re.IGNORECASE,
)
