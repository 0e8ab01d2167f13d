"""Lines over time: where points lie, where lines break, which words stand on them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.test_odd_cases import boxes

from liuzhou_site.charts.axes import rounded
from liuzhou_site.charts.beside import apart
from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Drawing, Event, Group, Lack, Mark
from liuzhou_site.charts.refusals import problems
from liuzhou_site.model import Interval, Period


def mark(iso: str, value: str, name: str = "sail") -> Mark:
    number = D(value)
    return Mark(
        figure=f"{name}_{iso}", value=number, interval=Interval(number, number), unit="boat",
        said=f"{value} boats", noun=name, sign="firm", doubtful=False, derived=False,
        category="new", colour="in", period=Period(iso), dated=iso,
    )  # fmt: skip


def drawn(values: dict[str, str], form: str = "line", width: int = 680) -> list[dict]:
    """Return the rows of a chart with one line: period → value."""
    marks = tuple(mark(iso, value) for iso, value in values.items())
    chart = draw(Drawing("harbour", form, "en", (Group("", marks),)), width)
    return [row for table in specification(chart)["datasets"].values() for row in table]


def points(rows: list[dict]) -> list[dict]:
    return [row for row in rows if "run" in row]


def test_a_point_has_the_value_of_its_figure():
    """Nothing is smoothed or worked out between."""
    rows = points(drawn({"2018": "4", "2019": "9.5"}))
    assert {row["figure"]: row["value"] for row in rows} == {"sail_2018": 4, "sail_2019": 9.5}


def test_time_is_as_far_apart_as_it_is():
    """Twice the years are twice the way, whatever the order in which they are written."""
    first, second, third = (r["at"] for r in points(drawn({"2020": "1", "2010": "2", "2013": "3"})))
    assert (third - second) / (second - first) == pytest.approx(7 / 3, rel=1e-3)


@pytest.mark.each(
    ("lacking", "runs"),
    [
        (["2019"], [0, 0, 1, 1]),
        (["2019-06"], [0, 0, 1, 1]),
        (["2016", "2022"], [0, 0, 0, 0]),
        (["2019", "2019-07"], [0, 0, 1, 1]),
        ([], [0, 0, 0, 0]),
    ],
)
def test_a_period_without_a_number_breaks_the_line(lacking, runs):
    """The table has its row, and says nothing; beyond the ends of the line that changes nothing."""
    marks = tuple(mark(iso, iso[-1]) for iso in ("2017", "2018", "2020", "2021"))
    lacks = tuple(Lack(Period(iso), iso, "not available") for iso in lacking)
    made = Drawing("harbour", "line", "en", (Group("", marks, lacks),))
    tables = specification(draw(made, 680))["datasets"].values()
    rows = points([row for table in tables for row in table])
    assert [row["run"] for row in rows] == [f"{marks[0].figure} {run}" for run in runs]


def test_years_of_a_census_are_joined():
    """Where a table has no rows in between, nothing is lacking."""
    rows = points(drawn({"1953": "1", "1964": "2", "1982": "3", "1990": "4"}))
    assert len({row["run"] for row in rows}) == 1


def test_a_point_with_a_flag_is_hollow_however_many_there_are():
    """It is seen among the others."""
    marks = [mark(f"{year}", "5") for year in range(1950, 2020)]
    marks[40] = replace(marks[40], flagged=True)
    made = Drawing("harbour", "line", "en", (Group("", tuple(marks)),))
    rows = [row for table in specification(draw(made, 680))["datasets"].values() for row in table]
    assert [row["figure"] for row in rows if row.get("sign") == "point"] == [
        marks[at].figure for at in (0, 40, -1)
    ]
    assert sum(row.get("sign") == "hollow" for row in rows) == 1


def test_months_of_unlike_length_are_one_line():
    """February is no gap."""
    rows = points(drawn({"2019-01": "1", "2019-02": "2", "2019-03": "3", "2019-04": "4"}))
    assert len({row["run"] for row in rows}) == 1


def test_the_scale_holds_zero():
    """A fall by a tenth looks like one: the ground line is zero, not the least value."""
    marks = tuple(mark(iso, value) for iso, value in {"2018": "100", "2019": "90"}.items())
    chart = specification(draw(Drawing("harbour", "line", "en", (Group("", marks),)), 680))
    scales = [
        layer["encoding"]["y"]["scale"]
        for layer in chart["layer"]
        if layer["encoding"].get("y", {}).get("field") == "value"
    ]
    assert [scale["domain"] for scale in scales] == [[0, 100]]


def test_a_line_alone_says_its_peaks_and_its_ends():
    """The greatest and the least value are named where they lie, unless they are at an end."""
    rows = drawn({"2016": "5", "2017": "9", "2018": "2", "2019": "6"})
    said = [row["text"] for row in rows if "text" in row]
    assert said == ["6 boats", "sail", "2016 · 5 boats", "2017 · 9 boats", "2018 · 2 boats",
                    "2016", "2017", "2018", "2019"]  # fmt: skip


def test_a_value_that_comes_twice_is_no_peak():
    """Two years with the most boats: neither is the one."""
    rows = drawn({"2016": "5", "2017": "9", "2018": "9", "2019": "6"})
    assert "2017 · 9 boats" not in [row.get("text") for row in rows]


def test_panels_have_one_scale():
    """Small multiples compare: the same value lies as high in each."""
    groups = (Group("", (mark("2018", "10"), mark("2019", "5"))),
              Group("", (mark("2018", "5", "steam"), mark("2019", "1", "steam"))))  # fmt: skip
    chart = specification(draw(Drawing("harbour", "lines", "en", groups), 680))
    scales = [
        tuple(layer["encoding"]["y"]["scale"]["domain"] + layer["encoding"]["y"]["scale"]["range"])
        for layer in chart["layer"]
        if layer["encoding"].get("y", {}).get("field") == "value"
    ]
    assert len(set(scales)) == 1


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 60)), min_size=1, max_size=9))
def test_labels_that_would_touch_are_moved_apart(boxes):
    """No two lie over one another, and they keep their order."""
    boxes = sorted(boxes)
    tops = apart(boxes)
    for (top, (_, height)), (below, _) in pairwise(zip(tops, boxes, strict=True)):
        assert top + height <= below + 1e-6


def test_labels_that_have_room_stay_where_they_are():
    """Only what touches is moved."""
    assert apart([(10, 20), (50, 20), (200, 20)]) == [10, 50, 200]


def test_levels_are_round_and_within_what_is_drawn():
    """Zero, and at most five of them; nothing is promised beyond the data."""
    cases = {
        ("12", "47.3"): ["0", "20", "40"],
        ("0.2", "0.93"): ["0.0", "0.5"],
        ("-3", "7"): ["0", "5"],
        ("-40", "-12"): ["-40", "-30", "-20", "-10", "0"],
        ("0", "0"): [],
        ("1000000", "3400000"): ["0", "1000000", "2000000", "3000000"],
    }
    for values, levels in cases.items():
        assert list(rounded(map(D, values))) == [D(level) for level in levels]


def test_lines_that_end_together_are_named_at_their_ends():
    """Where there is room, and apart from one another; else above the panel."""
    groups = tuple(
        Group("", (mark("2018", "10", name), mark("2019", value, name)))
        for name, value in (("sail", "9"), ("steam", "9.1"), ("oars", "9.2"))
    )
    made = Drawing("harbour", "line", "en", groups)
    found = [box for box in boxes(draw(made, 680)) if box.text in {"sail", "steam", "oars"}]
    assert {box.left for box in found} == {found[0].left}
    assert not any(a.over(b) for a, b in combinations(boxes(draw(made, 680)), 2))
    later = replace(groups[0], marks=(mark("2018", "10"), mark("2020", "9")))
    apart_in_time = replace(made, groups=(later, *groups[1:]))
    assert all(box.right < 500 for box in boxes(draw(apart_in_time, 680)) if box.text == "steam")


EVENTS = {
    "one": [("2018", "the harbour opens")],
    "at the end": [("2020", "the harbour opens and is closed again in the same year")],
    "three close": [("2017", "a storm"), ("2017-09", "a flood"), ("2018", "a fire")],
    "one that lasts": [("2017/2018", "the quay is rebuilt")],
    "at both ends": [("2016", "the first of the ferries"), ("2020", "the last of the ferries")],
}


@pytest.mark.each("width", [288, 680])
@pytest.mark.each("case", EVENTS)
def test_events_stand_above_the_panel_apart(case, width):
    """Whatever their number and place: no word lies over another, or beyond an edge."""
    marks = tuple(mark(f"{2016 + at}", value) for at, value in enumerate("59262"))
    events = tuple(Event(Period(iso), words) for iso, words in EVENTS[case])
    made = Drawing("harbour", "line", "en", (Group("", marks),), events=events)
    assert not list(problems(made))
    found = boxes(draw(made, width))
    assert not [box.text for box in found if box.left < 0 or box.right > width]
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.over(b)]


def test_an_event_among_undated_points_is_told_and_no_traceback():
    """Both are wrong, and both are said."""
    undated = tuple(replace(mark("2018", "1", name), period=Period("")) for name in ("a", "b"))
    made = Drawing(
        "harbour", "line", "en", (Group("", undated),), events=(Event(Period("2018"), "a"),)
    )
    assert {found.code for found in problems(made)} == {"undated-point", "event-elsewhere"}


@pytest.mark.parametrize(("form", "iso"), [("line", "2030"), ("line", "2018-13"), ("bars", "2018")])
def test_an_event_is_at_a_time_that_is_drawn(form, iso):
    """On a line, between its ends."""
    marks = tuple(mark(f"{2016 + at}", value) for at, value in enumerate("59262"))
    made = Drawing("harbour", form, "en", (Group("", marks),), events=(Event(Period(iso), "a"),))
    assert [found.code for found in problems(made)] == ["event-elsewhere"]


def banded(*edges: str, form: str = "line", after: int = 1) -> Drawing:
    """Return a line with what should be the edges of its band: values, one a year."""
    line = Group("", tuple(mark(f"{2016 + at}", value) for at, value in enumerate("5648")))
    around = [
        Group("", tuple(mark(f"{2016 + at}", v, f"e{n}") for at, v in enumerate(edge)), edge=True)
        for n, edge in enumerate(edges)
    ]
    return Drawing("harbour", form, "en", tuple([line, *around] if after else [*around, line]))


def test_a_band_has_its_edges_and_an_upright_at_every_time():
    """Each from the least to the most that the source states."""
    made = banded("4428", "7888")
    assert not list(problems(made))
    rows = [row for table in specification(draw(made, 680))["datasets"].values() for row in table]
    assert {row["figure"].partition("_")[0] for row in points(rows)} == {"sail", "e0", "e1"}
    uprights = [r for r in rows if r.get("figure") == "" and r["from"] == r["to"]]
    heights = [row["bottom"] - row["top"] for row in uprights]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 4 / 3, 2, 0])


@pytest.mark.each(
    "made",
    [
        banded("4428"),
        banded("7888", "4428"),
        banded("4428", "7848", form="lines"),
        banded("442", "788"),
        banded("4428", "7888", after=0),
        banded("4428", "7888", "3318", "8888"),
    ],
)
def test_a_band_that_is_none_is_refused(made):
    """One edge, exchanged edges, other times, no line before them, two bands around one line."""
    assert "not-a-band" in [found.code for found in problems(made)]


def led(values: dict[str, str], ahead: dict[str, str], form: str = "line", **more) -> Drawing:
    """Return a line through values and on to forecasts."""
    marks = [mark(iso, value) for iso, value in values.items()]
    marks += [replace(mark(iso, value), sign="expected") for iso, value in ahead.items()]
    return Drawing("boats", form, "en", (Group("", tuple(marks)),), **more)


def test_dashes_lead_from_a_line_to_its_forecasts():
    """The firm line ends at the last known point; from there dashes go on to hollow points."""
    made = specification(draw(led({"2018": "4", "2019": "6"}, {"2020": "8", "2021": "7"}), 680))
    runs = {
        tuple(layer["mark"].get("strokeDash", ())): [
            row["figure"] for row in made["datasets"][layer["data"]["name"]]
        ]
        for layer in made["layer"]
        if layer["mark"]["type"] == "line"
    }
    assert runs == {(): ["sail_2018", "sail_2019"], (3, 4): ["sail_2019", "sail_2020", "sail_2021"]}
    cuts = [
        row for rows in made["datasets"].values() for row in rows if row.get("sign") == "hollow"
    ]
    assert len({(row["at"], row["top"]) for row in cuts}) == 2


@pytest.mark.parametrize(
    ("values", "ahead", "form", "codes"),
    [
        ({"2018": "4", "2019": "6"}, {"2020": "8"}, "line", []),
        ({}, {"2020": "8", "2021": "9"}, "line", []),
        ({"2018": "4", "2020": "6"}, {"2019": "8"}, "line", ["hedged-point"]),
        ({"2018": "4"}, {"2020": "8"}, "lines", ["hedged-point"]),
    ],
)
def test_forecasts_come_after_all_that_is_known(values, ahead, form, codes):
    """Of one line alone, since dashes tell several lines apart; what is known after one is not."""
    assert [found.code for found in problems(led(values, ahead, form))] == codes
