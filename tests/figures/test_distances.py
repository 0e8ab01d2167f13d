"""How far and where one place lies from another: as an atlas says it."""

from __future__ import annotations

import pytest

from liuzhou_site.figures.distances import WINDS, kilometres, told, wind

LONDON, PARIS, NEW_YORK = (-0.13, 51.51), (2.35, 48.86), (-74.01, 40.71)
AUCKLAND, SANTIAGO = (174.76, -36.85), (-70.67, -33.45)


@pytest.mark.each(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 0), 0), ((0, 0), (0, 1), 111.2), ((0, 0), (1, 0), 111.2),
        ((0, 60), (1, 60), 55.6), ((0, 90), (123, 89), 111.2), ((179.5, 0), (-179.5, 0), 111.2),
        (LONDON, PARIS, 344), (LONDON, NEW_YORK, 5570), (AUCKLAND, SANTIAGO, 9660),
        ((0, 0), (180, 0), 20015),
    ],
)  # fmt: skip
def test_places_lie_as_far_apart_as_on_a_globe(one, other, expected):
    """Along the great circle, over the pole and the date line too; the same there and back."""
    assert kilometres(one, other) == pytest.approx(expected, rel=2e-3, abs=1e-6)
    assert kilometres(other, one) == pytest.approx(kilometres(one, other))


@pytest.mark.each(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 1), 0), ((0, 0), (1, 1), 1), ((0, 0), (1, 0), 2), ((0, 0), (1, -1), 3),
        ((0, 0), (0, -1), 4), ((0, 0), (-1, -1), 5), ((0, 0), (-1, 0), 6), ((0, 0), (-1, 1), 7),
        ((0, 0), (0.19, 0.5), 0), ((0, 0), (0.22, 0.5), 1), ((179.9, 10), (-179.9, 10), 2),
        (LONDON, PARIS, 3), (PARIS, LONDON, 7),
    ],
)  # fmt: skip
def test_a_place_lies_in_one_of_eight_winds(one, other, expected):
    """From the north clockwise; half a wind on either side belongs to it."""
    assert wind(one, other) == WINDS[expected]


@pytest.mark.each(
    ("kilometres", "expected"),
    [(0.3, "0.3"), (7.44, "7.4"), (37.36, "37"), (99.6, "100"), (144, "140"), (9660, "9700")],
)
def test_a_distance_is_told_with_two_digits(kilometres, expected):
    """A place is no point, and nobody measured to the door."""
    assert told(kilometres) == expected
