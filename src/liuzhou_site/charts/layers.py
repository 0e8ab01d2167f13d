"""The layers that every form is put together from: Altair marks over rows of data.

A row holds what is shown (`figure`, a value) and where it stands. Values go through a scale from
zero; places are pixels. All sizes are given, so Vega measures nothing, and the bytes do not
depend on the fonts of a machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias


def lazily(name: str) -> ModuleType:
    """Return the installed module `name`, which runs when something of it is asked for."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if TYPE_CHECKING:
    import altair as alt
else:
    alt = lazily("altair")

LayerChart: TypeAlias = "alt.LayerChart"
"""A drawing as those have it who write with Altair: it shows itself, and takes more."""
Row = dict[str, str | float]
Weight = Literal[400, 600]
Anchor = Literal["left", "right"]

_UNSCALED = 4  # a custom shape is scaled by half the root of its size: 4 leaves it as it is


@dataclass(frozen=True)
class Span:
    """A linear scale from zero: 0 lies at `left`, `most` at `right` (pixels).

    signed: some of what it measures is below zero, and lies on the other side of `left`.
    """

    most: float
    left: float
    right: float
    signed: bool = False

    @classmethod
    def of(cls, values: Iterable[float], left: float, right: float) -> Span:
        """Return the scale on which zero and all of `values` just fit between `left` and `right`.

        Where all are zero, it measures nothing, and zero lies at `left`.
        """
        known = (0.0, *values)
        least, most = min(known), max(known)
        if least == 0:
            return cls(most or 1.0, left, right)
        zero = round(left + (right - left) * least / (least - most))
        return cls(most - least, zero, zero + right - left, signed=True)

    @classmethod
    def upright(cls, values: Iterable[float], bottom: float, height: float) -> Span:
        """Return the upright scale on which zero and all of `values` just fit over `bottom`."""
        known = (0.0, *values)
        least, reach = min(known), max(known) - min(known) or 1.0
        ground = bottom + least / reach * height
        return cls(reach, ground, ground - height)

    def at(self, value: float) -> float:
        """Return the pixel at which `value` lies."""
        return self.left + value / self.most * (self.right - self.left)


PIXELS = Span(1, 0, 1)
"""The scale of places that are pixels already."""


@dataclass(frozen=True)
class Pen:
    """How an outline is drawn: filled, or stroked `width` pixels thick, perhaps dashed.

    shade: how much of a fill's colour covers the ground.
    """

    width: float = 0
    dash: tuple[float, ...] = ()
    shade: float = 1

    def look(self) -> dict[str, Any]:
        """Return the pen as properties of a mark."""
        dash = {"strokeDash": list(self.dash)} if self.dash else {}
        if self.width:
            return {"strokeWidth": self.width, **dash}
        return {"fillOpacity": self.shade} if self.shade < 1 else {}


FILLED = Pen()


@dataclass(frozen=True)
class Layer:
    """One kind of mark over one table: rows, what draws them, and what that is given besides."""

    rows: Sequence[Row]
    draws: Callable[..., alt.TopLevelUnitSpec]
    given: tuple[object, ...]


@dataclass(frozen=True)
class Plot:
    """A drawing: its rows by name, and all else, which Altair makes.

    made_from: all that Altair makes it from, as a value whose `repr` is all of it.
    """

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    made_from: tuple[object, ...]
    make: Callable[[], alt.TopLevelLayerSpec | alt.LayerChart]


def bars(data: alt.NamedData, span: Span, pen: Pen) -> alt.TopLevelUnitSpec:
    """Draw boxes from `from` to `to` (on `span`) and from `top` to `bottom`."""
    return _unit(data, _between(span, pen), type="rect", filled=not pen.width, **pen.look())


def rules(data: alt.NamedData, span: Span, pen: Pen) -> alt.TopLevelUnitSpec:
    """Draw lines from (`from`, `top`) to (`to`, `bottom`)."""
    return _unit(data, _between(span, pen), type="rule", **pen.look())


def lines(data: alt.NamedData, span: Span, pen: Pen) -> alt.TopLevelUnitSpec:
    """Draw a line through the points (`at`, `value` on the upright `span`) of each `run`."""
    channels = {
        "x": alt.X(field="at", type="quantitative", axis=None, scale=_scale(PIXELS)),
        "y": alt.Y(field="value", type="quantitative", axis=None, scale=_scale(span)),
        "detail": alt.Detail(field="run", type="nominal"),
        **_colour(pen),
    }
    return _unit(data, channels, type="line", **pen.look())


