"""A drawing in the making: rows gathered by layer, words broken into lines, from the top down."""

from collections.abc import Sequence
from typing import Literal

from liuzhou_site.charts import layers, signs
from liuzhou_site.charts.layers import FILLED, PIXELS, Anchor, Layer, Pen, Plot, Row, Span, Weight
from liuzhou_site.charts.marks import Bar, Group, Mark
from liuzhou_site.charts.palette import HINT, NOUN, NUMBER, width_of, wrap
from liuzhou_site.charts.svg import PAGE

_WIDE = 500
"""The width from which on words stand beside what is drawn, and drawings beside one another."""
_BOLD: Literal[600] = 600
LID_PEN = Pen(2, (3, 2))
OUTLINE = Pen(1)
HATCHING = Pen(1.5)
CUT_PEN = Pen(2)


class Canvas:
    """What a form draws on. `height` is the y below all that is drawn so far."""

    def __init__(self, width: int) -> None:
        """Begin an empty drawing, `width` pixels wide."""
        self.width = width
        self.height = 0.0
        self.given: Plot | None = None
        """A chart that an editor wrote, in place of all that is drawn."""
        self._bars: dict[tuple[Span, Pen], list[Row]] = {}
        self._rules: dict[tuple[Span, Pen], list[Row]] = {}
        self._lines: dict[tuple[Span, Pen], list[Row]] = {}
        self._shapes: dict[Pen, tuple[list[Row], dict[str, str]]] = {}
        self._cuts: tuple[list[Row], dict[str, str]] = ([], {})
        self._words: dict[tuple[float, Weight, Anchor], list[Row]] = {}

    @property
    def wide(self) -> bool:
        """Say whether there is room for more than one column."""
        return self.width >= _WIDE

    def bar(self, row: Row, span: Span, pen: Pen = FILLED) -> None:
        """Draw a box: `row` has from, to (on `span`), top, bottom and colour."""
        self._bars.setdefault((span, pen), []).append(_painted(row))

    def box(
        self,
        mark: Mark,
        ends: tuple[float, float],
        rows: tuple[float, float],
        span: Span = PIXELS,
        pen: Pen = FILLED,
    ) -> None:
        """Draw the box of a mark between two ends (on `span`) and two levels, rows, in pixels."""
        row: Row = {"figure": mark.figure, "from": ends[0], "to": ends[1]}
        self.bar({**row, "top": rows[0], "bottom": rows[1], "colour": mark.colour}, span, pen)

    def rule(self, row: Row, span: Span = PIXELS, pen: Pen = OUTLINE) -> None:
        """Draw a straight line: `row` has from, to (on `span`), top, bottom and colour."""
        self._rules.setdefault((span, pen), []).append(_painted(row))

    def line(self, rows: Sequence[Row], span: Span, pen: Pen) -> None:
        """Draw a line: rows have at, value (on the upright `span`), run and colour, in order."""
        self._lines.setdefault((span, pen), []).extend(_painted(row) for row in rows)

    def shape(self, row: Row, outline: str, pen: Pen = FILLED) -> None:
        """Draw the outline of a sign: `row` has sign, at, top and colour, and href for a link."""
        rows, outlines = self._shapes.setdefault(pen, ([], {}))
        if outlines.setdefault(str(row["sign"]), outline) != outline:
            msg = f"the sign {row['sign']} has two outlines"
            raise ValueError(msg)
        rows.append(_painted(row))

    def cut(self, row: Row, outline: str) -> None:
        """Cut through what is drawn, in the colour of the ground: `row` has sign, at and top."""
        rows, outlines = self._cuts
        outlines[str(row["sign"])] = outline
        rows.append(_painted({**row, "colour": "paper"}))

    def hairline(self, left: float, right: float, y: float, colour: str = "rule") -> None:
        """Draw a level line one pixel thick, sharp on any screen."""
        self.rule({"from": left, "to": right, "top": y - 0.5, "bottom": y - 0.5, "colour": colour})

    def plumb(
        self, x: float, top: float, bottom: float, colour: str = "mute", pen: Pen = OUTLINE
    ) -> None:
        """Draw an upright line."""
        row: Row = {"from": x, "to": x, "top": top, "bottom": bottom, "colour": colour}
        self.rule(row, PIXELS, pen)

    def point(self, mark: Mark, x: float, y: float, half: float) -> None:
        """Draw the square of a mark around its place; half: of its side."""
        row: Row = {"figure": mark.figure, "sign": "point", "at": x, "top": y}
        self.shape({**row, "colour": mark.colour}, signs.box(-half, -half, half, half))

    def upright(
        self, bar: Bar, box: tuple[float, float, float, float], order: int, *, linked: bool
    ) -> None:
        """Draw one upright bar with its sign, perhaps as a link; box: left, top, width, height."""
        left, top, width, height = box
        row: Row = {
            "order": order, "sign": bar.sign, "at": left, "top": top, "colour": bar.colour
        }  # fmt: skip
        if linked and bar.figure:
            row |= {"figure": bar.figure, "href": f"{PAGE}#{bar.figure}"}
        if bar.doubtful:
            self.shape(row, signs.hatched(width, height)[bar.sign], HATCHING)
        elif bar.sign == "expected":
            self.shape(row, signs.upright(width, height)[bar.sign], Pen(2))
        else:
            self.shape(row, signs.upright(width, height)[bar.sign])
        if bar.sign == "nearly":
            self.shape({**row, "sign": "lid"}, signs.lid(width), LID_PEN)
        if bar.undated:
            self.cut({"sign": "cut", "at": left, "top": top}, signs.cut(width, height))

    def text(self, at: float, y: float, text: str, size: float = NOUN, **look: str | int) -> None:
        """Write one line with its baseline at y. look: weight (400, 600), colour, anchor."""
        weight: Weight = _BOLD if look.get("weight") == _BOLD else 400
        anchor: Anchor = "right" if look.get("anchor") == "right" else "left"
        colour = str(look.get("colour", "ink"))
        row: Row = {"at": at, "top": y, "text": text, "colour": colour}
        self._words.setdefault((size, weight, anchor), []).append(_painted(row))

    def paragraph(self, at: float, y: float, text: str, width: float, **look: str | int) -> float:
        """Write `text` in as many lines as it takes; return the y below the last one."""
        size = HINT if look.get("colour") == "mute" else NOUN
        for line in wrap(text, size, width):
            y += round(size * 1.35)
            self.text(at, y, line, size, **look)
        return y

    def label(self, at: float, y: float, mark: Mark, **look: str | int) -> float:
        """Write a mark's number, noun and hint; return the y below them. look: width, anchor."""
        width = float(look.get("width", self.width - at))
        anchor = str(look.get("anchor", "left"))
        size = NUMBER if width_of(mark.said, NUMBER) <= width else NOUN + 1.5
        for number, line in enumerate(wrap(mark.said, size, width)):  # flags may stand below
            y += size if number == 0 else round(size * 1.35)
            self.text(at, y, line, size, weight=600, anchor=anchor)
        y = self.paragraph(at, y + 1, mark.noun, width, anchor=anchor)
        if not mark.hint:
            return y
        return self.paragraph(at, y, mark.hint, width, colour="mute", anchor=anchor)

    def title(self, group: Group, left: float = 0, width: float = 0) -> None:
        """Write a group's title over one hairline."""
        if group.title:
            width = width or self.width
            y = self.paragraph(left, self.height, group.title, width, colour="mute") + 9
            self.hairline(left, left + width, y)
            self.height = y + 10

    def chart(self) -> Plot:
        """Return what was drawn as one chart: areas first, then lines, shapes, cuts and words."""
        if self.given is not None:
            return self.given
        made = [Layer(rows, layers.bars, key) for key, rows in self._bars.items()]
        made += [Layer(rows, layers.rules, key) for key, rows in self._rules.items()]
        made += [Layer(rows, layers.lines, key) for key, rows in self._lines.items()]
        made += [_outlined(*gathered, pen) for pen, gathered in self._shapes.items()]
        made += [_outlined(*self._cuts, CUT_PEN)] if self._cuts[0] else []
        made += [Layer(rows, layers.words, key) for key, rows in self._words.items()]
        return layers.layered(made, self.width, round(self.height))


def _outlined(rows: list[Row], outlines: dict[str, str], pen: Pen) -> Layer:
    return Layer(rows, layers.shapes, (outlines, pen, any("href" in row for row in rows)))


def _painted(row: Row) -> Row:
    """Return the row with its palette colour as the page's variable: a drawing follows its page."""
    return {**row, "colour": f"var(--{row['colour']})"}
