"""docs/architecture.md: its table is what the rooms say of themselves."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

_HOUSE = runpy.run_path(str(Path(__file__).parents[1] / "test_architecture.py"))


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


def table() -> str:
    rows = []
    for name in _HOUSE["ROOMS"]:
        file = _HOUSE["PACKAGE"] / f"{name}.py"
        file = file if file.exists() else _HOUSE["PACKAGE"] / name / "__init__.py"
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        line = " ".join(said.split("\n\n")[0].split()).replace("|", r"\|")
        rows.append(f"| `{name}` | {line} |\n")
    return "".join(rows)
