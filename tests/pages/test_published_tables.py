"""Tables as they are published, on the page: flags and gaps in words, long ones in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import known

from liuzhou_site.assets.compose import drawings_of
from liuzhou_site.assets.data_package import data_files
from liuzhou_site.charts.captions import Drawn, note_line
from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.drawings import drawing
from liuzhou_site.checks.checked import check, resolved
from liuzhou_site.numbers import tokens
from liuzhou_site.pages.chart import table
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import story_page
from liuzhou_site.story.typeset import untagged

if TYPE_CHECKING:
    from liuzhou_site.charts.marks import Drawing
    from liuzhou_site.checks.checked import Checked
    from liuzhou_site.pages.context import Table


class Gallery:
    """The gallery's story with its drawings, in both languages."""

    def __init__(self, checked: Checked) -> None:
        self.editions = {
            story.lang: Edition(checked.voices[story.lang], story, story_page(story.lang))
            for story in checked.stories
        }
        self.drawings = drawings_of(self.editions.values())

    def drawn(self, name: str, lang: str) -> tuple[Edition, Drawing]:
        return self.editions[lang], self.drawings[name, lang]

    def table(self, name: str, lang: str) -> Table:
        edition, drawing = self.drawn(name, lang)
        chart = edition.project.charts.value[name]
        return table(edition, chart, Drawn(drawing, describe(edition, drawing), "", "<svg>"))

    def note(self, name: str, lang: str) -> str:
        edition, drawing = self.drawn(name, lang)
        chart = edition.project.charts.value[name]
        return tokens.strip(untagged(note_line(edition, chart, drawing)))


@pytest.fixture(scope="module")
def gallery(sound) -> Gallery:
    """Return the gallery as it is."""
    return Gallery(sound("gallery"))


@pytest.fixture(scope="module")
def decades(begun, tmp_path_factory) -> Gallery:
    """Return the gallery with six hundred months in place of its quarters."""
    copy = begun("gallery", tmp_path_factory.mktemp("decades") / "story")
    months = [f"{1971 + at // 12}-{at % 12 + 1:02},{1000 + at}" for at in range(600)]
    months[7] = "1971-08,"
    cells = "\n".join(["period,visitors", *months, ""])
    (copy / "data" / "tables" / "visits.csv").write_text(cells, encoding="utf-8")
    for path in ("content/charts.yml", "content/en.md", "content/zh.md", "content/zh-Hant.md"):
        text = (copy / path).read_text(encoding="utf-8")
        for quarter, month in (
            ("2015-Q1", "1971-01"),
            ("2019-Q3", "2019-09"),
            ("2020-Q3", "2020-09"),
            ("2020-Q4", "2020-12"),
        ):
            text = text.replace(f"visitors@{quarter}", f"visitors@{month}")
        (copy / path).write_text(text, encoding="utf-8")
    return Gallery(check(copy, memory=known(copy)))


def rows(found: Table) -> list[str]:
    said = [(row.head, row.cells[0]) for row in found.rows]
    return [tokens.strip(" ".join(untagged(cell) for cell in row)) for row in said]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["2013 1,197", "2014 suppressed", "2015 not available", "2016 1,152",
                "2018 1,215 (revised)", "2020 1,240 (provisional)"]),
        ("zh", ["2013年 1197人", "2014年 因保密不公布", "2015年 无数据", "2016年 1152人",
                "2018年 1215人（修订）", "2020年 1240人（初步数）"]),
    ],
)  # fmt: skip
def test_the_table_says_flags_and_reasons_in_words(lang, words, gallery):
    """Each in its place in the order of time."""
    found = rows(gallery.table("line_published", lang))
    assert [row for row in found if row in words] == words
    assert len(found) == 10


NOTES = {
    "en": "Revised: 2017 and 2018. Provisional: 2019 and 2020. "
    "Suppressed: 2014. Not available: 2015.",
    "zh": "修订：2017年和2018年。初步数：2019年和2020年。因保密不公布：2014年。无数据：2015年。",
}


@pytest.mark.parametrize("lang", NOTES)
def test_the_note_lists_what_each_mark_stands_at(lang, gallery):
    """So that hollow points and gaps of the line are explained beside it."""
    assert gallery.note("line_published", lang) == NOTES[lang]


