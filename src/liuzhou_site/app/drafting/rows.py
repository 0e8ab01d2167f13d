"""A source's paragraphs → the rows of `data/figures.csv` and `data/numerals.csv` for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liuzhou_site.app.drafting.cells import Around, Cells, figure_cells
from liuzhou_site.app.drafting.chinese_dates import ahead
from liuzhou_site.app.drafting.counting import Usual, proposed, units_in
from liuzhou_site.app.drafting.dates import (
    BASE,
    NEVER,
    RATIO,
    Date,
    Spot,
    dates_of,
    heading,
    lasts,
    released_after,
    year_begins,
)
from liuzhou_site.app.drafting.english_dates import behind
from liuzhou_site.app.drafting.filling import kind_of
from liuzhou_site.app.drafting.labels import labels
from liuzhou_site.app.drafting.numerals import Counted, counted
from liuzhou_site.app.drafting.times import TIMES, Dating
from liuzhou_site.figures.ledger import value_cell
from liuzhou_site.figures.transcript import SourceParagraph, numerals_of, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.messages import say
from liuzhou_site.model import Quantity, Span, Unit, meet
from liuzhou_site.numbers import DEFAULT_UNITS, LANGUAGES, vocabulary
from liuzhou_site.numbers.scripts import traditional


@dataclass(frozen=True)
class Numeral:
    """A numeral of the source: where it stands, and its row but for `order`."""

    spot: Spot
    cells: Cells


@dataclass(frozen=True)
class Draft:
    """The rows of a source, in its order.

    dates: where each stands → the figures that it dates. bases: where those stand from which a
    change is told. units: those that the story lacks and the source counts.
    """

    figures: list[Cells] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    dates: dict[Spot, list[str]] = field(default_factory=dict)
    bases: set[Spot] = field(default_factory=set)
    units: Mapping[str, Unit] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What has rows already: numerals, those that are dates among them, and figures by their ids.

    figures: those alone whose numerals have no rows.
    """

    numerals: frozenset[Spot] = frozenset()
    dates: frozenset[Spot] = frozenset()
    figures: Mapping[Spot, str] = field(default_factory=dict)

    def has(self, spot: Spot) -> bool:
        """Say whether a numeral has a row."""
        return any(same(spot, other) for other in self.numerals)

    def dated(self, date: Date) -> bool:
        """Say whether a date is open: none of its numerals is listed as anything else."""
        return all(not self.has(spot) or any(same(spot, other) for other in self.dates)
                   for spot in date.spots)  # fmt: skip

    def figure(self, spot: Spot) -> str:
        """Return the figure that prints a numeral, if there is one."""
        return next((name for other, name in self.figures.items() if same(spot, other)), "")


NOTHING = Known()


def same(one: Spot, other: Spot) -> bool:
    """Say whether two places of a source share words."""
    return one[0] == other[0] and meet(one[1:], other[1:])


def drafted(
    project: Project, paragraphs: Sequence[SourceParagraph], known: Known = NOTHING
) -> Draft:
    """Return the rows for all that the paragraphs print and that is not known, numbered as they."""
    fresh = proposed(project, [(one, [*counted(project, one)]) for one in paragraphs])
    project = replace(project, units=vocabulary({**project.units, **fresh}))
    found = [(one, [*counted(project, one)]) for one in paragraphs]
    draft, head, lead = Draft(units=fresh | _unworded(project)), NEVER, NEVER
    begins = year_begins(one.text for one in paragraphs)
    usual = Usual.of(project, [one.quantity for _, ones in found for one in ones])
    texts = {paragraph.number: paragraph.text for paragraph in paragraphs}
    for paragraph, ones in found:
        number, year = paragraph.number, head if head.year else lead
        dates = [*filter(known.dated, dates_of(project, number, paragraph.text, year, begins))]
        lead = lead if lead.year else _lead(paragraph, dates)
        if dates and _is_title(paragraph, ones):
            head = _headed(head, dates[0])
            draft.dates.update({spot: ["*"] for spot in head.spots if lasts(head)})
        draft.dates.update({spot: [] for date in dates for spot in date.spots
                            if spot not in draft.dates})  # fmt: skip
        quantities = [one.quantity for one in ones]
        words = labels(project, paragraph.text, quantities)
        units = units_in(project, paragraph.text, quantities, usual, words)
        when = _when(project, paragraph, quantities, dates, head if lasts(head) else NEVER)
        draft.bases.update(_bases(dates, when))
        for at, (one, dated) in enumerate(zip(ones, when, strict=True)):
            spots = [(number, *span) for span in one.tokens]
            if any(map(known.has, spots)):
                continue
            role, name = "figure", known.figure(spots[0])
            if again := _again(draft, one, paragraph.text):
                role, name = "again", again
            elif not name:
                near, above = _near(paragraph.text, quantities, at), texts.get(number - 1, "")
                around = Around(paragraph, words[at], units[at], near, above)
                name = _figures(project, draft, one, dated, around)
            draft.numerals.extend(
                _numeral(project, paragraph, span, role, {"refers": name}) for span in one.tokens
            )
        _add_others(project, draft, paragraph, ones)
    return _sorted(project, draft, paragraphs, known)


