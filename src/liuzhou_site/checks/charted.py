"""What a chart says in words of its own, of each figure and each group: what the records say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.said_of import SIDES, things_of
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.checks import Verdict
from liuzhou_site.figures.dates import first_day, last_day
from liuzhou_site.figures.labels import pairs
from liuzhou_site.load.schema.content import Chart, ChartGroup
from liuzhou_site.model import Figure, Lang, Words
from liuzhou_site.numbers import LANGUAGES, PERIOD_FORMS, tokens
from liuzhou_site.numbers.senses import senses
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.inline import Inline
from liuzhou_site.story.typeset import untagged

_LATIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINKING = frozenset(
    "after against all also and another before from have into less more most than that their them"
    " these they this those under were what when which while with without".split()
)
_LINKS = frozenset("的之与和及了是在")
_FEWEST = 4
"""Letters of an English word that names something; “of” and “the” stand everywhere."""
_VERDICTS = {Verdict.HOLDS: "+", Verdict.CONTRADICTS: "-", Verdict.LOOK_AGAIN: ""}


def charted(seen: Resolved) -> Iterator[Problem]:
    """Yield words of charts that are those of another figure, or that its records deny."""
    for name, chart in seen.project.charts.value.items():
        yield from _noun_problems(seen, name, chart)
        yield from _loss_problems(seen, name, chart)
        yield from _length_problems(seen, name, chart)
        for number, group in enumerate(chart.groups):
            alone = len(chart.groups) == 1 and not any(group.title.values())
            for lang, title in (chart.title if alone else group.title).items():
                if lang in LANGUAGES:
                    yield from _verdict_problems(seen, (name, number), title, lang)
                    yield from _side_problems(seen, (name, number), title, lang)


def called_alike(seen: Resolved) -> Iterator[Problem]:
    """Yield charts and images that are called as one before them is, in the words readers see."""
    sheet = seen.project.charts
    for story in seen.stories:
        lang, setter = story.lang, seen.setters[story.lang]
        found = [
            (text, sheet.place(name, "title"))
            for name, chart in sheet.value.items()
            for text in parse_text(chart.title[lang], sheet.place(name, "title", lang))[:1]
        ]
        images = (block for block in story.blocks if block.kind == "image")
        found += [(caption, block.place) for block in images for caption in block.texts[1:]]
        first: dict[str, Place] = {}
        for text, place in found:
            if seen.sayable(text):
                words = tokens.strip(untagged(setter.html(text)))
                before = first.setdefault(words, place)
                if before is not place:
                    yield problem("called-alike", place, found=words, first=before)


def _noun_problems(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield words beside a figure, or over a group, that are another's or deny its record."""
    figures = seen.book.figures
    drawn = [figures[one] for group in chart.groups for one in group.figures if one in figures]
    for keys, ids, told in _beside(chart):
        for lang, words in told.items():
            if lang in LANGUAGES and figures.keys() >= {*ids}:
                place = seen.project.charts.place(name, *keys)
                inline = parse_text(words, place)[0]
                if other := _dated_otherwise(seen, inline, [figures[one] for one in ids]):
                    said = {"found": words, "other": other.id, "label": other.label[lang]}
                    yield problem("chart-noun", place, id=name, figure=ids[0], **said)
                found = [_denied(seen, drawn, figures[one], (inline.typed, lang)) for one in ids]
                if found and all(code for code, _ in found):
                    code, fields = found[0]
                    yield problem(code, place, id=name, figure=ids[0], **fields)


def _dated_otherwise(seen: Resolved, inline: Inline, own: Sequence[Figure]) -> Figure | None:
    """Return the figure whose period a text says and which none of its own figures has."""
    refs = [ref for ref in inline.refs if ref.form in PERIOD_FORMS]
    others = [seen.book.figures[ref.name] for ref in refs if ref.name in seen.book.figures]
    times = {time for one in own for time in (one.period.iso, one.since.iso)}
    return next((one for one in others if one.period.iso not in times), None)


def _beside(chart: Chart) -> Iterator[tuple[tuple[str | int, ...], Sequence[str], Words]]:
    """Yield words of a chart, with where they stand, and the figures that they stand beside."""
    for key, listed in (("nouns", chart.nouns), ("hints", chart.hints)):
        for id_, said in listed.items():
            yield (key, id_), (id_,), said
    for number, group in enumerate(chart.groups if len(chart.groups) > 1 else ()):
        yield ("groups", number, "title"), group.figures, group.title


