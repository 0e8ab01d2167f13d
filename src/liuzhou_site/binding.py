"""Every text that an editor wrote: mentions that exist, and no number that nobody vouches for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.model import Interval, Status
from liuzhou_site.numerals import read, scan
from liuzhou_site.prose import Ref, parse_text
from liuzhou_site.voice import FORMS, PLACE_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.figures import FigureBook
    from liuzhou_site.load import Project
    from liuzhou_site.model import Lang
    from liuzhou_site.prose import Inline, Story

TERM_FORMS = ("prose", "first", "name")
LISTS = ("findings", "errata", "unverified", "corrections", "place")
_HOLE = "\ufffc"  # stands for a mention while the words around it are scanned


@dataclass(frozen=True)
class Text:
    """A short text of `content/` or `data/`, in one language, with its mentions."""

    lang: Lang
    inline: Inline


def short_texts(project: Project) -> Iterator[tuple[Lang, str, Place]]:
    """Yield every bilingual text of the YAML files, and every label and note of the ledger."""
    sheets = (project.site, project.glossary, project.charts, project.source,
              project.derived, project.checks)  # fmt: skip
    for sheet in sheets:
        for keys, text in sheet.leaves.items():
            if keys and keys[-1] in project.languages:
                yield str(keys[-1]), text, sheet.place(*keys)
    for row in (*project.figures, *project.elsewhere):
        for lang in project.languages:
            for column in ("label", "note"):
                yield lang, row[f"{column}_{lang}"], row.place
    for row in project.numerals:
        for lang in project.languages:
            yield lang, row[f"reason_{lang}"], row.place


def bind(project: Project, book: FigureBook, stories: Iterable[Story]) -> list[Problem]:
    """Return every unknown mention and every unbound number in what editors wrote."""
    names = declared(project)
    problems: list[Problem] = []
    for story in stories:
        for inline in story.inlines():
            problems += _inline_problems(project, book, names, Text(story.lang, inline))
        problems += _forecast_problems(book, story)
        problems += _placed_problems(project, story)
    for lang, text, place in short_texts(project):
        inline, mistakes = parse_text(text, place)
        problems += mistakes
        problems += _inline_problems(project, book, names, Text(lang, inline))
    return problems


def declared(project: Project) -> re.Pattern[str]:
    """Return the pattern of all declared names, longest first."""
    forms = {f for name in project.names.value.values() for fs in name.forms.values() for f in fs}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(re.escape(form) for form in ordered) or r"(?!)")


def _inline_problems(
    project: Project, book: FigureBook, names: re.Pattern[str], text: Text
) -> Iterator[Problem]:
    for ref in text.inline.refs:
        yield from _ref_problems(project, book, ref)
    words = "".join(_scanned(piece) for piece in text.inline.pieces)
    masked = names.sub(lambda match: _HOLE * len(match[0]), words)
    for start, end in _spans(masked, project.languages):
        line = text.inline.place.line + words.count("\n", 0, start)
        found = words[start:end]
        context = words[max(0, start - 14) : end + 14].replace(_HOLE, "…").replace("\n", " ")
        hint = _same_value(book, project, found, text.lang)
        yield problem(
            "unbound-number", Place(text.inline.place.path, line),
            found=found, context=context.strip(), hint=hint,
        )  # fmt: skip


def _scanned(piece: object) -> str:
    if isinstance(piece, str):
        return piece
    return _HOLE if isinstance(piece, Ref) else ""


def _spans(text: str, languages: Iterable[Lang]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for span in sorted({span for lang in languages for span in scan(text, lang)}):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _same_value(book: FigureBook, project: Project, found: str, lang: Lang) -> str:
    """Name a figure of the same value, if any: a hint, never a pass."""
    for quantity in read(found, lang, project.units):
        for figure in book.figures.values():
            if figure.quantity.value == quantity.value:
                return f" The figure “{figure.id}” has this value; is it the one meant?"
    return ""


def _ref_problems(project: Project, book: FigureBook, ref: Ref) -> Iterator[Problem]:
    forms: Mapping[str, tuple[str, ...]] = {"place": ("prose", *PLACE_FORMS)}
    allowed: tuple[str, ...]
    if ref.name in book.figures:
        allowed = FORMS
    elif ref.name in project.glossary.value:
        allowed = TERM_FORMS
    elif ref.name in forms:
        allowed = forms[ref.name]
    else:
        names = [*book.figures, *project.glossary.value, *forms]
        near = nearest(ref.name, names)
        yield problem("unknown-figure", ref.place, found=ref.name, nearest=near)
        return
    if ref.form not in allowed:
        near = nearest(ref.form, allowed)
        yield problem(
            "unknown-form", ref.place, found=ref.name, form=ref.form,
            nearest=near, forms=", ".join(allowed),
        )  # fmt: skip
    elif ref.name in book.figures:
        yield from _form_problems(book, ref)


def _form_problems(book: FigureBook, ref: Ref) -> Iterator[Problem]:
    figure = book.figures[ref.name]
    empty = (
        (ref.form == "period" and not figure.period.iso)
        or (ref.form == "paragraph" and not figure.paragraph)
        or (ref.form == "printed" and not figure.as_printed)
        or (ref.form == "words" and isinstance(figure.quantity.value, Interval))
    )
    if empty:
        yield problem("form-empty", ref.place, found=ref.name, form=ref.form)


_FORECAST = {"zh": ("预计", "预期"), "en": ("expected", "forecast")}


def _forecast_problems(book: FigureBook, story: Story) -> Iterator[Problem]:
    """A forecast is said to be one in the same paragraph (reader.md C2)."""
    for inline in story.inlines():
        words = "".join(piece for piece in inline.pieces if isinstance(piece, str))
        for ref in inline.refs:
            figure = book.figures.get(ref.name)
            expected = _FORECAST.get(story.lang, ())
            if (
                figure
                and figure.status is Status.FORECAST
                and expected
                and not any(word in words for word in expected)
            ):
                told = " or ".join(f"“{word}”" for word in expected)
                yield problem("forecast-unsaid", ref.place, id=ref.name, expected=told)


def _placed_problems(project: Project, story: Story) -> Iterator[Problem]:
    placed = {b.name for s in story.sections for b in s.blocks if b.kind == "chart"}
    for section in story.sections:
        for block in section.blocks:
            if block.kind == "chart" and block.name not in project.charts.value:
                near = nearest(block.name, project.charts.value)
                yield problem("unknown-chart", block.place, found=block.name, nearest=near)
            if block.kind == "list" and block.name not in LISTS:
                near, allowed = nearest(block.name, LISTS), ", ".join(LISTS)
                yield problem(
                    "unknown-list", block.place, found=block.name, nearest=near, expected=allowed
                )
    if story.lang == project.languages[0]:
        for name in project.charts.value:
            if name not in placed:
                yield problem("chart-unused", project.charts.place(name), found=name)
