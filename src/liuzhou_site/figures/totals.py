"""What a source itself calls a total, and the figures before it, where its text is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.figures.comparable import bounded, grain, level, timed, value, width
from liuzhou_site.figures.search import Candidate, Search
from liuzhou_site.figures.transcript import sentence
from liuzhou_site.model import Figure, Lang

_MOST = 9  # parts
_NEAR = 0.1  # of a total, by which its parts may miss it and still be meant
_SLIP = 1e-9  # of floats
_CALLED: Mapping[Lang, tuple[str, str]] = {
    "zh": (r"(?:合计|共计|总计|总共|一共|[，、；]共)[^，。；：]{0,6}$", ""),
    "en": (
        r"\b(?:together|in all|in total|altogether|(?:a|for a|the) total of)\b[^,.;:]{0,30}$",
        r"^[^,.;:\d]{0,24}\b(?:in all|in total|altogether|all told|together|combined)\b",
    ),
}
"""Language of a source → the words that say so before a number, and behind it."""


def totals(search: Search) -> Iterator[Candidate]:
    """Yield the parts that stand before what is called their total, also if they miss it a little.

    They are of its unit; the nearest that come to it, else all of its sentence.
    """
    language = search.project.source.value.language
    for number, text in search.texts.items() if language in _CALLED else ():
        here = list(_placed(search, number, text))
        for at, (whole, start) in enumerate(here):
            end = start + len(whole.as_printed)
            first, last = sentence(text, (start, end))
            before, behind = _CALLED[language]
            if re.search(before, text[first:start]) or (
                behind and re.search(behind, text[end:last])
            ):
                own = [place >= first for f, place in here[:at] if _part(f, whole)]
                yield from _sum([f for f, _ in here[:at] if _part(f, whole)], whole, sum(own))


def _placed(search: Search, number: int, text: str) -> Iterator[tuple[Figure, int]]:
    """Yield the amounts of a paragraph with where each is printed."""
    at = 0
    for figure in search.figures:
        if figure.paragraph == number and (start := text.find(figure.as_printed, at)) >= 0:
            at = start + 1
            if bounded(figure) and level(figure) and figure.as_printed:
                yield figure, start


def _part(figure: Figure, whole: Figure) -> bool:
    """Say whether a figure may be a part of another, and is not lost in its rounding."""
    same = (figure.unit, figure.scope) == (whole.unit, whole.scope)
    return same and width(whole) < value(figure) <= value(whole)


def _sum(parts: Sequence[Figure], whole: Figure, beside: int) -> Iterator[Candidate]:
    """Yield the parts that make a whole; beside: how many of them stand in its sentence."""
    runs = [parts[-count:] for count in range(2, min(len(parts), _MOST) + 1)]
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
