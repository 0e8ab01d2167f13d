"""`build.py draft`: a source's text → the rows that an editor would type, and nothing undone."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.conftest import new_story
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.drafting.files import draft
from liuzhou_site.app.new import language_of
from liuzhou_site.checks.checked import check
from liuzhou_site.figures.transcript import compare_source
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Drafted
    from typer.testing import Result

ENGLISH = """The mills of the valley, 2031

In March 2031 the valley had 1.25 million spindles, 40,000 more than a year earlier. The share of \
women was 31.5% in March, up from 29.5% in January. Looms fell by more than 300.

Over the past 12 months, wages rose by 2.5%. About 16 mills, aged from 5 to 90, are idle.

The council expects 20 mills to close by the end of 2032. Two of them are on 3rd Street.
"""
CHINESE = """2031年河谷纺织业概况

全年产值1250亿元，比上年增长5.0%。其中，一季度增长4.5%，二季度下降0.5%。

年末有工人4万多人，比上年末减少2000人；关闭近一半的老厂，新建12家，居全省第三位。
"""


CALM = {"en": "It is calm.\n", "zh": "很安静。\n"}


def started(folder: Path, text: str) -> Path:
    """Return the source of a story that was begun without a figure, and drafted from a text."""
    source = folder / "source.txt"
    source.write_text(text, encoding="utf-8")
    story = new_story(folder / "story", "河谷", "The valley", CALM[language_of(text)])
    for path, (_, said) in draft(story, str(source)).changes.items():
        (story / path).write_text(said, encoding="utf-8")
    return source


def rows(folder: Path, name: str = "figures") -> list[dict[str, str]]:
    """Return the rows of a table of a story."""
    text = (folder / "story" / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return [*csv.DictReader(text.splitlines())]


def typed(*words: str) -> Result:
    """Return what comes of a command."""
    return CliRunner().invoke(app, [*words])


PRINTED = {
    ENGLISH: [
        ("1.25 million spindles", "1250000", "spindle", "", "2031-03", ""),
        ("40,000 more than", "40000", "spindle", "", "2031-03", "2030-03"),
        ("31.5%", "0.315", "share", "", "2031-03", ""),
        ("29.5%", "0.295", "share", "", "2031-01", ""),
        ("fell by more than 300", "-300", "", "more_than", "2031-03", "2031-02"),
        ("rose by 2.5%", "0.025", "share", "", "2031", "2030"),
        ("About 16 mills", "16", "mill", "about", "2031", ""),
        ("aged from 5 to 90", "5..90", "age", "", "", ""),
        ("20 mills", "20", "mill", "", "2032-12-31", ""),
    ],
    CHINESE: [
        ("1250亿元", "125000000000", "CNY", "", "2031", ""),
        ("增长5.0%", "0.05", "share", "", "2031", "2030"),
        ("增长4.5%", "0.045", "share", "", "2031-Q1", "2030-Q1"),
        ("下降0.5%", "-0.005", "share", "", "2031-Q2", "2030-Q2"),
        ("4万多人", "40000", "person", "more_than", "2031-12-31", ""),
        ("减少2000人", "-2000", "person", "", "2031-12-31", "2030-12-31"),
        ("近一半", "0.5", "share", "nearly", "2031-12-31", ""),
        ("12家", "12", "firm", "", "2031-12-31", ""),
        ("第三位", "3", "ordinal", "", "2031-12-31", ""),
    ],
}
"""What each prints, with its value, unit, hedge, period, and what a change is compared with."""


@pytest.mark.parametrize(("text", "expected"), PRINTED.items(), ids=["en", "zh"])
def test_what_a_source_prints_is_read(
    text: str, expected: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """Value, unit, hedge, sign, period and base; ages, addresses and spans of time are told.

    The year of a title holds for all, the end of it for what is counted then.
    """
    new_story(tmp_path / "story", "河谷", "The valley", text)
    columns = ("as_printed", "value", "unit", "hedge", "period", "since")
    assert [tuple(row[column] for column in columns) for row in rows(tmp_path)] == expected


TWICE = """Wool, 2031

