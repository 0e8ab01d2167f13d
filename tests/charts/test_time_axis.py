"""The foot of lines over time: periods under their points, as many as fit, in both languages."""

from __future__ import annotations

from decimal import Decimal as D
from itertools import pairwise

import pytest

from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.charts.palette import HINT, width_of
from liuzhou_site.figures import dates
from liuzhou_site.model import Interval, Period, Rules
from liuzhou_site.numbers import AXIS_FORMS, say_on_axis, say_period


def months(first: int, count: int, skip: int = 0) -> list[str]:
    return [f"{first + at // 12}-{at % 12 + 1:02}" for at in range(skip, count)]


def quarters(first: int, count: int) -> list[str]:
    return [f"{first + at // 4}-Q{at % 4 + 1}" for at in range(count)]


SERIES = {
    "a year of months": months(2023, 12),
    "months": months(2023, 18),
    "months from April": months(2019, 60, 3),
    "months of decades": months(2001, 290),
    "six hundred months": months(1971, 600),
    "two Septembers": ["2020-09", "2024-09"],
    "two years of quarters": quarters(2019, 9),
    "quarters": quarters(2018, 24),
    "quarters of decades": quarters(1975, 190),
    "halves": ["2020-H1", "2020-H2", "2021-H1", "2021-H2"],
    "years": [str(year) for year in range(2011, 2021)],
    "years of decades": [str(year) for year in range(1959, 2024)],
    "census": ["1953", "1964", "1982", "1990", "2000", "2010", "2020"],
    "ends of years": [f"{year}-12-31" for year in range(2010, 2022)],
    "years over two": [f"{year}/{year + 1}" for year in range(2010, 2018)],
    "financial years": [f"FY{year}-04" for year in range(2010, 2018)],
    "days": ["2020-03-01", "2020-03-15", "2020-05-01", "2021-01-01"],
    "one": ["2020-03"],
    "unlike periods": ["2017", "2018-Q2", "2019-07", "2020"],
}
WIDTHS = (288, 328, 680)


def course(isos: list[str], lang: str, values: tuple[int, int] = (5, 3)) -> list[Mark]:
    """Return a mark a period with the words that it has in a language; values: they alternate."""
    marks = []
    for at, iso in enumerate(isos):
        value, period = D(values[at % 2]), Period(iso)
        year, part, end, brief = (say_on_axis(period, lang, form) for form in AXIS_FORMS)
        marks.append(Mark(
            figure=f"rate_{at}", value=value, interval=Interval(value, value), unit="boat",
            said="5 boats", noun="boats", sign="firm", doubtful=False, derived=False,
            category="new", colour="in", period=period, dated=say_period(period, lang),
            ticks=(year, part), ends=(end, brief),
        ))  # fmt: skip
    return marks


def shown(isos: list[str], lang: str, width: int, form: str = "line", panels: int = 1, **more):
    """Return the labels of the last row: (left, right, words), and the pixels of the ticks."""
    groups = tuple(Group(f"Panel {n}", tuple(course(isos, lang, **more))) for n in range(panels))
    chart = specification(draw(Drawing("harbour", form, "en", groups), width))
    labels, ticks, lowest = [], [], 0.0
    for layer in chart["layer"]:
        look = layer["mark"]
        for row in chart["datasets"][layer["data"]["name"]]:
            if look["type"] == "text":
                long = width_of(row["text"], look["fontSize"])
                left = row["at"] - (long if look["align"] == "right" else 0)
                labels.append((row["top"], left, left + long, row["text"], look["fontSize"]))
            elif look["type"] == "rule" and row["from"] == row["to"]:
                ticks.append(row["from"])
        lowest = max([lowest, *(label[0] for label in labels)])
    foot = sorted(label[1:4] for label in labels if label[0] == lowest and label[4] == HINT)
    return foot, sorted(ticks)


@pytest.mark.slow
@pytest.mark.each("values", [(5, 3), (5, -3)])
@pytest.mark.each("width", WIDTHS)
@pytest.mark.each("lang", ["en", "zh"])
@pytest.mark.each("series", SERIES)
def test_labels_never_touch_and_never_leave_the_drawing(series, lang, width, values):
    """From a phone on, in both languages, whatever the periods are."""
    labels, ticks = shown(SERIES[series], lang, width, values=values)
    assert labels
    assert labels[0][0] >= 0
    assert labels[-1][1] <= width + 0.01
    assert all(one[1] + 8 <= other[0] for one, other in pairwise(labels))
    assert all(0 <= tick <= width for tick in ticks)


