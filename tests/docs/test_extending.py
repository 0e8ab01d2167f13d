"""The walks of docs/architecture.md: each addition, made as it says in a copy of the engine.

Edits (`diff`) are made in the file that the text names last, blocks that are called by a path
become that file, and commands (`console`) are run; what they print is compared.
`story` in them is a copy of the story in tests/sites/library.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.docs.shown import shown_of

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
WALK = re.compile(r"^### (.+)\n(?:(?!##).*\n)+", re.MULTILINE)
WALKS = [found[1] for found in WALK.finditer(PAGE.read_text(encoding="utf-8"))]
BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>\S+)\n(?P<inside>.*?)^ *```\n", re.MULTILINE | re.DOTALL
)
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+\.\w+)`")
COPIED = ("src", "templates", "tests/broken", "tests/sites/library", "docs/messages.md",
          "tests/conftest.py", "tests/test_broken.py", "pyproject.toml")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("walk", WALKS)
def test_an_addition_is_made_as_its_walk_says(
    walk: str, engine: Path, write_expected: bool
) -> None:
    """Every edit can be made, every command runs, and prints what stands below it."""
    page = PAGE.read_text(encoding="utf-8")
    text = next(found[0] for found in WALK.finditer(page) if found[1] == walk)
    parts, end = [], 0
    for block in BLOCK.finditer(text):
        named = FILE.findall(text[: block.start()])
        parts += [text[end : block.start()], done(engine, block, named[-1] if named else "")]
        end = block.end()
    made = "".join([*parts, text[end:]])
    if write_expected:
        PAGE.write_text(page.replace(text, made), encoding="utf-8")
    assert made in PAGE.read_text(encoding="utf-8")


@pytest.fixture
def engine(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the engine and of all that the pages speak of, with a story beside it."""
    for name in COPIED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (project / name).is_dir():
            shutil.copytree(project / name, tmp_path / name)
        else:
            shutil.copy(project / name, tmp_path / name)
    shutil.copytree(tmp_path / "tests" / "sites" / "library" / "project", tmp_path / "story")
    (tmp_path / "story" / "templates").symlink_to(tmp_path / "templates")
    return tmp_path


def done(root: Path, block: re.Match[str], path: str) -> str:
    kind, inside = block["kind"], textwrap.dedent(block["inside"])
    if kind == "diff":
        edit(root / path, inside)
    elif "/" in kind:
        (root / kind).parent.mkdir(parents=True, exist_ok=True)
        (root / kind).write_text(inside, encoding="utf-8")
    elif kind == "console":
        commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", inside, re.MULTILINE)
        said = "".join(
            f"$ {command}\n{shown_of(typed(root, command), shown)}" for command, shown in commands
        )
        return textwrap.indent(f"```console\n{said}```\n", block["indent"])
    return block[0]


def typed(root: Path, command: str) -> str:
    """Run a command in the copy; return what it prints, without what every new test changes."""
    line = command.replace("python build.py", "python -m liuzhou_site")
    tools = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    there = os.environ | {"PYTHONPATH": "src", "PATH": tools}
    ran = subprocess.run(
        ["sh", "-c", line], cwd=root, env=there, check=False, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert "Traceback" not in ran.stdout, ran.stdout
    counted = r", \d+ deselected in [\d.]+s(?: \([\d:]+\))?"
    said = re.sub(counted, "", ran.stdout).rstrip("\n")
    return f"{said}\n" if said else ""


def edit(file: Path, lines: str) -> None:
    """Put the lines with + in the place of those with −."""
    text = file.read_text(encoding="utf-8")
    old, new = (
        "\n".join(line[2:] for line in lines.splitlines() if line[:1] == mark) for mark in "-+"
    )
    assert text.count(old) == 1, f"“{old}” should be there once"
    file.write_text(text.replace(old, new), encoding="utf-8")