In 2031 the mills stood 12,600 (4.5%) above their level of 2020. Falls came
to 0.7 per 100,000 hours in 2031. The rate was 5.1 per 100, compared with 5.2 in 2030.
"""


def test_what_we_expect_is_a_forecast(drafted: Drafted) -> None:
    """What somebody expects may be; a year earlier is no rate of a year."""
    text = "In 2031 sales were £4m. We expect sales of £5m in 2032. Debt was £1m a year earlier."
    told = [("as_printed", "sales"), ("forecast", "sales"), ("as_printed", "debt")]
    assert [(row["status"], row["label_en"]) for row in drafted(text)] == told


def test_a_number_beside_another_is_quoted_whole(tmp_path: Path) -> None:
    """No quotation begins within 12,600; a bare number is that of the row whose unit is no share.

    What others are told of is no figure; the second of two rates is quoted with its base.
    """
    started(tmp_path, TWICE.replace("came\n", "came "))
    assert [(row["as_printed"], row["value"]) for row in rows(tmp_path)] == [
        ("12,600 (4.5%) above their level", "12600"),
        ("12,600 (4.5%) above their level", "0.045"), ("0.7", "0.7"),
        ("5.1 per 100", "0.051"), ("per 100, compared with 5.2", "0.052"),
    ]  # fmt: skip
    text = (tmp_path / "story/data/figures.csv").read_text(encoding="utf-8")
    figures = tmp_path / "story" / "data" / "figures.csv"
    figures.write_text(text.replace(",12600,,", ",12600,mill,", 1), encoding="utf-8")
    units = tmp_path / "story" / "data" / "units.yml"
    units.write_text("mill: {kind: count, zh: 家, one: mill, other: mills}\n", encoding="utf-8")
    assert check(tmp_path / "story")


def test_what_was_last_year_is_dated_so(tmp_path: Path) -> None:
    """The words prove it, and get their row; beside 比 they say what a change is compared with."""
    text = (
        "2025年产值84亿元，比上年增长7%。上年产值78亿元，缴税9亿元。"
        "2025年捐款只有去年的一半，是前年的3倍；去年共有12家。"
        "2025年比例由2020年的31%提高到38%，排第二。\n"
    )
    source = started(tmp_path, text)
    assert [(row["as_printed"], row["period"]) for row in rows(tmp_path)] == [
        ("84亿元", "2025"), ("增长7%", "2025"), ("78亿元", "2024"), ("9亿元", "2024"),
        ("一半", "2025"), ("3倍", "2025"), ("12家", "2024"),
        ("31%", "2020"), ("38%", "2025"), ("第二", "2025"),
    ]  # fmt: skip
    compare_source(load_project(tmp_path / "story"), text, str(source))


LISTED = {
    "2031年粮食、油料产量分别为412万吨和18万吨，比上年分别减少2.1%和0.4%。": [
        ("412万吨", "4120000", "粮食"), ("18万吨", "180000", "油料产量"),
        ("减少2.1%", "-0.021", "粮食的变化"), ("减少…0.4%", "-0.004", "油料产量的变化"),
    ],
    "2031年同城、异地、国际及港澳台业务量分别为7万件、60万件和6万件。": [
        ("7万件", "70000", "同城"), ("60万件", "600000", "异地"),
        ("6万件", "60000", "国际及港澳台业务量"),
    ],
    "2031年通车率、列养率分别提升2.3个和3.1个百分点，每百公里有车站4座。": [
        ("升2.3…个百分点", "2.3", "通车率的变化"), ("升…3.1个百分点", "3.1", "列养率的变化"),
        ("4座", "4", "每百公里有车站"),
    ],
    "2031年用品及服务、娱乐价格分别上涨3.8%和1.9%，交通价格下降1.2%。": [
        ("上涨3.8%", "0.038", "用品及服务的变化"), ("上涨…1.9%", "0.019", "娱乐价格的变化"),
        ("下降1.2%", "-0.012", "交通价格的变化"),
    ],
    "2031年投资、出口分别增长5.2%和下降1.4%。": [
        ("增长5.2%", "0.052", "投资的变化"), ("下降1.4%", "-0.014", "出口的变化"),
    ],
    "2031年水位比历史上最高的1869年还高出0.26米，出口增长率从1995年的22.5%降至3%。": [
        ("比历史上最高的…还高出0.26米", "0.26", "还高出的变化"), ("22.5%", "0.225", "出口增长率"),
        ("增长率从…的…降至3%", "0.03", "出口增长率"),
    ],
    "2031年立案186起，罚款3万元，分别下降7%、9%。": [
        ("186起", "186", "立案"), ("3万元", "30000", "罚款"),
        ("下降7%", "-0.07", "立案的变化"), ("下降…9%", "-0.09", "罚款的变化"),
    ],
    "In 2031 yields were 7.9 and 6.2 tonnes, down 4.1% and 6.0%.": [
        ("7.9 … tonnes", "7.9", "yields"), ("6.2 tonnes", "6.2", "yields"),
        ("down 4.1%", "-0.041", "change in yields"), ("down … 6.0%", "-0.06", "change in yields"),
    ],
    "2031年牛肉、羊肉、猪肉产量降幅分别收窄1.7、0.7、8.3个百分点。": [
        ("收窄1.7…个百分点", "-1.7", "牛肉的变化"), ("收窄…0.7…个百分点", "-0.7", "羊肉的变化"),
        ("收窄…8.3个百分点", "-8.3", "猪肉产量降幅"),
    ],
    "In 2031 farms and mills saw falls in land used of 0.6% and 2.4% respectively over the"
    " same period.": [
        ("falls in land used of 0.6%", "-0.006", "change in land used"),
        ("falls in land used of … 2.4%", "-0.024", "change in land used"),
    ],
    "In 2031 the yard had 130 vacant posts, or 6.4%.": [
        ("130", "130", "posts"), ("6.4%", "0.064", "posts"),
    ],
    "In 2031 two of the valley’s seven mills shut; two of them burned.": [
        ("two", "2", "mills"), ("seven mills", "7", "mills"),
    ],
}  # fmt: skip
"""A text → what its figures print, their values, and what they count."""


@pytest.mark.each("text", LISTED)
def test_each_of_a_list_has_its_sign_and_its_unit(text: str, tmp_path: Path) -> None:
    """What is printed of it leaves out the others, and is found again in the source."""
    source = started(tmp_path, text)
    lang = "zh" if text.startswith("2") else "en"
    columns = ("as_printed", "value", f"label_{lang}")
    assert [tuple(row[column] for column in columns) for row in rows(tmp_path)] == LISTED[text]
    compare_source(load_project(tmp_path / "story"), text, str(source))


BASES = {
    "2031年底人口是2000年的1.5倍。年末有学校12所。": [("2031-12-31", ""), ("2031-12-31", "")],
    "2031年末失业率为3.6%。价格比上年上涨0.2%，人口比上年末增加3万人。其中，城镇5万人。": [
        ("2031-12-31", ""), ("", ""), ("2031-12-31", "2030-12-31"), ("2031-12-31", ""),
    ],
    "2031年投资9亿元，同比减少三成以上，事故分别减少2起和5人，已超过2030年全年的八成。": [
        ("2031", ""), ("2031", "2030"), ("2031", "2030"), ("2031", "2030"), ("2031", ""),
    ],
    "2031年截至6月末有员工9人。研发费用9亿元，拟投资12亿元。今年以来股价上涨17.8%。": [
        ("2031-06", ""), ("2031-06", ""), ("", ""), ("2031-06", "2030-12-31"),
    ],
    "2031年货运量9万吨，两年平均增长4.6%，2027年至2031年年均增长3%。": [
        ("2031", ""), ("2031", "2029"), ("2027/2031", ""),
    ],
    "截至2031年6月底止六個月，盈利4億元，較去年同期的5億元減少20%，每股盈利2元，是去年同期的3倍。"
    "昨收報3元。": [
        ("2031-01/2031-06", ""), ("2030-01/2030-06", ""), ("2031-01/2031-06", "2030-01/2030-06"),
        ("2031-01/2031-06", ""), ("2031-01/2031-06", ""), ("", ""),
    ],
    "2031年旅客恢复到2028年的九成以上，人均消费仅为2028年的九成二，失业率低于2028年的5%。": [
        ("2031", ""), ("2031", ""), ("2028", ""),
    ],
    "2031年3月出口12亿元，较上年12月减少2亿元。": [("2031-03", ""), ("2031-03", "2030-12")],
    "2031年首季旅客12万人，比上年末增加3万人，恢复至2028年高峰的八成。": [
        ("2031-Q1", ""), ("2031-Q1", "2030-12-31"), ("2031-Q1", ""),
    ],
    "2031年6月末有桥12座，比年初增加3座。": [("2031-06", ""), ("2031-06", "2030-12-31")],
    "In 2031 sales were €412m (2030: €381m), or 5% of all. Tax was €9m.": [
        ("2031", ""), ("2030", ""), ("2031", ""), ("2031", ""),
    ],
    "In the year ending June 2031 it made 1,250 looms.": [("2030-07/2031-06", "")],
    "两年前有3家工厂，2031年有5家。": [("", ""), ("2031", "")],
    "2031年有桥12座，与2021年调查的9座相比，增加3座，长度增长40%。": [
        ("2031", ""), ("2021", ""), ("2031", "2021"), ("2031", "2021"),
    ],
    "2031年6月指数为286点，创2019年8月以来新高。上半年指數上升2%。6月按月跌1%。": [
        ("2031-06", ""), ("2031-H1", "2030-H1"), ("2031-06", "2031-05"),
    ],
    "2031年毛入学率由上年的60.2%提高到61.7%，捐款只有去年的一半。": [
        ("2030", ""), ("2031", ""), ("2031", ""),
    ],
    "2031年出生人口性别比由2021年的112.3下降为108.1。": [("2021", ""), ("2031", "")],
    "2031年6月，每百元收入中的成本为81元，由上月下降2.3%转为增长9.8%。": [
        ("2031-06", ""), ("", ""), ("2031-06", "2030-06"),
    ],
    "2031年3月价格同比上涨2.4%，涨幅比上月扩大0.9个百分点。": [
        ("2031-03", "2030-03"), ("2031-03", "2031-02"),
    ],
    "2031年8月价格环比下降0.1%，上月为上涨0.3%。其中，鲜菜价格下降6%，上月下降2%。": [
        ("2031-08", "2031-07"), ("2031-07", "2031-06"), ("2031-08", "2031-07"),
        ("2031-07", "2031-06"),
    ],
    "2031年8月价格同比上涨2%，降幅比上月收窄0.3个百分点；鲜果价格上涨4%。": [
        ("2031-08", "2030-08"), ("2031-08", "2031-07"), ("2031-08", "2030-08"),
    ],
    "2031年上半年利润3亿元，上年同期为2亿元；销量5万吨（去年同期：6万吨），而上季度为2万吨。": [
        ("2031-H1", ""), ("2030-H1", ""), ("2031-H1", ""), ("2030-H1", ""), ("", ""),
    ],
    "2031年二季度利润3亿元，上季度为2亿元，与上年同期相比增加1亿元，是上年同期的3倍。": [
        ("2031-Q2", ""), ("2031-Q1", ""), ("2031-Q2", "2030-Q2"), ("2031-Q2", ""),
    ],
    "2031年6月電價上升2%，升幅與5月相同。水價跌3%，跌幅與5月的跌幅一致。氣價升4%。": [
        ("2031-06", "2030-06"), ("2031-06", "2030-06"), ("2031-06", "2030-06"),
    ],
    "2031年6月電價上升2%。與5月同步，水價跌3%。": [
        ("2031-06", "2030-06"), ("2031-05", "2030-05"),
    ],
    "民國120年第三季銷售額9億元，較119年增加2%；119年底門市8家，4月增加3家。": [
        ("2031-Q3", ""), ("2031-Q3", "2030"), ("2030-12-31", ""), ("2030-04", "2029-04"),
    ],
    "2031财年营收9亿元，二季度8亿元。2032年一季度营收3亿元。": [
        ("", ""), ("", ""), ("2032-Q1", ""),
    ],
    "2031/32財政年度支出9億元，2031年底儲備8億元。2031学年第二学期开课12门。": [
        ("", ""), ("2031-12-31", ""), ("", ""),
    ],
    "2031年度营收9亿元，三季度8亿元。": [("2031", ""), ("2031-Q3", "")],
    "2031年6月銷售額9億元，按年跌2%，首六個月合計則跌3%。": [
        ("2031-06", ""), ("2031-06", "2030-06"), ("2031-01/2031-06", "2030-01/2030-06"),
    ],
    "2031年末光伏占比由上年末的9.7%提高到12.4%，用户由上年的8万户增加到9万户。": [
        ("2030-12-31", ""), ("2031-12-31", ""), ("2030-12-31", ""), ("2031-12-31", ""),
    ],
    "2031年8月5日用水量达到90万吨，比去年的最高值高出4万吨，比上年同日多出9万吨。": [
        ("2031-08-05", ""), ("2031-08-05", "2030"), ("2031-08-05", "2030-08-05"),
    ],
    "2031年8月末有人口90万人，比上年多4万人。": [("2031-08", ""), ("2031-08", "2030-08")],
    "In the fiscal year 2030-31, which ended on 30 June 2031, it lent 90 books. It had 12 staff in"
    " fiscal 2029-30, and 14 in FY2028.": [("FY2030-07", ""), ("FY2029-07", ""), ("", "")],
    "Its financial years end in September. In the 2030/31 financial year it lent 90 books.": [
        ("FY2030-10", ""),
    ],
    "In fiscal year 2030-31 it lent 90 books.": [("", "")],
    "In 2030-31 it lent 90 books.": [("", "")],
    "In 2031 it lent 90 books. On 5 May it had 14 staff. It sold 12 maps.": [
        ("2031", ""), ("2031-05-05", ""), ("2031-05-05", ""),
    ],
    "In 2031 it lent 90 books. At the end of May it had 14 staff. It sold 12 maps.": [
        ("2031", ""), ("2031-05", ""), ("2031", ""),
    ],
    "In the second quarter of 2031 it lent 90 books, 4 fewer than in the previous quarter and 9"
    " more than in the previous month.": [
        ("2031-Q2", ""), ("2031-Q2", "2031-Q1"), ("2031-Q2", "2031-Q1"),
    ],
    "In the second quarter of 2031 it lent 90 books, 4 more than in the corresponding quarter of"
    " 2030 and 9 more than in 2029.": [
        ("2031-Q2", ""), ("2031-Q2", "2030-Q2"), ("2031-Q2", "2029"),
    ],
    "In May 2031 fees were £92, up £4 on the previous month.": [
        ("2031-05", ""), ("2031-05", "2031-04"),
    ],
    "Between April and June 2031 fees fell by £4 from the preceding quarter.": [
        ("2031-04/2031-06", "2031-Q1"),
    ],
    "In January 2031 sales were £12m, down £2m from December.": [
        ("2031-01", ""), ("2031-01", "2030-12"),
    ],
    "In 2031 farms made twice as many as in 2015. Each made £12,400.": [("2031", ""), ("2031", "")],
    "Output fell by 2% in the first quarter of 2031 and by 1% in the second.": [
        ("2031-Q1", "2030-Q4"), ("", ""),
    ],
    "Fares rose by 2.1% between May and June 2031, against an increase of 9% a year ago.": [
        ("2031-06", "2031-05"), ("2030-06", "2030-05"),
    ],
    "Sales grew by 5% from June to July 2031, after a rise of 1% from May to June.": [
        ("2031-07", "2031-06"), ("2031-06", "2031-05"),
    ],
    "Rents rose 4% from 2026 to 2030, and grew by 2% in 2031 from the low of May 2030.": [
        ("2030", "2026"), ("2031", "2030-05"),
    ],
    "In October 2031, August losses were revised from £57m to £1m and September losses were revised"
    " from £95m to £41m.": [("", ""), ("2031-08", ""), ("", ""), ("2031-09", "")],
    "Sales rose 3% in July of 2031.": [("2031-07", "2031-06")],
    "At the end of Q1 it had 9 looms, 2 more than in Q4 in 2014.": [("", ""), ("", "2014-Q4")],
    "Output rose from 92 GWh in 2029 to 129 GWh in H1-2030.": [("2029", ""), ("2030-H1", "")],
    "In 2031 crime was down to half of its peak level in 1995.": [("2031", "")],
    "In 2031 crime fell in half of the villages in May.": [("2031-05", "")],
    "Sales were up 2% on the same period in 2030.": [("", "")],
    "二零三一年六月零售較二零三零年同月下跌0.4%；五月的修訂估計較上年同月下跌0.1%。": [
        ("2031-06", "2030-06"), ("2031-05", "2030-05"),
    ],
    "二零三一年六月與二零三零年六月比較，珠寶的銷貨價值下跌10.4%。": [("2031-06", "2030-06")],
    "2031年6月与上年同月比较，电器上升2%。": [("2031-06", "2030-06")],
    "这是1994年8月设立的新区。仅去年一年就投入3亿元。": [("", "")],
    "1994年产粮5万吨，去年为4万吨。": [("1994", ""), ("1993", "")],
    "From June to August pay rose by 3%. That is so because of gifts made in July 2030.": [
        ("", ""),
    ],
    "2031年9月产量增长3%，预计全年增长5%。": [("2031-09", "2030-09"), ("", "")],
    "In May 2031 tolls fell by 4% to the lowest level since March 2019, and are 3% lower than in"
    " June 2028.": [("2031-05", "2031-04"), ("2031-05", "2028-06")],
    "In May 2031 sales have risen by 2% over that span, the first time that its 12-month change was"
    " such since June 2018.": [("2031-05", "2031-04"), ("", "")],
    "Over the last 12 months, from May 2030 to May 2031, prices rose by 3%. Pay was £9 in May 2031,"
    " 2% up over the last year.": [("2031-05", "2030-05"), ("2031-05", ""), ("2031-05", "2030-05")],
    "In May 2031 prices fell 3% from the previous month and 6% from the previous year.": [
        ("2031-05", "2031-04"), ("2031-05", "2030-05"),
    ],
    "In May and June 2031 tolls were £4 and £5, respectively.": [("", ""), ("", "")],
    "In 2031 pay grew 1.8% in Q2, slowing from 3.2% in Q1. In Q2 fares rose 2%, up from a rise of"
    " 8% in Q1. Tolls rose 2%.": [
        ("2031-Q2", "2031-Q1"), ("2031-Q1", ""), ("2031-Q2", "2031-Q1"), ("2031-Q1", "2030-Q4"),
        ("2031-Q2", "2031-Q1"),
    ],
    "In 2Q 2031 fares rose 2%.": [("2031-Q2", "2031-Q1")],
    "Fares rose 3% in June 2031, compared to 5% in May. Tolls rose 4%.": [
        ("2031-06", "2031-05"), ("2031-05", ""), ("2031-06", "2031-05"),
    ],
    "In May 2031 tolls and fares were £4 and £5, respectively.": [("2031-05", "")] * 2,
    "In June 2031 food prices climbed 4.9% on the year, up from 4.5% in May.": [
        ("2031-06", "2030-06"), ("2031-05", ""),
    ],
    "In 2031 the rate eased to 3% from 4%, and 5% fewer looked for work than a year ago.": [
        ("2031", ""), ("", ""), ("2031", "2030"),
    ],
    "Profit was £8m, compared with a loss of £2m in the same quarter of 2030.": [
        ("", ""), ("", ""),
    ],
    "Sales were £8m, against £7m in the same quarter of 2030. Shares gained 4% since January.": [
        ("", ""), ("", ""), ("", ""),
    ],
    "In 2031 it paid 40 cents after third-quarter results.": [("2031", "")],
    "In 2031 it had 12 mills, half what it had two years ago.": [("2031", ""), ("2031", "")],
    "In 2031 it had 900 cows (940 a year earlier). It sold 12 tonnes of butter.": [
        ("2031", ""), ("2030", ""), ("2031", ""),
    ],
    "In 2031 the fee was £92, £6 (6%) lower than in 2030. Some 40 farms paid it.": [
        ("2031", ""), ("2031", "2030"), ("2031", "2030"), ("2031", ""),
    ],
    "In 2031 it sold 90 tonnes after the driest spring since 1919. Debts were £9m on 30 June. It"
    " paid £2m.": [("2031", ""), ("2031-06-30", ""), ("2031", "")],
    "In 2031 it had 20 barns, the least of any second quarter. Sales fell 14%. Gas lit almost 4%"
    " of them as recently as 2014.": [("2031", ""), ("2031", "2030"), ("2014", "")],
    "In 2031 tolls came to £90, 3% fewer than in the same three months of 2030. In May 2031 trains"
    " were faster than the 40 seconds of June 2028, and 4% late.": [
        ("2031", ""), ("2031", "2030"), ("", ""), ("2031-05", ""),
    ],
    "In May 2031 sales rose by 3%, undoing April’s 2% fall. Shoes gained 4%.": [
        ("2031-05", "2031-04"), ("2031-04", "2031-03"), ("2031-05", "2031-04"),
    ],
    "Sales of goods from Ovia fell by 3% in May 2031 to £4m. Compared with April 2029, tolls were"
    " 9% lower and fares 2% higher.": [
        ("2031-05", "2031-04"), ("2031-05", ""), ("2031-05", "2029-04"), ("2031-05", "2029-04"),
    ],
    "Sales were £4m in May 2031; in 2028, before the flood, they were £9m. Tolls were £2m.": [
        ("2031-05", ""), ("2028", ""), ("2031-05", ""),
    ],
    "In 2028 sales were £9m; in 2031 they were £4m. Tolls were £2m.": [
        ("2028", ""), ("2031", ""), ("2031", ""),
    ],
    "In 2031 fares were 9% higher than in 2030, when trams were few, and tolls 3% lower than in"
    " 2028. In 2032 they doubled from 2030, when 4% paid.": [
        ("2031", "2030"), ("2031", "2028"), ("2032", ""), ("2030", ""),
    ],
    "In 2031 it flew 3 million people, against 2 million twelve months earlier.": [
        ("2031", ""), ("2030", ""),
    ],
    "In 2031 it flew 3 million people, against 2 million two years earlier.": [
        ("2031", ""), ("", ""),
    ],
    "In 2031 it flew 112 aeroplanes, 7 more than twelve months earlier.": [
        ("2031", ""), ("2031", "2030"),
    ],
    "Between January and June 2031 3,100 cows were sold. In March 260 were, in April 6%.": [
        ("2031-01/2031-06", ""), ("2031-03", ""), ("2031-04", ""),
    ],
    "Results for the six months ended 30 September 2031\n\nSales were £4m (H1 2030: £3m). In the"
    " second quarter they were £2m, 8% ahead of the same period last year. Debts were £1m.": [
        ("2031-04/2031-09", ""), ("", ""), ("", ""), ("", ""), ("2031-04/2031-09", ""),
    ],
    "Results for the six months ended 30 June 2031\n\nSales were £4m (H1 2030: £3m). In the second"
    " quarter they were £2m.": [
        ("2031-01/2031-06", ""), ("2030-H1", ""), ("2031-Q2", ""),
    ],
    "In 2031 profit was £8m, down from a May forecast of £9m. It expects a full-year loss of £2m.":
    [("2031", ""), ("2031", ""), ("", "")],
    "2031年1—11月，汽车销量是2020年同期的六倍，充电桩1280个。12月末，存款700亿元。": [
        ("2031-01/2031-11", ""), ("2031-01/2031-11", ""), ("2031-12", ""),
    ],
    "2031年三季度，9月客流9万人次，为2027年通车以来最多。晚点3次。": [
        ("2031-09", ""), ("2031-09", ""),
    ],
    "2031年销量3万辆，比2020年同期多2万辆，2020年有1万辆。": [
        ("2031", ""), ("2031", "2020"), ("2020", ""),
    ],
    "In May 2031 tolls were 7% above their level before the flood, in March 2029. Fares were £4.": [
        ("2031-05", "2029-03"), ("2031-05", ""),
    ],
    "In May 2031 rents rose 4% above those of the county, in Kent. Fares were £4.": [
        ("2031-05", "2031-04"), ("2031-05", ""),
    ],
    "In 2031 sales fell 3% on the quarter to £8m in the third quarter.": [
        ("2031-Q3", "2031-Q2"), ("2031-Q3", ""),
    ],
    "Sales rose 2% over the month to £8m in June 2031.": [
        ("2031-06", "2031-05"), ("2031-06", ""),
    ],
    "In May 2031 the strike cost 40,000 working hours. It ended after 40 days.": [
        ("2031-05", ""), ("", ""),
    ],
    "Results for the year ended 30 June 2031\n\nSales were £4m (2030: £3m), and £2m in 2019.": [
        ("2030-07/2031-06", ""), ("", ""), ("2019", ""),
    ],
    "Results for 2031\n\nSales were £4m, against £3m in fiscal 2030. Fares were £2m.": [
        ("2031", ""), ("", ""), ("2031", ""),
    ],
    "Results for the year ended 31 December 2031\n\nSales were £4m (2030: £3m).": [
        ("2031-01/2031-12", ""), ("2030", ""),
    ],
    "In 2031 it cut 90 jobs. Another 20 will go over the next 18 months.": [
        ("2031", ""), ("", ""), ("", ""),
    ],
}  # fmt: skip
"""A text → when each of its figures holds, and with when it is compared."""


@pytest.mark.each("text", BASES)
def test_what_is_compared_with_dates_nothing_else(text: str, drafted: Drafted) -> None:
    """A month without its year is the last one before; what was two years ago is no figure.

    与2021年相比 holds for all changes behind it; 由2021年的112.3下降为 dates the first alone.
    """
    assert [(row["period"], row.get("since", "")) for row in drafted(text)] == BASES[text]


def test_a_month_above_the_day_of_release_dates_a_report(tmp_path: Path) -> None:
    """It does so as a quarter does; a month without such a day may be that of the release."""
    told = "Milk prices\n\n{head}\n\nA litre cost 92 pence. Butter cost 140 pence.\n"
    for head, period in (("May 2031\n\nPublished 12 June 2031", "2031-05"), ("May 2031", "")):
        place = tmp_path / (period or "bare")
        place.mkdir()
        started(place, told.format(head=head))
        assert {row["period"] for row in rows(place)} == {period}


def test_a_day_told_in_a_sentence_before_is_to_be_looked_at(tmp_path: Path) -> None:
    """It may be that of a day's peak and not of all behind it; that of a year's end, of a stock.

    So is a day whose year stands in another paragraph.
    """
    text = (
        "2031年公报\n\n5月5日发送旅客9万人次。日均车流量31万辆。\n"
        "年末人口9万人。价格比上年上涨2%；有学校12所。\n"
    )
    started(tmp_path, text)
    assert [(row["period"], "period" in row["review"].split()) for row in rows(tmp_path)] == [
        ("2031-05-05", True), ("2031-05-05", True),
        ("2031-12-31", False), ("2031", False), ("2031-12-31", False),
    ]  # fmt: skip


def test_what_lies_around_a_number_is_to_be_looked_at(tmp_path: Path) -> None:
    """The mean age of 70 ± 9 years is no age from 61 to 79; a range that is printed is one."""
    started(tmp_path, "In 2031 their mean age was 70 ± 9 years. It cost £3m to £4m.\n")
    first, second = rows(tmp_path)
    assert (first["value"], "value" in first["review"].split()) == ("61..79", True)
    assert "value" not in second["review"].split()


def test_a_part_of_the_time_of_a_text_is_doubted_beyond_its_sentence(tmp_path: Path) -> None:
    """September within a third quarter is; what is told of all of it is not."""
    text = "2031年三季度公报\n\n9月客流9万人次，晚点2次。准点率99.2%。三季度客流25万人次。\n"
    started(tmp_path, text)
    assert [(row["period"], "period" in row["review"].split()) for row in rows(tmp_path)] == [
        ("2031-09", False), ("2031-09", False), ("2031-09", True),
        ("2031-Q3", False),
    ]  # fmt: skip


def test_what_is_so_now_is_no_forecast(tmp_path: Path) -> None:
    """目前 leads out of a time to come; the rest of its sentence is foretold all the same."""
    text = """2032年河谷公报

