"""Everything that is drawn, in every language: charts and the strip at both widths, pictures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from liuzhou_site import cards, takeaways
from liuzhou_site.drawings import drawing, strip_marks
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.forms import TABLE, draw, draw_strip, problems
from liuzhou_site.load import story_path
from liuzhou_site.pages.chart import Drawn
from liuzhou_site.pages.describe import describe
from liuzhou_site.pages.edition import heading_id
from liuzhou_site.pages.frame import STRIP, card_words
from liuzhou_site.pictures import Letters, freed
from liuzhou_site.svg import UnknownSvgError, png, render, slim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt

    from liuzhou_site.errors import Problem
    from liuzhou_site.memo import Memo
    from liuzhou_site.model import Drawing, Lang
    from liuzhou_site.pages.edition import Edition
    from liuzhou_site.pictures import Lettering
    from liuzhou_site.steps import Tell
    from liuzhou_site.takeaways import Taken

NARROW, WIDE = 288, 680
"""The widths in CSS pixels at which charts and the strip are drawn."""


@dataclass(frozen=True)
class Art:
    """The finished drawings of a site.

    charts: (chart, language) → drawing with inline SVG at both widths.
    strips: language → the strip, narrow and wide; its bars link to "#ID". A story whose source
    prints nothing has none.
    cards: language → share card as PNG.
    taken: (chart, language) → what readers take along, by the ending of its file: "svg" and
    "vl.json" with tokens in them, "png", and "card.png".
    """

    charts: Mapping[tuple[str, Lang], Drawn]
    strips: Mapping[Lang, tuple[str, str]]
    cards: Mapping[Lang, bytes]
    taken: Mapping[tuple[str, Lang], Mapping[str, bytes]]


def compose(
    editions: Iterable[Edition], vendored: Mapping[str, bytes], memo: Memo, tell: Tell
) -> Art:
    """Draw all there is to draw; `vendored` holds the font files by name.

    tell: is told which chart is drawn.

    Raises:
        BuildFailed: a chart's form refuses what it would misrepresent.
    """
    by_language = {edition.lang: edition for edition in editions}
    desk = _Desk(
        {lang: takeaways.lettering(lang, vendored) for lang in by_language},
        hashlib.sha256(b"".join(vendored.values())).hexdigest(),
        memo,
    )
    charts: dict[tuple[str, Lang], Drawn] = {}
    first: dict[Lang, tuple[str, str]] = {}
    taken: dict[tuple[str, Lang], Mapping[str, bytes]] = {}
    refused: list[Problem] = []
    drawings = drawings_of(by_language.values())
    for number, (key, made) in enumerate(drawings.items(), 1):
        tell("Drawing chart {number} of {count} …", number=number, count=len(drawings))
        edition = by_language[key[1]]
        try:
            narrow, wide, specification = memo.recall("chart", made, partial(_drawn, made))
        except UnknownSvgError as error:
            refused.append(_undrawable(made, error))
            continue
        first.setdefault(edition.lang, (narrow, wide))
        shown = ("", "") if made.form == TABLE else (narrow, wide)
        charts[key] = Drawn(made, describe(edition, made), *shown)
        drawing = takeaways.Taken(edition, charts[key], (narrow, wide), specification)
        taken[key], missing = desk.taken(drawing)
        refused += missing
    if refused:
        raise BuildFailed(refused)
    return Art(
        charts=MappingProxyType(charts),
        strips=MappingProxyType(
            {lang: _strip(e, memo) for lang, e in by_language.items() if e.book.printed}
        ),
        cards=MappingProxyType(
            {lang: desk.card(e, first[lang]) for lang, e in by_language.items()}
        ),
        taken=MappingProxyType(taken),
    )


@dataclass(frozen=True)
class _Desk:
    """What pictures are made with: each language’s fonts, their digest, what was made before."""

    letterings: Mapping[Lang, Lettering]
    fonts: str
    memo: Memo

    def taken(self, taken: Taken) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
        """Return what readers take along of a chart, or what its pictures cannot show."""
        edition, lang = taken.edition, taken.edition.lang
        lettering, site = self.letterings[lang], edition.project.site.value
        # What is said, not what is typed: a title may mention a figure.
        said = (taken.words, edition.setter.text(site.title[lang]), site.label[lang])
        told = (taken.drawn.drawing, said, site.licence_url, lang, self.fonts)

        def made() -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
            missing = tuple(takeaways.unshown(taken, lettering))
            return ({} if missing else takeaways.files(taken, lettering)), missing

        return self.memo.recall("taken", told, made)

    def card(self, edition: Edition, first: tuple[str, str]) -> bytes:
        """Return a language's share card; first: the drawings of the first chart."""
        marks = strip_marks(edition.setter)
        told = (marks or first, card_words(edition), edition.lang, self.fonts)
        lettering = self.letterings[edition.lang]
        return self.memo.recall("card", told, partial(_card, edition, lettering, first))


