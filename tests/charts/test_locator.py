"""Locator maps: points where places lie, names that never collide, a bar as long as it says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from math import cos, hypot, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charts.test_describe import edition  # noqa: F401 (a fixture)
from tests.charts.test_forms import COUNTY, LOCATOR, WIDTHS, mark, refused, rows, spot
from tests.charts.test_odd_cases import boxes

from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Group, Level
from liuzhou_site.charts.path_data import CutOffError
from liuzhou_site.charts.projection import clipped, holds
from liuzhou_site.figures.distances import kilometres
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.model import Region
from liuzhou_site.numbers import tokens
from liuzhou_site.story.figure_text import MAP


def points(chart) -> list[tuple[float, float]]:
    return [(row["at"], row["top"]) for row in rows(chart) if row.get("sign") in {"city", "town"}]


def bar(chart) -> tuple[float, float]:
    """Return the kilometres that stand over the bar, and how many pixels it is long."""
    said = next(
        float(row["text"][:-3]) for row in rows(chart) if row.get("text", "").endswith(" km")
    )
    ends = [row for row in rows(chart) if "to" in row and row["top"] == row["bottom"]]
    return said, max(row["to"] - row["from"] for row in ends)


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("scale", [0.02, 1, 30])
def test_the_bar_measures_the_map(width, scale):
    """Places lie as many bars apart as they do on Earth, in a parish and in a country."""
    ring = [(10 + (x - 10) * scale, 40 + (y - 47.5) * scale) for x, y in COUNTY.rings[0]]
    spots = [
        spot(str(n), 10 + (one.at[0] - 10) * scale, 40 + (one.at[1] - 47.5) * scale)
        for n, one in enumerate(LOCATOR.spots[:3])
    ]
    lengths = (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    levels = {"km": tuple(Level(D(n), f"{n} km") for n in lengths)}
    regions = (Region("county", (tuple(ring),)),)
    chart = draw(replace(LOCATOR, spots=tuple(spots), regions=regions, levels=levels), width)
    said, long = bar(chart)
    assert 0.08 * width < long < 0.3 * width
    (x1, y1), (x2, y2), _ = points(chart)
    apart = kilometres(spots[0].at, spots[1].at)
    assert hypot(x2 - x1, y2 - y1) / long * said == pytest.approx(apart, rel=0.03)


@pytest.mark.parametrize("width", WIDTHS)
def test_places_lie_where_they_lie(width):
    """North above, east on the right; the way on the map is as it is on Earth."""
    (x1, y1), (x2, y2), (x3, y3) = points(draw(LOCATOR, width))
    assert x3 < x1 < x2
    assert y2 < y3 < y1
    assert (x2 - x1) / (y1 - y2) == pytest.approx(cos(radians(47.8)), rel=0.05)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_stands_in_a_corner_of_a_part(width):
    """Of places that take much of the outline there is no inset."""
    signs = {row.get("sign") for row in rows(draw(LOCATOR, width))}
    assert {"inset", "here"} <= signs
    corners = (spot("a", 9.1, 47.1), spot("b", 10.9, 48.4))
    signs = {row.get("sign") for row in rows(draw(replace(LOCATOR, spots=corners), width))}
    assert "inset" not in signs
    alone = (spot("a", 10, 47.5),)
    assert len(points(draw(replace(LOCATOR, spots=alone), width))) == 1


inside = st.tuples(
    st.floats(9.05, 10.95), st.floats(47.05, 48.45),
    st.sampled_from(["city", "town", "area"]), st.sampled_from(["", "left", "right", "above"]),
)  # fmt: skip


@pytest.mark.slow
@given(
    st.lists(inside, min_size=1, max_size=8),
    st.sampled_from(["Quay", "Market Harbour", "永兴", "内蒙古自治区"]),
    st.sampled_from(WIDTHS),
)
@settings(max_examples=60, deadline=None)
def test_names_never_collide_or_leave_the_map(found, name, width):
    """Wherever places lie: a map whose names have room, or a refusal that says which has none."""
    made = replace(LOCATOR, spots=tuple(spot(name, *one) for one in found))
    if refused(made):
        return
    try:
        chart = draw(made, width)
    except CutOffError as error:
        assert error.text == name  # noqa: PT017 (either is right)
        return
    words = boxes(chart)
    tall = specification(chart)["height"]
    for number, one in enumerate(words):
        assert one.left >= 0
        assert one.right <= width
        assert 0 <= one.top < one.bottom <= tall
        assert not any(one.over(other) for other in words[number + 1 :])
    named = sum(one.text == name for one in words)
    assert named >= sum(kind != "area" for _, _, kind, _ in found)


def test_the_side_that_is_wished_for_is_tried_first():
    """A name goes to the right where nothing is wished."""
    for side, less in (("", False), ("right", False), ("left", True)):
        made = replace(LOCATOR, spots=(spot("Quay", 9.9, 47.7, "town", side),))
        chart = draw(made, 680)
        ((x, _),) = points(chart)
        (word,) = (one for one in boxes(chart) if one.text == "Quay")
        assert (word.left < x) is less


@pytest.mark.each(
    ("change", "code"),
    [
        ({"regions": ()}, "no-outline"),
        ({"spots": ()}, "no-places"),
        ({"spots": (spot("County", 9.6, 47.9, "area"),)}, "no-places"),
        ({"spots": (spot("a", 8.9, 47.9),)}, "place-outside"),
        ({"spots": (spot("a", 47.9, 9.6),)}, "place-outside"),
        ({"spots": (spot("a", 9.9, 47.9), spot("b", 9.9, 47.9))}, "places-in-one-spot"),
        ({"spots": (spot("a", 9.1, 47.1), spot("b", 10.9, 48.4), spot("c", 9.11, 47.1))},
         "places-in-one-spot"),
        ({"spots": tuple(spot(str(n), 9.2 + n / 10, 47.5) for n in range(13))}, "too-many-marks"),
        ({"groups": (Group("", (mark("sail", "4"),)),)}, "figures-among-places"),
    ],
)  # fmt: skip
def test_a_locator_refuses_what_has_no_place(change, code):
    """No outline, no places, a place outside or on another, figures."""
    assert set(refused(replace(LOCATOR, **change))) == {code}


def test_an_area_may_lie_outside():
    """It is a name alone, of a neighbour perhaps, and shown if it is on the map."""
    made = replace(LOCATOR, spots=(*LOCATOR.spots, spot("Sea", 12.5, 47.9, "area")))
    assert refused(made) == []
    assert "Sea" not in {one.text for one in boxes(draw(made, 288))}


@pytest.mark.parametrize("place", [(5, 5), (1, 9), (9, 1), (5, 1)])
def test_what_is_cut_at_the_frame_holds_what_it_held(place):
    """A region with a bay, cut on all sides."""
    ring = ((-5, -5), (15, -5), (15, 15), (6, 15), (6, 3), (4, 3), (4, 15), (-5, 15))
    region = Region("bay", (ring,))
    cut = clipped(region, (10, 10))
    assert all(0 <= x <= 10 and 0 <= y <= 10 for x, y in cut.rings[0])
    assert holds(cut, place) == holds(region, place)


TOWNS = (spot("Sea", 9, 46, "area"), spot("Quay", 10, 47, "city"), spot("Sail", 10.0, 48),
         spot("Oar", 9.5, 47))  # fmt: skip


@pytest.mark.each(
    ("form", "said"),
    [
        ("50", "50 km"), ("0.5", "0.5 km"), ("towns/1", "about 110 km"), ("towns/2", "about 38 km"),
        ("towns/2/longitude", "9.5"), ("towns/2/latitude", "47"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_map_is_worked_out_from_its_places(edition, form, said):  # noqa: F811
    """So that the audit, which asks the same again, vouches for it; an area is nobody's origin."""
    project = replace(edition.project, spots={"towns": TOWNS})
    assert replace(edition.voice, project=project).plain(MAP, form) == said


def test_a_description_says_where_each_place_lies(edition):  # noqa: F811
    """From the first that has a point, in numbers that carry their tokens."""
    chart = Chart.model_validate({
        "form": "locator", "title": {}, "subtitle": {}, "outline": "plots", "places": "towns"
    })  # fmt: skip
    charts = replace(edition.project.charts, value={"harbour": chart})
    project = replace(edition.project, spots={"towns": TOWNS}, charts=charts)
    made = replace(LOCATOR, spots=TOWNS)
    said = describe(replace(edition, voice=replace(edition.voice, project=project)), made)
    assert tokens.strip(said).startswith(
        "A map of Quay, Sail and Oar. Sail lies about 110 km north of Quay."
        " Oar lies about 38 km west of Quay."
    )
    assert [tokens.identity(one[1]) for one in tokens.TOKEN.finditer(said)] == [
        "#map:towns/1:en", "#map:towns/2:en",
    ]  # fmt: skip
