"""Writing a quantity in English."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from babel import Locale

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers import writing
from liuzhou_site.numbers.en.words import MONTHS, ONES, ORDINALS, TENS

_BEFORE: Mapping[Hedge, str] = {
    Hedge.MORE_THAN: "more than ", Hedge.OVER: "over ", Hedge.NEARLY: "nearly ",
    Hedge.ABOUT: "about ", Hedge.ALMOST: "almost ", Hedge.AT_LEAST: "at least ",
    Hedge.AT_MOST: "at most ", Hedge.UNDER: "under ",
}  # fmt: skip
_NAMED_PARTS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_IN_WORDS = 10
_SPELT = 10**6
_SCALES = {10**6: "million", 10**8: "100 million", 10**9: "billion"}
_HUNDRED = 100
_TWICE = 2
_MANY = Decimal(0)
"""Takes the plural, as ranges do."""


def say_english(quantity: Quantity, unit: Unit, form: str) -> str:
    """Return a quantity in English, in one of the forms of `say`."""
    if per := quantity.kind.per:
        said = say_english(writing.rate(quantity), unit, "label")
        whole = _SCALES.get(per, f"{per:,}")
        return said if form == "number" else f"{said} per {whole}"
    return _amount(quantity, unit, form)


def _amount(quantity: Quantity, unit: Unit, form: str) -> str:
    before = _BEFORE.get(quantity.hedge, "")
    if isinstance(quantity.value, Interval):
        return before + (_centred if quantity.centred else _range)(quantity, unit, form)
    value = quantity.value
    if quantity.kind is Kind.CARDINAL:
        return _cardinal(quantity, value, unit, form)
    if quantity.kind in {Kind.PERCENT, Kind.MILLE}:
        mark = "%" if quantity.kind is Kind.PERCENT else "‰" if form == "number" else " per 1,000"
        return f"{before}{writing.parts(quantity, value, unit)}{mark}"
    if quantity.kind is Kind.ORDINAL:
        return before + _ordinal(int(value), form)
    return before + _other(quantity.kind, value)


def _cardinal(quantity: Quantity, value: Decimal, unit: Unit, form: str) -> str:
    before = _BEFORE.get(quantity.hedge, "")
    if form in {"prose", "noun"} and (coins := _coins(value, unit)):
        return before + coins
    if unit.id == "times" and value == _TWICE and form != "number":
        return f"{before}twice"
    number, noun = _number(quantity, value, unit, form), _noun(value, unit, form)
    return _aged(quantity.hedge, number, unit, form) or before + _money(number, noun, unit, form)


def _other(kind: Kind, value: Decimal) -> str:
    if kind is Kind.FRACTION:
        ratio = writing.fraction(value)
        return writing.plain(value) if ratio is None else _fraction(ratio)
    if kind is Kind.YEAR:
        return writing.plain(value) if value > 0 else f"{writing.plain(-value)} BC"
    if kind is Kind.MONTH:
        return _date(int(value) // 100, int(value) % 100, 0)
    if kind is Kind.DATE:
        return _date(*writing.day(value))
    ratio = writing.fraction(value)
    return f"{ratio.numerator}:{ratio.denominator}" if ratio else f"{writing.plain(value)}:1"


def _date(year: int, month: int, number: int) -> str:
    """Return 3 May 1997, May 1997, 3 May; a day without its month is an ordinal."""
    if not month:
        return _ordinal(number, "label")
    return " ".join(str(part) for part in (number, MONTHS[month - 1].title(), year) if part)


def _noun(value: Decimal, unit: Unit, form: str) -> str:
    if form == "number" or (unit.kind == "count" and form != "noun") or not unit.other:
        return ""
    one = Locale("en").plural_form(value) == "one"
    return f" {unit.one if one else unit.other}"


def _money(number: str, noun: str, unit: Unit, form: str) -> str:
    """Return a number with its noun; of money that is said with a sign, with that before it."""
    money = unit.over[0] if unit.over else unit
    if not money.sign or not noun or form == "words":
        return number + noun
    rest = noun.strip().removeprefix(money.other).removeprefix(money.one) if unit.over else ""
    minus = "-" if number.startswith("-") else ""
    return f"{minus}{money.sign}{number.removeprefix('-')}{rest}"


_COINS: Mapping[str, tuple[str, str]] = {"USD": ("cent", "cents"), "GBP": ("penny", "pence")}


def _coins(value: Decimal, unit: Unit) -> str:
    """Return 9 cents of 0.09 dollars, 2.4 pence of 0.024 pounds; "" of a dollar or more."""
    cents = value * _HUNDRED
    if unit.id not in _COINS or not 0 < cents < _HUNDRED or cents * 10 != int(cents * 10):
        return ""
    one, many = _COINS[unit.id]
    return f"{writing.plain(cents)} {one if cents == 1 else many}"


_OVER: Mapping[Hedge, str] = {
    Hedge.AT_LEAST: "aged {} and over", Hedge.AT_MOST: "aged {} and under",
    Hedge.UNDER: "aged under {}", Hedge.OVER: "aged over {}",
}  # fmt: skip


def _aged(hedge: Hedge, number: str, unit: Unit, form: str) -> str:
    """Return an age with a limit: aged 65 and over; "" of anything else."""
    said = unit.id == "age" and form != "number"
    return _OVER[hedge].format(number) if said and hedge in _OVER else ""


def _number(quantity: Quantity, value: Decimal, unit: Unit, form: str) -> str:
    if parts := writing.mixed(value):
        return f"{parts[0]} {parts[1].numerator}/{parts[1].denominator}"
    in_words = form == "words" or (
        form in {"prose", "noun"}
        and 0 < value < _IN_WORDS
        and (unit.kind == "count" or unit.id == "times")
    )
    if in_words and value == int(value) and 0 <= value < _SPELT:
        return spell(int(value))
    coefficient, scale = _scaled(value)
    return f"{writing.zeros(coefficient, quantity, value, unit)} {scale}".strip()


def _scaled(value: Decimal) -> tuple[str, str]:
    for scale, least in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if abs(value) >= least:
            return writing.plain(value / least), scale
    whole, point, tail = writing.plain(value).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{abs(int(whole)):,}{point}{tail}", ""


def spell(number: int) -> str:
    """Return a whole number below a million in English words: 57 is fifty-seven."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        join = " and " if rest < 100 else " "  # a thousand and five
        return f"{spell(thousands)} thousand" + (f"{join}{spell(rest)}" if rest else "")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{ONES[hundreds]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def _ordinal(value: int, form: str) -> str:
    if form != "label" and value < len(ORDINALS):
        return ORDINALS[value]
    teen = value % 100 in {11, 12, 13}
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{ending}"


def _fraction(ratio: Fraction) -> str:
    over, under = ratio.numerator, ratio.denominator
    if not 0 < over < len(ONES) or not 1 < under < len(ORDINALS):
        return f"{over}/{under}"
    one, many = _NAMED_PARTS.get(under, (ORDINALS[under], f"{ORDINALS[under]}s"))
    if over > 1:
        return f"{ONES[over]}-{many}"
    return one if one == "half" else f"a {one}"  # half takes no article


def _some(power: Decimal, quantity: Quantity, unit: Unit, form: str) -> str:
    """Write a number of tens, hundreds, …: “several hundred” of 数百, “hundreds of” without end."""
    thousands, place = divmod(power.adjusted(), 3)
    scale = ("", "thousand", "million", "billion", "trillion")[thousands]
    noun = _noun(_MANY, unit, form)
    closed = isinstance(quantity.value, Interval) and quantity.value.high is not None
    if closed and (not place or power == _HUNDRED):
        return f"several {scale or 'hundred'}{noun}"
    many = (f"{scale}s", f"tens of {scale}s", f"hundreds of {scale}s")[place]
    many = many if scale else ("", "dozens", "hundreds")[place]
    of = noun or (unit.id and form == "prose")
    return f"{many} of{noun}" if of else many


def _centred(quantity: Quantity, unit: Unit, form: str) -> str:
    middle, reach, scale = writing.centred(quantity, _scaled)
    scale = scale if scale == "%" else f" {scale}".rstrip()
    number = f"{Decimal(middle):,f} ± {Decimal(reach):,f}{scale}"
    return _money(number, _noun(_MANY, unit, form), unit, form)


def _range(quantity: Quantity, unit: Unit, form: str) -> str:
    if power := writing.some(quantity):
        return _some(power, quantity, unit, form)
    low, high = writing.ends(quantity)
    if low == -high:
        return f"±{say_english(replace(quantity, value=high, hedge=Hedge.NONE), unit, form)}"
    to = " to " if low < 0 else "–"  # a dash before a minus is no range
    if quantity.kind is Kind.PERCENT:
        return f"{writing.percent(low)}{to}{writing.percent(high)}"
    if quantity.kind is Kind.YEAR:
        same = int(low) // 100 == int(high) // 100
        last = f"{int(high) % 100:02}" if same else writing.plain(high)
        return f"{writing.plain(low)}–{last}"
    (one, scale), (two, last) = _scaled(low), _scaled(high)
    if last and not scale and low * (high / Decimal(two)) < high:
        two, last = f"{high:,f}", ""  # 1–2 million would be a million to two
    first = one if scale == last else f"{one} {scale}".strip()
    if unit.id == "age" and form != "number" and quantity.hedge is Hedge.NONE:
        return f"aged {first} to {two}"
    return _money(f"{first}{to}{two} {last}".strip(), _noun(_MANY, unit, form), unit, form)
