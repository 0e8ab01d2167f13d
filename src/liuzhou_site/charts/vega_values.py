"""What each key of an editor's Vega-Lite may hold: words of a list, numbers, yes or no."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.errors import nearest
from liuzhou_site.messages import Field, Part, part

SHAPES = "square cross diamond triangle-up triangle-down stroke"
_ACROSS, _DOWN = "number width", "number height"
_PART = "0..1"
_PAINT = "colour"
LOOKS: Mapping[str, str] = {
    "filled": "flag", "opacity": _PART, "fillOpacity": _PART, "strokeOpacity": _PART,
    "size": "0..", "width": "0..", "height": "0..", "strokeWidth": "0..", "thickness": "0..",
    "lineHeight": "0..", "fontSize": "12..", "strokeDash": "numbers", "shape": SHAPES,
    "orient": "horizontal vertical", "align": "left center right",
    "baseline": "top middle bottom alphabetic line-top line-bottom",
    "fontWeight": "100..900 normal bold", "dx": "number", "dy": "number",
    "xOffset": "number", "yOffset": "number", "x": _ACROSS, "y": _DOWN, "x2": _ACROSS, "y2": _DOWN,
    "color": _PAINT, "fill": _PAINT, "stroke": _PAINT,
}  # fmt: skip
"""Key of a mark, but for its type → what it may be, one of these."""
CHANNELS: Mapping[str, str] = {
    "x": _ACROSS, "y": _DOWN, "x2": _ACROSS, "y2": _DOWN, "xOffset": "number", "yOffset": "number",
    "color": _PAINT, "fill": _PAINT, "stroke": _PAINT, "opacity": _PART, "size": "0..",
    "shape": SHAPES, "text": "", "detail": "", "order": "number",
}  # fmt: skip
"""Channel → what its `value` may be; "" where it has a field and no value."""
SCALE: Mapping[str, str] = {
    "type": "linear sqrt log point band ordinal", "zero": "flag", "nice": "flag number",
    "reverse": "flag", "padding": "0..", "paddingInner": _PART, "paddingOuter": "0..",
    "range": "numbers", "domain": "list",
}  # fmt: skip
TYPES = "quantitative nominal ordinal"
_RANGE = re.compile(r"(\d+)\.\.(\d*)")
_PAIR = 2


def unfit(where: Field, found: object, kinds: str) -> Iterator[Part]:
    """Yield that what stands at a place is none of what it may be.

    kinds: words that it may be, or `flag`, `number`, `0..1`, `list`, `numbers`, `colour`.
    """
    known = kinds.split(" ")
    if any(_fits(found, kind) for kind in known):
        return
    words = [word for kind in known for word in (COLOURS if kind == _PAINT else [kind])]
    plain = [word for word in words if word not in _NAMED]
    near = nearest(found, plain) if isinstance(found, str) else ""
    listed = tuple(_named(word) for word in words)
    yield part("other-value", where=where, found=written(found), listed=listed, nearest=near)


_NAMED = frozenset({"flag", "number", "numbers", "list"})


def _named(kind: str) -> Field:
    """Return a kind of values in words; a word is its own name."""
    if match := _RANGE.fullmatch(kind):
        code = "kind-between" if match[2] else "kind-from"
        return part(code, low=match[1], high=match[2])
    return part(f"kind-{kind}") if kind in _NAMED else kind


def _fits(found: object, kind: str) -> bool:
    if match := _RANGE.fullmatch(kind):
        return _is_number(found) and int(match[1]) <= found <= float(match[2] or "inf")
    if kind in {"list", "numbers"}:
        if not isinstance(found, list) or len(found) < _PAIR:
            return False
        return kind == "list" or all(_is_number(one) for one in found)
    if kind == _PAINT:
        return isinstance(found, str) and found.startswith("var(")
    return {"flag": isinstance(found, bool), "number": _is_number(found)}.get(kind, found == kind)


def _is_number(found: object) -> TypeGuard[float]:
    return isinstance(found, int | float) and not isinstance(found, bool)


def written(found: object) -> str:
    """Return a value as an editor writes it."""
    if isinstance(found, Mapping):
        return "{…}"
    if isinstance(found, list | tuple):
        return f"[{', '.join(map(written, found))}]"
    words: Mapping[Any, str] = {True: "true", False: "false", None: "null"}
    return words[found] if found is None or isinstance(found, bool) else str(found)
