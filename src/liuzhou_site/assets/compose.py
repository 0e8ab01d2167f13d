"""Everything that is drawn, in every language: charts and the overview at both widths, pictures."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from liuzhou_site.assets import cards, pictures
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.images import Cuts, cropped
from liuzhou_site.assets.picture_svg import Lettering, Letters, freed
from liuzhou_site.assets.pictures import Taken
from liuzhou_site.assets.raster import raster
from liuzhou_site.charts.captions import OVERVIEW, Drawn, card_words, remarks
from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.drawings import drawing
from liuzhou_site.charts.forms import TABLE, draw, draw_overview
from liuzhou_site.charts.layers import Plot, bare, specification
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.overview import overview_bars
from liuzhou_site.charts.palette import painted
from liuzhou_site.charts.path_data import CutOffError, UndrawnError, UnknownSvgError
from liuzhou_site.charts.svg import compiled, inlined, png
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.load.project import story_path
from liuzhou_site.messages import Tell, part
from liuzhou_site.model import Lang
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import escape
from liuzhou_site.story.paths import heading_id

_FINE = 2
"""Pixels of a card to one of a drawing, which is wider than high."""
NARROW, WIDE = 288, 680
"""The widths in CSS pixels at which charts and the overview are drawn."""


@dataclass(frozen=True)
class Art:
    """The finished drawings of a site.

    charts: (chart, language) → drawing with inline SVG at both widths.
    overviews: language → narrow and wide; its bars link to "#ID". A story whose source
    prints nothing, or figures that are all alike, has none.
    cards: language → share card as PNG.
    taken: (chart, language) → what readers take along, by the ending of its file: "svg" and
    "vl.json" with tokens in them, "png", and "card.png".
    images: those of the story, by the name of their file.
    """

    charts: Mapping[tuple[str, Lang], Drawn]
    overviews: Mapping[Lang, tuple[str, str]]
    cards: Mapping[Lang, bytes]
    taken: Mapping[tuple[str, Lang], Mapping[str, bytes]]
    images: Mapping[str, Cuts] = field(default_factory=lambda: MappingProxyType({}))


NO_ART = Art({}, {}, {}, {})
"""The drawings of a site of which nothing is drawn yet."""


def compose(
    editions: Iterable[Edition],
    vendored: Mapping[str, bytes],
    images: Mapping[str, Cuts],
    drawn_with: tuple[Mapping[str, str], Cache],
    tell: Tell,
) -> Art:
    """Draw all there is to draw; `vendored` holds the font files by name, `images` the story's.

    drawn_with: the colours of pictures, by name; what was made before. tell: is told which chart
    is drawn.
    Raises BuildFailed: a picture lacks a letter, or a specified chart draws what is not ours.
    """
    by_language = {edition.lang: edition for edition in editions}
    drawings = drawings_of(by_language.values())
    letterings = {lang: pictures.lettering(lang, vendored, drawn_with[1]) for lang in by_language}
    fonts = hashlib.sha256(b"".join(vendored.values())).hexdigest()
    context = _DrawingContext(letterings, fonts, *drawn_with, images)
    overviews = {
        e.lang: context.overview(e) for e in by_language.values() if overview_bars(e.setter)
    }
    taken: dict[tuple[str, Lang], Taken] = {}
    refused: list[Problem] = []
    for number, (key, made) in enumerate(drawings.items(), 1):
        tell("drawing", number=number, count=len(drawings))
        try:
            taken[key] = _finished(by_language[key[1]], made, context.sketch(made))
        except UnknownSvgError as error:
            refused.append(_undrawable(made, error))
    files: dict[tuple[str, Lang], Mapping[str, bytes]] = {}
    for key, chart in taken.items():
        try:
            files[key] = context.files(chart)
        except BuildFailed as failed:
            refused += failed.problems
    if refused:
        raise BuildFailed(refused)
    shown = {lang: chart.drawings for (_, lang), chart in reversed(taken.items())}
    share_cards = {lang: context.card(e, shown.get(lang, ())) for lang, e in by_language.items()}
    return Art(
        charts=MappingProxyType({key: chart.drawn for key, chart in taken.items()}),
        overviews=MappingProxyType({lang: one.cuts for lang, one in overviews.items()}),
        cards=MappingProxyType(share_cards),
        taken=MappingProxyType(files),
        images=images,
    )


@dataclass(frozen=True)
class _Sketch:
    """A drawing as inline SVG, narrow and wide, and the wide one in Vega-Lite."""

    cuts: tuple[str, str]
    specification: Mapping[str, Any]


@dataclass(frozen=True)
class _DrawingContext:
    """What is drawn with: each language’s fonts, their digest, what was made before."""

    letterings: Mapping[Lang, Lettering]
    fonts: str
    palette: Mapping[str, str]
    cache: Cache
    images: Mapping[str, Cuts]

    def sketch(self, made: Drawing) -> _Sketch:
        """Return a chart, drawn. Raises UnknownSvgError: it draws what a page cannot hold."""
        drawn = partial(self._sketched, partial(draw, made), heading_id(made.chart))
        return _opened(self.cache.files("chart", made, drawn))

    def overview(self, edition: Edition) -> _Sketch:
        """Return the overview, drawn."""
        bars, chapters = overview_bars(edition.setter), _chapters(edition)
        drawn = partial(self._sketched, partial(draw_overview, bars, chapters), OVERVIEW)
        return _opened(self.cache.files("overview", (bars, chapters), drawn))

    def _sketched(self, drawn: Callable[[int], Plot], heading: str) -> Mapping[str, bytes]:
        narrow, wide = drawn(NARROW), drawn(WIDE)
        known = self._known(wide)
        cuts = {
            "narrow": inlined(self._known(narrow)["vega"], narrow.rows, heading),
            "wide": inlined(known["vega"], wide.rows, heading),
        }
        lite = json.dumps(specification(wide, known["lite"]), ensure_ascii=False)
        return {name: text.encode() for name, text in {**cuts, "specification": lite}.items()}

    def _known(self, plot: Plot) -> dict[str, dict[str, Any]]:
        """Return a chart without its rows in Vega-Lite and in Vega, as it may be for others.

        Altair makes the one, and Vega-Lite of this the other.
        """

        def made() -> Mapping[str, bytes]:
            lite = bare(plot)
            both = {"lite": lite, "vega": compiled(lite)}
            return {name: json.dumps(one).encode() for name, one in both.items()}

        files = self.cache.files("plot", plot.made_from, made)
        return {name: json.loads(raw) for name, raw in files.items()}

    def files(self, taken: Taken) -> Mapping[str, bytes]:
        """Return what readers take along of a chart.

        Raises BuildFailed: the fonts cannot show some of it.
        """
        edition, lang = taken.edition, taken.edition.lang
        lettering, site = self.letterings[lang], edition.site
        # What is said, not what is typed: a title may mention a figure.
        said = (taken.words, edition.text(site.title), site.label[lang])
        told = (taken.drawn.drawing, said, site.licence_url, lang, self.fonts, self.palette)
        made = partial(pictures.files, taken, lettering, self.palette)
        return self.cache.files("taken", told, made)

    def card(self, edition: Edition, first: tuple[str, ...]) -> bytes:
        """Return a language's share card; first: the drawings of its first chart, if any.

        It shows the image that opens the story, else the overview, else the first chart.
        """
        bars, image = overview_bars(edition.setter), edition.story.lead_image
        largest = self.images[image.name].largest if image else b""
        told = (
            largest or bars or first,
            card_words(edition),
            edition.lang,
            self.fonts,
            self.palette,
        )
        lettering = self.letterings[edition.lang]

        def made() -> Mapping[str, bytes]:
            shown = cropped(self._pixels(largest), cards.IMAGE) if largest else b""
            return {"png": raster(painted(_card(edition, lettering, first, shown), self.palette))}

        return self.cache.files("card", told, made)["png"]

    def _pixels(self, image: bytes) -> bytes:
        """Return an image as pixels: a drawing is drawn in the colours of paper."""
        drawn = image.lstrip().startswith(b"<")
        return png(painted(image.decode(), self.palette), _FINE) if drawn else image


def _opened(files: Mapping[str, bytes]) -> _Sketch:
    cuts = files["narrow"].decode(), files["wide"].decode()
    return _Sketch(cuts, json.loads(files["specification"]))


def _finished(edition: Edition, made: Drawing, sketch: _Sketch) -> Taken:
    """Return a chart with its drawings; a page shows none of those of a table."""
    shown = ("", "") if made.form == TABLE else sketch.cuts
    told = filter(None, (describe(edition, made), remarks(edition, made)))
    drawn = Drawn(made, escape(edition.string("sentence_join")).join(told), *shown)
    return Taken(edition, drawn, sketch.cuts, sketch.specification)


def _undrawable(made: Drawing, error: UnknownSvgError) -> Problem:
    """Return what is wrong with a chart; of ours nothing but that words are too long for it."""
    if isinstance(error, CutOffError):
        found = error.text or part("a-mark")
        return problem("drawing-cut", made.place, id=made.chart, width=error.width, found=found)
    if not made.specification:
        raise error
    why = part("vega-fails" if isinstance(error, UndrawnError) else "draws-foreign")
    return problem("bad-vega", made.place, id=made.chart, why=why)


def drawings_of(editions: Iterable[Edition]) -> dict[tuple[str, Lang], Drawing]:
    """Return what every chart draws in every language."""
    return {
        (name, edition.lang): drawing(edition.setter, name, chart)
        for edition in editions
        for name, chart in edition.project.charts.value.items()
    }


def _chapters(edition: Edition) -> list[tuple[int, str]]:
    printed = [figure.paragraph for figure in edition.book.printed]
    return [
        (index, chapter.names[edition.lang])
        for chapter in edition.site.chapters
        if (index := sum(paragraph < chapter.paragraph for paragraph in printed)) < len(printed)
    ]


def _card(edition: Edition, lettering: Lettering, first: tuple[str, ...], image: bytes) -> str:
    """Return a language's share card as SVG; it says what its alternative text says."""
    letters = Letters()
    kicker, headline, foot = (" ".join(words.split()) for words in card_words(edition))
    bars = overview_bars(edition.setter)
    shown = tuple(freed(drawing, lettering, letters) for drawing in first)
    pictures = (cards.overview(bars),) if bars else shown
    card = cards.Card(headline, kicker, foot, pictures, letters, image)
    if missing := cards.unshown(card, lettering):
        raise BuildFailed(
            problem("no-glyph", Place(story_path(edition.lang), 1), found=character, text=text)
            for character, text in missing
        )
    return cards.draw(card, lettering)