def _when(
    project: Project,
    paragraph: SourceParagraph,
    ones: list[Quantity],
    dates: list[Date],
    head: Date,
) -> list[Dating]:
    """Return when each number of a paragraph holds."""
    date = behind if project.source.value.language == "en" else ahead
    return date(paragraph, ones, dates, head)


def _bases(dates: Sequence[Date], when: Sequence[Dating]) -> Iterator[Spot]:
    """Yield where dates stand from which changes are told: the year of the same quarter of 2024."""
    since = [one.since for one in when if one.since]
    for date in dates:
        if date.iso and any(iso.startswith(date.iso) for iso in since):
            yield from date.spots


def _is_title(paragraph: SourceParagraph, ones: Sequence[Counted]) -> bool:
    """Say whether a paragraph is of the head of a text: the first, or early and without numbers."""
    ended = paragraph.text.endswith((".", "。"))
    if paragraph.number > 1:
        return paragraph.number <= _HEAD and not ones and not ended
    return not ones or not ended


def _lead(paragraph: SourceParagraph, dates: Sequence[Date]) -> Date:
    """Return the date that lends its year to a text without one in its title, if this has it."""
    text = paragraph.text
    own = (heading(date) for date in sorted(dates, key=lambda date: not date.bare)
           if not (RATIO.match(text, date.end) or BASE.search(text, 0, date.start)))  # fmt: skip
    return next((date for date in own if date.year and paragraph.number <= _HEAD), NEVER)


def _headed(head: Date, date: Date) -> Date:
    """Return the date of a text, with one more that its head has."""
    if _better(date, head):
        return heading(date)
    return replace(head, released=head.released or released_after(head, date))


def _better(date: Date, head: Date) -> bool:
    """Say whether a date is that of the text rather than `head`, which may be of its release."""
    return not head.iso or (lasts(date) and not lasts(head))


_HEAD = 3


def _figures(project: Project, draft: Draft, one: Counted, dated: Dating, around: Around) -> str:
    """Add the figure that a number is, or one for each of two times; return their ids."""
    names = []
    for when in (dated, *(replace(dated, period=date, also=()) for date in dated.also)):
        cells = figure_cells(project, draft.figures, one, when, around)
        draft.figures.append(cells)
        names.append(cells["id"])
        for spot in when.period.spots:
            draft.dates.setdefault(spot, []).append(cells["id"])
    return " ".join(names)


def _near(text: str, quantities: Sequence[Quantity], at: int) -> str:
    """Return the words of a number's sentence between the one before it and the one behind."""
    start, end = sentence(text, quantities[at].span)
    low = max([start, *(one.span[1] for one in quantities[:at][-1:])])
    high = min([end, *(one.span[0] for one in quantities[at + 1 :][:1])])
    return text[low:high]


_POINTED = re.compile(
    r"(?:\b(?:this|(?:the|that|this) (?:figure|rate|share|level|total|sum) of) |[这该])$",
    re.IGNORECASE,
)
"""What points back at a number that was said; “the 42%” may be another."""


