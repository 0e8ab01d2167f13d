"""What a text says of a figure beside its mention, against the figure's record.

What it counts, when and where it holds, since when it changed, of what whole it is a share, and
where its source prints it. Both languages may say the same and be wrong together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from liuzhou_site.checks.in_context import placed
from liuzhou_site.checks.parity.beside import counted
from liuzhou_site.checks.parity.said import Said
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.dates import first_day, last_day
from liuzhou_site.model import Figure, Lang, Status
from liuzhou_site.numbers import FORMS, LANGUAGES, PERIOD_FORMS, tokens
from liuzhou_site.numbers.senses import HOLE, senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.inline import Inline


@dataclass(frozen=True)
class Otherwise:
    """Words beside a mention, and what the record of its figure has instead."""

    figure: str
    found: str
    record: str


@dataclass(frozen=True)
class _Mention:
    """A mention of a figure in a form, from here to there in its text."""

    figure: Figure
    form: str
    start: int
    end: int

    @property
    def counts(self) -> bool:
        """Say whether it says the amount."""
        return self.form in FORMS

    @property
    def dates(self) -> bool:
        """Say whether it says the period."""
        return self.form in PERIOD_FORMS


@dataclass(frozen=True)
class _Text:
    """A text as its readers get it, with the figures that it mentions."""

    seen: Resolved
    lang: Lang
    inline: Inline

    @cached_property
    def _worded(self) -> str:
        return self.seen.setters[self.lang].words(self.inline)

    @cached_property
    def said(self) -> Said:
        """The text with what is read in it."""
        return Said(tokens.strip(self._worded), self.lang, self.seen.project.units)

    @cached_property
    def mentions(self) -> tuple[_Mention, ...]:
        """Its mentions of figures, in order."""
        figures = self.seen.book.figures
        return tuple(
            _Mention(figures[name], form, start, end)
            for name, form, start, end in placed(self._worded)
            if name in figures
        )

    def words(self, one: _Mention) -> str:
        """Return what a mention says."""
        return self.said.text[one.start : one.end]

    def say(self, figure: Figure, form: str) -> str:
        """Return what a figure says in a form."""
        return self.seen.setters[self.lang].voice.plain(figure.id, form)

    def around(self, one: _Mention, ends: re.Pattern[str]) -> tuple[int, int]:
        """Return where the clause or the sentence of a mention begins and ends."""
        return bounds(self.said.text, one.start, ends)


def said_otherwise(seen: Resolved) -> Iterator[Problem]:
    """Yield what texts say beside a mention that the record of its figure contradicts."""
    for lang, inline in seen.texts:
        if inline.refs and lang in LANGUAGES and seen.sayable(inline):
            for one in otherwise(seen, lang, inline):
                fields = {"id": one.figure, "found": one.found, "record": one.record}
                yield problem("said-otherwise", inline.place, **fields)


def otherwise(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Otherwise]:
    """Yield the words of a text that the records of its figures contradict."""
    text = _Text(seen, lang, inline)
    for rule in _RULES:
        yield from rule(text)


def _periods(text: _Text) -> Iterator[Otherwise]:
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
            yield Otherwise(dated[0].id, text.words(date), text.say(dated[0], "period"))


def _dated(found: Iterable[_Mention]) -> Iterator[Figure]:
    """Yield the dated figures whose amounts stand before the next period."""
    for one in takewhile(lambda one: not one.dates, found):
        if one.counts and one.figure.period.iso:
            yield one.figure


def _holds(date: Figure, figure: Figure) -> bool:
    """Say whether the period of one figure is that of another, or one is a day in the other."""
    if date.period.iso in {figure.period.iso, figure.since.iso}:
        return True
    spans = [(first_day(one.period), last_day(one.period)) for one in (date, figure)]
    (low, high), (first, last) = sorted(spans, key=lambda span: span[0] - span[1])
    return first == last and low <= first <= high


def _paragraphs(text: _Text) -> Iterator[Otherwise]:
    """Tell a paragraph of the source that prints none of the amounts of the text."""
    printed = [one.figure for one in text.mentions if one.counts and one.figure.paragraph]
    for one in (one for one in text.mentions if one.form == "paragraph"):
        own = one.figure.paragraph, one.figure.quantity
        if printed and not any(p.paragraph == own[0] or p.quantity == own[1] for p in printed):
            yield Otherwise(printed[0].id, text.words(one), text.say(printed[0], "paragraph"))


_APART = {"year": range(360, 371), "quarter": range(85, 96), "month": range(27, 33)}
"""How many days lie between what is compared, by the word for it."""


def _since(text: _Text) -> Iterator[Otherwise]:
    """Tell a change that is said to be since another time than its record has."""
    last = 0
    for one in text.mentions:
        figure = one.figure
        if one.counts and figure.since.iso and figure.period.iso:
            apart = (first_day(figure.period) - first_day(figure.since)).days
            own = {word for word, days in _APART.items() if apart in days}
            low = max(last, text.around(one, SENTENCE)[0])
            clause = text.said.text[low : text.around(one, CLAUSE)[1]]
            found = list(senses(text.lang, "since").find(clause))
            if own and found and own.isdisjoint(word.id for word in found):
                said = clause[found[0].start : found[0].end]
                yield Otherwise(figure.id, said, text.say(figure, "since"))
        last = one.end


def _scopes(text: _Text) -> Iterator[Otherwise]:
    """Tell an amount whose sentence names another place than its own, and none around that."""
    site, terms = text.seen.project.site.value, text.seen.project.glossary.value
    names = {
        scope: (words[text.lang], *([terms[scope].name[text.lang]] if scope in terms else ()))
        for scope, words in site.scopes.items()
    }
    for one in (one for one in text.mentions if one.counts and one.figure.scope):
        own, sentence = one.figure.scope, text.said.text[slice(*text.around(one, SENTENCE))]
        named = {
            scope: name
            for scope, forms in names.items()
            for name in forms
            if name.removeprefix("the ") in sentence
        }
        near = (own in _up(site.within, name) or name in _up(site.within, own) for name in named)
        if named and not any(near):
            yield Otherwise(one.figure.id, next(iter(named.values())), names[own][0])


def _up(within: Mapping[str, str], scope: str) -> Iterator[str]:
    """Yield a scope and all that contain it."""
    while scope:
        yield scope
        scope = within.get(scope, "")


def _wholes(text: _Text) -> Iterator[Otherwise]:
    """Tell a share whose clause says another whole than its own, by words of that one alone."""
    wholes, lang = text.seen.project.site.value.wholes, text.lang
    for one in text.mentions:
        figure = one.figure
        low, high = text.around(one, CLAUSE)
        if lang == "en":
            low = one.end
            high = min((m.start for m in text.mentions if low < m.start < high), default=high)
        clause = text.said.text[low:high]
        shares = one.counts and figure.whole and figure.unit.kind == "share"
        if not shares or (lang == "en" and not clause.startswith(" of ")):
            continue
        of = wholes.get(figure.whole) or text.seen.book.figures[figure.whole].label
        said, own = _parts(clause), _parts(of[lang])
        others = {words[lang]: said & _parts(words[lang]) for words in wholes.values()}
        likest = max(
            others, key=lambda words: (len(others[words] - own), len(others[words])), default=""
        )
        apart = others[likest] - own if likest else set()
        if apart and (
            len(others[likest]) >= len(own & said)
            or apart & _parts(" ".join(_NAME.findall(clause)))
        ):
            yield Otherwise(figure.id, likest, of[lang])


_LATIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NAME = re.compile("[A-Z][a-z]+")
_HAN = re.compile("(?=([\u4e00-\u9fff]{2}))")
_JOINING = frozenset("the of in a an and that is for by own at s its their".split())


def _parts(words: str) -> set[str]:
    """Return what texts can share: the words of English, pairs of characters of Chinese."""
    return {*_LATIN.findall(words.lower()), *_HAN.findall(words)} - _JOINING


def _things(text: _Text) -> Iterator[Otherwise]:
    """Tell a count of other things than its unit and its label say."""
    for one in text.mentions:
        figure = one.figure
        if one.counts and figure.unit.kind == "count":
            read = [
                q for q in text.said.quantities if q.span[0] < one.end and one.start < q.span[1]
            ]
            found = counted(text.said, read[0], close=True) if read else {}
            label = figure.label[text.lang]
            noun = f"{HOLE}{figure.unit.zh}" if text.lang == "zh" else figure.unit.other
            own = senses(text.lang, "things").of(f"{noun} {label}")
            if own and found and own.isdisjoint(found):
                yield Otherwise(figure.id, next(iter(found.values())), label)


def _forecasts(text: _Text) -> Iterator[Otherwise]:
    """Tell a forecast that is said as if it were done, whatever a later clause calls it."""
    for one in text.mentions:
        if one.counts and one.figure.status is Status.FORECAST:
            low, high = text.around(one, SENTENCE)[0], text.around(one, CLAUSE)[1]
            led = senses(text.lang, "beside").find(text.said.text[low:high])
            if all(word.id != "expected" for word in led):
                said = text.said.text[slice(*text.around(one, CLAUSE))].strip()
                yield Otherwise(one.figure.id, said, LANGUAGES[text.lang].forecast[0])


_RULES: tuple[Callable[[_Text], Iterator[Otherwise]], ...] = (
    _periods,
    _paragraphs,
    _since,
    _scopes,
    _wholes,
    _things,
    _forecasts,
)
