"""Words of English beside a numeral by which several rules know what it counts."""

from __future__ import annotations

import re

PAST = (
    r"(?:(?!need\b|indeed|speed|feed|seed|hundred|red\b|bed\b|shed\b|bleed|breed|naked|sacred"
    r"|used to)"
    r"\w{2,}ed|was|were|had|has been|have been|shut|went|fell|rose|died|became|began|stood|lay"
    r"|came|got"
    r"|lost|won|sold|left|kept|built|bought|made|took|gave|found|saw|met|held|led|paid|sent"
    r"|spent|drew"
    r"|dug|ran|grew|hid|broke|cut|put|set|laid|burnt|sank|struck|withdrew|fled|drove|flew|threw"
    r"|stole|chose|brought|caught|fought|hit|beat|split|quit|spread)"
)
"""A verb that tells what happened."""

MANY = (
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|twenty|thirty|forty|fifty|both|none|every)"
)
"""What is counted elsewhere in a sentence: it makes a list with *one*."""

NOUN = re.compile(r"[ -](?!and\b|or\b|but\b|of\b|in\b|,)[a-z]")
"""Something follows that may be counted, and no word that goes on."""

HAS = re.compile(r"\b(?:has|have|had|is left with|there (?:is|was)) $")
"""*Has*, *there was* right before."""

ACTED = re.compile(rf"\b{PAST}(?: (?:down|up|out|off|only|just|another))? $")
"""Something was done to what follows: *closed one*."""

ACTS = re.compile(rf"(?:[ -](?!said\b|who\b|that\b|which\b)[a-z-]+){{1,3}}? {PAST}\b(?! to\b)")
"""What follows did something: *one plant reopened*."""

SOMETHING = re.compile(
    "[ -](?!(?:and|or|but|of|in|on|at|to|for|that|as|by|with|from|before|after|when|while"
    "|if)\\b)[a-z]"
)
"""The same, and no preposition either."""
