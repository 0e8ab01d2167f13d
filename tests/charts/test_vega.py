"""Vega-Lite as an editor writes it: it draws figures, and cannot say what no figure vouches for."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.refusals import problems
from liuzhou_site.charts.vega import FIELDS, rows
from liuzhou_site.model import Interval, Period

X = {"field": "value", "type": "quantitative"}
Y = {"field": "noun", "type": "nominal"}
SAID = {"mark": "text", "encoding": {"x": X, "y": Y, "text": {"field": "said"}}}


def mark(name: str, value: str, **more) -> Mark:
    number = D(value)
    known = {
        "figure": name, "value": number, "interval": Interval(number, None), "unit": "boat",
        "said": value, "noun": name, "sign": "firm", "doubtful": False, "derived": False,
        "category": "new", "colour": "in", "period": Period("2019"), "dated": "2019",
    }  # fmt: skip
    return Mark(**known | more)


def drawing(specification: dict, *marks: Mark, **texts: str) -> Drawing:
    group = Group("Harbour", marks or (mark("sail", "2"), mark("steam", "7")))
    return Drawing("harbour", "vega", "en", (group,), texts, specification=specification)


def told(specification: dict, *marks: Mark) -> str:
    """Return what is told of a specification."""
    return " ".join(found.message for found in problems(drawing(specification, *marks)))


def bars(kind: str = "bar", **more) -> dict:
    return {"mark": kind, "encoding": {"x": X, "y": Y}} | more


def test_the_data_are_the_marks_of_the_chart():
    """A specification brings no data, and can bring none."""
    made = specification(draw(drawing(bars()), 680))
    assert made["data"] == {"name": "marks"}
    assert [row["value"] for row in made["datasets"]["marks"]] == [2, 7]
    assert {*made["datasets"]["marks"][0]} == {*FIELDS}


def test_a_row_has_its_range_and_the_words_of_the_chart():
    """An open end is no number; texts are fields of every row."""
    row, _ = rows(drawing(bars(), key="A word"))
    assert (row["low"], row["high"], row["text_key"]) == (2, None, "A word")


def test_a_layer_may_draw_some_of_the_figures():
    """Named one by one, or as the column of a data table whose cells they are."""
    cells = [mark(f"catch.sail@{year}", "3") for year in ("2029", "2030")]
    few = {"layer": [bars(), {**bars(), "figures": ["steam"]}, {**SAID, "figures": ["catch.sail"]}]}
    made = specification(draw(drawing(few, mark("steam", "7"), *cells), 680))
    names = [layer.get("data", made["data"])["name"] for layer in made["layer"]]
    drawn = [[row["figure"] for row in made["datasets"][name]] for name in names]
    assert drawn == [["steam", *(m.figure for m in cells)], ["steam"], [m.figure for m in cells]]


def test_a_layer_of_some_figures_tells_no_others():
    """A figure that is not there is told; a hedge must be seen on the very number that has it."""
    hedged, firm = mark("sail", "2", sign="more"), mark("steam", "7")
    some = {"layer": [bars(), {**SAID, "figures": ["steam"]}]}
    assert "no text layer has the field said" in told(some, hedged, firm)
    assert told({"layer": [bars(), {**SAID, "figures": ["sail"]}]}, hedged, firm) == ""
    assert "“motor”" in told({"layer": [{**bars(), "figures": ["motor"]}]})
    assert "are not a list" in told({"layer": [{**bars(), "figures": "sail"}]})


def test_the_time_of_a_bar_is_not_its_length():
    """So it need not begin with the year nought; the length must."""
    years = {"field": "time", "type": "quantitative", "scale": {"zero": "false"}}
    assert told(bars(encoding={"x": years, "y": X})) == ""
    cut = {**X, "scale": {"zero": "false"}}
    assert "does not begin at zero" in told(bars(encoding={"x": years, "y": cut}))


def test_the_width_is_the_engine_s():
    """One specification is drawn at both widths; nothing is left for fonts to measure."""
    assert [specification(draw(drawing(bars()), width))["width"] for width in (288, 680)] == [
        288,
        680,
    ]


def test_digits_are_numbers_and_names_of_the_palette_colours():
    """YAML gives texts; the page’s own variables stand for colours."""
    made = specification(
        draw(drawing(bars(mark={"type": "bar", "height": "14", "color": "out"})), 680)
    )
    assert made["layer"][0]["mark"]["height"] == 14
    assert made["layer"][0]["mark"]["color"] == "var(--out)"


def test_a_rule_is_no_colour():
    """Some names of the palette are words of Vega-Lite too."""
    assert (
        specification(draw(drawing(bars(mark={"type": "rule"})), 680))["layer"][0]["mark"]["type"]
        == "rule"
    )


@pytest.mark.each(
    ("specification", "words"),
    [
        ({}, "is missing"),
        (bars(title="Ninety boats"), "“title” in the specification, which is not allowed there"),
        (bars(data={"values": "[]"}), "“data” in the specification"),
        (bars(transform=[{"calculate": "datum.value * 2", "as": "x"}]), "“transform” in the spec"),
        (bars(height="9000"), "has the height “9000”; it may be 40 to 800"),
        (bars(mark="arc"), "has the mark “arc”; it may be bar,"),
        (bars(mark={"type": "bar", "tooltip": "true"}), "“tooltip” in a mark"),
        (
            bars(mark={"type": "text", "fontSize": "9"}),
            "has “9” as mark.fontSize; it may be a number from 12 on",
        ),
        (
            bars(mark={"type": "bar", "color": "hotpink"}),
            "has “hotpink” as mark.color; it may be paper, ink,",
        ),
        (
            bars(mark={"type": "point", "shape": "circle"}),
            "has “circle” as mark.shape; it may be square, cross,",
        ),
        (bars(encoding={"x": {**X, "aggregate": "mean"}, "y": Y}), "“aggregate” in “x”"),
        (bars(encoding={"x": {**X, "axis": {"title": "boats"}}, "y": Y}), "“axis” in “x”"),
        (bars(encoding={"x": {**X, "field": "valeu"}, "y": Y}), "The nearest name is “value”"),
        (bars(encoding={"x": {**X, "scale": {"zero": "false"}}, "y": Y}), "not begin at zero"),
        (bars(encoding={"x": {**X, "scale": {"domain": ["1", "9"]}}, "y": Y}), "not begin at zero"),
        (bars(encoding={"x": {**X, "scale": {"type": "log"}}, "y": Y}), "not begin at zero"),
        (bars(encoding={"x": X, "text": {"value": "ninety"}}), "writes text that is not a field"),
        (bars(encoding={"x": X, "color": {"field": "noun"}}), "takes colours from “noun”"),
        (bars(encoding="x"), "an encoding that does not hold keys and values"),
        (bars(encoding={"x": "value"}), "has “x” without keys and values"),
        ({"layer": "bar"}, "has no layers, or one that does not hold keys and values"),
        ({"layer": [{**SAID, "data": "x"}]}, "“data” in a layer"),
        (bars(encoding={"x": {"field": {"repeat": "row"}}}), "which its marks do not have"),
        (
            bars(encoding={"x": X, "y": {**Y, "type": "quantity"}}),
            "“quantity” as encoding.y.type; it may be nominal or ordinal",
        ),
    ],
)
def test_what_could_set_an_unbound_number_is_refused(specification, words):
    """Each is told in words, with what may stand there."""
    assert words.lower() in told(specification).lower()


@pytest.mark.each(
    ("specification", "words"),
    [
        ({"encoding": {"x": X}}, "has no mark; it may be bar, rect,"),
        (bars("bars"), "The nearest name is “bar”"),
        (bars(["bar"]), "has the mark “[bar]”; it may be bar,"),
        ({"mark": "bar"}, "a mark with neither x nor y"),
        (bars(encoding={"x": X, "yy": Y}), "not allowed there. The nearest name is “y”"),
        (bars(encoding={"x": X, "y": {}}), "has nothing in “y”"),
        (bars(encoding={"x": {**X, "datum": "3"}}), "has field and datum in “x”"),
        (bars(encoding={"x": {"datum": None}}), "“null” as encoding.x.datum"),
        (bars(encoding={"x": {"datum": ["1"]}}), "“[1]” as encoding.x.datum; it may be a number"),
        (bars(encoding={"x": {**X, "type": "quantitive"}}), "The nearest name is “quantitative”"),
        (bars(encoding={"x": {**X, "type": "temporal"}}), "quantitative, nominal or ordinal"),
        (bars(encoding={"x": X, "y": {**Y, "type": "quantitative"}}), "nominal or ordinal"),
        (bars(encoding={"x": X, "y": {**Y, "sort": "-color"}}), "ascending, descending, x or -x"),
        (bars(encoding={"x": X, "y": {**Y, "sort": "true"}}), "“true” as encoding.y.sort"),
        (bars(encoding={"x": {**X, "scale": {"type": ["log"]}}}), "“[log]” as encoding.x.scale"),
        (bars(encoding={"x": {**X, "scale": {"range": ["a", "b"]}}}), "list of two numbers or mor"),
        (bars(encoding={"x": {**X, "scale": {"zero": "yes"}}}), "it may be true or false"),
        (bars(encoding={"x": {**X, "scale": {"padding": "-5"}}}), "a number from 0 on"),
        (bars(encoding={"x": X, "size": {"value": "-3"}}), "“-3” as encoding.size.value"),
        (bars(encoding={"x": X, "opacity": {"value": "half"}}), "a number from 0 to 1"),
        (bars(encoding={"x": X, "y": {"value": "width"}}), "it may be a number or height"),
        (bars(encoding={"x": X, "shape": Y}), "“null” as encoding.shape.scale.range"),
        (bars(encoding={"x2": {"field": "high"}, "y": Y}), "has “x2” without “x”"),
        (bars("rule", encoding={"x": X, "x2": {"field": "high", "type": "nominal"}}), "in “x2”"),
        (bars({"type": "text", "align": "centre"}), "The nearest name is “center”"),
        (bars({"type": "bar", "width": "wide"}), "“wide” as mark.width"),
        (bars("text"), "a mark text without the channel text"),
        ({"layer": []}, "has no layers"),
        ({"mark": "bar", "layer": [bars()]}, "“mark” in the specification"),
        ({"layer": [bars(), bars({"type": "bar", "orient": "up"})]}, "mark.orient of layer 2"),
        ({"layer": [bars(figures=["steem"])]}, "The nearest name is “steam”"),
    ],
)  # fmt: skip
def test_what_is_no_vega_lite_is_told_with_its_key(specification, words):
    """What stands there, where, what may stand there; in no library’s words."""
    firm = [mark(name, "2", interval=Interval(D(2), D(2))) for name in ("sail", "steam")]
    assert words in told(specification, *firm)


TIME = {"field": "time", "type": "quantitative"}
LINE = {"x": TIME, "y": X}


def lines(mark: str | dict = "line", **more) -> dict:
    return {"mark": mark, "encoding": LINE | more}


@pytest.mark.each(
    ("specification", "words"),
    [
        (bars(encoding={"x": {"value": {"expr": "width / 9"}}, "y": Y}), "be a plain value"),
        (bars(encoding={"x": X, "y": {"datum": {"signal": "9"}}}), "be a plain value"),
        (bars(mark={"type": "bar", "size": {"expr": "9"}}), "be a plain value"),
        (lines(y={**X, "scale": {"range": {"field": "value"}}}), "be a plain value"),
        (bars(encoding={"x": X, "y": {**Y, "sort": {"field": "value", "op": "mean"}}}), "a plain"),
        (bars("rect", encoding={"x": {**X, "scale": {"zero": "false"}}, "x2": {"datum": "0"},
                                "y": Y}), "not begin at zero"),
        (lines("rule", y={**X, "scale": {"zero": "false"}}), "not begin at zero"),
        (lines("area", y={**X, "scale": {"zero": "false"}}), "not begin at zero"),
        (bars(encoding={"x": {**X, "scale": {"type": "sqrt"}}, "y": Y}), "not begin at zero"),
        (bars(encoding={"x": X, "x2": {"datum": "1"}, "y": Y}), "not begin at zero"),
        (bars(encoding={"x": X, "x2": {"value": "90"}, "y": Y}), "not begin at zero"),
        (lines("point", size={**X, "scale": {"range": ["40", "400"]}}), "not begin at zero"),
        (lines("point", size={**X, "scale": {"zero": "false"}}), "not begin at zero"),
        (lines(y={**X, "scale": {"domain": ["3", "9"]}}), "leaves out"),
        (lines(y={**X, "scale": {"domain": ["0", "5"]}}), "leaves out"),
        (lines(y={**X, "scale": {"reverse": "true"}}), "turns “y” around"),
        (lines(y={**X, "sort": "descending"}), "turns “y” around"),
        (lines(y={**X, "scale": {"range": ["0", "200"]}}), "turns “y” around"),
        (lines(x={**TIME, "scale": {"range": ["200", "0"]}}), "turns “x” around"),
        (lines(y={"field": "value", "type": "nominal"}), "sorts the numbers of “y”"),
        (lines(y={"field": "value"}), "sorts the numbers of “y”"),
        (lines({"type": "square", "yOffset": "-40"}), "“yOffset”, which moves a mark away"),
        (bars(mark={"type": "bar", "x2": "40"}), "“x2”, which moves a mark away"),
        (lines({"type": "text", "dx": "-300"}, text={"field": "said"}), "“dx”, which moves"),
        (lines("square", yOffset={"value": "30"}), "“yOffset”, which moves a mark away"),
        (lines("square", yOffset=X), "“yOffset”, which moves a mark away"),
        (lines(order={"field": "value"}), "“order”, which moves a mark away"),
        (lines({"type": "line", "opacity": "0.05"}), "hardly visible"),
        (lines(opacity={"value": "0"}), "hardly visible"),
    ],
)  # fmt: skip
def test_what_would_look_like_another_number_is_refused(specification, words):
    """Lengths begin at zero, scales run upwards and whole, and marks stay at their numbers."""
    assert words.lower() in told(specification).lower()


@pytest.mark.each(
    "specification",
    [
        lines(y={**X, "scale": {"zero": "false", "padding": "30"}}),
        lines(y={**X, "scale": {"domain": ["0", "9"]}}),
        lines(y={**X, "scale": {"type": "log"}}),
        lines(y={**X, "scale": {"range": ["200", "20"]}}),
        lines(x={**TIME, "scale": {"zero": "false", "range": ["20", "200"]}}),
        lines(order={"field": "time"}),
        lines({"type": "text", "dx": "9", "dy": "-14"}, text={"field": "said"}),
        lines({"type": "point", "opacity": "0.6"}, size={**X}),
        {"mark": "rule", "encoding": {"y": {**X, "scale": {"zero": "false"}}}},
        bars(encoding={"x": {**X, "field": "low", "scale": {"zero": "false"}},
                       "x2": {"field": "high"}, "y": Y}, mark="rule"),
        bars(encoding={"x": X, "x2": {"datum": "0"}, "y": {**Y, "sort": "-x"}}),
        bars(encoding={"x": X, "y": Y, "yOffset": {"field": "group", "type": "nominal"}}),
        bars(encoding={"x": {**X, "scale": {"range": ["76", "240"]}}, "y": {**Y, "sort": None}}),
        lines({"type": "line", "strokeDash": ["5", "3"]}),
    ],
)  # fmt: skip
def test_what_shows_its_numbers_is_drawn(specification):
    """A line need not begin at zero, a range has two ends, and a label stands beside its mark."""
    assert told(specification, mark("sail", "2"), mark("steam", "7")) == ""


def test_a_hedge_must_be_seen():
    """A number that is not firm is drawn where a text says so, and not without."""
    hedged = mark("sail", "2", sign="more")
    assert "no text layer has the field said" in told(bars(), hedged)
    assert told({"layer": [bars(), SAID]}, hedged) == ""


def test_what_is_undated_lies_on_no_line_of_time():
    """`time` is there for dated figures alone."""
    timed = bars(mark="line", encoding={"x": {"field": "time", "type": "quantitative"}, "y": X})
    assert told(timed) == ""
    assert "undated" in told(timed, mark("sail", "2", period=Period(""), dated=""))


WORDS = ["mark", "encoding", "layer", "x", "text", "field", "value", "scale", "type", "bar", "said",
         "color", "out", "12", "true", "null", "height", "zero", "domain", "shape"]  # fmt: skip
WRITTEN = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=14,
)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(WORDS), WRITTEN, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_told_or_drawn(specification):
    """YAML can hold anything anywhere; nothing of it ends in a traceback."""
    made = drawing(specification)
    if not list(problems(made)):
        draw(made, 680)
