"""What each key of an editor's Vega-Lite may hold: words of a list, numbers, yes or no."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, TypeGuard

from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.errors import nearest
from liuzhou_site.messages import Field, Part, part
from liuzhou_site.yaml_text import documents

(_LISTED,) = documents((files(__package__) / "vega.yml").read_text("utf-8"))
LOOKS, CHANNELS, SCALE = (_LISTED[of] for of in ("mark", "channel", "scale"))
"""Key of a mark, channel or key of a scale → what it may be; "" where a channel has no value."""
SHAPES: str = LOOKS["shape"]
_PAINT = "colour"
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


_NAMED = {
    "flag": "kind-flag", "number": "kind-number", "numbers": "kind-numbers", "list": "kind-list",
}  # fmt: skip


def _named(kind: str) -> Field:
    """Return a kind of values in words; a word is its own name."""
    if match := _RANGE.fullmatch(kind):
        code = "kind-between" if match[2] else "kind-from"
        return part(code, low=match[1], high=match[2])
    return part(_NAMED[kind]) if kind in _NAMED else kind


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
