"""docs/writing.md says of numbers what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.model import Hedge, Kind
from liuzhou_site.numbers import FORMS, PERIOD_FORMS, read
from liuzhou_site.story.markdown import parse_story

HERE = Path(__file__).parents[1] / "numbers"
PAGE = (HERE.parents[1] / "docs" / "writing.md").read_text(encoding="utf-8")
CASES = {
    lang: dict(
        line.split(" => ")
        for table in ("cases.txt", "periods.txt")
        for line in (HERE / lang / table).read_text(encoding="utf-8").splitlines()
        if " => " in line and not line.startswith("#")
    )
    for lang in ("zh", "en")
}
EXAMPLES = [
    (lang, *line.split(" => "))
    for lang, block in re.findall(r"```(zh|en)\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.each(("lang", "text", "expected"), EXAMPLES)
def test_each_example_is_a_case_of_the_tables(lang, text, expected):
    """An example of the page stands in the tables that the reader is held to, word for word."""
    assert CASES[lang][text] == expected


def test_every_kind_form_and_hedge_is_told():
    """The page names each kind of quantity, each form of saying it, and each hedge's words."""
    alike = {kind for kind in Kind if kind.per} - {Kind.PER_HUNDRED}
    named = [kind for kind in Kind if kind not in {*alike, Kind.MILLE}]  # ‰ is read as a percent
    assert [kind for kind in named if not re.search(rf"\| {kind.value}(?: \||, )", PAGE)] == []
    assert [form for form in FORMS if f"`{form}`" not in PAGE] == []
    assert [form for form in PERIOD_FORMS if f"`{{id:{form}}}`" not in PAGE] == []
    told = PAGE.replace("\n", " ")
    words = [hedge.value.replace("_", " ") for hedge in Hedge if hedge is not Hedge.NONE]
    assert [word for word in words if f"*{word}*" not in told] == []


def test_the_parts_of_a_text_are_read_as_they_are_shown():
    """The example of what a section may hold is a section of just that."""
    shown = re.search(r"```markdown\n(> Words.*?)```", PAGE, re.DOTALL)[1]
    story, problems = parse_story("en", "", f"# A\n\nb\n\n## C {{#c}}\n\n{shown}")
    assert problems == ()
    assert [block.kind for block in story.sections[0].blocks] == [
        "quotation", "aside", "numbered", "table", "definitions", "paragraph", "break", "footnotes",
    ]  # fmt: skip


def test_the_table_of_kinds_can_be_read():
    """What the table prints for a kind is read as that kind."""
    for kind, chinese, english in re.findall(
        r"^\| (\w+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE
    ):
        if kind in set(Kind):
            for lang, cell in (("zh", chinese), ("en", english)):
                for text in cell.split(", "):
                    assert [found.kind.value for found in read(text, lang)] == [kind], text


def test_the_known_misses_are_listed():
    """The list of the page is the list of the test files."""
    listed = PAGE.partition("Known misses")[2]
    rows = re.findall(r"^- (.+): meant is (.+)\. (.+)$", listed, re.MULTILINE)
    filed = [
        re.split(r" => | \| ", line)
        for lang in ("zh", "en")
        for line in (HERE / lang / "misses.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert [list(row) for row in rows] == filed
