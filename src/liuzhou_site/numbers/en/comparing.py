"""Words of English that compare."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType

from liuzhou_site.numbers.grammar import Comparing

COMPARING = Comparing(
    words=MappingProxyType(
        {
            ">": r"more|larger|bigger|greater|higher|longer|wider|heavier|older|taller|faster"
            r"|quicker|majority"
            r"|exceed(?:s|ed|ing)?|outnumber(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outweigh(?:s|ed)?"
            r"|most(?= of\b)",
            "<": r"fewer|less|smaller|lower|shorter|lighter|younger|slower|minority",
            "==": r"same|equal(?:s|led)?|alike|identical|as (?:many|much|large|high|long)"
            r"|match(?:es|ed)",
            "largest": r"most(?! of\b)|largest|biggest|greatest|highest|longest|oldest|heaviest"
            r"|fastest|quickest|newest|tallest",
            "smallest": r"least|fewest|smallest|lowest|shortest|youngest|earliest|lightest|slowest",
            "rose": r"rose|risen|ris(?:es|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|es|ed|ing)"
            r"|climb(?:s|ed|ing)?|gain(?:s|ed)?|jump(?:s|ed)|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
            r"|expand(?:s|ed|ing)?|expansion|rebound(?:s|ed|ing)?",
            "fell": r"fell|fallen|fall(?:s|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)"
            r"|decreas(?:e|es|ed|ing)|shrank|shrunk|shrink(?:s|ing)?|reduc(?:e|es|ed|ing|tion)"
            r"|slump(?:s|ed)?|plung(?:e|es|ed|ing)|dwindl(?:e|es|ed|ing)",
            "times": r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)"
            r"|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)",
        }
    ),
    factors=MappingProxyType(
        {
            "doubl": 2,
            "tripl": 3,
            "trebl": 3,
            "quadrupl": 4,
            "halv": Fraction(1, 2),
        }
    ),
    most=re.compile("majority|most of", re.IGNORECASE),
    fewest=re.compile("minority", re.IGNORECASE),
    adjectives=MappingProxyType({}),
    loose=MappingProxyType(
        {
            "nearly": re.compile(r"\b(?:nearly|almost)\b", re.IGNORECASE),
            "about": re.compile(r"\b(?:about|roughly|around)\b", re.IGNORECASE),
        }
    ),
    spared=(
        # time that ends, or comes again: nothing is measured
        "no longer",
        "once more",
        "any more",
        "no more than a",
        "longer term",
        # the thing itself, not its size
        "at the same time",
        "all the same",
        "the same way",
        "the same quarter",
        "the same period",
        "the same month a year",
        "the same month last year",
        "same as before",
        # a loose manner of speaking
        "more or less",
        "at least in part",
        "at most in part",
        "more soberly",
        "what is more",
        "last but not least",
        "not least",
        "less clear",
        "more clearly",
        "more detail",
        # nouns
        "gross domestic growth",
        "the fall of",
    ),
    naming=re.compile(
        r"(?<!saw )(?<!showed )(?<!posted )(?<!recorded )(?<!was )(?<!is )(?<!reported )"
        r"\bgrowth(?! of (?:more|less|fewer)\b)",
        re.IGNORECASE,
    ),
    whole_words=True,
)
