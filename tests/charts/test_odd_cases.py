"""Every form, whatever the numbers and the names: a readable chart, or a refusal in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import pytest
from tests.charts.test_forms import EXAMPLES, WIDTHS, drawing, mark

from liuzhou_site.charts.axes import bounds, rounded
from liuzhou_site.charts.forms import FORMS, draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Drawing, Group, Level, Mark
from liuzhou_site.charts.palette import width_of
from liuzhou_site.charts.refusals import problems
from liuzhou_site.messages import problems as sentences
from liuzhou_site.model import Interval, Period, Region
from liuzhou_site.numbers import tokens

HAN = "滨江自治县望江区渡口街道办事处辖区内有船员在册的民用船舶和浮动设施的总数"
LATIN = (
    "Vessels and floating installations with a registered crew in the ferry district of Wangjiang"
)
CASES: dict[str, list[str]] = {
    "thirty": [str(n + 1) for n in range(30)],
    "two": ["3", "7"],
    "one": ["5"],
    "with a zero": ["0", "7"],
    "all zero": ["0", "0"],
    "all equal": ["5", "5", "5"],
    "seven equal": ["5"] * 7,
    "near": ["100", "101", "102", "103"],
    "negative": ["-3", "7"],
    "all negative": ["-3", "-7"],
    "a million to one": ["1", "1000000"],
    "long Han": ["3", "7"],
    "long Latin": ["3", "7"],
    "without a unit": ["3", "7"],
    "shares": ["0.2", "0.3"],
    "shares, thirty": [f"{n / 40:.3f}" for n in range(1, 31)],
    "shares, one": ["0.4"],
    "shares, with a zero": ["0", "0.7"],
    "shares, all equal": ["0.5", "0.5", "0.5"],
    "shares, all zero": ["0", "0"],
    "shares, a million to one": ["0.000001", "1"],
    "shares, long Han": ["0.2", "0.3"],
}
BY_TIME = ("line", "lines", "timeline")
IN_COLUMNS = (
    "slope", "bar_table", "grouped", "stacked", "dot_plot", "scatter", "heat", "composition", "flow"
)  # fmt: skip
MAPS = ("map", "choropleth")
FITTING = {"number": "one", "shares": "shares", "choropleth": "shares"}
"""The case that a form, which refuses most of them, is for."""


@dataclass(frozen=True)
class Box:
    """Where words stand, about."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    def over(self, other: Box) -> bool:
        """Say whether two texts lie over one another."""
        across = self.left + 1 < other.right and other.left + 1 < self.right
        return across and self.top + 1 < other.bottom and other.top + 1 < self.bottom


def boxes(chart) -> list[Box]:
    """Return where all words of a chart stand."""
    made = specification(chart)
    found = []
    for layer in made["layer"]:
        look = layer["mark"]
        if look["type"] == "text":
            for row in made["datasets"][layer["data"]["name"]]:
                size, wide = look["fontSize"], width_of(row["text"], look["fontSize"])
                left = row["at"] - (wide if look["align"] == "right" else 0)
                y = row["top"]
                found.append(Box(left, left + wide, y - 0.75 * size, y + 0.2 * size, row["text"]))
    return found


def marks(form: str, case: str, prefix: str = "a", year: str = "") -> list[Mark]:
    """Return the marks of a case as a form needs them."""
    unit = "share" if case.startswith("shares") else "none" if case == "without a unit" else "boat"
    noun = {"long Han": HAN, "long Latin": LATIN}.get(case.removeprefix("shares, "), "")
    found = []
    for at, value in enumerate(CASES[case]):
        iso = str(1953 + at) if form in BY_TIME else year
        words = f"{value}个" if noun == HAN else f"{value} pcs"
        said = tokens.wrap(f"{prefix}{at}:label:en", words)
        found.append(
            mark(f"{prefix}{at}", value, unit=unit, said=said, period=Period(iso), dated=iso,
                 noun="boats" if form in BY_TIME and not noun else noun or f"boats {at}")
        )  # fmt: skip
    return found


def levels(made: Drawing) -> dict[str, tuple[Level, ...]]:
    """Return the levels of a scale, the last with its unit."""
    found = {}
    for unit in {one.unit for one in made.marks}:
        ends = bounds if made.form == "choropleth" else rounded
        values = ends(one.value for one in made.marks if one.unit == unit)
        found[unit] = tuple(
            Level(value, f"{value:,f}{' pieces' if value == values[-1] else ''}")
            for value in values
        )  # fmt: skip
    return found


