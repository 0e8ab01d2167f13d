"""The words of labels and texts, and how much labels share: whether they speak of one thing."""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import fsum

Label = tuple[str, ...]
"""What something is called, in every language of the site, in their order."""
ALIKE = 0.5
"""From here on two labels speak of one thing."""
_STEM = 5  # letters by which words are compared: employed, employment


@lru_cache(maxsize=1 << 16)
def like(one: Label, other: Label) -> float:
    """Return which part of the shorter label the longer has too, 0 to 1, mean of all languages."""
    return _mean((len(a & b), min(len(a), len(b))) for a, b in _tokens(one, other))


@lru_cache(maxsize=1 << 16)
def close(one: Label, other: Label) -> float:
    """Return which part of all that they say two labels share, 0 to 1; 1 for the same words."""
    return _mean((len(a & b), len(a | b)) for a, b in _tokens(one, other))


def _mean(parts: Iterable[tuple[int, int]]) -> float:
    found = [part / whole for part, whole in parts if whole]
    return fsum(found) / len(found) if found else 0.0


def _tokens(one: Label, other: Label) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    return zip(map(_stems, one), map(_stems, other), strict=True)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Return the stems of words in a label, and of Han characters each two that stand together."""
    text = re.sub(r"\{[^}]*\}", " ", text.lower())
    words = re.findall(r"[^\W\d_㐀-鿿]{4,}", text)
    return frozenset([*(word[:_STEM] for word in words), *pairs(text)])


def words_in(text: str) -> set[str]:
    """Return the words of a text, and every two Han characters that stand together, without 的."""
    text = text.lower()
    two = (pair for pair in pairs(text) if "的" not in pair)
    return {*re.findall(r"[^\W\d_㐀-鿿]{3,}", text), *two} - _COMMON


_COMMON = frozenset("the and for from with that are was were its their per than".split())


def changing(label: str) -> set[str]:
    """Return the words for what changed, of the label of a change: deaths, of change in deaths."""
    return words_in(_CHANGE.sub("", _ASIDE.split(label)[0]))


_CHANGE = re.compile(r"^(?:changes?|growth) (?:in|of) (?:the )?| growth$|的?[变增][化动长速]$")
_ASIDE = re.compile("[,，(（]")
"""What begins an aside: unemployed, on a year earlier."""


def pairs(text: str) -> list[str]:
    """Return every two Han characters that stand together, in their order."""
    return _PAIR.findall(text)


_PAIR = re.compile("(?=([㐀-鿿]{2}))")
