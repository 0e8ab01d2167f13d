"""What stands over the figures of a chart is said of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.checks.headed import heads, likes, times, twins
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text

LINES = (Path(__file__).parent / "headed.txt").read_text(encoding="utf-8").splitlines()
CASES = [[cell.strip() for cell in line.split("|")] for line in LINES if "|" in line[1:]][1:]


@pytest.mark.each("case", CASES)
def test_words_beside_a_figure_are_its_own(story, case: list[str]) -> None:
    """Two figures that a word tells apart are not called by each other's word."""
    name, title, other = case
    seen = story(name)
    text = seen.text("zh" if re.search("[一-鿿]", title) else "en", parse_text(title, Place(""))[0])
    told = [dict(one.fields)["other"] for one in likes(seen, "chart", text)]
    assert (told[:1] or ["-"]) == [other]


HEADS = """
communique | trade | Trade in services | services
communique | trade | 服务进出口 | 服务
communique | incomes | Disposable income a head | -
communique | trade | Trade in goods | -
communique | trade | 货物进出口 | -
communique | people | Births alone | -
communique | people | 农村人口的变动 | 农村
communique | people | Changes in the rural population | rural
communique | people | 全国人口的变动 | -
communique | incomes | 居民可支配收入总额 | 总额
communique | incomes | Total disposable income | Total
communique | incomes | 居民人均消费支出 | 支出
communique | people | Changes in the number of households | households
labour | changes | Number of households | households
own | land | Mining projects and their land | Mining
own | land | Restoration projects and their land | -
communique | incomes | Disposable income a household | a household
communique | incomes | Median disposable income | Median
communique | incomes | 居民户均可支配收入 | 户均
communique | sectors | 三次产业的就业 | 就业
own | chains | Profits of industry | Profits
own | chains | 工业利润 | 利润
own | chains | Value added of industry | Value added
own | chains | Gross output of all industry in the province | the province
payrolls | pay | Median hourly earnings | Median
payrolls | pay | Average weekly earnings | weekly
labour | pay | 英格兰，与上年同期相比 | 英格兰
labour | rates | Number of the unemployed and the inactive | Number of
communique | incomes | Income per person, in yuan | -
communique | incomes | 人均收入 | -
communique | sectors | Output by sector | -
own | chains | 工业总产值 | -
own | chains | Industry of the city | -
payrolls | pay | Minimum hourly earnings, all employees | Minimum
payrolls | pay | Total hourly earnings, all employees | Total
payrolls | pay | 美国私营非农企业的最低时薪 | 最低
own | chains | Net output of industry | Net
own | chains | 工业净产值 | 净
own | jiahe_swap | 嘉禾县的工人 | 工人
own | jiahe_swap | 每格代表一人 | 人
own | jiahe_swap | 各县用人的多少 | 人
own | jiahe_swap | 嘉禾县的炉与线，每格代表一座、一条 | -
own | jiahe_swap | 无人值守的炉和线 | -
own | jiahe_swap | 人工与自动的炉 | -
own | jiahe_swap | 人造石厂里的炉 | -
own | closures | 人手不足的企业 | -
payrolls | pay | 私营企业的平均时薪 | -
own | chains | Gross output of industry | -
payrolls | pay | Average earnings an hour | -
payrolls | pay | Earnings, all employees | -
labour | pay | Great Britain, on a year earlier | -
labour | rates | Shares of the labour force | -
labour | changes | Number of people at work and out of work | -
own | jiahe_swap | Furnaces and lines of one county | -
"""


@pytest.mark.each("line", HEADS.strip().splitlines())
def test_no_subtitle_denies_all_that_is_drawn(story, line: str) -> None:
    """It may leave out what it likes, and may not say the opposite of every label."""
    name, chart_id, subtitle, found = (part.strip() for part in line.split("|"))
    seen = story(name)
    chart = seen.project.charts.value[chart_id]
    lang = "zh" if re.search("[一-鿿]", subtitle) else "en"
    told = chart.model_copy(update={"subtitle": {**chart.subtitle, lang: subtitle}})
    denied = [dict(one.fields)["found"] for one in heads(seen, chart_id, told)]
    assert (denied[:1] or ["-"]) == [found]


def titled(check, seen: Resolved, name: str, titles: list[str]) -> list[str]:
    """Return what `check` finds wrong in a chart whose groups are called so in one language."""
    chart = seen.project.charts.value[name]
    lang = "en" if titles[0].isascii() else "zh"
    pairs = zip(chart.groups, titles, strict=True)
    groups = [group.model_copy(update={"title": {lang: title}}) for group, title in pairs]
    told = check(seen, name, chart.model_copy(update={"groups": groups}))
    return [dict(one.fields)["found"] for one in told]


@pytest.mark.each(
    ("titles", "found"),
    [
        (["A year earlier", "Latest"], []),
        (["Latest", "A year earlier"], ["A year earlier"]),
        (["Latest", "The year before"], ["The year before"]),
        (["The rates then", "The rates now"], []),
        (["最近一期", "上年同期"], ["上年"]),
        (["上年同期", "最近一期"], []),
    ],
)
def test_the_latest_group_is_not_called_earlier(story, titles: list[str], found: list[str]) -> None:
    """Where two groups hold at two times, what is called earlier is the earlier."""
    assert titled(times, story("labour"), "rates", titles) == found


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["As revised", "As revised"], ["As revised"]),
        (["修订后", "修订后"], ["修订后"]),
        (["As reported before", "As revised"], []),
        (["", ""], []),
    ],
)
def test_no_two_groups_are_called_the_same(story, titles: list[str], found: list[str]) -> None:
    """Readers could not tell what differs between them."""
    assert titled(twins, story("payrolls"), "revisions", titles) == found
