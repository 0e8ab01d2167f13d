"""Quarters, spans and other periods, from the cells of a table to the files of a site."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLES = """
loans:
  title: {zh: 各季借阅, en: Loans by quarter}
  source: {zh: 图书馆, en: The library}
  citation: https://example.org/loans
  licence: CC-BY-4.0
  scope: island
  category: lent
  columns:
    novels: {unit: book, label: {zh: 小说, en: novels}}
rolling:
  title: {zh: 滚动借阅, en: Rolling loans}
  source: {zh: 图书馆, en: The library}
  citation: https://example.org/rolling
  licence: CC-BY-4.0
  scope: island
  category: lent
  columns:
    novels: {unit: book, label: {zh: 小说, en: novels}}
"""
QUARTERS = [f"{year}-Q{part}" for year in (2028, 2029, 2030) for part in (1, 2, 3, 4)]
LOANS = "period,novels\n" + "".join(f"{iso},{300 + n}\n" for n, iso in enumerate(QUARTERS))
ROLLING = (
    "period,novels\n2029-11/2030-01,950\n2029-12/2030-02,960\n2030-01/2030-03,970\nFY2029-04,3900\n"
)
CHART = """
quarters:
  form: line
  title: {zh: 借出的小说, en: Novels lent}
  subtitle: {zh: 全岛, en: The island}
  groups:
    - {series: loans.novels}
"""
CHECKS = """
- id: within_the_year
  claim: during(loans.novels@2030-Q1, rolling.novels@FY2029-04)
  expect: holds
  title: {zh: 季度在财年之内, en: The quarter lies in its financial year}
  finding:
    zh: "{loans.novels@2030-Q1:period}在{rolling.novels@FY2029-04:period}之内。"
    en: "{loans.novels@2030-Q1:period} lies within {rolling.novels@FY2029-04:period}."
- id: one_after_the_other
  claim: before(loans.novels@2030-Q1, loans.novels@2030-Q2)
  expect: holds
  title: {zh: 先后有序, en: The quarters are in order}
  finding:
    zh: "{loans.novels@2030-Q1:period}在{loans.novels@2030-Q2:period}之前。"
    en: "{loans.novels@2030-Q1:period} ends before {loans.novels@2030-Q2:period}."
"""
SAID = {
    "en": (
        "Lending {novels_rose|rose} to {loans.novels@2030-Q3} in {loans.novels@2030-Q3:period},"
        " from {loans.novels@2030-Q2} in {loans.novels@2030-Q2:yearless}."
        " In {rolling.novels@2029-12--2030-02:ending} it lent"
        " {rolling.novels@2029-12--2030-02}.\n\n{chart quarters}\n"
    ),
    "zh": (
        "{loans.novels@2030-Q3:period}借阅{novels_rose|上升}，借出{loans.novels@2030-Q3}，"
        "{loans.novels@2030-Q2:yearless}为{loans.novels@2030-Q2}；"
        "{rolling.novels@2029-12--2030-02:period}借出{rolling.novels@2029-12--2030-02}。"
        "\n\n{chart quarters}\n"
    ),
}
ENDS = {"en": "## What was closed {#closed}", "zh": "## 关停 {#closed}"}


def append(path: Path, text: str) -> None:
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(old + text, encoding="utf-8")


@pytest.fixture
def quarterly(library: Path) -> Path:
    """The second story with tables of quarters and of months on end, a chart and claims of both."""
    (library / "data" / "tables").mkdir(exist_ok=True)
    append(library / "data" / "tables.yml", TABLES)
    append(library / "data" / "tables" / "loans.csv", LOANS)
    append(library / "data" / "tables" / "rolling.csv", ROLLING)
    append(library / "content" / "charts.yml", CHART)
    append(library / "data" / "checks.yml", CHECKS)
    claims = library / "data" / "comparisons.yml"
    rose = "claims:\n  novels_rose: {claim: 'rose(loans.novels@2030-Q2, loans.novels@2030-Q3)'}\n"
    claims.write_text(claims.read_text("utf-8").replace("claims:\n", rose, 1), encoding="utf-8")
    for lang, text in SAID.items():
        story = library / "content" / f"{lang}.md"
        changed = story.read_text(encoding="utf-8").replace(ENDS[lang], f"{text}\n{ENDS[lang]}", 1)
        story.write_text(changed, encoding="utf-8")
    return library


@pytest.fixture
def site(quarterly: Path) -> dict[str, str]:
    """The pages and data of it, as texts."""
    from liuzhou_site.app.console import kept
    from liuzhou_site.pipeline import build

    files = build(quarterly, kept(quarterly)).files
    ends = (".html", ".csv", ".json")
    return {path: raw.decode() for path, raw in files.items() if path.endswith(ends)}


@pytest.mark.slow
def test_periods_reach_the_files_of_a_site(site: dict[str, str]) -> None:
    """In full in a text, shortly in a table, in order in a chart, as they are written in data."""
    told = {
        path: re.sub(r"<[^>]+>", "", text).replace("\u00a0", " ") for path, text in site.items()
    }
    english, chinese = told["en/index.html"], told["zh/index.html"]
    assert "to 310 in the third quarter of 2030, from 309 in the second quarter." in english
    assert "In the three months to February 2030 it lent 960" in english
    assert "2030年三季度借阅上升，借出310" in chinese
    assert "2029年12月至2030年2月借出960" in chinese
    assert "Q1 2028" in english
    assert "the first quarter of 2028 to the fourth quarter of 2030" in english
    data = "\n".join(text for path, text in site.items() if path.endswith(".csv"))
    assert all(iso in data for iso in ("2030-Q3", "2029-12/2030-02", "FY2029-04"))
    (covered,) = re.findall(r'"temporalCoverage":(\[[^]]*\])', site["en/figures/index.html"])
    assert {"2028-01-01/2030-12-31", "2029-04-01/2030-03"} <= set(json.loads(covered))


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("In the third quarter of 2030 it rained.", "2030年三季度下雨。"),
        ("In the third quarter it rained.", "三季度下雨。"),
        ("In Q3 2030 it rained.", "2030年三季度下雨。"),
        ("In the first half it rained.", "上半年下雨。"),
        ("In the 2029–30 financial year it rained.", "2029—2030财年下雨。"),
    ],
)
def test_a_period_typed_by_hand_is_refused(
    quarterly: Path, told: Callable[[Path], str], typed: str, other: str
) -> None:
    """As a year is; a quarter without a year too, in either language."""
    for lang, text in (("en", typed), ("zh", other)):
        append(quarterly / "content" / f"{lang}.md", f"\n{text}\n")
    message = told(quarterly)
    assert "content/en.md" in message
    assert "content/zh.md" in message
    assert "is a number that belongs to no figure" in message
