"""Writing a quantity in any language: by CLDR's patterns, and the few words of its `Rules`."""

import re
from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import NumberPattern, get_currency_name, parse_pattern

from liuzhou_site.model import Hedge, Interval, Kind, Lang, Quantity, Rules, Tongue, Unit
from liuzhou_site.numbers import writing
from liuzhou_site.numbers.cldr_periods import date_ruled, year_ruled
from liuzhou_site.numbers.quantity import EXACT

_POWERS = (12, 9, 6)
_MYRIAD = 10**4
_SAMPLES = (*range(21), 100, 10**6, Decimal("0.5"), Decimal("1.5"))
"""Numbers among which every plural category of a language has one."""
_LONG, _SHORT = "long", "short"


def locale_of(tag: str) -> str:
    """Return CLDR's name of the language with a BCP 47 tag; "" when CLDR has none."""
    try:
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return ""


def autonym(tag: str) -> str:
    """Return what a language is called in itself: Deutsch, 繁體中文; its tag when CLDR has none."""
    known = Locale.parse(locale_of(tag) or "en")
    name = known.languages.get(str(known)) or known.get_language_name() or ""
    return name[:1].upper() + name[1:] if locale_of(tag) else tag


def regional(tag: str) -> str:
    """Return a language and the country where it is mostly spoken so: zh_TW of zh-Hant."""
    known = Locale.parse(locale_of(tag) or "en")
    if known.language == "en" and not known.territory:
        return "en_GB"  # which is how the engine writes English
    likely = get_global("likely_subtags")
    found = likely.get(f"{known.language}_{known.script}") or likely.get(known.language, "")
    land = known.territory or found.rpartition("_")[2]
    return f"{known.language}_{land}" if land else known.language


def countries(text: str, lang: Lang) -> Mapping[str, str]:
    """Return the countries that a text names, as CLDR calls them: code → name."""
    found = places(text, lang).items()
    return {code: name for name, codes in found for code in codes if code.isalpha()}


def places(text: str, lang: Lang) -> Mapping[str, frozenset[str]]:
    """Return the places of the world that a text names, as CLDR calls them: name → codes."""
    pattern, codes = _places(lang)
    return {found[0]: codes[found[0]] for found in pattern.finditer(text)}


def is_land(name: str, lang: Lang) -> bool:
    """Say whether a country or a continent is called so, or so and more: Korea, America."""
    _, codes = _places(lang)
    return any(one.startswith(name) and "/" not in max(own) for one, own in codes.items())


@cache
def _places(lang: Lang) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """Return what finds the name of a country, a continent, a great city; name → codes.

    Great cities are those that time zones are called by, in English where CLDR has no other name.
    """
    known = Locale.parse(locale_of(lang) or "en")
    cities: dict[str, str] = {}
    for code in filter(_CITY.fullmatch, get_global("zone_territories")):
        own = code.partition("/")[2].replace("_", " ") if lang == "en" else ""
        cities[code] = known.time_zones.get(code, {}).get("city", own)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in (*known.territories.items(), *cities.items()):
        if _PLACE.fullmatch(code) and len(name) > 1:
            named[name].add(code)
    listed = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    whole = rf"(?<![\w-])(?:{listed})(?![\w-])" if lang == "en" else listed
    return re.compile(whole), {name: frozenset(codes) for name, codes in named.items()}


_CITY = re.compile("(?:Africa|America|Asia|Australia|Europe)/[A-Za-z_]+")
_PLACE = re.compile(rf"(?!GE|JE|QO|Z|UN|E[UZ]|X)[A-Z]{{2}}|(?!001)\d{{3}}|{_CITY.pattern}")
"""The code of a country, a continent or a city, but for those that are called as others are."""


def plurals(locale: str) -> tuple[str, ...]:
    """Return the plural categories of a language, “other” last."""
    return (*sorted(Locale.parse(locale).plural_form.rules), "other")


def currency_words(code: str, locale: str) -> Mapping[str, str]:
    """Return CLDR's name of a currency by plural category; nothing when it has none."""
    known = Locale.parse(locale)
    if code not in known.currencies:
        return {}
    samples = {known.plural_form(number): number for number in reversed(_SAMPLES)}
    return {
        category: get_currency_name(code, samples.get(category), locale=known)
        for category in plurals(locale)
    }


