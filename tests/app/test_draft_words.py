"""What a draft says that a figure counts: its label, its unit, and the units that it proposes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.app.test_draft import rows, started, typed

from liuzhou_site.app.drafting.files import draft
from liuzhou_site.app.new import language_of
from liuzhou_site.checks.checked import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Drafted

UNITS = {
    "Valley mills have 14 ships.": ["ship"],
    "The yard built 14 ships last year and 17 the year before.": ["ship", "ship"],
    "The fleet grew from 14 ships to 17.": ["ship", "ship"],
    "It has 126 vacancies and 58 new looms.": ["vacancy", "loom"],
    "Staff numbers fell by 45 to 1,180.": ["person", "person"],
    "The number of farms rose to 8,200; 5,100 keep sheep.": ["", ""],
    "Of 8,200 farms 5,100 keep sheep and 37 farmers left.": ["farm", "farm", "person"],
    "Barley came to 1.36 million tonnes and oats to 0.42 million.": ["tonne", "tonne"],
    "Prices rose by 2 points to 104.3.": ["", ""],
    "The rate is 79.0%, up 0.8 points.": ["share", "point"],
    "The change in employment was revised down by 14,000.": ["person"],
    "The index of pay stood at 101.4 (2015 = 100).": [""],
    "There are 126 librarians and 58 assistants, 184 people in all.": ["person"] * 3,
    "There are 126 librarians and 58 assistants, and 200 people in all.": [
        "librarian", "assistant", "person",
    ],
    "At 2015 prices the index of real pay was 101.4.": [""],
    "The number of EU nationals fell to 2.25 million.": ["person"],
    "Some 38 clinics treated 214,600 patients, 5.2% more than the 204,000 of May.": [
        "clinic",
        "person",
        "share",
        "person",
    ],
    "线路8条、车站152座，办结投诉2380件，另有2361件。": ["line", "station", "case", "case"],
    "Ferries carried 2,300 people; 1,400 of them were residents.": ["person", "person"],
    "They had 390 more jobs for 12 children.": ["job", "person"],
    "全市有学校486所，其中小学312所。": ["school", "school"],
    "新建5座桥，拆除渔船137艘、汽车320辆。": ["bridge", "ship", "vehicle"],
    "The yard will cut 240 of the 1,150 jobs.": ["job", "job"],
    "报告病例1286例，死亡2例，居前三位。": ["case", "case"],
    "辖163个村、21座桥。": ["village", "bridge"],
    "出动抢修人员1850名，停电的有8.9万户。": ["person", "household"],
    "四大运营商改造教室47间，新开店铺12间，接待学生8600人次。": ["room", "firm", "visit"],
    "走访六十几个村，来了三四百家商户，两三个景区停业。": ["village", "firm", "area"],
    "改造食堂47间，改造澡堂12间。": ["thing", "thing"],
    "工厂12家，其中纺织厂8家。": ["firm", "firm"],
    "Ann came second with 10,902 votes; Cy Umber got 3,241.": [
        "ordinal",
        "vote",
        "vote",
    ],
    "The list holds 17 seats, two more than before.": ["seat", "seat"],
    "第18周（2033）居第三位，是第三大县。": ["ordinal", "ordinal"],
    "产值过10亿，人口3000万人。": ["", "person"],
    "全县辖9镇5乡、2个区，外省客商来自13个省。": ["town", "township", "district", "province"],
    "居民收入9000元，城乡收入比由2.3缩小到2.2。": ["CNY", "", ""],
    "涨到3.2万亿元，产值过10亿。": ["CNY", "CNY"],
    "带动就业岗位89万个，站点0.9万个，列车12列。": ["job", "station", "train"],
    "镇上有两家电影院、3家电影公司。": ["thing", "firm"],
    "失業率由百分之五點四降至百分之四點六。": ["share", "share"],
    "邮政行业业务量完成9亿件，初中4所。": ["thing", "school"],
    "登記車輛1200輛，商戶三百五十戶，裁減約一千二百個職位。": ["vehicle", "firm", "job"],
    "新能源汽车每车每日周转5.3次，公交路线186条，渔船出海3次。": ["thing", "line", "thing"],
    "兩隻黑熊闖入民宅，三間學校停課。": ["animal", "school"],
    "里程全国第三，全港第五，他是第四名车手。": ["ordinal", "ordinal", "ordinal"],
    "物价持平，涨幅为零，跌幅一成，第三个是他。": ["", "share", "ordinal"],
}  # fmt: skip
"""A text → the units of its figures, in a story that declares none."""


@pytest.mark.each("text", UNITS)
def test_a_figure_counts_what_the_words_beside_it_name(text: str, drafted: Drafted) -> None:
    """A noun behind the number, else its subject, else what its sentence began with."""
    assert [row["unit"] for row in drafted(text)] == UNITS[text]


TERMS = {
    "Pay rose 2.1% in real terms and 5.3% in nominal terms.": ["real", "nominal"],
    "In real terms, sales fell 3.4%; 912 shops closed.": ["real", ""],
    "Output was £31 million in current prices, up 4%.": ["nominal", ""],
    "Nominal output grew 6%, while real output grew 2%.": ["nominal", "real"],
    "The real reason is that sales fell 3.4%.": [""],
    "全年总产值617亿元，按可比价格计算，增长5.2%。": ["", "real"],
    "工资名义上涨4.7%，剔除物价上涨，实际上涨3.9%。": ["nominal", "real"],
    "按现价计算，产值61亿元，企业12家。": ["nominal", ""],
    "厂里的产值是61亿元，按不变价格同比增长5.2%。": ["", "real"],
}
"""A text → whether its figures are real or nominal."""


@pytest.mark.each("text", TERMS)
def test_a_figure_is_real_or_nominal_where_the_words_beside_it_say_so(
    text: str, drafted: Drafted
) -> None:
    """Money and its growth are; a count is neither, and most texts do not say."""
    assert [row["terms"] for row in drafted(text)] == TERMS[text]


LABELS = {
    "Fares are expected to be £6. Traffic was 7% higher, with tolls down 2%.": [
        "fares", "change in Traffic", "change in tolls",
    ],
    "Cash more than doubled to £23m, after a loss of £5m.": ["Cash", "Cash", "Cash"],
    "The office says that cloth worth £11m was sold, a fall of £2m.": [
        "cloth", "change in cloth",
    ],
    "Coal made up 4% of cargo, down from 9% five years earlier.": [
        "coal as a share of cargo", "coal as a share of cargo",
    ],
    "Ghana took 23% of all timber.": ["Ghana as a share of timber"],
    "Output fell by 3%, following an unrevised fall of 1%.": [
        "change in output", "change in output",
    ],
    "The ferries rose by 6.4% to 2.33 million.": ["change in ferries", "ferries"],
    "Revenue was $48 million and costs were $44 million, which left a profit of $4 million.": [
        "Revenue", "costs", "profit",
    ],
    "Pay rose 3%. Wheat was £9. Peru sold 9 tonnes. Wheat Board sales were £4m.": [
        "change in pay", "wheat", "sold by Peru", "Wheat Board sales",
    ],
    "It had 90 falls in the fiscal year 2030-31. About 91% of trains came within five minutes.": [
        "falls", "share of trains that came", "trains",
    ],
    "Figures for the last four quarters are provisional and will be revised.": ["figures"],
    "光伏占比由上年末的9.7%提高到12.4%。": ["光伏占比", "光伏占比"],
    "用电量由37.9亿千瓦时修订为38.1亿千瓦时。": ["用电量", "用电量"],
    "平均每百辆电动汽车拥有充电桩31个。": ["电动汽车拥有充电桩"],
    "Of it, $31.2 million came from fares, $11.9 million from freight.": ["fares", "freight"],
    "A new pier, due to open in May, will cost nearly $20 million.": ["cost of new pier"],
    "Insurers have paid 18.5 million euros.": ["paid by insurers"],
    "The margin narrowed by 240 basis points to 6.9%.": ["change in margin", "margin"],
    "The council wrote off £51,600 for them.": ["written off by council"],
    "Some 37 farmers were injured.": ["farmers injured"],
    "There are 8,200 farms in the survey, and 5,100 keep sheep.": [
        "farms in the survey", "farms in the survey that keep sheep",
    ],
    "About 91.2% of sailings left on time, down from 93.0% in 2030.": [
        "share of sailings that left on time", "share of sailings that left on time",
    ],
    "The share of women was 31.5% in March, up from 29.5% in January.": [
        "share of women", "share of women",
    ],
    "Its budget for 2030 is £9.2 million, £0.4 million less than in 2029.": [
        "budget", "change in budget",
    ],
    "At 2.24 million for May 2030, unemployment was 77,000 lower than in June.": [
        "unemployment", "change in unemployment",
    ],
    "Wheat came to 4.8 million tonnes on 610,000 hectares, a yield of 7.9 tonnes.": [
        "wheat", "wheat", "yield",
    ],
    "Regular pay was $9 in March; it was $8 in May.": ["regular pay", "regular pay"],
    "The Office for Pay expects $9.": ["Office for Pay"],
    "The unemployment rate was 6.9% of the labour force.": ["unemployment rate"],
    "Sales in January and February combined are 48,000 lower.": ["change in sales"],
    "The count of looms was revised down by 14,000.": ["change in count of looms"],
    "全年产值1250亿元，比上年增长5.0%。": ["产值", "产值的变化"],
    "人口3000万人，比上年末减少20万人。": ["人口", "人口的变化"],
    "一季度增长4.5%。": [""],
    "顺差15亿元，扩大13.1%；增速比二季度回落1.8个百分点。": [
        "顺差", "顺差的变化", "顺差增速的变化",
    ],
    "产值3亿元，下降9%，降幅比上半年扩大1个百分点。": ["产值", "产值的变化", "产值降幅的变化"],
    "失业率5.1%，上升0.2个百分点，比全省低0.4个百分点。": [
        "失业率", "失业率的变化", "失业率与全省之差",
    ],
    "产值3亿元，增长9%。其中，三季度增长8%。": ["产值", "产值的变化", "产值的变化"],
    "纺织品出口3亿元，由增转降，下降5%。": ["纺织品出口", "纺织品出口的变化"],
    "达2316家工厂，净增110多家。": ["工厂", "工厂的变化"],
    "有20家纺织企业获得称号。": ["纺织企业"],
    "取缔87家证照不全的砖厂。": ["砖厂"],
    "甜菜产量90万吨，减产1.7%；风电装机新增32万千瓦。": ["甜菜产量", "甜菜产量的变化", "风电装机"],
    "全县乡镇由18个合并为15个。": ["全县乡镇", "全县乡镇"],
    "四季度持平。每千人口执业护士4.1人，城乡收入比由2.3缩小到2.2。": [
        "执业护士", "城乡收入比", "城乡收入比",
    ],
    "公司实现营业收入9亿元；公司拥有门店12家，较年初净增3家。": ["营业收入", "门店", "门店的变化"],
    "电力、热力和燃气业投资9亿元，增幅为4.5%。": [
        "电力、热力和燃气业投资", "电力、热力和燃气业投资的变化",
    ],
    "出生性别比（以女婴为100，男婴的比例）由上年的112.3下降为108.1。": [
        "出生性别比", "出生性别比", "男婴的比例",
    ],
    "全县共有高等学校4所（含分校2所），小学生师比为16∶1。": [
        "高等学校", "含分校", "小学生师比",
    ],
    "整體合約12宗，報9億元；但增速則比上季回落1個百分點。": ["整體合約", "整體合約", "增速的變化"],
    "渡轮占比超过八成，累计运送乘客61万人，日均2万人。": ["渡轮占比", "运送乘客", "运送乘客"],
    "每百元收入中的成本为81元。约有3万名乘客改签。": ["收入中的成本", "乘客"],
    "比去年同期多12家作坊。": ["作坊的变化"],
    "鸡蛋价格环比下降3%；猪肉价格由降转升，上涨2%，上月为下降1%。": [
        "鸡蛋价格的变化", "猪肉价格的变化", "猪肉价格的变化",
    ],
    "出厂价格同比下降1.7%，连续11个月下降，降幅与上月相同；环比由上月持平转为上涨0.2%。": [
        "出厂价格的变化", "连续", "出厂价格的变化",
    ],
    "河谷公司上半年净利润9亿元，上年同期为汇兑收益2亿元。": ["净利润", "汇兑收益"],
    "公司有6家工厂，其中一家停产；另有企业30家，其中作坊2家。": ["工厂", "工厂", "企业", "作坊"],
    "資通產品大增五成六；進口年增18.1%。": ["資通產品的變化", "進口的變化"],
    "一般公共预算收入9亿元，同口径增长3%。": ["一般公共预算收入", "一般公共预算收入的变化"],
    "矿区房价从每平方米三千元跌到八百元，财政收入由2015年的1亿元降到去年的2300万元。": [
        "每平方米矿区房价", "矿区房价", "财政收入", "财政收入",
    ],
    "另外两口竖井打算改成博物馆；民宿均价每晚412元，比节前涨了四成。": [
        "竖井打算改成博物馆", "每晚民宿均价", "民宿均价的变化",
    ],
    "集装箱吞吐量58万标箱；货运量9万吨，两年平均增长4.6%。": [
        "集装箱吞吐量", "货运量", "货运量的年均变化",
    ],
    "固定资产投资9亿元，为年度计划的52.4%，同比减少三成。": [
        "固定资产投资", "固定资产投资占年度计划", "固定资产投资的变化",
    ],
    "加工贸易占17.9%，下降1.8个百分点；民营企业出口9亿元，占七成，增长3%。": [
        "加工贸易占比", "加工贸易占比的变化", "民营企业出口", "民营企业出口", "民营企业出口的变化",
    ],
    "訪港旅客方面，上半年錄得9萬人次，就業人數按季微升1萬人。": ["訪港旅客", "就業人數的變化"],
    "河谷水位陡降3米；港口存量較上月增加9萬噸，3月底存箱4萬隻。": [
        "河谷水位的變化", "港口存量的變化", "存箱",
    ],
    "店员月薪一万五，三年复合增长率8%。": ["店员月薪", "复合增长率"],
    "工序步骤12个，价值比为3∶2，网点现存在册4家。": ["工序步骤", "价值比", "网点现存在册"],
    "事故死亡87人，比十年前少一半。": ["事故死亡", "事故死亡的变化"],
    "棉花单产为每公顷2吨。工厂收购棉花9万吨。": ["每公顷棉花单产", "工厂收购棉花"],
    "The wheat yield was 7.4 tonnes per hectare, down from 8.1 tonnes.": [
        "wheat yield per hectare", "wheat yield",
    ],
    "Average pay was £15.20 an hour. Households used 142 litres of water per person per day.": [
        "average pay per hour", "water per person per day",
    ],
    "There were 5.2 doctors per 1,000 people. Fires fell to 3.1 per 100,000 homes.": [
        "doctors", "fires",
    ],
    "There were 5.5 deaths per billion miles. About 12 people are hurt every day.": [
        "deaths", "people per day",
    ],
    "The port has 3 cranes. A day later 12 people came a year after it, per the log.": [
        "cranes", "people",
    ],
    "The Galleria degli Uffizi in Florence had 9 guests. Road traffic in Leeds rose 4%.": [
        "guests", "change in road traffic in Leeds",
    ],
    "Sales were £3m. The Galleria degli Uffizi took £2m, output of steel £1m.": [
        "sales", "Galleria degli Uffizi", "output of steel",
    ],
    "全国共有幼儿园29万所，全市现有医院40家。": ["幼儿园", "医院"],
    "Rents rose 5% a year. Dogs cost £30 a lot of the time.": ["change in rents", "cost of dogs"],
    "Pay (with bonuses) was £430, higher than a year earlier (£412) but £9 lower than in May.": [
        "pay", "pay", "change in pay",
    ],
    "Rates for men (aged over 60) stood at 4.0% (4.2% in May) and fell to 3.8%.": [
        "rates for men", "rates for men", "rates for men", "rates for men",
    ],
    "The mill said that looms fell by 35 (1%) against May, but rose by 165 on the year.": [
        "change in looms", "change in looms", "change in looms",
    ],
    "A pier, due in May, will cost £3m.": ["cost of pier"],
}  # fmt: skip
"""A text → the labels of its figures; "" for one that nobody can name."""


@pytest.mark.each("text", LABELS)
def test_a_label_is_a_phrase(text: str, drafted: Drafted) -> None:
    """What is counted, without its number, its time and what only joins them."""
    labels = [row[f"label_{language_of(text)}"] for row in drafted(text)]
    assert labels == [label or "…" for label in LABELS[text]]


WHOLES = {
    "收入120亿元，利润9亿元，海外业务占收入的38.0%。": ["", "", "p1_1"],
    "收入120亿元，利润9亿元；海外业务占38.0%。": ["", "", ""],
    "国内生产总值120亿元；服务业、工业分别占GDP的66%、34%。": ["", "p1_1", "p1_1"],
    "居民收入120亿元；税收占财政收入的66%。": ["", ""],
    "收入120亿元，增长5%，占比提高。": ["", ""],
    "Revenue was $48 million, and fares made up 62% of revenue.": ["", "revenue"],
    "Revenue was $48 million, and fares rose by 62% of late.": ["", ""],
    "Revenue was $48 million, and 62% of passengers were women.": ["", ""],
}
"""A text → of which figure each of its figures is a share."""


@pytest.mark.each("text", WHOLES)
def test_a_share_is_one_of_what_its_words_name(text: str, drafted: Drafted) -> None:
    """A figure whose label they are; of nothing where they name none."""
    assert [row["whole"] for row in drafted(text)] == WHOLES[text]


TIMES = {
    "In May 2031 it was £6m. It is to fall by £2m by 2035. Rent was £3m.": [
        ("£6m", "2031-05"), ("fall by £2m", "2035"), ("£3m", "2031-05"),
    ],
    "In May 2031 it was 6%. It is to ease to 3% in the second half, from 7% in the first.": [
        ("6%", "2031-05"), ("3%", ""), ("7%", ""),
    ],
    "In May 2031 it was 6.9%, down from 7.2% both in March 2031 and in May 2030.": [
        ("6.9%", "2031-05"), ("7.2%", "2031-03"), ("7.2%", "2030-05"),
    ],
    "In May 2031 it was 6.9%, down from 7.2% in both March 2031 and a year earlier.": [
        ("6.9%", "2031-05"), ("7.2%", "2031-03"), ("7.2%", "2030-05"),
    ],
    "In May 2031 it was 6.9%, down from 7.2% from both March 2031 and from a year earlier.": [
        ("6.9%", "2031-05"), ("7.2%", "2031-03"), ("7.2%", "2030-05"),
    ],
    "In May 2031 it was 6.9%, up from 6.4% three months earlier.": [
        ("6.9%", "2031-05"), ("6.4%", ""),
    ],
    "It was 6.9% in May 2031 and 7.1% in June 2031, against 6.4% three months earlier.": [
        ("6.9%", "2031-05"), ("7.1%", "2031-06"), ("6.4%", ""),
    ],
    "In May 2031 it was 6.9%, down from 7.2% in March 2031.": [
        ("6.9%", "2031-05"), ("7.2%", "2031-03"),
    ],
    "In 2031 it treated 210 sheep, 12 more than in 2030, when it was 198. Of them 90 died.": [
        ("210 sheep", "2031"), ("12 more than", "2031"), ("198", "2030"), ("90", "2031"),
    ],
    "2030年和2031年均为6.9%。": [("6.9%", "2031"), ("6.9%", "2030")],
    "In constant 2015 prices it was £462, £11 below the peak of £473 reached in March 2008.": [
        ("£462", ""), ("£11 below the peak", ""), ("£473", "2008-03"),
    ],
    "In 2031 the number of nurses fell from 940 to 905.": [("940", ""), ("905", "2031")],
    "In 2031 many were close to their 2029 numbers. One had 9 looms, 8% below its 2029 figure.": [
        ("9 looms", "2031"), ("8% below its 2029 figure", "2031"),
    ],
    "In 2031 traffic reached 70% of its 2029 level. The 2030 total was £2m.": [
        ("70%", "2031"), ("£2m", "2030"),
    ],
    "In 2031 it had 90 guests, the same as in 2029, 20 of whom came by ship.": [
        ("90 guests", "2031"), ("20", "2031"),
    ],
    "In 2031 deaths fell by 8 per cent from 446. Losses fell by £3m from £8m.": [
        ("fell by 8 per cent", "2031"), ("446", ""), ("fell by £3m", "2031"), ("£8m", ""),
    ],
    "In 2031 the mill earned £3m, up by £1m, from 14 sites.": [
        ("£3m", "2031"), ("up by £1m", "2031"), ("14 sites", "2031"),
    ],
    "In 2031 there were 90 fires, the second lowest total after 2028. It was third in 2029.": [
        ("90 fires", "2031"), ("second lowest", "2031"), ("third", "2029"),
    ],
    "In 2031 there were 905 nurses, down from 940. In 2032 it rose to 4.1%, from 3.6%.": [
        ("905 nurses", "2031"), ("940", ""), ("4.1%", "2032"), ("3.6%", ""),
    ],
    "In 2031 some of the 23 mills met it, against few a year before. The best had 9 looms.": [
        ("23 mills", "2031"), ("9 looms", "2031"),
    ],
    "In 2031 26% did, compared with 31% the winter before and 12% ten years ago.": [
        ("26%", "2031"), ("31%", ""), ("12%", ""),
    ],
    "In 2031 42% had no heir. The figure of 42% was a surprise; 42% of mills closed.": [
        ("42%", "2031"), ("42%", "2031"),
    ],
    "2031年占42%。这42%都是小厂，另有42%停产。": [("42%", "2031"), ("42%", "2031")],
    "In the year to March 2031 it completed 38,400 homes.": [
        ("38,400 homes", "2030-04/2031-03"),
    ],
    "In the quarter to June 2031 it made 1,250 looms, from 14 sites.": [
        ("1,250 looms", "2031-Q2"), ("14 sites", "2031-Q2"),
    ],
    "It was 5.5%, the largest fall since records began in 1997. Sales were £34.": [
        ("5.5%", ""), ("£34", ""),
    ],
    "2031年有5处。由上年的104.2降至103.6。": [
        ("5处", "2031"), ("104.2", "2030"), ("103.6", "2031"),
    ],
    "2031年大豆由186万吨减至171万吨。": [("186万吨", ""), ("171万吨", "2031")],
    "2031年从12家企业收购171万吨。": [("12家", "2031"), ("171万吨", "2031")],
    "2030年为6.5%，2031年为6.9%。": [("6.5%", "2030"), ("6.9%", "2031")],
    "2031年销售7500台。2029年的产量修订为640台。库存增加310台。": [
        ("7500台", "2031"), ("640台", "2029"), ("增加310台", "2031"),
    ],
    "In 2031 it sold 7,500 looms. The output of 2029 was revised to 640. Some 310 were lent.": [
        ("7,500 looms", "2031"), ("640", "2029"), ("Some 310", "2031"),
    ],
}  # fmt: skip
"""A text → what its figures print, and when each holds."""


@pytest.mark.each("text", TIMES)
def test_a_number_of_two_times_is_two_figures(text: str, drafted: Drafted) -> None:
    """Both of its one numeral; each with its own date."""
    assert [(row["as_printed"], row["period"]) for row in drafted(text)] == TIMES[text]


@pytest.mark.slow
@pytest.mark.each("text", TIMES)
def test_two_figures_of_a_numeral_are_in_order(text: str, tmp_path: Path) -> None:
    """The story that is begun with them has no mistake."""
    started(tmp_path, text)
    check(tmp_path / "story")


def test_what_was_told_before_and_put_right_has_no_base(tmp_path: Path) -> None:
    """A revision is no change since another time; what it leads from and to is."""
    text = "The change in jobs for May 2031 was revised down by 14,000, from +125,000 to +111,000."
    started(tmp_path, text)
    assert [row["since"] for row in rows(tmp_path)] == ["", "2031-04", "2031-04"]


def test_no_id_is_a_word_of_formulas(tmp_path: Path) -> None:
    """A check could not name it."""
    started(tmp_path, "The yield was 7.9 tonnes.")
    assert [row["id"] for row in rows(tmp_path)] == ["yield_2"]


def test_a_unit_that_the_story_lacks_is_proposed(tmp_path: Path) -> None:
    """With the words of the other language that the lists have; to be looked at."""
    started(tmp_path, "The yard built 14 ships and has 126 vacancies.\n")
    text = (tmp_path / "story/data/units.yml").read_text(encoding="utf-8")
    assert text.endswith(
        "ship: {kind: count, zh: 艘, one: ship, other: ships, review: zh}\n"
        "vacancy: {kind: count, zh: 个, one: vacancy, other: vacancies, review: zh}\n"
    )
    assert text.startswith("#")
    strict = typed("check", "--strict", "--project", str(tmp_path / "story"))
    assert strict.exit_code == 1
    assert "still has 2 to review: ship, vacancy" in strict.stderr


@pytest.mark.parametrize(
    "units",
    [
        "# ours\r\nmill: {kind: count, zh: 家, one: mill, other: mills} # all\r\n",
        "# ours\n{mill: {kind: count, zh: 家, one: mill, other: mills}}\n",
        "# ours\nmill:\n  kind: count\n  zh: 家\n  one: mill\n  other: mills\n# end",
    ],
)
def test_a_proposal_leaves_what_an_editor_wrote(units: str, tmp_path: Path) -> None:
    """Comments, line ends and the way in which a file is written; what is declared is used."""
    source = started(tmp_path, "It is calm.\n")
    file = tmp_path / "story/data/units.yml"
    file.write_bytes(units.encode())
    source.write_text("The yard has 14 ships and 3 mills; 9 mills are idle.\n", encoding="utf-8")
    after = draft(tmp_path / "story", str(source)).changes["data/units.yml"][1]
    kept = [line for line in units.rstrip("}\r\n").splitlines() if line]
    assert all(line in after for line in kept)
    assert ("\r\n" in after) is ("\r\n" in units)
    named = yaml.safe_load(after)
    assert set(named) == {"mill", "ship"}
    for path, (_, text) in draft(tmp_path / "story", str(source)).changes.items():
        (tmp_path / "story" / path).write_bytes(text.encode())
    assert [row["unit"] for row in rows(tmp_path)] == ["ship", "mill", "mill"]
    assert draft(tmp_path / "story", str(source)).changes == {}
    assert check(tmp_path / "story")


def test_no_two_words_for_a_measure_word_that_an_editor_has(tmp_path: Path) -> None:
    """家 of the story counts what the noun says; where none says so, what was counted before."""
    source = started(tmp_path, "很安静。\n")
    (tmp_path / "story/data/units.yml").write_text(
        "firm: {kind: count, zh: 家, one: firm, other: firms}\n"
        "mine: {kind: count, zh: 家, one: mine, other: mines}\n",
        encoding="utf-8",
    )
    source.write_text("企业30家，矿山52家，其中国家级18家。有20家纺织企业。\n", encoding="utf-8")
    text = draft(tmp_path / "story", str(source)).changes["data/figures.csv"][1]
    units = [row["unit"] for row in csv.DictReader(text.splitlines())]
    assert units == ["firm", "mine", "mine", "firm"]