def test_the_description_says_that_a_number_is_provisional(gallery):
    """Who does not see the chart hears it."""
    said = tokens.strip(str(describe(*gallery.drawn("line_published", "en"))))
    assert "1,240 (provisional)" in said


def test_data_files_have_a_column_of_flags_in_each_language(gallery):
    """With its meaning in both schemas; the number and what is printed are without it."""
    drawings = {
        "line_published": {
            lang: gallery.drawings["line_published", lang] for lang in gallery.editions
        }
    }
    files = {
        path: tokens.strip(raw.decode())
        for path, raw in data_files(
            [one.voice for one in gallery.editions.values()], drawings, {}
        ).items()
    }
    (row,) = [
        line for line in files["data/figures.csv"].splitlines() if line.startswith("jobs.net@2019")
    ]
    assert ",-17," in row
    assert ",(17)," in row
    assert ",初步数," in row
    assert row.endswith(",provisional")
    for path in ("data/figures.schema.json", "data/datapackage.json"):
        assert "What its table marks it as (en)." in files[path]


def test_a_long_table_is_opened_decade_by_decade(decades):
    """Each part says from when to when; none of six hundred months is lost."""
    found = decades.table("line_quarters", "en")
    assert [tokens.strip(words) for words, _ in found.parts] == [
        "January 1971 to December 1979",
        *(f"January {year} to December {year + 9}" for year in (1980, 1990, 2000, 2010)),
        "January 2020 to December 2020",
    ]
    assert sum(len(part) for _, part in found.parts) == len(found.rows) == 599


def test_a_decade_of_one_year_is_not_from_itself_to_itself(sites):
    """The October of 1959 stands before those of the sixties."""
    page = sites("keeling").files["en/index.html"].decode()
    assert "<summary>October 1959</summary>" in page
    assert "<summary>October 1960 to October 1969</summary>" in page


def test_a_table_of_usual_length_has_no_parts(gallery):
    """It is shown as one."""
    assert gallery.table("line_quarters", "en").parts == ()


def test_an_empty_row_is_a_gap_without_a_reason(decades):
    """The line is broken there, and nothing is said of it."""
    (group,) = decades.drawings["line_quarters", "en"].groups
    assert [(lack.period.iso, lack.said) for lack in group.lacks] == [("1971-08", "")]
    assert decades.note("line_quarters", "en") == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Largest rise: Mill plot. Largest fall: Hill plot. "),
        ("zh", "增加最多的是磨坊园，减少最多的是坡上园。"),
    ],
)
def test_changes_are_described_as_rises_and_falls(lang, words, gallery):
    """The largest fall is no least number, and each number has its sign."""
    said = tokens.strip(untagged(describe(*gallery.drawn("bars_signed", lang))))
    assert words in said
    assert "−1.1" in said
    assert "+1.3" in said


REGIONS = """regions:
  title: {zh: 各岛的借阅, en: Loans by island}
  source: {zh: 图书馆, en: The library}
  citation: https://example.org/loans
  licence: CC-BY-4.0
  scope: island
  category: lent
  rows: name
  missing: {":": {zh: 无数据, en: not available}}
  columns:
    lent: {unit: book, period: "2030", label: {zh: 借出, en: lent}}
"""
ROWS = "id,label_zh,label_en,lent\nnorth,北岛,North,120\nsouth,南岛,South,:\nwest,西岛,West,90\n"


@pytest.mark.parametrize(
    ("drawn", "missing"),
    [
        ("series: regions.lent", [("South", "not available")]),
        ("figures: [regions.lent@north, regions.lent@west]", []),
    ],
)
def test_a_row_without_a_number_is_named_where_its_column_is_drawn(library, drawn, missing):
    """It is missed by its name, not by the year of the column; who lists others misses none."""
    (library / "data/tables").mkdir()
    (library / "data/tables.yml").write_text(REGIONS, encoding="utf-8")
    (library / "data/tables/regions.csv").write_text(ROWS, encoding="utf-8")
    charts = library / "content/charts.yml"
    listed = "figures: [novels, atlases]"
    text = charts.read_text(encoding="utf-8").replace(listed, drawn)
    charts.write_text(text.replace("atlases: {", "novels: {"), encoding="utf-8")
    seen, problems = resolved(library)
    assert problems == []
    made = drawing(seen.setters["en"], "lending", seen.project.charts.value["lending"])
    (group,) = made.groups
    assert [(lack.dated, lack.said) for lack in group.lacks] == missing
