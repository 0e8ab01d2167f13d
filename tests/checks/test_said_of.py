"""What the words beside a mention say is what its record has, or they are told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from liuzhou_site.checks.said_of import mislabelled, otherwise
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "said_of.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "text", "found"), CASES, ids=lambda text: text[:50])
def test_words_beside_a_mention(story, name: str, text: str, found: str) -> None:
    """They are told with the figure, unless its record has the same."""
    lang = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    problems = otherwise(story(name).text(lang, parse_text(text, Place(""))[0]))
    told = [dict(one.fields)["found"] for one in problems]
    assert (told or ["-"]) == [found]


LABELS = """
新小说 | new novels | -
借出的小说 | books lent | -
读者 | readers | -
分馆 | branches | -
来馆的学生 | pupils who came | -
馆里的机器 | machines of the library | -
小说 | workers | told
读者 | libraries and schools | told
来馆的学生 | shops | told
馆里的机器 | trees | told
关闭的企业 | workers | told
关闭的企业 | firms closed | -
村庄 | towns | told
村庄 | villages | -
树 | animals | told
种下的树 | trees planted | -
学校 | schools | -
学校 | hospitals | told
汽车 | cars | -
汽车 | ships | told
桥 | bridges | -
桥 | tunnels | told
球队 | players | told
球队 | teams | -
"""


@pytest.mark.parametrize("line", LABELS.strip().splitlines())
def test_labels_name_one_thing(story, line):
    """A label in another language is of the same things."""
    zh, en, told = line.split(" | ")
    seen = story("library")
    figure = replace(seen.book.figures["novels"], label={"zh": zh, "en": en})
    book = replace(seen.book, figures={"novels": figure})
    assert len(list(mislabelled(replace(seen, book=book)))) == (told == "told")