def _mapped(made: Drawing) -> Drawing:
    """Return a drawing with a region for each of its marks, side by side, six in a row."""
    regions, places = [], {}
    for at, one in enumerate(made.marks):
        left, low = 9.0 + at % 6, 47.0 + at // 6
        corners = ((left, low), (left + 1, low), (left + 1, low + 1), (left, low + 1))
        places[one.figure] = f"r{at}"
        regions.append(Region(f"r{at}", ((*corners, corners[0]),)))
    texts = {"lacking": "no number here"}
    return replace(made, regions=tuple(regions), places=places, texts=texts)


def _whole(parts: list[Mark]) -> Mark:
    """Return what parts add up to, named as they are."""
    total = sum(part.value for part in parts)
    return replace(
        parts[0], figure=f"{parts[0].figure}_all", value=total, interval=Interval(total, total)
    )


def odd(form: str, case: str) -> Drawing:
    """Return the drawing of a case."""
    columns = [marks(form, case, "a", "1990")]
    if form in IN_COLUMNS:
        columns.append(marks(form, case, "b", "2020"))
    if form == "composition" and not case.startswith("shares"):
        columns = [[*one, _whole(one)] for one in columns]
    made = drawing(form, *columns, specification=EXAMPLES[form].specification)
    if form in MAPS:
        made = _mapped(made)
    if case not in {"long Han", "long Latin"}:
        titled = enumerate(made.groups) if form in IN_COLUMNS and form != "slope" else ()
        named = tuple(replace(group, title=f"column {at}") for at, group in titled)
        return replace(made, groups=named or made.groups, levels=levels(made))
    han = case == "long Han"
    dated = "二〇一八年七月至二〇一九年九月" if han else "July 2018 to September 2019"
    title = tokens.wrap("a0:period:en", dated)
    groups = tuple(Group(title, group.marks) for group in made.groups)
    return replace(made, groups=groups, levels=levels(made), lang="zh" if han else "en")


@pytest.mark.slow
@pytest.mark.each("case", CASES)
@pytest.mark.each("form", FORMS)
def test_every_form_takes_what_comes(form, case):
    """It draws all words apart and within its edges at both widths, or it says what fits."""
    made = odd(form, case)
    refused = list(problems(made))
    for found in refused:
        assert all(sentences(lang)[found.code][1] for lang in ("en", "zh"))
    if refused or form == "vega":  # where the words of Vega-Lite stand, `svg.slim` sees
        return
    for width in WIDTHS:
        found = boxes(draw(made, width))
        assert not [box for box in found if box.left < -1 or box.right > width + 1 or box.top < -2]
        assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.over(b)]


@pytest.mark.each("case", CASES)
@pytest.mark.each("form", ["line", "lines"])
def test_a_view_has_room_for_its_words(form, case):
    """Above a panel, a line that shows an index or a change says so, whatever it goes through."""
    words = "与2015年第三季度相比的变化，百分比" if "Han" in case else "change since 2015, per cent"
    made = replace(odd(form, case), view=words)
    if list(problems(made)):
        return
    for width in WIDTHS:
        found = boxes(draw(made, width))
        told = "".join(box.text for box in found if box.top < 36).lower()
        assert told.replace(" ", "").startswith(words.replace(" ", ""))
        assert not [box for box in found if box.left < -1 or box.right > width + 1 or box.top < -2]
        assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.over(b)]


@pytest.mark.parametrize("form", ["composition", "flow", "choropleth", "map"])
def test_forms_with_needs_of_their_own_are_drawn_in_hard_cases(form):
    """They get what they need, and so are tried, not refused."""
    drawn = [case for case in CASES if not list(problems(odd(form, case)))]
    assert len(drawn) >= 5


@pytest.mark.each("form", FORMS)
def test_every_form_is_for_something(form):
    """At least the simplest of the cases, or its own example, is drawn."""
    simplest = odd(form, FITTING.get(form, "two"))
    assert not list(problems(simplest)) or not list(problems(EXAMPLES[form]))


def test_thirty_things_have_a_form():
    """A list in order of size has room for them; what has not says so."""
    assert not list(problems(odd("ranked", "thirty")))
    (found,) = problems(odd("bars", "thirty"))
    assert found.code == "too-many-marks"
    assert "ranked" in sentences("en")[found.code][1]
