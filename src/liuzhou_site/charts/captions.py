"""The words beside a drawing: whence its numbers come, what must be said of them, what it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from liuzhou_site.charts.describe import is_course, sentence
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.figures.cells import flag_words
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.load.schema.data import Published
from liuzhou_site.model import Figure, Hedge, Status
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.figure_text import paragraph_forms
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor
from liuzhou_site.story.typeset import DOUBTFUL

_FEW = 6  # numbers or periods that a note lists
OVERVIEW = "_strip"
"""The id of the heading that names the overview."""


@dataclass(frozen=True)
class Drawn:
    """A chart in one language, ready for any page.

    narrow, wide: both drawings as inline SVG, "" for none; description: sentences on what it shows
    and on what of it is not exact or undated.
    """

    drawing: Drawing
    description: Markup
    narrow: str = ""
    wide: str = ""


def card_words(edition: Edition) -> tuple[str, str, str]:
    """Return all that the share card says: kicker, headline, and of its picture what it shows.

    Of an image it says whose it is.
    """
    headline = edition.setter.words(edition.story.headline)
    if image := edition.story.lead_image:
        entry = edition.project.images.value[image.name]
        licence = technical("identifier", entry.licence)
        foot = f"{edition.text(entry.credit)} · {licence}"
    elif edition.book.printed:
        foot = overview_title(edition)
    else:
        foot = edition.text(next(iter(edition.project.charts.value.values())).title)
    return edition.text(edition.site.label), headline, foot


def card_heard(edition: Edition) -> str:
    """Return the words of the share card, and what its image shows, for who does not see it."""
    image = edition.story.lead_image
    shown = [edition.setter.words(image.texts[0])] if image else []
    return edition.string("clause_join").join([*card_words(edition), *shown])


def overview_title(edition: Edition) -> str:
    """Return the title of the overview."""
    return edition.string("strip_title", total=edition.voice.say("ledger_figures", "number"))


def charted(edition: Edition, drawing: Drawing) -> tuple[Figure, ...]:
    """Return the figures that a chart draws, each once; not those behind a reconciliation."""
    names = dict.fromkeys(mark.figure for mark in drawing.marks)
    return tuple(edition.book.figures[name] for name in names if name)


def source_line(edition: Edition, drawing: Drawing) -> Markup:
    """Return the source line: the paragraphs, linked, and what is our own calculation."""
    figures = charted(edition, drawing)
    ours = [figure for figure in figures if figure.formula]
    checks = {mark.check for mark in drawing.marks}
    names = [name for figure in ours for name in figure.inputs]
    names += [name for one in edition.book.findings if one.id in checks for name in one.figures]
    behind = [edition.book.figures[name] for name in names]
    first: dict[int, Figure] = {}
    for figure in (*figures, *behind):
        if figure.paragraph:
            first.setdefault(figure.paragraph, figure)
    links = [
        Markup('<a href="{}#{}">{}</a>').format(
            edition.setter.ledger, first[number].id, edition.voice.say(first[number].id, form)
        )
        for number, form in zip(sorted(first), paragraph_forms(len(first)), strict=True)
    ]
    sentences = []
    if links:
        sentences.append(edition.markup("source_line", paragraphs=_listed(edition, links)))
    tables = dict.fromkeys(figure.table for figure in (*figures, *behind) if figure.table)
    sentences += _others(edition, drawing, tables)
    if drawing.view:
        sentences.append(edition.markup("source_view", view=drawing.view))
    for figure in ours:
        said = edition.voice.say(figure.id, "label")
        worked = edition.spelled(figure.formula)
        sentences.append(edition.markup("source_ours", said=said, formula=worked))
    return escape(edition.string("sentence_join")).join(sentences)


def _others(edition: Edition, drawing: Drawing, tables: Iterable[str]) -> Iterator[Markup]:
    """Yield who published the data tables of a chart, its outline and its places."""
    project, chart = edition.project, edition.project.charts.value[drawing.chart]
    for name in tables:
        href = f"{edition.setter.ledger}#{anchor(name, 'table')}"
        link = _published(edition, project.tables.value[name], href)
        yield edition.markup("source_data", source=link)
    if drawing.regions:
        link = _published(edition, project.outlines.value[chart.outline])
        yield edition.markup("source_outline", source=link)
    if drawing.spots:
        link = _published(edition, project.places.value[chart.places])
        yield edition.markup("source_places", source=link)


def _published(edition: Edition, record: Published, href: str = "") -> Markup:
    """Return what others published, its title, licence and publisher, as a link to it.

    href: where that leads, if not to where it was published.
    """
    lang = edition.lang
    words = edition.string(
        "table_named", title=record.title[lang], source=record.source[lang], licence=record.licence
    )
    said = edition.setter.text(words)
    return Markup('<a href="{}">{}</a>').format(href or record.citation, said)


def note_line(edition: Edition, chart: Chart, drawing: Drawing) -> Markup:
    """Return the editor's note, what is doubtful, and what the marks of a data table mean."""
    printed = _printed(edition, drawing)
    sentences = []
    if chart.note.get(edition.lang):
        sentences.append(edition.rich(chart.note))
    sentences += _told_of(edition, drawing, {
        "note_contradicted": [f for f in printed if f.status is DOUBTFUL[0]],
        "note_not_found": [f for f in printed if f.status is DOUBTFUL[1]],
    })  # fmt: skip
    for mark, items in _marked(edition, drawing, charted(edition, drawing)).items():
        words = {"mark": edition.setter.foreign(mark)}
        words |= {"figures": _listed(edition, items)} if len(items) <= _FEW else {}
        key = "note_marked" if "figures" in words else "note_marked_many"
        sentences.append(edition.markup(key, **words))
    return escape(edition.string("sentence_join")).join(sentences)


