"""English percentages, and ranges: 5–10, from 5 to 10, between 5 and 10."""

import re
from dataclasses import replace
from decimal import Decimal

from liuzhou_site.model import Interval, Kind
from liuzhou_site.numbers.en.grammar import HEDGES, TURNS
from liuzhou_site.numbers.en.numerals import read_number
from liuzhou_site.numbers.en.words import CURRENCY, LISTS
from liuzhou_site.numbers.quantity import CENT, VULGAR, Number, Value, span, times

_SIGN = re.compile(
    r"(?:(?<![0-9A-Za-z)%])[-−]|^[-−] |\b(?<!plus or )(?:minus[ -]|negative ))$", re.IGNORECASE
)
_OPERAND = re.compile(
    r"(?:\d[%\d.,]*|[mb]illion|thousand|hundred)"
    r"(?: (?!(?:and|or|to|than|from|by|at|is|was|were|then|but)\b)[a-z]+)? $"
    r"|\b(?:the|its|their) (?:total|sum|whole|number|amount|level|output|income|revenue|sales) $"
)
"""What a minus takes away from: there it is no sign."""
_CENT = re.compile(
    r"(?P<cent> ?%(?![A-Za-z0-9])|[ -]?(?:percents?|per ?cents?|pct|pc)\b)|(?P<mille> ?‰)"
)
_VULGAR_CENT = re.compile(rf"[{''.join(VULGAR)}]{_CENT.pattern}")
LISTED = re.compile(
    r"(?<=\d)(?:(?:, \d[\d.]{0,9}){1,9},?)? (?:and|or|to|vs\.?|versus|rather than|instead of)"
    r" \d[\d.]{0,9}(?<!\.)"
)
"""The rest of a list of numbers, of which the last one has the unit of all: 3, 5 and 7 per cent."""
_OF_CENT = re.compile(r"(?: of)? (?:an?|one|1)(?:%| (?:percent|per cent|pc|pct)\b)")
_LINK = re.compile(
    r" ?[–—~] ?| - |(?<=[0-9%a-zA-Z])-(?=[0-9$€£¥])|(?:-? |-)(?P<to>to)[ -]| (?P<or>or) "
)
_SCALE = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|dozen|\d(?:k|m|mn|bn|tn))$", re.IGNORECASE
)
_AND = re.compile(" and ")
_LED = re.compile(rf"(?:{CURRENCY}) ?|about |nearly ")
_MINUS = re.compile("[-−]|minus |negative ")
_UNSAID = re.compile(rf"(?:[-−]|minus |negative |(?:{CURRENCY}) ?)$")
BETWEEN = re.compile(r"\b(?:(?P<between>between)|from) $", re.IGNORECASE)


def sign(text: str, start: int) -> re.Match[str] | None:
    """Return the sign that ends at `start`; none where it takes away from a number."""
    match = _SIGN.search(text, max(0, start - 9), start)
    taken = (
        match
        and match[0][0].isalpha()
        and _OPERAND.search(text, max(0, match.start() - _CLAUSE), match.start())
    )
    return None if taken else match


def with_percent(text: str, number: Number, *, money: bool = True) -> Number:
    """Read what makes a share of a number: %, percent, ‰."""
    if number.kind is Kind.FRACTION and (match := _OF_CENT.match(text, number.end)):
        value = times(number.value, CENT)
        return replace(number, value=value, kind=Kind.PERCENT, end=match.end())
    if number.kind is Kind.FRACTION and _VULGAR_CENT.match(text, number.end - 1):
        number = replace(number, kind=Kind.CARDINAL)
    listed = None if money or _is_count(text, number) else LISTED.match(text, number.end)
    match = _CENT.match(text, listed.end() if listed else number.end)
    if not match or number.kind is not Kind.CARDINAL:
        return number
    value = times(number.value, CENT if match["cent"] else CENT / 10)
    end = number.end if listed else match.end()
    return replace(number, value=value, kind=Kind.PERCENT, unit="share", end=end)


