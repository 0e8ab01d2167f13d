"""`build.py audit`: the source's own text against the data, on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app

HARBOUR = Path(__file__).parents[1] / "figures" / "harbour"


@pytest.fixture
def audit(project, tmp_path):
    """Return the command, run over the invented harbour and some text."""
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    shutil.copytree(project / "templates" / "strings", tmp_path / "harbour/templates/strings")

    def run(raw):
        source = tmp_path / "text.txt"
        source.write_bytes(raw)
        folder = str(tmp_path / "harbour")
        return CliRunner().invoke(app, ["audit", "--source", str(source), "--project", folder])

    return run


def test_the_right_text_is_counted(audit):
    """Paragraphs, numerals and digit tokens are told in a sentence."""
    done = audit((HARBOUR / "report.txt").read_bytes())
    assert done.exit_code == 0
    assert "5 paragraphs and 16 numerals, 12 of them in digits" in done.output


def test_another_text_fails_with_file_and_line(audit):
    """What differs is told where it stands, in the text and in the data; the command fails."""
    raw = (HARBOUR / "report.txt").read_bytes().replace("17台".encode(), "18台".encode())
    done = audit(raw)
    assert done.exit_code == 1
    assert "text.txt:6: Paragraph 4 prints “18”" in done.output
    assert "data/numerals.csv:14: The row is for “17”" in done.output
    assert "data/figures.csv:10: “17台” is quoted as printed" in done.output


def test_a_text_in_another_encoding_is_told(audit):
    """A text saved as GBK is no mystery: the message says what it looks like."""
    done = audit((HARBOUR / "report.txt").read_text(encoding="utf-8").encode("gb18030"))
    assert done.exit_code == 1
    assert "not saved as UTF-8" in done.output
