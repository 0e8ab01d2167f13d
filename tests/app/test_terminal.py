"""What an editor types is what messages tell them to type."""

from __future__ import annotations

import pytest

from liuzhou_site.app.preview.answers import news
from liuzhou_site.app.preview.state import State
from liuzhou_site.app.screen import as_typed, program
from liuzhou_site.errors import Place, problem


@pytest.mark.parametrize(
    ("started", "typed"),
    [
        ("/home/preview/.local/bin/liuzhou-site", "liuzhou-site"),
        ("liuzhou-site.exe", "liuzhou-site"),
        ("/home/preview/story/src/liuzhou_site/__main__.py", "python build.py"),
    ],
)
def test_the_name_is_that_of_what_was_started(started: str, typed: str) -> None:
    """The command that pip installs, or else the script of the checkout."""
    assert program(started) == typed


def test_a_message_names_what_is_typed() -> None:
    """Nobody who installed the package is sent to a script that they have not."""
    assert as_typed("run `python build.py accept`.", "liuzhou-site") == "run `liuzhou-site accept`."


def test_so_does_the_preview(tmp_path) -> None:
    """Its messages lie over the page, and are read in the same way."""
    found = problem("nothing-accepted", Place("data/accepted.csv"), found="data/accepted.csv")
    told = news(tmp_path, State(problems=(found,), typed="liuzhou-site"))["problems"]
    assert "run `liuzhou-site accept`" in told[0]["fix"]
