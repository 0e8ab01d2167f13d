"""What vouches for a word that compares and is bound to no claim: the records of its figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from liuzhou_site.checks.courses import said
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.figures import intervals
from liuzhou_site.figures.dates import order
from liuzhou_site.figures.labels import changing, words_in
from liuzhou_site.model import Figure, Hedge, Lang, Status, meet
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.comparing import WAYS, Hit, relation
from liuzhou_site.numbers.grammar import Sign
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.figure_text import NO_AMOUNT
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Ref

RANKS = frozenset({"largest", "smallest"})
"""The signs of words that rank."""
_LEADS = re.compile(
    f"[^.,;:。，；：{HOLE}]{{0,12}}"
    f"(?:[,:] (?:by |to |down |up )?|[，：][\u4e00-\u9fff]{{0,3}})?{HOLE}"
)
"""From a word to the amount that it leads to: 上升{x}, fell as well, by {x}, 在减少，少了{x}."""
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+")
_ELSE = 2
_RANKED: Mapping[Sign, Sign] = {">": "largest", "<": "smallest"}
"""What an adjective says of a rank: 第二低, the second lowest."""
_MORE = {">": 1, "<": -1}
_TURNS = {**WAYS, **_MORE}
_BOUNDS = {Hedge.UNDER: -1, Hedge.AT_MOST: -1, Hedge.OVER: 1, Hedge.MORE_THAN: 1, Hedge.AT_LEAST: 1}


def vouched(seen: Resolved, lang: Lang, inline: Inline, hit: Hit) -> bool:
    """Say whether a figure beside a word says the same: by its change, its sum or its label."""
    if (
        seen.setters[lang].stands_on_change(inline, hit)
        or _read_with_bound(inline, hit, lang)
        or (hit.sign in RANKS and _ranked(seen, lang, inline, hit))
    ):
        return True
    if any(one.bears is not None and meet(one.span, (hit.start, hit.end))
           for one in said(seen, lang, inline)):  # fmt: skip
        return True  # or it is told already
    typed = inline.typed
    low, high = bounds(typed, hit.start, CLAUSE)
    word = typed[hit.start : hit.end].lower()
    leads = _LEADS.match(typed, hit.end)
    refs = [(at, one.name) for at, one in inline.holes if isinstance(one, Ref)]
    bound = any(isinstance(one, Phrase) for at, one in inline.holes if hit.end <= at < high)
    known = [(at, seen.book.figures[name]) for at, name in refs if name in seen.book.figures]
    for at, figure in known:
        named_so = low <= at < high and word in figure.label.get(lang, "").lower()
        led = leads and at == leads.end() - 1 and _leads_there(seen, figure, hit)
        follows = typed[at + 1 : hit.start].isspace()  # it spent {change} more
        if named_so or led or (follows and _MORE.get(hit.sign) == figure.quantity.change):
            return True  # named so: at the peak {firms}: the firms at the peak
    if HOLE not in typed[low:high]:
        return _recorded(seen, lang, typed[low:high], hit) or _along(inline, known, hit)
    return bound and word == LANGUAGES[lang].comes_to


def _ranked(seen: Resolved, lang: Lang, inline: Inline, hit: Hit) -> bool:
    """Say whether a superlative is that of a rank: “the {rank} lowest”, printed so; its label."""
    written = seen.project.source.value.language
    for figure in seen.book.figures.values():
        if figure.unit.id != "ordinal":
            continue
        if inline.source == figure.label.get(lang):
            return True
        beside = (at for at, one in inline.holes if isinstance(one, Ref) and one.name == figure.id)
        if any(inline.typed[at + 1 : hit.start].isspace() for at in beside):
            said = relation(figure.as_printed, written)
            return said is not None and _RANKED.get(said.sign, said.sign) == hit.sign
    return False


def _recorded(seen: Resolved, lang: Lang, clause: str, hit: Hit) -> bool:
    """Say whether the changes on record of what a clause is about all go its way: deaths fell.

    It is about little else: half of what it says names them, and no place or time of its own.
    """
    said, names = words_in(clause), words_in(" ".join(_NAME.findall(clause)))
    ways = {way for about, way in seen.ways[lang]
            if names <= about <= said and len(said) <= _ELSE * len(about)}  # fmt: skip
    return ways == {_TURNS.get(hit.sign)}


def _along(inline: Inline, known: Sequence[tuple[int, Figure]], hit: Hit) -> bool:
    """Say whether the amounts behind a word go its way, in its sentence: 一步步回升：{a}，{b}."""
    _, last = bounds(inline.typed, hit.start, SENTENCE)
    listed = [*amounts(inline, hit.end, last)]
    told = [one for at, one in known if hit.end <= at < last and one.id in listed]
    alike = len({one.unit.id for one in told}) == 1 and not any(one.quantity.change for one in told)
    steps = [*pairwise(told[:: WAYS[hit.sign]])] if hit.sign in WAYS and alike else []
    rising = [intervals.surely_below(one.interval, other.interval) for one, other in steps]
    return bool(rising) and all(rising)


def _read_with_bound(inline: Inline, hit: Hit, lang: Lang) -> bool:
    """Say whether a word is read with bound words behind it: 超过…的{twice|两倍}."""
    times, words = LANGUAGES[lang].comparing.times, inline.typed[hit.start :]
    bound = ((at - hit.start, one) for at, one in inline.holes if isinstance(one, Phrase))
    return any(
        at > 0 and times.fullmatch(words, 0, at) and relation(words[:at] + one.words, lang)
        for at, one in bound
    )


def _leads_there(seen: Resolved, figure: Figure, hit: Hit) -> bool:
    """Say whether a word goes the way that a figure does, or that its level was reached by.

    The changes on record say that, of the same thing at the same time: 在增加，达到{x}.
    """
    if _TURNS.get(hit.sign) == _way(seen, figure):
        return True
    first = next(iter(figure.label))
    about = words_in(figure.label[first])
    ways = {
        one.quantity.change
        for one in seen.book.figures.values()
        if one.quantity.change and (one.period, one.scope) == (figure.period, figure.scope)
        if (changed := changing(one.label[first])) and changed <= about
    }
    return not figure.quantity.change and ways == {WAYS.get(hit.sign)}


def _way(seen: Resolved, figure: Figure) -> int:
    """Return which way a figure says that it goes: a change, the distance of two dates, a forecast.

    “to fall below 175,000” is what a forecast of less than that says itself.
    """
    if figure.status is Status.FORECAST and figure.quantity.hedge in _BOUNDS:
        return _BOUNDS[figure.quantity.hedge]
    ends = [seen.book.figures[name] for name in figure.inputs if name in seen.book.figures]
    if figure.quantity.change or len(ends) != len("AB") or "difference(" not in figure.formula:
        return figure.quantity.change
    left, right = (order(end.period) if end.period.iso else () for end in ends)
    if not left or not right or left == right or (figure.interval.low or 0) <= 0:
        return 0
    return 1 if left > right else -1


def amounts(inline: Inline, low: int, high: int) -> Iterator[str]:
    """Yield the figures whose amounts are mentioned between two places of what is typed."""
    for at, piece in inline.holes:
        if low <= at < high and isinstance(piece, Ref) and piece.form not in NO_AMOUNT:
            yield piece.name
