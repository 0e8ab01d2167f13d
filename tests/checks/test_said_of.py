"""What the words beside a mention say is what its record has, or they are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.checks.said_of import otherwise
from liuzhou_site.errors import Place
from liuzhou_site.story.inline import parse_text

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "said_of.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "text", "found"), CASES, ids=lambda text: text[:50])
def test_words_beside_a_mention(story, name: str, text: str, found: str) -> None:
    """They are told with the figure, unless its record has the same."""
    lang = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    told = [one.found for one in otherwise(story(name), lang, parse_text(text, Place(""))[0])]
    assert (told or ["-"]) == [found]
