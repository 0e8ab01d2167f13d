"""What the terminal tells of figures: the ledger as a table, one figure, every numeral."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from liuzhou_site.comparing.claims import names
from liuzhou_site.errors import nearest
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.formulas import spell
from liuzhou_site.model import Interval
from liuzhou_site.pages.edition import chart_page, ledger_page, story_page
from liuzhou_site.prose import paired
from liuzhou_site.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from liuzhou_site.audit import Attribution
    from liuzhou_site.checking import Checked
    from liuzhou_site.comparing import Bound
    from liuzhou_site.model import Figure, Lang

_LABEL = 44  # columns


class NotThere(ValueError):
    """No such figure, status or unit; the text says so, with the nearest that there is."""


def figures_table(checked: Checked, word: str, status: str, unit: str) -> list[str]:
    """Return the ledger as lines, one a figure: id, value, unit, status, label; filtered.

    Raises:
        NotThere: there is no such status, or no such unit.
    """
    figures = checked.book.figures.values()
    for asked, known, what in (
        (status, {f.status.value for f in figures}, "status"),
        (unit, {f.unit.id for f in figures if f.unit.id}, "unit"),
    ):
        if asked and asked not in known:
            raise NotThere(f"No figure has the {what} “{asked}”.{nearest(asked, known)}")
    lang = checked.project.languages[-1]
    rows = [
        (f.id, _value(f), f.unit.id, f.status.value, _shortened(_label(checked, f, lang)))
        for f in figures
        if _asked(f, word.lower(), status, unit)
    ]
    return _columns([("FIGURE", "VALUE", "UNIT", "STATUS", "WHAT IT COUNTS"), *rows], right={1})


def _asked(figure: Figure, word: str, status: str, unit: str) -> bool:
    row = " ".join([figure.id, *figure.label.values(), figure.as_printed, figure.formula]).lower()
    return word in row and status in {"", figure.status.value} and unit in {"", figure.unit.id}


def _label(checked: Checked, figure: Figure, lang: Lang) -> str:
    return figure.label[lang] or figure.label[checked.project.languages[0]]


def explained(checked: Checked, name: str) -> list[str]:
    """Return all that is known of one figure: its record, what was worked out, every use.

    Raises:
        NotThere: there is no such figure.
    """
    book = checked.book
    bound = next((bound for bound in checked.comparisons if bound.id == name), None)
    if bound and name not in book.figures:
        return _aligned(_compared(checked, bound))
    if name not in book.figures:
        raise NotThere(f"There is no figure “{name}”.{nearest(name, book.figures)}")
    figure = book.figures[name]
    facts = [*_record(checked, figure), *_worked(checked, figure), *_checks(checked, name)]
    facts += [("used", f"{place}  {page}") for place, page in _uses(checked, name)]
    return _aligned(facts)


def _aligned(facts: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(key) for key, _ in facts) + 1
    return [f"{key + ':':<{width}} {text}" for key, text in facts if text]


def _compared(checked: Checked, bound: Bound) -> list[tuple[str, str]]:
    """Return what is known of a comparison: its claim, its figures, its words, every use."""
    facts = [("comparison", bound.id), ("claim", bound.claim.text)]
    facts += [
        ("figure", f"{name} is {told(checked.book.figures[name])}")
        for name in names(bound.claim)
        if name in checked.book.figures
    ]
    facts += [(f"said {lang}", ", ".join(said)) for lang, said in bound.words.items()]
    for what, texts in paired(checked.stories):
        section = what.partition(" ")[0]
        for lang, inline in texts.items():
            facts += [
                ("used", f"{phrase.place}  {story_page(lang)}#{section}")
                for phrase in inline.phrases
                if phrase.name == bound.id
            ]
    return facts


def _record(checked: Checked, figure: Figure) -> Iterator[tuple[str, str]]:
    yield "figure", figure.id
    yield "stands at", str(figure.place)
    yield "as printed", figure.as_printed
    yield "paragraph", str(figure.paragraph or "")
    if table := checked.project.tables.value.get(figure.table):
        for lang in checked.project.languages:
            yield f"source {lang}", table.source[lang]
        yield "seen at", table.citation
        yield "taken from", table.file
    yield "value", _value(figure)
    yield "allows", told(figure) if told(figure) != _value(figure) else ""
    yield "unit", figure.unit.id
    yield "share of", figure.whole
    yield "hedge", figure.quantity.hedge.value.replace("_", " ")
    yield "period", figure.period.iso
    yield "scope", figure.scope
    yield "status", figure.status.value.replace("_", " ")
    for lang in checked.project.languages:
        yield f"said {lang}", Voice(checked.project, checked.book, lang).plain(figure.id, "noun")
        yield f"label {lang}", figure.label[lang]


def _worked(checked: Checked, figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield the formula, and the same with the numbers put in."""
    if not figure.formula:
        return
    voice = Voice(checked.project, checked.book, checked.project.languages[0])
    yield "formula", figure.formula
    if figure.inputs:
        said = spell(figure.formula, lambda name: voice.plain(name, "noun"), "1")
        yield "", f"{said} = {voice.plain(figure.id, 'noun')}"


