"""Everything that is drawn, in every language: charts and the strip at both widths, share cards."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site import cards, token
from liuzhou_site.drawings import drawing, strip_marks
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.forms import TABLE, draw, draw_strip, problems
from liuzhou_site.load import story_path
from liuzhou_site.pages.chart import Drawn
from liuzhou_site.pages.describe import describe
from liuzhou_site.pages.edition import heading_id
from liuzhou_site.pages.frame import STRIP, card_words
from liuzhou_site.svg import png, render, slim
from liuzhou_site.theme import LIGHT
from liuzhou_site.typefaces import FACES, faces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt

    from liuzhou_site.errors import Problem
    from liuzhou_site.model import Drawing, Lang
    from liuzhou_site.pages.edition import Edition

NARROW, WIDE = 288, 680
"""The widths in CSS pixels at which charts and the strip are drawn."""


@dataclass(frozen=True)
class Art:
    """The finished drawings of a site.

    charts: (chart, language) → drawing with inline SVG at both widths.
    strips: language → the strip, narrow and wide; its bars link to "#ID".
    cards: language → share card as PNG.
    """

    charts: Mapping[tuple[str, Lang], Drawn]
    strips: Mapping[Lang, tuple[str, str]]
    cards: Mapping[Lang, bytes]


def compose(editions: Iterable[Edition], vendored: Mapping[str, bytes]) -> Art:
    """Draw all there is to draw; `vendored` holds the font files by name.

    Raises:
        BuildFailed: a chart's form refuses what it would misrepresent.
    """
    by_language = {edition.lang: edition for edition in editions}
    drawings = drawings_of(by_language.values())
    charts = {key: _drawn(by_language[key[1]], made) for key, made in drawings.items()}
    return Art(
        charts=MappingProxyType(charts),
        strips=MappingProxyType({lang: _strip(edition) for lang, edition in by_language.items()}),
        cards=MappingProxyType(
            {lang: _card(edition, vendored) for lang, edition in by_language.items()}
        ),
    )


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


def _drawn(edition: Edition, made: Drawing) -> Drawn:
    description = describe(edition, made)
    if made.form == TABLE:
        return Drawn(made, description)
    heading = heading_id(made.chart)
    return Drawn(
        made, description, *(_picture(draw(made, width), heading) for width in (NARROW, WIDE))
    )


def _strip(edition: Edition) -> tuple[str, str]:
    marks, chapters = strip_marks(edition.setter), _chapters(edition)
    narrow, wide = (_picture(draw_strip(marks, chapters, width), STRIP) for width in (NARROW, WIDE))
    return narrow, wide


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


def _card(edition: Edition, vendored: Mapping[str, bytes]) -> bytes:
    """Return a language's share card; it says what its alternative text says."""
    kicker, headline, foot = (" ".join(token.strip(words).split()) for words in card_words(edition))
    bars = tuple(
        cards.Bar(mark.colour, mark.sign, mark.doubtful) for mark in strip_marks(edition.setter)
    )
    faces = [vendored[FACES[face].file] for face in faces_of(edition.lang)]
    lettering = cards.Lettering(faces[0], (faces[-2], faces[0]))
    card = cards.Card(headline, kicker, foot, bars, LIGHT)
    if missing := cards.unshown(card, lettering):
        raise BuildFailed(
            problem("no-glyph", Place(story_path(edition.lang), 1), found=character, text=text)
            for character, text in missing
        )
    picture = cards.draw(card, lettering)
    return cards.squeeze(png(picture, cards.WIDTH))
