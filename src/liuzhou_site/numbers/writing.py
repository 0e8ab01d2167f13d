"""What writing a quantity needs in either language: digits, fractions, the ends of a range."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers.quantity import part, times

Scaled = Callable[[Decimal], tuple[str, str]]
_LARGEST_DENOMINATOR = 1000
_MOST_DECIMALS = 12
_TEN, _TOO_MANY = 10, 10**15


def plain(value: Decimal) -> str:
    """Return digits without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def padded(coefficient: str, missing: int) -> str:
    """Return a coefficient with the zeros that its source printed behind the point."""
    if missing <= 0:
        return coefficient
    return coefficient + ("" if "." in coefficient else ".") + "0" * missing


def scaled(value: Decimal) -> tuple[str, str]:
    """Return (coefficient, Han scale): 1918 and 亿, 84 and 万; digits where a scale is no help."""
    for scale, least, decimals in (("万亿", 10**12, 4), ("亿", 10**8, 6), ("万", 10**4, 4)):
        if abs(value) >= least:
            coefficient = plain(value / least)
            tail = coefficient.partition(".")[2]
            if len(tail) <= min(decimals, 2) or (len(tail) <= decimals and scale != "万"):
                return coefficient, scale
    return plain(value), ""


def missing(coefficient: str, quantity: Quantity, unit: Unit) -> int:
    """Return how many digits the source printed more than a Chinese coefficient has: 12.50 → 1.

    Only what is rounded by nature (money, measures, shares), and not what a hedge makes round, nor
    a whole number printed without a point: 3000000元 is 300万元, and €600m 6亿欧元.
    """
    value = quantity.value
    if unit.kind == "count" or quantity.hedge not in {Hedge.NONE, Hedge.ABOUT}:
        return 0
    if isinstance(value, Interval) or not value:
        return 0
    if value == int(value) and (
        not str(value).count(".") or quantity.digits == len(str(abs(int(value))))
    ):
        return 0
    return quantity.digits - len(coefficient.lstrip("-0.").replace(".", ""))


def zeros(coefficient: str, quantity: Quantity, value: Decimal, unit: Unit) -> str:
    """Return a coefficient of any scale with the zeros that its source printed behind the point."""
    count = missing(scaled(value)[0], quantity, unit)
    if count > 0:
        count = quantity.digits - len(re.sub(r"[,.]", "", coefficient).lstrip("-0"))
    return padded(coefficient, count)


def parts(quantity: Quantity, value: Decimal, unit: Unit) -> str:
    """Return the number of hundredths, or of thousandths, with the zeros of its source."""
    coefficient = plain(value * (1000 if quantity.kind is Kind.MILLE else 100))
    return padded(coefficient, missing(coefficient, quantity, unit))


def percent(value: Decimal) -> str:
    """Return a share as a percentage."""
    return f"{plain(value * 100)}%"


def fraction(value: Decimal) -> Fraction | None:
    """Return the fraction with a small denominator whose value this is; None when there is none."""
    near = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    exact = part(Decimal(near.numerator), Decimal(near.denominator)) if near else Decimal(0)
    return near if abs(exact - value) <= abs(value) * Decimal("1e-20") else None


def mixed(value: Decimal) -> tuple[int, Fraction] | None:
    """Return the whole and the fraction of a number whose decimals do not end."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= _MOST_DECIMALS or value < 0:
        return None
    near = fraction(value)
    return (int(near), near - int(near)) if near and int(near) else None


def ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return both ends of a range; ValueError where one is open, which has words of its own."""
    value = quantity.value
    if not isinstance(value, Interval) or value.low is None or value.high is None:
        raise ValueError("only a range with two ends can be said")
    return value.low, value.high


def centred(quantity: Quantity, scaled: Scaled) -> tuple[str, str, str]:
    """Return a range as its middle, how far it reaches, and their scale: 78.3, 9.6 and "".

    Both have as many places. scaled: the coefficient and the scale of a number; of a share: %.
    """
    low, high = ends(quantity)
    middle, reach = (high + low) / 2, (high - low) / 2
    share = quantity.kind is Kind.PERCENT
    coefficient, scale = (plain(middle * 100), "%") if share else scaled(middle)
    size = middle / Decimal(coefficient.replace(",", ""))
    told = [plain(number / size) for number in (middle, reach)]
    places = max(len(number.partition(".")[2]) for number in told)
    first, second = (f"{Decimal(number):.{places}f}" for number in told)
    return first, second, scale


def some(quantity: Quantity) -> Decimal | None:
    """Return the power of ten of which a range says several: 100 of 数百; None for none."""
    value = quantity.value
    if not isinstance(value, Interval) or quantity.digits or quantity.kind is not Kind.CARDINAL:
        return None
    if value.low is None or not _TEN <= value.low < _TOO_MANY:
        return None
    power = Decimal(1).scaleb(value.low.adjusted())
    several = (value.low, value.high) == (2 * power, 10 * power)
    return power if several or value.high is None else None


def rate(quantity: Quantity) -> Quantity:
    """Return the number that a rate per so many says: 2.8 of 2.8 per 100."""
    value = times(quantity.value, Decimal(quantity.kind.per))
    return replace(quantity, value=value, kind=Kind.CARDINAL)


def day(value: Decimal) -> tuple[int, int, int]:
    """Return (year, month, day) of the value of a date; 0 for what it does not say."""
    number = int(value)
    return number // 10000, number // 100 % 100, number % 100
