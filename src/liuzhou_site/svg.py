"""Vega-Lite → SVG, then slim: paths joined by style, text as it stands, nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

import vl_convert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NS = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_TRANSLATE = re.compile(r"translate\(\s*(-?[\d.e-]+)(?:[ ,]+(-?[\d.e-]+))?\s*\)")
_COMMAND = re.compile(r"([A-DF-Za-df-z])|(-?\d*\.?\d+(?:e[-+]?\d+)?)")
_STYLE = ("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity")
PAGE = "https://page.invalid/"
"""Stands before a relative link while Vega, which makes links absolute, draws."""

_TEXT = ("font-size", "font-weight", "text-anchor", "fill")
_PASSED = frozenset(
    "transform d class aria-label role aria-roledescription aria-hidden font-family pointer-events "
    "stroke-miterlimit display cursor stroke-opacity stroke-linecap href".split()
)


class UnknownSvgError(ValueError):
    """The drawing holds something that the slimmer does not know how to keep."""


@dataclass(frozen=True)
class _Piece:
    """A path or a text with its absolute place."""

    kind: str
    style: tuple[tuple[str, str], ...]
    body: str
    link: str = ""
    at: tuple[float, float] = field(default=(0.0, 0.0))


def render(specification: Mapping[str, Any]) -> str:
    """Return the SVG of a Vega-Lite specification."""
    return vl_convert.vegalite_to_svg(dict(specification))


def png(svg: str, width: float) -> bytes:
    """Return a PNG of `svg`, `width` pixels wide; its colours are real ones."""
    root = ET.fromstring(svg)  # noqa: S314 (made by ourselves)
    return vl_convert.svg_to_png(svg, scale=width / float(root.attrib["width"]))


def slim(svg: str, label: str = "") -> str:
    """Return `svg` for inlining: absolute paths joined by style, texts, links, and no more.

    `label` names the picture for those who hear it; without one it is hidden from them, because
    the words beside it say the same.

    Raises:
        UnknownSvgError: an element or attribute that is not known; nothing is dropped in silence.
    """
    root = ET.fromstring(svg)  # noqa: S314 (made by vl-convert from our own specification)
    pieces = list(_pieces(root, (0.0, 0.0), {}, ""))
    width, height = (_plain(float(root.attrib[side])) for side in ("width", "height"))
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    head = f'<svg {named} viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}{_paths(pieces)}{_texts(pieces)}</svg>"


def _pieces(
    node: ET.Element, origin: tuple[float, float], style: Mapping[str, str], link: str
) -> Iterator[_Piece]:
    tag = node.tag.removeprefix(_NS)
    if tag not in {"svg", "g", "a", "path", "line", "text"}:
        raise UnknownSvgError(tag)
    here = _moved(node, origin)
    own = {**style, **{key: node.attrib[key] for key in (*_STYLE, *_TEXT) if key in node.attrib}}
    if tag != "svg":
        _check(node)
    if tag == "path" and node.attrib.get("d") and _visible(own):
        # Linked shapes stand alone, and alike: left where they are drawn, they compress well.
        start = (0.0, 0.0) if link else here
        yield _Piece("path", _shown(own), _absolute(node.attrib["d"], start), link, here)
    elif tag == "line":
        ends = (float(node.attrib.get(side, "0")) for side in ("x1", "y1", "x2", "y2"))
        yield _Piece("path", _shown(own), _absolute("M{},{}L{},{}".format(*ends), here), link)
    elif tag == "text" and node.text:
        shown = tuple((key, own[key]) for key in _TEXT if key in own)
        yield _Piece("text", shown, node.text, link, here)
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


def _check(node: ET.Element) -> None:
    known = {*_STYLE, *_TEXT, *_PASSED, _XLINK, "width", "height", "x", "y", "x2", "y2"}
    for name in node.attrib:
        if name not in known:
            raise UnknownSvgError(f"{node.tag} {name}")


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


def _absolute(path: str, origin: tuple[float, float]) -> str:
    """Return path data of M, L, H, V and Z, absolute, rounded, level and upright lines as H and V.

    The h and v of Vega's boxes are made absolute.
    """
    out: list[str] = []
    command, numbers = "", list[float]()
    at, last = list(origin), ("", "")
    for letter, number in _COMMAND.findall(path):
        if letter:
            command = letter
            if letter not in "MLHVhvZz":
                raise UnknownSvgError(f"path command {letter}")
            if letter in "Zz":
                out.append("z")
            continue
        numbers.append(float(number))
        if command in "HVhv":
            axis = int(command in "Vv")
            at[axis] = numbers.pop() + (at[axis] if command.islower() else origin[axis])
        elif len(numbers) == 2:  # noqa: PLR2004 (a point has two coordinates)
            at = [here + start for here, start in zip(numbers, origin, strict=True)]
            numbers = []
        else:
            continue
        point = (_plain(at[0]), _plain(at[1]))
        out.append(_step(command, last, point))
        last = point
    return "".join(out)


def _step(command: str, last: tuple[str, str], point: tuple[str, str]) -> str:
    """Return the shortest command that leads from `last` to `point`."""
    if command == "M":
        return f"M{point[0]} {point[1]}"
    if point[1] == last[1]:
        return f"H{point[0]}"
    return f"V{point[1]}" if point[0] == last[0] else f"L{point[0]} {point[1]}"


def _plain(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _paths(pieces: list[_Piece]) -> str:
    """Join the paths of one style in the order in which styles first appear; linked ones alone."""
    joined: dict[tuple[tuple[str, str], ...], str] = {}
    linked = ""
    for piece in pieces:
        if piece.kind == "path" and piece.link:
            x, y = (_plain(value) for value in piece.at)
            place = f'transform="translate({x} {y})"'
            path = f'<path{_attributes(piece.style)} d="{piece.body}" {place}/>'
            linked += f'<a tabindex="-1" href="{escape(piece.link)}">{path}</a>'
        elif piece.kind == "path":
            joined[piece.style] = joined.get(piece.style, "") + piece.body
    return linked + "".join(f'<path{_attributes(style)} d="{d}"/>' for style, d in joined.items())


def _texts(pieces: list[_Piece]) -> str:
    grouped: dict[tuple[tuple[str, str], ...], str] = {}
    for piece in pieces:
        if piece.kind == "text":
            x, y = (_plain(value) for value in piece.at)
            text = f'<text x="{x}" y="{y}">{escape(piece.body, quote=False)}</text>'
            grouped[piece.style] = grouped.get(piece.style, "") + text
    return "".join(f"<g{_attributes(style)}>{body}</g>" for style, body in grouped.items())


def _attributes(style: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in style)
