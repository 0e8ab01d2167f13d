"""Which way a number is said to go: fell by 5%, 5% fewer, +5, 下降5%, 比上年少5人, 5%的降幅."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from liuzhou_site.model import Interval, Kind, Quantity, Unit
from liuzhou_site.numbers.lists import NOTHING
from liuzhou_site.numbers.quantity import times
from liuzhou_site.numbers.units import unit_of

_REACH = 60
"""No direction stands farther from its number than this: a bound on the work a number costs."""
_POINTS = frozenset({"point", "basis_point"})
_NEVER = "times"
"""The unit in which nothing is gained or lost: 3 times."""
_LENGTHS = frozenset({"m", "km", "cm", "mm", "foot", "mile", "inch", "yard"})
"""In these, above and below may say where something is."""
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_INDEX = re.compile(
    r"[ -](?:points?|pts|places|spots"
    r"|(?:[a-z-]+ ){0,2}(?:jobs|posts|positions|roles|workers|employees|staff"
    r"|seats|councillors|MPs|inhabitants|residents|followers|clients|subscribers|customers|members|users|viewers|readers))\b"
)
"""Points, jobs and seats go up and down as shares do: shed 312 points, cut 400 jobs."""
_PRICE = re.compile(
    r",? to (?:(?:[A-Z]{1,2}\$|[$£€¥])\d|\d[\d.,]*[pc]\b|(?:settle|close|end|finish|trade)\b)"
    r"|,? or [\d.]+ ?(?:%|per|pc)| to the (?:[a-z]+ )?(?:costs?|prices?|bills?|total|value)\b"
)
"""So does money that is the change of a price or a share: lost 94 cents to settle at $78.22."""
_SCORE = re.compile(r"[–-]\d")
"""What makes of a number one of two, which nothing moved: they went down 78-74."""
_PLUS = re.compile(r"(?<![0-9A-Za-z)%])[+＋]$")

Ways = Mapping[int, re.Pattern[str]]
"""1 (up) and -1 (down) → the words that say so, as a pattern."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Changes:
    """The words of a language that say which way the number beside them goes.

    before: what ends right before it; rates: the same before a share or points, which change even
    where a count would not (lost 3%, lost 3 games). behind: what begins right behind it; apart: the
    same, but not behind a length, which may be a place (5 km below the surface); shares: the same
    behind a share, points or money alone (5% less). A group `many` finds falls: how often, not by
    how much, something fell; `thing` what is counted, which a share lacks.
    pace: who is so much faster (`#` in place of the length of time) takes that much less of it.
    dropped: what says of a count of things (`#`) that somebody did it to them: dropped 12 charges.
    sums: what ends before money that is a change as a share is: a decline in sales of £6m.
    level: what begins a number that is a level: fell below 5%, 跌破5%. when: what says behind a
    span of time that it is none that changes: fell 12 years ago. moved: what says around a measure
    (`#`) that something went so far, or is so long: plunged 60 metres into a gorge, the drop is 12
    metres.
    listed: what joins shares that go one way, U+FFFC for a date, U+FFFD for what the first came to
    (reached: what leads to that): rose by 5% in May, by 3% in June; rose 3% to £40m, costs 4%.
    each: what ends before a list all of which goes one way, whatever it counts: 分别减少2起和5人.
    added: what says before a multiple that it is what was added: 增长1.2倍 is a rise by 120 %.
    no_verb: what ends before a number where no verb can stand: at, 为.
    either: what names before a number a rate that may be below zero: 增速为, a growth rate of.
    paces: how fast something changed, as a noun that ends before a number or is in a label: 降幅.
    verbs: unit → what says by itself that something rose, and that it fell; "range" for a range,
    "" for any other.
    """

    before: Ways
    rates: Ways
    behind: Ways
    apart: Ways = field(default_factory=dict)
    shares: Ways = field(default_factory=dict)
    pace: re.Pattern[str]
    dropped: re.Pattern[str] = NOTHING
    sums: re.Pattern[str] = NOTHING
    level: re.Pattern[str]
    when: re.Pattern[str] = NOTHING
    moved: re.Pattern[str] = NOTHING
    listed: re.Pattern[str]
    each: re.Pattern[str] = NOTHING
    reached: re.Pattern[str] = NOTHING
    added: re.Pattern[str] = NOTHING
    no_verb: re.Pattern[str]
    either: re.Pattern[str]
    paces: re.Pattern[str]
    verbs: Mapping[str, tuple[str, str]]

    def verb(self, quantity: Quantity) -> str:
        """Return what says that something rose or fell by a quantity, `{}` for the amount."""
        ranged = "range" in self.verbs and isinstance(quantity.value, Interval)
        up, down = self.verbs.get("range" if ranged else quantity.unit, self.verbs[""])
        return up if quantity.change > 0 else down

    def leads(self, text: str, start: int) -> bool:
        """Say whether what ends before `start` makes a change of the share behind it."""
        words = (*self.before.values(), *self.rates.values())
        return any(_ends(one, text, start) for one in words)

    def led(self, text: str, found: Quantity, low: int, units: Mapping[str, Unit]) -> int:
        """Return 1 where a quantity goes up, -1 where it goes down, 0 where nothing says so.

        low: where the quantity before it ends: nothing that belongs to that one leads this.
        """
        start, end = found.span
        dated = found.unit in _TIMES and self.when.match(text, end)
        still = found.kind is not Kind.CARDINAL and not found.kind.is_share
        still = still or _SCORE.match(text, end) is not None
        unit = unit_of(found, units)
        kind = unit.kind if unit else "count"
        earlier = text[max(0, start - _REACH) : start]
        priced = kind == "money" and (_PRICE.match(text, end) or self.sums.search(earlier))
        share = _is_share(found) or bool(priced or _INDEX.match(text, end))
        share = share or (kind == "count" and _is_broken(found))  # 40.5 of an index
        kind = "share" if share else kind
        around = f"{earlier}#{text[end : end + 40]}"
        moved = kind == "measure" and found.unit not in _TIMES and self.moved.search(around)
        things = kind == "count" and self.dropped.search(around)
        if still or found.unit == _NEVER or dated or moved or things:
            return 0
        if _below_zero(found):  # a sum or a temperature is below zero by itself
            return 0 if kind in {"money", "measure"} else -1
        if _PLUS.search(text, max(low, start - 2), start):
            return 1
        lost = share or (kind == "measure" and found.unit not in _LENGTHS | _TIMES)
        led = (self.before, self.rates) if lost else (self.before,)
        followed: tuple[Ways, ...] = (
            (self.behind,) if found.unit in _LENGTHS else (self.behind, self.apart)
        )
        if kind in {"share", "money"}:
            followed = (*followed, self.shares)
        leads = low < start and not self.level.match(text, start)
        if found.unit in _TIMES and "-" in text[start:end]:  # a one-day drop is one of something
            followed, leads = (), False
        paced = found.unit in _TIMES and self.pace.search(around)
        told = [
            *(_nearest(led, text, start) if leads else ()),
            *(way for way in (1, -1) for one in followed
              if one and _follows(one[way], text, end, kind, alone=found.kind.is_share)),
        ]  # fmt: skip
        # what leads a number says it, whatever follows (3%, a rise), but for a rate: growth was 0.2
        # points slower
        way = told[-1 if self.either.search(earlier) else 0] if told else 0
        return -way if paced else way


