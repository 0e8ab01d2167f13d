"""Path data of SVG: read as steps to absolute points, written as short as it can be."""

import re
from collections.abc import Iterable

_COMMAND = re.compile(r"([A-DF-Za-df-z])|(-?\d*\.?\d+(?:e[-+]?\d+)?)")

Step = tuple[str, int, int]
"""M, L or z, and the point to which it leads, in tenths of a pixel."""


class UnknownSvgError(ValueError):
    """The drawing holds something that the slimmer does not know how to keep."""


class UndrawnError(UnknownSvgError):
    """Vega cannot draw the specification."""


class CutOffError(UnknownSvgError):
    """The drawing reaches over its edge.

    text: what is cut off, "" where it is no text; width: pixels of the drawing.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text, self.width = text, width
        super().__init__(text)


def steps_of(path: str, origin: tuple[float, float]) -> tuple[Step, ...]:
    """Return path data of M, L, H, V, h, v and Z as steps to absolute points."""
    steps: list[Step] = []
    command, numbers = "", list[float]()
    at = list(origin)
    for letter, number in _COMMAND.findall(path):
        if letter:
            command = letter
            if letter not in "MLHVhvZz":
                raise UnknownSvgError(f"path command {letter}")
            if letter in "Zz":
                steps.append(("z", 0, 0))
            continue
        numbers.append(float(number))
        if command in "HVhv":
            axis = int(command in "Vv")
            at[axis] = numbers.pop() + (at[axis] if command.islower() else origin[axis])
        elif len(numbers) == 2:  # noqa: PLR2004 (a point has two coordinates)
            at = [here + start for here, start in zip(numbers, origin, strict=True)]
            numbers = []
        else:
            continue
        steps.append(("M" if command == "M" else "L", round(at[0] * 10), round(at[1] * 10)))
    return tuple(steps)


def written(steps: Iterable[Step]) -> str:
    """Return steps as path data relative to the last point: what looks alike is written alike."""
    out: list[str] = []
    x = y = 0
    start = (0, 0)
    for command, to_x, to_y in steps:
        if command == "z":
            out.append("z")
            x, y = start
            continue
        across, down = to_x - x, to_y - y
        if command == "M":
            start = (to_x, to_y)
            out.append(f"{'m' if out else 'M'}{_pair(across, down)}")
        elif not down:
            out.append(f"h{_tenths(across)}")
        elif not across:
            out.append(f"v{_tenths(down)}")
        else:
            out.append(f"l{_pair(across, down)}")
        x, y = to_x, to_y
    return "".join(out)


def _pair(across: int, down: int) -> str:
    """Return two numbers as path data: a minus sign parts them as well as a space does."""
    return f"{_tenths(across)}{'' if down < 0 else ' '}{_tenths(down)}"


def _tenths(value: int) -> str:
    return plain(value / 10)


def plain(value: float) -> str:
    """Return pixels with one decimal place, where there is one."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