def _is_count(text: str, number: Number) -> bool:
    """Say whether a number is counted, and the share behind it is another: 300 or 4 % of them."""
    other = _OTHER.match(text, number.end)
    low = number.value
    return isinstance(low, Decimal) and bool(other and low > Decimal(other["share"]))


_OTHER = re.compile(r",? or (?P<share>\d{1,9}(?:\.\d{1,9})?)")


def ranged(text: str, start: int, first: Number) -> Number:
    """Join `first` with the number behind a dash or a word, when both make a rising range."""
    window = max(0, start - 24)
    between = BETWEEN.search(_unhedged(text, window, start))
    link = _linked(text, first.end, both=bool(between and between["between"]))
    moved = between and not between["between"] and _moved(text, window + between.start())
    by = _BY.search(_unhedged(text, window, start)) and not _BY_SHARE.match(text, first.end)
    moved = moved or bool(by)
    if (
        not link
        or _apart(text, start, link)
        or (moved and link.groupdict().get("to") and not _ONE.match(text, link.end()))
        or isinstance(first.value, Interval)
    ):
        return first
    led = _LED.match(text, link.end())
    begin = led.end() if led else link.end()
    minus = _MINUS.match(text, begin)
    begin = minus.end() if minus else begin
    second = read_number(text, begin)
    if second is None or isinstance(second.value, Interval):
        return first
    second = with_percent(text, second)
    value = _joined(
        text,
        (start, begin),
        first,
        replace(second, value=times(second.value, Decimal(-1 if minus else 1))),
    )
    groups = link.groupdict()
    if value is None:
        one = groups.get("to") and second.value == 1 and first.kind is second.kind is Kind.CARDINAL
        return Number(first.value, second.end, kind=Kind.RATIO) if one else first
    if groups.get("or") and not (_next_to(value) and _counted(text, first, second)):
        return first
    if second.kind is Kind.ORDINAL or {first.kind, second.kind} & {Kind.YEAR, Kind.DATE}:
        return first
    return Number(
        value, second.end, max(first.digits, second.digits), kind=second.kind, unit=second.unit
    )


def _moved(text: str, start: int) -> bool:
    """Say whether “from” says where a change began: rose from 4 to 5 is two levels, no range."""
    clause = text[max(0, start - _CLAUSE) : start].rpartition(". ")[2]
    if _RANGING.search(clause):
        return False
    return bool(TURNS.up.search(clause) or TURNS.down.search(clause) or _REVISED.search(clause))


def _linked(text: str, end: int, *, both: bool) -> re.Match[str] | None:
    """Return what links a number to another, both: after “between”; 5cm and 10cm have one unit."""
    twice = _SAME_UNIT.match(text, end)
    if twice and (both or twice["to"] or twice["dash"]):
        return twice
    return (_AND.match(text, end) if both else None) or _LINK.match(text, end)


_SAME_UNIT = re.compile(
    r"(?P<unit>[ -]?[A-Za-z°²³]{1,12})(?: (?:(?P<to>to)|and) |(?P<dash>[–-]))"
    r"(?=\d[\d.,]*(?P=unit)(?![A-Za-z]))"
)


def _apart(text: str, start: int, link: re.Match[str]) -> bool:
    return _is_score(text, start) or _by_and_to(text, start, link)


def _is_score(text: str, start: int) -> bool:
    match = _SCORE.match(text, start)
    before = max(0, start - _CLAUSE), start
    return bool(
        match and (match["more"] or _SET.search(text, *before) or SCORED.search(text, *before))
    )


_SCORE = re.compile(
    r"\d{1,3}(?:[-–]| to )\d{1,3}(?:(?P<more>, (?:and )?\d{1,2}[-–]\d)"
    r"|(?=[.,;)]|$| (?:at|to|in|on|away|against|after|with|over|and)\b))"
)
_SET = re.compile(r"\d[-–]\d{1,2}(?: \(\d+\))?,? (?:and )?$")
SCORED = re.compile(rf"\b(?:{LISTS['scored']})\b[^.,;:]*$")
"""What comes before the score of a match, which is two numbers: they won 2:1."""


