"""The forms of charts: they draw what the records say, and refuse what they would misrepresent."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal as D
from typing import get_args

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.charts.forms import FORMS, draw, draw_overview
from liuzhou_site.charts.layers import bare, specification
from liuzhou_site.charts.marks import Drawing, Group, Level, Mark
from liuzhou_site.charts.refusals import problems
from liuzhou_site.charts.traits import LIMITS, Trait
from liuzhou_site.errors import Place
from liuzhou_site.model import Interval, Period, Region, Spot

WIDTHS = (288, 680)


def test_the_table_of_forms_has_forms_and_traits_that_there_are():
    """A row or a word with a slip in it would be passed over in silence."""
    traits = {trait for row in LIMITS.values() for trait in row["traits"].split()}
    assert LIMITS.keys() <= FORMS.keys()
    assert traits == {*get_args(Trait)}


def mark(name: str, value: str, **more) -> Mark:
    number = D(value)
    known = {
        "figure": name, "value": number, "interval": Interval(number, number), "unit": "boat",
        "said": value, "noun": "boats", "sign": "firm", "doubtful": False, "derived": False,
        "category": "new", "colour": "in",
    }  # fmt: skip
    return Mark(**known | more)


def drawing(form: str, *groups: list[Mark], **more) -> Drawing:
    return Drawing("harbour", form, "en", tuple(Group("", tuple(g)) for g in groups), **more)


def columns(form: str, *values: list[str], **more) -> Drawing:
    """Return a drawing of titled columns: one number a row in each."""
    groups = [
        Group(f"column {at}", tuple(
            mark(f"c{at}_{row}", value, noun=f"row {row}", **more)
            for row, value in enumerate(column)
        ))
        for at, column in enumerate(values)
    ]  # fmt: skip
    return replace(drawing(form), groups=tuple(groups))


def course(name: str, values: dict[str, str], **more) -> list[Mark]:
    """Return a mark a period: {"2019": "4"}."""
    return [
        mark(f"{name}_{iso}", value, period=Period(iso), dated=iso, **more)
        for iso, value in values.items()
    ]


def rows(chart) -> list[dict]:
    """Return every row of a chart’s data."""
    return [row for table in chart.rows.values() for row in table]


def refused(made: Drawing) -> list[str]:
    return [found.code for found in problems(made)]


def spot(name: str, east: float, north: float, kind: str = "town", side: str = "") -> Spot:
    line = Place("data/places/towns.csv", 2)
    return Spot({"en": name, "zh": "港"}, (east, north), kind, side, line)


COUNTY = Region("county", (((9.0, 47.0), (11.0, 47.0), (11.0, 48.5), (9.0, 48.5), (9.0, 47.0)),))
LOCATOR = replace(
    drawing("locator"), regions=(COUNTY,),
    spots=(spot("Quay", 9.9, 47.7, "city"), spot("Sail", 10.1, 47.9), spot("Oar", 9.7, 47.8),
           spot("County", 9.6, 47.95, "area")),
    levels={"km": tuple(Level(D(n), f"{n} km") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500))},
)  # fmt: skip

EXAMPLES = {
    "squares": drawing("squares", [mark("sail", "96"), mark("steam", "261")]),
    "out_in": drawing("out_in", [mark("sail", "96")], [mark("nets", "12", unit="net")]),
    "before_after": drawing("before_after", [mark("sail", "130"), mark("steam", "30")]),
    "parts": drawing("parts", [mark("sail", "18"), mark("steam", "34")]),
    "bars": drawing("bars", [mark("sail", "2.5"), mark("steam", "1")]),
    "multiples": drawing("multiples", [mark("sail", "2")], [mark("nets", "7", unit="net")]),
    "table": drawing("table", [mark("sail", "2"), mark("nets", "7", unit="net")]),
    "composition": replace(
        drawing("composition"),
        groups=tuple(
            Group(year, tuple(
                mark(f"{name}_{year}", value, period=Period(year), dated=year, noun=name)
                for name, value in values.items()
            ))
            for year, values in (
                ("1990", {"sail": "7", "steam": "2", "all": "9"}),
                ("2020", {"sail": "1", "steam": "14", "all": "15"}),
            )
        ),
    ),
    "flow": columns("flow", ["30", "5", "0"], ["2", "41", "1"]),
    "shares": drawing("shares", [mark("sail", "0.66", unit="share")]),
    "whole": drawing(
        "whole",
        [mark("sail", "66"), mark("rest", "34"),
         mark("all", "100", interval=Interval(D(99), D(102)))],
    ),
    "ranked": drawing("ranked", [mark("sail", "2"), mark("steam", "7"), mark("oars", "4")]),
    "bar_table": drawing(
        "bar_table",
        [mark("sail", "2"), mark("steam", "7")],
        [mark("sail_crew", "20", unit="person"), mark("steam_crew", "9", unit="person")],
    ),
    "intervals": drawing(
        "intervals",
        [mark("sail", "4", interval=Interval(D(3), D(5))),
         mark("steam", "2", sign="more", interval=Interval(D(2), None, over=True))],
    ),
    "grouped": columns("grouped", ["2", "7", "4"], ["3", "6", "-1"]),
    "stacked": columns("stacked", ["0.5", "0.2"], ["0.5", "0.7"], ["0", "0.1"], unit="share"),
    "dot_plot": columns("dot_plot", ["2", "7", "4"], ["3", "6", "4"]),
    "scatter": columns("scatter", ["2", "7", "4"], ["300", "100", "250"]),
    "histogram": drawing("histogram", [mark(f"m{n}", v) for n, v in enumerate("1233355789")]),
    "waterfall": drawing("waterfall", [mark("then", "10"), mark("built", "4", change=True),
                                       mark("lost", "-6", change=True), mark("now", "8")]),
    "heat": columns("heat", ["0", "4", "1"], ["9", "16", "2"]),
    "timeline": drawing("timeline", course("sail", {"1990": "4", "2018": "9", "2019": "6"})),
    "map": replace(
        drawing("map", [mark("sail", "4")]), places={"sail": "quay"},
        regions=(Region("quay", (((9.0, 47.0), (10.0, 47.0), (10.0, 48.0), (9.0, 47.0)),)),),
    ),
    "choropleth": replace(
        drawing("choropleth", [mark("sail", "0.4", unit="share")]), places={"sail": "quay"},
        regions=(Region("quay", (((9.0, 47.0), (10.0, 47.0), (10.0, 48.0), (9.0, 47.0)),)),),
        levels={"share": (Level(D("0.2"), "20%"), Level(D("0.4"), "40%"))},
    ),
    "locator": LOCATOR,
    "line": drawing("line", course("sail", {"2018": "4", "2019": "9", "2020": "6", "2022": "3"})),
    "lines": drawing(
        "lines", course("sail", {"2019": "4", "2020": "9"}),
        course("steam", {"2019": "7", "2020": "2"}),
    ),
    "slope": drawing(
        "slope", course("sail", {"1990": "4"}) + course("steam", {"1990": "2"}),
        course("sail", {"2020": "1"}) + course("steam", {"2020": "9"}),
    ),
    "number": drawing("number", [mark("sail", "96", sign="more")]),
    "vega": drawing(
        "vega", [mark("sail", "2"), mark("steam", "7", sign="more")],
        specification={
            "height": "120",
            "encoding": {"y": {"field": "noun", "type": "nominal"},
                         "x": {"field": "value", "type": "quantitative"}},
            "layer": [
                {"mark": {"type": "bar", "height": "14", "color": "out"}},
                {"mark": {"type": "text", "align": "left", "dx": "6"},
                 "encoding": {"text": {"field": "said"}}},
            ],
        },
    ),
    "agreement": drawing(
        "agreement", [mark("", "5", check="sum", against=Interval(D(6), D(7))), mark("sail", "9")]
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("form", FORMS)
def test_every_form_gives_valid_vega_lite(form, width):
    """Checked against the schema."""
    alt.LayerChart.from_dict(json.loads(json.dumps(specification(draw(EXAMPLES[form], width)))))


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("form", FORMS)
def test_every_form_has_a_fixed_size(form, width):
    """Nothing is left to be measured by fonts."""
    made = specification(draw(EXAMPLES[form], width))
    assert made["width"] == width
    assert made["autosize"]["type"] == "none"
    assert made["padding"] == 0


def test_another_number_on_the_same_scale_changes_rows_alone():
    """Altair, which is not asked again, would make the same; for another scale it is asked."""
    four, five, twelve = (
        draw(drawing("bars", [mark("sail", "9"), mark("steam", many)]), 680)
        for many in ("4", "5", "12")
    )
    assert four.made_from == five.made_from != twelve.made_from
    assert specification(five, bare(four)) == specification(five) != specification(four)


@pytest.mark.each("form", FORMS)
def test_honest_examples_are_not_refused(form):
    """Each form draws what it is for."""
    assert refused(EXAMPLES[form]) == []


@given(st.integers(1, 1000), st.integers(1, 1000), st.sampled_from(WIDTHS))
@settings(max_examples=30)
def test_as_many_squares_as_the_figure_says(first, second, width):
    """The squares of a field add up to its number, whatever the number and the width."""
    made = drawing("squares", [mark("sail", str(first)), mark("steam", str(second))])
    drawn = Counter()
    for row in rows(draw(made, width)):
        if "figure" in row and "from" in row:
            drawn[row["figure"]] += row["to"]
    assert drawn == {"sail": first, "steam": second}


@pytest.mark.parametrize("width", WIDTHS)
def test_fields_of_one_chart_have_one_scale(width):
    """All fields are equally many rows high, so that lengths compare as numbers do."""
    shown = rows(draw(EXAMPLES["squares"], width))
    high = Counter(row["figure"] for row in shown if "figure" in row and "from" in row)
    assert high["sail"] == high["steam"]


def test_a_bar_is_as_long_as_its_value():
    """Bars begin at zero and end at the exact value of the record."""
    shown = {row["figure"]: row for row in rows(draw(EXAMPLES["bars"], 680)) if "figure" in row}
    assert {name: (row["from"], row["to"]) for name, row in shown.items()} == {
        "sail": (0, 2.5),
        "steam": (0, 1),
    }


@pytest.mark.each("form", ["bars", "multiples", "ranked"])
@pytest.mark.each("width", WIDTHS)
def test_groups_of_one_bar_are_compared(form, width):
    """What is four times as much is four times as long, though each stands under its own title."""
    groups = (Group("east", (mark("sail", "132000"),)), Group("west", (mark("steam", "33000"),)))
    chart = specification(draw(replace(drawing(form), groups=groups), width))
    drawn = {}
    for layer in chart["layer"]:
        for row in chart["datasets"][layer["data"]["name"]]:
            if "to" in row and "figure" in row:
                scale = layer["encoding"]["x"]["scale"]
                across = scale["range"][1] - scale["range"][0]
                drawn[row["figure"]] = row["to"] / scale["domain"][1] * across
    alone = form == "multiples" and width >= 500  # two panels of one width
    assert drawn["sail"] / drawn["steam"] == pytest.approx(4, rel=0.05 if alone else 1e-6)


def in_strip(marks, chapters, width):
    """Return the rows of the overview of marks."""
    return rows(draw_overview([mark.bar for mark in marks], chapters, width))


@pytest.mark.parametrize(
    ("sign", "doubtful", "seen"),
    [
        ("more", False, {"more"}),
        ("nearly", False, {"nearly", "lid"}),
        ("expected", False, {"expected"}),
        ("firm", True, {"firm"}),
    ],
)
def test_the_strip_has_one_bar_a_figure_with_its_sign(sign, doubtful, seen):
    """Every bar leads to its row; what is not firm has a shape of its own, without colour."""
    marks = [mark("sail", "1"), mark("steam", "2", sign=sign, doubtful=doubtful)]
    shown = [row for row in in_strip(marks, [(0, "Quay")], 680) if "href" in row]
    assert {row["sign"] for row in shown if row["figure"] == "steam"} == seen
    assert all(row["href"].endswith(f"#{row['figure']}") for row in shown)


def test_what_is_undated_is_cut_at_the_foot():
    """A claim that does not say when it holds stands on no day; one of ours is not cut."""
    marks = [
        mark("sail", "1"),
        mark("steam", "2", period=Period("2019")),
        mark("oars", "3", derived=True),
    ]
    cuts = [row for row in in_strip(marks, [], 680) if row.get("sign") == "cut"]
    assert [row["at"] for row in cuts] == [0]
    lying = rows(draw(drawing("bars", marks), 680))
    assert sum(row.get("sign") == "cut" for row in lying) == 1


def test_few_figures_are_bars_and_no_blocks():
    """Three of them stand side by side; their signs stay what they are."""
    marks = [mark(name, "1", sign="more") for name in ("sail", "steam", "oars")]
    places = [row["at"] for row in in_strip(marks, [], 680) if "href" in row]
    assert places == [0, 40, 80]


def test_bars_too_narrow_to_be_hit_are_no_links():
    """On a phone the overview is two rows of bars some pixels wide."""
    marks = [mark("sail", "1"), mark("steam", "2")]
    assert not any("href" in row for row in in_strip(marks, [(0, "Quay")], 288))


def test_a_label_of_the_strip_that_has_no_room_is_left_out():
    """Two chapters that begin at neighbouring bars would write over one another."""
    marks = [mark(f"m{number}", "1") for number in range(60)]
    chapters = [(0, "A long label"), (1, "Another"), (40, "A third")]
    texts = [row["text"] for row in in_strip(marks, chapters, 680) if "text" in row]
    assert texts == ["A long label", "A third"]


@pytest.mark.each(
    ("made", "code"),
    [
        (drawing("pie", [mark("sail", "1")]), "unknown-form-of-chart"),
        (drawing("bars", []), "empty-group"),
        (drawing("bars", [mark("sail", "1"), mark("nets", "1", unit="net")]), "mixed-units"),
        (drawing("squares", [mark("sail", "-1")]), "below-zero"),
        (drawing("bars", [mark(f"m{n}", "1") for n in range(8)]), "too-many-marks"),
        (drawing("squares", [mark("sail", "1.5")]), "not-countable"),
        (drawing("squares", [mark("sail", "1001")]), "not-countable"),
        (drawing("parts", [mark("sail", "18", sign="more")]), "hedged-part"),
        (drawing("shares", [mark("sail", "12")]), "not-a-share"),
        (drawing("whole", [mark("sail", "66")]), "not-a-whole"),
        (drawing("bars", [mark("", "5", check="sum")]), "check-in-a-chart"),
        (drawing("before_after", [mark("sail", "1")], [mark("steam", "2")]), "one-group"),
        (drawing("line", [mark("sail", "1")]), "undated-point"),
        (drawing("line", course("sail", {"2019": "1"}, sign="more")), "hedged-point"),
        (drawing("line", course("sail", {"2019": "1"}, doubtful=True)), "hedged-point"),
        (drawing("line", course("a", {"2019": "1"}) + course("b", {"2019": "2"})), "period-twice"),
        (
            drawing("line", course("a", {"2019-Q3": "1"}) + course("b", {"2019-07/2019-09": "2"})),
            "period-twice",
        ),
        (drawing("line", *[course(f"s{n}", {"2019": "1"}) for n in range(5)]), "too-many-lines"),
        (drawing("line", course("a", {f"{year}": "1" for year in range(1000, 2001)})),
         "too-many-points"),
        (drawing("lines", course("a", {"2019": "1"}), course("b", {"2019": "1"}, unit="net")),
         "mixed-units"),
        (drawing("slope", course("a", {"2019": "1"})), "not-a-slope"),
        (drawing("slope", course("a", {"2019": "1"}), course("a", {"2019": "2"})), "not-a-slope"),
        (drawing("slope", course("a", {"2018": "1"}),
                 course("a", {"2019": "2"}) + course("b", {"2019": "3"})), "uneven-groups"),
        (drawing("bar_table", [mark("a", "1")], [mark("b", "1"), mark("c", "2")]), "uneven-groups"),
        (drawing("ranked", [mark("a", "3", interval=Interval(D(2), D(4))),
                            mark("b", "4", interval=Interval(D(3), D(5)))]), "no-sure-order"),
        (drawing("ranked", [mark("a", "3", interval=Interval(D(3), None)), mark("b", "4")]),
         "no-sure-order"),
        (drawing("intervals", [mark("a", "3", interval=Interval(None, D(3)))]), "no-range"),
        (drawing("number", [mark("a", "3"), mark("b", "4")]), "not-one-number"),
        (drawing("vega", [mark("a", "3")]), "bad-vega"),
        (columns("grouped", *[["1", "2"]] * 4), "too-many-columns"),
        (columns("grouped", ["1", "2"], ["1"]), "uneven-groups"),
        (drawing("grouped", [mark("a", "1")], [mark("b", "2")]), "untitled-group"),
        (columns("stacked", ["0.5"], ["0.3"], unit="share"), "not-all"),
        (columns("stacked", ["0.5"], ["0.6"], unit="share"), "not-all"),
        (columns("stacked", ["5"], ["6"]), "not-a-share"),
        (columns("stacked", ["-0.5"], ["1.5"], unit="share"), "below-zero"),
        (columns("stacked", *[["0.2"]] * 6, unit="share"), "too-many-columns"),
        (columns("dot_plot", [str(n) for n in range(41)]), "too-many-marks"),
        (columns("dot_plot", ["1"], ["2"], sign="more"), "hedged-point"),
        (columns("scatter", ["1", "2"]), "not-two-columns"),
        (columns("scatter", ["1"], ["2"], ["3"]), "not-two-columns"),
        (drawing("histogram", [mark("a", "1")], [mark("b", "1")]), "one-group"),
        (drawing("histogram", [mark(f"m{n}", "1") for n in range(301)]), "too-many-marks"),
        (drawing("waterfall", [mark("a", "1"), mark("b", "2"), mark("c", "4")]), "not-adding"),
        (drawing("waterfall", [mark("a", "1"), mark("b", "1")]), "not-adding"),
        (columns("heat", ["1", "-2"], ["3", "4"]), "below-zero"),
        (columns("heat", *[["1"]] * 13), "too-many-columns"),
        (drawing("timeline", [mark("a", "1")]), "undated-point"),
    ],
)  # fmt: skip
def test_a_form_refuses_what_it_would_misrepresent(made, code):
    """Mixed units, hedged parts, what cannot be counted: told, not drawn."""
    assert code in refused(made)


def test_a_slope_leads_from_what_was_reported_to_what_was_revised():
    """Of the same times, under titles that say which is which."""
    sides = (course("a", {"2018": "4", "2019": "2"}), course("b", {"2018": "3", "2019": "1"}))
    assert refused(drawing("slope", *sides)) == ["not-a-slope"]
    titles = ("reported", "revised")
    groups = tuple(Group(title, tuple(s)) for title, s in zip(titles, sides, strict=True))
    assert refused(replace(drawing("slope"), groups=groups)) == []


def test_a_slope_joins_marks_of_two_colours():
    """What stood before may be of another category than what came after; the line stays one."""
    sides = (course("a", {"2018": "4"}), [replace(course("a", {"2019": "2"})[0], colour="out")])
    runs = [row for row in rows(draw(drawing("slope", *sides), 680)) if "run" in row]
    assert len(runs) == 2
    assert len({row["colour"] for row in runs}) == 1


def lengths(chart) -> dict[str, float]:
    """Return how long each figure's bar is in pixels."""
    made = specification(chart)
    found = {}
    for layer in made["layer"]:
        for row in made["datasets"][layer["data"]["name"]]:
            if row.get("figure") and {"from", "to"} <= row.keys():
                scale = layer["encoding"]["x"]["scale"]
                across = scale["range"][1] - scale["range"][0]
                found[row["figure"]] = abs(row["to"] - row["from"]) / scale["domain"][1] * across
    return found


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("form", ["grouped", "stacked", "waterfall"])
def test_bars_are_as_long_as_their_numbers(form, width):
    """Side by side, end to end or step by step, all of a drawing on one scale."""
    long = lengths(draw(EXAMPLES[form], width))
    values = {mark.figure: abs(float(mark.value)) for mark in EXAMPLES[form].marks}
    least = min(name for name in values if values[name])
    for name, value in values.items():
        assert long[name] / long[least] == pytest.approx(value / values[least], abs=1e-6)


