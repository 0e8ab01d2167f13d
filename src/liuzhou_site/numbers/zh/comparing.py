"""Words of Chinese that compare."""

import re
from fractions import Fraction

from liuzhou_site.numbers.grammar import Comparing

COMPARING = Comparing(
    shapes={
        ">": re.compile("(?<!相)比[^，。；：！？比]{1,12}?(?<!不)[多大高长重](?![少小低短])"),
        "<": re.compile("(?<!相)比[^，。；：！？比]{1,12}?(?<!不)[少小低短轻]"),
    },
    factors={"翻": 2, "加倍": 2, "减半": Fraction(1, 2), "折半": Fraction(1, 2)},
    most=re.compile("(?:多|大多)数|大部分|大头"),
    fewest=re.compile("少数|小部分"),
    adjectives={">": "多大高长重", "<": "少小低短轻"},
    loose={"nearly": re.compile("近|几乎"), "about": re.compile("约|左右")},
    naming=re.compile(
        r"(?<=的)(?:名义|实际|同比|环比|平均|年均)?增长(?![了到至])|增长(?=[率点极])|^增长$"
        r"|(?<=\ufffc的)(?:上升|下降|上涨|下跌|增加|减少)|同样(?![多大高长的，。；]|是?\ufffc)"
    ),
    loosely={"==": re.compile("同样(?![多大高长])|(?<=不)(?:相同|一样|相等|一致)")},
    courses=(
        re.compile(
            "[从由自][^，。；！？\ufffc]{0,16}(?P<first>\ufffc)"
            "(?P<words>[^。；！？\ufffc]{0,16}?[到至为成]了?)[^，。；！？\ufffc]{0,8}(?P<last>\ufffc)"
        ),
    ),
    ways={},
)
