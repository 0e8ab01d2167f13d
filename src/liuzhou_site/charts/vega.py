"""Vega-Lite as an editor writes it, for what no form draws: bound to figures, held to the rules.

The engine brings the data, the size and the palette. What could set a number that no figure vouches
for (axes, legends, titles, aggregates, expressions, other data) is not in the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from liuzhou_site.charts.lazily import lazily
from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.errors import nearest
from liuzhou_site.figures import dates
from liuzhou_site.figures.cells import in_series
from liuzhou_site.messages import Field, Part, part
from liuzhou_site.model import Drawing, Group, Mark

if TYPE_CHECKING:
    import altair as alt

else:
    alt = lazily("altair")

Spec = dict[str, Any]

FIELDS = (
    "figure", "value", "low", "high", "time", "said", "noun", "dated", "group", "colour", "order"
)  # fmt: skip
"""What a row has: a mark's id, its number and the range that it may have, the middle of its period
in years, its words, the title of its group, its colour, its place in the chart."""
_TALL = 260
_LOWEST, _HIGHEST = 40, 800
_SMALLEST = 12  # pixels of type (reader.md A6)
_MARKS = ("bar", "rect", "line", "area", "point", "square", "rule", "tick", "text")
_BARS = frozenset({"bar", "area"})
_SHAPES = ("square", "cross", "diamond", "triangle-up", "triangle-down", "stroke")
_PAINT = frozenset({"color", "fill", "stroke"})
_LOOKS = frozenset(
    "type filled opacity fillOpacity strokeOpacity size shape width height orient align baseline "
    "dx dy fontSize fontWeight lineHeight strokeWidth strokeDash thickness xOffset yOffset "
    "x y x2 y2".split()
)
_CHANNELS = frozenset(
    "x y x2 y2 xOffset yOffset color fill stroke opacity size shape text detail order".split()
)
_NUMBER = re.compile(r"-?\d{1,6}(\.\d{1,6})?")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_KEYS = frozenset("field type value datum scale sort".split())
_SCALE = frozenset("type zero nice reverse padding paddingInner paddingOuter range domain".split())
_SCALES = ("linear", "sqrt", "log", "point", "band", "ordinal")


def vega(drawing: Drawing, width: int) -> alt.LayerChart:
    """Draw the editor's specification over the chart's marks, `width` pixels wide."""
    spec = painted(drawing)
    height = spec.pop("height", _TALL)
    spec = _layered(spec)
    datasets = {"marks": list(rows(drawing))}
    spec["layer"] = [
        _chosen(layer, f"layer_{number}", datasets) for number, layer in enumerate(spec["layer"])
    ]
    spec |= {
        "data": {"name": "marks"},
        "datasets": {},
        "width": width,
        "height": height,
        "padding": 0,
        "background": "transparent",
        "autosize": {"type": "none"},
        "config": {
            "view": {"stroke": None},
            "axis": {"disable": True},
            "legend": {"disable": True},
            "text": {"fontSize": 13.5, "limit": 0},
            "point": {"shape": "square", "filled": True, "opacity": 1},
            "square": {"opacity": 1},
        },
    }
    made: alt.LayerChart = alt.LayerChart.from_dict(spec)
    made["datasets"] = datasets  # plain, as those of our own forms
    return made


def _chosen(layer: Spec, name: str, datasets: dict[str, list[dict[str, object]]]) -> Spec:
    """Return a layer with data of its own where it draws some of the figures only."""
    if "figures" not in layer:
        return layer
    asked = layer["figures"]
    datasets[name] = [row for row in datasets["marks"] if _asked(str(row["figure"]), asked)]
    return {key: part for key, part in layer.items() if key != "figures"} | {"data": {"name": name}}


def _asked(figure: str, asked: Sequence[str]) -> bool:
    """Say whether a figure is named, or is a cell of a series that is."""
    return any(figure == one or in_series(figure, one) for one in asked)


def rows(drawing: Drawing) -> Iterator[dict[str, object]]:
    """Yield the data: a row a mark, with `FIELDS` and the chart's own texts (text_KEY)."""
    more = {f"text_{key}": words for key, words in drawing.texts.items()}
    marks = [(group, mark) for group in drawing.groups for mark in group.marks]
    for order, (group, mark) in enumerate(marks):
        yield {**_row(group, mark), **more, "order": order}


def _row(group: Group, mark: Mark) -> dict[str, object]:
    low, high = mark.interval.low, mark.interval.high
    return {
        "figure": mark.figure,
        "value": float(mark.value),
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
        "time": dates.middle(mark.period) / 365.2425 if mark.period.iso else None,
        "said": mark.said,
        "noun": mark.noun,
        "dated": mark.dated,
        "group": group.title,
        "colour": f"var(--{mark.colour})",
    }


