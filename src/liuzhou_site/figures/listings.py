"""Counts of the source, and the names that it lists right before or after them."""

import re
from collections.abc import Iterator, Mapping

from liuzhou_site.figures.comparable import value
from liuzhou_site.figures.search import Candidate, Search
from liuzhou_site.model import Figure, Hedge, Lang

_FEWEST = 3  # names that make a list
_MOST = 20

_HAN = r"[^、，。；：！？,;:（）()《》“”\s\d]{1,24}?"
_WORDS = r"[\w’'&-]+(?: [\w’'&-]+){0,4}"
_LISTS: Mapping[Lang, tuple[str, str]] = {
    "zh": (
        rf"(?P<list>{_HAN}(?:、{_HAN})+)(?P<open>等)?[共这]?$",
        rf"^[^、，。；：]{{0,16}}(?:：|分别是|分别为|即)(?P<list>{_HAN}(?:、{_HAN})+)(?P<open>等)?(?=[，。；：]|$)",
    ),
    "en": (
        rf"(?P<list>{_WORDS}(?:, {_WORDS})+,? and {_WORDS})(?:,| –|—)(?: the| these| all)? $",
        rf"^[^.,;:]{{0,60}}(?:: | – |—|, namely )(?P<list>{_WORDS}(?:, {_WORDS})+,? and {_WORDS})",
    ),
}
"""Language of a source → a list before its count, and one after it."""
_JOINTS: Mapping[Lang, str] = {"zh": "、|和|以及|及|与", "en": ",? and |, "}


def listings(search: Search) -> Iterator[Candidate]:
    """Yield the counts that a list of names stands beside, where the source's text is at hand."""
    language = search.project.source.value.language
    for figure in search.figures if language in _LISTS else ():
        text = search.texts.get(figure.paragraph, "")
        if not text or figure.as_printed not in text or not _counts(figure):
            continue
        before, after = (part.rstrip(" ") for part in text.split(figure.as_printed, 1))
        for pattern, beside in zip(
            _LISTS[language], (before + " " * (language == "en"), after), strict=True
        ):
            if not (found := re.search(pattern, beside)):
                continue
            names = _names(found["list"], language)
            off = abs(len(names) - int(value(figure)))
            closed = found.groupdict().get("open") is None
            if not off or (off == 1 and closed):
                claim = f"count(names) == {figure.id}"
                yield Candidate(claim, 1 / value(figure), bool(off), kin=True, names=names)


def _counts(figure: Figure) -> bool:
    low, high = figure.interval.low, figure.interval.high
    exact = low is not None and low == high and figure.quantity.hedge is Hedge.NONE
    return exact and figure.unit.kind == "count" and low is not None and _FEWEST <= low <= _MOST


def _names(listed: str, language: Lang) -> tuple[str, ...]:
    """Return the names of a list; what leads up to the first is cut off by the others' length."""
    first, *others = re.split(_JOINTS[language], listed)
    return first[-max(map(len, others)) :].strip(), *others
