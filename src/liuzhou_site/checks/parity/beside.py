"""What the words around a number say of it, in one language and not in the other.

A word is looked for in the clause of the number, its like in the whole sentence of the other text
and in the one before, which may say it for both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.checks.parity.said import Difference, Said
from liuzhou_site.model import Kind, Quantity
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.senses import HOLE, senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds

_NEAR = 10
"""How far from a Chinese number the word stands that says what it counts, in characters."""
_NOUN = re.compile(
    r"(?: of (?:its|the|their|these|those|our)\b)?"
    r"(?: [a-z-]+(?:, [a-z-]+)*,? and(?= [a-z-]+ [a-z]))?"
    r"(?:[ -](?!(?:of|in|at|on|for|to|by|from|with|was|were|is|are|had|has|have|that|which|who"
    r"|an?|the|than)\b)[A-Za-z’'-]+){0,4}"
)
"""The words that may lead from an English number to its noun."""
_PIECE = re.compile(f"{HOLE} an? (?=[a-z])")
"""So much a piece: 12 yuan a kilogram."""
_HOLES = re.compile(f"{HOLE}+")
_AHEAD = frozenset({"real", "nominal", "estimated", "bound"})
"""What a clause before that of the number may say of it: 按不变价格计算，增长5.2%."""


_Side = tuple[Said, Quantity]


def beside(
    here: Said, there: Said, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Difference]:
    """Yield each word that says something of a number of which the other text says nothing."""
    told: dict[tuple[str, str], Difference] = {}
    for one, other in pairs:
        own, twin = (here, one), (there, other)
        rank = one.kind is Kind.ORDINAL
        for kind, word, like in (
            *(("beside", word, "") for word in _unsaid(own, twin) if not rank),
            *(("beside", "", word) for word in _unsaid(twin, own) if not rank),
            *_counting(own, twin),
            *_framed(own, twin),
        ):
            said = Difference(kind, _quoted(own, word), _quoted(twin, like))
            told.setdefault((word, like), said)  # of the first number that has it
    yield from told.values()


def _quoted(side: _Side, word: str) -> str:
    said, quantity = side
    return f"{said.words(quantity)} … {word}" if word else said.words(quantity)


def _unsaid(own: _Side, twin: _Side) -> Iterator[str]:
    """Yield the words of one side that say of its number what nothing in the other does.

    *Only* is of one number: where one side has it twice, so has the other.
    """
    said, quantity = twin
    low, high = bounds(said.blank, quantity.span[0], SENTENCE)
    low, _ = bounds(said.blank, max(0, low - 1), SENTENCE)
    whole = _holed(said, low, high)
    there = Counter(found.id for found in senses(said.lang, "beside").find(whole))
    there["each"] += _PIECE.search(whole) is not None
    said, quantity = own
    low, high = bounds(said.blank, quantity.span[0], CLAUSE)
    lead = _holed(said, bounds(said.blank, max(0, low - 1), CLAUSE)[0], low)
    words = senses(said.lang, "beside")
    start, last = bounds(said.blank, quantity.span[0], SENTENCE)
    sentence, turns = _holed(said, start, last), LANGUAGES[said.lang].turns
    twice = sum(found.id == "only" and found.sure for found in words.find(sentence))
    clause = _holed(said, low, high)
    for found in words.find(clause):
        if found.sure and there[found.id] < (twice if found.id == "only" else 1):
            yield clause[found.start : found.end].replace(HOLE, "").strip()
    after = _holed(said, high, bounds(said.blank, high, CLAUSE)[1]) if high < last else ""
    for aside in (lead, after if turns.short.fullmatch(after) else ""):
        for found in words.find(aside) if HOLE not in aside else ():
            if found.sure and not there[found.id] and (aside == after or found.id in _AHEAD):
                yield aside[found.start : found.end].strip()


def _holed(said: Said, start: int, end: int) -> str:
    """Return a part of a text with one hole for each number but a single one: 一年 is “a year”."""
    letters = list(said.blank)
    for one in said.quantities:
        if one.value == 1 and one.unit:
            letters[slice(*one.span)] = said.text[slice(*one.span)]
    return _HOLES.sub(HOLE, "".join(letters[start:end]))


def _counting(own: _Side, twin: _Side) -> Iterator[tuple[str, str, str]]:
    ours, theirs = counted(*own), counted(*twin)
    if own[1].kind is Kind.CARDINAL and ours and theirs and not ours.keys() & theirs.keys():
        yield "counted", next(iter(ours.values())), next(iter(theirs.values()))


def _framed(own: _Side, twin: _Side) -> Iterator[tuple[str, str, str]]:
    """Yield two words that put a number into different frames: of the city, 全省的."""
    rank = own[1].kind is Kind.ORDINAL
    near, whole = (
        [_frames(*side, ends, close=rank) for side in (own, twin)] for ends in (CLAUSE, SENTENCE)
    )
    for group in near[0].keys() & near[1].keys():
        if whole[0][group].keys().isdisjoint(whole[1][group]):
            here, there = (next(iter(found[group].values())) for found in near)
            yield "beside", here, there


def _frames(
    said: Said, quantity: Quantity, ends: re.Pattern[str], *, close: bool
) -> Mapping[str, Mapping[str, str]]:
    """Return the groups of words of the clause, or of its sentence, that frame a number.

    close: only what is the number's own; ranks stand beside each other, each in its frame.
    """
    found: dict[str, dict[str, str]] = {}
    own = LANGUAGES[said.lang].turns.own(said.blank, *quantity.span)
    low, high = own if close else bounds(said.blank, quantity.span[0], ends)
    for one in senses(said.lang, "frames").find(said.blank[low:high]):
        group, _, name = one.id.partition(":")
        if group != "sum" or said.measured(quantity):
            word = said.blank[low + one.start : low + one.end]
            found.setdefault(group, {}).setdefault(name, word)
    return found


def counted(said: Said, quantity: Quantity, *, close: bool = False) -> Mapping[str, str]:
    """Return what a quantity is said to count, each with its word, the surest first.

    close: only what is sure and stands first behind the number, or right before it in Chinese.
    """
    known, (start, end) = LANGUAGES[said.lang], quantity.span
    low, high = bounds(said.blank, start, CLAUSE)
    if said.lang == "en":
        match = _NOUN.match(said.text, end)
        unit = said.words(quantity).rpartition(" ")[2] if quantity.unit else ""
        near, before = f"{unit}{match[0] if match else ''}", ""
    else:
        unit = said.text[end - 1] if quantity.unit else ""
        before = "" if close else said.blank[max(low, start - _NEAR) : start]
        near = f"{before}{HOLE}{unit}{said.blank[end : min(high, end + _NEAR)]}"
    every = sorted(senses(said.lang, "things").find(near), key=lambda one: one.start < len(before))
    found = [one for one in every if one.sure] or ([] if close else every)
    if close and said.lang != "en" and (led := known.led.sub("", said.blank[low:start])):
        things = senses(said.lang, "things").find(led)
        if noun := [one for one in things if one.sure and one.end == len(led)]:
            return {one.id: led[one.start : one.end] for one in noun}
    if said.lang == "en" or close:  # the first one behind it is the noun
        found = [one for one in found if one.start == found[0].start]
    return {one.id: near[one.start : one.end].replace(HOLE, "") for one in found}
