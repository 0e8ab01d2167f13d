"""Rates of so much for each of something, in what a drafted figure is called."""

import re

from liuzhou_site.model import Unit

_TIME = "second|minute|hour|day|night|week|month|quarter|year"
_EACH = (
    r"(?: per (?!cent\b|hundred\b|thousand\b|[mb]illion\b)[a-z]+"
    rf"| an? (?:{_TIME}|head|person|household|acre|hectare|tonne|kilogram|litre|barrel|kilometre"
    r"|mile|share|unit|ticket)(?! (?:earlier|ago|before|later|after|from)\b)"
    rf"| (?:each|every) (?:{_TIME}))+\b"
)
_BEHIND = re.compile(_EACH)
_FAR = re.compile(rf"(?: (?!than\b)[a-z]+){{1,6}}?(?P<each>{_EACH})")
"""The same behind the words for what is counted: five people are hurt every day."""
_BEFORE = re.compile(
    "每(?:平方米|立方米|公顷|亩|吨|公斤|千克|斤|升|桶|度|公里|小时|天|日|晚|周|月|年|人|户|股|头|只|件|张|次)$"
)
_LINK = re.compile("[为是达至到从由]$")
_RATED = frozenset({"money", "measure", "count"})
"""Kinds of units of which so much is said for each: 7 tonnes per hectare, 5 people a day."""


def rated(words: str, unit: Unit | None, text: str, where: tuple[int, int, int]) -> str:
    """Return a label with that for each of which its number is: wheat yield per hectare.

    unit: None where the number's own words name none. where: from where on words may belong to the
    number, where it begins, where it may end.
    """
    low, start, end = where
    kind = unit.kind if unit else "count"
    counts = kind == "count"
    if not words or kind not in _RATED:
        return words
    if not counts and (before := _BEFORE.search(text, low, start)):
        return f"{before[0]}{_LINK.sub('', words.removesuffix(before[0]))}"
    behind = _BEHIND.match(text, end)
    far = _FAR.match(text, end) if counts else None
    said = behind[0] if behind else far["each"] if far else ""
    each = re.sub(r" (?:an?|each|every) ", " per ", said)
    return words if each in words else f"{words}{each}"
