"""What readers take along of a chart: it as SVG, PNG and Vega-Lite, and its share card."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from liuzhou_site.assets import cards, picture_svg
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.outlines import for_headlines, for_labels, tracers, undrawn
from liuzhou_site.assets.picture_svg import Lettering, Letters, Words
from liuzhou_site.assets.raster import raster, squeeze
from liuzhou_site.assets.typefaces import FACES, HAN_FACE, faces_of
from liuzhou_site.charts.captions import Drawn, note_line, source_line
from liuzhou_site.charts.palette import painted
from liuzhou_site.charts.svg import png
from liuzhou_site.errors import BuildFailed, Problem, problem
from liuzhou_site.model import Lang
from liuzhou_site.numbers import tokens
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import address, chart_page
from liuzhou_site.story.typeset import untagged

ENDINGS = ("svg", "png", "vl.json", "card.png")
_DENSITY = 2  # pixels of a PNG to one of the drawing
_STRONGER = 0.012  # to either side, in ems: letters of one weight among strong ones
_CARD_COLOURS, _CARD_BYTES, _CARD_EFFORTS = 64, 30 * 1024, (6, 8, 9)
"""Enough colours for the edges of letters; so many bytes at most, if need be with more effort."""


@dataclass(frozen=True)
class Taken:
    """A chart in one language: its drawings, narrow and wide, and the wide one in Vega-Lite."""

    edition: Edition
    drawn: Drawn
    drawings: tuple[str, str]
    specification: Mapping[str, Any]

    @cached_property
    def words(self) -> Words:
        """All that its picture says, mentions in their tokens."""
        edition, drawing = self.edition, self.drawn.drawing
        lang, site = edition.lang, edition.site
        chart = edition.project.charts.value[drawing.chart]
        said = [source_line(edition, drawing), note_line(edition, chart, drawing)]
        page = address(site.base, chart_page(lang, drawing.chart))
        rights = f"{site.publisher[lang]} · {site.licence} · {page}"
        notes = [untagged(line) for line in said]
        return Words(
            edition.text(chart.title),
            edition.text(chart.subtitle),
            untagged(self.drawn.description),
            (*filter(None, notes), rights),
        )


def lettering(lang: Lang, vendored: Mapping[str, bytes], cache: Cache) -> Lettering:
    """Return the fonts of a language's pictures; `vendored` holds the font files by name."""
    head, *_, plain, strong = (vendored[FACES[face].file] for face in faces_of(lang))
    more = (head, vendored[FACES[HAN_FACE].file])  # the source is quoted in its own language
    signs = (*more, strong)  # the face of Han headlines has no minus
    return Lettering(
        tracers(cache, *signs, *for_headlines()),
        tracers(cache, plain, *more, *for_labels(0)),
        tracers(cache, strong, *more, *for_labels(_STRONGER)),
    )


def unshown(taken: Taken, fonts: Lettering) -> Iterator[Problem]:
    """Yield what the fonts cannot show of a chart."""
    for character, text in picture_svg.unshown(taken.drawings[1], taken.words, fonts):
        yield problem("no-glyph", taken.drawn.drawing.place, found=character, text=text)
    edition = taken.edition
    site = edition.project.site
    for key, words in (("label", site.value.label), ("title", site.value.title)):  # of its card
        place = site.place(key, edition.lang)
        for character, text in undrawn([(edition.text(words), fonts.plain)]):
            yield problem("no-glyph", place, found=character, text=text)


def files(taken: Taken, fonts: Lettering, palette: Mapping[str, str]) -> dict[str, bytes]:
    """Return a chart's files by their endings; texts with tokens still in them.

    Raises BuildFailed: the fonts cannot show some of it.
    """
    words = taken.words
    if missing := tuple(unshown(taken, fonts)):
        raise BuildFailed(missing)
    svg = painted(picture_svg.standing(taken.drawings[1], words, fonts), palette)
    about = {"Title": words.title, "Source": words.notes[0], "Copyright": words.notes[-1]}
    plain = {key: tokens.strip(text) for key, text in about.items()}
    made = (
        svg.encode(),
        raster(tokens.strip(svg), _DENSITY, plain),
        painted(_vega_lite(taken, words), palette).encode(),
        _light(painted(_card(taken, words, fonts), palette)),
    )
    return dict(zip(ENDINGS, made, strict=True))


def _light(card: str) -> bytes:
    """Return the PNG of a card: most are light enough without much effort."""
    drawn = png(card)
    for effort in _CARD_EFFORTS:
        made = squeeze(drawn, _CARD_COLOURS, effort)
        if len(made) <= _CARD_BYTES:
            break
    return made


def _card(taken: Taken, words: Words, fonts: Lettering) -> str:
    edition = taken.edition
    site = edition.site
    title = edition.text(site.title)
    letters = Letters()
    cuts = tuple(picture_svg.freed(drawing, fonts, letters) for drawing in taken.drawings)
    card = cards.Card(words.title, site.label[edition.lang], title, cuts, letters)
    return cards.draw(card, fonts)


def _vega_lite(taken: Taken, words: Words) -> str:
    """Return the specification with its data, with title, source and licence."""
    site = taken.edition.site
    room = {"left": 24, "right": 24, "top": 72, "bottom": 24}
    title = {"text": words.title, "subtitle": words.subtitle, "anchor": "start", "offset": 16}
    about = {"source": words.notes[0], "notes": words.notes[1:], "license": site.licence_url}
    specification = {
        **taken.specification,
        "title": title,
        "description": words.description,
        "usermeta": about,
        "padding": room,
        "background": "var(--paper)",
    }
    return json.dumps(specification, ensure_ascii=False, separators=(",", ":")) + "\n"
