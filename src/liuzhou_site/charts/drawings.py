"""Chart definitions and the ledger → what the forms draw: marks with words and signs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from liuzhou_site.charts import axes
from liuzhou_site.charts.marks import Drawing, Event, Group, Lack, Level, Mark
from liuzhou_site.charts.traits import has
from liuzhou_site.charts.views import compared, in_words, incomparable
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.cells import cell_id, flag_words, row_name
from liuzhou_site.figures.checks import Finding, Verdict
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.content import Chart, ChartGroup
from liuzhou_site.model import Figure, Interval, Lang, Period, Status
from liuzhou_site.numbers import AXIS_FORMS
from liuzhou_site.story.figure_text import FULL, LEVEL, MAP, Voice
from liuzhou_site.story.typeset import DOUBTFUL, Typesetter

_COLOURS = {Verdict.HOLDS: "ink", Verdict.CONTRADICTS: "out", Verdict.LOOK_AGAIN: "mute"}

_LENGTHS = [f"{Decimal(step).scaleb(power):f}" for power in range(-3, 4) for step in (1, 2, 5)]
"""Round lengths for the bar of a map, in kilometres."""


def sign(figure: Figure) -> str:
    """Return the shape of a figure: a forecast is hollow, whatever its hedge.

    A shape says what a bar does at its end: “more” goes on from there, away from zero, and so
    below zero does what may be any less. Of a range of the source no end is sure.
    """
    if figure.status is Status.FORECAST:
        return "expected"
    value, interval = figure.quantity.value, figure.interval
    if isinstance(value, Interval) and figure.status is not Status.DERIVED:
        return "more" if value.high is None else "nearly"
    if isinstance(value, Decimal) and value < 0 and None in {interval.low, interval.high}:
        return "more" if interval.low is None else "nearly"
    hedge = figure.quantity.hedge
    return "more" if hedge in rounding.UPWARD else "nearly" if hedge else "firm"


def mark(setter: Typesetter, figure: Figure, noun: str = "", hint: str = "") -> Mark:
    """Return one figure as a mark; `noun` and `hint` replace the ledger's own label."""
    voice = setter.voice
    value = figure.quantity.value
    return Mark(
        figure=figure.id,
        value=rounding.midpoint(value) if isinstance(value, Interval) else value,
        interval=figure.interval,
        unit=figure.unit.id,
        said=flagged(setter, figure, voice.say(figure.id, "label")),
        noun=setter.text(noun or figure.label[voice.lang]),
        sign=sign(figure),
        doubtful=figure.status in DOUBTFUL,
        derived=figure.status is Status.DERIVED,
        category=figure.category,
        colour=setter.colour(figure),
        hint=setter.text(hint),
        period=figure.period,
        dated=voice.say(figure.id, "short") if figure.period.iso else "",
        ranged=isinstance(value, Interval),
        flagged=bool(figure.flags),
        change=bool(figure.quantity.change or figure.since.iso),
        whole=figure.whole,
    )


def named(project: Project, lang: Lang, one: Mark) -> str:
    """Return what names a mark where words stand alone: its noun, with its hint."""
    if not one.hint:
        return one.noun
    return project.words(lang, "flagged", said=one.noun, flags=one.hint)


def _on_axis(voice: Voice, one: Mark) -> Mark:
    """Return a mark with the words for its period under an axis of time; a forecast says so."""
    if not one.period.iso:
        return one
    said = one.said
    if one.sign == "expected":
        ahead = voice.project.words(voice.lang, "status_forecast")
        said = voice.project.words(voice.lang, "flagged", said=said, flags=ahead)
    year, part, end, brief = (voice.say(one.figure, form) for form in AXIS_FORMS)
    return replace(one, said=said, ticks=(year, part), ends=(end, brief))


def flagged(setter: Typesetter, figure: Figure, said: str) -> str:
    """Return what is said of a figure with the meaning of its flags, if its table prints any."""
    words = flag_words(setter.voice.project, figure, setter.voice.lang)
    if not words:
        return said
    return setter.voice.project.words(
        setter.voice.lang, "flagged", said=said, flags=", ".join(map(setter.text, words))
    )


def drawing(setter: Typesetter, name: str, chart: Chart) -> Drawing:
    """Return all that the chart's form needs to draw it in the setter's language."""
    voice = setter.voice
    lang, view = voice.lang, ""
    groups = list(_groups(setter, chart))
    unviewed = tuple(incomparable(voice, chart.view, groups)) if chart.view else ()
    if chart.view and not unviewed and all(group.marks for group in groups):
        groups = compared(voice, chart.view, groups)
        view = in_words(voice, groups)
    if has(chart.form, "time"):
        groups = [
            replace(group, marks=tuple(_on_axis(voice, one) for one in group.marks))
            for group in groups
        ]
    texts = {key: setter.text(words[lang]) for key, words in chart.texts.items()}
    if chart.outline:
        texts["lacking"] = voice.project.words(lang, "map_lacking")
    place = voice.project.charts.place(name)
    levels = dict(_levels(voice, groups, chart.form)) if has(chart.form, "amounts") else {}
    spots = voice.project.spots.get(chart.places, ())
    if spots:
        levels["km"] = tuple(Level(Decimal(one), voice.say(MAP, one)) for one in _LENGTHS)
    return Drawing(
        name, chart.form, lang, tuple(groups), MappingProxyType(texts), place,
        MappingProxyType(chart.spec), MappingProxyType(levels),
        tuple(Event(Period(one.at), setter.text(one.words[lang])) for one in chart.events),
        voice.project.regions.get(chart.outline, ()),
        MappingProxyType(dict(_places(voice, groups)) if chart.outline else {}), spots,
        view, unviewed,
    )  # fmt: skip


