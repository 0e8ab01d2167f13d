"""What an editor's Vega-Lite may hold: a small language in which no number stands by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from liuzhou_site.charts.layers import mistaken
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.charts.vega import FIELDS, PAINT, TALL, Spec, asked, painted
from liuzhou_site.charts.vega_shows import misdrawn
from liuzhou_site.errors import nearest
from liuzhou_site.messages import Field, Part, part

_LOWEST, _HIGHEST = 40, 800
_SMALLEST = 12  # pixels of type (reader.md A6)
_MARKS = ("bar", "rect", "line", "area", "point", "square", "rule", "tick", "text")
_SHAPES = ("square", "cross", "diamond", "triangle-up", "triangle-down", "stroke")
_LOOKS = frozenset(
    "type filled opacity fillOpacity strokeOpacity size shape width height orient align baseline "
    "dx dy fontSize fontWeight lineHeight strokeWidth strokeDash thickness xOffset yOffset "
    "x y x2 y2".split()
)
_CHANNELS = frozenset(
    "x y x2 y2 xOffset yOffset color fill stroke opacity size shape text detail order".split()
)
_KEYS = frozenset("field type value datum scale sort".split())
_SCALE = frozenset("type zero nice reverse padding paddingInner paddingOuter range domain".split())
_SCALES = ("linear", "sqrt", "log", "point", "band", "ordinal")


def faults(drawing: Drawing) -> Iterator[Part]:
    """Yield, in words for an editor, what the specification may not hold or does not say."""
    if not drawing.specification:
        yield part("spec-missing")
        return
    spec = painted(drawing)
    layers = spec.get("layer", [spec])
    if not isinstance(layers, list) or not all(isinstance(layer, dict) for layer in layers):
        yield part("layer-keys")
        return
    known = {"mark", "encoding"}
    yield from _unknown(part("the-specification"), spec, {*known, "layer", "height"})
    height = spec.get("height", TALL)
    if not isinstance(height, int | float) or not _LOWEST <= height <= _HIGHEST:
        yield part("height", found=height, low=_LOWEST, high=_HIGHEST)
    shared = spec.get("encoding", {}) if "layer" in spec else {}
    drawn = [mark.figure for group in drawing.groups for mark in group.marks]
    told: set[str] = set()
    for layer in layers:
        if "layer" in spec:
            yield from _unknown(part("a-layer"), layer, {*known, "figures"})
            yield from _choice_faults(layer, drawn)
        if not isinstance(layer.get("encoding", {}), dict) or not isinstance(shared, dict):
            yield part("encoding-keys")
            return
        encoding = {**shared, **layer.get("encoding", {})}
        yield from _mark_faults(layer.get("mark", ""))
        yield from _encoding_faults(drawing, encoding)
        yield from _shown_faults(drawing, layer.get("mark", ""), encoding)
        if _field(encoding.get("text")) == "said":
            chosen = layer.get("figures", drawn)
            told |= {figure for figure in drawn if asked(figure, chosen)}
    marks = [mark for group in drawing.groups for mark in group.marks]
    if any((m.sign != "firm" or m.doubtful) and m.figure not in told for m in marks):
        yield part("hedge-undrawn")


def invalid(drawing: Drawing) -> str:
    """Return why the specification is no Vega-Lite, in the library's words; "" if it is."""
    spec = painted(drawing)
    shared = spec.get("encoding", {}) if "layer" in spec else {}
    for layer in spec.get("layer", [spec]):
        unit = {"mark": layer["mark"], "encoding": {**shared, **layer.get("encoding", {})}}
        if why := mistaken(unit):
            return why
    return ""


def _choice_faults(layer: Spec, drawn: Sequence[str]) -> Iterator[Part]:
    """Yield the figures of a layer that the chart does not draw."""
    chosen = layer.get("figures", [])
    if not isinstance(chosen, list):
        yield part("figures-no-list")
        return
    for found in chosen:
        if not any(asked(figure, [found]) for figure in drawn):
            yield part("figure-undrawn", found=found)


def _type_of(mark: object) -> str:
    return str(mark.get("type", "")) if isinstance(mark, dict) else str(mark)