@pytest.mark.parametrize("width", WIDTHS)
def test_rounded_shares_are_stacked_as_all_of_a_whole(width):
    """33% three times may be all of it; then they are drawn as far as they go."""
    thirds = columns("stacked", ["0.33"], ["0.33"], ["0.33"], unit="share")
    known = {"interval": Interval(D("0.325"), D("0.335"))}
    loose = tuple(
        replace(group, marks=tuple(replace(one, **known) for one in group.marks))
        for group in thirds.groups
    )  # fmt: skip
    assert refused(thirds) == ["not-all"]
    assert refused(replace(thirds, groups=loose)) == []
    first, *others = lengths(draw(replace(thirds, groups=loose), width)).values()
    assert others == [pytest.approx(first)] * 2


@pytest.mark.parametrize("width", WIDTHS)
def test_a_histogram_has_a_square_for_each_value(width):
    """None is hidden behind another, and what is more lies further right."""
    shown = [row for row in rows(draw(EXAMPLES["histogram"], width)) if "to" in row]
    squares = [row for row in shown if row.get("figure")]
    assert len({(row["from"], row["top"]) for row in squares}) == 10
    value = {mark.figure: mark.value for mark in EXAMPLES["histogram"].marks}
    places = sorted((value[row["figure"]], row["from"]) for row in squares)
    assert [at for _, at in places] == sorted(at for _, at in places)