def _drawn(made: Drawing) -> tuple[str, str, Mapping[str, Any]]:
    """Return a chart as inline SVG, narrow and wide, and the wide one as Vega-Lite.

    Raises:
        UnknownSvgError: it draws what a page cannot hold.
    """
    specification = draw(made, WIDE).to_dict(validate=False)
    heading = heading_id(made.chart)
    wide = slim(render(specification), heading)
    return _picture(draw(made, NARROW), heading), wide, specification


def _undrawable(made: Drawing, error: UnknownSvgError) -> Problem:
    """Return what is wrong with a chart that an editor specified; a form of ours is never so."""
    if not made.specification:
        raise error
    why = f"draws what a page cannot hold: {' '.join(str(error).split())[:200]}"
    return problem("bad-vega", made.place, id=made.chart, why=why)


def drawings_of(editions: Iterable[Edition]) -> dict[tuple[str, Lang], Drawing]:
    """Return what every chart draws in every language.

    Raises:
        BuildFailed: a chart's form refuses what it would misrepresent.
    """
    made: dict[tuple[str, Lang], Drawing] = {}
    refused: list[Problem] = []
    for edition in editions:
        for name, chart in edition.project.charts.value.items():
            made[name, edition.lang] = drawing(edition.setter, name, chart)
            refused += problems(made[name, edition.lang])
    if refused:
        raise BuildFailed(refused)
    return made


def _strip(edition: Edition, memo: Memo) -> tuple[str, str]:
    """Return the strip, narrow and wide."""
    marks, chapters = strip_marks(edition.setter), _chapters(edition)

    def made() -> tuple[str, str]:
        wide = _picture(draw_strip(marks, chapters, WIDE), STRIP)
        return _picture(draw_strip(marks, chapters, NARROW), STRIP), wide

    return memo.recall("strip", (marks, chapters), made)


def _picture(chart: alt.LayerChart, heading: str) -> str:
    return slim(render(chart.to_dict(validate=False)), heading)


def _chapters(edition: Edition) -> list[tuple[int, str]]:
    """Return where each chapter begins among the bars, and its label."""
    printed = [figure.paragraph for figure in edition.book.printed]
    return [
        (index, chapter.names[edition.lang])
        for chapter in edition.project.site.value.chapters
        if (index := sum(paragraph < chapter.paragraph for paragraph in printed)) < len(printed)
    ]


def _card(edition: Edition, lettering: Lettering, first: tuple[str, str]) -> bytes:
    """Return a language's share card; it says what its alternative text says.

    It shows the strip, or the first chart in a story whose source prints nothing.
    """
    letters = Letters()
    kicker, headline, foot = (" ".join(words.split()) for words in card_words(edition))
    bars = tuple(
        cards.Bar(mark.colour, mark.sign, mark.doubtful, mark.undated)
        for mark in strip_marks(edition.setter)
    )
    shown = tuple(freed(drawing, lettering, letters) for drawing in first)
    card = cards.Card(headline, kicker, foot, (cards.strip(bars),) if bars else shown, letters)
    if missing := cards.unshown(card, lettering):
        raise BuildFailed(
            problem("no-glyph", Place(story_path(edition.lang), 1), found=character, text=text)
            for character, text in missing
        )
    return cards.squeeze(png(cards.draw(card, lettering)))
