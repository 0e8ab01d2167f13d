"""Parts and their sums, differences, shares that make the whole; what a source calls a total."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import comb

from liuzhou_site.figures.comparable import bounded, grain, level, timed, value, width
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.figures.search import UNLIKELY, Candidate, Search, alike, called, groups
from liuzhou_site.figures.transcript import sentence
from liuzhou_site.model import Figure
from liuzhou_site.numbers import LANGUAGES

_TWO, _LONGEST = 2, 9  # parts of one sum
_SLIP = 1e-9  # of floats


def sums(search: Search) -> Iterator[Candidate]:
    """Yield what adds up: two figures and their sum or difference, and lists with their total.

    Added are figures of one unit and scope, shares of one whole, and no rates of change.
    """
    plain = [f for f in search.figures if bounded(f) and not f.table]
    for group in groups(_addable, plain):
        yield from _threes(search, group)
        yield from _totals(search, group)
        amounts = [f for f in group if level(f) and f.paragraph]
        for same in groups(lambda f: (f.paragraph, f.period), amounts):
            yield from _whole(same)
    cells = [f for f in search.figures if bounded(f) and f.table]
    for row in groups(lambda f: (f.table, f.id.partition("@")[2], f.unit.id, f.whole), cells):
        yield from _threes(search, row)
        yield from _whole(row)


def _addable(figure: Figure) -> tuple[str, str, str] | None:
    share = figure.unit.kind == "share"
    if share and figure.quantity.change:
        return None
    return figure.unit.id, figure.whole if share else "", figure.scope


def _threes(search: Search, group: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield three figures of which the largest is what the others come to."""
    ordered = sorted(group, key=lambda figure: abs(value(figure)))
    sizes = [abs(value(figure)) for figure in ordered]
    wide = [width(figure) for figure in ordered]
    widest = max(wide, default=0.0)
    place = {figure.id: number for number, figure in enumerate(group)}

    def fits(three: Sequence[Figure]) -> bool:
        return timed(three) and _one_thing(three)

    for one, other in combinations(range(len(ordered)), 2):
        total = sizes[one] + sizes[other]
        room = wide[one] + wide[other]
        reach = (room + widest) / 2 + total * _SLIP
        start = max(other + 1, bisect_left(sizes, total - reach))
        for at in range(start, bisect_right(sizes, total + reach)):
            three = (ordered[one], ordered[other], ordered[at])
            known, gap = room + wide[at], abs(total - sizes[at])
            if gap > known / 2 + total * _SLIP or sizes[one] <= known:
                continue
            likely = _likely(gap, three)
            if likely < UNLIKELY and search.apart(three) and fits(three):
                claim = _claim(three, sorted(three, key=lambda figure: place[figure.id]))
                if claim:
                    yield Candidate(claim, likely * search.tries(three, group, fits))


def _one_thing(three: Sequence[Figure]) -> bool:
    """Say whether a change between two amounts of one thing, at two times, is theirs by label."""
    changes = [figure for figure in three if not level(figure)]
    amounts = [figure for figure in three if level(figure)]
    moved = len({f.period for f in amounts}) > 1 or len({called(f) for f in amounts}) == 1
    return len(changes) != 1 or not moved or all(alike(changes[0], f) for f in amounts)


def _claim(three: Sequence[Figure], printed: Sequence[Figure]) -> str:
    """Return three figures as a sum or a difference; "" where only a negative sum would say it.

    three: the largest last; printed: in their order in print.

    It comes to the one that is a change; else to the largest, printed before the others or after
    them; else to the last.
    """
    changes = [figure for figure in three if not level(figure)]
    result = three[-1] if three[-1] is printed[0] else printed[-1]
    result = changes[0] if len(changes) == 1 else result
    sign = {f.id: (-1 if value(f) < 0 else 1) * (-1 if f is three[-1] else 1) for f in three}
    others = [f for f in printed if f is not result]
    others.sort(key=lambda f: sign[f.id] == sign[result.id])
    first, second = (sign[f.id] != sign[result.id] for f in others)
    return f"{others[0].id} {'+' if second else '-'} {others[1].id} == {result.id}" if first else ""


