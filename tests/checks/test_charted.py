"""The words of a chart are those of its records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from liuzhou_site.checks.charted import (
    another,
    called_alike,
    charted,
    contrary,
    miscounted,
    side,
)
from liuzhou_site.checks.checked import resolved
from liuzhou_site.figures.intervals import exactly
from liuzhou_site.numbers import DEFAULT_UNITS


def cases(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if "|" in line[1:]]


@pytest.mark.each("case", cases("nouns.txt")[1:])
def test_words_under_a_number_are_its_own(case: list[str]):
    """A word that is in the label of another figure, and not in that of its own, is another's."""
    lang, noun, own, others, expected = case
    listed = [label.strip() for label in others.replace("；", ";").split(";")]
    assert another(noun, own, listed, lang) == expected


@pytest.mark.each(
    ("noun", "own", "found"),
    [
        ("electric furnaces", "cupola furnaces banned", "electric"),
        ("fast electric furnaces", "cupola furnaces banned", "electric"),
        ("old steel-shell furnaces", "steel-shell furnaces torn down", ""),
        ("furnaces", "cupola furnaces banned", ""),
        ("steel-shell electric furnaces", "steel-shell electric furnaces", ""),
    ],
)
def test_the_word_of_a_figure_left_out_must_fit_it_better(noun: str, own: str, found: str):
    """A figure that the chart does not draw lends no word to one that it draws."""
    assert another(noun, own, ["electric furnaces put in", "old furnaces"], "en", more=1) == found


@pytest.mark.each(
    ("said", "lang", "found"),
    [
        ("Most of them were in cars", "en", ""),
        ("They came by train, few on bicycles", "en", ""),
        ("Cars of the valley", "en", "Cars"),
        ("他们大多在汽车里", "zh", ""),
        ("来的汽车", "zh", "车"),
    ],
)
def test_a_place_is_nothing_that_is_counted(story, said: str, lang: str, found: str) -> None:
    """People in cars are people; a title that counts cars is told."""
    seen = story("library")
    label = {"zh": "来馆的人", "en": "people who came"}
    figure = replace(seen.book.figures["novels"], unit=DEFAULT_UNITS["person"], label=label)
    assert (miscounted(said, figure, lang) or [""])[0] == found


@pytest.mark.each("case", cases("groups.txt")[1:])
def test_a_title_says_what_is_below_it(case: list[str]):
    """What agrees or conflicts, and what went or came; both or neither says nothing."""
    lang, title, verdict, being = case
    assert side(title, lang, "verdicts", "match") == verdict
    assert side(title, lang, "opposites", "being") == being


@pytest.mark.each("case", cases("contrary.txt")[1:])
def test_no_chart_says_the_opposite_of_its_record(case: list[str]):
    """A record that says both sides, or neither, is not denied by either."""
    said, lang, record, expected = case
    assert " ".join(contrary(said, record, lang) or ()) == expected


@pytest.mark.parametrize(
    ("captions", "found"),
    [
        (("On the sound, in the morning", "The line, {length} long"), []),
        (("The line, {length} long", "The line, {length} long"), ["en"]),
        (("The line, {length:label} long", "The line, {length} long"), ["en"]),
        (("", ""), []),
    ],
)
def test_images_that_are_called_alike_are_told(ferry, captions, found):
    """As readers see their captions, whatever form of a number is written; in each language."""
    path = ferry / "content" / "en.md"
    text = path.read_text(encoding="utf-8")
    for old, new in zip(CAPTIONS, captions, strict=True):
        assert f' "{old}")' in text
        text = text.replace(f' "{old}")', f'g "{new}")' if new else "g)", 1)
    path.write_text(text, encoding="utf-8")
    told = called_alike(resolved(ferry)[0])
    assert [Path(one.place.path).stem for one in told] == found


CAPTIONS = ("On the sound, in the morning", "The line, {length} long")


@pytest.mark.parametrize(
    ("one", "other", "value", "codes"),
    [
        ({"zh": "亏损", "en": "loss"}, {"zh": "盈利", "en": "profit"}, 12, {"chart-loss"}),
        ({"zh": "亏损", "en": "loss"}, {"zh": "盈利", "en": "profit"}, -12, set()),
        ({"zh": "盈利", "en": "profit"}, {"zh": "上年盈利", "en": "profit before"}, 12, set()),
        ({"zh": "亏损", "en": "loss"}, {"zh": "收入", "en": "revenue"}, 12, set()),
    ],
)
def test_a_loss_is_not_drawn_as_a_profit(story, one, other, value, codes):
    """Without a sign both stand on one side of zero; below zero, or apart, a loss stands right."""
    seen = story("communique")
    figures = dict(seen.book.figures)
    quantity = replace(figures["exports"].quantity, value=Decimal(value))
    interval = exactly(Decimal(value))
    figures["exports"] = replace(
        figures["exports"], label=one, quantity=quantity, interval=interval
    )
    figures["imports"] = replace(figures["imports"], label=other)
    found = charted(replace(seen, book=replace(seen.book, figures=figures)))
    assert {problem.code for problem in found} & {"chart-loss"} == codes


LOANS = """loans:
  title: {zh: 借阅, en: Loans}
  source: {zh: 图书馆, en: The library}
  citation: https://example.org/loans
  licence: CC-BY-4.0
  scope: island
  category: lent
  columns:
    lent: {unit: UNIT, label: {zh: 借出, en: lent}}
"""
CHART = """loans:
  form: line
  title: {zh: 借阅, en: Loans}
  subtitle: {zh: 全岛, en: The island}
  groups:
    - {series: loans.lent}
"""


@pytest.mark.parametrize(
    ("unit", "periods", "longer"),
    [
        ("book", "2030-01/2030-02 2030-03 2030-04", "2030-01--2030-02"),
        ("book", "2029 2030-Q1 2030-Q2", "2029"),
        ("book", "2030-H1 2030-Q3 2030-Q4", "2030-H1"),
        ("book", "2030-01 2030-02 2030-03", ""),
        ("book", "2029-Q4 2030-Q1 2030-Q2", ""),
        ("book", "2029-11/2030-01 2029-12/2030-02 2030-01/2030-03", ""),
        ("book", "2010-07-01 2020-07-01 2030", ""),
        ("share, whole: loans", "2030-01/2030-02 2030-03", ""),
        ("share, change: true", "2030-01/2030-02 2030-03", ""),
        ("book, change: true", "2030-01/2030-02 2030-03", ""),
    ],
)
def test_amounts_of_a_longer_time_are_not_drawn_beside_shorter_ones(library, unit, periods, longer):
    """A total of two months is larger than one for that alone; days, shares, changes do not add."""
    (library / "data/tables").mkdir()
    (library / "data/tables.yml").write_text(LOANS.replace("UNIT", unit), encoding="utf-8")
    rows = "".join(f"{period},0.{number}\n" for number, period in enumerate(periods.split(), 1))
    rows = rows.replace("0.", "") if unit.startswith("book") else rows
    (library / "data/tables/loans.csv").write_text(f"period,lent\n{rows}", encoding="utf-8")
    charts = library / "content/charts.yml"
    charts.write_text(f"{charts.read_text(encoding='utf-8')}{CHART}", encoding="utf-8")
    seen, problems = resolved(library)
    assert problems == []
    told = [dict(one.fields)["found"] for one in charted(seen) if one.code == "chart-longer"]
    assert told == ([f"loans.lent@{longer}"] if longer else [])
