"""Maps: areas that compare, lines that keep their shape, squares where their regions lie."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from itertools import pairwise
from math import cos, radians, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.charts.test_forms import WIDTHS, drawing, mark, refused, rows

from liuzhou_site.charts.axes import bounds
from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Level
from liuzhou_site.charts.projection import middle, projected, simplified
from liuzhou_site.model import Region


def box(name: str, west: float, south: float, east: float, north: float) -> Region:
    """Return a region between two meridians and two parallels, its sides in small steps."""
    steps = [at / 40 for at in range(41)]
    ring = [(west + (east - west) * t, south) for t in steps]
    ring += [(east, south + (north - south) * t) for t in steps[1:]]
    ring += [(east - (east - west) * t, north) for t in steps[1:]]
    ring += [(west, north - (north - south) * t) for t in steps[1:]]
    return Region(name, (tuple(ring),))


def area(ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


MAP = replace(
    drawing("map", [mark("a", "4"), mark("b", "9"), mark("c", "0")]),
    regions=(box("west", 5, 45, 8, 48), box("mid", 8, 45, 11, 48), box("east", 11, 45, 14, 48),
             box("far", 14, 45, 17, 48)),
    places={"a": "west", "b": "mid", "c": "east"},
)  # fmt: skip


@pytest.mark.each("south", [-80, -30, -12, 0, 20, 60])
def test_areas_compare_as_they_do_on_earth(south):
    """A strip between two parallels is as large as the difference of their sines."""
    regions = [box("low", 0, south, 10, south + 6), box("high", 0, south + 6, 10, south + 12)]
    (low, high), _ = projected(regions, (600, 600))
    sines = [sin(radians(south + at)) for at in (0, 6, 12)]
    expected = (sines[1] - sines[0]) / (sines[2] - sines[1])
    assert area(low.rings[0]) / area(high.rings[0]) == pytest.approx(expected, rel=2e-3)


def test_a_map_is_the_right_way_up():
    """North is above, east on the right, and it fills its room."""
    (west, *_, far), tall = projected(MAP.regions, (286, 460))
    assert middle(west)[0] < middle(far)[0]
    xs, ys = zip(*(place for one in (west, far) for place in one.rings[0]), strict=True)
    assert (min(xs), max(xs)) == (pytest.approx(0), pytest.approx(286))
    assert (
        0
        <= min(ys)
        <= max(ys)
        <= tall
        == pytest.approx(286 * 3 / 12 / cos(radians(46.5)), rel=0.05)
    )


@example([(1.0, 1.0)] * 4)
@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=4, max_size=60))
def test_a_simplified_line_leaves_its_own_by_less_than_is_seen(places):
    """It keeps places of its own, the first and the last among them."""
    ring = [*places, places[0]]
    kept = simplified(ring)
    assert kept[0] == kept[-1] == ring[0]
    assert set(kept) <= set(ring)


def test_a_straight_side_needs_two_places():
    """Forty on it make no difference."""
    (one,), _ = projected([box("a", 0, -0.01, 0.02, 0.01)], (100, 100))
    assert len(simplified(one.rings[0])) <= 6


@pytest.mark.parametrize("width", WIDTHS)
def test_a_square_has_the_area_of_its_number_and_lies_in_its_region(width):
    """Zero has none; a region without a figure has its outline alone."""
    shown = rows(draw(MAP, width))
    squares = {row["figure"]: row for row in shown if row.get("figure")}
    assert squares.keys() == {"a", "b"}
    sides = {name: row["to"] - row["from"] for name, row in squares.items()}
    assert sides["b"] / sides["a"] == pytest.approx(1.5, rel=0.01)
    assert squares["a"]["to"] < squares["b"]["from"]
    assert len([row for row in shown if str(row.get("sign", "")).startswith("region")]) == 4


def test_a_map_refuses_what_it_cannot_place():
    """No outline, no region of its own, and what a square cannot show."""
    assert refused(MAP) == []
    assert refused(replace(MAP, regions=())) == ["no-outline"]
    assert refused(replace(MAP, places={**MAP.places, "c": "sea"})) == ["no-region"]
    assert refused(replace(MAP, places={**MAP.places, "c": "mid"})) == ["no-region"] * 2
    below = drawing("map", [mark("a", "-4"), mark("b", "9")])
    assert refused(replace(below, regions=MAP.regions, places=MAP.places)) == ["below-zero"]


@pytest.mark.each(
    ("values", "expected"),
    [
        ("0.12 0.48", "0.1 0.2 0.3 0.4 0.5"),
        ("0.61 0.75", "0.60 0.65 0.70 0.75"),
        ("0 1", "0.0 0.5 1.0"),
        ("0.3 0.3", "0.3 0.4"),
        ("0 0", "0.0 0.5"),
        ("0.0012 0.0019", "0.0012 0.0014 0.0016 0.0018 0.0020"),
    ],
)
def test_classes_have_round_bounds_around_all_numbers(values, expected):
    """In equal steps, five at most; they need not begin at zero, since no length is compared."""
    made = bounds(map(D, values.split()))
    assert list(made) == [D(one) for one in expected.split()]


FILLED = replace(
    drawing("choropleth", [mark(n, v, unit="share") for n, v in zip("abc", ["0.1", "0.2", "0.48"],
                                                                    strict=True)]),
    regions=MAP.regions, places=MAP.places, texts={"lacking": "no number here"},
    levels={"share": tuple(Level(D(n) / 10, f"{n}0%") for n in range(1, 6))},
)  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_a_region_is_filled_as_the_class_of_its_number_in_the_legend(width):
    """What stands on a bound is in the class above; a region without a number is ruled."""
    made = specification(draw(FILLED, width))
    shades = {
        row["sign"]: layer["mark"].get("fillOpacity")
        for layer in made["layer"]
        for row in made["datasets"][layer["data"]["name"]]
        if str(row.get("sign", "")).startswith(("fill", "class"))
    }
    assert shades["fill west"] == shades["class 0"]
    assert shades["fill mid"] == shades["class 1"]
    assert shades["fill east"] == shades["class 3"]
    assert "fill far" not in shades
    in_order = [shades[f"class {at}"] for at in range(4)]
    assert in_order == sorted(set(in_order))
    texts = {row.get("text") for row in rows(draw(FILLED, width))}
    assert texts >= {"10%", "20%", "30%", "40%", "50%", "no number here"}


def test_only_shares_fill_a_region():
    """An amount, a change, two columns or a hedge does not."""
    assert refused(FILLED) == []
    (group,) = FILLED.groups
    for change, code in [
        ({"unit": "boat"}, "not-a-share"), ({"change": True}, "not-a-share"),
        ({"value": D("-0.1")}, "below-zero"), ({"sign": "more"}, "hedged-point"),
    ]:  # fmt: skip
        marks = (replace(group.marks[0], **change), *group.marks[1:])
        assert refused(replace(FILLED, groups=(replace(group, marks=marks),))) == [code]
    assert "one-group" in refused(replace(FILLED, groups=(group, group)))
