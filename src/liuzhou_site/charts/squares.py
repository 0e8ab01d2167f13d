"""Unit squares: one mark, one thing. A chart has one scale: all fields are equally many rows high.

Rows of different things are never added. A row of squares is one dashed line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liuzhou_site.charts.canvas import Canvas
from liuzhou_site.charts.layers import PIXELS, Pen, Row, Span
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import NOUN, width_of

LABELS = 250
GUTTER = 28
_SIZES = ((14, 3), (10, 2), (7, 2))  # side and gap of a square, in pixels
_FEWEST_ROWS, _MOST_ROWS = 5, 6
_SMALL = 16  # a cell that bears no wider gap
_LARGE = 24  # a cell of a chart of few things
_LONG = 3  # cells that a thing takes which is no square
_NAME = 72  # pixels that the name of a part needs, however long it is
_KEY = 14  # the side of the square before a label
_DIAGONAL = 2**0.5


@dataclass(frozen=True)
class Grid:
    """The one scale of a chart: side and gap of a square, and how many squares high fields are.

    long: how many cells wide a thing is; 1 is a square, more is a bar.
    """

    side: int
    gap: int
    rows: int
    long: int = 1

    @property
    def cell(self) -> int:
        """The pitch of rows, in pixels."""
        return self.side + self.gap

    @property
    def pitch(self) -> int:
        """The pitch of columns, in pixels."""
        return self.cell * self.long


def squares(canvas: Canvas, drawing: Drawing) -> None:
    """Draw each mark as a field of squares, its label beside it where there is room."""
    wide = canvas.wide
    left = LABELS if wide else 0
    grid = _grid(drawing, canvas.width - left)
    for group in drawing.groups:
        canvas.title(group)
        for mark in group.marks:
            room = LABELS - GUTTER if wide else canvas.width
            below = canvas.label(0, canvas.height, mark, width=room)
            top = canvas.height + 4 if wide else below + 8
            end = _field(canvas, mark, (left, top), grid)
            canvas.height = max(below, end) + 18
        canvas.height += 8


def out_in(canvas: Canvas, drawing: Drawing) -> None:
    """Draw what went out above what came in, the marks of a group side by side.

    A square is a thing of the first mark's unit; things of another unit are drawn as bars.
    """
    wide = canvas.wide
    grid = _grid(drawing, canvas.width // 2 if wide else canvas.width)
    first = drawing.groups[0].marks[0].unit
    across = max(len(group.marks) for group in drawing.groups) if wide else 1
    for group in drawing.groups:
        canvas.title(group)
        marks = _alternating(group.marks)
        for start in range(0, len(marks), across):
            row = marks[start : start + across]
            grids = [grid if mark.unit == first else replace(grid, long=_LONG) for mark in row]
            _beside(canvas, row, grids, across)
        canvas.height += 8


def before_after(canvas: Canvas, drawing: Drawing) -> None:
    """Draw two points of a number side by side, with no line that would claim a course."""
    marks = drawing.groups[0].marks
    grid = _grid(drawing, canvas.width // 2 - GUTTER)
    _beside(canvas, marks, [grid] * len(marks), len(marks))


def parts(canvas: Canvas, drawing: Drawing) -> None:
    """Draw the parts of a count as one run of squares, each part in its shade, labelled above.

    Where parts are too short for their labels, these stand in their order, each after its square.
    """
    marks = _alternating(drawing.groups[0].marks)
    total = sum(int(mark.value) for mark in marks)
    rows = 2
    columns = -(-total // rows)
    cell = min(canvas.width // columns, _LARGE)
    gap = 3 if cell > _SMALL else 2
    starts = [sum(int(m.value) for m in marks[:n]) for n in range(len(marks))]
    lefts = [start // rows * cell for start in starts]
    ends = [*lefts[1:], canvas.width]
    rooms = [end - left - 8 for left, end in zip(lefts, ends, strict=True)]
    needed = [max(width_of(m.said, NOUN + 1.5), min(width_of(m.noun, NOUN), _NAME)) for m in marks]
    if all(room >= least for room, least in zip(rooms, needed, strict=True)):
        canvas.height = max(
            canvas.label(left, 0, mark, width=room)
            for mark, left, room in zip(marks, lefts, rooms, strict=True)
        )
    else:
        for mark in marks:
            _listed(canvas, mark)
    top = canvas.height + 12
    for mark, start in zip(marks, starts, strict=True):
        for place in range(start, start + int(mark.value)):
            x, y = place // rows * cell, top + place % rows * cell
            canvas.box(mark, (x, x + cell - gap), (y, y + cell - gap))
    canvas.height = top + rows * cell


def _listed(canvas: Canvas, mark: Mark) -> None:
    top = canvas.height + 6
    square: Row = {"figure": "", "from": 0, "to": _KEY, "top": top, "bottom": top + _KEY}
    canvas.bar({**square, "colour": mark.colour}, PIXELS)
    canvas.height = canvas.label(_KEY + 10, canvas.height, mark) + 4


def _alternating(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, every second one in the paler colour of its pair."""
    return [replace(m, colour=f"{m.colour}2") if n % 2 else m for n, m in enumerate(marks)]