def _groups(setter: Typesetter, chart: Chart) -> Iterator[Group]:
    """Yield the groups of a chart with their marks, as they stand in the records."""
    voice = setter.voice
    lang = voice.lang
    found = {finding.id: finding for finding in voice.book.findings}
    for group in drawn_groups(voice.book, chart):
        marks = [
            mark(
                setter,
                voice.book.figures[figure],
                chart.nouns.get(figure, {}).get(lang, ""),
                chart.hints.get(figure, {}).get(lang, ""),
            )
            for figure in group.figures
        ]
        marks += series_marks(setter, group.series) if group.series else []
        marks += [check_mark(setter, found[check]) for check in group.checks]
        title = setter.text(group.title.get(lang, ""))
        if chart.form in {"slope", "composition"} and marks:
            title = title or marks[0].dated
        if has(chart.form, "titled") and group.series:
            title = title or setter.text(_label(voice, group.series))
        yield Group(title, tuple(marks), tuple(_gaps(setter, marks, group.series)), group.edge)


def _levels(
    voice: Voice, groups: Sequence[Group], form: str
) -> Iterator[tuple[str, tuple[Level, ...]]]:
    """Yield each unit of a chart with the levels of its scale.

    The last has its unit with it, but on the scale of lines, whose ends say it.
    """
    marks = [mark for group in groups for mark in group.marks]
    for one in {mark.unit: mark for mark in marks}.values():
        rounded = axes.bounds if form == "choropleth" else axes.rounded
        values = rounded(mark.value for mark in marks if mark.unit == one.unit)
        last = LEVEL if has(form, "time") else FULL
        said = [f"{last if value == values[-1] else LEVEL}{value:f}" for value in values]
        levels = zip(values, said, strict=True)
        yield (
            one.unit,
            tuple(Level(value, voice.say(one.figure, f"{one.view}{of}")) for value, of in levels),
        )


def drawn_groups(book: FigureBook, chart: Chart) -> Sequence[ChartGroup]:
    """Return the groups of a chart; a slope of changes has two: where each began and where it led.

    Changes of which the ledger does not know both ends are drawn as they are listed.
    """
    if chart.form != "slope" or len(chart.groups) != 1:
        return chart.groups
    ends = [book.figures[name].ends for name in chart.groups[0].figures]
    if not ends or not all(all(pair) for pair in ends):
        return chart.groups
    return [ChartGroup(figures=list(side)) for side in zip(*ends, strict=True)]


def series_marks(setter: Typesetter, series: str) -> list[Mark]:
    """Return the cells of a column of a data table as marks, by the names of their rows if any."""
    names, words = _rows(setter.voice, series), _label(setter.voice, series)
    cells = setter.voice.book.cells(*series.split("."))
    return [mark(setter, figure, names[figure.id] or words) for figure in cells]


def _rows(voice: Voice, series: str) -> Mapping[str, str]:
    """Return cell → what its row is called, "" for a row of a period."""
    table, _, column = series.partition(".")
    return {
        cell_id(table, column, row_name(row)): row.cells.get(f"label_{voice.lang}", "")
        for row in voice.project.cells[table]
    }


def _places(voice: Voice, groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Yield each figure with its place: a cell by its row, any other by what it applies to."""
    for mark in (mark for group in groups for mark in group.marks):
        row = mark.figure.partition("@")[2]
        yield mark.figure, row or voice.book.figures[mark.figure].scope


def _label(voice: Voice, series: str) -> str:
    table, _, column = series.partition(".")
    return voice.project.tables.value[table].columns[column].label[voice.lang]


def _gaps(setter: Typesetter, marks: Sequence[Mark], series: str) -> Iterator[Lack]:
    """Yield where the column of which all marks are cells has no number.

    A row that has a name is missed only where all of the column is drawn, as a `series`.
    """
    voice = setter.voice
    columns = {mark.figure.partition("@")[0] for mark in marks}
    gaps = voice.book.gaps_in(*columns) if len(columns) == 1 else ()
    names = _rows(voice, *columns) if gaps else {}
    for gap in gaps:
        name = names[gap.id]
        if series if name else gap.period.iso:
            means = voice.project.tables.value[gap.table].missing
            words = setter.text(means[gap.mark][voice.lang]) if gap.mark else ""
            yield Lack(gap.period, setter.text(name) or voice.say(gap.id, "period"), words)


def check_mark(setter: Typesetter, finding: Finding) -> Mark:
    """Return one reconciliation as a mark with two sides; a claim about dates has none."""
    nothing = intervals.exactly(Decimal(0))
    left, right = finding.sides or (nothing, None)
    return Mark(
        figure="",
        value=rounding.midpoint(left),
        interval=left,
        unit="",
        said="",
        noun=setter.text(finding.title[setter.voice.lang]),
        sign="firm",
        doubtful=finding.verdict is Verdict.CONTRADICTS,
        derived=False,
        category="",
        colour=_COLOURS[finding.verdict],
        check=finding.id,
        against=right,
    )
