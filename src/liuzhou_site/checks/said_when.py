"""When a text says that a figure holds: its period, what it is compared with, whether it is done.

The record of the figure has all of this, and the paragraph of the source that says so.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from liuzhou_site.checks.text import Mention, Text
from liuzhou_site.errors import Problem
from liuzhou_site.figures.dates import first_day, last_day
from liuzhou_site.model import Figure, Lang, Status
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE


def periods(text: Text) -> Iterator[Problem]:
    """Tell another figure's period beside amounts that hold at other times."""
    for date in (one for one in text.mentions if one.dates):
        low, high = text.around(date, SENTENCE)
        within = [one for one in text.mentions if low <= one.start < high]
        at = within.index(date)
        earlier = within[:at][::-1]
        last = [one.figure for one in earlier if one.dates][:1]
        behind = [f for f in _dated(earlier) if not any(_holds(one, f) for one in last)]
        dated = [*_dated(within[at + 1 :]), *behind]
        if dated and not any(_holds(date.figure, figure) for figure in dated):
            yield text.otherwise(dated[0], text.words(date), text.say(dated[0], "period"))


def _dated(found: Iterable[Mention]) -> Iterator[Figure]:
    for one in takewhile(lambda one: not one.dates, found):
        if one.counts and one.figure.period.iso:
            yield one.figure


def _holds(date: Figure, figure: Figure) -> bool:
    """Say whether the period of one figure is that of another, or that one is a day in it."""
    if date.period.iso in {figure.period.iso, figure.since.iso}:
        return True
    first, last = first_day(figure.period), last_day(figure.period)
    return first == last and first_day(date.period) <= first <= last_day(date.period)


def paragraphs(text: Text) -> Iterator[Problem]:
    """Tell a paragraph of the source that prints none of the amounts of the text."""
    printed = [one.figure for one in text.mentions if one.counts and one.figure.paragraph]
    for one in (one for one in text.mentions if one.form == "paragraph"):
        own = one.figure.paragraph, one.figure.quantity
        if printed and not any(p.paragraph == own[0] or p.quantity == own[1] for p in printed):
            yield text.otherwise(printed[0], text.words(one), text.say(printed[0], "paragraph"))


_APART = {
    "decade": range(3640, 3665), "year": range(360, 371), "quarter": range(85, 96),
    "month": range(27, 33), "week": range(7, 8), "day": range(1, 2),
}  # fmt: skip
"""How many days lie between what is compared, by the word for it."""


def since(text: Text) -> Iterator[Problem]:
    """Tell a change, or what was before, that is said to be since another time than it is.

    Words behind one amount are its own, up to the end of its clause or to the next amount.
    """
    counts = [one for one in text.mentions if one.counts]
    starts = [*(one.start for one in counts[1:]), len(text.said.text)]
    low = 0
    for one, next_ in zip(counts, starts, strict=False):
        low = max(low, text.around(one, SENTENCE)[0])
        high = min(text.around(one, CLAUSE)[1], next_)
        clause, low, figure = text.said.text[low:high], high, one.figure
        apart = set(_apart(text, figure)) if figure.period.iso else set[int]()
        own = {word for word, days in _APART.items() if not apart.isdisjoint(days)}
        found = list(senses(text.lang, "since").find(clause)) if own else []
        if found and own.isdisjoint(word.id for word in found):
            said = clause[found[0].start : found[0].end]
            form = "since" if figure.since.iso else "period"
            yield text.otherwise(figure, said, text.say(figure, form))


def _apart(text: Text, figure: Figure) -> Iterator[int]:
    """Yield how many days a change is about, and lie between a figure and its like beside it."""
    first = first_day(figure.period)
    if figure.since.iso:
        yield (first - first_day(figure.since)).days
    for other in (one.figure for one in text.mentions if one.counts):
        if other.label == figure.label and other.period.iso and other.id != figure.id:
            yield (first_day(other.period) - first).days


def forecasts(text: Text) -> Iterator[Problem]:
    """Tell a forecast that is said as if it were done, whatever a later clause calls it."""
    for one in text.mentions:
        if one.counts and one.figure.status is Status.FORECAST:
            low, high = text.around(one, SENTENCE)[0], text.around(one, CLAUSE)[1]
            led = senses(text.lang, "beside").find(text.said.text[low:high])
            if all(word.id != "expected" for word in led):
                said = text.said.text[slice(*text.around(one, CLAUSE))].strip()
                yield text.otherwise(one.figure, said, LANGUAGES[text.lang].forecast[0])


def expected(words: str, lang: Lang) -> str:
    """Return the word that says that a figure is a forecast; "" for none, or what is planned."""
    found = senses(lang, "beside").find(words)
    said = (words[one.start : one.end] for one in found if one.id == "expected")
    return next((word for word in said if word.lower() in LANGUAGES[lang].forecast), "")
