"""English number words, and the words that hold one and count nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from liuzhou_site.numbers.lists import NAMED, alternatives, listed
from liuzhou_site.numbers.units import UnitWords

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTS = alternatives("en/lists.txt")
"""Words that stand beside numbers, for the patterns that look for one of them."""
FIXED = (*NAMED, *listed("en/fixed.txt").splitlines())
"""Phrases that hold a number word and count nothing."""

UNITS = UnitWords(
    names=lambda unit: (unit.one, unit.other),
    also=listed("en/units.txt"),
    parts=listed("en/coins.txt"),
    gap=" \u00a0-",
)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
SMALL: Mapping[str, int] = {
    **{word: value for value, word in enumerate(ONES)},
    **{word: 20 + 10 * place for place, word in enumerate(TENS)},
    "fourty": 40,
    "nought": 0,
}
DECADES: Mapping[str, int] = {f"{word[:-1]}ies": SMALL[word] for word in TENS}
SCALES: Mapping[str, int] = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SHORT: Mapping[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "bn": 10**9, "b": 10**9,
    "bln": 10**9, "tn": 10**12, "tln": 10**12, "trn": 10**12, "trln": 10**12, "t": 10**12,
    "cr": 10**7, **{word: SCALES[word] for word in ("million", "billion", "trillion")},
}  # fmt: skip
"""Scales glued to digits: 3.5bn, $3m, 4k. mm, cr, b and t are scales of money alone."""

RANKS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(ORDINALS)},
    **{f"{word[:-1]}ieth": 20 + 10 * place for place, word in enumerate(TENS)},
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
_UNDER = {
    word: value for word, value in RANKS.items() if value > 2
}  # first and second are no parts
PARTS: Mapping[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "quarters": 4,
    **{f"{word}s": value for word, value in _UNDER.items()},
    **_UNDER,
}
CURRENCY = (
    r"US\$|HK\$|NT\$|NZ\$|AU\$|A\$|CA\$|C\$|S\$|R\$|RM|KSh|Sh|Tk|Rp|S[Ff]r|Rs\.?|AUD|CAD|RMB|CNY|USD|EUR|GBP|HKD|JPY|SGD"
    r"|INR|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RUB|UAH|TRY|ILS|AED|SAR|EGP|ZAR|NGN|KES|BRL|MXN|ARS|CLP|COP"
    r"|KRW|TWD|THB|VND|IDR|MYR|PHP|PKR|BDT|LKR|NZD|KZT|[¥$€£₹₩₽₫₱฿₺₦₴₪]"
    r"|R(?=\d|$)|N(?=[\d.,]+ ?(?:[mb]illion|trillion|[mbt]n)\b|$)"
    r"|(?<![A-Za-z])Y(?=[\d.,]+ ?(?:[mb]illion|trillion|[mbt]n)\b|$)"
)
GROUPS: Mapping[str, int] = {"dozen": 12, "score": 20, "gross": 144}
PLURALS: Mapping[str, int] = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
FOLD: Mapping[str, Decimal] = {
    "twice": Decimal(2),
    "thrice": Decimal(3),
    **{f"{word}fold": Decimal(SMALL[word]) for word in ONES[2:11]},
}
_VERBS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": 0.5}
MULTIPLIED: Mapping[str, Decimal] = {
    stem + ending: Decimal(factor) for stem, factor in _VERBS.items() for ending in ("ed", "ing")
}
"""Verbs that say how many times: almost tripled."""
MULTIPLES: Mapping[str, Decimal] = {
    "double": Decimal(2), "triple": Decimal(3), "treble": Decimal(3), "quadruple": Decimal(4)
}  # fmt: skip
"""Words that do so behind a hedge: nearly double the dose."""
NOT_MULTIPLIED = re.compile(rf"(?:-| (?:{LISTS['doubling']})\b)", re.IGNORECASE)
"""What makes another word of them: doubled down, doubled as."""

NAMES = re.compile(
    r"(?:[+]?\d{1,3}[ -])?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\d)|\+\d[\d -]{7,18}\d"
    r"|\d{1,4}(?:\.\d{1,4}){3}(?![\d.])|(?!\d{1,3}(?:\.\d{3}){2}(?![\d.]))\d+\.\d+\.\d+(?!\d)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?(?!\d)"
    r"|[0-2]\d[0-5]\d(?= (?:GMT|UTC|BST|E[SD]?T|CES?T|local time)\b)"
    r"|\d{1,2}(?:\.[0-5]\d)? ?[ap]\.?m\b\.?|(?<=[abnt][ty] )\d{1,2} o[’']clock\b"
    r"|(?<=\bin )[2-5]\d:[0-5]\d(?!\d)|(?:24[/-]7|9/11|50/50)(?!\d)|\d{1,3}-[A-Z]\d"
    r"|(?:480|720|1080|1440|2160)[pi]\b(?! (?:an?|per|each)\b)"
    r"|[345]G\b|[23]-?D\b|[248]K\b(?= [a-zA-Z])"
    r"|0\d{2,4} \d{3,4} \d{3,4}(?!\d)|(?<=[Uu]nder-)\d\d(?= (?:side|squad|team|international))"
    r"|(?:1[01]9|911|999)(?= (?:hotline|call|dispatcher|operator))|\d{1,5}(?= block of )"
    r"|7[0-8]7(?:-\d{1,2}s?\b|s\b|(?= (?:MAX|Max|[Jj]et|Dreamliner)))"
    r"|(?:(?<=[Tt]he )|(?<=\b[Aa] ))7[0-8]7(?! [a-z]{3,}s\b)(?![\d,.%])|\d{2,4}\([a-z]\)"
    r"|\d{2,5}/(?:19|20)\d\d(?!\d)|\d{3}/\d\d Z?R\d\d"
    r"|\d{1,2}(?:/\d{1,2}){1,2}/\d{2,4}(?!\d)"
    r"|\d{1,4} (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Lane|Square)\b"
)
"""Digits that are no quantity: telephone numbers, versions, addresses, times of the clock."""

_LED = re.compile(
    r"\b(?:(?:no|this|that|which|each|every|any|the|good|new|old|big|(?<=the )only|right|another"
    r"|loved|square|first|second|third|last|next) one|world war (?:one|two)"
    r"|at first|(?:other|better) half"
    r"|(?:split|every|per|each) second)"
    r"(?! (?:hundred|thousand|million|billion|per|half|third|quarter|fifth)|-)\b",
    re.IGNORECASE,
)
"""The same, where the number word comes last."""

_LED_WORDS = frozenset({"one", "two", "first", "half", "second"})
_LONGEST_LEAD = len("world war ")
_PART = re.compile(r"(?:(?:first|second) half|one day)\b", re.IGNORECASE)


def idiom(text: str, start: int, word: str) -> int:
    """Return where the idiom ends that has `word` at `start`; 0 when there is none.

    The gate knows others by their rules, which hold for what is read, too.
    """
    end = start + len(word)
    around = max(0, start - _LONGEST_LEAD), end + len(" thousands")
    if word in _LED_WORDS and any(match.end() == end for match in _LED.finditer(text, *around)):
        return end
    match = _PART.match(text, start)
    return match.end() if match else 0


WORDS = frozenset(
    {*SMALL, *DECADES, "hundred", *SCALES, *RANKS, *PARTS, *GROUPS, *PLURALS, *FOLD, *MULTIPLIED,
     *MULTIPLES, *MONTHS, *(month[:3] for month in MONTHS), "sept", "a", "an", "few", "several",
     "couple", "half", "pair"}
)  # fmt: skip
"""The words at which a quantity may begin."""