def _totals(search: Search, group: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield three or more figures in a row that come to another, or shares that come to one."""
    shares = group[0].unit.kind == "share"
    wholes = sorted((f for f in group if level(f)), key=value)
    sizes = [value(f) for f in wholes]
    widest = max(map(width, group))
    fewest = 2 if shares else 3
    for parts in _runs(group, fewest):
        total, wide = sum(map(value, parts)), sum(map(width, parts))
        reach = (wide + widest) / 2 + total * _SLIP
        for whole in wholes[bisect_left(sizes, total - reach) : bisect_right(sizes, total + reach)]:
            every, room = (*parts, whole), wide + width(whole)
            fits = abs(value(whole) - total) <= room / 2 + total * _SLIP
            if fits and min(map(value, parts)) > room and search.apart(every) and timed(every):
                others = search.between(search.stretch(every), wholes)
                tried = _tried(search, every, group, fewest) * max(1, len(others) - len(parts))
                likely = _likely(abs(value(whole) - total), every) * tried
                yield Candidate(f"{_added(parts)} == {whole.id}", likely)
        off = abs(1 - total) if shares else 0.0
        doubt = off > wide / 2 + _SLIP  # a part may be missing
        if shares and not (doubt and len(parts) == fewest):
            likely = max(2 * off, min(map(grain, parts))) * _tried(search, parts, group, fewest)
            yield Candidate(f"{_added(parts)} == 1", likely, doubt)


def _likely(gap: float, figures: Sequence[Figure]) -> float:
    """Return how likely figures that say nothing of the last add up to it, but for a gap."""
    return max(2 * gap, min(map(grain, figures))) / abs(value(figures[-1]))


def _tried(search: Search, figures: Sequence[Figure], group: Sequence[Figure], fewest: int) -> int:
    """Return how many runs there are in the stretch of the source in which figures stand."""
    there = [f for f in group if f.period == figures[0].period]
    return max(1, comb(len(search.between(search.stretch(figures), there)) - fewest + 2, 2))


def _runs(group: Sequence[Figure], fewest: int) -> Iterator[tuple[Figure, ...]]:
    for same in groups(lambda f: f.period if level(f) and f.paragraph else None, group):
        for start in range(len(same)):
            for end in range(start + fewest, min(len(same), start + _LONGEST) + 1):
                run = tuple(same[start:end])
                if all(0 <= b.paragraph - a.paragraph <= 1 for a, b in pairwise(run)):
                    yield run


def _whole(same: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield amounts of which the first or the last is the sum of all others, or nearly."""
    whole = max(same, key=value)
    parts = [f for f in same if f is not whole]
    ends = {same[0].id, same[-1].id}
    if len(parts) > 1 and whole.id in ends and min(map(value, parts)) > width(whole):
        gap = abs(sum(map(value, parts)) - value(whole))
        if len(parts) > _TWO or gap <= sum(map(width, same)) / 2:  # two that are near are no parts
            yield Candidate(f"{_added(parts)} == {whole.id}", _likely(gap, (*parts, whole)))


def _added(parts: Sequence[Figure]) -> str:
    return " + ".join(part.id for part in parts)


_NEAR = 0.1  # of a total, by which its parts may miss it and still be meant


def totals(search: Search) -> Iterator[Candidate]:
    """Yield the parts that stand before what is called their total, also if they miss it a little.

    They are of its unit; the nearest that come to it, else all of its sentence.
    """
    before, behind = LANGUAGES[search.project.source.value.language].listing.total
    for number, text in search.texts.items():
        here = list(_placed(search, number, text))
        for at, (whole, start) in enumerate(here):
            _, end = quoted(whole.as_printed, text, start) or (start, start)
            first, last = sentence(text, (start, end))
            if before.search(text[first:start]) or behind.search(text[end:last]):
                own = [place >= first for f, place in here[:at] if _part(f, whole)]
                yield from _sum([f for f, _ in here[:at] if _part(f, whole)], whole, sum(own))


def _placed(search: Search, number: int, text: str) -> Iterator[tuple[Figure, int]]:
    at = 0
    for figure in search.figures:
        if figure.paragraph == number and (span := quoted(figure.as_printed, text, at)):
            at = span[0] + 1
            if bounded(figure) and level(figure) and figure.as_printed:
                yield figure, span[0]


def _part(figure: Figure, whole: Figure) -> bool:
    """Say whether a figure may be a part of another, and is not lost in its rounding."""
    same = (figure.unit, figure.scope) == (whole.unit, whole.scope)
    return same and width(whole) < value(figure) <= value(whole)


def _sum(parts: Sequence[Figure], whole: Figure, beside: int) -> Iterator[Candidate]:
    """Yield the parts that make a whole; beside: how many of them stand in its sentence."""
    runs = [parts[-count:] for count in range(2, min(len(parts), _LONGEST) + 1)]
    slip = value(whole) * _SLIP
    gaps = [abs(sum(map(value, run)) - value(whole)) for run in runs]
    found = [*zip(runs, gaps, strict=True)]
    fits = [one for one in found if one[1] <= sum(map(width, (*one[0], whole))) / 2 + slip]
    near = [one for one in found if len(one[0]) == beside and one[1] < value(whole) * _NEAR]
    for run, gap in (fits or near)[:1]:
        if timed((*run, whole)):
            chance = min(1, max(2 * gap, min(map(grain, run))) / value(whole))
            claim = f"{' + '.join(part.id for part in run)} == {whole.id}"
            yield Candidate(claim, chance, kin=True)