def shapes(
    data: alt.NamedData, outlines: Mapping[str, str], pen: Pen, linked: object
) -> alt.TopLevelUnitSpec:
    """Draw for each row the outline that its `sign` names, set at (`at`, `top`).

    outlines: sign → path of absolute M, L and Z around (0, 0). linked: rows have `href`.
    """
    scale = alt.Scale(domain=list(outlines), range=list(outlines.values()))
    channels = {
        **_place("at", PIXELS),
        **_colour(pen),
        "shape": alt.Shape(field="sign", type="nominal", scale=scale, legend=None),
    }
    if linked:
        channels["href"] = alt.Href(field="href", type="nominal")
    look = {"size": _UNSCALED, "opacity": 1, "filled": not pen.width, **pen.look()}
    return _unit(data, channels, type="point", **look)


def words(data: alt.NamedData, size: float, weight: Weight, anchor: Anchor) -> alt.TopLevelUnitSpec:
    """Draw lines of text, baseline at `top`, anchored at `at`."""
    text = alt.Text(field="text", type="nominal")
    channels = {**_place("at", PIXELS), "text": text, **_colour(FILLED)}
    look = {"fontSize": size, "fontWeight": weight, "align": anchor}
    return _unit(data, channels, type="text", baseline="alphabetic", limit=0, **look)


def layered(layers: Sequence[Layer], width: int, height: int) -> Plot:
    """Return one chart of fixed size: no axes, no legends, no padding, a transparent ground."""
    named = {f"layer_{number}": layer for number, layer in enumerate(layers)}
    drawn = tuple((layer.draws.__name__, layer.given) for layer in layers)
    rows = {name: layer.rows for name, layer in named.items()}
    return Plot(rows, (width, height, drawn), partial(_layered, named, width, height))


def _layered(named: Mapping[str, Layer], width: int, height: int) -> alt.TopLevelLayerSpec:
    """Put a chart together from Altair's own kinds of Vega-Lite, without its rows.

    Its `LayerChart` would copy every layer, and all that is in it, four times over.
    """
    scales = alt.ScaleResolveMap(x="independent", y="independent", shape="independent")
    return alt.TopLevelLayerSpec(
        layer=[
            layer.draws(alt.NamedData(name=name), *layer.given) for name, layer in named.items()
        ],
        datasets={},
        resolve=alt.Resolve(scale=scales),
        width=width,
        height=height,
        padding=0,
        background="transparent",
        autosize=alt.AutoSizeParams(type="none"),
        config={"view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None}},
    )


def bare(plot: Plot) -> dict[str, Any]:
    """Return a chart as Vega-Lite, without its rows.

    Altair takes what it is given: tests hold what forms write against Vega-Lite's schema.
    """
    with alt.utils.schemapi.debug_mode(arg=False):
        made = plot.make().to_dict(validate=False)
    empty: dict[str, Any] = dict.fromkeys(plot.rows, ())
    return {"config": made["config"], **made, "datasets": empty, "$schema": alt.SCHEMA_URL}


def specification(plot: Plot, made: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a chart as Vega-Lite; made: the same without its rows, if it is known."""
    return {**(made or bare(plot)), "datasets": plot.rows}


def opened(specification: dict[str, Any]) -> LayerChart:
    """Return a drawing in Vega-Lite as Altair has it for those who write with it."""
    made: LayerChart = alt.LayerChart.from_dict(specification, validate=False)
    return made


def _unit(data: alt.NamedData, channels: Mapping[str, Any], **look: Any) -> alt.TopLevelUnitSpec:  # noqa: ANN401 (what Altair takes)
    return alt.TopLevelUnitSpec(
        data=data, mark=alt.MarkDef(**look), encoding=alt.FacetedEncoding(**channels)
    )


def _between(span: Span, pen: Pen) -> dict[str, Any]:
    ends = {"x2": alt.X2(field="to"), "y2": alt.Y2(field="bottom")}
    return {**_place("from", span), **ends, **_colour(pen)}


def _place(x: str, span: Span) -> dict[str, Any]:
    return {
        "x": alt.X(field=x, type="quantitative", axis=None, scale=_scale(span)),
        "y": alt.Y(field="top", type="quantitative", axis=None, scale=_scale(PIXELS)),
    }


def _scale(span: Span) -> alt.Scale:
    return alt.Scale(domain=[0, span.most], range=[span.left, span.right], nice=False, zero=True)


def _colour(pen: Pen) -> dict[str, Any]:
    if pen.width:
        return {"stroke": alt.Stroke(field="colour", type="nominal", scale=None, legend=None)}
    return {"fill": alt.Fill(field="colour", type="nominal", scale=None, legend=None)}