def _denied(
    seen: Resolved, drawn: Iterable[Figure], figure: Figure, words: tuple[str, Lang]
) -> tuple[str, Mapping[str, str]]:
    """Return the code of what is wrong with words beside a figure, and its fields; or nothing."""
    said, lang = words
    own = _told(seen, figure, lang)
    labels = {one.label[lang]: one.id for one in drawn if one.label != figure.label}
    others = [one for one in seen.book.figures.values() if one.unit == figure.unit]
    absent = {one.label[lang]: one.id for one in others if one.label[lang] not in labels}
    absent.pop(figure.label[lang], None)
    found = another(said, own, labels, lang) or another(said, own, absent, lang, more=1)
    if found:
        labels = {**absent, **labels}
        word = next(iter(_words(found, lang)))
        label, other = next(one for one in labels.items() if word in _words(one[0], lang))
        return "chart-noun", {"found": found, "other": other, "label": label}
    opposed = contrary(said, own, lang) or miscounted(said, figure, lang)
    return ("chart-word", {"found": opposed[0], "said": opposed[1]}) if opposed else ("", {})


def miscounted(text: str, figure: Figure, lang: Lang) -> tuple[str, str] | None:
    """Return the word for what a text counts, and what its figure counts, if that is another."""
    things = senses(lang, "things").find(text)
    found = [
        one
        for one in things
        if one.sure and (one.end - one.start > 1 or _WORD.match(text, one.start))
        if not _WHERE.search(text, 0, one.start)
    ]
    own = things_of(figure, lang) if figure.unit.kind == "count" else set()
    if not found or not own or not own.isdisjoint(one.id for one in found):
        return None
    return text[found[0].start : found[0].end], figure.label[lang]


_WHERE = re.compile(r"\b(?:in|on|aboard|inside|by) $|在$")
"""What makes of a thing where something was: most of the dead were in cars, 死者大多在汽车里."""
_WORD = re.compile(r"(?<=的).|.(?=[数的]|[^㐀-鿿]|$)")
"""A character of Chinese that is a word of its own: 的人最多, 职工人数, and not 无人机, 人造板."""


def _told(seen: Resolved, figure: Figure, lang: Lang) -> str:
    site = seen.project.site.value
    category = site.categories.get(figure.category)
    scope = site.scopes.get(figure.scope, {})
    names = category.names if category else {}
    told = (words.get(lang, "") for words in (figure.label, figure.note, scope, names))
    return " ".join([figure.unit.name(lang), *told])


def another(noun: str, own: str, labels: Iterable[str], lang: Lang, more: int = 0) -> str:
    """Return the first word of `noun` that its own figure has not and another has; "" if none.

    labels: those of other figures. One that has not `more` in common with the noun than its own,
    or with `more` has that alone, says nothing.
    """
    said, ours = _words(noun, lang), _words(own, lang)
    for label in labels:
        theirs = _words(label, lang)
        both = said.keys() & ours.keys()
        seams = {one[-1] + other[0] for one in both for other in both if lang == "zh"}
        foreign = [word for word in said if word in theirs and word not in {*ours, *seams}]
        fits = len(said.keys() & theirs.keys()) >= len(both) + more
        if foreign and fits and (both or not more):
            return said[foreign[0]]
    return ""


def _words(text: str, lang: Lang) -> Mapping[str, str]:
    """Return the words that name something, without endings, or pairs of Chinese, as written."""
    if lang == "zh":
        return {pair: pair for pair in pairs(text) if _LINKS.isdisjoint(pair)}
    words = {word.lower().removesuffix("s"): word for word in _LATIN.findall(text)}
    return {key: word for key, word in words.items() if len(key) >= _FEWEST and key not in _LINKING}


def side(text: str, lang: Lang, listed: str, scale: str) -> str:
    """Return the side of a scale that a text takes, "-" or "+"; "" for neither, and for both."""
    found = {one.id[-1] for one in senses(lang, listed).find(text) if one.id[:-1] == scale}
    return found.pop() if len(found) == 1 else ""


