"""English: read, said and found."""

import re

from liuzhou_site.numbers.en.changes import CHANGES
from liuzhou_site.numbers.en.grammar import COMPARING, HEDGES, LISTING, PROVING, TURNS
from liuzhou_site.numbers.en.periods import say_period
from liuzhou_site.numbers.en.read import read_english
from liuzhou_site.numbers.en.say import say_english
from liuzhou_site.numbers.en.uncounted import NUMERALS, rule
from liuzhou_site.numbers.en.words import MONTHS
from liuzhou_site.numbers.grammar import Grammar
from liuzhou_site.numbers.lists import NOTHING

FORECAST = ("expected", "forecast", "expects", "projected", "predicted")
PLACES = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross) (?:the )?(?!(?i:{'|'.join(MONTHS)})\b)"
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    r"\b(?! (?:[A-Z]|(?:wrote|writes?|said|says?|told|tells?|reports?|reported|counted|found)\b))"
    r"|(?P<owner>[A-Z][\w-]+)(?= (?:county|city|province|town)’s)"
)
"""Who reports in a place reports of others, too: reporters in Changsha wrote."""
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
    LISTING,
    PROVING,
    FORECAST,
    PLACES,
    whole=NOTHING,
    comes_to="",
    leading=re.compile(r"\s*(?:[Ii]n|[Aa]cross|[Ff]or) [^,]{1,30},"),
    led=NOTHING,
)
