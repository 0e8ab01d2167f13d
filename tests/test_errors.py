"""The nearest name: found among few and among thousands, for the same work."""

from __future__ import annotations

import re
import sys
from string import Formatter

import pytest

from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.messages import part, problems
from liuzhou_site.numbers import tokens
from liuzhou_site.story.inline import HOLE

COUNTIES = ("jiahe", "yongxing", "guiyang", "zixing", "linwu", "rucheng")
NAMES = [f"{county}_{word}_{year}" for year in range(1900, 2100) for county in COUNTIES
         for word in ("output", "mines", "tax")]  # fmt: skip


@pytest.mark.each("names", [["jiahe_mines_2019"], NAMES])
@pytest.mark.each(
    "typed",
    [
        "jiahe_mins_2019",
        "iahe_mines_2019",
        "jiahe_mimes_2019",
        "xjiahe_mines_2019",
        "jiahe_nimes_2019",
    ],
)
def test_the_nearest_name_is_told(names, typed) -> None:
    """A letter is missing, one too many, or another stands there."""
    assert nearest(typed, names) == "jiahe_mines_2019"


def test_nothing_is_told_where_nothing_is_near() -> None:
    """A wrong hint is worse than none."""
    assert nearest("qqqqqq", NAMES) == ""


def test_thousands_of_names_are_no_more_work() -> None:
    """Else a column that is renamed in a large table would take a minute to be told."""

    def calls(names):
        count = 0

        def note(_frame, event, _argument):
            nonlocal count
            count += event in {"call", "c_call"}

        nearest("jiahe_mins_2019", names)  # what is kept of the names is kept
        sys.setprofile(note)
        nearest("jiahe_mins_2019", names)
        sys.setprofile(None)
        return count

    assert calls(NAMES) < 2 * calls(NAMES[:200])


@pytest.mark.each("code", problems("en"))
def test_no_mark_of_the_engine_reaches_a_message(code: str) -> None:
    """Whatever fills a sentence: a token leaves its words, the hole of a mention an ellipsis."""
    said = f"Of {tokens.wrap('novels:prose:en', '9 novels')} and {HOLE}"
    parsed = Formatter().parse(" ".join(problems("en")[code]))
    # Of a name in braces, {{{id}}}, the parser gives the name with a brace.
    fields = {name.strip("{}"): said for _, name, _, _ in parsed if name}
    listed = (said, part("equals", id=said, value=said))
    for filled in (fields, dict.fromkeys(fields, listed)):
        for lang in ("en", "zh"):
            told = " ".join(problem(code, Place("a"), **filled).said(lang))
            assert not re.search("[\ue000-\uf8ff\ufffc]", told)
            assert not fields or "9 novels and …" in told
