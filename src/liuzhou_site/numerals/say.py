"""Writing a quantity in a language. What is written can be read back: `read(say(q)) == [q]`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numerals import han
from liuzhou_site.numerals.english_words import MONTHS, ONES, ORDINALS, TENS
from liuzhou_site.numerals.units import DEFAULT_UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = ("prose", "label", "number", "noun", "words")
_NONE = Unit("", "count", "", "", "")
_NAMED_PARTS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
_ZH_BEFORE: Mapping[Hedge, str] = MappingProxyType(
    {
        Hedge.MORE_THAN: "多于", Hedge.OVER: "超", Hedge.NEARLY: "近", Hedge.ABOUT: "约",
        Hedge.ALMOST: "几乎", Hedge.UNDER: "不到",
    }
)  # fmt: skip
_ZH_AFTER: Mapping[Hedge, str] = MappingProxyType({Hedge.AT_LEAST: "以上", Hedge.AT_MOST: "以下"})
_EN: Mapping[Hedge, str] = MappingProxyType(
    {
        Hedge.MORE_THAN: "more than ", Hedge.OVER: "over ", Hedge.NEARLY: "nearly ",
        Hedge.ABOUT: "about ", Hedge.ALMOST: "almost ", Hedge.AT_LEAST: "at least ",
        Hedge.AT_MOST: "at most ", Hedge.UNDER: "under ",
    }
)  # fmt: skip


def say(
    quantity: Quantity,
    lang: str,
    form: str = "prose",
    units: Mapping[str, Unit] = DEFAULT_UNITS,
) -> str:
    """Return `quantity` in words of `lang`, in one of `FORMS`.

    Raises:
        KeyError: no such language or form.
    """
    if form not in FORMS:
        raise KeyError(form)
    unit = units.get(quantity.unit, _NONE)
    return _LANGUAGES[lang](quantity, unit, form)


def _percent(value: Decimal) -> str:
    return f"{_plain(value * 100)}%"


def _plain(value: Decimal) -> str:
    """Return digits without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fraction(value: Decimal) -> Fraction:
    return Fraction(value).limit_denominator(10)


# Chinese


def _chinese(quantity: Quantity, unit: Unit, form: str) -> str:
    before, after = _ZH_BEFORE.get(quantity.hedge, ""), _ZH_AFTER.get(quantity.hedge, "")
    if isinstance(quantity.value, Interval):
        return before + _zh_range(quantity, unit, form) + after
    value = quantity.value
    suffix = "" if form == "number" else unit.zh
    if quantity.kind is Kind.PERCENT:
        return f"{before}{_percent(value)}{after}"
    if quantity.kind is Kind.FRACTION:
        return f"{before}{_zh_fraction(value)}{after}"
    if quantity.kind is Kind.ORDINAL:
        return f"{before}第{han.write(int(value))}{after}"
    if quantity.kind is Kind.YEAR:
        return f"{before}{value}年{after}"
    if quantity.kind is Kind.MONTH:
        return f"{before}{int(value) // 100}年{int(value) % 100}月{after}"
    if quantity.hedge is Hedge.MORE_THAN:
        return _zh_more(value, unit, suffix)
    number, scale = _zh_number(value)
    if form == "words" and not scale and value == int(value) and 0 <= value < 10**4:
        number = han.write(int(value))
    return f"{before}{number}{scale}{suffix}{after}"


def _zh_more(value: Decimal, unit: Unit, suffix: str) -> str:
    """Write “more than”: 十余家, 130多家, 50多亿元, 4万多人."""
    number, scale = _zh_number(value)
    if value == 10 and unit.kind == "count":  # noqa: PLR2004 (rough counts keep Han, reader.md B9)
        return f"十余{suffix}"
    if number.isdigit() and number.endswith("0"):
        return f"{number}多{scale}{suffix}"
    if scale:
        return f"{number}{scale}多{suffix}"
    return f"多于{number}{suffix}"


def _zh_number(value: Decimal) -> tuple[str, str]:
    """Return (coefficient, scale): 1918 and 亿, 84 and 万; plain digits where a scale is no help."""
    for scale, least, decimals in (("万亿", 10**12, 4), ("亿", 10**8, 6), ("万", 10**4, 4)):
        if abs(value) >= least:
            coefficient = _plain(value / least)
            tail = coefficient.partition(".")[2]
            if len(tail) <= min(decimals, 2) or (len(tail) <= decimals and scale != "万"):
                return coefficient, scale
    return _plain(value), ""