def test_points_lie_where_both_their_numbers_are():
    """Across by the first column, upwards by the second, both from zero."""
    points = [row for row in rows(draw(EXAMPLES["scatter"], 680)) if row.get("sign") == "point"]
    made = [(row["at"], row["top"]) for row in points]
    (x2, y300), (x7, y100), (x4, y250) = made
    assert (x7 - x2) / (x4 - x2) == pytest.approx(5 / 2)
    assert (y100 - y300) / (y250 - y300) == pytest.approx(200 / 50)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_square_of_a_table_has_the_area_of_its_number(width):
    """Zero has none."""
    shown = [row for row in rows(draw(EXAMPLES["heat"], width)) if row.get("figure")]
    areas = {
        row["figure"]: (row["to"] - row["from"]) * (row["bottom"] - row["top"]) for row in shown
    }
    values = {mark.figure: float(mark.value) for mark in EXAMPLES["heat"].marks if mark.value}
    assert areas.keys() == values.keys()
    for name, value in values.items():
        assert areas[name] / areas["c1_1"] == pytest.approx(value / 16, abs=0.01)


def test_a_timeline_is_as_far_apart_as_its_times():
    """Whatever room its words take."""
    shown = rows(draw(EXAMPLES["timeline"], 288))
    first, second, third = (row["top"] for row in shown if row.get("sign") == "point")
    assert (second - first) / (third - second) == pytest.approx(28, rel=0.01)


