"""Words in drawings: broken into lines that fit, at places where a language allows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.charts.palette import width_of, wrap
from liuzhou_site.numbers import tokens

CLOSING = "，。、；：）”"
words = st.text(alphabet="一二三船网港湾，。、ab c12", min_size=1, max_size=60)


@given(words, st.integers(40, 300))
def test_no_word_is_lost_and_no_line_too_long(text, width):
    """Lines hold all there was but the spaces at their ends; a longer one could not be broken."""
    lines = wrap(text, 13, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        unbroken = len(line) == 1 or " " not in line
        assert width_of(line.rstrip(f"{CLOSING} "), 13) <= width or unbroken


@given(words, st.integers(40, 300))
def test_no_line_begins_with_closing_punctuation(text, width):
    """Reader's rule B4 holds in drawings too."""
    assert all(line[:1] not in CLOSING for line in wrap(text, 13, width)[1:])


def test_a_mention_is_never_broken():
    """A number and its unit stay on one line, with the characters that identify them."""
    said = tokens.wrap("boats:label:en", "191.8 billion yuan")
    lines = wrap(f"worth {said} in all", 13, 60)
    assert sum(said in line for line in lines) == 1


@pytest.mark.parametrize(("wide", "narrow"), [("港", "a"), ("M", "i"), ("12", "1")])
def test_widths_follow_the_letters(wide, narrow):
    """Han is one em; Latin is narrower, an i narrower than an M."""
    assert width_of(wide, 13) > width_of(narrow, 13)