@pytest.mark.each("lang", ["en", "zh"])
@pytest.mark.each("count", [2, 7, 13, 25, 49, 85, 121, 241, 361])
def test_months_and_quarters_are_told_apart_at_any_length(count, lang):
    """However many there are, no label touches the next, and some stand between the ends."""
    for isos, width in ((months(1988, count), 680), (quarters(1988, count), 328)):
        labels, _ = shown(isos, lang, width)
        assert all(one[1] + 8 <= other[0] for one, other in pairwise(labels))
        assert len(labels) > 2 or count <= 7
        assert labels[0][2] != labels[-1][2]


@pytest.mark.each("lang", ["en", "zh"])
@pytest.mark.each("series", ["quarters", "months of decades", "ends of years"])
def test_panels_side_by_side_have_labels_of_their_own(series, lang):
    """Three to a row, none of them reaches into the next."""
    labels, _ = shown(SERIES[series], lang, 680, "lines", 3)
    assert all(one[1] + 8 <= other[0] for one, other in pairwise(labels))


@pytest.mark.each(
    ("series", "lang", "width", "words"),
    [
        ("two years of quarters", "en", 680,
         "Q1 2019, Q2, Q3, Q4, 2020, Q2, Q3, Q4, Q1 2021"),
        ("two years of quarters", "zh", 680,
         "2019年一季度, 三季度, 四季度, 2020年, 二季度, 三季度, 2021年一季度"),
        ("months from April", "en", 680,
         "April 2019, 2020, Jul, 2021, Jul, 2022, Jul, 2023, December 2023"),
        ("months of decades", "en", 288, "Jan 2001, 2010, 2015, Feb 2025"),
        ("six hundred months", "en", 680,
         "January 1971, 1980, 1985, 1990, 1995, 2000, 2005, 2010, December 2020"),
        ("halves", "en", 680, "H1 2020, H2, 2021, H2 2021"),
        ("halves", "zh", 680, "2020年上半年, 下半年, 2021年, 2021年下半年"),
        ("census", "en", 680, "1953, 1964, 1982, 1990, 2000, 2010, 2020"),
        ("years over two", "en", 288, "2010–11, 2014–15, 2017–18"),
        ("two Septembers", "en", 680, "September 2020, September 2024"),
        ("one", "en", 680, "March 2020"),
    ],
)  # fmt: skip
def test_the_finest_periods_that_fit_are_named(series, lang, width, words):
    """Months or quarters, the first of a year by the year; otherwise years, every fifth, tenth."""
    labels, _ = shown(SERIES[series], lang, width)
    assert ", ".join(label[2] for label in labels) == words


def test_a_label_stands_under_the_middle_of_its_period():
    """A quarter's point is in the middle of the quarter, and so are its words and its tick."""
    isos = quarters(2019, 9)
    labels, ticks = shown(isos, "en", 680)
    middles = [dates.middle(Period(iso)) for iso in isos]
    places = [3.5 + (day - middles[0]) / (middles[-1] - middles[0]) * 673 for day in middles]
    assert ticks == pytest.approx(places[1:-1])
    centres = [(left + right) / 2 for left, right, _ in labels[1:-1]]
    assert centres == pytest.approx(places[1:-1])


def test_a_tick_without_room_for_its_words_is_drawn_all_the_same():
    """The rhythm of the years is not broken beside the long words at the ends."""
    labels, ticks = shown(SERIES["six hundred months"], "en", 680)
    assert len(ticks) == 10
    assert len(labels) == 9


def test_a_language_that_brings_its_rules_has_its_own_abbreviations():
    """They are those of CLDR."""
    german = Rules("de", "de", {}, {"other": "{}."}, "Ende {}")
    said = {form: say_on_axis(Period("2020-09"), german, form) for form in AXIS_FORMS}
    assert said == {
        "tick-year": "2020", "tick-part": "Sep", "tick-end": "September 2020",
        "tick-brief": "Sept. 2020",
    }  # fmt: skip
    assert say_on_axis(Period("2020-Q3"), german, "tick-part") == "Q3"