def _nearest(led: Iterable[Ways], text: str, start: int) -> list[int]:
    """Return the way of the words that lead to a number, if any do: gains were cut by 3%."""
    found = [(words.start(), way) for one in led for way in (-1, 1)
             if (words := one[way].search(text, max(0, start - _REACH), start))]  # fmt: skip
    return [way for _, way in [max(found)]] if found else []


def _follows(words: re.Pattern[str], text: str, end: int, kind: str, *, alone: bool) -> bool:
    """Say whether words behind a number say which way it goes; alone: it counts no thing."""
    found = words.match(text, end)
    said = found.groupdict() if found else {}
    many, other = kind == "count" and said.get("many"), alone and said.get("thing")
    return found is not None and not (many or other)  # a fifth earn more than that


def _ends(words: re.Pattern[str], text: str, start: int) -> bool:
    return words.search(text, max(0, start - _REACH), start) is not None


def _is_broken(found: Quantity) -> bool:
    value = found.value
    return isinstance(value, Decimal) and value != value.to_integral_value()


def _below_zero(found: Quantity) -> bool:
    value = found.value.high if isinstance(found.value, Interval) else found.value
    return value is not None and value < 0


def directed(
    quantities: Iterable[Quantity], text: str, words: Changes, units: Mapping[str, Unit]
) -> list[Quantity]:
    """Return `quantities`, each with the way that the words or the sign beside it say it goes."""
    found: list[Quantity] = []
    low = -1
    for quantity in quantities:
        added = quantity.unit == "times" and words.added.search(text, max(0, low), quantity.span[0])
        one = replace(quantity, unit="share", kind=Kind.PERCENT) if added else quantity
        way = words.led(text, one, low, units)
        found.append(replace(one, change=way) if way else one)
        low = one.span[1]
    for index, (one, other) in enumerate(pairwise(found)):
        if _again(one, other, text, units):
            low = found[index - 1].span[1] if index else -1
            way = _together(one, other, text) or words.led(
                text, _both(one, other, text), low, units
            )
            found[index] = replace(one, change=one.change or way)
            found[index + 1] = replace(other, change=other.change or way)
    return _in_lists(found, text, words)


