"""Chinese: read, said and found."""

from liuzhou_site.numbers.grammar import Grammar
from liuzhou_site.numbers.zh.changes import CHANGES
from liuzhou_site.numbers.zh.comparing import COMPARING
from liuzhou_site.numbers.zh.hedges import HEDGES
from liuzhou_site.numbers.zh.periods import say_period
from liuzhou_site.numbers.zh.read import read_chinese
from liuzhou_site.numbers.zh.say import say_chinese
from liuzhou_site.numbers.zh.scan import NUMERALS
from liuzhou_site.numbers.zh.turns import TURNS
from liuzhou_site.numbers.zh.uncounted import rule

FORECAST = ("预计", "预期", "预测", "有望")
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
    FORECAST,
)
