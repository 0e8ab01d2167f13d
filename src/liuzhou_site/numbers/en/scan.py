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

_GLUED = (  # twentyone, fiftythird, fivehundred
    f"{either(TENS)}{either({*ONES[1:10], *list(RANKS)[1:10]})}"
    f"|{either({*ONES[1:], *TENS})}(?:score|hundred|thousand|million)"
)
_FIXED = either({phrase.lower() for phrase in FIXED})
_PLAIN = either(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *MULTIPLIED, *SCALES,
     "hundred", "dozen", "fourty", "nought", "nil", "ones", "both", "none", "single", "pair",
     "couple", "sole", "lone", "duo", *(f"{ten[:-1]}ies" for ten in TENS), "trio",
     "quartet", "quintet", "sextet", "runner-up", "runners-up"}
)  # fmt: skip
_WORD = f"(?:{_PLAIN}|{_GLUED})"
_SPELT = "|".join("[-. ·]".join(word) for word in (*ONES[1:], *TENS, "hundred", "thousand"))
_ROMAN = r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})"
NUMERALS = re.compile(
    rf"(?P<no>(?<![\w-]){_FIXED}(?![\w-]))|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    # one word or several; the pattern of a word is long, and stands here once
    rf"|(?<![A-Za-z])(?:(?:(?<![A-Za-z])|(?<=[A-Za-z])[ -]){_WORD})+(?![A-Za-z])"
    rf"|(?<![\w-])(?=[a-z][-. ·][a-z][-. ·])(?:{_SPELT})(?![\w-])"
    r"|(?<=\bwon )(?:gold|silver|bronze)(?=[,.;:]|$)"
    r"|(?<![A-Za-z])no(?= (?:new )?[a-z]{2,}s\b)"
    r"|(?<![A-Za-z])(?:(?<=\ba )score|scores)(?= of (?:people|men|women"
    r"|(?!its|his|this|the|her|their|an?\b)(?:[a-z-]+ )?[a-z]+s)\b)"
    rf"|(?<![A-Za-z])(?-i:{_ROMAN}(?= (?:[a-z-]+ ){{0,2}}[a-z]+s\b)|lO+|IOO+)(?![A-Za-z])",
    re.IGNORECASE,
)