def _again(draft: Draft, one: Counted, text: str) -> str:
    """Return the figure that is said again: aged 16 to 64, that figure of 42%, 这42%."""
    unit, start = one.quantity.unit, one.quantity.span[0]
    if unit not in TIMES and not (unit and _POINTED.search(text, max(0, start - 20), start)):
        return ""
    said = one.quantity.unit, value_cell(one.quantity.value), one.quantity.hedge.value
    tokens = [text[slice(*span)] for span in one.tokens]
    same = (
        cells["id"]
        for cells in draft.figures
        if (cells["unit"], cells["value"], cells["hedge"]) == said
        and all(token in cells["as_printed"] for token in tokens)
    )
    return next(same, "")


def _numeral(
    project: Project, paragraph: SourceParagraph, span: Span, role: str, more: Cells
) -> Numeral:
    token = paragraph.text[slice(*span)]
    cells = {
        "paragraph": str(paragraph.number), "token": token, "role": role, "refers": "",
        "kind": kind_of(token, project.source.value.language), **more,
    }  # fmt: skip
    return Numeral((paragraph.number, *span), cells)


def _unworded(project: Project) -> dict[str, Unit]:
    """Return the units that every story has, where a language of this one has no noun for them."""
    if LANGUAGES.keys() >= {*project.languages}:
        return {}
    nouns = (unit for unit in DEFAULT_UNITS.values() if unit.kind in {"count", "measure"})
    return {unit.id: unit for unit in nouns if unit.id not in project.units}


def reasons(project: Project, why: str) -> Cells:
    """Return why a numeral counts nothing, in every language; a further one has it in English."""
    chinese, english = say(why, "zh"), say(why, "en")
    known = {"zh": chinese, "zh-Hant": traditional(chinese)}
    return {f"reason_{lang}": known.get(lang, english) for lang in project.languages}


def _add_others(
    project: Project, draft: Draft, paragraph: SourceParagraph, ones: Sequence[Counted]
) -> None:
    """Add the numerals of a paragraph that no figure has, and no date: names, and asides."""
    text = paragraph.text
    taken = [span for one in ones for span in one.tokens]
    taken += [spot[1:] for spot in draft.dates if spot[0] == paragraph.number]
    names = list(_names(project, text))
    for span in numerals_of(text, project):
        if any(meet(span, other) for other in taken):
            continue
        if name := next((name for (start, end), name in names if start <= span[0] < end), ""):
            draft.numerals.append(_numeral(project, paragraph, span, "name", {"refers": name}))
        else:
            why = reasons(project, "drafted-aside") | {"review": "role"}
            draft.numerals.append(_numeral(project, paragraph, span, "aside", why))


def _names(project: Project, text: str) -> Iterator[tuple[Span, str]]:
    language = project.source.value.language
    ids = {form: name for name, declared in project.names.value.items()
           for form in declared.forms.get(language, ())}  # fmt: skip
    for match in project.declared.finditer(text):
        yield match.span(), ids.get(match[0], "")


def _sorted(
    project: Project, draft: Draft, paragraphs: Sequence[SourceParagraph], known: Known
) -> Draft:
    """Return the draft with a row for each date, in the order of the source, of what is new."""
    numerals, by_number = list(draft.numerals), {one.number: one for one in paragraphs}
    held = [spot for spot, names in draft.dates.items() if names]
    for (number, *ends), figures in draft.dates.items():
        paragraph, span = by_number[number], (ends[0], ends[1])
        if figures:
            refers = "*" if "*" in figures else " ".join(dict.fromkeys(figures))
            numerals.append(_numeral(project, paragraph, span, "period", {"refers": refers}))
        elif name := dict(_names(project, paragraph.text)).get(span, ""):
            numerals.append(_numeral(project, paragraph, span, "name", {"refers": name}))
        elif not any(spot[0] == number and meet(span, spot[1:]) for spot in held) and any(
            meet(span, other) for other in numerals_of(paragraph.text, project)
        ):
            base = (number, *span) in draft.bases
            why = reasons(project, "drafted-base" if base else "drafted-date")
            numerals.append(_numeral(project, paragraph, span, "aside", why))
    new = (numeral for numeral in numerals if not known.has(numeral.spot))
    return replace(draft, numerals=sorted(new, key=lambda one: one.spot))
