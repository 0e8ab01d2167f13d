"""docs/architecture.md: its picture and its table are what the modules themselves say."""

from __future__ import annotations

import ast
import re
import runpy
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    Needs = dict[str, set[str]]

_HOUSE = runpy.run_path(str(Path(__file__).with_name("test_architecture.py")))
STAIRCASE: tuple[tuple[str, ...], ...] = _HOUSE["STAIRCASE"]
NEEDS: Needs = {name: set() for floor in STAIRCASE for name in floor}
LIBRARIES: Needs = {name: set() for floor in STAIRCASE for name in floor}
for _path, _tree in _HOUSE["TREES"].items():
    NEEDS[_HOUSE["top"](_path)] |= _HOUSE["own"](_tree) - {_HOUSE["top"](_path)}
    LIBRARIES[_HOUSE["top"](_path)] |= _HOUSE["foreign"](_tree)
"""Module → those of the engine that it imports; module → the libraries that it imports."""

CELL, MARGIN, ROOM = 13, 14, 66
STYLE = (
    ".g{fill:#fbf9f4}.b{fill:#efebe1}.l{stroke:#d6d1c6}.d{fill:#046674}"
    "text{fill:#1b1d1f;font:11px ui-sans-serif,system-ui,sans-serif}.m{fill:#5f5d58}"
    "@media(prefers-color-scheme:dark){.g{fill:#16181a}.b{fill:#22252a}.l{stroke:#3d4249}"
    ".d{fill:#6fc3d0}text{fill:#ecebe7}.m{fill:#a9a6a0}}"
)


def test_the_table_says_what_the_modules_say(project: Path, write_expected: bool) -> None:
    """A row a module, from the top floor down, in the words of its own docstring."""
    page = project / "docs" / "architecture.md"
    text = page.read_text(encoding="utf-8")
    head = "| module | what it does |\n|---|---|\n"
    before, _, rest = text.partition(head)
    after = rest[len("".join(re.findall(r"^\|.*\n", rest, re.MULTILINE))) :]
    if write_expected:
        page.write_text(before + head + table() + after, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == before + head + table() + after
    assert not after.startswith("|")


def test_the_picture_is_drawn_from_the_imports(project: Path, write_expected: bool) -> None:
    """Whatever a module imports from another is a dot; the committed picture is the one drawn."""
    path = project / "docs" / "pictures" / "staircase.svg"
    if write_expected:
        path.write_text(picture(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == picture()


def test_the_picture_can_be_heard_and_has_every_module_and_import() -> None:
    """It has a name and a description, a word for each module and a dot for each import."""
    drawn = ET.fromstring(picture())  # noqa: S314 (our own)
    name = "{http://www.w3.org/2000/svg}"
    heard = drawn.get("aria-labelledby", "").split()
    assert [e.get("id") for e in drawn if e.tag in {f"{name}title", f"{name}desc"}] == heard
    words = [text.text.strip() for text in drawn.iter(f"{name}text")]
    assert words == [module for floor in STAIRCASE for module in floor]
    dotted = [path for path in drawn.iter(f"{name}path") if path.get("class") == "d"]
    dots = sum(path.get("d", "").count("M") for path in dotted)
    assert dots == sum(len(needed) for needed in NEEDS.values())


def table() -> str:
    rows = []
    for name in (name for floor in reversed(STAIRCASE) for name in floor):
        file = _HOUSE["PACKAGE"] / f"{name}.py"
        file = file if file.exists() else _HOUSE["PACKAGE"] / name / "__init__.py"
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        line = " ".join(said.split("\n\n")[0].split()).replace("|", r"\|")
        rows.append(f"| `{name}` | {line} |\n")
    return "".join(rows)


def picture() -> str:
    """Return the staircase: the lowest module at the bottom left, each a step further up.

    Left of a name, on its row, stands a dot in the column of every module that it imports; so the
    column over a name shows who imports it. No dot can be right of the steps.
    """
    names = [name for floor in STAIRCASE for name in floor]
    at = {name: index for index, name in enumerate(names)}
    side = len(names) * CELL
    width, height = side + ROOM + 2 * MARGIN, side + 2 * MARGIN
    parts = [f'<rect class="g" width="{width}" height="{height}" rx="8"/>']
    parts += [_floor(floor, at, number) for number, floor in enumerate(STAIRCASE)]
    parts += [_guides(at)]
    parts += [_row(name, at) for name in names]
    title = f"The staircase: {len(names)} modules on {len(STAIRCASE)} floors"
    told = (
        "Every module is a step, the lowest at the bottom left. A dot on the row of a module "
        "stands in the column of one that it imports. All dots lie left of the steps: imports go "
        "down. "
        "Behind a name stand the libraries that are at home there."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="t d">\n<title id="t">{title}</title>\n'
        f'<desc id="d">{told}</desc>\n<style>{STYLE}</style>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _top(index: int) -> int:
    return MARGIN + (sum(map(len, STAIRCASE)) - 1 - index) * CELL


def _floor(floor: tuple[str, ...], at: dict[str, int], number: int) -> str:
    """Draw a floor as a band from the left to its first step, every other one in a shade."""
    size = f'width="{at[floor[0]] * CELL}" height="{len(floor) * CELL}"'
    place = f'x="{MARGIN}" y="{_top(at[floor[-1]])}"'
    return f'<rect class="{"bg"[number % 2]}" {place} {size}/>'


def _guides(at: dict[str, int]) -> str:
    """Draw a line from each name to the left and upwards, as far as there are dots."""
    lines = []
    for name, index in at.items():
        x, y = MARGIN + index * CELL, _top(index) + CELL / 2
        if needed := [at[other] for other in NEEDS[name]]:
            lines.append(f"M{x} {y:g}H{MARGIN + min(needed) * CELL + CELL / 2:g}")
        if users := [at[other] for other, needs in NEEDS.items() if name in needs]:
            lines.append(f"M{x + CELL / 2:g} {_top(index)}V{_top(max(users)) + CELL / 2:g}")
    return f'<path class="l" fill="none" d="{"".join(lines)}"/>'


def _row(name: str, at: dict[str, int]) -> str:
    """Write a name on its step, with its libraries, and a dot for each module that it imports."""
    top = _top(at[name])
    dots = "".join(
        f"M{MARGIN + at[other] * CELL + 3} {top + 3}h7v7h-7z"
        for other in sorted(NEEDS[name], key=lambda other: at[other])
    )
    place = f'x="{MARGIN + at[name] * CELL + 2}" y="{top + 10}"'
    brought = ", ".join(sorted(LIBRARIES[name]))
    more = f' <tspan class="m">{brought}</tspan>' if brought else ""
    word = f"<text {place}>{escape(name)}{more}</text>"
    return word + (f'<path class="d" d="{dots}"/>' if dots else "")
