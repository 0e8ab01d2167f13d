"""Han numerals, small (一百零五), financial (壹佰) and mixed with digits (3亿5000万)."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS: Mapping[str, int] = MappingProxyType(
    {
        **{character: value for value, character in enumerate("零一二三四五六七八九")},
        **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
        "两": 2,
    }
)
TENS: Mapping[str, int] = MappingProxyType(
    {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
)
SCALES: Mapping[str, Decimal] = MappingProxyType(
    {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
)
_JOINED: Mapping[str, int] = MappingProxyType({"廿": 20, "卅": 30})
SMALL = "".join([*DIGITS, *TENS, *_JOINED])


def small(text: str) -> int | None:
    """Return the value of a Han numeral below ten thousand; None when it is not one.

    Digits alone are read one by one, as in years: 二〇二〇 is 2020.
    """
    if text and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total, digit = 0, None
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character] or None
        elif character in TENS:
            total += (digit or 1) * TENS[character]
            digit = None
        elif character in _JOINED:
            total += _JOINED[character]
        else:
            return None
    return total + (digit or 0) if text else None


def write(number: int) -> str:
    """Return a whole number below ten thousand as a Han numeral: 105 is 一百零五."""
    if number == 0:
        return "零"
    text, gap = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + mark
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text