def _grid(drawing: Drawing, room: float) -> Grid:
    """Return the largest squares whose fields are not too high; fields as long as `room` allows."""
    most = max(int(mark.value) for mark in drawing.marks)
    grids = []
    for side, gap in _SIZES:
        across = int(room // (side + gap)) - 1  # a cell is left for the point of “more than”
        grids.append(Grid(side, gap, max(_FEWEST_ROWS, -(-most // across))))
    return next((grid for grid in grids if grid.rows <= _MOST_ROWS), grids[-1])


def _beside(canvas: Canvas, marks: Sequence[Mark], grids: Sequence[Grid], across: int) -> None:
    top, room = canvas.height, canvas.width // across
    lefts = [index * room for index in range(len(marks))]
    below = max(
        canvas.label(left, top, mark, width=room - (GUTTER if across > 1 else 0))
        for left, mark in zip(lefts, marks, strict=True)
    )
    ends = [
        _field(canvas, mark, (left, below + 9), grid)
        for left, mark, grid in zip(lefts, marks, grids, strict=True)
    ]
    canvas.height = max(ends) + 18


def _field(canvas: Canvas, mark: Mark, origin: tuple[float, float], grid: Grid) -> float:
    """Draw a mark's things by columns, slashed if doubtful, pointed if open; return the y below."""
    left, top = origin
    columns, rest = divmod(int(mark.value), grid.rows)
    for row in range(grid.rows):
        number = columns + (row < rest)
        if number:
            y = top + row * grid.cell + grid.side / 2
            _line(canvas, mark, (left, y), number, grid)
    if mark.doubtful:
        _slash(canvas, mark, origin, grid)
    if mark.sign == "more":
        path = f"M0,0L{grid.side},{grid.side / 2}L0,{grid.side}Z"
        at = {"at": left + columns * grid.pitch, "top": top + rest * grid.cell}
        canvas.shape({"figure": mark.figure, "sign": "more", **at, "colour": mark.colour}, path)
    return top + grid.rows * grid.cell - grid.gap


def _line(canvas: Canvas, mark: Mark, start: tuple[float, float], number: int, grid: Grid) -> None:
    left, y = start
    length = grid.pitch - grid.gap
    thick = grid.side if grid.long == 1 else grid.side // 2
    row: Row = {"figure": mark.figure, "from": 0, "to": number, "top": y, "bottom": y}
    span = Span(1, left, left + grid.pitch)
    canvas.rule({**row, "colour": mark.colour}, span, Pen(thick, (length, grid.gap)))
    if mark.doubtful:
        inner = Span(1, left + 1, left + 1 + grid.pitch)
        pen = Pen(thick - 2, (length - 2, grid.gap + 2))
        canvas.rule({**row, "colour": "paper"}, inner, pen)


def _slash(canvas: Canvas, mark: Mark, origin: tuple[float, float], grid: Grid) -> None:
    """Draw one diagonal through every square: those on one diagonal share one dashed line."""
    left, top = origin
    count, rows, cell, side = int(mark.value), grid.rows, grid.cell, grid.side
    path = ""
    for order in range(count):
        column, row = divmod(order, rows)
        if column and row != rows - 1:
            continue  # it lies on the diagonal of a square further down on the left
        steps = 0
        while row > steps and (column + steps + 1) * rows + row - steps - 1 < count:
            steps += 1
        x, y, reach = column * cell, row * cell + side, steps * cell + side
        path += f"M{x},{y}L{x + reach},{y - reach}"
    place: Row = {"figure": mark.figure, "sign": f"slash {mark.figure}", "at": left, "top": top}
    pen = Pen(1, (round(side * _DIAGONAL, 2), round(grid.gap * _DIAGONAL, 2)))
    canvas.shape({**place, "colour": mark.colour}, path, pen)
