"""docs/architecture.md: its table and its picture are what the rooms themselves say."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.test_architecture import PACKAGE, ROOMS, own, top, trees

STYLE = (
    ".l{fill:none;stroke:#d6d1c6}circle{fill:#046674}"
    "text{fill:#1b1d1f;font:13px ui-sans-serif,system-ui,sans-serif;"
    "paint-order:stroke;stroke:#fff;stroke-width:4px}"
    "@media(prefers-color-scheme:dark){.l{stroke:#3d4249}circle{fill:#6fc3d0}"
    "text{fill:#ecebe7;stroke:#0d1117}}"
)


def test_the_table_says_what_the_rooms_say(project: Path, write_expected: bool) -> None:
    """A row a room, in the order of the pipeline, in the words of its own docstring."""
    page = project / "docs" / "architecture.md"
    text = page.read_text(encoding="utf-8")
    head = "| room | what it does |\n|---|---|\n"
    before, _, rest = text.partition(head)
    after = rest[len("".join(re.findall(r"^\|.*\n", rest, re.MULTILINE))) :]
    if write_expected:
        page.write_text(before + head + table() + after, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == before + head + table() + after
    assert not after.startswith("|")


@pytest.mark.slow
def test_the_picture_is_drawn_from_the_imports(project: Path, write_expected: bool) -> None:
    """A dot on the row of a room for each room that it imports from; all are left of the names."""
    path = project / "docs" / "pictures" / "rooms.svg"
    if write_expected:
        path.write_text(picture(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == picture()


def picture() -> str:
    cell = 22
    needs = {name: set() for name in ROOMS}
    for path, tree in trees().items():
        needs[top(path)] |= own(tree) - {top(path)}
    width, height = cell * len(ROOMS) + 90, cell * len(ROOMS) + 12
    parts = []
    for row, name in enumerate(ROOMS):
        y = 6 + row * cell + cell / 2
        first = min(map(ROOMS.index, needs[name]), default=row)
        parts.append(
            f'<path class="l" d="M{20 + first * cell} {y:g}H{14 + row * cell}V{height - 6}"/>'
            f'<text x="{12 + row * cell}" y="{y + 4:g}">{name}</text>'
        )
        parts += [
            f'<circle cx="{20 + ROOMS.index(other) * cell}" cy="{y:g}" r="4"/>'
            for other in sorted(needs[name], key=ROOMS.index)
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="t d">\n<title id="t">The rooms</title>\n'
        '<desc id="d">Each room is a step down. A dot on its row is in the column of a room that '
        "it imports from; all dots are left of the steps: imports go one way.</desc>\n"
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def table() -> str:
    rows = []
    for name in ROOMS:
        file = PACKAGE / f"{name}.py"
        file = file if file.exists() else PACKAGE / name / "__init__.py"
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        line = " ".join(said.split("\n\n")[0].split()).replace("|", r"\|")
        rows.append(f"| `{name}` | {line} |\n")
    return "".join(rows)
