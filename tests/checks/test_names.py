"""Declared names: the forms of one name hold the same numerals in every language."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from liuzhou_site.checks.names import listed_once, named, shared, shortened
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place


def told(zh: str, en: str) -> list[str]:
    sheet = SimpleNamespace(
        value={"name": SimpleNamespace(forms={"zh": zh.split("、"), "en": en.split("; ")})},
        place=lambda *_: Place("content/names.yml"),
    )
    seen = SimpleNamespace(project=SimpleNamespace(names=sheet))
    return [found.code for found in named(cast("Resolved", seen))]


@pytest.mark.each(
    ("zh", "en"),
    [
        ("十三五", "13th Five-Year Plan"),
        ("十二五", "Twelfth Five-Year Plan"),
        ("二十大", "20th Party Congress"),
        ("三高四新", "Three Highs and Four News"),
        ("五岭", "Five Ridges"),
        ("二氧化碳、CO2", "CO2"),
        ("500强、三个500强", "Fortune 500"),
        ("第二铝厂", "Second Aluminium Plant"),
        ("五矿", "China Minmetals"),
        ("劳动力市场统计，2014年4月", "Labour Market Statistics, April 2014"),
        ("七国集团", "G7"),
    ],
)
def test_forms_with_the_same_numerals_are_one_name(zh: str, en: str) -> None:
    """In digits, characters or words; a language may write none of them."""
    assert told(zh, en) == []


@pytest.mark.each(
    ("zh", "en"),
    [
        ("十四五", "13th Five-Year Plan"),
        ("十三五", "13th Four-Year Plan"),
        ("十二五", "Eleventh Five-Year Plan"),
        ("二十大", "19th Party Congress"),
        ("三高四新", "Three Highs and Five News"),
        ("五岭", "Six Ridges"),
        ("二氧化碳", "CO3"),
        ("500强", "Fortune 100"),
        ("第二铝厂", "Third Aluminium Plant"),
        ("5G", "4G"),
        ("二十国集团", "G7"),
    ],
)
def test_forms_with_other_numerals_are_told(zh: str, en: str) -> None:
    """They are names of two things."""
    assert told(zh, en) == ["name-of-many"]


@pytest.mark.each(
    ("zh", "en"),
    [
        ("减少500吨", "500 tonnes less"),
        ("90%以上", "over 90%"),
        ("97", "97"),
        ("+5", "+5"),
        ("1 000", "1 000"),
        ("1’000.5", "1’000.5"),
        ("40名工人", "40 Workers"),
        ("约40人", "about 40 people"),
        ("增长5%", "up 5%"),
        ("8家企业", "8 Firms"),
        ("5公里以下", "under 5 km"),
    ],
)
def test_a_quantity_is_no_name(zh: str, en: str) -> None:
    """Nor with its unit, what it counts, a sign, or the way it went."""
    assert len(told(zh, en)) == 2
    assert {*told(zh, en)} <= {"name-is-quantity", "name-is-ordinary"}


@pytest.mark.each(
    ("zh", "en"),
    [
        ("G20", "G20"),
        ("波音747", "Boeing 747"),
        ("第三医院", "Third Hospital"),
        ("107国道", "National Road 107"),
        ("ISO 9001", "ISO 9001"),
        ("七星岩", "Seven Star Crags"),
        ("二氧化硫", "SO2"),
        ("双十一", "Double Eleven"),
        ("百万分", "Parts per million; parts per million"),
        ("第二产业", "Secondary Sector"),
        ("四川", "Sichuan"),
    ],
)
def test_a_name_that_holds_a_numeral_is_one(zh: str, en: str) -> None:
    """It is written with a capital, or counts nothing."""
    assert told(zh, en) == []


@pytest.mark.each(
    ("names", "twice"),
    [
        (["Ash", "Elm", "Ash"], 1),
        (["Ash", "ash"], 1),
        (["元泰", "元泰"], 1),
        (["元泰", "元 泰"], 1),
        (["ＡＢ厂", "AB厂", "AB厂"], 2),
        (["Ash", "Elm"], 0),
        (["元泰", "元太"], 0),
        ([], 0),
    ],
)
def test_a_check_counts_each_name_once(names: list[str], twice: int) -> None:
    """However it is written."""
    sheet = SimpleNamespace(
        value=[SimpleNamespace(id="list", names=names)], place=lambda *_: Place("data/checks.yml")
    )
    seen = SimpleNamespace(project=SimpleNamespace(checks=sheet))
    found = [one.code for one in listed_once(cast("Resolved", seen))]
    assert found == ["name-twice"] * twice


@pytest.mark.each(
    ("one", "other", "found"),
    [
        ("永兴 | Yongxing", "永兴 | Jiahe", "永兴"),
        ("永兴 | Yongxing", "嘉禾 | Yongxing", "Yongxing"),
        ("永兴县、永兴 | Yongxing", "嘉禾县、永兴 | Jiahe", "永兴"),
        ("永兴 | Yongxing county (永兴县)", "嘉禾 | Jiahe county (永兴县)", "永兴县"),
        ("产值 | gross output", "增加值 | gross output", "gross output"),
        ("产值 | gross output", "产值 | value added", "产值"),
        ("十三五 | 13th Plan", "十四五 | 13th Plan", "13th Plan"),
        ("三高四新 | Three Highs", "三高四新 | Three Lines", "三高四新"),
        ("统计局 | the Bureau", "不变价格 | the Bureau", "the Bureau"),
        ("“十三五” | Plan", "十三五 | Scheme", "十三五"),
        ("永兴 | Yongxing", "嘉禾 | Jiahe", ""),
        ("永兴县 | Yongxing", "永兴 | Yongxing town", ""),
        ("永兴 | Yongxing", "永兴 | Yongxing", ""),
        ("十三五规划、十三五 | Plan", "十三五 | Plan", ""),
        ("产值 | output", "产量 | outputs", ""),
        ("全市 | the city", "市 | city", ""),
        ("银 | silver", "银都 | silver capital", ""),
        ("增加值 | value added (增加值)", "产值 | gross output (产值)", ""),
        ("冲天炉 | cupola", "电炉 | electric furnace", ""),
        ("五岭 | Five Ridges", "五矿 | Minmetals", ""),
    ],
)
def test_no_language_has_one_word_for_two_names(one: str, other: str, found: str) -> None:
    """Both are told, since either may have changed; one name declared twice is no doubt."""
    names = {}
    for name, line in (("one", one), ("other", other)):
        zh, en = (forms.split("、") for forms in line.split(" | "))
        names[name] = SimpleNamespace(forms={"zh": zh, "en": en})
    sheet = SimpleNamespace(value=names, place=lambda *_: Place("content/names.yml"))
    empty = SimpleNamespace(value={})
    site = SimpleNamespace(value=SimpleNamespace(scopes={}))
    project = SimpleNamespace(names=sheet, glossary=empty, site=site)
    problems = shared(cast("Resolved", SimpleNamespace(project=project)))
    assert [dict(one.fields)["found"] for one in problems] == [found, found] * bool(found)


SHORTER = """
Office for National Statistics (ONS) | ONS | -
National Bureau of Statistics | the Bureau | -
National Bureau of Statistics | NBS | -
nonfarm payrolls | payrolls | -
Federal Reserve | the Fed | -
“十三五”规划 | “十三五” | -
人民代表大会 | 人大 | -
工业总产值 | 产值 | -
永兴县 | 永兴 | -
欧洲联盟 | 欧盟 | -
Office for National Statistics (ONS) | Bank of England | told
value added (增加值) | gross output | told
cupola (冲天炉) | electric furnace | told
economically inactive | unemployed | told
Yongxing county | Jiahe | told
非经济活动人口 | 失业人口 | told
增加值 | 总产值 | told
冲天炉 | 电炉 | told
永兴县 | 嘉禾 | told
国家统计局 | 财政部 | told
"""


@pytest.mark.each("line", SHORTER.strip().splitlines())
def test_a_short_name_is_part_of_the_long_one(line: str) -> None:
    """By its letters, in their order; another name is told."""
    first, name, found = line.split(" | ")
    lang = "en" if name.isascii() and first[0].isascii() else "zh"
    term = SimpleNamespace(first={lang: first}, name={lang: name})
    terms = SimpleNamespace(value={"term": term}, place=lambda *_: Place("content/glossary.yml"))
    seen = SimpleNamespace(project=SimpleNamespace(glossary=terms))
    assert bool(list(shortened(cast("Resolved", seen)))) == (found == "told")