def contrary(text: str, own: str, lang: Lang) -> tuple[str, str] | None:
    """Return a word of `text`, and one of `own` that says the opposite."""
    for listed in ("opposites", "verdicts"):
        here, there = (
            {one.id: words[one.start : one.end] for one in senses(lang, listed).find(words)}
            for words in (text, own)
        )
        for name, word in here.items():
            opposite = name[:-1] + ("-" if name[-1] == "+" else "+")
            if opposite in there and name not in there and opposite not in here:
                return word, there[opposite]
    return None


def _verdict_problems(
    seen: Resolved, where: tuple[str, int], title: str, lang: Lang
) -> Iterator[Problem]:
    """Yield reconciliations under a title that says the opposite of their outcome."""
    name, number = where
    sheet, group = seen.project.charts, _group(seen, where)
    verdict = side(title, lang, "verdicts", "match")
    outcomes = {finding.id: _VERDICTS.get(finding.verdict) for finding in seen.book.findings}
    for index, check in enumerate(group.checks):
        if verdict and outcomes.get(check, verdict) != verdict:
            yield problem(
                "chart-verdict", sheet.place(name, "groups", number, "checks", index),
                id=name, found=check, title=title,
            )  # fmt: skip


def _side_problems(
    seen: Resolved, where: tuple[str, int], title: str, lang: Lang
) -> Iterator[Problem]:
    """Yield figures under a title that says that they went, and their category that they came."""
    name, number = where
    sheet, categories = seen.project.charts, seen.project.site.value.categories
    being = side(title, lang, "opposites", "being")
    for index, id_ in enumerate(_group(seen, where).figures):
        figure = seen.book.figures.get(id_)
        category = categories.get(figure.category) if figure else None
        if being and category and SIDES.get(category.colour, being) != being:
            yield problem(
                "chart-side", sheet.place(name, "groups", number, "figures", index),
                id=name, found=id_, title=title, category=category.names[lang],
            )  # fmt: skip


def _loss_problems(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield losses that are drawn on the side of profits, since neither has a sign."""
    drawn = {
        id_: (number, at)
        for number, group in enumerate(chart.groups)
        for at, id_ in enumerate(group.figures)
        if (figure := seen.book.figures.get(id_)) and figure.unit.kind == "money" and _above(figure)
    }
    for lang in (lang for lang in seen.project.languages if lang in LANGUAGES):
        labels = {id_: seen.book.figures[id_].label[lang] for id_ in drawn}
        sides = {id_: side(label, lang, "opposites", "money") for id_, label in labels.items()}
        profit = next((id_ for id_, one in sides.items() if one == "+"), "")
        for id_ in (id_ for id_, one in sides.items() if profit and one == "-"):
            number, at = drawn[id_]
            place = seen.project.charts.place(name, "groups", number, "figures", at)
            yield problem("chart-loss", place, id=name, figure=id_, other=profit)


def _length_problems(seen: Resolved, name: str, chart: Chart) -> Iterator[Problem]:
    """Yield the first amount of a series that is of a longer time than others: of two months.

    What is of a single day does not add up over time; shares and changes do not either.
    """
    for number, group in enumerate(chart.groups):
        table, _, column = group.series.partition(".")
        cells = [
            figure
            for figure in seen.book.cells(table, column)
            if figure.period.iso and figure.unit.kind in _AMOUNTS and not figure.quantity.change
        ]
        lengths = [(last_day(one.period) - first_day(one.period)).days for one in cells]
        shortest = min(lengths, default=0)
        for figure, length in zip(cells, lengths, strict=True):
            if 0 < shortest * _MUCH_LONGER < length:
                place = seen.project.charts.place(name, "groups", number, "series")
                yield problem("chart-longer", place, id=name, found=figure.id)
                break


_AMOUNTS = frozenset({"money", "count", "measure"})
_MUCH_LONGER = 1.5  # times; months and quarters differ by less among themselves


def _above(figure: Figure) -> bool:
    low = figure.interval.low
    return low is not None and low >= 0 and not figure.quantity.change


def _group(seen: Resolved, where: tuple[str, int]) -> ChartGroup:
    name, number = where
    return seen.project.charts.value[name].groups[number]