预计2035年产量将达到200万吨，目前为120万吨。
目前有煤矿12家，预计明年增至15家。
全县有望在2036年通车，工期40个月。
"""
    source = started(tmp_path, text)
    columns = ("as_printed", "period", "status")
    assert [tuple(row[column] for column in columns) for row in rows(tmp_path)] == [
        ("200万吨", "2035", "forecast"),
        ("120万吨", "2032", "as_printed"),
        ("12家", "2032", "as_printed"),
        ("15家", "", "forecast"),
        ("40个月", "", "forecast"),
    ]
    compare_source(load_project(tmp_path / "story"), text, str(source))


def test_what_somebody_expects_stands_behind_that(drafted: Drafted) -> None:
    """What is cut before is done, and so is what a year was; what is expected stands before it."""
    text = (
        "The bank, which cut its rate to 4.25% last week, expects a deficit of 5.1% of income,"
        " against 3.8% in 2031. Growth of 2% is expected.\n"
    )
    assert [row["status"] for row in drafted(text)] == [
        "as_printed", "forecast", "as_printed", "forecast",
    ]  # fmt: skip


@pytest.mark.each(
    ("text", "expected"),
    [
        ("2031年9月销售增长4%，高于市场预期的3%；比8月快1个百分点。", ["", "forecast", ""]),
        ("2031年9月銷售增長4%，高於市場預期的3%；比8月快1個百分點。", ["", "forecast", ""]),
        ("預計2035年增長4%，產量300萬噸。", ["forecast", "forecast"]),
        ("In May 2031 sales rose 4%, above expectations of 3%.", ["", "forecast"]),
        ("In May 2031 sales rose 4%, above expectations; 90 shops reported.", ["", ""]),
        ("In May 2031 it had an expectation of a rise of 3% and sold 90 looms.", ["forecast", ""]),
    ],
)
def test_what_is_compared_with_what_was_expected_is_none(
    text: str, expected: list[str], drafted: Drafted
) -> None:
    """What was expected stands right behind that word, in either script."""
    assert [row["status"] for row in drafted(text)] == [one or "as_printed" for one in expected]


def test_the_year_of_a_title_dates_more_than_the_day_above_it(tmp_path: Path) -> None:
    """A report of 2032 that came out in 2033 tells of 2032."""
    started(tmp_path, "河谷县统计局 2033年2月20日\n\n2032年河谷县统计公报\n\n全年产粮200万吨。\n")
    assert [row["period"] for row in rows(tmp_path)] == ["2032"]


def test_a_report_of_half_a_year_dates_its_figures_so(tmp_path: Path) -> None:
    """What led to them is of the same half of the year before."""
    started(tmp_path, "纺织公司2032年半年度报告\n\n饮料收入由上年同期的12亿元增至14亿元。\n")
    assert [row["period"] for row in rows(tmp_path)] == ["2031-H1", "2032-H1"]


QUARTER = """Clinics of the valley, {head}

