"""Where numerals stand in a Chinese text, for the gate."""

from __future__ import annotations

import re

from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES
from liuzhou_site.numbers.zh.words import EITHER

_HAN = "".join({*VALUES, *MARKS, *JOINED} - set("兆"))
NUMERALS = re.compile(
    rf"(?P<no>(?<![第\d{_HAN}]){EITHER})"
    rf"|[几数][十百千万亿]+|[{EVERY_DIGIT}]+(?:[.,．，]\d+)*[%％‰]?"
    rf"|首[位个家台次条座批例名届]|过半|半数|翻了?一?[番倍](?!茄|号)|腰斩|[{_HAN}半]+"
)
