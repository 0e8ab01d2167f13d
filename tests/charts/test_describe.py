"""Descriptions of many marks: where they begin and end, their extremes, which way they go."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.marks import Drawing, Group, Mark
from liuzhou_site.model import Interval, Period
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import story_page


@pytest.fixture(scope="module")
def edition(sound) -> Edition:
    """Return the English edition of the second story."""
    checked = sound("library")
    story = next(story for story in checked.stories if story.lang == "en")
    return Edition(checked.voices[story.lang], story, story_page("en"))


def told(edition: Edition, form: str, values: list[str], **more) -> str:
    """Return the description of a line of values, one a year, or of marks with other traits."""
    marks = []
    for year, value in enumerate(values, 2001):
        known = {
            "value": D(value), "interval": Interval(D(value), D(value)), "said": f"{value} books",
            "period": Period(f"{year}"), "dated": f"{year}",
        }  # fmt: skip
        marks.append(_mark(**known | more))
    return str(describe(edition, Drawing("loans", form, "en", (Group("", tuple(marks)),))))


def _mark(**more) -> Mark:
    """Return a mark of loans, in books unless `more` says otherwise."""
    known = {
        "figure": "", "unit": "book", "noun": "loans", "sign": "firm", "doubtful": False,
        "derived": False, "category": "lent", "colour": "in", "period": Period("2001"),
        "dated": "2001",
    }  # fmt: skip
    return Mark(**known | more)


def test_a_line_tells_its_ends_and_its_extremes(edition):
    """Each with its period."""
    words = told(edition, "line", ["4", "9", "2", "6"])
    assert "4 books (2001) at the beginning, 6 books (2004) at the end" in words
    assert "the most is 9 books (2002), the least 2 books (2003)" in words


def test_changes_are_counted_in_per_cent_and_shares_in_shares_of_a_whole(edition):
    """A rate of change is a share of nothing."""
    known = edition.book.figures.values()
    whole = next(f.id for f in known if f.unit.kind == "share" and f.whole)
    assert "in per cent" in told(edition, "bars", ["4", "9"], unit="share")
    assert "in shares of a whole" in told(edition, "bars", ["4", "9"], unit="share", figure=whole)


def test_a_whole_in_print_is_not_our_calculation(edition):
    """And no share is told where none was written."""
    mark = {"value": D(4), "interval": Interval(D(4), D(4)), "unit": "book", "said": "4 books"}
    words = {False: "Loans: 4 books. The whole is 4 books", True: "By our calculation"}
    for derived, said in words.items():
        marks = [_mark(**mark, derived=derived) for _ in range(3)]
        texts = {"share": "half"} if derived else {}
        drawing = Drawing("loans", "whole", "en", (Group("", tuple(marks)),), texts=texts)
        assert said in str(describe(edition, drawing))


def test_what_is_drawn_below_a_name_is_said_with_it(edition):
    """Bars of one name are told apart by their hints, to those who hear them too."""
    known = {"unit": "book", "period": Period(""), "dated": ""}
    marks = [
        _mark(value=D(n), interval=Interval(D(n), D(n)), said=f"{n} books", hint=hint, **known)
        for n, hint in ((4, "on the month before"), (9, "on a year earlier"), (2, ""))
    ]
    said = str(describe(edition, Drawing("loans", "bars", "en", (Group("", tuple(marks)),))))
    assert "Loans (on the month before): 4 books; loans (on a year earlier): 9 books" in said
    assert "; loans: 2 books." in said


def test_an_extreme_that_comes_twice_has_both_its_periods(edition):
    """Neither is the one."""
    words = told(edition, "line", ["4", "9", "9", "6"])
    assert "the most is 9 books (2002 and 2003)" in words


@pytest.mark.parametrize(
    ("values", "way"),
    [
        (["1", "2", "3"], "rises"),
        (["3", "2", "1"], "falls"),
        (["1", "3", "2"], ""),
        (["1", "2"], ""),
    ],
)
def test_a_course_is_told_where_three_points_go_one_way(values, way, edition):
    """A pattern needs three points (A3); two are a comparison, and ups and downs are none."""
    words = told(edition, "line", values)
    assert [word for word in ("rises", "falls") if word in words] == ([way] if way else [])


def test_many_marks_are_told_by_their_extremes_only_where_all_are_firm(edition):
    """“More than 100” may be more than any of them: then each is listed with its words."""
    values = [str(number) for number in range(1, 15)]
    assert "the table has all of them" in told(edition, "vega", values, period=Period(""))
    hedged = told(edition, "vega", values, period=Period(""), sign="more")
    assert "the table has all of them" not in hedged
    assert all(f"loans: {value} books" in hedged.lower() for value in values)


def test_order_in_time_is_told_where_rows_are_times(edition):
    """Places of one year, sorted, have a first and a last row, and no beginning."""
    values = [str(number) for number in range(1, 15)]
    words = told(edition, "vega", values, period=Period("2001"), dated="2001")
    assert "beginning" not in words
    assert "rises" not in words
    assert "the largest number is" in words


def test_a_line_of_one_point_has_no_course(edition):
    """It is listed."""
    assert "beginning" not in told(edition, "line", ["4"])


def test_bars_of_one_unit_are_on_one_scale_in_words_too(edition):
    """However many groups there are; two units have two scales."""
    book = _mark(value=D(4), interval=Interval(D(4), D(4)), said="4 books")
    share = _mark(value=D(9), interval=Interval(D(9), D(9)), said="9%", unit="share")
    for form in ("bars", "multiples", "ranked"):
        for other, words in ((book, "on a common scale"), (share, "a scale for each unit")):
            groups = (Group("", (book,)), Group("", (other,)))
            assert words in str(describe(edition, Drawing("loans", form, "en", groups)))


SIGNED = ["-5", "2", "-1"]


@pytest.mark.each("form", ["bars", "multiples", "ranked", "bar_table", "intervals"])
def test_bars_both_ways_say_what_goes_to_the_left(form, edition):
    """Who does not see the drawing is told which way is which; where all go one way, nothing."""
    assert "Negative numbers are drawn to the left." in told(edition, form, SIGNED)
    assert "left" not in told(edition, form, ["5", "2", "1"])


def test_the_largest_fall_is_not_called_the_least(edition):
    """Below zero the numbers have an order still, of high and low."""
    words = told(edition, "line", SIGNED)
    assert "the highest is 2 books (2002), the lowest -5 books (2001)" in words
    assert "least" not in words
    assert "most" not in words