def _together(one: Quantity, other: Quantity, text: str) -> int:
    """Return the way that one of two numbers goes, where it is said of both: by £11, or 2.3%.

    So it is behind them, £11, or 2.3%, below the peak; £3m, or 2% less, is an amount and a change.
    """
    apart = text[one.span[1] : one.span[1] + 1] == ","
    aside = text[one.span[1] :].lstrip().startswith(("(", "（"))
    if aside and text[other.span[1] : other.span[1] + 1] not in {")", "）"}:
        return one.change  # 3.3 million (5% down)
    closed = text[other.span[1] : other.span[1] + 1] == ","
    return one.change or (other.change if closed or not apart else 0)


def _both(one: Quantity, other: Quantity, text: str) -> Quantity:
    """Return the first of two numbers as if it ended where the second is closed: £6 (5%) lower."""
    closed = not other.change and text[other.span[1] : other.span[1] + 1] in {")", ","}
    return replace(one, span=(one.span[0], other.span[1] + 1)) if closed else one


_BARE_POINTS = re.compile(" points?\\b")
_SHARING = re.compile(r" (?:of|is|are|was|were|has|have|had)\b|的")
"""What makes of a share in a list one of something else: 5%, and 3% of shops; 3% were late."""


def _in_lists(quantities: list[Quantity], text: str, words: Changes) -> list[Quantity]:
    """Give shares that are listed behind a change its way: rose by 5% in May, by 3% in June."""
    found: list[Quantity] = []
    change, between, at, each = 0, "", 0, False
    for one in quantities:
        between += text[at : one.span[0]]
        at = one.span[1]
        if one.kind.is_date:
            between += "\ufffc"
        elif change and not one.change and words.reached.fullmatch(between):
            between += "\ufffd"
        elif change and between.endswith(" (") and text.startswith(")", at):
            between, at = between[:-2], at + 1  # down by 1 point on May (7%) and by 2 on June (8%)
        else:
            points = _BARE_POINTS.match(text, at)
            at = points.end() if points else at
            share = points is not None or _is_share(one)
            alike = each or share
            goes_on = change and not one.change and alike and words.listed.fullmatch(between)
            if goes_on and not _SHARING.match(text, at):
                found.append(replace(one, change=change))
                between = ""
                continue
            each = _ends(words.each, text, one.span[0])
            change, between = one.change if each or share else 0, ""
        found.append(one)
    return found


def _is_share(quantity: Quantity) -> bool:
    return quantity.kind.is_share or quantity.unit in _POINTS


def unsigned(quantity: Quantity) -> Quantity:
    """Return a quantity as words say it beside which a direction stands: the amount alone."""
    value = times(quantity.value, Decimal(-1)) if _below_zero(quantity) else quantity.value
    return replace(quantity, value=value, change=0)


def way(quantity: Quantity) -> int:
    """Return which way a quantity that was read goes: as its words say, or as its sign does."""
    return quantity.change or -_below_zero(quantity)


def signed(found: Quantity) -> Quantity:
    """Return what was read with the sign of the way it goes: “fell by 5%” is -0.05."""
    falls = found.change < 0 and not _below_zero(found)
    return replace(found, value=times(found.value, Decimal(-1))) if falls else found


_AGAIN = re.compile(
    r"(?: points)?(?P<comma>,)? or |,? that is,? |点?(?: ?(?P<bracket>[(（])|[，,]?(?:即|或))"
)


def _again(one: Quantity, other: Quantity, text: str, units: Mapping[str, Unit]) -> bool:
    """Say whether the second of two numbers is the first in other terms: £11, or 2.3%."""
    same = _AGAIN.fullmatch(text, one.span[1], other.span[0])
    unit = unit_of(other, units)
    money = unit is not None and unit.kind == "money"
    if same is None or not one.kind.is_share:
        return bool(same and other.kind.is_share)
    sums = money or same["comma"] or _INDEX.match(text, other.span[1])  # 33%, or 2,600
    return not same["bracket"] and bool(other.kind.is_share or sums)
