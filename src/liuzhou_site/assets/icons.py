"""The site's mark: one drawing, inline for browsers' tabs, as pictures for what knows no SVG."""

from collections.abc import Callable, Mapping
from urllib.parse import quote
from xml.etree import ElementTree as ET

from liuzhou_site.assets.raster import raster
from liuzhou_site.charts.palette import on_paper, painted
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.messages import part

SOURCE = "icon.svg"
_PLACE = Place(f"templates/{SOURCE}")
_TAGS = frozenset("svg g path rect circle ellipse line polyline polygon".split())
_ATTRIBUTES = frozenset(
    "viewBox fill fill-rule stroke stroke-width stroke-linecap stroke-linejoin opacity transform"
    " d x y width height rx ry cx cy r x1 y1 x2 y2 points".split()
)
_PICTURES = {"icon.png": ("icon", 96, 0), "touch.png": ("apple-touch-icon", 180, 26)}
"""File → its relation to a page, its side and the margin about the mark, in pixels. A search engine
takes no side under 48; a telephone puts 180 on its first screen, with round corners."""


def mark(templates: Mapping[str, str]) -> str:
    """Return the drawing in the colours of the style sheet on paper.

    Raises BuildFailed: the templates have none, or it is more than shapes.
    """
    if SOURCE not in templates:
        raise BuildFailed([problem("missing-file", _PLACE, found=_PLACE.path)])
    drawing = painted(templates[SOURCE].strip(), on_paper(templates["site.css"]))
    if not _shapes(drawing):
        raise _bad("only-shapes")
    return drawing


def _shapes(drawing: str) -> bool:
    """Say whether a drawing is made of plain shapes, and so runs and loads nothing."""
    try:
        nodes = [] if "<!" in drawing or "<?" in drawing else list(ET.fromstring(drawing).iter())  # noqa: S314 (no document type, so no entities)
    except ET.ParseError:
        return False
    attributes = {name for node in nodes for name in node.attrib}
    tags = {node.tag.removeprefix("{http://www.w3.org/2000/svg}") for node in nodes}
    return bool(nodes) and tags <= _TAGS and attributes <= _ATTRIBUTES


def _bad(code: str) -> BuildFailed:
    return BuildFailed([problem("bad-template", _PLACE, found=SOURCE, why=part(code))])


def inline(drawing: str) -> str:
    """Return the drawing as an address that holds it, to stand in double quotation marks."""
    return "data:image/svg+xml," + quote(drawing.replace('"', "'"), safe="/:='")


def files(drawing: str, ground: str) -> dict[str, bytes]:
    """Return the pictures of the drawing on a ground of a colour, by the names of their files."""
    return {name: _picture(drawing, ground, *size) for name, (_, *size) in _PICTURES.items()}


def links(way: Callable[[str], str]) -> tuple[tuple[str, str, str], ...]:
    """Return the relation, the size and the address of each picture; way: its file's address."""
    return tuple((kind, f"{side}x{side}", way(file)) for file, (kind, side, _) in _PICTURES.items())


def _picture(drawing: str, colour: str, side: int, margin: int) -> bytes:
    place = (
        f'<svg x="{margin}" y="{margin}" width="{side - 2 * margin}" height="{side - 2 * margin}"'
    )
    ground = f'<path fill="{colour}" d="M0 0h{side}v{side}H0z"/>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">'
    try:
        return raster(f"{opening}{ground}{drawing.replace('<svg', place, 1)}</svg>")
    except (ValueError, RuntimeError):  # as the renderer likes
        raise _bad("not-drawable") from None
