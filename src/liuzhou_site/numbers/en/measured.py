"""The unit behind an English number: 5 km, half an hour, 31 straight days, 5 dollars 30 cents."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.en.ranges import LISTED
from liuzhou_site.numbers.en.terms import IN_CENTS, read_term
from liuzhou_site.numbers.en.words import LISTS
from liuzhou_site.numbers.quantity import CENT, SHORTER, Number, plus, times
from liuzhou_site.numbers.units import CODES, DEFAULT_UNITS, Found, Surface

_OF_UNIT = re.compile("(?: of|(?<=[Hh]alf)) an?(?= )")
_POINT = re.compile(r"[ -]points?\b")
_HALVES = {Decimal("0.25"), Decimal("0.5"), Decimal("0.75")}
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)\b")
_GLUED = {
    ("age", "1"): re.compile(r"s\b(?:(?<=[Oo]ver[ -]\d\ds)|(?<=[Uu]nder[ -]\d\ds))"),
    ("inch", "1"): re.compile(r"ins?\b"),
    ("tonne", "1"): re.compile(r" ?t\b(?![-’'])"),
    ("USD", "0.01"): re.compile(
        r"c\b(?= (?:an?|per|each|higher|lower|more|less|to|cheaper|off)\b)"
    ),
}
_COINS = re.compile(r"(?:,? and |, | )(?=[A-Za-z0-9])")
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
_PASSAGE = 200
_MORE = re.compile(
    " (?:more|further|extra|additional|straight|consecutive|successive|working|full)(?= )"
)
_POUNDS = re.compile("pounds?", re.IGNORECASE)
_WEIGHT = re.compile(r"\bweigh(?:s|ed|ing|t)?\b[^.;:£]*$", re.IGNORECASE)
_HEAVY = re.compile(rf" (?!(?:[a-z]+ )?(?:{LISTS['money']})\b)[a-z]")
_NEAR = 40
_JAPAN = re.compile(r"\b(?:yen|Japan|Japan[’']s|Japanese|Tokyo|Osaka|Nikkei|BOJ)\b")
_WHOSE = {
    unit: re.compile(
        rf"(?<![A-Za-z])(?:{'|'.join(re.escape(sign) for sign in CODES if CODES[sign] == unit)})"
        rf"|\b{DEFAULT_UNITS[unit].one}(?:s|zone)?\b"
    )
    for unit in sorted(IN_CENTS)
}
"""What says in a text whose cents it tells of, besides those of the United States."""
_DOLLAR = re.compile(r"\$|\b(?:dollars?|USD)\b")
_CHINA = re.compile(r"\b(?:yuan|renminbi|RMB|China|China[’']s|Chinese|Beijing|Shanghai)\b")
TIMES = frozenset({"year", "month", "week", "day", "hour"})


def with_unit(text: str, number: Number, known: Surface) -> Number:
    """Read the unit behind a number: 5 km, half an hour, 5 dollars and 30 cents."""
    end = number.end
    below_one = isinstance(number.value, Decimal) and abs(number.value) < 1
    article = _OF_UNIT.match(text, end) if below_one else None  # 0.6 of a degree
    end = article.end() if article else end
    if number.kind is Kind.FRACTION:
        halves = number.value in _HALVES and _POINT.match(text, end)  # a third point is no third
        if not (article or halves) and (text[end : end + 1] != "-" or number.digits):
            return number
        if _POINT.match(text, end):  # three tenths of a point, as 0.3 points
            return replace(number, unit="", kind=Kind.CARDINAL)
    elif isinstance(number.value, Interval) and number.value.high is None:
        end += len(" of") if text.startswith(" of ", end) else 0  # hundreds of tonnes
    if number.unit == "CNY" and _yen(text, end):
        number = replace(number, unit="JPY")
    found = (
        known.after.match(text, end)
        or _glued(text, end)
        or _listed(text, end, known)
        or _later(text, end, known)
    )
    if not found and (below := _BELOW_ZERO.match(text, end)):
        return replace(number, value=times(number.value, Decimal(-1)), end=below.end())
    if not found or number.unit not in {"", "share", found.unit}:
        return number
    unit, factor, end = _meant(text, number.end, found), found.factor, found.end
    value = times(number.value, factor)
    if unit in _DEGREES and (below := _BELOW_ZERO.match(text, end)):
        value, end = times(value, Decimal(-1)), below.end()
    number = replace(number, value=value, unit=unit, end=end, kind=Kind.CARDINAL)
    return _smaller(text, number, known) if factor == 1 else number


def _meant(text: str, end: int, found: Found) -> str:
    """Return the unit that a form stands for in its text: pounds of weight, cents of euros."""
    if _POUNDS.fullmatch(found.form) and _weighs(text, end, found.end):
        return "lb"
    if found.unit != "USD" or found.factor != CENT:
        return found.unit
    around = text[max(0, end - _PASSAGE) : end + _PASSAGE]
    whose = [unit for unit, words in _WHOSE.items() if words.search(around)]
    other = len(whose) == 1 and not _DOLLAR.search(_WHOSE[whose[0]].sub("", around))
    return whose[0] if other else "USD"


def _glued(text: str, end: int) -> Found | None:
    """Return what is a unit only right behind digits: over-65s, a 43in screen, 12.7c a litre."""
    for (unit, factor), words in _GLUED.items():
        if found := words.match(text, end):
            return Found(unit, Decimal(factor), found[0], found.end())
    return None


def _later(text: str, end: int, known: Surface) -> Found | None:
    """Return a span of time that has a word before it: 31 straight days."""
    match = _MORE.match(text, end)
    found = match and known.after.match(text, match.end())
    return found if found and found.unit in TIMES else None


def _listed(text: str, end: int, known: Surface) -> Found | None:
    """Return the unit that only the last of a list of numbers has: 3, 5 and 7 km."""
    match = LISTED.match(text, end)
    found = match and known.after.match(text, match.end())
    return replace(found, end=end) if found else None


def _weighs(text: str, end: int, behind: int) -> bool:
    """Say whether pounds are a weight: it weighs 150 pounds, a 250-pound man, no 20-pound note."""
    before = _WEIGHT.search(text, max(0, end - _NEAR), end)
    return bool(before or (text[end] == "-" and _HEAVY.match(text, behind)))


def _yen(text: str, end: int) -> bool:
    """Say whether ¥ is yen: in a text of Japan and not of China."""
    around = text[max(0, end - _PASSAGE) : end + _PASSAGE]
    return bool(_JAPAN.search(around)) and not _CHINA.search(around)


def _smaller(text: str, number: Number, known: Surface) -> Number:
    """Add what follows in smaller coins or spans: and 30 cents, 8 minutes 12 seconds."""
    match = _COINS.match(text, number.end)
    count = read_term(text, match.end()) if match else None
    if not count or isinstance(count.value, Interval):
        return number
    small = known.parts.match(text, count.end) or known.after.match(text, count.end)
    if not small:
        return number
    if many := SHORTER.get((number.unit, small.unit)):
        value = plus(times(number.value, Decimal(many)), count.value)
        longer = replace(number, value=value, unit=small.unit, end=small.end, digits=0)
        return _smaller(text, longer, known) if count.value < many else number
    if small.factor == 1 or (
        number.unit != small.unit and not (small.unit == "USD" and number.unit in IN_CENTS)
    ):
        return number
    value = plus(number.value, count.value * small.factor)
    return replace(number, value=value, end=small.end)
