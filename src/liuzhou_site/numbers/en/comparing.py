"""Words of English that compare."""

from __future__ import annotations

import re
from fractions import Fraction

from liuzhou_site.numbers.grammar import Comparing

COMPARING = Comparing(
    shapes={},
    factors={
        "doubl": 2,
        "tripl": 3,
        "trebl": 3,
        "quadrupl": 4,
        "halv": Fraction(1, 2),
    },
    most=re.compile("majority|most of|bulk of|lion[’']s share", re.IGNORECASE),
    fewest=re.compile("minority", re.IGNORECASE),
    adjectives={},
    loose={
        "nearly": re.compile(r"\b(?:nearly|almost)\b", re.IGNORECASE),
        "about": re.compile(r"\b(?:about|roughly|around)\b", re.IGNORECASE),
    },
    naming=re.compile(
        r"(?<!saw )(?<!showed )(?<!posted )(?<!recorded )(?<!was )(?<!is )(?<!reported )"
        r"\bgrowth(?! of (?:more|less|fewer)\b)",
        re.IGNORECASE,
    ),
)
