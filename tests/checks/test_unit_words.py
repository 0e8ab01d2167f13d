"""A unit's word beside a bare number is that of the number's record, in whatever words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from liuzhou_site.checks.in_context import misread
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.inline import Story

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "unit_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HERE = Place("here")


@pytest.mark.each(("name", "text", "found"), CASES)
def test_the_word_of_another_unit_is_told(story, name, text, found):
    """The message quotes it with the number."""
    lang = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    only = Story(lang, parse_text(text, HERE)[0], (), (), (), ())
    problems = misread(replace(story(name), stories=(only,)))
    told = [dict(one.fields)["found"] for one in problems if one.place == HERE]
    assert all(found in words for words in told)
    assert bool(told) == (found != "-")
