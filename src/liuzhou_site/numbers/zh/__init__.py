"""Chinese: read, said and found; in both scripts."""

import re
from dataclasses import replace

from liuzhou_site.numbers.grammar import Grammar
from liuzhou_site.numbers.scripts import traditional
from liuzhou_site.numbers.zh.grammar import CHANGES, COMPARING, HEDGES, LISTING, PROVING, TURNS
from liuzhou_site.numbers.zh.periods import say_period
from liuzhou_site.numbers.zh.read import read_chinese
from liuzhou_site.numbers.zh.say import period_traditional, say_chinese, say_traditional
from liuzhou_site.numbers.zh.uncounted import NUMERALS, rule

FORECAST = ("预计", "预期", "预测", "有望")
PLACES = re.compile(
    "(?:^|[ ，。；：在])(?P<name>(?![在全本该这那各每其某哪有别外邻几多两上下])[㐀-鿿]{2,3}"
    "(?:县|省|(?<![上股楼城超门集夜早级辖都])市|(?<![乡城制])镇))(?P<owner>)"
)
CHINESE = Grammar(
    read_chinese,
    say_chinese,
    say_period,
    NUMERALS,
    rule,
    HEDGES,
    COMPARING,
    TURNS,
    CHANGES,
    LISTING,
    PROVING,
    FORECAST,
    PLACES,
    whole=re.compile("占|相当于"),
    comes_to="相当于",
    leading=re.compile("在[^，]{1,12}，|[^，。；]{1,10}的[^，。；]{1,6}，"),
    led=re.compile("(?:[仅只共就]?有|共|共计|为|达到?)$"),
)
_VERBS = {
    unit: (traditional(verbs[0]), traditional(verbs[1])) for unit, verbs in CHANGES.verbs.items()
}
TRADITIONAL = replace(
    CHINESE,
    say=say_traditional,
    say_period=period_traditional,
    changes=replace(CHANGES, verbs=_VERBS),
    forecast=tuple(map(traditional, FORECAST)),
)
