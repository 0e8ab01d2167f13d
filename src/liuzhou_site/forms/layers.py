"""The layers that every form is put together from: Altair marks over rows of data.

A row holds what is shown (`figure`, a value) and where it stands. Values go through a scale from
zero; places are pixels. All sizes are given, so Vega measures nothing, and the bytes do not
depend on the fonts of a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, str | float]
Weight = Literal[400, 600]
Anchor = Literal["left", "right"]

_UNSCALED = 4  # a custom shape is scaled by half the root of its size: 4 leaves it as it is


@dataclass(frozen=True)
class Span:
    """A linear scale from zero: 0 lies at `left`, `most` at `right` (pixels)."""

    most: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Return the pixel at which `value` lies."""
        return self.left + value / self.most * (self.right - self.left)


PIXELS = Span(1, 0, 1)
"""The scale of places that are pixels already."""


@dataclass(frozen=True)
class Pen:
    """How an outline is drawn: filled, or stroked `width` pixels thick, perhaps dashed."""

    width: float = 0
    dash: tuple[float, ...] = ()

    def look(self) -> dict[str, Any]:
        """Return the pen as properties of a mark."""
        dash = {"strokeDash": list(self.dash)} if self.dash else {}
        return {"strokeWidth": self.width, **dash} if self.width else {}


FILLED = Pen()


def bars(rows: Sequence[Row], span: Span, pen: Pen) -> alt.Chart:
    """Return boxes from `from` to `to` (on `span`) and from `top` to `bottom`."""
    chart = _chart(rows).mark_rect(filled=not pen.width, **pen.look())
    made: alt.Chart = chart.encode(
        **_place("from", "top", span), x2="to", y2="bottom", **_colour(pen)
    )
    return made


def rules(rows: Sequence[Row], span: Span, pen: Pen) -> alt.Chart:
    """Return lines from (`from`, `top`) to (`to`, `bottom`)."""
    chart = _chart(rows).mark_rule(**pen.look())
    made: alt.Chart = chart.encode(
        **_place("from", "top", span), x2="to", y2="bottom", **_colour(pen)
    )
    return made


def shapes(rows: Sequence[Row], outlines: Mapping[str, str], pen: Pen) -> alt.Chart:
    """Return for each row the outline that its `sign` names, set at (`at`, `top`).

    outlines: sign → path of absolute M, L and Z around (0, 0). Rows with `href` are links.
    """
    scale = alt.Scale(domain=list(outlines), range=list(outlines.values()))
    channels = {
        **_place("at", "top", PIXELS),
        **_colour(pen),
        "shape": alt.Shape(field="sign", type="nominal", scale=scale, legend=None),
    }
    if any("href" in row for row in rows):
        channels["href"] = alt.Href(field="href", type="nominal")
    chart = _chart(rows).mark_point(size=_UNSCALED, opacity=1, filled=not pen.width, **pen.look())
    made: alt.Chart = chart.encode(**channels)
    return made


def words(rows: Sequence[Row], size: float, weight: Weight, anchor: Anchor) -> alt.Chart:
    """Return lines of text, baseline at `top`, anchored at `at`."""
    chart = _chart(rows).mark_text(
        fontSize=size, fontWeight=weight, align=anchor, baseline="alphabetic", limit=0
    )
    text = alt.Text(field="text", type="nominal")
    made: alt.Chart = chart.encode(**_place("at", "top", PIXELS), text=text, **_colour(FILLED))
    return made


def layered(layers: Sequence[alt.Chart], width: int, height: int) -> alt.LayerChart:
    """Return one chart of fixed size: no axes, no legends, no padding, a transparent ground."""
    made: alt.LayerChart = (
        alt.layer(*layers)
        .resolve_scale(x="independent", y="independent", shape="independent")
        .properties(
            width=width,
            height=height,
            padding=0,
            background="transparent",
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure_view(stroke=None)
    )
    return made


def _chart(rows: Sequence[Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _place(x: str, y: str, span: Span) -> dict[str, Any]:
    return {
        "x": alt.X(field=x, type="quantitative", axis=None, scale=_scale(span)),
        "y": alt.Y(field=y, type="quantitative", axis=None, scale=_scale(PIXELS)),
    }


def _scale(span: Span) -> alt.Scale:
    return alt.Scale(domain=[0, span.most], range=[span.left, span.right], nice=False, zero=True)


def _colour(pen: Pen) -> dict[str, Any]:
    if pen.width:
        return {"stroke": alt.Stroke(field="colour", type="nominal", scale=None, legend=None)}
    return {"fill": alt.Fill(field="colour", type="nominal", scale=None, legend=None)}
