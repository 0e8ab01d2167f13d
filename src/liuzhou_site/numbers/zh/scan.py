"""Where numerals stand in a Chinese text, for the gate."""

from __future__ import annotations

import re

from liuzhou_site.numbers.digits import EVERY_DIGIT
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES

COUNT_NOTHING = (
    # all, the same, only, always: 一 means no count
    "一定 一般 一样 一直 一起 一致 一旦 一律 一贯 一再 一向 一同 一并 一概 一切 一些 一体 "
    "统一 唯一 之一 单一 同一 逐一 专一 不一 一如 合一 一带 一路 "
    # on the one hand, a little, for a time: adverbs
    "进一步 一方面 另一方面 一边 一面 一下 一味 一时 一旁 一手 第一手 一流 一线 一事 "
    # first, second: the points of a list
    "一是 二是 "
    # in case, very, by all means: 万, 十, 千 mean no count
    "万一 十分(?![之钟]) 千万别 万能 "
    # nouns that hold a numeral: the people, a semiconductor, a kilowatt, both banks, a delta
    "百姓 半导体 千瓦 两岸 三角洲 "
    # the land, one after the other, to land, ranks of people: 陆 and 伍 are six and five on cheques
    "大陆 陆地 陆续 登陆 队伍"
).split()
"""Chinese words that hold a numeral and count nothing."""

_HAN = "".join({*VALUES, *MARKS, *JOINED} - set("兆"))
NUMERALS = re.compile(
    rf"(?P<no>(?<![第\d{_HAN}])(?:{'|'.join(sorted(COUNT_NOTHING, key=len, reverse=True))}))"
    rf"|[几数][十百千万亿]+|[{EVERY_DIGIT}]+(?:[.,．，]\d+)*[%％‰]?"
    rf"|首[位个家台次条座批例名届]|过半|半数|[{_HAN}半]+"
)
