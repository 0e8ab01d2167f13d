"""Where numerals stand in a Chinese text, for the gate."""

from __future__ import annotations

import re
import unicodedata

from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES
from liuzhou_site.numbers.zh.words import EITHER

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
_ROMAN = r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![A-Za-z])"
NUMERALS = re.compile(
    rf"(?P<no>(?<![第\d{_HAN}]){EITHER})"
    rf"|[几数][十百千万亿]+|[{EVERY_DIGIT}]+(?:[.,．，]\d+)*[%％‰]?"
    rf"|首[位个家台次条座批例名届]|过半|半数|翻了?一?[番倍](?!茄|号)|腰斩|[{_HAN}半]+"
    r"|[亚季]军|(?<=[夺获捧膺得])冠军|(?<=[夺获捧膺得]了)冠军"
    r"|(?<=[夺获摘]得)[金银铜]牌|(?<=[夺获摘]了)[金银铜]牌|双双(?=[破倒停关遇受落身死])"
    rf"|(?<![A-Za-z])(?:{_ROMAN}|lO+|IOO+)(?= ?[座家个条届次名人只台项批处口吨元])"
)
