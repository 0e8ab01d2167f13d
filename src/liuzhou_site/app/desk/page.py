"""The ledger and its source → the desk's page, as its template knows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files as resources

from liuzhou_site.app.desk.forms import Choices, Form, Sent, form_of, lists_of
from liuzhou_site.app.desk.ledger import Item, Ledger
from liuzhou_site.app.desk.related import Related
from liuzhou_site.app.desk.units import OF, drafted_units, unit_cells, unit_form
from liuzhou_site.app.desk.words import column, keys, role, words
from liuzhou_site.app.screen import Screen
from liuzhou_site.errors import Problem
from liuzhou_site.figures.book import sound_book
from liuzhou_site.messages import say
from liuzhou_site.pages.render import Renderer
from liuzhou_site.story.figure_text import Voice


@dataclass(frozen=True)
class FigureSaid:
    """What a figure says in a language of the story: what it counts, how much, when."""

    lang: str
    words: str
    period: str


@dataclass(frozen=True)
class ItemShown:
    """An item as the page lists it. doubts: what to look at, by its names in the interface."""

    key: str
    printed: str
    role: str
    kind: str
    said: tuple[FigureSaid, ...]
    doubts: tuple[str, ...]
    form: Form | None = None


@dataclass(frozen=True)
class PieceShown:
    """Words of a paragraph; key: of the numeral that they are, "" for the words between."""

    text: str
    key: str = ""
    kind: str = ""


@dataclass(frozen=True)
class ParagraphShown:
    """A paragraph of the source, with what is printed in it."""

    number: str
    pieces: tuple[PieceShown, ...]
    entries: tuple[ItemShown, ...]


@dataclass(frozen=True)
class DeskPage:
    """All that the template shows."""

    lang: str
    w: Mapping[str, str]
    keys: tuple[tuple[str, str], ...]
    story: str = ""
    source_lang: str = ""
    progress: str = ""
    done: int = 0
    total: int = 0
    said: str = ""
    faults: tuple[str, ...] = ()
    units: tuple[ItemShown, ...] = ()
    paragraphs: tuple[ParagraphShown, ...] = ()
    lists: tuple[Choices, ...] = ()
    stale: str = ""
    undoable: bool = False
    relations: tuple[Related, ...] | None = None
    seen: str = ""
    now: str = ""


TEMPLATE = "desk.html"


@cache
def renderer() -> Renderer:
    """Return what fills the page's template, which is compiled once."""
    return Renderer({TEMPLATE: (resources(__package__) / TEMPLATE).read_text(encoding="utf-8")})


def broken(problems: Iterable[Problem], lang: str) -> DeskPage:
    """Return the page of a story that cannot be read."""
    told = (f"{one.place}: {' '.join(one.said(lang))}" for one in problems)
    return DeskPage(lang, words(lang), keys(lang), faults=tuple(told))


def page_of(ledger: Ledger, lang: str, now: str, sent: Sent, *, undoable: bool) -> DeskPage:
    """Return the page of a ledger.

    now: the key of the item that is open. sent: what an editor sent, and what came of it.
    """
    book, _ = sound_book(ledger.project)
    item, title = ledger.item(now), ledger.project.site.value.title
    voices = [Voice(ledger.project, book, tongue) for tongue in ledger.project.languages]
    listed = {one.key: _entry(ledger, one, voices, lang) for one in ledger.items}
    if item:
        listed[item.key] = replace(listed[item.key], form=form_of(ledger, item, lang, sent))
    units = tuple(_units(ledger, lang, now, sent))
    shown = (*units, *listed.values())
    figures = [one for one in ledger.items if one.figure is not None]
    open_ = sum(bool(ledger.doubts(one)) for one in figures)
    others = sum(bool(ledger.doubts(one)) for one in ledger.items) - open_ + len(units)
    return DeskPage(
        lang=lang,
        w=words(lang),
        keys=keys(lang),
        story=title.get(lang, next(iter(title.values()))),
        source_lang=ledger.project.source.value.language,
        progress=_progress(len(figures) - open_, len(figures), others, lang),
        done=len(figures) - open_,
        total=len(figures),
        said=words(lang).get(f"did_{sent.done}", ""),
        faults=sent.general(lang, next((one.form for one in shown if one.form), None)),
        units=units,
        paragraphs=tuple(_paragraph(ledger, number, listed) for number in ledger.texts),
        lists=lists_of(ledger) if item else (),
        stale=_stale(ledger, lang),
        undoable=undoable,
        seen=ledger.digest,
        now=now,
    )


