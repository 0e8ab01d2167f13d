"""The list of the source's numerals: every numeral has its account, every figure its numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.figures.dates import days
from liuzhou_site.figures.proofs import proves
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Period
from liuzhou_site.numbers import is_period, say_period


def at(rows, token):
    """Return the index of the row of a token."""
    return next(index for index, row in enumerate(rows) if row["token"] == token)


@pytest.mark.each(
    ("token", "cells", "code"),
    [
        ("412", {"refers": "fishing_boat"}, "unknown-figure"),
        ("412", {"refers": "fish"}, "token-differs"),
        ("412", {"token": "421"}, "token-differs"),
        ("412", {"role": "figures"}, "bad-cell"),
        ("412", {"kind": "han"}, "bad-cell"),
        ("三座", {"kind": "digit"}, "bad-cell"),
        ("412", {"role": "aside"}, "empty-cell"),
        ("412", {"role": "name", "refers": "ten_years"}, "unknown-name"),
        ("412", {"role": "name", "refers": "nine_years"}, "name-differs"),
        ("17", {"order": "4"}, "numerals-order"),
        ("17", {"paragraph": "x"}, "bad-value"),
        ("17", {"paragraph": "1"}, "numerals-order"),
        ("17", {"paragraph": "5"}, "paragraph-differs"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(harbour, told_of, token, cells, code):
    """Each mistake has its code and the line of the row."""
    index = at(harbour.numerals, token)
    assert (code, str(harbour.numerals[index].place)) in told_of("numerals", index, **cells)


def test_a_figure_whose_numeral_is_not_listed_is_told(harbour, told, edited):
    """Every printed figure has a row of its own; setting its numeral aside is not enough."""
    rows = edited(
        harbour.numerals, at(harbour.numerals, "17"),
        role="aside", refers="", reason_zh="无", reason_en="none",
    )  # fmt: skip
    assert [code for code, _ in told(numerals=rows)] == ["figure-without-numeral"]


def test_one_numeral_may_be_that_of_several_figures(harbour, told_of, edited):
    """“The same 17 in both years” is printed once for two records; an id that is none is told."""
    index = at(harbour.numerals, "17")
    first = harbour.numerals[index]["refers"]
    assert told_of("numerals", index, refers=f"{first} {first}") == []
    assert [code for code, _ in told_of("numerals", index, refers=f"{first} twin")] == [
        "unknown-figure"
    ]


def test_a_hedge_is_listed_with_its_numeral(harbour, told_of):
    """“More than 100” is listed as 100多: record and print cannot lose the hedge together."""
    index = at(harbour.numerals, "100多")
    place = str(harbour.numerals[index].place)
    assert told_of("numerals", index, token="100") == [("hedge-unlisted", place)]  # noqa: S106 (a numeral)


def test_the_digit_tokens_are_as_many_as_the_source_has(harbour, told):
    """A row of digits too few is noticed even where it belongs to no figure."""
    index = at(harbour.numerals, "17")
    rows = (*harbour.numerals[:index], *harbour.numerals[index + 1 :])
    assert "tokens-unaccounted" in {code for code, _ in told(numerals=rows)}


def test_a_numeral_that_is_said_again_may_stand_elsewhere(harbour, told, edited):
    """The role “again” holds the token to the figure's print, in whatever paragraph it stands."""
    last = len(harbour.numerals) - 1
    again = {"role": "again", "refers": "quays"}
    rows = edited(harbour.numerals, last, **again, token="三")  # noqa: S106 (a numeral)
    assert "token-differs" not in {code for code, _ in told(numerals=rows)}
    wrong = edited(rows, last, token="四")  # noqa: S106 (a numeral)
    assert ("token-differs", str(rows[last].place)) in told(numerals=wrong)


