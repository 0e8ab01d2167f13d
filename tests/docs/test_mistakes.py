"""docs/mistakes.md: ten mistakes on the real story, each made here and told as the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[2] / "docs" / "mistakes.md"
MISTAKE = re.compile(
    r"^## (?P<title>[^\n]+)\n\nIn `(?P<path>[\w./]+)`[^\n]*\n+"
    r"```diff\n(?P<edit>.*?)```\n\n```text\n(?P<message>.*?)```\n",
    re.MULTILINE | re.DOTALL,
)
FOUND = list(MISTAKE.finditer(PAGE.read_text(encoding="utf-8")))


def test_the_page_has_ten_mistakes() -> None:
    """Every section of the page is read, so that none is left untried."""
    assert len(FOUND) == PAGE.read_text(encoding="utf-8").count("\n## ") == 10


@pytest.mark.parametrize("title", [found["title"] for found in FOUND])
def test_a_mistake_of_the_page_is_told_as_it_says(
    title: str, project: Path, tmp_path: Path, told: Callable[[Path], str], write_expected: bool
) -> None:
    """The lines with − become those with +, and this is what the editor reads."""
    found = next(found for found in FOUND if found["title"] == title)
    root = tmp_path / "story"
    for room in ("content", "data"):
        shutil.copytree(project / room, root / room)
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    edit(root / found["path"], found["edit"])
    message = told(root)
    if write_expected:
        text = PAGE.read_text(encoding="utf-8")
        block = f"{found['edit']}```\n\n```text\n"
        before, _, after = text.partition(block)
        PAGE.write_text(before + block + message + after[after.index("```\n") :], encoding="utf-8")
    else:
        assert message == found["message"]


def edit(file: Path, lines: str) -> None:
    """Replace the words after “- ” by those after “+ ”, or save the file as Excel does."""
    text = file.read_text(encoding="utf-8")
    old = [line[2:] for line in lines.splitlines() if line.startswith("- ")]
    new = [line[2:] for line in lines.splitlines() if line.startswith("+ ")]
    assert old or new, "no edit"
    if new == ["(saved by Excel as “CSV”, not as “CSV UTF-8”)"]:
        file.write_bytes(text.encode("gb18030"))
        return
    for was, becomes in zip(old, new, strict=True):
        assert text.count(was) == 1, f"“{was}” should be there once"
        text = text.replace(was, becomes)
    file.write_text(text, encoding="utf-8")