def _checks(checked: Checked, name: str) -> Iterator[tuple[str, str]]:
    for found in checked.book.findings:
        if name in found.figures:
            outcome = "holds" if found.holds else "known contradiction"
            yield "check", f"{found.id}: {found.claim} ({outcome})  {found.place}"
    for bound in checked.comparisons:
        if any(name in side for side in bound.claim.sides):
            yield "comparison", f"{bound.id}: {bound.claim.text}"


def _uses(checked: Checked, name: str) -> Iterator[tuple[str, str]]:
    """Yield (file:line, page#anchor) of every place where a figure is said or drawn."""
    for what, texts in paired(checked.stories):
        section = what.partition(" ")[0]
        anchor = "" if section in {"headline", "standfirst"} else f"#{section}"
        for lang, inline in texts.items():
            for ref in inline.refs:
                if ref.name == name:
                    yield f"{ref.place} ({ref.form})", f"{story_page(lang)}{anchor}"
    for chart, entry in checked.project.charts.value.items():
        if any(name in group.figures for group in entry.groups):
            place = checked.project.charts.place(chart)
            for lang in checked.project.languages:
                yield f"{place} (chart)", chart_page(lang, chart)
    for figure in checked.book.figures.values():
        if name in figure.inputs:
            page = f"{ledger_page(checked.project.languages[0])}#{figure.id}"
            yield f"{figure.place} (formula)", page


def numerals(checked: Checked, found: Sequence[Attribution]) -> list[str]:
    """Return one line a numeral of the finished site: where, what, and what vouches for it."""
    rows = [(_where(a), _shortened(a.words), a.kind, _source(checked, a)) for a in found]
    counts: dict[str, int] = {}
    for a in found:
        counts[a.kind] = counts.get(a.kind, 0) + 1
    listed = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    return [*_columns(rows), "", f"{len(found)} numerals: {listed}; 0 without a source."]


def _where(a: Attribution) -> str:
    return f"{a.path}:{a.line}" if a.line else a.path


def _source(checked: Checked, a: Attribution) -> str:
    """Return what vouches for a numeral: the record with its line, the list with its kind."""
    name, _, form = a.identity.partition(":")
    if a.kind == "mention":
        figure = checked.book.figures[name]
        paragraph = f" ¶{figure.paragraph}" if figure.paragraph else ""
        return f"{name} ({form})  {figure.place}{paragraph}"
    if a.kind == "comparison":
        return f"{name}  data/comparisons.yml"
    return {"name": "content/names.yml", "address": "declared", "path": "file name"}.get(
        a.kind, a.identity
    )


def _value(figure: Figure) -> str:
    value = figure.quantity.value
    return f"{value.low:f}–{value.high:f}" if isinstance(value, Interval) else f"{value:f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _shortened(text: str) -> str:
    if _width(text) <= _LABEL:
        return text
    kept = ""
    for character in text:
        if _width(kept) + _width(character) >= _LABEL:
            break
        kept += character
    return f"{kept}…"


def _columns(rows: Sequence[Iterable[str]], right: Collection[int] = ()) -> list[str]:
    """Return rows with their columns aligned, as wide characters are shown."""
    cells = [tuple(row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - _width(cell))
            padded.append(gap + cell if place in right else cell + gap)
        lines.append("  ".join(padded).rstrip())
    return lines
