"""What an editor's Vega-Lite may hold: a small language in which no number stands by itself."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, TypeGuard

from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.charts.vega import FIELDS, PAINT, TALL, Spec, asked, typed
from liuzhou_site.charts.vega_shows import misdrawn
from liuzhou_site.errors import nearest
from liuzhou_site.messages import Field, Part, part
from liuzhou_site.yaml_text import documents

At = Callable[[str], Field]
"""A path of keys → the same with its layer."""

_LOWEST, _HIGHEST = 40, 800
_MARKS = ("bar", "rect", "line", "area", "point", "square", "rule", "tick", "text")
_SOURCES = ("field", "value", "datum")
_ENDS = {"x2": "x", "y2": "y", "xOffset": "x", "yOffset": "y"}
_KEYS = {*_SOURCES, "type", "scale", "sort", "legend"}
_NUMERIC = ("value", "low", "high", "time", "order")


def faults(drawing: Drawing) -> Iterator[Part]:
    """Yield, in words for an editor, what the specification may not hold or does not say."""
    if not drawing.specification:
        yield part("spec-missing")
        return
    spec = typed(drawing.specification)
    layered = "layer" in spec
    layers = spec["layer"] if layered else [spec]
    sound = isinstance(layers, list) and all(isinstance(layer, dict) for layer in layers)
    if not sound or not layers:
        yield part("layer-keys")
        return
    keys = {"encoding", "height", "layer" if layered else "mark"}
    yield from _unknown(part("the-specification"), spec, keys)
    height = spec.get("height", TALL)
    if not isinstance(height, int | float) or not _LOWEST <= height <= _HIGHEST:
        yield part("height", found=written(height), low=_LOWEST, high=_HIGHEST)
    shared = spec.get("encoding", {}) if layered else {}
    drawn = [mark.figure for mark in drawing.marks]
    told: set[str] = set()
    for number, layer in enumerate(layers, 1):
        if layered:
            yield from _unknown(part("a-layer"), layer, {"mark", "encoding", "figures"})
            yield from _choice_faults(layer, drawn)
        if not isinstance(layer.get("encoding", {}), dict) or not isinstance(shared, dict):
            yield part("encoding-keys")
            return
        encoding = {**shared, **layer.get("encoding", {})}
        yield from _layer_faults(drawing, layer.get("mark"), encoding, number if layered else 0)
        if _field(encoding.get("text")) == "said":
            chosen = layer.get("figures", drawn)
            told |= {figure for figure in drawn if asked(figure, chosen)}
    if any((m.sign != "firm" or m.doubtful) and m.figure not in told for m in drawing.marks):
        yield part("hedge-undrawn")


def _layer_faults(
    drawing: Drawing, mark: object, encoding: Mapping[str, Any], number: int
) -> Iterator[Part]:
    """Yield what a layer may not hold; of one that is written rightly, what it shows wrongly."""

    def at(path: str) -> Field:
        return part("in-layer", path=path, number=number) if number else path

    looks = mark if isinstance(mark, dict) else {"type": mark}
    kind = looks.get("type")
    found: list[Part] = []
    if not kind:
        found.append(part("no-mark", listed=_MARKS))
    elif kind not in _MARKS:
        near = nearest(kind, _MARKS) if isinstance(kind, str) else ""
        found.append(part("other-mark", found=written(kind), listed=_MARKS, nearest=near))
    keys = {key: value for key, value in looks.items() if key != "type"}
    found += _unknown(part("a-mark"), keys, LOOKS)
    for key in (key for key in keys if key in LOOKS):
        found += _valued(at(f"mark.{key}"), keys[key], LOOKS[key])
    found += _unknown(part("an-encoding"), encoding, CHANNELS)
    for name in (name for name in encoding if name in CHANNELS):
        found += _channel_faults(drawing, name, encoding, at)
    if not {"x", "y"} & {*encoding, *keys}:
        found.append(part("no-place"))
    if kind == "text" and "text" not in encoding:
        found.append(part("unsaid-text"))
    yield from found or misdrawn(drawing, {**looks, "type": kind}, encoding)


def _choice_faults(layer: Spec, drawn: Sequence[str]) -> Iterator[Part]:
    """Yield the figures of a layer that the chart does not draw."""
    chosen = layer.get("figures", [""])
    if not isinstance(chosen, list) or not chosen:
        yield part("figures-no-list")
        return
    for found in chosen if "figures" in layer else ():
        if not any(asked(figure, [found]) for figure in drawn):
            yield part("figure-undrawn", found=written(found), nearest=nearest(str(found), drawn))


def _field(channel: object) -> object:
    return channel.get("field") if isinstance(channel, dict) else None


def _unknown(where: Field, found: Mapping[str, object], known: Iterable[str]) -> Iterator[Part]:
    for key in found:
        if key not in known:
            yield part("not-there", key=key, where=where, nearest=nearest(key, known))


def _valued(where: Field, found: object, kinds: str) -> Iterator[Part]:
    """Yield what is computed or looked up where a plain value stands, or is no value of the key.

    {expr: …} says anything.
    """
    if isinstance(found, Mapping) or (
        isinstance(found, list | tuple) and any(isinstance(one, Mapping) for one in found)
    ):
        yield part("no-literal", where=where)
    else:
        yield from unfit(where, found, kinds)


def _channel_faults(
    drawing: Drawing, name: str, encoding: Mapping[str, Any], at: At
) -> Iterator[Part]:
    channel = encoding[name]
    if not isinstance(channel, dict):
        yield part("channel-keys", name=name)
        return
    path = f"encoding.{name}"
    yield from _unknown(f"“{name}”", channel, _FEW[name].split() if name in _FEW else _KEYS)
    sources = [key for key in _SOURCES if key in channel]
    if name == "text" and sources != ["field"]:
        yield part("no-field")
    elif len(sources) != 1:
        yield part("one-source", name=name, found=tuple(sources) or part("nothing"))
    first = encoding.get(_ENDS.get(name, name))
    if first is None:
        yield part("lone-end", name=name, other=_ENDS[name])
    elif name.endswith("Offset") and (not _field(first) or first.get("type") == "quantitative"):
        yield part("moved-mark", name=name)
    if "field" in channel:
        yield from _field_faults(drawing, name, channel, at(f"{path}.type"))
    if "value" in channel and CHANNELS[name]:
        yield from _valued(at(f"{path}.value"), channel["value"], CHANNELS[name])
    if "datum" in channel and not isinstance(channel["datum"], str):
        yield from _valued(at(f"{path}.datum"), channel["datum"], "number")
    free = name != "order" and isinstance(channel.get("sort"), list | type(None))
    if "sort" in channel and not free:
        others = [key for key in ("x", "y") if key in encoding and name not in {key, "order"}]
        kinds = "".join(["ascending descending", *(f" {key} -{key}" for key in others)])
        yield from _valued(at(f"{path}.sort"), channel["sort"], kinds)
    yield from _scale_faults(name, channel, at)


def _field_faults(drawing: Drawing, name: str, channel: Spec, where: Field) -> Iterator[Part]:
    """Yield a field that there is not, or that is measured and is no number."""
    fields = sorted({*FIELDS, *(f"text_{key}" for key in drawing.texts)})
    found = channel["field"]
    if found not in fields:
        near = nearest(found, fields) if isinstance(found, str) else ""
        yield part("other-field", found=written(found), nearest=near)
        return
    if name in PAINT and found != "colour":
        yield part("other-colours", found=found)
    if "type" in channel:
        number = found in _NUMERIC
        yield from unfit(where, channel["type"], TYPES if number else TYPES.partition(" ")[2])
    if found == "time" and any(not mark.period.iso for mark in drawing.marks):
        yield part("undated-time")


def _scale_faults(name: str, channel: Spec, at: At) -> Iterator[Part]:
    scale = channel.get("scale")
    if name == "shape" and "field" in channel:
        shapes = scale.get("range", ()) if isinstance(scale, dict) else ()
        for shape in shapes if isinstance(shapes, list) and shapes else [None]:
            yield from unfit(at("encoding.shape.scale.range"), shape, SHAPES)
        return
    if scale is None:
        return
    if not isinstance(scale, dict):
        yield part("scale-keys", name=name)
        return
    yield from _unknown(part("the-scale", name=name), scale, SCALE)
    for key in (key for key in scale if key in SCALE):
        yield from _valued(at(f"encoding.{name}.scale.{key}"), scale[key], SCALE[key])


(_LISTED,) = documents((files(__package__) / "vega.yml").read_text("utf-8"))
LOOKS, CHANNELS, SCALE, _FEW = (_LISTED[of] for of in ("mark", "channel", "scale", "keys"))
"""Key of a mark, channel or key of a scale → what it may be, "" where a channel has no value; and
channels that have fewer keys than the others."""
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
