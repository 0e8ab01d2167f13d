"""Every text that an editor wrote: mentions that exist, and no number that nobody vouches for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.checks.references import chart_problems, placed_problems
from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.figures import WAS, cell_ids, mentionable
from liuzhou_site.figures.derived import own_counts
from liuzhou_site.load.aliases import alias_problems
from liuzhou_site.load.names import declared
from liuzhou_site.model import Interval, Rules, Status
from liuzhou_site.numbers import BUILT_IN, hedges_beside, read, scan
from liuzhou_site.story.figure_text import FORMS, PLACE_FORMS
from liuzhou_site.story.inline import Phrase, Ref, parse_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure, Lang, Tongue
    from liuzhou_site.story.inline import Inline
    from liuzhou_site.story.markdown import Story

TERM_FORMS = ("prose", "first", "name")
_HOLE = "\ufffc"  # stands for a mention while the words around it are scanned


@dataclass(frozen=True)
class Text:
    """A short text of `content/` or `data/`, in one language, with its mentions."""

    lang: Lang
    inline: Inline


@dataclass(frozen=True)
class _Desk:
    """What every text is held against."""

    project: Project
    figures: Mapping[str, Figure]
    ids: frozenset[str]
    names: re.Pattern[str]
    former: Mapping[str, frozenset[str]]


def short_texts(project: Project) -> Iterator[tuple[Lang, str, Place]]:
    """Yield every bilingual text of the YAML files, and every label and note of the ledger."""
    # The reasons of names speak of the numerals that they declare.
    for sheet in (sheet for sheet in project.sheets if sheet is not project.names):
        for keys, text in sheet.leaves.items():
            if keys and keys[-1] in project.languages:
                yield str(keys[-1]), text, sheet.place(*keys)
    for key in ("licence", "licence_title"):
        yield project.languages[0], project.site.leaves[(key,)], project.site.place(key)
    cells = tuple(row for rows in project.cells.values() for row in rows)
    for rows, column in (
        ((*project.figures, *project.elsewhere, *cells), "label"),
        ((*project.figures, *project.elsewhere), "note"),
        (project.numerals, "reason"),
    ):
        for row in rows:
            for lang in project.languages:
                yield lang, row.cells.get(f"{column}_{lang}", ""), row.place


def all_texts(project: Project, stories: Iterable[Story]) -> Iterator[tuple[Lang, Inline]]:
    """Yield every text that an editor wrote, with its language: the stories' first."""
    for story in stories:
        for inline in story.inlines():
            yield story.lang, inline
    for lang, text, place in short_texts(project):
        yield lang, parse_text(text, place)[0]


def figure_ids(project: Project) -> frozenset[str]:
    """Return every id that may be mentioned: of the ledger, what is calculated, its own counts."""
    rows = (row["id"] for row in (*project.figures, *project.elsewhere))
    return frozenset([*rows, *cell_ids(project), *project.derived.value, *own_counts(project)])


def bind(
    project: Project, figures: Mapping[str, Figure], stories: Iterable[Story]
) -> list[Problem]:
    """Return every unknown mention and every unbound number in what editors wrote.

    figures: the book's, by id; empty when it could not be made. Names are told in any case.
    """
    desk = _Desk(project, figures, figure_ids(project), declared(project), mentionable(project))
    problems: list[Problem] = []
    for story in stories:
        for inline in story.inlines():
            problems += dict.fromkeys(_inline_problems(desk, Text(story.lang, inline)))
        problems += _forecast_problems(figures, story, project.tongue(story.lang))
        problems += placed_problems(project, story)
    for lang, text, place in short_texts(project):
        inline, mistakes = parse_text(text, place)
        problems += mistakes
        problems += _inline_problems(desk, Text(lang, inline))
    problems += chart_problems(project, desk.ids)
    problems += alias_problems(project, desk.ids)
    problems += _derived_problems(project)
    return problems


def _inline_problems(desk: _Desk, text: Text) -> Iterator[Problem]:
    for ref in text.inline.refs:
        yield from _ref_problems(desk, ref)
    claims = {*desk.project.comparisons.value.claims, *(c.id for c in desk.project.checks.value)}
    for phrase in text.inline.phrases:
        if phrase.name not in claims:
            near = nearest(phrase.name, claims)
            yield problem("unknown-claim", phrase.place, found=phrase.name, nearest=near)
    yield from _hedge_problems(desk, text)
    words = "".join(_scanned(piece) for piece in text.inline.pieces)
    masked = desk.names.sub(lambda match: _HOLE * len(match[0]), words)
    for start, end in _spans(masked, desk.project.tongues):
        line = text.inline.place.line + words.count("\n", 0, start)
        found = words[start:end]
        context = _around(words, start, end).replace(_HOLE, "…").replace("\n", " ")
        yield problem(
            "unbound-number", Place(text.inline.place.path, line),
            found=found, context=context.strip(), hint=_same_value(desk, found, text.lang),
        )  # fmt: skip