def _by_and_to(text: str, start: int, link: re.Match[str]) -> bool:
    """Say whether a sum is what something moved by, and the other, with its own sign, where to."""
    sums = _UNSAID.search(text, max(0, start - 4), start) and _SUM.match(text, link.end())
    return bool(sums and link.groupdict().get("to") and _moved(text[max(0, start - 16) :], 16))


_SUM = re.compile(rf"(?:{CURRENCY}) ?(?=\d)")
_RANGING = re.compile(r"\b(?:rang|var)(?:e[ds]?|ing|y|ies|ied)(?: \w+)? $")
_BY_SHARE = re.compile(r" to [\d.]+(?:%| per ?cent| percentage points?| basis points?)")
"""What makes a range of two numbers behind “by”: by 3 to 4 percent."""
_BY = re.compile(r"\bby $")
_CLAUSE = 60
_ONE = re.compile(r"(?:one|1)\b(?!,\d|\.\d|[ -](?:hundred|thousand|[mb]illion|trillion|per))")
"""By two to one is a ratio, whatever moved."""
_REVISED = re.compile(rf"\b(?:{LISTS['revised']})\b")


def _unhedged(text: str, low: int, start: int) -> str:
    """Return what stands before `start`, without hedge, sign and currency."""
    _, begin = HEDGES.lead(text, start)
    return _UNSAID.sub("", text[low:begin])


def _next_to(value: Interval) -> bool:
    """Say whether “or” joins neighbours (two or three), which alone makes it a range."""
    return bool(value.low and value.high and value.high <= value.low * 2)


def _counted(text: str, first: Number, second: Number) -> bool:
    """Say whether two neighbours count something: 5 or 6 firms; not pages 5 or 6."""
    if first.words or second.words:
        return first.words and second.words
    return second.kind is Kind.PERCENT or bool(_COUNTED.match(text, second.end))


_COUNTED = re.compile(rf" (?!(?:{LISTS['behind-two']})\b)[a-z]")


def _joined(text: str, starts: tuple[int, int], first: Number, second: Number) -> Interval | None:
    """Return the range; a scale or a percent that only the second number has holds for both."""
    low = first.value
    if sign(text, starts[0]):
        low = times(low, Decimal(-1))
    if second.kind is Kind.PERCENT and first.kind is Kind.CARDINAL:
        low = times(low, CENT)
    elif first.kind is not second.kind:
        return None
    if _TO.match(text, first.end) and _stepped(text, starts[0], low, second.value):
        return None
    scale = _SCALE.search(text, starts[1], second.end)
    if scale and not _SCALE.search(text, starts[0], first.end):
        factor = _factor(scale[0].lower().lstrip("0123456789"))
        if scaled := span(times(low, factor), second.value):
            return scaled
    return span(low, second.value)


_TO = re.compile(r"(?:[ -]?[A-Za-z°]{1,12})? to ")


def _stepped(text: str, start: int, low: Value, high: Value) -> bool:
    """Say whether a number is a step, and the next where it led: rose 1,312 to 38,375."""
    if isinstance(low, Interval) or isinstance(high, Interval) or low * _FAR > high:
        return False
    return bool(_STEP.search(text, max(0, start - _CLAUSE), start))


_STEP = re.compile(
    rf"\b(?:{LISTS['rose']}|{LISTS['fell']}|{LISTS['gained']}|{LISTS['lost']}|up|down)"
    rf" (?:(?:{CURRENCY}) ?)?$"
)
_FAR = 4


def _factor(word: str) -> Decimal:
    number = read_number(f"1{word}" if len(word) < len("dozen") else f"1 {word}", 0)
    return number.value if number and isinstance(number.value, Decimal) else Decimal(1)
