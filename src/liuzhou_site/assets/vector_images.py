"""A drawing that an editor brings (SVG) → the same without all that a page may not hold.

What passes are shapes and their looks. Letters would look different on every machine, and what they
say could not be held against the ledger; scripts, styles and other files have no business there.
"""

import re
import xml.etree.ElementTree as ET

_NS = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset(
    "svg g defs use path rect circle ellipse line polyline polygon clipPath linearGradient "
    "radialGradient stop".split()
)
_SILENT = frozenset("title desc metadata namedview".split())
"""What is left out without a word: no reader sees it."""
_LOOKS = frozenset(
    "clip-path clip-rule fill fill-opacity fill-rule opacity stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width".split()
)
_PLACES = frozenset(
    "id href d points x y x1 x2 y1 y2 cx cy r rx ry fx fy fr width height transform offset "
    "clipPathUnits gradientUnits gradientTransform spreadMethod".split()
)
_LOADS = re.compile(r"url\s*\(\s*[\"']?(?!#)|[\\@]", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


class ForeignShapeError(ValueError):
    """A drawing holds what a page may not; its argument names it, "" where it is no drawing."""


def filtered(raw: bytes, width: int) -> tuple[bytes, int]:
    """Return a drawing on white, `width` pixels wide, and its height.

    Raises ForeignShapeError: it is none, or holds more than shapes.
    """
    if b"<!ENTITY" in raw:
        raise ForeignShapeError("<!ENTITY")
    try:
        root = ET.fromstring(raw)  # noqa: S314 (it defines no entities)
    except ET.ParseError:
        raise ForeignShapeError("") from None
    if root.tag != f"{_NS}svg":
        raise ForeignShapeError("")
    left, top, wide, high = _box(root)
    height = max(1, round(width * high / wide))
    out = ET.Element("svg", {
        "xmlns": _NS[1:-1], "viewBox": f"{left:g} {top:g} {wide:g} {high:g}",
        "width": str(width), "height": str(height),
    })  # fmt: skip
    ground = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{wide:g}", "height": f"{high:g}"}
    ET.SubElement(out, "rect", {**ground, "fill": "#fff"})
    whole = ET.SubElement(out, "g", {k: v for k, v in _looks(root).items() if k in _LOOKS})
    _copy(root, whole)
    return ET.tostring(out), height


def _box(root: ET.Element) -> tuple[float, float, float, float]:
    numbers = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    if not numbers:
        sizes = (_NUMBER.match(root.get(side, "")) for side in ("width", "height"))
        numbers = [0, 0, *(float(size[0]) for size in sizes if size)]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:  # noqa: PLR2004 (left, top, width, height)
        raise ForeignShapeError("")
    left, top, wide, high = numbers
    return left, top, wide, high


def _copy(old: ET.Element, new: ET.Element) -> None:
    for child in old:
        space, _, name = str(child.tag).rpartition("}")
        if name in _SILENT or space not in {"", _NS[:-1]}:
            continue
        if name not in _SHAPES:
            raise ForeignShapeError(f"<{name}>")
        _copy(child, ET.SubElement(new, name, _looks(child)))


def _looks(element: ET.Element) -> dict[str, str]:
    """Return the attributes that shapes have; a style written as CSS becomes such."""
    styled = (pair.partition(":") for pair in element.get("style", "").split(";"))
    told = {name.strip(): value.strip() for name, _, value in styled}
    told |= {"href" if name == _HREF else name: value for name, value in element.items()}
    kept = {name: value for name, value in told.items() if name in _LOOKS or name in _PLACES}
    for name, value in kept.items():
        if _LOADS.search(value) or (name == "href" and not value.startswith("#")):
            raise ForeignShapeError(f'{name}="{value[:40]}"')
    return kept
