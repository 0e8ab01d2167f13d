"""Vega-Lite → SVG, then slim: paths joined by style, text as it stands, nothing else."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any

from liuzhou_site.charts.palette import width_of
from liuzhou_site.charts.path_data import (
    CutOffError,
    Step,
    UndrawnError,
    UnknownSvgError,
    plain,
    steps_of,
    written,
)
from liuzhou_site.numbers import tokens

_NS = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_TRANSLATE = re.compile(r"translate\(\s*(-?[\d.e-]+)(?:[ ,]+(-?[\d.e-]+))?\s*\)")
_STYLE = ("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity")
_OVER = 6  # pixels by which a drawing may reach over its edge
PAGE = "https://page.invalid/"
"""Stands before a relative link while Vega, which makes links absolute, draws."""

_TEXT = ("font-size", "font-weight", "text-anchor", "fill")
_UNSAID = frozenset(
    [("font-weight", "400"), ("text-anchor", "start"), *((key, "") for key in _TEXT)]
)
"""What a text is without a word."""
_PASSED = frozenset(
    "transform d class aria-label role aria-roledescription aria-hidden font-family pointer-events "
    "stroke-miterlimit display cursor stroke-opacity stroke-linecap href".split()
)


_KNOWN = {*_STYLE, *_TEXT, *_PASSED, _XLINK, "width", "height", "x", "y", "x2", "y2"}


@dataclass(frozen=True)
class _Piece:
    """A path or a text with its absolute place."""

    kind: str
    style: tuple[tuple[str, str], ...]
    body: str = ""
    steps: tuple[Step, ...] = ()
    link: str = ""
    at: tuple[float, float] = field(default=(0.0, 0.0))


def compiled(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Vega-Lite specification in Vega. Raises UndrawnError: Vega cannot draw it."""
    import vl_convert

    try:
        return dict(vl_convert.vegalite_to_vega(dict(specification)))
    except ValueError as error:
        raise UndrawnError(error) from None


def render(specification: Mapping[str, Any]) -> str:
    """Return the SVG of a Vega specification. Raises UndrawnError: Vega cannot draw it."""
    return _rendered(json.dumps(specification))


@lru_cache(maxsize=64)  # two languages often draw the same but for texts, which wait outside
def _rendered(specification: str) -> str:
    import vl_convert

    try:
        return vl_convert.vega_to_svg(specification)
    except ValueError as error:
        raise UndrawnError(error) from None


def inlined(
    specification: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]], heading: str
) -> str:
    """Return a Vega specification drawn with its rows by name for inlining, see `slim`.

    Vega measures each text, though nothing here depends on it, and searches all fonts of the
    machine for Han: the texts of our own forms wait outside, each with its number in its place.
    Raises UnknownSvgError: Vega cannot draw it, or it draws what a page cannot hold, or over its
    edge.
    """
    texts: list[str] = []

    def numbered(row: Mapping[str, Any]) -> Mapping[str, Any]:
        text = str(row.get("text", "")).strip()
        if not text:
            return row
        texts.append(text)
        return {**row, "text": str(len(texts) - 1)}

    values = {name: [numbered(row) for row in table] for name, table in rows.items()}
    data = [
        {**table, "values": values[table["name"]]} if table["name"] in values else table
        for table in specification["data"]
    ]
    return slim(render({**specification, "data": data}), heading, texts)


def png(svg: str, density: float = 1) -> bytes:
    """Return a PNG of `svg`, `density` pixels to one of its own; its colours are real ones."""
    import vl_convert

    return vl_convert.svg_to_png(svg, scale=density)


def slim(svg: str, heading: str, texts: Sequence[str] = ()) -> str:
    """Return `svg` for inlining: paths joined by style, texts, links, and no more.

    texts: those that stand in `svg` by their numbers, if they do.

    It is one picture to those who hear it, named by the element whose id is `heading`. A drawing
    with links is for pointers only and hidden from those who hear, since a picture may hold none:
    the page says the same in words and in a list.
    Raises UnknownSvgError: an element or attribute that is not known; nothing is dropped in
    silence.
    """
    root = ET.fromstring(svg)  # noqa: S314 (made by vl-convert from our own specification)
    pieces = list(_pieces(root, (0.0, 0.0), {}, ""))
    width, height = (plain(float(root.attrib[side])) for side in ("width", "height"))
    size = f'viewBox="0 0 {width} {height}"'
    named = f'role="img" aria-labelledby="{escape(heading)}"'
    hearing = 'aria-hidden="true"' if any(piece.link for piece in pieces) else named
    head = f"<svg {hearing} {size}>"
    _whole(pieces, texts, float(width), float(height))
    return f"{head}{_paths(pieces)}{_texts(pieces, texts)}</svg>"


