"""Reading the quantities of an English text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Hedge, Interval, Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liuzhou_site.model import Unit

BEFORE = {
    "more than": Hedge.MORE_THAN, "over": Hedge.OVER, "nearly": Hedge.NEARLY,
    "about": Hedge.ABOUT, "around": Hedge.ABOUT, "roughly": Hedge.ABOUT,
    "almost": Hedge.ALMOST, "at least": Hedge.AT_LEAST, "at most": Hedge.AT_MOST,
    "up to": Hedge.AT_MOST, "under": Hedge.UNDER, "fewer than": Hedge.UNDER,
    "less than": Hedge.UNDER,
}  # fmt: skip
AFTER = {"or more": Hedge.AT_LEAST, "or less": Hedge.AT_MOST, "or fewer": Hedge.AT_MOST}

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
SCALES: Mapping[str, Decimal] = MappingProxyType(
    {
        "thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9),
        "trillion": Decimal(10**12), "k": Decimal(10**3), "m": Decimal(10**6),
        "bn": Decimal(10**9), "tn": Decimal(10**12),
    }
)  # fmt: skip
PARTS: Mapping[str, int] = MappingProxyType(
    {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
     "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
     "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10}
)  # fmt: skip
CURRENCY: Mapping[str, str] = MappingProxyType({"¥": "CNY", "$": "USD", "€": "EUR", "£": "GBP"})
MONTHS = (
    "january february march april may june july august september october november december"
).split()

_BEFORE = "|".join(re.escape(words) for words in BEFORE)
_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_WORDS = (
    rf"(?:{_WORD}|a(?=\ (?:hundred|thousand|million|billion|dozen)))"
    rf"(?:(?:-|\ and\ |\ )(?:{_WORD}|hundred|thousand|million|billion|dozen))*"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\ (?:thousand|million|billion|trillion)|(?:bn|tn|k|m))\b"
_SIGN = "[¥$€£]"

_PATTERN = re.compile(
    rf"""
    (?<![\w.])
    (?:(?P<before>{_BEFORE})\ )?
    (?:
      (?P<month>{"|".join(MONTHS)})\ (?P<monthyear>\d{{4}})\b
    | (?P<nth>\d+)(?:st|nd|rd|th)\b
    | (?P<ordinal>{"|".join(ORDINALS)})\b
    | (?:(?P<part>a|{_WORD})(?:\ |-))?(?P<parts>{"|".join(PARTS)})\b
    | (?P<lowsign>{_SIGN})?(?P<low>{_DIGITS})(?P<lowcent>%)?(?P<lowscale>{_SCALE})?
      (?:–|—|-|\ to\ )(?P<high>{_DIGITS})(?:(?P<highcent>%)|(?P<highscale>{_SCALE}))?
    | (?P<sign>{_SIGN})?(?P<digits>{_DIGITS})(?:(?P<cent>%|\ percent\b|\ per\ cent\b)|(?P<scale>{_SCALE}))?
    | (?P<words>{_WORDS})\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _nouns(forms: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    ordered = sorted((form for form, _ in forms), key=lambda form: (-len(form), form))
    return re.compile(rf"\ (?:{'|'.join(re.escape(f) for f in ordered) or '(?!)'})\b")


def read_english(text: str, units: Mapping[str, Unit]) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order."""
    forms: dict[str, str] = {}
    for unit in units.values():
        if unit.kind in {"money", "measure", "count"}:
            for noun in (unit.one, unit.other):
                if noun:
                    forms.setdefault(noun, unit.id)
    nouns = _nouns(tuple(sorted(forms.items())))
    for match in _PATTERN.finditer(text):
        quantity = _quantity(match)
        if quantity is None:
            continue
        unit, hedge, end = quantity.unit, quantity.hedge, match.end()
        if quantity.kind is Kind.CARDINAL and not unit and (noun := nouns.match(text, end)):
            unit, end = forms[noun[0][1:]], noun.end()
        for words, meaning in AFTER.items():
            if hedge is Hedge.NONE and text.startswith(f" {words}", end):
                hedge, end = meaning, end + len(words) + 1
        span = (match.start(), end)
        yield Quantity(quantity.value, unit, hedge, quantity.kind, quantity.digits, span)


def _quantity(match: re.Match[str]) -> Quantity | None:
    hedge = BEFORE.get((match["before"] or "").lower(), Hedge.NONE)
    if match["month"]:
        number = MONTHS.index(match["month"].lower()) + 1
        return Quantity(Decimal(match["monthyear"]) * 100 + number, "", hedge, Kind.MONTH)
    if match["nth"]:
        return Quantity(Decimal(match["nth"]), "ordinal", hedge, Kind.ORDINAL)
    if match["ordinal"]:
        value = ORDINALS.index(match["ordinal"].lower())
        return Quantity(Decimal(value), "ordinal", hedge, Kind.ORDINAL)
    if match["parts"]:
        return _fraction(match, hedge)
    if match["low"]:
        return _range(match, hedge)
    if match["digits"]:
        return _number(match, hedge)
    value = words_value(match["words"])
    return None if value is None else Quantity(value, "", hedge)


def _fraction(match: re.Match[str], hedge: Hedge) -> Quantity:
    part = (match["part"] or "a").lower()
    value = 1 if part == "a" else int(words_value(part) or 1)
    whole = Decimal(PARTS[match["parts"].lower()])
    return Quantity(Decimal(value) / whole, "share", hedge, Kind.FRACTION)


def _scale(text: str | None) -> Decimal:
    return SCALES[text.strip().lower()] if text else Decimal(1)


def _plain(text: str) -> tuple[Decimal, int]:
    bare = text.replace(",", "")
    return Decimal(bare), len(bare.replace(".", "").lstrip("0")) or 1


def _range(match: re.Match[str], hedge: Hedge) -> Quantity:
    (low, one), (high, two) = _plain(match["low"]), _plain(match["high"])
    if match["highcent"]:
        cent = Decimal("0.01")
        return Quantity(
            Interval(low * cent, high * cent), "share", hedge, Kind.PERCENT, max(one, two)
        )
    scale = _scale(match["highscale"])
    first = _scale(match["lowscale"]) if match["lowscale"] else scale
    unit = CURRENCY.get(match["lowsign"] or "", "")
    return Quantity(Interval(low * first, high * scale), unit, hedge, digits=max(one, two))


def _number(match: re.Match[str], hedge: Hedge) -> Quantity:
    value, digits = _plain(match["digits"])
    if match["cent"]:
        return Quantity(value * Decimal("0.01"), "share", hedge, Kind.PERCENT, digits)
    unit = CURRENCY.get(match["sign"] or "", "")
    return Quantity(value * _scale(match["scale"]), unit, hedge, digits=digits)


def words_value(text: str) -> Decimal | None:
    """Return the value of number words: “two hundred and five”, “a dozen”, “3 million” not."""
    total, current = 0, 0
    for word in re.split(r"[ -]", text.lower()):
        if word in {"and", ""}:
            continue
        if word == "a":
            current = 1
        elif word in ONES:
            current += ONES.index(word)
        elif word in TENS:
            current += (TENS.index(word) + 2) * 10
        elif word == "hundred":
            current = (current or 1) * 100
        elif word == "dozen":
            current = (current or 1) * 12
        elif word in SCALES:
            total += (current or 1) * int(SCALES[word])
            current = 0
        else:
            return None
    return Decimal(total + current)
