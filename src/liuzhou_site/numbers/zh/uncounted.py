"""Chinese numerals, for the gate, and those that count nothing: 一 as an article, an order.

A numeral counts when another one in its place would change what is reported of the story's world.
One list and one set of rules serve the reader and the gate.
"""

import re
import unicodedata

from liuzhou_site.numbers.deciding import Decisions
from liuzhou_site.numbers.lists import EVERY_DIGIT
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES
from liuzhou_site.numbers.zh.words import EITHER, MEASURE, NOUNS, TWOFOLD

_KNOWN = {*VALUES, *MARKS, *JOINED} - set("兆")
_ALIKE = [
    character
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1D))
    for character in map(chr, range(first, last + 1))
    if simplified(unicodedata.normalize("NFKC", character)) in _KNOWN
]
"""Characters of radicals and of older codes that look like a numeral: ⼋, ⼀."""
_RARE = "弌弍弎弐貮皕卌卄ㄧ"
_HAN = "".join(sorted({*_KNOWN, *_ALIKE, *_RARE}))
_ROMAN = (
    r"(?=[IVX]{2}|[IVXLCDM]{3})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    r"(?![A-Za-z])"
)
DECISIONS = Decisions("zh", {"measure": MEASURE, "noun": NOUNS, "twofold": TWOFOLD})
NUMERALS = re.compile(
    rf"(?P<no>(?<![第\d{_HAN}])(?:{EITHER}))|{DECISIONS.sought}"
    rf"|[几数][十百千万亿]+|[{EVERY_DIGIT}]+(?:[.,．，]\d+)*[%％‰]?|[{_HAN}半]+(?:(?<=十)几)?"
    rf"|(?<![A-Za-z])(?:{_ROMAN}|lO+|IOO+)(?= ?[座家个条届次名人只台项批处口吨元年])"
)

_BACK = re.compile("[这那此]两|上述两|以上两|二者|^两者")
_OPENING = re.compile("(?:^|[。！？])$")
_PAIR = re.compile("[\u4e00-\u9fff”’》\ufffc][和与及跟同][\u4e00-\u9fff“‘《\ufffc]")
_MENTIONS = re.compile("\ufffc+")
_EARLIER = 60
_BEFORE, _AFTER = 8, 24


def rule(text: str, start: int, end: int) -> str:
    """Return by which rule the numeral between two offsets counts nothing; "" where it counts."""
    run, before, after = (
        text[start:end],
        text[max(0, start - _BEFORE) : start],
        text[end : end + _AFTER],
    )
    points = run in {"两", "二"} and _BACK.search(before[-2:] + run + after[:1])
    back = (points and _two_named(text[max(0, start - _EARLIER) : start])) or (
        run == "两" and _OPENING.search(before) and _two_said(text, start)
    )
    return "back" if back else DECISIONS.name(run, before, after)


def _two_named(earlier: str) -> bool:
    """Say whether two things were named right before, to which 这两 points back."""
    pairs = 0 if "、" in earlier else len(_PAIR.findall(earlier))
    return len(_MENTIONS.findall(earlier)) == len("甲乙") or pairs == 1


def _two_said(text: str, at: int) -> bool:
    """Say whether a sentence mentions two figures, which are those: 两个比率, {a}, {b}."""
    low, high = bounds(text, at, SENTENCE)
    return len(_MENTIONS.findall(text[low:high])) == len("甲乙")
