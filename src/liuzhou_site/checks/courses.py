"""From one mention to another: “fell from {a} to {b}”, 从{a}升至{b}, “{b}, up from {a}”."""

from collections.abc import Iterator
from dataclasses import dataclass

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures import intervals
from liuzhou_site.figures.dates import order
from liuzhou_site.model import Figure, Lang, Span
from liuzhou_site.numbers import FORMS
from liuzhou_site.numbers.comparing import courses
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.story.inline import HOLE, Inline, Ref


@dataclass(frozen=True)
class FromTo:
    """That something went from one figure to another. bears: whether they bear it, if they say.

    span: where the words that say it stand in what is typed.
    """

    span: Span
    first: Figure
    last: Figure
    bears: bool | None


def said(seen: Resolved, lang: Lang, inline: Inline) -> tuple[FromTo, ...]:
    """Return what a text says of the way from one figure that it mentions to another."""
    words, figures = _amounts(seen, inline)
    found = []
    for course in courses(words, lang):
        first, last = figures[course.first], figures.get(course.last)
        if course.last < 0:  # up from {a}: it is said of what was mentioned last in that unit
            low, _ = bounds(words, course.first, SENTENCE)
            before = (figure for at, figure in figures.items() if low <= at < course.start)
            alike = [one for one in before if _alike(one, first)]
            last = alike[-1] if alike else None
        if last is not None and _alike(first, last):
            bears = _bears(first, last, course.way)
            found.append(FromTo((course.start, course.end), first, last, bears))
    return tuple(found)


def contrary(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield the words that say the opposite of the figures beside them."""
    voice = seen.setters[lang].voice
    for one in said(seen, lang, inline):
        if one.bears is False:
            start, end = one.span
            yield problem(
                "way-differs", inline.place.within(inline.typed, start),
                found=inline.typed[start:end].replace(HOLE, "…"),
                first=voice.plain(one.first.id, "prose"), last=voice.plain(one.last.id, "prose"),
            )  # fmt: skip


def _amounts(seen: Resolved, inline: Inline) -> tuple[str, dict[int, Figure]]:
    """Return what is typed, with a hole for each amount alone, and the figure of each."""
    words, figures = list(inline.typed), dict[int, Figure]()
    for at, piece in inline.holes:
        known = seen.book.figures.get(piece.name) if isinstance(piece, Ref) else None
        if known and isinstance(piece, Ref) and piece.form in FORMS:
            figures[at] = known
        else:
            words[at] = "·"
    return "".join(words), figures


def _alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are amounts of one thing, neither of them a change."""
    changes = one.quantity.change or other.quantity.change
    return one.unit.id == other.unit.id and one.id != other.id and not changes


def _bears(first: Figure, last: Figure, way: int) -> bool | None:
    """Say whether it went that way from the first to the last; None if their records do not say."""
    if first.period.iso and last.period.iso and order(first.period) > order(last.period):
        return None
    low, high = (first, last) if way > 0 else (last, first)
    if low.quantity.value == high.quantity.value:
        return None
    if intervals.at_most(low.interval, high.interval):
        return True
    return False if intervals.at_most(high.interval, low.interval) else None