Between April and June the clinics saw 4,100 patients, up 6.2% on the same quarter of 2032.
They have 12 doctors in post.
"""
HEADS = [
    ("second quarter of 2033", "2033-04/2033-06", "2033-Q2", "*"),
    ("2033", "2033-04/2033-06", "2033", "*"),
    ("June 2033", "2033-04/2033-06", "", None),
]
"""What stands at the head, what the patients' period is, the doctors', and what its row says."""


@pytest.mark.parametrize(("head", "seen", "standing", "refers"), HEADS)
def test_a_report_s_head_dates_what_has_no_date(
    head: str, seen: str, standing: str, refers: str | None, tmp_path: Path
) -> None:
    """A quarter or a year is that of its figures; a month alone may be that of its release.

    It lends its year too; the year that something is compared with does not.
    """
    text = QUARTER.format(head=head)
    source = started(tmp_path, text)
    patients, change, doctors = rows(tmp_path)
    assert (patients["period"], change["since"]) == (seen, seen.replace("2033", "2032"))
    assert doctors["period"] == standing
    assert ("period" in doctors["review"].split()) == (standing != "2033")
    first = rows(tmp_path, "numerals")[0]
    assert first["refers"] == refers if refers else first["refers"] != "*"
    compare_source(load_project(tmp_path / "story"), text, str(source))
    assert not [found for found in check(tmp_path / "story").warnings if not found.warns]


def test_the_same_quarter_of_another_year_is_no_whole_year(tmp_path: Path) -> None:
    """What stood then is of that quarter, in one row with its words; so is what changed since."""
    text = """Clinics of the valley, 2033