def composed(before: dict[str, str], after: dict[str, str], **more) -> Drawing:
    """Return the parts of a whole at two times, the whole last."""
    groups = tuple(
        Group(year, tuple(course(name, {year: value}, noun=name, **more)[0]
                          for name, value in parts.items()))
        for year, parts in (("1990", before), ("2020", after))
    )  # fmt: skip
    return replace(drawing("composition"), groups=groups)


@pytest.mark.parametrize("width", WIDTHS)
def test_parts_of_two_times_stand_on_one_scale(width):
    """A whole that has grown is taller, and each edge of a part leads to its own later edge."""
    made = rows(draw(EXAMPLES["composition"], width))
    tall = {r["figure"]: r["bottom"] - r["top"] for r in made if r.get("figure") and "to" in r}
    assert tall["steam_2020"] / tall["sail_1990"] == pytest.approx(2)
    assert "all_1990" not in tall
    tops = {r["figure"]: r["top"] for r in made if r.get("figure") and "to" in r}
    joins = {(r["top"], r["bottom"]) for r in made if "to" in r and not r.get("figure")}
    assert {(tops[f"{name}_1990"], tops[f"{name}_2020"]) for name in ("sail", "steam")} <= joins
    assert {"1990 · 9", "2020 · 15"} <= {row.get("text") for row in made}