def _zh_fraction(value: Decimal) -> str:
    fraction = _fraction(value)
    if fraction == Fraction(1, 2):
        return "一半"
    return f"{han.write(fraction.denominator)}分之{han.write(fraction.numerator)}"


def _zh_range(quantity: Quantity, unit: Unit, form: str) -> str:
    low, high = _ends(quantity.value)
    if quantity.kind is Kind.PERCENT:
        return f"{_percent(low)}至{_percent(high)}"
    ends = [_zh_number(end) for end in (low, high)]
    suffix = "" if form == "number" else unit.zh
    return "至".join(f"{number}{scale}" for number, scale in ends) + suffix


def _ends(value: object) -> tuple[Decimal, Decimal]:
    if not isinstance(value, Interval) or value.low is None or value.high is None:
        msg = "only a range with two ends can be said"
        raise ValueError(msg)
    return value.low, value.high


# English


def _english(quantity: Quantity, unit: Unit, form: str) -> str:
    before = _EN.get(quantity.hedge, "")
    if isinstance(quantity.value, Interval):
        return before + _en_range(quantity, unit, form)
    value = quantity.value
    if quantity.kind is Kind.PERCENT:
        return before + _percent(value)
    if quantity.kind is Kind.FRACTION:
        return before + _en_fraction(value)
    if quantity.kind is Kind.ORDINAL:
        return before + _en_ordinal(int(value), form)
    if quantity.kind is Kind.YEAR:
        return f"{before}{value}"
    if quantity.kind is Kind.MONTH:
        return f"{before}{MONTHS[int(value) % 100 - 1].title()} {int(value) // 100}"
    return before + _en_number(value, unit, form) + _en_noun(value, unit, form)


def _en_noun(value: Decimal, unit: Unit, form: str) -> str:
    if form == "number" or (unit.kind == "count" and form != "noun") or not unit.other:
        return ""
    one = Locale("en").plural_form(value) == "one"
    return f" {unit.one if one else unit.other}"


def _en_number(value: Decimal, unit: Unit, form: str) -> str:
    whole = value == int(value)
    in_words = form == "words" or (
        form in {"prose", "noun"} and 0 < value < 10 and unit.kind == "count"
    )  # noqa: PLR2004 (one to nine in words: house style)
    if in_words and whole and 0 <= value < 10**6:
        return spell(int(value))
    coefficient, scale = _en_scaled(value)
    return f"{coefficient} {scale}".strip()


def _en_scaled(value: Decimal) -> tuple[str, str]:
    for scale, least in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if abs(value) >= least:
            return _plain(value / least), scale
    whole, point, tail = _plain(value).partition(".")
    return f"{int(whole):,}{point}{tail}", ""


def spell(number: int) -> str:
    """Return a whole number below a million in English words: 57 is fifty-seven."""
    if number >= 1000:  # noqa: PLR2004
        rest = number % 1000
        return f"{spell(number // 1000)} thousand" + (f" {spell(rest)}" if rest else "")
    if number >= 100:  # noqa: PLR2004
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def _en_ordinal(value: int, form: str) -> str:
    if form != "label" and value < len(ORDINALS):
        return ORDINALS[value]
    teen = value % 100 in {11, 12, 13}
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _en_fraction(value: Decimal) -> str:
    fraction = _fraction(value)
    if fraction.denominator == 1:
        return ONES[int(fraction)]
    one, many = _NAMED_PARTS.get(
        fraction.denominator,
        (ORDINALS[fraction.denominator], f"{ORDINALS[fraction.denominator]}s"),
    )
    if fraction.numerator > 1:
        return f"{ONES[fraction.numerator]}-{many}"
    return one if fraction.denominator == 2 else f"a {one}"  # noqa: PLR2004 (half takes no article)


def _en_range(quantity: Quantity, unit: Unit, form: str) -> str:
    low, high = _ends(quantity.value)
    if quantity.kind is Kind.PERCENT:
        return f"{_percent(low)}–{_percent(high)}"
    (one, scale), (two, last) = _en_scaled(low), _en_scaled(high)
    first = one if scale == last else f"{one} {scale}".strip()
    return f"{first}–{two} {last}".strip() + _en_noun(high, unit, form)


_LANGUAGES = MappingProxyType({"zh": _chinese, "en": _english})