def scale_words(locale: str, gap: str = " ") -> frozenset[str]:
    """Return every word and abbreviation that stands for a power of ten: Millionen, Mrd.

    One letter is none (5 M), but where no `gap` sets words apart: 億.
    """
    formats = Locale.parse(locale).compact_decimal_formats
    patterns = (
        pattern.pattern
        for by_category in formats.values()
        for by_power in by_category.values()
        for pattern in by_power.values()
    )
    words = (word for text in patterns for word in re.split(r"[\s0']+", text))
    return frozenset(word for word in words if len(word) > len(gap) and word[0].isalpha())


def say_ruled(quantity: Quantity, unit: Unit, form: str, rules: Rules) -> str:
    """Return a quantity in the language of `rules`, in one of the forms of `say`."""
    value, locale = quantity.value, Locale.parse(rules.locale)
    if per := quantity.kind.per:
        said = say_ruled(writing.rate(quantity), unit, "number", rules)
        return said if form == "number" else f"{said} / {_digits(str(per), locale)}"
    if isinstance(value, Interval) and value.high is None and value.low is not None:
        least = replace(quantity, value=value.low, hedge=Hedge.AT_LEAST)
        return say_ruled(least, unit, form, rules)
    if isinstance(value, Interval):
        said = _range(quantity, unit, form, rules)
    elif quantity.kind is Kind.CARDINAL:
        said = _counted(quantity, value, unit, form, rules)
    elif quantity.kind in {Kind.PERCENT, Kind.MILLE}:
        sign = "‰" if quantity.kind is Kind.MILLE else "%"
        said = _percent(writing.parts(quantity, value, unit), locale, sign)
    elif quantity.kind is Kind.ORDINAL:
        said = _ordinal(int(value), rules)
    else:
        said = _other(quantity.kind, value, rules)
    return rules.hedges.get(quantity.hedge, "{}").replace("{}", said)


def say_number(text: str, tongue: Tongue) -> str:
    """Return plain digits, “12.3”, as a language writes them."""
    return text if isinstance(tongue, str) else _digits(text, Locale.parse(tongue.locale))