def _whole(pieces: Sequence[_Piece], texts: Sequence[str], width: float, height: float) -> None:
    """Hold a drawing to its edges, with room for estimates; CutOffError for what lies beyond."""
    for piece in pieces:
        ends = [(x / 10, y / 10) for command, x, y in piece.steps if command != "z"]
        if piece.kind == "text":
            said = texts[int(piece.body)] if texts else piece.body
            ends = _ends(piece, said)
        x, y = piece.at if piece.link else (0.0, 0.0)
        if any(
            not (-_OVER <= at + x <= width + _OVER and -_OVER <= down + y <= height + _OVER)
            for at, down in ends
        ):
            text = tokens.strip(said) if piece.kind == "text" else ""
            raise CutOffError(text, round(width))


def _ends(piece: _Piece, said: str) -> list[tuple[float, float]]:
    style = dict(piece.style)
    long = width_of(said, float(style.get("font-size", "11").removesuffix("px")))
    before = {"end": 1.0, "middle": 0.5}.get(style.get("text-anchor", ""), 0.0)
    x, y = piece.at
    return [(x - before * long, y), (x + (1 - before) * long, y)]


def _pieces(
    node: ET.Element, origin: tuple[float, float], style: Mapping[str, str], link: str
) -> Iterator[_Piece]:
    tag = node.tag.removeprefix(_NS)
    if tag not in {"svg", "g", "a", "path", "line", "text"}:
        raise UnknownSvgError(tag)
    here = _moved(node, origin)
    own = {**style, **{key: node.attrib[key] for key in (*_STYLE, *_TEXT) if key in node.attrib}}
    if tag != "svg" and (strange := [name for name in node.attrib if name not in _KNOWN]):
        raise UnknownSvgError(f"{node.tag} {strange[0]}")
    if tag == "path" and node.attrib.get("d") and _visible(own):
        # Linked shapes stand alone, and alike: left where they are drawn, they compress well.
        start = (0.0, 0.0) if link else here
        steps = steps_of(node.attrib["d"], start)
        yield _Piece("path", _shown(own), steps=steps, link=link, at=here)
    elif tag == "line":
        ends = (float(node.attrib.get(side, "0")) for side in ("x1", "y1", "x2", "y2"))
        steps = steps_of("M{},{}L{},{}".format(*ends), here)
        yield _Piece("path", _shown(own), steps=steps, link=link)
    elif tag == "text" and node.text:
        shown = tuple(pair for key in _TEXT if (pair := (key, own.get(key, ""))) not in _UNSAID)
        yield _Piece("text", shown, node.text, at=here)
    for child in node:
        yield from _pieces(child, here, own, node.attrib.get(_XLINK, link).removeprefix(PAGE))


def _shown(style: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what of a path's style shows: no stroke's width where there is no stroke."""
    stroked = style.get("stroke") not in {None, "none", "transparent"}
    kept = [
        (key, style[key])
        for key in _STYLE
        if key in style and (stroked or not key.startswith("stroke"))
    ]
    if stroked and style.get("fill") is None:
        kept.insert(0, ("fill", "none"))
    return tuple(pair for pair in kept if pair not in {("opacity", "1"), ("stroke-width", "1")})


def _visible(style: Mapping[str, str]) -> bool:
    nothing = {"none", "transparent", None}
    return style.get("fill") not in nothing or style.get("stroke") not in nothing


def _moved(node: ET.Element, origin: tuple[float, float]) -> tuple[float, float]:
    transform = node.attrib.get("transform")
    if not transform:
        return origin
    match = _TRANSLATE.fullmatch(transform.strip())
    if not match:
        raise UnknownSvgError(transform)
    return origin[0] + float(match[1]), origin[1] + float(match[2] or 0)


def _paths(pieces: list[_Piece]) -> str:
    """Join the paths of one style in the order in which styles first appear; linked ones alone."""
    joined: dict[tuple[tuple[str, str], ...], list[Step]] = {}
    linked = ""
    for piece in pieces:
        if piece.kind == "path" and piece.link:
            x, y = (plain(value) for value in piece.at)
            place = f' transform="translate({x} {y})"' if (x, y) != ("0", "0") else ""
            path = f'<path{_attributes(piece.style)} d="{written(piece.steps)}"{place}/>'
            linked += f'<a tabindex="-1" href="{escape(piece.link)}">{path}</a>'
        elif piece.kind == "path":
            joined.setdefault(piece.style, []).extend(piece.steps)
    return linked + "".join(
        f'<path{_attributes(style)} d="{written(steps)}"/>' for style, steps in joined.items()
    )


def _texts(pieces: list[_Piece], texts: Sequence[str]) -> str:
    grouped: dict[tuple[tuple[str, str], ...], str] = {}
    for piece in pieces:
        if piece.kind == "text":
            x, y = (plain(value) for value in piece.at)
            said = texts[int(piece.body)] if texts else piece.body
            text = f'<text x="{x}" y="{y}">{escape(said, quote=False)}</text>'
            grouped[piece.style] = grouped.get(piece.style, "") + text
    return "".join(f"<g{_attributes(style)}>{body}</g>" for style, body in grouped.items())


def _attributes(style: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in style)