EIGHT = dict.fromkeys("abcdefgh", "1") | {"all": "8"}


@pytest.mark.each(
    ("before", "after", "more", "codes"),
    [
        ({"a": "7", "b": "2", "all": "9"}, {"a": "1", "b": "4", "all": "5"}, {}, []),
        ({"a": "7", "b": "2", "all": "9"}, {"a": "1", "b": "4", "all": "6"}, {}, ["not-composed"]),
        ({"a": "9", "all": "9"}, {"a": "5", "all": "5"}, {}, ["not-composed"] * 2),
        ({"a": "7", "b": "-2", "all": "5"}, {"a": "1", "b": "4", "all": "5"}, {}, ["below-zero"]),
        ({"a": "7", "b": "2", "all": "9"}, {"a": "9", "all": "9"}, {}, ["uneven-groups",
                                                                        "not-composed"]),
        ({"a": "0.7", "b": "0.3"}, {"a": "0.4", "b": "0.6"}, {"unit": "share"}, []),
        ({"a": "0.7", "b": "0.2"}, {"a": "0.4", "b": "0.6"}, {"unit": "share"}, ["not-composed"]),
        ({"a": "0.7", "b": "0.3", "all": "1"}, {"a": "0.4", "b": "0.6", "all": "1"},
         {"unit": "share"}, ["not-composed"] * 2),
        (EIGHT, EIGHT, {}, ["too-many-marks"]),
    ],
)  # fmt: skip
def test_parts_that_make_no_whole_are_refused(before, after, more, codes):
    """Each time has all of its parts, none below zero, and its whole."""
    assert refused(composed(before, after, **more)) == codes


