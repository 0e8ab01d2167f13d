"""Reading the quantities of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numerals import han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liuzhou_site.model import Unit

WIDE = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")

BEFORE = {
    "超过": Hedge.OVER, "过": Hedge.OVER, "超": Hedge.OVER, "逾": Hedge.OVER, "多于": Hedge.MORE_THAN,
    "上": Hedge.MORE_THAN, "近": Hedge.NEARLY, "将近": Hedge.NEARLY, "约": Hedge.ABOUT,
    "大约": Hedge.ABOUT, "几乎": Hedge.ALMOST, "不到": Hedge.UNDER, "不足": Hedge.UNDER,
    "至少": Hedge.AT_LEAST, "至多": Hedge.AT_MOST, "最多": Hedge.AT_MOST,
}  # fmt: skip
AFTER = {"以上": Hedge.AT_LEAST, "以下": Hedge.AT_MOST, "左右": Hedge.ABOUT}

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = f"[{han.SMALL}]+"
_NUMBER = f"(?:{_ARABIC}|{_HAN})"
_SCALE = "万亿|亿|万"
_DASH = "至|到|—|–|-|~|～"

_PATTERN = re.compile(
    rf"""
    (?P<before>{"|".join(sorted(BEFORE, key=len, reverse=True))})?(?:占[\u4e00-\u9fff]{{0,4}}?)?
    (?:
      (?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})年(?:(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月)?
    | 第(?P<ordinal>{_NUMBER})
    | (?P<chief>首)(?=[位个家台次条座批])
    | 百分之(?P<cent>{_NUMBER}|{_ARABIC})
    | (?:(?P<whole>{_HAN})又)?(?P<parts>{_HAN})分之(?P<part>{_HAN})
    | (?P<half>一半|半数|过半)
    | (?P<low>{_ARABIC})(?P<lowscale>{_SCALE})?(?P<lowcent>%)?(?:{_DASH})
      (?P<high>{_ARABIC})(?P<highscale>{_SCALE})?(?P<highcent>%)?
    | (?P<percent>{_ARABIC})%(?P<percentmore>[多余])?
    | (?P<tenths>[一二三四五六七八九]|\d(?:\.\d)?)成(?P<tenthsmore>[多余])?(?![立为功果长就员都套本品])
    | (?P<number>{_NUMBER})(?P<more1>[多余])?(?P<scale>{_SCALE})?
      (?P<rest>{_NUMBER})?(?P<restscale>万)?(?P<more2>[多余])?
    )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=8)