def _hedge_problems(desk: _Desk, text: Text) -> Iterator[Problem]:
    """Yield hedges typed beside a figure: the record says them, or they do not hold."""
    pieces = [piece for piece in text.inline.pieces if isinstance(piece, str | Ref)]
    before, after = hedges_beside(desk.project.tongue(text.lang))
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Ref) or piece.name not in desk.ids or piece.form in _NO_AMOUNT:
            continue
        left = pieces[index - 1] if index else ""
        right = pieces[index + 1] if index + 1 < len(pieces) else ""
        found = [before.search(left)] if isinstance(left, str) else []
        found += [after.match(right)] if isinstance(right, str) else []
        for match in filter(None, found):
            yield problem("hedge-typed", piece.place, found=match[1], id=piece.name)


_NO_AMOUNT = ("period", "paragraph", "printed")


def _scanned(piece: object) -> str:
    if isinstance(piece, str):
        return piece
    return _HOLE if isinstance(piece, Ref | Phrase) else ""


def _spans(text: str, tongues: Iterable[Tongue]) -> list[tuple[int, int]]:
    """Return where numerals stand in any of the languages; 1.2 billion is one of them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({span for tongue in tongues for span in scan(text, tongue)}):
        if found and text[found[-1][1] : start] in _WITHIN:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


_WITHIN = ("", " ", "\u00a0", "-")
"""What stands between the words of one numeral."""


def _around(text: str, start: int, end: int) -> str:
    """Return a numeral with what stands beside it, in whole words."""
    left, right = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    while left > 0 and _LATIN.fullmatch(text[left - 1 : left + 1]):
        left -= 1
    while right < len(text) and _LATIN.fullmatch(text[right - 1 : right + 1]):
        right += 1
    return text[left:right]


_BESIDE = 14
_LATIN = re.compile(r"[A-Za-zÀ-ɏ’-]{2}")


def _same_value(desk: _Desk, found: str, lang: Lang) -> str:
    """Name a figure of the same value, if any: a hint, never a pass.

    What the ledger counts of itself has small values that nobody means.
    """
    if lang not in BUILT_IN or len(found) > _ONE_NUMERAL:
        return ""
    for quantity in read(found, lang, desk.project.units):
        for figure in desk.figures.values():
            if figure.category and figure.quantity.value == quantity.value:
                return f" The figure “{figure.id}” has this value; is it the one meant?"
    return ""


_ONE_NUMERAL = 100
"""Characters; a longer run of numerals says no figure."""


def _ref_problems(desk: _Desk, ref: Ref) -> Iterator[Problem]:
    allowed: tuple[str, ...]
    former = desk.former.get(ref.name, frozenset())
    if ref.form in former and ref.place.path == desk.project.site.path:  # a correction may say it
        return
    if ref.name in desk.ids:
        allowed = FORMS
    elif ref.form.startswith(WAS) and former:
        allowed = tuple(sorted(former))
    elif ref.name in desk.project.glossary.value:
        allowed = TERM_FORMS
    elif ref.name == "place" and desk.project.source.value.place:
        allowed = ("prose", *PLACE_FORMS)
    else:
        near = nearest(ref.name, [*desk.ids, *desk.project.glossary.value, "place"])
        yield problem("unknown-figure", ref.place, found=ref.name, nearest=near)
        return
    if ref.form not in allowed:
        near = nearest(ref.form, allowed)
        yield problem(
            "unknown-form", ref.place, found=ref.name, form=ref.form,
            nearest=near, forms=", ".join(allowed),
        )  # fmt: skip
    elif ref.name in desk.figures:
        yield from _form_problems(desk.figures[ref.name], ref)


def _form_problems(figure: Figure, ref: Ref) -> Iterator[Problem]:
    empty = (
        (ref.form == "period" and not figure.period.iso)
        or (ref.form == "paragraph" and not figure.paragraph)
        or (ref.form == "printed" and not figure.as_printed)
        or (ref.form == "words" and isinstance(figure.quantity.value, Interval))
    )
    if empty:
        yield problem("form-empty", ref.place, found=ref.name, form=ref.form)


_FORECAST = {"zh": ("预计", "预期"), "en": ("expected", "forecast")}


def _forecast_problems(
    figures: Mapping[str, Figure], story: Story, tongue: Tongue
) -> Iterator[Problem]:
    """A forecast is said to be one in the same paragraph (reader.md C2)."""
    for inline in story.inlines():
        words = "".join(piece for piece in inline.pieces if isinstance(piece, str)).lower()
        for ref in inline.refs:
            figure = figures.get(ref.name)
            expected = tongue.forecast if isinstance(tongue, Rules) else _FORECAST[tongue]
            if (
                figure
                and figure.status is Status.FORECAST
                and expected
                and not any(word.lower() in words for word in expected)
            ):
                told = " or ".join(f"“{word}”" for word in expected)
                yield problem("forecast-unsaid", ref.place, id=ref.name, expected=told)


def _derived_problems(project: Project) -> Iterator[Problem]:
    """Yield categories and scopes of calculations that content/site.yml does not have."""
    site, sheet = project.site.value, project.derived
    for name, entry in sheet.value.items():
        for key, found, known in (
            ("category", entry.category, site.categories),
            ("scope", entry.scope, site.scopes),
        ):
            if found not in known:
                yield problem(
                    "bad-key", sheet.place(name, key), found=f"{name}.{key}",
                    why="is not one of the words that may stand here",
                    hint=f" Found: “{found}”. It may be {', '.join(known)}.",
                )  # fmt: skip
