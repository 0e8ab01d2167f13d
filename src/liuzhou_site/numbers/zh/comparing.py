"""Words of Chinese that compare."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType

from liuzhou_site.numbers.grammar import Comparing

COMPARING = Comparing(
    words=MappingProxyType(
        {
            ">": r"多于|多过|超过|超出|高于|大于|大过|胜过|更[多大高长重快]|较[多大高长重快]"
            r"|[多大高长快]得多|不止|(?:反而|反倒|却)[多大高]|(?:多|大多)数|大部分"
            r"|比[^，。；：！？比]{1,12}?[多大高长重](?![少小低短])",
            "<": r"少于|低于|小于|不及|更[少小低短轻慢]|较[少小低短轻慢]|[少小低短慢]得多"
            r"|(?:反而|反倒|却)[少小低]|少数|小部分|比[^，。；：！？比]{1,12}?[少小低短轻]",
            "==": r"相同|同样|相等|一样|持平|等于|同数|一致|相当于|正好是",
            "largest": r"最[多大高长重晚新快]|居首|首位|榜首|头名",
            "smallest": r"最[少小低短轻早慢]|末位|垫底",
            "rose": r"增(?:[长多大]|加(?!值))|[上回攀]升|提高|扩大|上涨|[增升涨][至到]",
            "fell": r"下降|回落|减少|降低|缩小|下跌|[减降跌][至到]|萎缩|缩减|锐减",
            "times": r"翻了?[一两二三]?番|翻了?[一两]?倍|加倍|减半|折半",
        }
    ),
    factors=MappingProxyType({"翻": 2, "加倍": 2, "减半": Fraction(1, 2), "折半": Fraction(1, 2)}),
    most=re.compile("(?:多|大多)数|大部分"),
    fewest=re.compile("少数|小部分"),
    adjectives=MappingProxyType({">": "多大高长重", "<": "少小低短轻"}),
    loose=MappingProxyType({"nearly": re.compile("近|几乎"), "about": re.compile("约|左右")}),
    spared=(
        # manner of speaking, no measure
        "不如此",
        "无不如此",
        "一样地",
        "同样要",
        "同样没有",
        "更重要",
        "更不用说",
        "较为",
        # a thing is not another
        "不等于",
    ),
    naming=re.compile(
        r"(?<=的)(?:名义|实际|同比|环比|平均|年均)?增长(?![了到至])|增长(?=[率点极])|^增长$"
    ),
    whole_words=False,
)