def _suffixes(forms: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    ordered = sorted((form for form, _ in forms if form), key=lambda form: (-len(form), form))
    return re.compile("|".join(re.escape(form) for form in ordered) or "(?!)")


def read_chinese(text: str, units: Mapping[str, Unit]) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order."""
    forms: dict[str, str] = {}
    for unit in units.values():
        if unit.zh and unit.kind in {"money", "measure", "count"}:
            forms.setdefault(unit.zh, unit.id)
    suffix = _suffixes(tuple(sorted(forms.items())))
    plain = text.translate(WIDE)
    position = 0
    while match := _PATTERN.search(plain, position):
        position = max(match.end(), match.start() + 1)
        quantity = _quantity(match)
        if quantity is None:
            continue
        found, end = _with_unit(quantity, plain, match.end(), suffix, forms)
        position = max(position, end)
        yield Quantity(
            found.value, found.unit, found.hedge, found.kind, found.digits, (match.start(), end)
        )


def _with_unit(
    quantity: Quantity, text: str, end: int, suffix: re.Pattern[str], forms: Mapping[str, str]
) -> tuple[Quantity, int]:
    unit, hedge = quantity.unit, quantity.hedge
    if quantity.kind is Kind.CARDINAL and (match := suffix.match(text, end)):
        unit, end = forms[match[0]], match.end()
    elif quantity.kind is Kind.ORDINAL and text[end : end + 1] in "位个家台次条座批":
        end += 1 if end < len(text) else 0
    for word, meaning in AFTER.items():
        if hedge is Hedge.NONE and text.startswith(word, end):
            hedge, end = meaning, end + len(word)
    return Quantity(quantity.value, unit, hedge, quantity.kind, quantity.digits), end


def _quantity(match: re.Match[str]) -> Quantity | None:
    hedge = BEFORE.get(match["before"] or "", Hedge.NONE)
    if match["year"]:
        return _date(match, hedge)
    if match["chief"]:
        return Quantity(Decimal(1), "ordinal", hedge, Kind.ORDINAL)
    if match["ordinal"]:
        return _made(match["ordinal"], "ordinal", hedge, Kind.ORDINAL)
    if match["half"]:
        return Quantity(Decimal("0.5"), "share", hedge, Kind.FRACTION)
    if match["parts"]:
        return _fraction(match, hedge)
    if match["low"]:
        return _range(match, hedge)
    if cent := match["cent"] or match["percent"]:
        more = Hedge.MORE_THAN if match["percentmore"] else hedge
        return _made(cent, "share", more, Kind.PERCENT, Decimal("0.01"))
    if match["tenths"]:
        more = Hedge.MORE_THAN if match["tenthsmore"] else hedge
        return _made(match["tenths"], "share", more, Kind.PERCENT, Decimal("0.1"))
    return _cardinal(match, hedge)


def _value(text: str) -> tuple[Decimal, int] | None:
    """Return (value, significant digits) of digits or a Han numeral."""
    if text[0].isdigit():
        bare = text.replace(",", "")
        return Decimal(bare), len(bare.replace(".", "").lstrip("0")) or 1
    value = han.small(text)
    return None if value is None else (Decimal(value), 0)


def _made(
    text: str, unit: str, hedge: Hedge, kind: Kind, factor: Decimal = Decimal(1)
) -> Quantity | None:
    read = _value(text)
    return read and Quantity(read[0] * factor, unit, hedge, kind, read[1])


def _date(match: re.Match[str], hedge: Hedge) -> Quantity | None:
    year = _value(match["year"])
    if year is None or not match["month"]:
        return year and Quantity(year[0], "", hedge, Kind.YEAR, year[1])
    month = _value(match["month"])
    return month and Quantity(year[0] * 100 + month[0], "", hedge, Kind.MONTH)


def _fraction(match: re.Match[str], hedge: Hedge) -> Quantity | None:
    values = [han.small(match[name]) if match[name] else 0 for name in ("whole", "part", "parts")]
    if None in values or not values[2]:
        return None
    whole, part, parts = (Decimal(value or 0) for value in values)
    return Quantity(whole + part / parts, "share", hedge, Kind.FRACTION)


def _range(match: re.Match[str], hedge: Hedge) -> Quantity | None:
    scale = han.SCALES.get(match["highscale"] or "", Decimal(1))
    first = han.SCALES.get(match["lowscale"] or match["highscale"] or "", Decimal(1))
    low, high = _value(match["low"]), _value(match["high"])
    if low is None or high is None:
        return None
    percent = Decimal("0.01") if match["highcent"] else Decimal(1)
    interval = Interval(low[0] * first * percent, high[0] * scale * percent)
    kind, unit = (Kind.PERCENT, "share") if match["highcent"] else (Kind.CARDINAL, "")
    return Quantity(interval, unit, hedge, kind, max(low[1], high[1]))


def _cardinal(match: re.Match[str], hedge: Hedge) -> Quantity | None:
    read = _value(match["number"])
    if read is None:
        return None
    value, digits = read
    value *= han.SCALES.get(match["scale"] or "", Decimal(1))
    if match["rest"]:
        rest = _value(match["rest"]) if match["scale"] else None
        if rest is None:
            return None
        value += rest[0] * han.SCALES.get(match["restscale"] or "", Decimal(1))
        digits += rest[1]
    if match["more1"] or match["more2"]:
        hedge = Hedge.MORE_THAN
    return Quantity(value, "", hedge, Kind.CARDINAL, digits)