def _field(channel: object) -> object:
    return channel.get("field") if isinstance(channel, dict) else None


def _unknown(where: Field, found: Mapping[str, object], known: Iterable[str]) -> Iterator[Part]:
    for key in found:
        if key not in known:
            yield part("not-there", key=key, where=where, nearest=nearest(key, known))


def _mark_faults(mark: object) -> Iterator[Part]:
    kind = _type_of(mark)
    if kind not in _MARKS:
        yield part("other-mark", found=kind, listed=", ".join(_MARKS))
    if not isinstance(mark, dict):
        return
    yield from _unknown(part("a-mark"), mark, _LOOKS | PAINT)
    for key, value in mark.items():
        yield from _unplain(f"mark.{key}", value)
    if (
        isinstance(mark.get("fontSize", _SMALLEST), int | float)
        and mark.get("fontSize", _SMALLEST) < _SMALLEST
    ):
        yield part("small-type")
    if "shape" in mark and mark["shape"] not in _SHAPES:
        yield part("other-shape", found=mark["shape"], listed=", ".join(_SHAPES))
    for key in sorted(PAINT & mark.keys()):
        yield from _paint_faults(mark[key])


def _paint_faults(colour: object) -> Iterator[Part]:
    if not (isinstance(colour, str) and colour.startswith("var(")):
        yield part("other-colour", found=colour, listed=", ".join(COLOURS))


def _shown_faults(drawing: Drawing, mark: object, encoding: Mapping[str, object]) -> Iterator[Part]:
    """Yield what a layer would show otherwise than it is, as far as it is written rightly."""
    channels = {
        name: channel
        for name, channel in encoding.items()
        if isinstance(channel, dict)
        and isinstance(channel.get("field", ""), str)
        and isinstance(channel.get("scale") or {}, dict)
    }
    looks = mark if isinstance(mark, dict) else {}
    yield from misdrawn(drawing, {**looks, "type": _type_of(mark)}, channels)


def _unplain(where: str, found: object) -> Iterator[Part]:
    """Yield what is computed or looked up where a plain value stands: {expr: …} says anything."""
    if isinstance(found, Mapping):
        yield part("no-literal", where=where)
    elif isinstance(found, list | tuple):
        for one in found:
            yield from _unplain(where, one)


def _encoding_faults(drawing: Drawing, encoding: Mapping[str, Any]) -> Iterator[Part]:
    yield from _unknown(part("an-encoding"), encoding, _CHANNELS)
    fields = {*FIELDS, *(f"text_{key}" for key in drawing.texts)}
    for name, channel in encoding.items():
        if not isinstance(channel, dict):
            yield part("channel-keys", name=name)
            continue
        yield from _unknown(f"“{name}”", channel, _KEYS | {"legend"})
        if "field" in channel and (found := str(channel["field"])) not in fields:
            near = nearest(found, sorted(fields))
            yield part("other-field", found=found, nearest=near)
        if name == "text" and "field" not in channel:
            yield part("no-field")
        if name in PAINT and "field" in channel and channel["field"] != "colour":
            yield part("other-colours", found=channel["field"])
        if name in PAINT and "value" in channel:
            yield from _paint_faults(channel["value"])
        for key in channel.keys() - {"scale", "legend"}:
            yield from _unplain(f"{name}.{key}", channel[key])
        yield from _scale_faults(name, channel)
        if channel.get("field") == "time" and any(
            not m.period.iso for g in drawing.groups for m in g.marks
        ):
            yield part("undated-time")


def _scale_faults(name: str, channel: Spec) -> Iterator[Part]:
    scale = channel.get("scale")
    if scale is None:
        return
    if not isinstance(scale, dict):
        yield part("scale-keys", name=name)
        return
    yield from _unknown(part("the-scale", name=name), scale, _SCALE)
    if scale.get("type", "linear") not in _SCALES:
        yield part("other-scale", found=scale["type"], listed=", ".join(_SCALES))
    for key, value in scale.items():
        yield from _unplain(f"{name}.scale.{key}", value)
