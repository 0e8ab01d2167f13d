"""Where numerals stand in an English text, for the gate."""

from __future__ import annotations

import re

from liuzhou_site.numbers.digits import EVERY_DIGIT
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

_WORDS = sorted(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *MULTIPLIED, *SCALES,
     "hundred", "dozen", "fourty", "nought", "nil", "ones", "both", "none", "single", "pair",
     "trio", "quartet", "quintet", "sextet"},
    key=lambda word: (-len(word), word),
)  # fmt: skip
_EITHER = "|".join(sorted(FIXED, key=lambda phrase: (-len(phrase), phrase)))
NUMERALS = re.compile(
    rf"(?P<no>(?<![\w-])(?:{_EITHER})(?![\w-]))|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    rf"|(?<![A-Za-z])(?:{'|'.join(_WORDS)})(?:[ -](?:{'|'.join(_WORDS)}))*(?![A-Za-z])",
    re.IGNORECASE,
)
