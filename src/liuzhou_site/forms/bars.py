"""Zero-based bars, shares of their own bases, and a part of a whole with its uncertainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.forms.canvas import HATCH, Canvas, hatch
from liuzhou_site.forms.squares import title

if TYPE_CHECKING:
    from liuzhou_site.model import Drawing, Group, Mark

THICK = 18
POINT = 9


def bars(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw a bar a mark, from zero; every group has its own unit and its own scale."""
    canvas = Canvas(width)
    for group in drawing.groups:
        title(canvas, group)
        greatest = max(mark.value for mark in group.marks)
        for mark in group.marks:
            _bar(canvas, mark, float(mark.value / greatest))
        canvas.height += 8
    return canvas.chart()


def multiples(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw groups of bars as small multiples: a unit and a scale each, the same rows."""
    return bars(drawing, width)


def shares(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw each share on a track of its own base; shares of different bases are never stacked."""
    canvas = Canvas(width)
    for group in drawing.groups:
        title(canvas, group)
        for mark in group.marks:
            below = canvas.label(0, canvas.height, mark.said, mark.noun, hint=mark.hint)
            top = below + 8
            canvas.line(_box(0.5, top + 0.5, width - 0.5, top + THICK - 0.5), mark.colour)
            _filled(canvas, mark, top, float(mark.value) * width)
            canvas.height = top + THICK + 16
        canvas.height += 8
    return canvas.chart()


def whole(drawing: Drawing, width: int) -> dict[str, object]:
    """Draw a part of a whole: groups[0] holds the part, the remainder and the whole.

    The bar reaches as far as the whole may reach; between its least and its greatest value it is
    hatched, and a bracket says so.
    """
    canvas = Canvas(width)
    part, rest, total = drawing.groups[0].marks
    least, greatest = _ends(total)
    scale = width / greatest
    below = canvas.label(0, 0, part.said, part.noun, hint=part.hint)
    top, thick = below + 10, 44
    end, first = float(part.value) * scale, least * scale
    canvas.shape(_box(0, top, end, top + thick), part.colour)
    canvas.line(_box(end + 1, top + 0.5, first, top + thick - 0.5), part.colour)
    canvas.line(hatch(first, top, width, top + thick, HATCH), part.colour, 1.5)
    canvas.line(_box(first, top + 0.5, width - 0.5, top + thick - 0.5), part.colour)
    share = drawing.texts.get("share", "")
    if share:
        canvas.text(12, top + thick / 2 + 6, share, 18, weight=600, colour="paper")
    y = top + thick + 8
    canvas.line(
        f"M{first:.1f},{y - 4}L{first:.1f},{y}L{width - 0.5},{y}L{width - 0.5},{y - 4}", "mute"
    )
    y = canvas.label(0, y + 8, rest.said, rest.noun, hint=rest.hint)
    canvas.height = canvas.label(0, y + 10, total.said, total.noun, hint=total.hint) + 6
    return canvas.chart()


def _ends(mark: Mark) -> tuple[float, float]:
    low, high = mark.interval.low, mark.interval.high
    return float(low or mark.value), float(high or mark.value)


def _bar(canvas: Canvas, mark: Mark, share: float) -> None:
    top = canvas.label(0, canvas.height, mark.said, mark.noun, hint=mark.hint) + 8
    room = canvas.width - POINT
    _filled(canvas, mark, top, max(share * room, 1.5))
    canvas.height = top + THICK + 14


def _filled(canvas: Canvas, mark: Mark, top: float, end: float) -> None:
    """Draw a lying bar with its sign: pointed, notched with a dashed lid, hollow, hatched."""
    end = round(end, 1)
    outline = _box(0, top, end, top + THICK)
    if mark.sign == "more":
        middle = top + THICK / 2
        outline = (
            f"M0,{top}L{end},{top}L{end + POINT},{middle}L{end},{top + THICK}L0,{top + THICK}Z"
        )
    elif mark.sign == "nearly":
        canvas.line(f"M{end + 4},{top}L{end + 4},{top + THICK}", mark.colour, 2, (3, 2))
    if mark.doubtful:
        canvas.line(hatch(0, top, end, top + THICK, HATCH), mark.colour, 1.5)
        canvas.line(outline, mark.colour)
    elif mark.sign == "expected":
        canvas.line(_box(1, top + 1, end - 1, top + THICK - 1), mark.colour, 2)
    else:
        canvas.shape(outline, mark.colour)


def _box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:g},{top:g}L{right:g},{top:g}L{right:g},{bottom:g}L{left:g},{bottom:g}Z"


def one_unit(group: Group) -> bool:
    """Say whether all marks of a group are of one unit."""
    return len({mark.unit for mark in group.marks}) < 2  # noqa: PLR2004
