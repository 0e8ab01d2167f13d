"""What a chart says over and below its figures: its title, subtitle and note, times of groups."""

import re
from collections.abc import Iterator, Sequence

from liuzhou_site.checks.charted import contrary, miscounted
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.said_where import misplaced
from liuzhou_site.checks.text import Text
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.dates import first_day
from liuzhou_site.figures.labels import words_in
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.model import Figure
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.senses import senses
from liuzhou_site.story.braces import parse_text


def headed(seen: Resolved) -> Iterator[Problem]:
    """Yield words over or below what a chart draws that are another's or that its records deny."""
    for name, chart in seen.project.charts.value.items():
        yield from heads(seen, name, chart)
        yield from times(seen, name, chart)
        yield from twins(seen, name, chart)


def heads(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield words of the title and of what is below it that are against all that is drawn.

    They say the opposite of its labels, or stand with a figure and are those of one like it.
    """
    figures, sheet = seen.book.figures, seen.project.charts
    drawn = [figures[one] for group in chart.groups for one in group.figures if one in figures]
    heads = (("title", chart.title), ("subtitle", chart.subtitle), ("note", chart.note))
    for key, words in heads if drawn else ():
        for lang, text in words.items():
            place = sheet.place(name, key, lang)
            inline = parse_text(text, place)[0]
            if lang not in LANGUAGES or not seen.sayable(inline):
                continue
            labels = " ".join(one.label[lang] for one in drawn)
            said = seen.text(lang, inline)
            beside = [*drawn, *(one.figure for one in said.mentions)]
            opposed = contrary(inline.typed, labels, lang) or measured(said, beside)
            counts = [miscounted(inline.typed, one, lang) for one in beside]
            opposed = opposed or (counts[0] if all(counts) else None)
            if opposed:
                fields = {"found": opposed[0], "said": opposed[1]}
                yield problem("chart-word", place, id=name, figure=drawn[0].id, **fields)
            yield from likes(seen, name, said)


def measured(text: Text, figures: Sequence[Figure]) -> tuple[str, str] | None:
    """Return a word by which a text measures otherwise than all its figures, and how they do.

    A household for a head, the median for an average, profit for output, another place.
    """
    site, lang, words = text.project.site.value, text.lang, text.said.text
    known, label = text.setter.voice.book.figures, figures[0].label[lang]
    wholes = [site.wholes.get(one.whole) or known[one.whole].label for one in figures if one.whole]
    about = " ".join(said[lang] for said in (*(one.label for one in figures), *wholes))
    scopes = [site.scopes[one.scope][lang] for one in figures if one.scope]
    record = " ".join([*map(text.record, figures), *scopes])
    if told := misplaced(words, record, lang):
        return told, label
    for listed, kind, told_of in (*_MEASURES, ("subjects", _ANY, about)):
        own = {one for one in senses(lang, listed).of(told_of or record) if kind.match(one)}
        said = [one for one in senses(lang, listed).find(words) if one.sure and kind.match(one.id)]
        if own and said and own.isdisjoint(one.id for one in said):
            return words[said[0].start : said[0].end], label
    return None


_ANY = re.compile("")
_MEASURES = tuple(
    ("beside", re.compile(rf"(?:{kind})\Z"), "")
    for kind in ("each|median", "real|nominal", "yearly|monthly|weekly|daily|hourly")
)
"""Of what the words say of a number, what is no two of these at once."""


def likes(seen: Resolved, name: str, text: Text) -> Iterator[Problem]:
    """Yield words beside a mention that tell another figure from its own: pay without bonuses."""
    names = seen.names
    for one in (one for one in text.mentions if one.counts):
        own_words = LANGUAGES[text.lang].turns.own(text.said.blank, one.start, text.ends(one))
        said = words_in(text.said.text[slice(*own_words)])
        for other in names.alike.get(one.figure.id, ()):
            own, theirs = names.apart(one.figure.id, other, text.lang)
            if said & theirs and not said & own:
                yield problem(
                    "chart-noun", text.inline.place, id=name, figure=one.figure.id,
                    found=min(said & theirs), other=other, label=names.labels[other][text.lang],
                )  # fmt: skip


def times(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield groups called earlier (a year earlier, 上年同期) that hold the latest figures."""
    days = [
        [first_day(one.period) for id_ in group.figures
         if (one := seen.book.figures.get(id_)) and one.period.iso]
        for group in chart.groups
    ]  # fmt: skip
    for number, group in enumerate(chart.groups):
        before = [day for other, listed in enumerate(days) if other != number for day in listed]
        latest = bool(before and days[number]) and min(days[number]) > max(before)
        for lang, title in group.title.items() if latest else ():
            if lang in LANGUAGES and (found := senses(lang, "since").find(title)):
                figure = seen.book.figures[group.figures[0]]
                yield problem(
                    "said-otherwise", seen.project.charts.place(name, "groups", number, "title"),
                    id=figure.id, found=title[found[0].start : found[0].end],
                    record=seen.setters[lang].voice.plain(figure.id, "period"),
                )  # fmt: skip


def twins(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield groups that are called as one before them is, in one language."""
    for lang in seen.project.languages:
        titles = [group.title.get(lang, "") for group in chart.groups]
        for number, title in enumerate(titles):
            if title in titles[:number] and title:
                at = titles.index(title), number
                first, place = (seen.project.charts.place(name, "groups", n, "title") for n in at)
                yield problem("called-alike", place, found=title, first=first)
