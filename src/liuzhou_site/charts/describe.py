"""What a chart shows, in sentences made from its records, always in one order (reader.md A3).

First what is drawn, in which units, for which time; then every mark with its number; then the
comparison that the numbers allow. Nothing is told that the records do not hold.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from liuzhou_site.charts.drawings import named
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.traits import has
from liuzhou_site.charts.wholes import parts
from liuzhou_site.figures import dates
from liuzhou_site.figures.distances import wind
from liuzhou_site.model import Figure
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.figure_text import MAP
from liuzhou_site.story.markup import Markup

_PAIR = 2
_LONG = 12  # marks whose numbers a sentence can hold; the table has all of them
_SHORT = 6  # the same, of one thing at different times
_SPAN = 3  # periods that are listed; of more, the first and the last are told


def describe(edition: Edition, drawing: Drawing) -> Markup:
    """Return the visible description of a chart."""
    if drawing.form == "agreement":
        sentences = [edition.string("describe_shown", parts=edition.string("form_agreement"))]
        sentences += [_grouped(edition, g, [mark.noun for mark in g.marks]) for g in drawing.groups]
    elif drawing.form == "whole":
        sentences = [_shown(edition, drawing), _whole(edition, drawing)]
    elif drawing.spots:
        sentences = _lying(edition, drawing)
    else:
        sentences = [_shown(edition, drawing)]
        for group in drawing.groups:
            firm = all(mark.sign == "firm" and not mark.doubtful for mark in group.marks)
            many = firm and len(group.marks) > (_SHORT if is_course(group.marks) else _LONG)
            if many or (has(drawing.form, "time") and len(group.marks) > 1):
                sentences += [_course(edition, drawing, group)]
            else:
                compared = group
                if drawing.form == "composition":
                    compared = replace(group, marks=parts(group))
                sentences += [_listed(edition, group), _compared(edition, compared)]
    if drawing.regions:
        sentences.append(edition.string(f"describe_{drawing.form}"))
    if drawing.events:
        words = edition.joined([event.words for event in drawing.events])
        sentences.append(sentence(edition.string("describe_events", events=words)))
    if has(drawing.form, "lying") and _signed(drawing.marks):
        sentences.append(edition.string("describe_left"))
    told = edition.string("sentence_join").join(sentence for sentence in sentences if sentence)
    return edition.setter.foreign(told)


def _shown(edition: Edition, drawing: Drawing) -> str:
    """Return the first sentence: the kind of picture, what is counted, and when."""
    parts = [edition.string(f"form_{_form(drawing)}")]
    names = [_unit_name(edition, drawing, unit) for unit in _units(drawing)]
    if drawing.view:
        parts.append(drawing.view)
    elif names and all(names):
        listed = edition.joined([*dict.fromkeys(names)])
        parts.append(edition.string("describe_counted", units=listed))
    periods = _periods(edition, drawing)
    if periods:
        parts.append(edition.joined(periods))
    return edition.string("describe_shown", parts=edition.string("clause_join").join(parts))


def _lying(edition: Edition, drawing: Drawing) -> list[str]:
    """Return which places there are, and where each lies from the first."""
    origin, *others = drawing.points
    places = edition.project.charts.value[drawing.chart].places
    listed = edition.joined([spot.names[drawing.lang] for spot in drawing.points])
    shown = edition.string("describe_shown", parts=edition.string("form_locator", places=listed))
    lying = [
        edition.string(
            "describe_lies",
            place=spot.names[drawing.lang],
            origin=origin.names[drawing.lang],
            distance=edition.voice.say(MAP, f"{places}/{number}"),
            direction=edition.string(f"wind_{wind(origin.at, spot.at)}"),
        )
        for number, spot in enumerate(others, 1)
    ]
    return [shown, *map(sentence, lying)]


def _form(drawing: Drawing) -> str:
    """Return the form in whose words a drawing is told: bars of one unit share a scale."""
    if has(drawing.form, "bars"):
        if len(_units(drawing)) > 1:
            return "multiples"
        return "bars" if drawing.form == "multiples" else drawing.form
    return drawing.form


def _units(drawing: Drawing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.unit for mark in drawing.marks if mark.unit))


def _unit_name(edition: Edition, drawing: Drawing, unit: str) -> str:
    record = edition.project.units[unit]
    figures = [edition.book.figures[m.figure] for m in drawing.marks if m.figure and m.unit == unit]
    if record.kind == "share" and not any(figure.whole for figure in figures):
        return edition.string("unit_rate")  # a change is a share of nothing
    if record.kind in {"share", "ordinal"}:
        return edition.string(f"unit_{record.kind}")
    if edition.project.closely(edition.lang) and record.kind == "count":
        return ""  # a measure word names no thing: the rows say what is counted
    return record.name(edition.lang)


def _periods(edition: Edition, drawing: Drawing) -> list[str]:
    """Return the periods of the marks, each once; “undated” for those that have none."""
    figures = [
        edition.book.figures[mark.figure]
        for mark in drawing.marks
        if mark.figure and not (mark.derived and not mark.period.iso)
    ]
    first = {figure.period.iso: figure for figure in reversed(figures)}
    if len(first) > _SPAN and "" not in first:
        ends = (pick(first.values(), key=_when) for pick in (min, max))
        said = [edition.voice.say(figure.id, "period") for figure in ends]
        return [edition.string("describe_span", first=said[0], last=said[1])]
    return [
        edition.voice.say(figure.id, "period") if iso else edition.string("undated")
        for iso, figure in sorted(first.items(), key=lambda item: _when(item[1]))
    ]


def _when(dated: Figure | Mark) -> tuple[date, date]:
    return dates.order(dated.period)


def _whole(edition: Edition, drawing: Drawing) -> str:
    part, rest, total = drawing.groups[0].marks
    share = drawing.texts.get("share", "")
    fields = {"part_noun": part.noun, "whole": total.said, "remainder": rest.said}
    if share and (rest.derived or total.derived):
        words = edition.string("describe_whole", part=part.said, share=share, **fields)
    else:
        said = edition.string("clause_join").join(filter(None, (part.said, share)))
        words = edition.string("describe_whole_printed", part=said, **fields)
    return sentence(words)


def _listed(edition: Edition, group: Group) -> str:
    name = _namer(edition, group)
    rows = [edition.string("describe_row", noun=name(m), said=m.said) for m in group.marks]
    return _grouped(edition, group, rows)


def _namer(edition: Edition, group: Group) -> Callable[[Mark], str]:
    """Return what names a mark among its group, with its hint; or its period in a course."""
    if is_course(group.marks):
        return lambda mark: mark.dated
    return partial(named, edition.project, edition.lang)


def is_course(marks: Sequence[Mark]) -> bool:
    """Say whether all marks are of one thing, each at its time: then the time names each."""
    periods = {mark.period.iso for mark in marks if mark.period.iso}
    return len(marks) == len(periods) > 1 and len({mark.noun for mark in marks}) == 1


def _grouped(edition: Edition, group: Group, rows: list[str]) -> str:
    key = "describe_group" if group.title else "describe_list"
    listed = edition.string("clause_join").join(rows)
    return sentence(edition.string(key, title=group.title, rows=listed))


def sentence(words: str) -> str:
    """Return the words with a capital where the script has capitals."""
    return words[:1].upper() + words[1:]


def _course(edition: Edition, drawing: Drawing, group: Group) -> str:
    """Return where many marks begin and end, their extremes, and whether they go one way."""
    dated = _in_time(drawing, group.marks)
    marks = sorted(group.marks, key=_when) if dated else list(group.marks)
    alike = len({mark.noun for mark in marks}) == 1
    noun = group.title or (marks[0].noun if dated or alike else "")
    values = [mark.value for mark in marks]
    most, least = ([m for m in marks if m.value == end] for end in (max(values), min(values)))
    if len(marks) > _PAIR and len(most) == len(marks):
        said = edition.string("describe_alike", said=most[0].said)
    else:
        key = f"describe_{'signed_' if _signed(marks) else ''}{'course' if dated else 'many'}"
        ends = {"first": marks[:1], "last": marks[-1:], "most": most, "least": least}
        fields = {name: _told(edition, found, dated=dated) for name, found in ends.items()}
        said = edition.string(key, **fields)
    told = sentence(edition.string("describe_row", noun=noun, said=said) if noun else said)
    way = _way(marks) if dated and not group.lacks else ""
    return edition.string("sentence_join").join([told, edition.string(way)]) if way else told


def _in_time(drawing: Drawing, marks: Sequence[Mark]) -> bool:
    """Say whether marks follow one another in time: places, each of a year of its own, do not."""
    dated = len({mark.period.iso for mark in marks} - {""}) == len(marks)
    return dated and (has(drawing.form, "time") or is_course(marks))


def _told(edition: Edition, marks: list[Mark], *, dated: bool) -> str:
    """Return one value with the period of each mark that has it, or the name, while few have it."""
    said = marks[0].said
    if len(marks) > _SPAN:
        return edition.string("describe_often", said=said)
    if dated:
        periods = edition.joined([mark.dated for mark in marks])
        return edition.string("describe_then", said=said, period=periods)
    nouns = edition.joined([named(edition.project, edition.lang, mark) for mark in marks])
    return edition.string("describe_row", noun=nouns, said=said)


def _signed(marks: Sequence[Mark]) -> bool:
    return any(mark.value < 0 for mark in marks)


def _way(marks: list[Mark]) -> str:
    """Return the words for a course of three points or more that surely goes one way."""
    if len(marks) <= _PAIR:
        return ""
    pairs = list(pairwise(mark.interval for mark in marks))
    if all(a.high is not None and b.low is not None and a.high < b.low for a, b in pairs):
        return "describe_rose"
    if all(b.high is not None and a.low is not None and b.high < a.low for a, b in pairs):
        return "describe_fell"
    return ""


def _compared(edition: Edition, group: Group) -> str:
    """Return the comparison that the ledger allows: exact marks of one unit, or nothing."""
    name = _namer(edition, group)
    nouns = {mark.figure: name(mark) for mark in group.marks if mark.figure}
    if not nouns or len(nouns) < len(group.marks):
        return ""
    least, most = edition.book.extremes(tuple(nouns))
    if not (least and most):
        return ""
    key = "describe_larger" if len(nouns) == _PAIR else "describe_extremes"
    if all(edition.book.figures[name].quantity.change for name in nouns):
        falls = all(mark.value < 0 for mark in group.marks)  # then the least number is most
        key = "describe_both" if _signed(group.marks) else "describe_rises"
        key = "describe_falls" if falls else key
    elif _signed(group.marks):
        key = "describe_signed"
    return sentence(edition.string(key, most=nouns[most], least=nouns[least]))
