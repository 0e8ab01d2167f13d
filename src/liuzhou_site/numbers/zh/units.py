"""The words of Chinese for units, beside the first one that the table has."""

from __future__ import annotations

from types import MappingProxyType

from liuzhou_site.numbers.units import UnitWords

UNITS = UnitWords(
    names=lambda unit: (unit.zh,),
    also="""
CNY 块 块钱 元人民币 人民币 圆
USD 美金
JPY 日圆
HKD 港币 港元
TWD 元新台币
AUD 澳大利亚元
CAD 加拿大元
SGD 新元
INR 印度卢比
CHF 瑞郎
km2 平方千米
m2 平米
m3 立方
litre 公升
km 千米
cm 公分
mile 英哩
foot 尺
inch 寸 吋
kmh 千米每小时
tonne 公吨
kg 千克
kWh 度电
year 载
week 个星期 个礼拜 星期 礼拜
hour 个小时 个钟头
second 秒钟
age 周岁
age_month 月龄
point 百分点
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