def painted(drawing: Drawing) -> Spec:
    """Return the specification with numbers for digits, palette names as the page's colours.

    Colours of a field are taken as they are; nothing has an axis or a legend.
    """
    made: Spec = _typed(drawing.specification)
    return made


def _typed(value: object, key: str = "", above: str = "") -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return what YAML left as text in the types of JSON; a colour stands in one of two places."""
    if isinstance(value, Mapping):
        typed = {name: _typed(part, name, key) for name, part in value.items()}
        if key in _PAINT and "field" in typed:
            typed |= {"scale": None, "legend": None}
        return typed
    if isinstance(value, list | tuple):
        return [_typed(part) for part in value]
    if not isinstance(value, str):
        return value
    if value in COLOURS and (key in _PAINT or (key == "value" and above in _PAINT)):
        return f"var(--{value})"
    if _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return _WORDS.get(value, value)


def _layered(spec: Spec) -> Spec:
    """Return a specification of layers; one that has none is its own only layer."""
    return spec if "layer" in spec else {"layer": [spec]}


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
    height = spec.get("height", _TALL)
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
        yield from _encoding_faults(drawing, _type_of(layer.get("mark", "")), encoding)
        if _field(encoding.get("text")) == "said":
            asked = layer.get("figures", drawn)
            told |= {figure for figure in drawn if _asked(figure, asked)}
    marks = [mark for group in drawing.groups for mark in group.marks]
    if any((m.sign != "firm" or m.doubtful) and m.figure not in told for m in marks):
        yield part("hedge-undrawn")


def invalid(drawing: Drawing) -> str:
    """Return why the specification is no Vega-Lite, in the library's words; "" if it is."""
    spec = painted(drawing)
    shared = spec.get("encoding", {}) if "layer" in spec else {}
    for layer in spec.get("layer", [spec]):
        unit = {"mark": layer["mark"], "encoding": {**shared, **layer.get("encoding", {})}}
        try:  # in two steps: only the second tells what is wrong in words of Altair's own
            alt.UnitSpec.from_dict(unit, validate=False).to_dict()
        except alt.utils.schemapi.SchemaValidationError as error:
            return " ".join(str(error).split())
    return ""


def _choice_faults(layer: Spec, drawn: Sequence[str]) -> Iterator[Part]:
    """Yield the figures of a layer that the chart does not draw."""
    asked = layer.get("figures", [])
    if not isinstance(asked, list):
        yield part("figures-no-list")
        return
    for found in asked:
        if not any(_asked(figure, [found]) for figure in drawn):
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
    yield from _unknown(part("a-mark"), mark, _LOOKS | _PAINT)
    if (
        isinstance(mark.get("fontSize", _SMALLEST), int | float)
        and mark.get("fontSize", _SMALLEST) < _SMALLEST
    ):
        yield part("small-type")
    if "shape" in mark and mark["shape"] not in _SHAPES:
        yield part("other-shape", found=mark["shape"], listed=", ".join(_SHAPES))
    for key in sorted(_PAINT & mark.keys()):
        yield from _paint_faults(mark[key])


def _paint_faults(colour: object) -> Iterator[Part]:
    if not (isinstance(colour, str) and colour.startswith("var(")):
        yield part("other-colour", found=colour, listed=", ".join(COLOURS))


def _encoding_faults(drawing: Drawing, mark: str, encoding: Mapping[str, Any]) -> Iterator[Part]:
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
        if name in _PAINT and "field" in channel and channel["field"] != "colour":
            yield part("other-colours", found=channel["field"])
        if name in _PAINT and "value" in channel:
            yield from _paint_faults(channel["value"])
        yield from _scale_faults(name, channel, drawn_from_zero=_is_length(mark, channel))
        if channel.get("field") == "time" and any(
            not m.period.iso for g in drawing.groups for m in g.marks
        ):
            yield part("undated-time")


def _is_length(mark: str, channel: Spec) -> bool:
    """Say whether a bar or an area may be as long as a channel says; time is no length."""
    return mark in _BARS and channel.get("field") != "time"


def _scale_faults(name: str, channel: Spec, *, drawn_from_zero: bool) -> Iterator[Part]:
    scale = channel.get("scale")
    if scale is None:
        return
    if not isinstance(scale, dict):
        yield part("scale-keys", name=name)
        return
    yield from _unknown(part("the-scale", name=name), scale, _SCALE)
    if scale.get("type", "linear") not in _SCALES:
        yield part("other-scale", found=scale["type"], listed=", ".join(_SCALES))
    cut = scale.get("zero") is False or scale.get("type") == "log" or "domain" in scale
    if drawn_from_zero and name in {"x", "y"} and cut:
        yield part("cut-bars", name=name)
