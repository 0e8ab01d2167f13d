"""Numerals that capitals make part of a name: Third Reich, the Four Seasons, Henry VIII."""

from __future__ import annotations

import re

from liuzhou_site.numbers.en.words import LISTS, RANKS

_BESIDE = 80
_PLAIN_WORD = re.compile(r"(?<![A-Za-z])[a-z]{5,}")
_OPENED = re.compile(r"[.!?:;“‘\"(\n]\s*$")
_AFTER = re.compile(r"(?: of|-[a-z]+)? [A-Z][a-z]")
_ONE_THING = re.compile(
    r"(?: [A-Z][a-z]+)+(?: (?:Street|Road|Avenue|Square|Lane|Drive)\b| (?:is|was|has|says)\b)"
)
"""What follows a numeral that opens a sentence and is a name all the same: one house, or one firm
of a plural name."""
_BEFORE = re.compile(r"(?<![.!?:] )\b(?!The |A |An |In |On |At |But |And |It |Of )[A-Z][a-z]+ $")
_ROMAN = re.compile("[IVX]+")
_NUMBERED = re.compile(rf"(?:{LISTS['numbered']}) $")
"""What a Roman number follows that names a king, a war or a chapter."""


def in_a_name(text: str, start: int, end: int) -> bool:
    """Say whether a numeral with a capital is part of a name; in a headline none is."""
    before, after = text[max(0, start - _BESIDE) : start], text[end:][:_BESIDE]
    if _ROMAN.fullmatch(text, start, end):
        return bool(_NUMBERED.search(before))
    if not _PLAIN_WORD.search(before + after):
        return False
    opens = not before or _OPENED.search(before)
    if opens and _ONE_THING.match(after):
        return True
    if opens and (text[start:end].lower() not in RANKS or after.startswith("-")):
        return False
    return bool(_AFTER.match(after) or (not opens and _BEFORE.search(before)))