Between April and June they saw 4,100 patients, 6% more than the 3,868 in the same quarter of 2032.
"""
    source = started(tmp_path, text)
    columns = ("as_printed", "period", "since")
    assert [tuple(row.get(column, "") for column in columns) for row in rows(tmp_path)] == [
        ("4,100 patients", "2033-04/2033-06", ""),
        ("6% more", "2033-04/2033-06", "2032-04/2032-06"),
        ("3,868", "2032-04/2032-06", ""),
    ]
    tokens = [row["token"] for row in rows(tmp_path, "numerals")]
    assert "same quarter of 2032" in tokens
    assert "2032" not in tokens
    compare_source(load_project(tmp_path / "story"), text, str(source))


PARTS = {
    """2032年前三季度全省纺织业运行情况

前三季度，产值3600亿元，同比增长5.6%，比上半年加快0.2个百分点。其中，三季度增长5.9%。

9月份，产量同比增长7.1%，环比增长0.6%。1—9月份，出口12亿元，增长1.2倍。

预计明年产值3900亿元。
""": [
        ("3600亿元", "2032-Q1/2032-Q3", ""),
        ("增长5.6%", "2032-Q1/2032-Q3", "2031-Q1/2031-Q3"),
        ("加快0.2个百分点", "2032-Q1/2032-Q3", "2032-H1"),
        ("增长5.9%", "2032-Q3", "2031-Q3"),
        ("增长7.1%", "2032-09", "2031-09"),
        ("增长0.6%", "2032-09", "2032-08"),
        ("12亿元", "2032-01/2032-09", ""),
        ("增长1.2倍", "2032-01/2032-09", "2031-01/2031-09"),
        ("3900亿元", "", ""),
    ],
    """Output of the valley: July to September 2032

