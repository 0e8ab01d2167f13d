"""What is read once in a text is kept, in bounded memory."""

from __future__ import annotations

import pytest

from liuzhou_site.numbers.cached import MOST, remembered


@pytest.fixture
def asked():
    """Return the texts that were read, in order, and a function that remembers what it read."""
    texts = []

    @remembered
    def read(text, lang="en"):
        texts.append((text, lang))
        return tuple(text.split())

    return texts, read


def test_the_same_is_read_once(asked):
    """The second answer is the first, and costs no reading."""
    texts, read = asked
    assert read("a b") == read("a b") == ("a", "b")
    assert texts == [("a b", "en")]


def test_another_argument_is_another_question(asked):
    """What one language says is not what another does."""
    texts, read = asked
    read("a", "en")
    read("a", "zh")
    assert texts == [("a", "en"), ("a", "zh")]


def test_nothing_found_is_remembered_too(asked):
    """Most texts hold no number: they are not read again for that."""
    texts, read = asked
    read("")
    read("")
    assert len(texts) == 1


def test_a_text_as_long_as_a_book_is_not_kept(asked):
    """One text would push out all others."""
    texts, read = asked
    read("a" * (MOST // 100))
    read("a" * (MOST // 100))
    assert len(texts) == 2


def test_neither_is_a_text_in_which_much_is_found(asked):
    """What was found counts as well: it is larger than the text."""
    texts, read = asked
    read("a " * (MOST // 40_000))
    read("a " * (MOST // 40_000))
    assert len(texts) == 2


def test_what_nobody_asks_for_any_more_is_forgotten_and_what_is_used_stays(asked):
    """Thousands of saves leave no more behind than a few."""
    texts, read = asked
    read("early")
    for number in range(MOST // 100):
        read(f"save {number}")
        read("always")
    assert texts.count(("always", "en")) == 1
    before = len(texts)
    read("early")
    read(f"save {MOST // 100 - 1}")
    assert texts[before:] == [("early", "en")]