def _other(kind: Kind, value: Decimal, rules: Rules) -> str:
    locale = Locale.parse(rules.locale)
    if kind is Kind.YEAR:
        era: str = locale.eras["abbreviated"][0]
        return year_ruled(int(value), rules) if value > 0 else f"{writing.plain(-value)} {era}"
    if kind is Kind.MONTH:
        return date_ruled(int(value) // 100, int(value) % 100, 0, rules)
    if kind is Kind.DATE:
        year, month, number = writing.day(value)
        return date_ruled(year, month, number, rules) if month else _ordinal(number, rules)
    ratio = writing.fraction(value)
    if ratio is None:
        return _digits(writing.plain(value), locale) + (":1" if kind is Kind.RATIO else "")
    sign = "/" if kind is Kind.FRACTION else ":"
    return f"{ratio.numerator}{sign}{ratio.denominator}"


def _ordinal(value: int, rules: Rules) -> str:
    locale = Locale.parse(rules.locale)
    pattern = rules.ordinals.get(locale.ordinal_form(value)) or rules.ordinals["other"]
    return pattern.replace("{}", _digits(str(value), locale))


def _counted(quantity: Quantity, value: Decimal, unit: Unit, form: str, rules: Rules) -> str:
    locale = Locale.parse(rules.locale)
    if parts := writing.mixed(value):
        said = f"{parts[0]} {parts[1].numerator}/{parts[1].denominator}"
        return said + _noun(value, unit, form, rules)
    in_words = form == "words" or (form in {"prose", "noun"} and unit.kind == "count")
    if in_words and value in rules.spelt:
        return rules.spelt[int(value)] + _noun(value, unit, form, rules)
    if abs(value) >= _MYRIAD and _in_myriads(locale):
        return _myriads(value, locale) + _noun(value, unit, form, rules)
    coefficient, power = _scaled(value, form, locale)
    coefficient = writing.zeros(coefficient, quantity, value, unit)
    said = _worded(coefficient, power, form, locale)
    return said + _noun(value if power else Decimal(coefficient), unit, form, rules)


def _noun(value: Decimal, unit: Unit, form: str, rules: Rules) -> str:
    """Return the noun behind a number, in the plural that CLDR gives the number.

    Where a language has a plural for what is said with a scale (un million de livres), its rule
    names an exponent, which Babel does not count.
    """
    words = unit.words.get(rules.lang)
    if form == "number" or (unit.kind == "count" and form != "noun") or not words:
        return ""
    locale = Locale.parse(rules.locale)
    category = locale.plural_form(value)
    if abs(value) >= 10 ** _POWERS[-1] and "e " in locale.plural_form.rules.get("many", ""):
        category = "many"
    return f"{rules.gap}{words.get(category) or words['other']}"


def _in_myriads(locale: Locale) -> bool:
    """Tell whether a language counts by ten thousands: it has a word for one."""
    return bool(re.fullmatch("0[^0]+", _pattern("other", 4, "label", locale)))


def _myriads(value: Decimal, locale: Locale) -> str:
    """Return a number by its ten thousands, 3兆2000億, no digit more or less."""
    with localcontext(EXACT):
        rest, said = abs(value), "-" if value < 0 else ""
        for power in (12, 8, 4):
            count, rest = divmod(rest, 10**power)
            if count:
                said += _pattern("other", power, "label", locale).replace("0", writing.plain(count))
        return said + (writing.plain(rest) if rest else "")


def _scaled(value: Decimal, form: str, locale: Locale) -> tuple[str, int]:
    """Return the coefficient before a word for a power of ten, and the power; 0 for none."""
    for power in _POWERS:
        if abs(value) >= 10**power:
            noughts = _pattern("other", power, form, locale).count("0")
            return writing.plain(value.scaleb(noughts - 1 - power)), power
    return writing.plain(value), 0


def _worded(coefficient: str, power: int, form: str, locale: Locale) -> str:
    digits = _digits(coefficient, locale)
    if not power:
        return digits
    pattern = _pattern(locale.plural_form(Decimal(coefficient)), power, form, locale)
    return re.sub("0+", lambda _: digits, pattern.replace("'", ""))


def _pattern(category: str, power: int, form: str, locale: Locale) -> str:
    """Return CLDR's pattern of a power of ten: “0 Millionen”; abbreviated in labels."""
    formats = locale.compact_decimal_formats
    width = _SHORT if form == "label" or _LONG not in formats else _LONG
    pattern: str = formats[width].get(category, formats[width]["other"])[str(10**power)].pattern
    return pattern


def _digits(text: str, locale: Locale) -> str:
    """Return plain digits with the separators of a language, no digit more or less."""
    return _set(Decimal(text), text, locale.decimal_formats[None], locale)


def _percent(coefficient: str, locale: Locale, sign: str = "%") -> str:
    pattern = parse_pattern(locale.percent_formats[None].pattern.replace("%", sign))
    return _set(
        Decimal(coefficient).scaleb(-3 if sign == "‰" else -2), coefficient, pattern, locale
    )


def _set(value: Decimal, printed: str, pattern: NumberPattern, locale: Locale) -> str:
    """Return `value` after a pattern of CLDR, with as many decimals as are `printed`."""
    decimals = len(printed.partition(".")[2])
    exact = copy(pattern)
    exact.frac_prec = (decimals, decimals)
    with localcontext(EXACT):
        return exact.apply(value, locale)


def _range(quantity: Quantity, unit: Unit, form: str, rules: Rules) -> str:
    low, high = writing.ends(quantity)
    locale = Locale.parse(rules.locale)
    dash = re.sub(r"\{\d\}|\s", "", locale.interval_formats[None])
    if quantity.kind is Kind.PERCENT:
        one, two = (writing.plain(end * 100) for end in (low, high))
        return f"{_digits(one, locale)}{dash}{_percent(two, locale)}"
    if quantity.kind is Kind.YEAR:
        return f"{writing.plain(low)}{dash}{year_ruled(int(high), rules)}"
    if _in_myriads(locale) and high >= _MYRIAD:
        return (
            f"{_myriads(low, locale)}{dash}{_myriads(high, locale)}{_noun(high, unit, form, rules)}"
        )
    (one, power), (two, last) = _scaled(low, form, locale), _scaled(high, form, locale)
    first = _digits(one, locale) if power == last else _worded(one, power, form, locale)
    if last and not power:  # 1–2 Millionen would be a million to two
        two, last = writing.plain(high), 0
    return f"{first}{dash}{_worded(two, last, form, locale)}{_noun(high, unit, form, rules)}"
