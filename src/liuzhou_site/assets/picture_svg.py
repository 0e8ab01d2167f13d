"""A chart as a picture that stands alone: title, drawing, source and licence, texts as outlines.

It needs no font and no style sheet of the page, so that it looks the same wherever it goes.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from liuzhou_site.assets.outlines import Glyph, Line, Tracer, traced, undrawn
from liuzhou_site.charts.palette import wrap
from liuzhou_site.numbers import tokens

_MARGIN = 24
_TITLE, _SMALL = 23, 13
_LEADING = 1.4
_BOLD = 600
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True)
class Lettering:
    """The fonts of pictures, each list by preference: headlines, labels, numbers."""

    head: tuple[Tracer, ...]
    plain: tuple[Tracer, ...]
    strong: tuple[Tracer, ...]


class Letters:
    """The glyphs of a picture: each shape stands once, and is used wherever it is printed."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._shapes: list[str] = []

    def set(self, line: Line, at: tuple[float, float], size: float, colour: str) -> str:
        """Return the line as SVG, its baseline beginning at `at`."""
        out = ""
        for em, run in groupby(line.glyphs, lambda placed: placed[0].em):
            used = "".join(self._used(glyph, x * em / size) for glyph, x in run if glyph.path)
            place = f"translate({at[0]:.1f} {at[1]:.1f}) scale({size / em:.5f})"
            out += f'<g fill="{colour}" transform="{place}">{used}</g>' if used else ""
        return out

    def defined(self) -> str:
        """Return the shapes that were used, as definitions."""
        return f"<defs>{''.join(self._shapes)}</defs>"

    def _used(self, glyph: Glyph, x: float) -> str:
        name = self._names.get(glyph.name)
        if name is None:
            name = self._names[glyph.name] = f"g{len(self._names)}"
            self._shapes.append(f'<path id="{name}" d="{glyph.path}"/>')
        return f'<use href="#{name}" x="{x:.0f}"/>'


@dataclass(frozen=True)
class Fragment:
    """The inside of a drawing, without fonts, and its size in pixels."""

    body: str
    width: float
    height: float


@dataclass(frozen=True)
class Words:
    """What a picture says around the drawing; mentions still in their tokens.

    notes: lines of the foot: source, note, licence; description: what is heard.
    """

    title: str
    subtitle: str
    description: str
    notes: tuple[str, ...]


def unshown(drawing: str, words: Words, lettering: Lettering) -> tuple[tuple[str, str], ...]:
    """Return (character, text) for each text of a picture that the fonts cannot show."""
    asked = [(words.title, lettering.head), (words.subtitle, lettering.plain)]
    asked += [(note, lettering.plain) for note in words.notes]
    asked += [(text.text or "", lettering.plain) for text in ET.fromstring(drawing).iter("text")]  # noqa: S314 (our own drawing)
    return undrawn(asked)


def freed(drawing: str, lettering: Lettering, letters: Letters) -> Fragment:
    """Return an inline drawing (`svg.slim`) with outlines for its texts."""
    root = ET.fromstring(tokens.strip(drawing))  # noqa: S314 (our own drawing)
    body = "".join(_pieces(root, lettering, letters))
    *_, width, height = root.attrib["viewBox"].split()
    return Fragment(body, float(width), float(height))


def standing(drawing: str, words: Words, lettering: Lettering) -> str:
    """Return an inline drawing as an SVG file; its title and description keep their tokens.

    Raises KeyError: the fonts lack a character of the texts; ask `unshown` first.
    """
    letters = Letters()
    fragment = freed(drawing, lettering, letters)
    sheet = _Setting(letters, fragment.width)
    sheet.write(words.title, _TITLE, lettering.head, "var(--ink)")
    sheet.y += 4
    sheet.write(words.subtitle, _SMALL, lettering.plain, "var(--mute)")
    top = sheet.y + 18
    sheet.y = top + fragment.height + 14
    for note in words.notes:
        sheet.write(note, _SMALL, lettering.plain, "var(--mute)")
    width, height = fragment.width + 2 * _MARGIN, round(sheet.y + _MARGIN)
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    ground = f'<path fill="var(--paper)" d="M0 0h{width:g}v{height}H0z"/>'
    drawn = f'<g transform="translate({_MARGIN} {top:g})">{fragment.body}</g>'
    body = f"{_about(words)}{letters.defined()}{ground}{sheet.body}{drawn}"
    return f"{opening}{body}</svg>\n"


def _about(words: Words) -> str:
    title, description = escape(words.title), escape(words.description)
    source, rights = escape(words.notes[0]), escape(words.notes[-1])
    return (
        f"<title>{title}</title><desc>{description}</desc>"
        f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DUBLIN_CORE}">'
        '<rdf:Description rdf:about="">'
        f"<dc:title>{title}</dc:title><dc:source>{source}</dc:source><dc:rights>{rights}</dc:rights>"
        "</rdf:Description></rdf:RDF></metadata>"
    )


class _Setting:
    """Lines of text from the top down; `y` is below the last one."""

    def __init__(self, letters: Letters, width: float) -> None:
        self.letters, self.width = letters, width
        self.y = float(_MARGIN)
        self.body = ""

    def write(self, text: str, size: float, fonts: Sequence[Tracer], colour: str) -> None:
        for line in wrap(text, size, self.width):
            self.y += round(size * _LEADING)
            set_line = traced(fonts, tokens.strip(line), size)
            self.body += self.letters.set(set_line, (_MARGIN, self.y - 4), size, colour)


def _pieces(root: ET.Element, lettering: Lettering, letters: Letters) -> Iterator[str]:
    for node in root:
        look = dict(node.attrib)
        if node.tag != "g":
            yield ET.tostring(ET.Element(node.tag, look), encoding="unicode")
            continue
        fonts = lettering.strong if float(look.get("font-weight", 0)) >= _BOLD else lettering.plain
        size = float(look["font-size"].removesuffix("px"))
        for text in node:
            line = traced(fonts, text.text or "", size)
            anchor = look.get("text-anchor", "start")
            back = {"start": 0.0, "middle": line.width / 2, "end": line.width}[anchor]
            at = float(text.attrib["x"]) - back, float(text.attrib["y"])
            yield letters.set(line, at, size, look["fill"])
