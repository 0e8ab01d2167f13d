"""Words of English beside a numeral by which several rules know what it counts."""

import re

from liuzhou_site.numbers.en.words import LISTS

PAST = rf"(?:{LISTS['past']})"
"""A verb that tells what happened."""

MANY = rf"(?:{LISTS['many']})"
"""What is counted elsewhere in a sentence: it makes a list with *one*."""

NOUN = re.compile(r"[ -](?!and\b|or\b|but\b|of\b|in\b|,)[a-z]")
"""Something follows that may be counted, and no word that goes on."""

HAS = re.compile(r"\b(?:has|have|had|is left with|there (?:is|was)) $")
"""*Has*, *there was* right before."""

ACTED = re.compile(rf"\b{PAST}(?: (?:down|up|out|off|only|just|another))? $")
"""Something was done to what follows: *closed one*."""

ACTS = re.compile(rf"(?:[ -](?!said\b|who\b|that\b|which\b)[a-z-]+){{1,3}}? {PAST}\b(?! to\b)")
"""What follows did something: *one plant reopened*."""

SOMETHING = re.compile(rf"[ -](?!(?:{LISTS['something']})\b)[a-z]")
"""The same, and no preposition either."""