@pytest.mark.each(
    ("figure", "period", "code"),
    [
        ("ships", "2032", "period-differs"),
        ("ships", "", "period-differs"),
        ("ships", "2031-05", "period-differs"),
        ("ships", "2031-12-31", "period-differs"),
        ("ships", "2030/2031", "period-differs"),
        ("quays", "2028/2030", "period-differs"),
        ("quays", "2029", "period-differs"),
        ("birds", "2031", "period-differs"),
        ("birds", "2031-12-30", "period-differs"),
        ("cranes", "2023/2032", "period-differs"),
        ("cranes", "2022/2031", "period-differs"),
        ("lighthouse", "2031", "period-unproved"),
    ],
)
def test_a_period_is_what_the_numerals_of_the_source_say(told_of, figure, period, code):
    """Years, spans, the end of a year and the span of a named plan: each dated figure is proved.

    What no numeral dates stays undated.
    """
    assert code in {found for found, _ in told_of("figures", figure, period=period)}


def test_a_period_belongs_to_the_figures_that_its_row_lists(harbour, told, edited):
    """A figure that is dropped from the list of its year loses its proof."""
    index = at(harbour.numerals, "2031")
    rows = edited(harbour.numerals, index, refers="fishing_boats freighters ships fish")
    place = next(str(row.place) for row in harbour.figures if row["id"] == "fish_share")
    assert told(numerals=rows) == [("period-unproved", place)]
    rows = edited(harbour.numerals, index, refers="fishing_boats freighters ships")
    place = next(str(row.place) for row in harbour.figures if row["id"] == "fish")
    assert told(numerals=rows) == [("period-unproved", place)]  # once for both
    wrong = edited(harbour.numerals, index, refers="fishing_boats freighters ships fish shares")
    assert ("unknown-figure", str(rows[index].place)) in told(numerals=wrong)


def test_the_span_of_a_plan_is_proved_by_its_figures(harbour, told):
    """A wrong year in the names' file disagrees with the figures that the plan dates."""
    sheet = harbour.names
    plan = sheet.value["nine_years"].model_copy(update={"period": "2023/2030"})
    names = Sheet(sheet.path, {"nine_years": plan}, sheet.lines, sheet.leaves)
    assert [code for code, _ in told(names=names)] == ["period-differs"]


YEARS = st.integers(min_value=1900, max_value=2099).map(str)
MONTHS = st.integers(min_value=1, max_value=12).map("{:02d}".format)
QUARTERS = st.builds("{}-{}".format, YEARS, st.sampled_from("Q1 Q2 Q4 H1 summer winter".split()))
POINTS = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTHS),
    YEARS.map("{}-12-31".format),
    QUARTERS,
    YEARS.map("FY{}-04".format),
)
PERIODS = st.one_of(POINTS, st.builds("{}/{}".format, POINTS, POINTS)).filter(is_period)


@given(period=PERIODS, other=PERIODS, language=st.sampled_from(["zh", "en"]))
def test_the_words_of_a_period_prove_that_period_alone(period, other, language):
    """What a language says of one period is no proof of any other that has other days."""
    said = say_period(Period(period), language)
    assert proves([said], Period(period), language)
    if days(Period(period)) != days(Period(other)):
        assert not proves([said], Period(other), language)


def test_another_language_of_the_source_is_read_by_its_own_rules(harbour, told):
    """Periods are said in the source's language: Chinese tokens prove no English text."""
    sheet = harbour.source
    source = Sheet(
        sheet.path, sheet.value.model_copy(update={"language": "en"}), sheet.lines, sheet.leaves
    )
    assert "period-differs" in {code for code, _ in told(source=source)}


def test_the_date_at_the_head_of_a_report_dates_what_has_no_row(harbour, told, edited):
    """A row `*` dates its period, that before it and that a year before, and nothing else."""
    index = at(harbour.numerals, "2031")
    rows = edited(harbour.numerals, index, refers="*")
    assert told(numerals=rows) == []

    def codes(period):
        figures = edited(harbour.figures, "lighthouse", period=period)
        return [code for code, _ in told(numerals=rows, figures=figures)]

    assert codes("2031") == codes("2030") == []
    assert codes("2029") == codes("2032") == codes("2031-05") == ["period-unproved"]
