"""What all forms draw with: shapes and words at whole pixels, turned into one Altair chart.

Every shape is a datum of a layer: its outline as a custom point shape, its colour as a palette
variable. Nothing is measured by Vega, so the bytes do not depend on installed fonts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import altair as alt

from liuzhou_site.svg import PAGE
from liuzhou_site.theme import HINT, NOUN, NUMBER, width_of, wrap

_UNIT_AREA = 4  # a custom shape is scaled by half the root of its size: 4 leaves it as it is
HATCH = 5
LID = 5


@dataclass
class Canvas:
    """A growing list of shapes and words. Forms fill it from the top down."""

    width: int
    height: float = 0
    filled: list[dict[str, object]] = field(default_factory=list)
    lines: dict[tuple[float, tuple[float, ...]], list[dict[str, object]]] = field(
        default_factory=dict
    )
    words: dict[tuple[float, int, str], list[dict[str, object]]] = field(default_factory=dict)

    def shape(self, path: str, colour: str, href: str = "") -> None:
        """Fill the outline `path` (absolute M, L, H, V, Z) with a palette colour."""
        self.filled.append(_datum(path, colour, href))

    def line(
        self,
        path: str,
        colour: str,
        width: float = 1,
        dash: tuple[float, ...] = (),
        href: str = "",
    ) -> None:
        """Stroke the outline `path`."""
        self.lines.setdefault((width, dash), []).append(_datum(path, colour, href))

    def text(self, x: float, y: float, text: str, size: float = NOUN, **look: str | int) -> None:
        """Write one line with its baseline at y. look: weight, colour, anchor."""
        key = (size, int(look.get("weight", 400)), str(look.get("anchor", "left")))
        colour = f"var(--{look.get('colour', 'ink')})"
        self.words.setdefault(key, []).append({"x": x, "y": y, "t": text, "c": colour})

    def paragraph(self, x: float, y: float, text: str, width: float, **look: str | int) -> float:
        """Write `text` in as many lines as it takes; return the y below the last one."""
        size = HINT if look.get("colour") == "mute" else NOUN
        for line in wrap(text, size, width):
            y += round(size * 1.35)
            self.text(x, y, line, size, **look)
        return y

    def label(self, x: float, y: float, said: str, noun: str, **more: str | float) -> float:
        """Write a number, what it counts, and a hint; return the y below them.

        more: hint, width (pixels that the words may take).
        """
        width = float(more.get("width", self.width - x))
        size = NUMBER if width_of(said, NUMBER) <= width else NOUN + 1.5
        y += size
        self.text(x, y, said, size, weight=600)
        y = self.paragraph(x, y + 1, noun, width)
        hint = str(more.get("hint", ""))
        return self.paragraph(x, y, hint, width, colour="mute") if hint else y

    def bar(self, x: float, top: float, width: float, bottom: float, **look: str | bool) -> None:
        """Draw one upright bar with its sign. look: sign, doubtful, colour, href."""
        colour, href = str(look["colour"]), str(look.get("href", ""))
        sign = look.get("sign", "firm")
        right, middle = x + width, x + width / 2
        outline = f"M{x},{top}L{right},{top}L{right},{bottom}L{x},{bottom}Z"
        if sign == "more":
            shoulder = top + width / 2
            outline = (
                f"M{x},{shoulder}L{middle},{top}L{right},{shoulder}L{right},{bottom}L{x},{bottom}Z"
            )
        elif sign == "nearly":
            lid = top + 2 * LID
            outline = f"M{x},{lid}L{right},{lid}L{right},{bottom}L{x},{bottom}Z"
            self.line(f"M{x},{top + 1}L{right},{top + 1}", colour, 2, (3, 2), href)
        if look.get("doubtful"):
            low = top + (2 * LID if sign == "nearly" else width / 2 if sign == "more" else 0)
            self.line(hatch(x, low, right, bottom), colour, 1.5, (), href)
            self.line(outline, colour, 1, (), href)
        elif sign == "expected":
            box = (x + 1, top + 1, right - 1, bottom - 1)
            self.line(_box(*box), colour, 2, (), href)
        else:
            self.shape(outline, colour, href)

    def chart(self) -> dict[str, object]:
        """Return the Vega-Lite specification of all that was drawn."""
        height = round(self.height)
        scales = {"x": self.width, "y": height}
        layers = []
        if self.filled:
            layers.append(_points(self.filled, scales, filled=True))
        for (width, dash), data in self.lines.items():
            layers.append(_points(data, scales, filled=False, strokeWidth=width, strokeDash=dash))
        for (size, weight, anchor), data in self.words.items():
            layers.append(_words(data, scales, size, weight, anchor))
        chart = (
            alt.layer(*layers)
            .properties(
                width=self.width, height=height, padding=0, background="transparent",
                autosize=alt.AutoSizeParams(type="none"),
            )
            .configure_view(stroke=None)
        )  # fmt: skip
        return dict(chart.to_dict(validate=False))


def _datum(path: str, colour: str, href: str) -> dict[str, object]:
    datum: dict[str, object] = {"p": path, "c": f"var(--{colour})"}
    return {**datum, "h": f"{PAGE}{href}"} if href else datum


def _box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left},{top}L{right},{top}L{right},{bottom}L{left},{bottom}Z"


def hatch(left: float, top: float, right: float, bottom: float, step: float = HATCH) -> str:
    """Return rising diagonals clipped to a box by their own geometry."""
    path = ""
    offset = left + top + step
    while offset < right + bottom:
        x1, y1 = (left, offset - left) if offset - left <= bottom else (offset - bottom, bottom)
        x2, y2 = (right, offset - right) if offset - right >= top else (offset - top, top)
        path += f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}"
        offset += step
    return path


def _encoding(scales: dict[str, int]) -> dict[str, object]:
    return {
        side: alt.__dict__[side.upper()](
            field=side,
            type="quantitative",
            axis=None,
            scale=alt.Scale(domain=[0, end], range=[0, end], nice=False, zero=False),
        )
        for side, end in scales.items()
    }


def _points(data: list[dict[str, object]], scales: dict[str, int], **look: object) -> alt.Chart:
    rows = [{**datum, "x": 0, "y": 0} for datum in data]
    channels = {
        **_encoding(scales),
        "shape": alt.Shape(field="p", type="nominal", scale=None, legend=None),
        ("color" if look["filled"] else "stroke"): alt.Color(
            field="c", type="nominal", scale=None, legend=None
        )
        if look["filled"]
        else alt.Stroke(field="c", type="nominal", scale=None, legend=None),
    }
    if any("h" in row for row in rows):
        channels["href"] = alt.Href(field="h", type="nominal")
    mark = {key: value for key, value in look.items() if value not in {(), None}}
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(size=_UNIT_AREA, opacity=1, clip=False, **mark)
        .encode(**channels)
    )


def _words(
    data: list[dict[str, object]], scales: dict[str, int], size: float, weight: int, anchor: str
) -> alt.Chart:
    return (
        alt.Chart(alt.InlineData(values=data))
        .mark_text(fontSize=size, fontWeight=weight, align=anchor, baseline="alphabetic", limit=0)
        .encode(
            **_encoding(scales),
            text=alt.Text(field="t", type="nominal"),
            color=alt.Color(field="c", type="nominal", scale=None, legend=None),
        )
    )