def _progress(done: int, total: int, others: int, lang: str) -> str:
    told = Screen(lang)
    said = told.say("desk-progress", done=done, total=total)
    return f"{said} {told.say('desk-others', count=others)}" if others else said


def _stale(ledger: Ledger, lang: str) -> str:
    """Return that the rows are not those of the text; "" where they are."""
    if not ledger.current:
        return say("desk-stale", lang)
    if found := ledger.unlisted:
        return Screen(lang).say("desk-unlisted", count=len(found), found=", ".join(found[:9]))
    return ""


def _entry(ledger: Ledger, item: Item, voices: Sequence[Voice], lang: str) -> ItemShown:
    row, mark = ledger.figure(item), ledger.marks[item.marks[0]]
    kind = mark.cells["role"]
    kind = "lost" if item.figure is None and kind == "figure" else kind
    return ItemShown(
        key=item.key,
        printed=row.get("as_printed") or mark.cells["token"],
        role=role(kind, lang),
        kind=kind,
        said=tuple(_said(voices, item)) if row else tuple(_noted(ledger, item)),
        doubts=ledger.doubts(item),
    )


def _units(ledger: Ledger, lang: str, now: str, sent: Sent) -> Iterator[ItemShown]:
    for name in drafted_units(ledger):
        form = unit_form(ledger, name, lang, sent) if now == OF + name else None
        cells = unit_cells(ledger, name)
        words = (FigureSaid("zh", cells["zh"], ""), FigureSaid("en", cells["other"], ""))
        kind = column("unit", lang, {})
        yield ItemShown(OF + name, name, kind, "unit", words, ("review",), form)


def _said(voices: Sequence[Voice], item: Item) -> Iterator[FigureSaid]:
    """Yield what a figure says in each language, as the pages would."""
    for voice in voices:
        if figure := voice.book.figures.get(item.key):
            value = voice.plain(figure.id, "prose")
            label = figure.label[voice.lang]
            told = voice.project.words(voice.lang, "describe_row", noun=label, said=value)
            yield FigureSaid(
                voice.lang, told, voice.plain(figure.id, "period") if figure.period.iso else ""
            )


def _noted(ledger: Ledger, item: Item) -> Iterator[FigureSaid]:
    cells = ledger.marks[item.marks[0]].cells
    if cells["refers"]:
        yield FigureSaid("", cells["refers"].replace(" ", ", "), "")
    for lang in ledger.project.languages:
        if reason := cells[f"reason_{lang}"]:
            yield FigureSaid(lang, reason, "")


def _paragraph(ledger: Ledger, number: str, listed: Mapping[str, ItemShown]) -> ParagraphShown:
    own = [one for one in ledger.items if str(ledger.marks[one.marks[0]].spot[0]) == number]
    return ParagraphShown(
        number, tuple(_pieces(ledger, number, listed)), tuple(listed[one.key] for one in own)
    )


def _pieces(ledger: Ledger, number: str, listed: Mapping[str, ItemShown]) -> Iterator[PieceShown]:
    text, at = ledger.texts[number], 0
    spots = sorted(
        (ledger.marks[mark].spot[1:], item.key)
        for item in ledger.items
        for mark in item.marks
        if str(ledger.marks[mark].spot[0]) == number
    )
    for (start, end), key in spots:
        if at <= start < end <= len(text):
            yield PieceShown(text[at:start])
            entry = listed[key]
            kind = "doubt" if entry.doubts else entry.kind
            yield PieceShown(text[start:end], key, kind)
            at = end
    yield PieceShown(text[at:])
