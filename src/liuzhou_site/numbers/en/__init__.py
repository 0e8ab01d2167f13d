"""English: read, said and found."""

from liuzhou_site.numbers.en.grammar import CHANGES, COMPARING, HEDGES, TURNS
from liuzhou_site.numbers.en.periods import say_period
from liuzhou_site.numbers.en.read import read_english
from liuzhou_site.numbers.en.say import say_english
from liuzhou_site.numbers.en.uncounted import NUMERALS, rule
from liuzhou_site.numbers.grammar import Grammar

FORECAST = ("expected", "forecast", "expects", "projected", "predicted")
ENGLISH = Grammar(
    read_english,
    say_english,
    say_period,
    NUMERALS,
    rule,
    HEDGES,
    COMPARING,
    TURNS,
    CHANGES,
    FORECAST,
)