Output grew by 0.2% in Quarter 3 (July to Sept) 2032, following growth of 0.4% in the last quarter.

Exports were £40 million, 1.3% more than a year earlier.
""": [
        ("grew by 0.2%", "2032-Q3", "2032-Q2"),
        ("growth of 0.4%", "", ""),
        ("£40 million", "2032-07/2032-09", ""),
        ("1.3% more", "2032-07/2032-09", "2031-07/2031-09"),
    ],
    """Council of the valley, 12 November 2032

Rents rose by 2.9% in October, from 3.4% in September and a peak of 11.2% in March 2029.\
 Fares rose by 3.1%. In December they had risen by 5.3%.

Output grew by 0.2% in the third quarter. The council expects 1.4% this year.\
 Tolls came to 61 crowns.

Since the height of 895 boats in early 2030 the fleet has fallen to 541 boats.\
 In May and June 2031 it lost 12 boats.
""": [
        ("rose by 2.9%", "2032-10", "2032-09"),
        ("3.4%", "2032-09", ""),
        ("11.2%", "2029-03", ""),
        ("rose by 3.1%", "2032-10", "2032-09"),
        ("risen by 5.3%", "", ""),
        ("grew by 0.2%", "2032-Q3", "2032-Q2"),
        ("1.4%", "", ""),
        ("61 crowns", "2032-Q3", ""),
        ("895 boats", "2030", ""),
        ("541 boats", "", ""),
        ("12 boats", "2031-05/2031-06", ""),
    ],
    """Airline of the valley, year to 31 March 2032

It flew 112 planes. It ordered 24 planes for delivery between 2034 and 2037. A strike cost £21m.\
 It cancelled 3% of flights in the fourth quarter. Bookings in November came to £18m.
""": [
        ("112 planes", "2031-04/2032-03", ""),
        ("24 planes", "2034/2037", ""),
        ("£21m", "2031-04/2032-03", ""),
        ("3%", "", ""),
        ("£18m", "", ""),
    ],
    """河谷邮政三季度情况

11月16日公布2032年三季度情况，业务量9亿件。

前三季度，收入12亿元，比上半年多4亿元。
""": [
        ("9亿件", "2032-Q3", ""),
        ("12亿元", "2032-Q1/2032-Q3", ""),
        ("多4亿元", "2032-Q1/2032-Q3", "2032-H1"),
    ],
    """2032年11月12日河谷通报

三季度，织机4100台，同比增长5.6%。预计明年达到4600台。工人280人。
""": [
        ("4100台", "2032-Q3", ""),
        ("增长5.6%", "2032-Q3", "2031-Q3"),
        ("4600台", "", ""),
        ("280人", "2032-Q3", ""),
    ],
}  # fmt: skip
"""Reports of parts of a year: what each prints, when it was, and what it is compared with."""


@pytest.mark.each(("text", "expected"), PARTS.items())
def test_parts_of_a_year_are_of_the_year_at_the_head(
    text: str, expected: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """前三季度 is no third quarter; the month before is that of 环比; the draft builds.

    A day at the head lends its year, to no month behind it; what is compared with, or to come,
    dates nothing else.
    """
    source = started(tmp_path, text)
    columns = ("as_printed", "period", "since")
    assert [tuple(row.get(name, "") for name in columns) for row in rows(tmp_path)] == expected
    compare_source(load_project(tmp_path / "story"), text, str(source))
    assert not [found for found in check(tmp_path / "story").warnings if not found.warns]


WITHIN = """河谷市统计局10月20日发布，2032年前三季度，全市产值360亿元，同比增长5.6%，增速比上半年回落0.2个百分点，比全省高0.3个百分点。其中，三季度增长5.9%。

9月份，出口12亿元，其中8月份8亿元。船舶3艘，六年平均增长4%。

订单首次超过两成。

全年游客35万人次，住户80万人。
"""  # noqa: E501


def test_a_time_is_of_what_stands_beside_it(tmp_path: Path) -> None:
    """A quarter within three, and what is told of elsewhere; a time that is carried on is doubted.

    The first time is no figure, nor are years of which an average is taken; visits are no people.
    """
    started(tmp_path, WITHIN)
    columns = ("as_printed", "unit", "period", "since")
    three, before = "2032-Q1/2032-Q3", "2031-Q1/2031-Q3"
    assert [tuple(row.get(name, "") for name in columns) for row in rows(tmp_path)] == [
        ("360亿元", "CNY", three, ""),
        ("增长5.6%", "share", three, before),
        ("回落0.2个百分点", "point", three, "2032-H1"),
        ("高0.3个百分点", "point", three, ""),
        ("增长5.9%", "share", "2032-Q3", "2031-Q3"),
        ("12亿元", "CNY", "2032-09", ""),
        ("8亿元", "CNY", "2032-08", ""),
        ("3艘", "ship", "2032-08", ""),
        ("增长4%", "share", "2032-08", "2026-08"),
        ("超过两成", "share", "", ""),
        ("35万人次", "visit", "", ""),
        ("80万人", "person", "", ""),
    ]
    doubted = [row["as_printed"] for row in rows(tmp_path) if "period" in row["review"].split()]
    assert doubted == ["3艘", "增长4%", "超过两成", "35万人次", "80万人"]


def test_a_time_that_no_figure_is_of_says_what_it_is(tmp_path: Path) -> None:
    """It is that from which a change is told, or none that a figure has."""
    text = "In 2031 looms fell by 3% compared with 2029. They were good until 2030."
    started(tmp_path, text)
    told = [(row["token"], row["reason_en"]) for row in rows(tmp_path, "numerals")]
    assert told == [
        ("2031", ""),
        ("3%", ""),
        ("2029", "The time from which a change is told."),
        ("2030", "A date that no figure has."),
    ]


@pytest.mark.each(
    ("text", "unit"),
    [
        ("渔船队出海，共12艘。", "ship"),
        ("新路通车，全长9公里，修桥3座。", "bridge"),
        ("专线通车，设点9座。", "thing"),
        ("引进企业40户。", "firm"),
        ("引进企业40辆。", "thing"),
        ("搬迁农户40户。", "household"),
    ],
)
def test_what_is_counted_is_named_beside_it(text: str, unit: str, tmp_path: Path) -> None:
    """Nothing is taken from a clause before that has another measure word, or against a noun."""
    started(tmp_path, f"2031年，{text}\n")
    assert rows(tmp_path)[-1]["unit"] == unit


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_draft_previews_and_accounts_for_every_numeral(text: str, tmp_path: Path) -> None:
    """No mistake; warnings only that nobody has looked; the audit finds each numeral's row."""
    source = str(tmp_path / "source.txt")
    (tmp_path / "source.txt").write_text(text, encoding="utf-8")
    checked = check(new_story(tmp_path / "story", "河谷", "The valley", text))
    assert {found.code for found in checked.warnings} <= {"not-reviewed", "comparison-unbound"}
    compare_source(checked.project, read_source(source), source)


