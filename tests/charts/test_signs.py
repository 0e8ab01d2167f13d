"""Numbers below zero and of zero, form by form: drawn on their side, or refused in plain words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.charts.test_forms import WIDTHS, drawing, mark, refused, rows

from liuzhou_site.charts.drawings import drawn_groups, sign
from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.charts.palette import width_of
from liuzhou_site.errors import Place
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.load.schema.content import Chart
from liuzhou_site.model import Figure, Hedge, Interval, Period, Quantity, Status, Unit

CASES = {
    "mixed": ["3", "-1.5", "0.2", "-2"],
    "all below": ["-3", "-1.5"],
    "all zero": ["0", "0"],
    "one below": ["-4"],
    "one zero": ["0"],
    "with a zero": ["3", "0", "-2"],
    "far apart": ["100000", "-0.4"],
    "far apart below": ["0.4", "-100000"],
}
SIGNED = ("bars", "multiples", "ranked", "bar_table", "intervals", "number", "table", "agreement")
SIGNLESS = ("squares", "out_in", "before_after", "parts", "shares")
MORE = {
    "firm": {},
    "more": {"sign": "more"},
    "nearly": {"sign": "nearly"},
    "expected": {"sign": "expected"},
    "doubtful": {"doubtful": True},
    "dated": {"period": Period("2020"), "dated": "2020"},
}


def marks(values: list[str], **more) -> list[Mark]:
    return [
        mark(f"m{at}", value, said=f"{value} points", **more) for at, value in enumerate(values)
    ]


def checked(values: list[str]) -> list[Mark]:
    """Return reconciliations whose sides are the values, and each with one twice as wide."""
    sides = [(value, Interval(min(D(value), 2 * D(value)), max(D(value), 2 * D(value))))
             for value in values]  # fmt: skip
    return [mark("", value, check=f"c{at}", against=side) for at, (value, side) in enumerate(sides)]


def made(form: str, case: str, **more) -> Drawing:
    if form == "agreement":
        return drawing(form, checked(CASES[case]))
    found = marks(CASES[case], **more)
    return drawing(form, found[:1] if form == "number" else found)


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("case", CASES)
@pytest.mark.each("form", SIGNED)
def test_every_number_is_drawn_or_refused_in_words(form, case, width):
    """No form that draws both sides of zero fails on numbers of any sign."""
    assert refused(made(form, case)) == []
    assert specification(draw(made(form, case), width))["width"] == width


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("look", MORE)
@pytest.mark.each("form", ["bars", "ranked", "bar_table"])
@pytest.mark.each("case", CASES)
def test_nothing_of_a_bar_lies_outside(case, form, look, width):
    """Bars, their signs, cuts and the zero line stay between the sides, whatever the sign."""
    for row in rows(draw(made(form, case, **MORE[look]), width)):
        if "at" in row and "text" not in row and row["sign"] != "cut":
            assert 0 <= row["at"] <= width
        elif "from" in row and "figure" not in row:
            assert -0.5 <= row["from"] <= row["to"] <= width


@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("form", ["bars", "multiples", "ranked", "bar_table"])
@pytest.mark.each("case", CASES)
def test_labels_are_never_clipped(case, form, width):
    """Each begins and ends inside the drawing; those beyond a bar on the left end there."""
    chart = specification(draw(made(form, case), width))
    for layer in chart["layer"]:
        look = layer["mark"]
        if look["type"] != "text":
            continue
        for row in chart["datasets"][layer["data"]["name"]]:
            long = width_of(row["text"], look["fontSize"])
            first = row["at"] - (long if look["align"] == "right" else 0)
            assert first >= 0
            assert first + long <= width


def boxes(made: Drawing, width: int = 680) -> dict[str, tuple[float, float]]:
    """Return where the bar of each figure begins and ends, in pixels."""
    found = {}
    chart = specification(draw(made, width))
    for layer in chart["layer"]:
        scale = layer["encoding"]["x"]["scale"]
        (low, high), (left, right) = scale["domain"], scale["range"]
        for row in chart["datasets"][layer["data"]["name"]]:
            if layer["mark"]["type"] == "rect" and "figure" in row:
                ends = [left + (right - left) * row[end] / (high - low) for end in ("from", "to")]
                found[row["figure"]] = tuple(ends)
    return found


@pytest.mark.parametrize("form", ["bars", "ranked", "bar_table"])
def test_bars_go_both_ways_from_one_zero_on_one_scale(form):
    """What is below zero lies on its left, as long as its number says."""
    found = boxes(made(form, "mixed"))
    assert len({begins for begins, _ in found.values()}) == 1
    lengths = {name: end - begin for name, (begin, end) in found.items()}
    point = lengths["m0"] / 3
    assert lengths == pytest.approx({"m0": 3 * point, "m1": -1.5 * point, "m2": 0.2 * point,
                                     "m3": -2 * point})  # fmt: skip


@pytest.mark.parametrize(("case", "lines"), [("mixed", 4), ("all zero", 2), ("one below", 1)])
def test_the_zero_line_is_drawn_where_bars_leave_it_on_either_side(case, lines):
    """One at each bar; where all bars lie on one side, their common end is enough."""
    assert zero_lines(made("bars", case)) == lines
    assert zero_lines(drawing("bars", marks(["3", "1"]))) == 0


def zero_lines(made: Drawing) -> int:
    shown = rows(draw(made, 680))
    return sum(row["from"] == row["to"] for row in shown if row.get("colour") == "var(--ink)"
               and "from" in row)  # fmt: skip


def test_ranked_bars_stand_in_the_order_of_their_numbers():
    """The largest fall comes last."""
    tops = {row["figure"]: row["top"] for row in rows(draw(made("ranked", "mixed"), 680))
            if "figure" in row and "from" in row}  # fmt: skip
    assert sorted(tops, key=tops.__getitem__) == ["m0", "m2", "m1", "m3"]


@pytest.mark.each("form", SIGNLESS)
def test_a_form_without_a_sign_refuses(form):
    """Once a number, and naming the form."""
    unit = "share" if form == "shares" else "boat"
    assert refused(drawing(form, marks(["5", "-2"] if unit == "boat" else ["-1"], unit=unit))) == [
        "below-zero"
    ]


def test_a_whole_has_no_part_below_zero_and_is_not_zero():
    """Neither can be drawn as part and whole."""
    assert refused(drawing("whole", marks(["5", "-2", "3"]))) == ["below-zero"]
    assert refused(drawing("whole", marks(["0", "0", "0"]))) == ["zero-whole"]


def test_a_share_above_its_whole_is_not_drawn_on_its_track():
    """A growth of 150 % is written in per cent, and is part of nothing; nor is any rate."""
    assert refused(drawing("shares", marks(["1.5"], unit="share"))) == ["not-a-share"]


def figure(value: str, hedge: Hedge, low: str, high: str) -> Figure:
    ends = [D(end) if end else None for end in (low, high)]
    return Figure(
        id="a", quantity=Quantity(D(value), "boat", hedge), interval=Interval(*ends),
        unit=Unit("boat", "count", "艘", "boat", "boats"), period=Period("2020"), scope="",
        paragraph=1, as_printed=value, status=Status.AS_PRINTED, category="", label={},
        note={}, place=Place(""),
    )  # fmt: skip


@pytest.mark.each(
    ("value", "hedge", "low", "high", "shape"),
    [
        ("5", Hedge.MORE_THAN, "5", "", "more"),
        ("5", Hedge.UNDER, "", "5", "nearly"),
        ("-5", Hedge.MORE_THAN, "", "-5", "more"),
        ("-5", Hedge.MORE_THAN, "-5", "", "nearly"),
        ("-5", Hedge.UNDER, "", "-5", "more"),
        ("-5", Hedge.ABOUT, "-5.5", "-4.5", "nearly"),
        ("-5", Hedge.NONE, "-5", "-5", "firm"),
    ],
)
def test_a_point_leads_away_from_zero(value, hedge, low, high, shape):
    """A fall of more than five goes on to the left; what is under minus five does so, too."""
    assert sign(figure(value, hedge, low, high)) == shape
    forecast = replace(figure(value, hedge, low, high), status=Status.FORECAST)
    assert sign(forecast) == "expected"


def test_groups_of_other_units_have_their_own_scales():
    """Bars of a group without anything below zero begin on the left as ever."""
    others = [replace(one, figure=f"n{one.figure}", unit="net") for one in marks(["3", "1"])]
    two = drawing("multiples", marks(["3", "-1"]), others)
    found = boxes(two)
    assert found["m0"][0] > 0
    assert found["nm0"][0] == 358
    assert refused(drawing("shares", marks(["0.5"], unit="share"))) == []
    rate = marks(["0.5"], unit="share", change=True)
    assert refused(drawing("shares", rate)) == ["not-a-share"]


def test_a_slope_of_changes_leads_from_what_each_began_with_to_what_it_led_to():
    """Named once, as changes; what has not both its ends in the ledger is drawn as it is listed."""
    fall = replace(figure("-2", Hedge.NONE, "-2", "-2"), id="fall", ends=("then", "now"))
    half = replace(fall, id="half", ends=("then", ""))
    book = FigureBook({"fall": fall, "half": half}, (), {})

    def sides(form: str, *names: str) -> list[list[str]]:
        chart = Chart(form=form, title={}, subtitle={}, groups=[{"figures": list(names)}])
        return [group.figures for group in drawn_groups(book, chart)]

    assert sides("slope", "fall") == [["then"], ["now"]]
    assert sides("slope", "fall", "half") == [["fall", "half"]]
    assert sides("bars", "fall") == [["fall"]]
