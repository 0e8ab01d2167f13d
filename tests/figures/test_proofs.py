"""What numerals of a source prove which period, in whatever way it is written there."""

from __future__ import annotations

import pytest

from liuzhou_site.figures.proofs import proves, proves_year_earlier
from liuzhou_site.model import Period

EN = [
    (["Q2 2018"], "2018-Q2"),
    (["2018Q2"], "2018-Q2"),
    (["second quarter", "2018"], "2018-Q2"),
    (["2018", "second quarter"], "2018-Q2"),
    (["the second quarter of 2018"], "2018-Q2"),
    (["first three quarters of 2018"], "2018-Q1/2018-Q3"),
    (["first nine months of 2018"], "2018-Q1/2018-Q3"),
    (["first half of 2018"], "2018-H1"),
    (["H1 2018"], "2018-H1"),
    (["December 2013", "February 2014"], "2013-12/2014-02"),
    (["December 2013 to February 2014"], "2013-12/2014-02"),
    (["three months to September 2018"], "2018-07/2018-09"),
    (["2018", "three months to the end of September"], "2018-07/2018-09"),
    (["July-September 2018"], "2018-07/2018-09"),
    (["July to September", "2018"], "2018-07/2018-09"),
    (["July to September 2018"], "2018-Q3"),
    (["2018", "July"], "2018-07"),
    (["2018", "July", "September"], "2018-07/2018-09"),
    (["2019-20"], "FY2019-04"),
    (["2019-20"], "2019/2020"),
    (["2019/20"], "2019/2020"),
    (["FY2019"], "FY2018-10"),
    (["summer of 2023"], "2023-summer"),
    (["1990s"], "1990s"),
    (["end of 2011"], "2011-12-31"),
    (["2018", "May 2021"], "2018/2021-05"),
    (["12 months to March 2020"], "FY2019-04"),
    (["1–15 March 2024"], "2024-03-01/2024-03-15"),
]
EN_NOT = [
    (["2018"], "2018-Q2"),
    (["2018", "July"], "2018-08"),
    (["2018", "July"], "2017-07"),
    (["July"], "2018-07"),
    (["Q2"], "2018-Q2"),
    (["Q2 2018"], "2018-Q3"),
    (["Q2 2017"], "2018-Q2"),
    (["second quarter", "2018", "2019"], "2018-Q2"),
    (["2019"], "FY2019-04"),
    (["2019-20"], "FY2018-04"),
    (["2023"], "2023-summer"),
    (["winter of 2023"], "2023-summer"),
    (["2011"], "2011-12-31"),
    (["end of 2011"], "2011"),
    (["end of September 2011"], "2011-09"),
    (["summer of 2023"], "2023"),
    (["September 2018"], "2018-07/2018-09"),
    (["three months to August 2018"], "2018-07/2018-09"),
    (["first half"], "2018-H1"),
    (["2018"], ""),
    ([], "2018"),
]
ZH = [
    (["2024", "一季度"], "2024-Q1"),
    (["2024年", "一季度"], "2024-Q1"),
    (["2024年", "第一季度"], "2024-Q1"),
    (["第一季度", "2024年"], "2024-Q1"),
    (["2024年一季度"], "2024-Q1"),
    (["2024年", "前三季度"], "2024-Q1/2024-Q3"),
    (["2024年", "1—9月"], "2024-01/2024-09"),
    (["2024年1至9月"], "2024-01/2024-09"),
    (["2024年前9个月"], "2024-Q1/2024-Q3"),
    (["2024年", "上半年"], "2024-H1"),
    (["2024年", "年末"], "2024-12-31"),
    (["2024年末"], "2024-12-31"),
    (["2024年底"], "2024-12-31"),
    (["2018年12月", "2019年2月"], "2018-12/2019-02"),
    (["2018年12月至2019年2月"], "2018-12/2019-02"),
    (["20世纪90年代"], "1990s"),
    (["2019-20财年"], "FY2019-04"),
    (["2018/2019年度"], "2018/2019"),
    (["2023年夏"], "2023-summer"),
    (["二〇二四年第二季", "上半年"], "2024-H1"),
    (["二○二四年", "六月份"], "2024-06"),
]
ZH_NOT = [
    (["2024年"], "2024-Q1"),
    (["一季度"], "2024-Q1"),
    (["2024年", "二季度"], "2024-Q1"),
    (["2024年"], "2024-12-31"),
    (["2023年末"], "2024-12-31"),
    (["2024年", "下半年"], "2024-H1"),
    (["2024年末"], "2024"),
    (["2024年", "1—8月"], "2024-01/2024-09"),
    (["2023年"], "2023-summer"),
]


@pytest.mark.each(("tokens", "iso"), EN)
def test_english_numerals_prove_a_period(tokens, iso):
    """By the words that it has, or by the days that they mean."""
    assert proves(tokens, Period(iso), "en")


@pytest.mark.each(("tokens", "iso"), EN_NOT)
def test_other_english_numerals_do_not(tokens, iso):
    """A year without its quarter, another quarter, an end without its word."""
    assert not proves(tokens, Period(iso), "en")


@pytest.mark.each(("tokens", "iso"), ZH)
def test_chinese_numerals_prove_a_period(tokens, iso):
    """By the words that it has, or by the days that they mean."""
    assert proves(tokens, Period(iso), "zh")


@pytest.mark.each(("tokens", "iso"), ZH_NOT)
def test_other_chinese_numerals_do_not(tokens, iso):
    """A year without its quarter, another quarter, an end without its word."""
    assert not proves(tokens, Period(iso), "zh")


@pytest.mark.each(
    ("words", "period", "beside", "right"),
    [
        ("a year earlier", "2012-12/2013-02", ["2013-09/2013-11", "2013-12/2014-02"], True),
        ("上年同期", "2030-Q3", ["2031-Q3"], True),
        ("去年同月", "2030-05", ["2031-05"], True),
        ("上月", "2031-07", ["2031-08"], True),
        ("上季度", "2030-Q4", ["2031-Q1"], True),
        ("上月", "2031-06", ["2031-08"], False),
        ("上月", "2030-08", ["2031-08"], False),
        ("a year ago", "2012", ["2012", "2014"], False),
        ("twelve months earlier", "2013-Q2", ["2014-Q2"], True),
        ("12 months before", "2013", ["2014"], True),
        ("a year previously", "2013", ["2014"], True),
        ("six months earlier", "2013-H2", ["2014-H1"], False),
        ("two years earlier", "2012", ["2013"], False),
        ("a year earlier", "", [""], False),
        ("same quarter of 2012", "2012-07/2012-09", ["2014-07/2014-09"], True),
        ("same quarter of 2012", "2012", ["2014-07/2014-09"], False),
    ],
)
def test_a_year_earlier_is_a_year_before_what_stands_beside_it(words, period, beside, right):
    """Not a year before some other paragraph's time, and not any other time."""
    language = "en" if words.isascii() else "zh"
    assert proves_year_earlier([words], Period(period), beside, language) is right
