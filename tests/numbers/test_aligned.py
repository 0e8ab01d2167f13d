"""What differs between two sequences: all of it, where it is, in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.numbers.aligned import differing

sequences = st.lists(st.sampled_from("abcd"), max_size=12)


def patched(left, right, ranges):
    """Return `left` with each range replaced by that of `right`."""
    made, at = [], 0
    for start, end, begin, stop in ranges:
        made += [*left[at:start], *right[begin:stop]]
        at = end
    return made + left[at:]


@given(sequences, sequences)
def test_what_does_not_differ_is_the_same(left, right) -> None:
    """With what differs replaced, one sequence is the other."""
    ranges = differing(left, right)
    assert patched(left, right, ranges) == right
    assert bool(ranges) == (left != right)


@given(sequences, st.integers(0, 12), st.text("abcd", min_size=1, max_size=3))
def test_one_insertion_is_one_range(left, at, more) -> None:
    """What is too much is told alone, not all that follows."""
    right = [*left[:at], *more, *left[at:]]
    ((start, end, begin, stop),) = differing(left, right)
    assert start == end
    assert stop - begin == len(more)


def test_two_changes_far_apart_are_told_apart() -> None:
    """What stands between them, moved on by one, is the same."""
    left = [str(number) for number in range(2000)]
    right = ["new", *left[:-1], "other"]
    assert differing(left, right) == [(0, 0, 0, 1), (1999, 2000, 2000, 2001)]


@pytest.mark.parametrize("right", ["a" * 50_000 + "b", "ab" * 25_000, "ca" * 25_000 + "b"])
def test_endless_repetition_is_one_range(right) -> None:
    """Aligned, each of these would take minutes."""
    assert len(differing("b" + "a" * 50_000, right)) == 1
