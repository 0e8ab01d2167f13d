"""Two texts in two languages, compared by the value of every quantity that they say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest

from liuzhou_site.checks.parity.beside import beside
from liuzhou_site.checks.parity.said import Difference, Said
from liuzhou_site.checks.parity.sense import turned
from liuzhou_site.model import Hedge, Interval, Kind, Lang, Quantity, Unit
from liuzhou_site.numbers import unsigned, way
from liuzhou_site.numbers.quantity import times
from liuzhou_site.numbers.writing import some

Pair = tuple["Quantity", "Quantity"]


def differences(
    left: tuple[str, Lang], right: tuple[str, Lang], units: Mapping[str, Unit]
) -> list[Difference]:
    """Return what two texts, each with its language, say differently; the order is `left`'s.

    Values are compared exactly (1918亿 is 191.8 billion), hedges by class (多 and 超 are “more
    than”), units where both sides name one that is measured; then the order of like quantities,
    negation, direction, and what else the words around each say of it.
    """
    here, there = (Said(text, lang, units) for text, lang in (left, right))
    pairs, alone, others = _matched(here, there)
    found = [
        # The remainders face each other in their order.
        Difference("value" if one and other else "missing", here.words(one), there.words(other))
        for one, other in zip_longest(
            *_named(_told(here, there, alone), _told(there, here, others))
        )
    ]
    for a, b in pairs:
        found += _details(here, there, (a, b))
    if not found:
        found += _order(here, there, pairs)
    counts = [pair for pair in pairs if pair[0].kind not in _NAMES]
    ranks = [pair for pair in pairs if pair[0].kind is Kind.ORDINAL]
    found += () if found else turned(here, there, counts)
    found += () if found else beside(here, there, [*counts, *ranks])
    return found


_NAMED = re.compile(
    r"\b(?:paragraph|page|chapter|section|line|figure|table|number|no\.|article|phase|grade|round"
    r"|version|group|stage|tier|room|gate|route|platform|volume|issue|part|step|day|week"
    r"|class)s? $",
    re.IGNORECASE,
)
"""Nouns that make a rank of the number behind them."""
_LONGEST = len("paragraphs ") + 1  # and what says that the noun begins there


def _told(said: Said, other: Said, alone: list[Quantity]) -> list[Quantity]:
    """Return what counts of what a text says alone: 一天 is “a day”, and 这两份 “these”."""
    counted = said.counted(alone)
    return [
        one
        for one in alone
        if (one in counted or one.kind is Kind.MONTH)  # 三季度 says when, whoever vouches for it
        and not other.has_article(one)
        and not _POINTED.search(said.text, 0, one.span[0] + 1)
    ]


_POINTED = re.compile(r"[这那此]两$|\b(?:these|those) t$")


def _named(left: list[Quantity], right: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out months of no year that a side has alone: 5月 is “May”, which holds no numeral."""
    if any(q.kind is Kind.MONTH for q in left) == any(q.kind is Kind.MONTH for q in right):
        return left, right
    return [q for q in left if not _in_a_year(q)], [q for q in right if not _in_a_year(q)]


def _in_a_year(quantity: Quantity) -> bool:
    low = quantity.value.low if isinstance(quantity.value, Interval) else quantity.value
    return quantity.kind is Kind.MONTH and low is not None and low < _JANUARY_OF_ONE


_JANUARY_OF_ONE = 101
"""The first month that has a year, as year × 100 + month."""


def _kind(said: Said, quantity: Quantity) -> Kind:
    """Return the kind in which a quantity is compared: shares are alike, paragraph 46 is 第46段."""
    kind = Kind.PERCENT if quantity.kind.is_share else quantity.kind
    start = quantity.span[0]
    before = said.text[max(0, start - _LONGEST) : start]
    named = said.lang == "en" and not quantity.unit and _NAMED.search(before)
    return Kind.ORDINAL if kind is Kind.CARDINAL and named else kind


def _class(said: Said, quantity: Quantity) -> object:
    """Return what must be alike for two quantities to be one: kind and value."""
    kind = _kind(said, quantity)
    if power := some(quantity):
        return kind, "some", power  # hundreds of, 数百
    value = unsigned(quantity).value  # −5% is 下降5%: which way is compared by itself
    if isinstance(value, Interval):
        return kind, *(None if end is None else end.normalize() for end in (value.low, value.high))
    return kind, value.normalize()


def _matched(here: Said, there: Said) -> tuple[list[Pair], list[Quantity], list[Quantity]]:
    """Pair the quantities of one value: first those that agree in hedge, too, in their order."""
    alone, pairs = [], []
    left: defaultdict[object, list[Quantity]] = defaultdict(list)
    for other in there.quantities:
        left[_class(there, other)].append(other)
    for one in here.quantities:
        like = left[_class(here, one)]
        if like:
            other = next((other for other in like if _hedge(other) == _hedge(one)), like[0])
            like.remove(other)
            pairs.append((one, other))
        else:
            alone.append(one)
    rest = sorted((other for like in left.values() for other in like), key=lambda one: one.span)
    _spread((here, alone, rest), (there, rest, alone))
    return pairs, alone, rest


