"""The signs as outlines: point, notch with a dashed lid, hollow, hatch, and a cut foot."""

HATCH = 5
LID = 5
CUT = 9


def upright(width: float, height: float) -> dict[str, str]:
    """Return sign → outline of an upright bar whose box begins at (0, 0)."""
    middle = width / 2
    return {
        "firm": box(0, 0, width, height),
        "more": f"M0,{middle:g}L{middle:g},0L{width:g},{middle:g}"
        f"L{width:g},{height:g}L0,{height:g}Z",
        "nearly": box(0, 2 * LID, width, height),
        "expected": box(1, 1, width - 1, height - 1),
    }


def hatched(width: float, height: float) -> dict[str, str]:
    """Return sign → outline with hatching, for a bar that is doubtful."""
    tops = {"firm": 0.0, "more": width / 2, "nearly": 2.0 * LID, "expected": 0.0}
    outlines = upright(width, height)
    return {sign: outlines[sign] + hatch(top, width, height) for sign, top in tops.items()}


def lid(width: float) -> str:
    """Return the line above a bar that says “nearly”; it is drawn dashed."""
    return f"M0,1L{width:g},1"


def cut(width: float, height: float) -> str:
    """Return the line that cuts the foot of an upright bar that is undated: it stands on no day."""
    y = height - CUT
    return f"M-1,{y:g}L{width + 1:g},{y:g}"


def hatch(top: float, right: float, bottom: float) -> str:
    """Return rising diagonals clipped to a box from x = 0 on by their own geometry."""
    path = ""
    offset = top + HATCH
    while offset < right + bottom:
        x1, y1 = (0.0, offset) if offset <= bottom else (offset - bottom, bottom)
        x2, y2 = (right, offset - right) if offset - right >= top else (offset - top, top)
        path += f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}"
        offset += HATCH
    return path


def box(left: float, top: float, right: float, bottom: float) -> str:
    """Return the path of a box."""
    return f"M{left:g},{top:g}L{right:g},{top:g}L{right:g},{bottom:g}L{left:g},{bottom:g}Z"