def remarks(edition: Edition, drawing: Drawing) -> Markup:
    """Return what is not exact and what is undated."""
    printed = _printed(edition, drawing)
    firm = [figure for figure in printed if figure.status not in DOUBTFUL]
    sentences = _told_of(edition, drawing, {
        "note_hedged": [figure for figure in firm if figure.quantity.hedge is not Hedge.NONE],
        "note_undated": [figure for figure in printed if not figure.period.iso],
    })  # fmt: skip
    return escape(edition.string("sentence_join")).join(sentences)


def _printed(edition: Edition, drawing: Drawing) -> list[Figure]:
    return [f for f in charted(edition, drawing) if f.status is not Status.DERIVED]


def _told_of(edition: Edition, drawing: Drawing, lists: Mapping[str, list[Figure]]) -> list[Markup]:
    return [
        edition.markup(key, figures=_named(edition, drawing, found))
        for key, found in lists.items()
        if found
    ]


def _marked(
    edition: Edition, drawing: Drawing, figures: Iterable[Figure]
) -> Mapping[str, list[Markup]]:
    """Return what the marks of a data table mean, each with the numbers or periods it stands at."""
    found: dict[str, list[Markup]] = {}
    for figure in figures:
        for words in flag_words(edition.project, figure, edition.lang):
            form = "period" if is_course(drawing.marks) else "label"
            said = escape(edition.voice.say(figure.id, form))
            found.setdefault(edition.setter.text(words), []).append(said)
    for lack in (lack for group in drawing.groups for lack in group.lacks if lack.said):
        found.setdefault(lack.said, []).append(escape(lack.dated))
    return {sentence(mark): list(dict.fromkeys(items)) for mark, items in found.items()}


def _named(edition: Edition, drawing: Drawing, figures: Iterable[Figure]) -> Markup:
    """Return figures by what the chart, or else the ledger, calls them, each with its number."""
    setter, nouns = edition.setter, {mark.figure: mark.noun for mark in drawing.marks}
    items = [
        edition.markup(
            "note_row",
            noun=setter.foreign(nouns.get(figure.id) or edition.text(figure.label)),
            said=edition.voice.say(figure.id, "label"),
        )
        for figure in figures
    ]
    return _listed(edition, items)


def _listed(edition: Edition, items: list[Markup]) -> Markup:
    return Markup(edition.joined([*items]))
