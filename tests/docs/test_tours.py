"""docs/why.md and the editor's guide in both languages: what they show is done, in their order.

In a copy of this project, edits are made (`diff` blocks, in the file that the text names last) and
commands run (`console` blocks); what they print is compared, all of it but for what the page leaves
out with a line “…”. What one step leaves is what the next one finds; after
“<!-- undone each time -->” what a section spoils is undone before its next edit.
"""

from __future__ import annotations

import re
import shutil
import webbrowser
from typing import TYPE_CHECKING

import pytest
from tests.conftest import drawn_once
from tests.docs.shown import shown_of
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.preview import server as preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = {"why.md": "C.UTF-8", "editor.md": "C.UTF-8", "editor.zh.md": "zh_CN.UTF-8"}
"""Page → the locale of who reads it."""

BLOCK = re.compile(r"^```(\S+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:\w+/)?(?:content|data|templates)/[\w./]+)`")
UNDONE = "<!-- undone each time -->"
ROOMS = ("content", "data", "templates")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_shows_is_what_happens(
    name: str, project: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, write_expected: bool
) -> None:
    """Every edit can be made, every command runs, and prints what stands below it."""
    monkeypatch.setenv("LC_ALL", PAGES[name])
    page = project / "docs" / name
    text = page.read_text(encoding="utf-8")
    done = Tour(desk).walked(text)
    if write_expected:
        page.write_text(done, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == done


@pytest.fixture
def desk(project: Path, tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the project's rooms, where commands are typed; a preview ends at once."""
    for room in ROOMS:
        shutil.copytree(project / room, tmp_path / room)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(preview, "changed", interrupted)
    return drawn_once(tmp_path, shared)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


class Tour:
    """A page, walked through in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sound: dict[Path, bytes] = {}

    def walked(self, text: str) -> str:
        """Return the page with what its commands print now."""
        parts, end, spoils = [], 0, False
        for block in BLOCK.finditer(text):
            before = text[end : block.start()]
            spoils = (spoils and "\n## " not in before) or UNDONE in before
            if block[1] == "diff" or not spoils:
                self.undo()
            named = PATH.findall(text[: block.start()])
            parts += [before, self.done(block, named[-1] if named else "", spoils=spoils)]
            end = block.end()
        return "".join([*parts, text[end:]])

    def done(self, block: re.Match[str], path: str, *, spoils: bool) -> str:
        kind, inside = block[1], block[2]
        if kind == "diff":
            edit(self.kept(path, spoils=spoils), inside)
        elif kind == "console":
            return f"```console\n{''.join(self.typed(inside))}```\n"
        return block[0]

    def kept(self, path: str, *, spoils: bool) -> Path:
        """Return the file to be edited; what it was is remembered where it will be undone."""
        file = self.root / path
        if spoils:
            self.sound.setdefault(file, file.read_bytes())
        return file

    def undo(self) -> None:
        for file, was in self.sound.items():
            file.write_bytes(was)
        self.sound.clear()

    def typed(self, inside: str) -> Iterator[str]:
        """Yield each command of a block with what it prints."""
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", inside, re.MULTILINE):
            assert command.startswith("python build.py"), command
            words = [word.strip("“”\"'") for word in re.findall(r'"[^"]*"|\S+', command)[2:]]
            said = CliRunner().invoke(app, words).output.rstrip("\n") + "\n"
            yield f"$ {command}\n{shown_of(said, shown)}"


def edit(file: Path, lines: str) -> None:
    """Put the lines with + in the place of those with −; a line with neither stands around them.

    “(saved as ENCODING)” saves the file in another encoding.
    """
    text = file.read_text(encoding="utf-8")
    if saved := re.fullmatch(r"\+ \((?:saved as|存成) (\S+)\)\n", lines):
        file.write_bytes(text.encode(saved[1]))
        return
    rows = [(line[:1], line[2:]) for line in lines.splitlines()]
    old, new = ("\n".join(line for mark, line in rows if mark != other) for other in "+-")
    assert text.count(old) == 1, f"“{old}” should be there once"
    file.write_text(text.replace(old, new), encoding="utf-8")
