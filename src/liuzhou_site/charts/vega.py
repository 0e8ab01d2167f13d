"""Vega-Lite as an editor writes it, for what no form draws: bound to figures, held to the rules.

The engine brings the data, the size and the palette. What could set a number that no figure vouches
for (axes, legends, titles, aggregates, expressions, other data) is not in the language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import Plot, opened
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import COLOURS
from liuzhou_site.figures import dates
from liuzhou_site.figures.cells import in_series

Spec = dict[str, Any]

FIELDS = (
    "figure", "value", "low", "high", "time", "said", "noun", "dated", "group", "colour", "order"
)  # fmt: skip
"""What a row has: a mark's id, its number and the range that it may have, the middle of its period
in years, its words, the title of its group, its colour, its place in the chart."""
TALL = 260
PAINT = frozenset({"color", "fill", "stroke"})
_NUMBER = re.compile(r"-?\d{1,6}(\.\d{1,6})?")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


def vega(canvas: Canvas, drawing: Drawing) -> None:
    """Draw the editor's specification over the chart's marks, as wide as the canvas."""
    spec: Spec = typed(drawing.specification)
    height = spec.pop("height", TALL)
    spec = spec if "layer" in spec else {"layer": [spec]}
    datasets = {"marks": list(rows(drawing))}
    spec["layer"] = [
        _chosen(layer, f"layer_{number}", datasets) for number, layer in enumerate(spec["layer"])
    ]
    spec |= {
        "data": {"name": "marks"},
        "datasets": {},
        "width": canvas.width,
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
    canvas.given = Plot(datasets, ("vega", spec), partial(opened, spec))


def _chosen(layer: Spec, name: str, datasets: dict[str, list[dict[str, object]]]) -> Spec:
    if "figures" not in layer:
        return layer
    chosen = layer["figures"]
    datasets[name] = [row for row in datasets["marks"] if asked(str(row["figure"]), chosen)]
    return {key: part for key, part in layer.items() if key != "figures"} | {"data": {"name": name}}


def asked(figure: str, chosen: Sequence[str]) -> bool:
    """Say whether a figure is named, or is a cell of a series that is."""
    return any(figure == one or in_series(figure, one) for one in chosen)


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


def typed(value: object, key: str = "", above: str = "") -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return what YAML left as text of a specification in the types of JSON, without legends.

    A colour of the palette stands in one of two places.
    """
    if isinstance(value, Mapping):
        found = {name: typed(part, name, key) for name, part in value.items()}
        if key in PAINT and "field" in found:
            found |= {"scale": None, "legend": None}
        return found
    if isinstance(value, list | tuple):
        return [typed(part) for part in value]
    if not isinstance(value, str):
        return value
    if value in COLOURS and (key in PAINT or (key == "value" and above in PAINT)):
        return f"var(--{value})"
    if _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return _WORDS.get(value, value)
