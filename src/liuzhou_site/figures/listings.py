"""Counts of the source, and the names that it lists right before or after them."""

from collections.abc import Iterator

from liuzhou_site.figures.comparable import value
from liuzhou_site.figures.search import Candidate, Search
from liuzhou_site.model import Figure, Hedge
from liuzhou_site.numbers import LANGUAGES

_FEWEST = 3  # names that make a list
_MOST = 20


def listings(search: Search) -> Iterator[Candidate]:
    """Yield the counts that a list of names stands beside, where the source's text is at hand."""
    listing = LANGUAGES[search.project.source.value.language].listing
    for figure in search.figures:
        text = search.texts.get(figure.paragraph, "")
        if not text or figure.as_printed not in text or not _counts(figure):
            continue
        sides = (part.rstrip(" ") for part in text.split(figure.as_printed, 1))
        for pattern, beside in zip(listing.names, sides, strict=True):
            if not (found := pattern.search(beside)):
                continue
            names = _names(listing.joint.split(found["list"]))
            off = abs(len(names) - int(value(figure)))
            closed = found.groupdict().get("open") is None
            if not off or (off == 1 and closed):
                claim = f"count(names) == {figure.id}"
                yield Candidate(claim, 1 / value(figure), bool(off), kin=True, names=names)


def _counts(figure: Figure) -> bool:
    low, high = figure.interval.low, figure.interval.high
    exact = low is not None and low == high and figure.quantity.hedge is Hedge.NONE
    return exact and figure.unit.kind == "count" and low is not None and _FEWEST <= low <= _MOST


def _names(listed: list[str]) -> tuple[str, ...]:
    """Return the names of a list; what leads up to the first is cut off by the others' length."""
    first, *others = listed
    return first[-max(map(len, others)) :].strip(), *others
