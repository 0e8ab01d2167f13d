"""What the readers of both languages share: a number on its way to a quantity, exact arithmetic."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from liuzhou_site.model import Hedge, Interval, Kind

EXACT = Context(prec=120)
"""The context of `read`: products and sums of what `LONGEST` lets in are exact."""

RATIO = Context(prec=28)
"""What does not end (2/3) has as many digits as Decimal's own division gives."""

LONGEST = 30
"""A longer run of digits is an identifier, not a quantity."""

Value = Decimal | Interval
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Number:
    """A numeral that was read, not yet with the hedge and the unit around it.

    end: offset behind it. digits: significant digits, 0 for words.
    words: written without digits.
    """

    value: Value
    end: int
    digits: int = 0
    hedge: Hedge = Hedge.NONE
    kind: Kind = Kind.CARDINAL
    unit: str = ""
    words: bool = False


SHORTER = {
    ("year", "month"): 12,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""Two lengths of time that one number may have: how many of the second make one of the first."""

RATES: Mapping[Value, Kind] = {Decimal(kind.per): kind for kind in Kind if kind.per}
"""So many of which a rate is said, and its kind: 2.8 per 100."""


def each(value: Value, change: Callable[[Decimal], Decimal]) -> Value:
    """Return `value` changed; of an interval, both ends, the lower one first."""
    if isinstance(value, Interval):
        low, high = (None if end is None else change(end) for end in (value.low, value.high))
        falls = low is not None and high is not None and low > high
        return Interval(high, low) if falls else Interval(low, high)
    return change(value)


def times(value: Value, factor: Decimal) -> Value:
    """Return value × factor."""
    return each(value, lambda end: end * factor)


def plus(value: Value, term: Decimal) -> Value:
    """Return value + term."""
    return each(value, lambda end: end + term)


def part(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return numerator ÷ denominator, which is not zero, to 28 digits."""
    return RATIO.divide(numerator, denominator)


def span(low: Value, high: Value) -> Interval | None:
    """Return the range from `low` to `high`; None when it does not rise from one to the other."""
    first = low.low if isinstance(low, Interval) else low
    last = high.high if isinstance(high, Interval) else high
    return None if first is None or last is None or not first < last else Interval(first, last)


VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}


def vulgar(character: str) -> Decimal:
    """Return the fraction that a character of `VULGAR` is."""
    over, under = VULGAR[character]
    return part(Decimal(over), Decimal(under))


def literal(text: str) -> tuple[Decimal, int] | None:
    """Return (value, significant digits) of digits with separators, perhaps an exponent or a power.

    Commas, thin spaces and, where they stand in several groups, points and spaces separate
    thousands. None for what is too long to be a quantity.
    """
    text = _TIMES_TEN.sub("e", text)
    base, _, power = text.partition("^")
    if power and len(base) > len("9999"):
        return None
    if power:
        return EXACT.power(Decimal(base), Decimal(power)), 1
    bare, _, exponent = text.lower().partition("e")
    bare = bare.translate(_SEPARATORS)
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    if len(bare) > LONGEST or len(exponent) > len("+99"):
        return None
    digits = len(bare.replace(".", "").lstrip("0")) or 1
    return Decimal(f"{bare}e{exponent}" if exponent else bare), digits


_SEPARATORS = dict.fromkeys(map(ord, ", \u00a0\u2009\u202f’'"), None)

_TIMES_TEN = re.compile(r" ?[x×] ?10\^")
EXPONENT = rf"(?:[eE][+-]?\d{{1,2}}|(?:{_TIMES_TEN.pattern}|\^)-?\d{{1,2}})"
"""What may stand right behind digits and belong to them: 1e6, 10^5, 3 × 10^6."""

DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3}){2,9}(?![\d.])|(?:[1-9]\d?(?:,\d{2}){1,6},\d{3}(?![\d,])"
    r"|\d{1,3}(?:,\d{3}){1,9}(?!\d|,\d)|\d{1,3}(?:[\u00a0\u2009\u202f’']\d{3}){1,9}(?!\d)"
    r"|\d{1,3}(?: \d{3}){2,9}(?!\d)|(?<![\d.,] )[1-9]\d{0,2} (?:000(?![\d.,]?\d)"
    r"|\d{3}(?= (?:t|km|ha|(?:new |empty |more )?[a-z]{4,}s)\b|$))|\d+)(?:\.\d+)?)"
)
"""A pattern of digits with either way of marking thousands; each repetition that could be tried
again from the next digit is bounded, so that no text costs more than its length."""