def _spread(*sides: tuple[Said, list[Quantity], list[Quantity]]) -> None:
    """Take out what the other language says as two: the ends of a range, a rate and its whole.

    So is a rise that the other says as a level: 增加一倍, doubled.
    """
    for said, joined, singles in sides:
        for quantity in tuple(joined):
            levels = [q for q in singles if (q.unit == "times" and q.value == _level(quantity))
                      or _is_rate(said, quantity, q)]  # fmt: skip
            if levels:
                joined.remove(quantity)
                singles.remove(levels[0])
                continue
            kind, ends = _in_two(quantity)
            found = [q for q in singles if q.value in ends and q.kind is kind]
            if {q.value for q in found} == ends != set() and not _falls(quantity, found):
                joined.remove(quantity)
                singles[:] = [q for q in singles if q not in found]


def _is_rate(said: Said, one: Quantity, other: Quantity) -> bool:
    """Say whether a number is the second of two rates, which says no more of how many it is."""
    bare = one.kind.per and said.words(one)[-1:].isdecimal() and " " not in said.words(one)
    same = other.kind is Kind.CARDINAL and other.value == times(one.value, Decimal(one.kind.per))
    return bool(bare and same)


def _falls(joined: Quantity, singles: Sequence[Quantity]) -> bool:
    """Say whether what one text reads as a range is said from its high end to its low one."""
    value = joined.value
    return isinstance(value, Interval) and [one.value for one in singles] == [value.high, value.low]


def _level(quantity: Quantity) -> Decimal | None:
    """Return how many times as much there is after a rise by a share; None for all else."""
    rises = quantity.change > 0 and quantity.unit == "share"
    return quantity.value + 1 if rises and isinstance(quantity.value, Decimal) else None


def _in_two(quantity: Quantity) -> tuple[Kind, set[Decimal | Interval | None]]:
    """Return the two values that a quantity may be said as, and their kind; none for most."""
    value, per = quantity.value, quantity.kind.per
    if per:
        return Kind.CARDINAL, {times(value, Decimal(per)), Decimal(per)}
    return quantity.kind, {value.low, value.high} if isinstance(value, Interval) else set()


_CLASSES = {Hedge.OVER: Hedge.MORE_THAN, Hedge.ALMOST: Hedge.NEARLY}
"""Hedges that mean one thing: 超 and 多, 几乎 and 近."""
_NAMES = frozenset({Kind.YEAR, Kind.MONTH, Kind.DATE, Kind.ORDINAL})
"""Kinds that name a thing rather than measure it."""


def _hedge(quantity: Quantity) -> Hedge:
    if quantity.kind in _NAMES:
        return Hedge.NONE
    return _CLASSES.get(quantity.hedge, quantity.hedge)


def _details(here: Said, there: Said, pair: Pair) -> Iterator[Difference]:
    one, other = pair
    said = here.words(one), there.words(other)
    if _hedge(one) != _hedge(other):
        yield Difference("hedge", *said)
    if one.unit == other.unit or not here.measured(*pair) or _understood(here, there, pair):
        return
    if here.counted([one]) and there.counted([other]):  # not so: one sentence; 哪一年
        yield Difference("unit", *said)


def _understood(here: Said, there: Said, pair: Pair) -> bool:
    """Say whether a side leaves out a unit that goes without saying: an age, or one said before."""
    named = {quantity.unit for quantity in pair} - {""}
    if len(named) != 1:
        return False
    if named == {"age"}:
        return True
    silent, mute = (here, pair[0]) if not pair[0].unit else (there, pair[1])
    if named == {"point"} and _POINTS.match(silent.text, mute.span[1]):
        return True
    return any(quantity.unit in named for quantity in silent.quantities)


_POINTS = re.compile(" ?points?\\b|个?点")
"""Points by their short name, where the other language says that they are of a percentage."""

_TURNED = re.compile(
    r",?\s*(?:[a-z]+ ){0,3}(?:of|out of|from|than|against|after|per|compared with|for every|to) "
    r"(?:(?:the|a|an|its|their|every|all|some|about) ?){0,2}[+−-]?$",
    re.IGNORECASE,
)
"""What stands between two quantities that English may name the other way round: 3 of 5."""


def _order(here: Said, there: Said, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Tell of each quantity the first like one that it changes places with.

    Not if the words between the two turn them round.
    """
    for index, (one, other) in enumerate(pairs):
        for later, last in pairs[index + 1 :]:
            if other.span < last.span or one.value == later.value or not _alike(here, one, later):
                continue
            turned = [(bool(way(a)), bool(way(b))) for a, b in ((one, later), (other, last))]
            if turned[0] == turned[1] in _APART:
                continue
            between = (
                said.blank[min(a.span[1], b.span[1]) : max(a.span[0], b.span[0])]
                for said, a, b in ((here, one, later), (there, other, last))
            )
            led = _led(here, one, later) or _led(there, last, other)
            if any(_TURNED.match(words) for words in between) and not led:
                continue
            yield Difference(
                "order",
                f"{here.words(one)} … {here.words(later)}",
                f"{there.words(last)} … {there.words(other)}",
            )
            break


def _led(said: Said, one: Quantity, later: Quantity) -> bool:
    """Say whether English leads from the first of two quantities to the second."""
    between = said.blank[one.span[1] : later.span[0]]
    return bool(_FROM.search(said.blank, 0, one.span[0]) and _TO.search(between))


_FROM, _TO = re.compile(r"\bfrom [+−-]?$"), re.compile(r"\bto [+−-]?$")
_APART = ((True, False), (False, True))
"""Of two quantities one is a change and the other a level: nobody takes them for each other."""


def _alike(said: Said, one: Quantity, other: Quantity) -> bool:
    alike = one.unit == other.unit or not said.measured(one, other)
    return (
        alike and one.kind is other.kind and _NAMES.isdisjoint(_kind(said, q) for q in (one, other))
    )
