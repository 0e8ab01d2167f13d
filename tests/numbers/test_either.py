"""Many words as one pattern: what it finds is what each of them would."""

from __future__ import annotations

import re

import pytest

from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.en.words import FIXED
from liuzhou_site.numbers.lists import alternatives, either, listed


@pytest.mark.each(
    ("words", "text", "found"),
    [
        ({"one"}, "one", "one"),
        ({"one", "one by one"}, "one by one", "one by one"),
        ({"one", "one by one"}, "one by two", "one"),
        ({"a.b", "a+"}, "axb a+", "a+"),
        ({"", "x"}, "x", "x"),
        ({"", "x"}, "y", ""),
        ({"second", "seconds", "sect"}, "sect", "sect"),
    ],
)
def test_the_longest_word_is_found_and_nothing_else(words: set[str], text: str, found: str) -> None:
    """Letter by letter, as far as one of the words goes."""
    match = re.search(either(words), text)
    assert match
    assert match[0] == found


def test_a_shorter_word_is_found_where_the_longest_may_not_end() -> None:
    """What follows the pattern decides among the words, too."""
    assert re.match(rf"{either({'two', 'two-way'})}(?!s)", "two-ways")[0] == "two"  # type: ignore[index]


def test_every_phrase_that_counts_nothing_is_found() -> None:
    """In a sentence, and not only by itself."""
    for phrase in FIXED:
        found = LANGUAGES["en"].numerals.search(f"So {phrase}, they said.")
        assert found, phrase


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_lists_of_words_have_names_of_their_own(lang):
    """Of two lists of one name the second would stand in the place of the first."""
    names = re.findall(r"^\S+", listed(f"{lang}/lists.txt"), re.MULTILINE)
    assert len(names) == len(set(names)) == len(alternatives(f"{lang}/lists.txt"))
