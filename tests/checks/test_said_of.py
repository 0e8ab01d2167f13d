"""What the words beside a mention say is what its record has, or they are told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from liuzhou_site.checks.said_of import mislabelled, otherwise
from liuzhou_site.checks.said_where import misplaced, other_place
from liuzhou_site.errors import Place
from liuzhou_site.model import Status
from liuzhou_site.numbers import DEFAULT_UNITS
from liuzhou_site.story.braces import parse_text

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "said_of.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.each(("name", "text", "found"), CASES)
def test_words_beside_a_mention(story, name: str, text: str, found: str) -> None:
    """They are told with the figure, unless its record has the same."""
    lang = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    problems = otherwise(story(name).text(lang, parse_text(text, Place(""))[0]))
    told = [dict(one.fields)["found"] for one in problems]
    assert (told or ["-"]) == [found]


LABELS = """
新小说 | new novels | -
借出的小说 | books lent | -
读者 | readers | -
分馆 | branches | -
来馆的学生 | pupils who came | -
馆里的机器 | machines of the library | -
小说 | workers | told
读者 | libraries and schools | told
来馆的学生 | shops | told
馆里的机器 | trees | told
关闭的企业 | workers | told
关闭的企业 | firms closed | -
村庄 | towns | told
村庄 | villages | -
树 | animals | told
种下的树 | trees planted | -
学校 | schools | -
学校 | hospitals | told
汽车 | cars | -
汽车 | ships | told
桥 | bridges | -
桥 | tunnels | told
球队 | players | told
球队 | teams | -
铁路客运量 | rail journeys | -
学校食堂用水量 | litres for pupils | -
企业总数 | workers | told
企业数（年末） | workers | told
企业的变化 | change in workers | told
企业总数 | firms in all | -
"""


@pytest.mark.each("line", LABELS.strip().splitlines())
def test_labels_name_one_thing(story, line):
    """A label in another language is of the same things."""
    zh, en, told = line.split(" | ")
    seen = story("library")
    figure = replace(seen.book.figures["novels"], label={"zh": zh, "en": en})
    book = replace(seen.book, figures={"novels": figure})
    assert len(list(mislabelled(replace(seen, book=book)))) == (told == "told")


PLACES = """
own | In Guiyang it banned {cupola_city} cupola furnaces. | Guiyang
own | In Guiyang county, it banned {cupola_city} cupola furnaces. | Guiyang
own | Guiyang county’s {chains_count} leading chains | Guiyang
own | Across Changde the mines numbered {green_mines}. | Changde
own | In Old Town, {cupola_city} went. | Old Town
own | 桂阳县取缔冲天炉{cupola_city}。 | 桂阳县
own | 在桂阳县，取缔冲天炉{cupola_city}。 | 桂阳县
own | {chains_output:period}，常德市有优势产业链{chains_count}。 | 常德市
own | 广东省的矿山有{green_mines}。 | 广东省
labour | In Northern Ireland, pay was {pay_total} higher. | Northern Ireland
labour | Across Wales pay was {pay_total} higher. | Wales
payrolls | In Texas, payrolls rose by {jobs_march:noun}. | Texas
payrolls | Across Ohio payrolls rose by {jobs_march:noun}. | Ohio
communique | In Shanghai, the population was {population:noun}. | Shanghai
communique | 广东省人口{population:noun}。 | 广东省
own | In {jiahe} it tore down {jiahe_cupola}. | -
own | In Yongxing {yongxing_peak} firms melted scrap. | -
own | In Chenzhou’s foundries {cupola_city} went. | -
own | In {wall_makers:period} it shut {wall_makers} makers. | -
own | Guiyang is a neighbour. The city banned {cupola_city}. | -
own | In its foundries it banned {cupola_city}. | -
own | 全市取缔冲天炉{cupola_city}。 | -
own | 永兴县有金银企业{yongxing_peak}。 | -
own | 郴州市有矿山{green_mines}。 | -
own | 在别的县，取缔多少没有说；这里是{jiahe_closed}。 | -
own | 产品已经上市，产值{chains_output}。 | -
labour | In Great Britain, pay was {pay_total} higher. | -
payrolls | In America payrolls rose by {jobs_march:noun}. | -
payrolls | In March payrolls rose by {jobs_march:noun}. | -
"""


@pytest.mark.each("line", PLACES.strip().splitlines())
def test_a_place_that_no_record_knows_leads_to_no_amount(story, line: str) -> None:
    """Of another place that the story declares, its scopes tell; of a country, its own rule."""
    name, words, found = (part.strip() for part in line.split("|"))
    seen = story(name)
    lang = "zh" if re.search("[\u4e00-\u9fff]", words) else "en"
    text = seen.text(lang, parse_text(words, Place(""))[0])
    told = [dict(one.fields)["found"] for one in other_place(text, seen.known_names)]
    assert (told[:1] or ["-"]) == [found]


@pytest.mark.each(
    ("words", "record", "found"),
    [
        ("The west had 6.3%", "West: unemployment rate, the town", ""),
        ("The west had 6.3%", "North: unemployment rate, the town", "The west"),
        ("In the coastal provinces", "Coastal provinces: output, the country", ""),
        ("Eastern provinces led", "Western provinces: output, the country", ""),
        ("西部为6.3%", "西部：失业率，全市", ""),
        ("西部为6.3%", "失业率，全市", "西部"),
        ("沿海地区增长", "沿海地区：产值，全国", ""),
    ],
)
def test_a_place_of_the_record_is_its_own(words: str, record: str, found: str) -> None:
    """What the record is called by is no other place, though its scope is larger."""
    lang = "zh" if re.search("[\u4e00-\u9fff]", words) else "en"
    assert misplaced(words, record, lang) == found


EXPECTED = """
预计产值 | output | told
产值预测 | output | told
有望达到的产值 | output | told
产值 | expected output | told
产值 | forecast output | told
产值 | output that it expects | told
产值 | Projected output | told
产值 | predicted output | told
预期产值 | expected output | told
产值 | output forecast for spring | told
产值 | output | -
产值 | unexpected output | -
产值 | output, less than expected | -
计划投资 | planned investment | -
产值 | output that was aimed at | -
公布的投资 | announced investment | -
"""


@pytest.mark.each("line", EXPECTED.strip().splitlines())
def test_what_is_expected_is_a_forecast(story, line: str) -> None:
    """By the label of a figure; one that is a forecast by its status may be called so."""
    zh, en, told = (part.strip() for part in line.split("|"))
    seen = story("library")
    figure = replace(seen.book.figures["novels"], label={"zh": zh, "en": en})
    for status, alarms in ((Status.AS_PRINTED, told == "told"), (Status.FORECAST, False)):
        book = replace(seen.book, figures={"novels": replace(figure, status=status)})
        assert bool(list(mislabelled(replace(seen, book=book)))) == alarms


RECORDS = """
每天死亡人数 | deaths per day | 平均每天有{novels:number}人丧生。 | -
死亡人数 | deaths | 平均有{novels:number}人丧生。 | 平均
死亡人数 | deaths | 其中{novels:number}人有人陪伴。 | -
骑摩托车的人 | motorcyclists killed | {novels:number} rode motorcycles and were hurt. | -
骑摩托车的人 | motorcyclists killed | {novels:number} lorries were hurt. | lorries
"""


@pytest.mark.each("line", RECORDS.strip().splitlines())
def test_what_a_record_counts_and_how_often(story, line: str) -> None:
    """An average a day is one rate; 有人 is nobody who is counted; words of one family are akin."""
    zh, en, words, found = (part.strip() for part in line.split("|"))
    seen, lang = story("library"), "zh" if "。" in words else "en"
    label = {"zh": zh, "en": en}
    figure = replace(seen.book.figures["novels"], label=label, unit=DEFAULT_UNITS["person"])
    book = replace(seen.book, figures={**seen.book.figures, "novels": figure})
    text = replace(seen, book=book).text(lang, parse_text(words, Place(""))[0])
    told = [dict(one.fields)["found"] for one in otherwise(text)]
    assert (told or ["-"]) == [found]