def test_each_drafted_figure_says_what_to_look_at(tmp_path: Path) -> None:
    """The other language's label always, the whole of a share where no words name one."""
    started(tmp_path, ENGLISH)
    assert all("label_zh" in row["review"].split() for row in rows(tmp_path))
    share = next(row for row in rows(tmp_path) if row["as_printed"] == "31.5%")
    assert {"whole", "label_en"} <= set(share["review"].split())
    assert share["label_en"] == "share of women"


@pytest.mark.slow
def test_what_nobody_has_looked_at_cannot_be_published(tmp_path: Path) -> None:
    """A build goes on, and --strict stops on it."""
    started(tmp_path, CHINESE)
    story = str(tmp_path / "story")
    assert typed("check", "--project", story).exit_code == 0
    strict = typed("check", "--strict", "--project", story)
    assert strict.exit_code == 1
    assert "still has 9 to review" in strict.stderr


def test_drafting_again_writes_nothing(tmp_path: Path) -> None:
    """All that is printed has its rows."""
    source = started(tmp_path, ENGLISH)
    assert draft(tmp_path / "story", str(source)).changes == {}
    done = typed("draft", str(source), "--project", str(tmp_path / "story"))
    assert "nothing is new" in done.stdout


def test_what_an_editor_wrote_stays(tmp_path: Path) -> None:
    """Line ends, quotes, the order of columns and every cell; new rows come in their place."""
    source = started(tmp_path, CHINESE)
    file = tmp_path / "story" / "data" / "figures.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    quoted = ",".join(f'"{cell}"' for cell in lines[1].split(","))
    file.write_bytes("\r\n".join([lines[0], quoted, *lines[2:], ""]).encode())
    source.write_text(CHINESE.replace("。其中", "，缴税30亿元。其中"), encoding="utf-8")
    done = draft(tmp_path / "story", str(source))
    after = done.changes["data/figures.csv"][1].split("\r\n")
    assert [row["as_printed"] for row in done.merged.new] == ["30亿元"]
    assert after[0] == lines[0]
    assert after[1] == quoted
    assert "30亿元" in after[3]
    assert after[4:] == [*lines[3:], ""]


def test_a_paragraph_that_moved_takes_its_rows_along(tmp_path: Path) -> None:
    """What is new, gone and moved is told."""
    source = started(tmp_path, CHINESE)
    text = CHINESE.replace("全年产值", "工厂共有96家。\n\n全年产值").replace("，新建12家", "")
    source.write_text(text, encoding="utf-8")
    gone = next(row["id"] for row in rows(tmp_path) if row["as_printed"] == "12家")
    done = typed("draft", str(source), "--project", str(tmp_path / "story")).stdout
    assert "Paragraph 2 is now paragraph 3." in done
    assert f"The source no longer prints {gone}." in done
    now = {row["as_printed"]: row["paragraph"] for row in rows(tmp_path)}
    assert (now["96家"], now["1250亿元"], now["第三位"]) == ("2", "3", "4")
    sheet = load_project(tmp_path / "story").source.value
    assert (sheet.paragraphs, len(sheet.paragraphs_sha256)) == (4, 4)


@pytest.mark.parametrize(
    ("old", "new"),
    [("1250亿元", "1260亿元"), ("4万多人", "约5万人"), ("增长4.5%", "增长4.7%"), ("12家", "15家")],
)
def test_another_number_in_the_same_place_is_that_figure(
    old: str, new: str, tmp_path: Path
) -> None:
    """It is told what it was and is; what an editor wrote stays, and is to be looked at again."""
    source = started(tmp_path, CHINESE)
    file = tmp_path / "story" / "data" / "figures.csv"
    name = next(row["id"] for row in rows(tmp_path) if row["as_printed"] == old)
    wrote = file.read_text(encoding="utf-8").replace(f",{name},", ",mine,")
    file.write_text(wrote.replace("…", "label"), encoding="utf-8")
    before = {row["id"]: row for row in rows(tmp_path)}
    source.write_text(CHINESE.replace(old, new), encoding="utf-8")
    done = typed("draft", str(source), "--project", str(tmp_path / "story")).stdout
    assert f"{name} has changed from {old} to {new}." in done
    assert "no longer" not in done
    after = {row["id"]: row for row in rows(tmp_path)}
    assert after.keys() == before.keys()
    columns = {key for key, cell in after[name].items() if cell != before[name][key]}
    assert columns <= {"as_printed", "value", "hedge", "review"}
    assert {"as_printed", "value"} <= {*after[name]["review"].split()}
    assert {key: row for key, row in after.items() if key != name} == {
        key: row for key, row in before.items() if key != name
    }
    assert check(tmp_path / "story")
    assert draft(tmp_path / "story", str(source)).changes == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12家", "12家、停工3家"),  # one more
        ("新建12家", "新建5座桥"),  # of another thing
    ],
)
def test_what_is_of_another_thing_is_new(old: str, new: str, tmp_path: Path) -> None:
    """Of so many other numbers, or of another unit, nobody knows which is which."""
    source = started(tmp_path, CHINESE)
    source.write_text(CHINESE.replace(old, new), encoding="utf-8")
    done = draft(tmp_path / "story", str(source)).merged
    assert (done.changed, len(done.new)) == ((), 1)


def test_a_number_with_another_date_takes_it(tmp_path: Path) -> None:
    """The words that said when are gone; those that stand there now date the figure."""
    source = started(tmp_path, "In March 2031 it had 40 looms.\n")
    source.write_text("In April 2031 it had 41 looms.\n", encoding="utf-8")
    done = draft(tmp_path / "story", str(source))
    assert [(was, now) for _, was, now in done.merged.changed] == [("40 looms", "41 looms")]
    for path, (_, text) in done.changes.items():
        (tmp_path / "story" / path).write_text(text, encoding="utf-8")
    assert [(row["value"], row["period"]) for row in rows(tmp_path)] == [("41", "2031-04")]
    assert check(tmp_path / "story")


