"""The words of Chinese for units, beside the first one that the table has."""

from __future__ import annotations

from types import MappingProxyType

from liuzhou_site.numbers.units import UnitWords

UNITS = UnitWords(
    names=lambda unit: (unit.zh,),
    also="""
CNY 1 块 块钱 元人民币 人民币 圆
USD 1 美金
JPY 1 日圆
HKD 1 港币 港元
TWD 1 元新台币
AUD 1 澳大利亚元
CAD 1 加拿大元
SGD 1 新元
INR 1 印度卢比
CHF 1 瑞郎
km2 1 平方千米
m2 1 平米
m3 1 立方
litre 1 公升
km 1 千米
cm 1 公分
mile 1 英哩
foot 1 尺
inch 1 寸 吋
kmh 1 千米每小时
tonne 1 公吨
kg 1 千克
kWh 1 度电
year 1 载
week 1 个星期 个礼拜 星期 礼拜
hour 1 个小时 个钟头
second 1 秒钟
age 1 周岁
age_month 1 月龄
point 1 百分点
mm 0.001 微米
mm 0.000001 纳米
gram 0.000001 微克
watt 1000000000 吉瓦
watt 1000000000000 太瓦
volt 1000 千伏
amp_hour 0.001 毫安时
hertz 1000 千赫兹 千赫
hertz 1000000 兆赫兹 兆赫
hertz 1000000000 吉赫兹 吉赫
hertz 1 赫
pascal 100 百帕
pascal 1000 千帕
pascal 1000000 兆帕
second 0.001 毫秒
horsepower 1 匹马力
""",
    parts="""
CNY 0.1 角 毛 毛钱
CNY 0.01 分 分钱
USD 0.01 美分
GBP 0.01 便士
""",
    gap="",
    small=MappingProxyType({"CNY": frozenset("角分")}),
)
