"""Rates of so much for each of something, in what a drafted figure is called."""

import re

from liuzhou_site.model import Unit

_BEHIND = re.compile(
    r"(?: per (?!cent\b)[a-z]+| an? (?:second|minute|hour|day|night|week|month|year|head|person"
    r"|household|acre|hectare|tonne|kilogram|litre|barrel|kilometre|mile|share|unit|ticket)"
    r"(?! (?:earlier|ago|before|later)\b))+\b"
)
_BEFORE = re.compile(
    "每(?:平方米|立方米|公顷|亩|吨|公斤|千克|斤|升|桶|度|公里|小时|天|日|晚|周|月|年|人|户|股|头|只|件|张|次)$"
)
_LINK = re.compile("[为是达至到从由]$")
_RATED = frozenset({"money", "measure"})
"""Kinds of units of which so much is said for each: 7 tonnes per hectare, £15 an hour."""


def rated(words: str, unit: Unit, text: str, where: tuple[int, int, int]) -> str:
    """Return a label with that for each of which its number is: wheat yield per hectare.

    where: from where on words may belong to the number, where it begins, where it ends.
    """
    low, start, end = where
    if not words or unit.kind not in _RATED:
        return words
    if before := _BEFORE.search(text, low, start):
        return f"{before[0]}{_LINK.sub('', words.removesuffix(before[0]))}"
    behind = _BEHIND.match(text, end)
    each = re.sub(r" an? ", " per ", behind[0]) if behind else ""
    return words if each in words else f"{words}{each}"