def test_paragraphs_that_changed_places_keep_their_rows(tmp_path: Path) -> None:
    """The ledger follows the order of the source; nothing is new or gone, now and again."""
    source = started(tmp_path, CHINESE)
    before = {row["id"]: row["as_printed"] for row in rows(tmp_path)}
    head, first, second = [line for line in CHINESE.split("\n") if line]
    source.write_text(f"{head}\n{second}\n{first}\n", encoding="utf-8")
    done = typed("draft", str(source), "--project", str(tmp_path / "story")).stdout
    assert "Paragraph 3 is now paragraph 2." in done
    assert {row["id"]: row["as_printed"] for row in rows(tmp_path)} == before
    assert [row["paragraph"] for row in rows(tmp_path)] == ["2"] * 5 + ["3"] * 4
    assert check(tmp_path / "story")
    assert draft(tmp_path / "story", str(source)).changes == {}


def test_what_is_gone_does_not_stand_in_for_what_is_new(tmp_path: Path) -> None:
    """The rows of a paragraph that was taken out come last, and the next draft finds no more."""
    source = started(tmp_path, CHINESE)
    head, _, second = [line for line in CHINESE.split("\n") if line]
    source.write_text(f"{head}\n{second}\n", encoding="utf-8")
    done = draft(tmp_path / "story", str(source))
    assert (done.merged.new, done.merged.moved, len(done.merged.gone)) == ((), ((3, 2),), 6)
    for path, (_, text) in done.changes.items():
        (tmp_path / "story" / path).write_text(text, encoding="utf-8")
    assert draft(tmp_path / "story", str(source)).changes == {}


def test_a_figure_without_its_numeral_gets_it(tmp_path: Path) -> None:
    """An editor types what is printed; the value, the unit and the numeral's row are filled in."""
    source = started(tmp_path, CHINESE)
    data = tmp_path / "story" / "data"
    figures = (data / "figures.csv").read_text(encoding="utf-8")
    figures = figures.replace("125000000000,CNY,", ",,").replace("p2_1,", "output,")
    (data / "figures.csv").write_text(figures, encoding="utf-8")
    numerals = (data / "numerals.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in numerals if "1250亿" not in line)
    (data / "numerals.csv").write_text(kept.replace("p2_1", "output"), encoding="utf-8")
    assert typed("draft", str(source), "--project", str(tmp_path / "story")).exit_code == 0
    row = next(row for row in rows(tmp_path) if row["id"] == "output")
    assert (row["value"], row["unit"]) == ("125000000000", "CNY")
    numerals = [(row["token"], row["refers"], row["order"]) for row in rows(tmp_path, "numerals")]
    assert ("1250亿", "output", "1") in numerals
    assert len(rows(tmp_path)) == 9


def test_a_unit_that_is_declared_later_is_filled_in(tmp_path: Path) -> None:
    """What is counted is printed with its measure word; `fix` reads it from there."""
    source = started(tmp_path, CHINESE)
    units = tmp_path / "story" / "data" / "units.yml"
    figures = tmp_path / "story" / "data" / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace(",12,firm,", ",,,"), encoding="utf-8")
    units.write_text("mill: {kind: count, zh: 家, one: mill, other: mills}\n", encoding="utf-8")
    assert typed("fix", "--yes", "--project", str(tmp_path / "story")).exit_code == 0
    row = next(row for row in rows(tmp_path) if row["as_printed"] == "12家")
    assert row["unit"] == "mill"
    assert draft(tmp_path / "story", str(source)).changes == {}
    assert check(tmp_path / "story")


LISTS = (
    "Prices: 2,5 kg; 23,5,0.84; tenth both; four quarters; about 3,4 or 2019,44.9. {id} and 20"
    " <b>x</b>.\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        LISTS,
        "三十来座厂，2,5公里，亿元，约3,4。翻一番 = 2 times\n",
        "修路有近６年，用了近15天，有半个多世纪的历史。\n\n１９９７年起，到年终花了８０万元。\n",
        (
            "1996年概况\n\n（本社1月23日电）\n\n物价分别比上年回落６．９、８．７和５．３个百分点。\n\n1月22日用了80万元，"
            "增长率为6%；在此期间，增长率由1996年的3.1%下降到2.8%。\n"
        ),
        "He hit 14 fours and three sixes, two tens and 3 dozens.\n",
    ],
    ids=["lists", "parts", "hedges", "listed", "numerals"],
)
def test_whatever_a_source_holds_its_draft_builds(text: str, tmp_path: Path) -> None:
    """Lists without blanks, braces, marks, scales without a number."""
    source = str(started(tmp_path, text))
    compare_source(check(tmp_path / "story").project, read_source(source), source)


def test_a_row_that_no_numeral_asks_for_stays(tmp_path: Path) -> None:
    """An editor may list a character that counts nothing; what is printed twice is not gone."""
    source = started(tmp_path, "这是唯一的厂，有第一台机，第一台炉。\n")
    file = tmp_path / "story" / "data" / "numerals.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    added = [lines[0], "1,1,一,han,aside,,虚词,A particle,", *lines[1:], ""]
    file.write_text("\n".join(added), encoding="utf-8")
    done = draft(tmp_path / "story", str(source))
    assert (done.merged.new, done.merged.gone) == ((), ())


def test_the_text_is_not_kept(tmp_path: Path) -> None:
    """No sentence of the source stands in the story."""
    started(tmp_path, ENGLISH)
    files = [path for path in (tmp_path / "story").rglob("*") if path.suffix in {".md", ".yml"}]
    assert not any("the valley had" in path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("flag", ["--title", "--source"])
def test_without_a_terminal_new_says_what_it_lacks(flag: str, tmp_path: Path) -> None:
    """Nobody is there to be asked: no question is printed, the flag is named."""
    given = {"--title": "en=Bridges", "--source": "A report"}
    words = [word for name, said in given.items() if name != flag for word in (name, said)]
    done = typed("new", str(tmp_path / "story"), *words)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"Nothing was written: there is nobody to ask. Give it with {flag}."
    ]
    assert not (tmp_path / "story").exists()


@pytest.mark.parametrize(
    ("heading", "flags", "title"),
    [
        ("The mills of the valley", [], "The mills of the valley"),
        ("The mills of the valley", ["--source", "Council"], "The mills of the valley"),
        ("Mills in the valley fall to 31", [], "Mills in the valley fall to 31"),
        ("Mills in the valley fall to 31", ["--source", "Council"], "Council"),
        ("山谷的31座磨坊", ["--source", "乡公所"], "乡公所"),
        ("The valley has 31 mills.", ["--source", "Council"], "Council"),
        ("谷里有31座磨坊。", ["--source", "乡公所"], "乡公所"),
        ("The council said: “There are 31.”", ["--source", "Council"], "Council"),
    ],
)
def test_a_source_names_its_story(
    heading: str, flags: list[str], title: str, tmp_path: Path
) -> None:
    """Its heading is the title until an editor writes one; a first paragraph is no heading.

    A number in the heading belongs to no figure yet, so that the source's name serves instead.
    """
    source = tmp_path / "source.txt"
    source.write_text(f"{heading}\n\nThe mills lie idle.\n", encoding="utf-8")
    done = typed("new", str(tmp_path / "story"), "--source-file", str(source), *flags)
    assert done.exit_code == 0, done.output
    assert load_project(tmp_path / "story").site.value.title["en"] == title


def test_a_source_without_a_heading_must_be_named(tmp_path: Path) -> None:
    """Its first paragraph is not its name."""
    source = tmp_path / "source.txt"
    source.write_text("The valley has 31 mills.\n", encoding="utf-8")
    done = typed("new", str(tmp_path / "story"), "--source-file", str(source))
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "Nothing was written: there is nobody to ask. Give it with --source."
    ]
