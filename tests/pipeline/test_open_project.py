"""A project from a notebook: tables with exact numbers, and nothing to break."""

from __future__ import annotations

import doctest
import json
from decimal import Decimal as D

import altair as alt
import pandas as pd
import pytest
import yaml

import liuzhou_site
from liuzhou_site.errors import BuildFailed
from liuzhou_site.numbers import tokens


@pytest.fixture(scope="module")
def opened(project):
    """Open the project's own folder, given as text."""
    return liuzhou_site.open_project(str(project))


def test_the_figures_come_as_a_table(opened):
    """One row a figure, by its id, in exact decimals."""
    figures = opened.figures
    assert isinstance(figures, pd.DataFrame)
    assert figures.loc["chains_output", "value"] == D(191800000000)
    assert figures["paragraph"].dtype == "Int64"


def test_the_findings_come_as_a_table(opened):
    """What adds up and what does not, with the figures that each check compares."""
    findings = opened.findings
    assert findings.loc["green_sum", "holds"]
    assert not findings.loc["silver_bases", "holds"]
    assert findings.loc["green_sum", "figures"] == (
        "green_national", "green_provincial", "green_mines",
    )  # fmt: skip
    assert {"claim", "title_zh", "title_en"} <= set(findings.columns)


def test_figures_can_be_set_side_by_side(opened):
    """Rank and share of the total, where hedges and units allow them."""
    rows = opened.compared("green_national", "green_provincial")
    assert rows["rank"].tolist() == [2, 1]
    assert rows["share_low"].sum() == 1
    hedged = opened.compared("yongxing_peak", "yongxing_now")
    assert hedged["rank"].isna().all()


@pytest.mark.slow
def test_each_chart_comes_as_an_altair_chart(opened, project):
    """Charts are valid Vega-Lite over the ledger’s values, in plain colours and plain words."""
    charts = yaml.safe_load((project / "content" / "charts.yml").read_text(encoding="utf-8"))
    for name, chart in charts.items():
        if chart["form"] == "table":
            continue
        for lang in ("zh", "en"):
            drawn = opened.chart(name, lang)
            assert isinstance(drawn, alt.LayerChart)
            text = json.dumps(drawn.to_dict(), ensure_ascii=False)
            assert "var(--" not in text
            assert not tokens.PRIVATE.search(text)


def test_a_chart_draws_the_values_of_its_records(opened):
    """The rows behind a full bar hold the id of its figure and its exact value."""
    datasets = opened.chart("land", "en").to_dict()["datasets"]
    rows = [row for rows in datasets.values() for row in rows]
    assert {row["figure"]: row["to"] for row in rows if {"figure", "to"} <= row.keys()} == {
        "key_projects": 22,
        "general_projects": 11,
        "key_area": 87,
    }


def test_charts_are_found_by_id_in_the_first_language(opened, project):
    """Those that are drawn, in the order of the file; an id that is not there is a KeyError."""
    charts = yaml.safe_load((project / "content" / "charts.yml").read_text(encoding="utf-8"))
    assert list(opened.charts) == [n for n, chart in charts.items() if chart["form"] != "table"]
    assert len(opened.charts) == len(list(opened.charts))
    assert opened.charts["chains"].to_dict() == opened.chart("chains", "zh").to_dict()
    assert "chains" in repr(opened.charts)
    with pytest.raises(KeyError):
        opened.charts["chaims"]


def test_numbers_are_read_and_said(opened):
    """In the units of the project: what is read in one language is said in the other."""
    (read,) = opened.read("近1860亿元", "zh")
    assert opened.say(read, "en") == "nearly 186 billion yuan"
    assert opened.read("nearly 186 billion yuan", "en") == [read]


def test_a_figure_is_said_in_the_forms_of_a_story(opened):
    """By its id; what is not there is a KeyError, never a guess."""
    assert opened.say("chains_output", "en") == "191.8 billion yuan"
    assert opened.say("chains_output", "zh", "period") == "2020年"
    for wrong in (("chains_outputs", "zh"), ("chains_output", "fr"), ("chains_output", "zh", "x")):
        with pytest.raises(KeyError):
            opened.say(*wrong)


def test_what_a_notebook_changes_stays_in_the_notebook(opened):
    """Each table is a copy: the project's own numbers stay as they are."""
    figures = opened.figures
    figures.loc["chains_output", "value"] = D(1)
    assert opened.figures.loc["chains_output", "value"] == D(191800000000)


def test_the_manual_s_example_is_what_happens(project, monkeypatch):
    """The lines of docs/writing.md are run, and what they show is compared."""
    monkeypatch.chdir(project)
    outcome = doctest.testfile(
        str(project / "docs" / "writing.md"), module_relative=False, encoding="utf-8"
    )
    assert outcome.attempted
    assert not outcome.failed


def test_pandas_groups_and_adds_what_it_is_given(opened):
    """The table is an ordinary one: counts by status are a group-by away."""
    figures = opened.figures
    printed = figures[figures["paragraph"].notna()]
    by_status = printed.groupby("status", observed=True).size()
    assert by_status.sum() == figures.loc["ledger_figures", "value"]


def test_a_project_with_mistakes_does_not_open(library):
    """All mistakes are told, as the commands tell them."""
    ledger = library / "data" / "figures.csv"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("novels,1240", "novels,1241"), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        liuzhou_site.open_project(library)
    assert [found.code for found in failed.value.problems] == ["value-differs"]