@pytest.mark.parametrize("form", ["composition", "stacked", "flow"])
def test_shares_of_unlike_wholes_make_none(form):
    """0.7 of the boats and 0.3 of the crews are all of nothing."""
    values = {"a": "0.7", "b": "0.3"}
    made = composed(values, values, unit="share")
    if form == "stacked":
        made = columns("stacked", ["0.7"], ["0.3"], unit="share")
    if form == "flow":
        made = columns("flow", ["0.7"], ["0.3"], unit="share")
    assert refused(made) == []
    *groups, last = made.groups
    *marks, one = last.marks
    other = replace(last, marks=(*marks, replace(one, whole="crews")))
    assert set(refused(replace(made, groups=(*groups, other)))) & {"not-composed", "not-all"}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_band_is_as_thick_as_its_number_at_both_ends(width):
    """From the pile of its group to that of its row; what is zero has none."""
    shown = [row for row in rows(draw(EXAMPLES["flow"], width)) if row.get("figure")]
    boxes = [row for row in shown if "to" in row]
    assert sorted({row["figure"] for row in shown if "sign" in row}) == [
        "c0_0", "c0_1", "c1_0", "c1_1", "c1_2",
    ]  # fmt: skip
    value = {mark.figure: float(mark.value) for mark in EXAMPLES["flow"].marks}
    for name in ("c0_0", "c1_1", "c1_2"):
        thick = [row["bottom"] - row["top"] for row in boxes if row["figure"] == name]
        unit = thick[0] / value[name]
        assert thick == pytest.approx([value[name] * unit] * 2)
        assert unit == pytest.approx(260 / 79)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([["3"], ["1", "2"]], "uneven-groups"),
        ([["3", "-1"], ["1", "2"]], "below-zero"),
        ([["1"] * 6, ["1"] * 6], "too-many-marks"),
        ([["1"]] * 6, "too-many-columns"),
    ],
)
def test_flows_that_cannot_be_read_are_refused(values, code):
    """Bands go forward, from as many places as are told apart to as many."""
    assert code in refused(columns("flow", *values))


@pytest.mark.parametrize(
    ("form", "key", "more"),
    [
        ("bars", "spec", {"specification": {"mark": "point"}}),
        ("bars", "texts", {"texts": {"share": "half"}}),
        ("bars", "outline", {"regions": (object(),)}),
        ("map", "places", {"spots": (object(),)}),
    ],
)
def test_a_key_that_the_form_does_not_draw_is_reported(form, key, more):
    """Nobody looks in vain for the outline behind bars, or the places on a map of amounts."""
    made = replace(EXAMPLES["bars"], form=form, **more)
    assert [(p.code, dict(p.fields)["key"]) for p in problems(made)] == [("key-not-drawn", key)]
