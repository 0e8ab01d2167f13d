"""English numerals, for the gate, and those that count nothing: *one* as a pronoun, an order.

A numeral counts when another one in its place would change what is reported of the story's world.
One list and one set of rules serve the reader and the gate.
"""

import re

from liuzhou_site.numbers.deciding import Decisions
from liuzhou_site.numbers.en.names import in_a_name, is_code
from liuzhou_site.numbers.en.words import (
    DECADES,
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
from liuzhou_site.numbers.lists import EVERY_DIGIT, either
from liuzhou_site.numbers.turns import SENTENCE, bounds

DECISIONS = Decisions("en", {})
_GLUED = (  # twentyone, fiftythird, fivehundred
    f"{either(TENS)}{either({*ONES[1:10], *list(RANKS)[1:10]})}"
    f"|{either({*ONES[1:], *TENS})}(?:score|hundred|thousand|million)"
)
_FIXED = either({phrase.lower() for phrase in FIXED})
_PLAIN = either(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *MULTIPLIED, *SCALES,
     "hundred", "dozen", "fourty", "nought", "nil", "ones", "both", "none", "single", "pair",
     "couple", "sole", "lone", "solitary", "duo", "triplets", "quadruplets", "quintuplets",
     *DECADES, "trio", "quartet", "quintet", "sextet", "runner-up",
     "runners-up"}
)  # fmt: skip
_WORD = f"(?:{_PLAIN}|{_GLUED})"
_SPELT = "|".join("[-. ·]?".join(word) for word in (*ONES[1:], *TENS, "hundred", "thousand"))
NUMERALS = re.compile(
    rf"(?P<no>(?<![A-Za-z\d-]){_FIXED}(?![A-Za-z\d-]))|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    # one word or several; the pattern of a word is long, and stands here once
    rf"|(?<![A-Za-z])(?:(?:(?<![A-Za-z])|(?<=[A-Za-z])[ -]){_WORD})+(?![A-Za-z])"
    rf"|(?<![\w-])(?=[a-z]{{1,6}}-[a-z]|[a-z][. ·][a-z][. ·])(?:{_SPELT})(?![\w-])"
    rf"|{DECISIONS.sought}",
    re.IGNORECASE,
)

RANKING, NOUN = (re.compile(DECISIONS.parts[name]) for name in ("ranking", "noun"))
_BACK = re.compile(r"\b(?:the|these|those) $")
_THING = r"(?:[A-Z][\w’'-]+|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|his|her) [\w-]+)"
_PAIR = re.compile(
    rf"(?<!, ){_THING} and {_THING}|(?<!, )\ufffc[^,.;\ufffc]*,? and [^,.;\ufffc]*\ufffc"
)
_MENTIONS = re.compile("\ufffc+")
_BEFORE, _AFTER, _EARLIER = 40, 80, 160


def rule(text: str, start: int, end: int) -> str:
    """Return by which rule the numeral between two offsets counts nothing; "" where it counts."""
    run = text[start:end].lower().removeprefix("single ")
    before, after = text[max(0, start - _BEFORE) : start].lower(), text[end : end + _AFTER].lower()
    capital = text[start].isupper() and not RANKING.match(after)
    if is_code(text, start, end) or (capital and in_a_name(text, start, end)):
        return "name"
    if run == "two" and _BACK.search(before):
        low, high = bounds(text, start, SENTENCE)
        if _two_named(text[max(0, start - _EARLIER) : start]) or _two_said(text[low:high]):
            return "back"
    return DECISIONS.name(run, before, after)


def _two_named(earlier: str) -> bool:
    """Say whether two things were named right before, to which *the two* points back."""
    return len(_MENTIONS.findall(earlier)) == len("AB") or len(_PAIR.findall(earlier)) == 1


def _two_said(sentence: str) -> bool:
    """Say whether a sentence mentions two figures, which are those: the two rates, {a} and {b}."""
    return len(_MENTIONS.findall(sentence)) == len("AB")
