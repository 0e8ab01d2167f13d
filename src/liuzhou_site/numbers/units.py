"""The units that every story has, and all the ways in which texts write them.

A story adds its own in `data/units.yml`; where both know a form, the story's meaning holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Unit
from liuzhou_site.numbers.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.numbers.vocabulary import Vocabulary

_MONEY = """
CNY 元 yuan yuan
USD 美元 dollar dollars
EUR 欧元 euro euros
GBP 英镑 pound pounds
JPY 日元 yen yen
HKD 港元 Hong_Kong_dollar Hong_Kong_dollars
TWD 新台币 Taiwan_dollar Taiwan_dollars
AUD 澳元 Australian_dollar Australian_dollars
CAD 加元 Canadian_dollar Canadian_dollars
SGD 新加坡元 Singapore_dollar Singapore_dollars
INR 卢比 rupee rupees
KRW 韩元 won won
RUB 卢布 rouble roubles
CHF 瑞士法郎 Swiss_franc Swiss_francs
THB 泰铢 baht baht
"""
_MEASURES = """
km2 平方公里 square_kilometre square_kilometres
mi2 平方英里 square_mile square_miles
ft2 平方英尺 square_foot square_feet
cm2 平方厘米 square_centimetre square_centimetres
m2 平方米 square_metre square_metres
hectare 公顷 hectare hectares
mu 亩 mu mu
acre 英亩 acre acres
m3 立方米 cubic_metre cubic_metres
litre 升 litre litres
millilitre 毫升 millilitre millilitres
gallon 加仑 gallon gallons
barrel 桶 barrel barrels
km 公里 kilometre kilometres
m 米 metre metres
cm 厘米 centimetre centimetres
mm 毫米 millimetre millimetres
mile 英里 mile miles
foot 英尺 foot feet
inch 英寸 inch inches
yard 码 yard yards
li 里 li li
kmh 公里每小时 kilometre_an_hour kilometres_an_hour
mph 英里每小时 mile_an_hour miles_an_hour
tonne 吨 tonne tonnes
kg 公斤 kilogram kilograms
jin 斤 jin jin
gram 克 gram grams
mg 毫克 milligram milligrams
lb 磅 lb lbs
ounce 盎司 ounce ounces
watt 瓦 watt watts
kW 千瓦 kilowatt kilowatts
MW 兆瓦 megawatt megawatts
kWh 千瓦时 kilowatt-hour kilowatt-hours
volt 伏 volt volts
MB 兆字节 megabyte megabytes
GB 吉字节 gigabyte gigabytes
TB 太字节 terabyte terabytes
KB 千字节 kilobyte kilobytes
year 年 year years
month 个月 month months
week 周 week weeks
day 天 day days
hour 小时 hour hours
minute 分钟 minute minutes
second 秒 second seconds
age 岁 year_old years_old
age_month 个月大 month_old months_old
age_week 周大 week_old weeks_old
age_day 天大 day_old days_old
celsius 摄氏度 degree_Celsius degrees_Celsius
fahrenheit 华氏度 degree_Fahrenheit degrees_Fahrenheit
kelvin 开尔文 kelvin kelvin
degree 度 degree degrees
point 个百分点 percentage_point percentage_points
basis_point 个基点 basis_point basis_points
times 倍 time times
"""
_ALSO = """
CNY 块 块钱 元人民币 人民币 圆 RMB renminbi CNY
USD 美金 US_dollar US_dollars U.S._dollar U.S._dollars USD buck bucks
EUR EUR
GBP British_pound British_pounds pound_sterling pounds_sterling GBP
JPY 日圆 Japanese_yen JPY
HKD 港币 港元 HKD HK_dollars
TWD 元新台币 New_Taiwan_dollars
AUD 澳大利亚元 AUD
CAD 加拿大元 CAD
SGD 新元 SGD
INR 印度卢比 Indian_rupees
KRW South_Korean_won Korean_won
RUB Russian_rubles ruble rubles
CHF 瑞郎
km2 平方千米 km2 km² square_kilometer square_kilometers square_km sq_km
m2 平米 m2 m² ㎡ square_meter square_meters sq_m
hectare ha
mi2 sq_mi sq_miles
ft2 sq_ft sqft
cm2 cm² square_centimeter square_centimeters
m3 立方 m3 m³ cubic_meter cubic_meters
litre 公升 liter liters L
millilitre ml mL milliliter milliliters
barrel bbl
km 千米 km kilometer kilometers
m meter meters m
cm 公分 cm centimeter centimeters
mm mm millimeter millimeters
mile mi 英哩
foot 尺 ft
inch 寸 吋
yard yd yds
kmh km/h kph kilometres_per_hour kilometers_per_hour kilometers_an_hour 千米每小时
mph mph miles_per_hour
tonne ton tons metric_ton metric_tons 公吨
kg 千克 kg kilo kilos kilogramme kilogrammes
gram g gramme grammes
mg mg
lb pounds_of
ounce oz
kW kW
MW MW
kWh kWh 度电 kilowatt_hour kilowatt_hours
MB MB
GB GB gigs
TB TB
KB KB
year yr yrs 载
month mo
week 个星期 个礼拜 星期 礼拜
day
hour hr hrs 个小时 个钟头
minute min mins
second sec secs 秒钟
age 周岁 years_of_age yrs_old yr_old y/o year-old year-olds years-old yo
age_month month-old months-old 月龄
age_week week-old weeks-old
age_day day-old days-old
celsius ℃ °C degrees_celsius degrees_centigrade degree_celsius deg_C degrees_C degree_C
fahrenheit ℉ °F degrees_fahrenheit degree_fahrenheit deg_F degrees_F degree_F
degree °
point percentage-point pp 百分点
basis_point bps bp
times fold -fold
"""
_PARTS = """
CNY 0.1 角 毛 毛钱 jiao
CNY 0.01 分 分钱 fen
USD 0.01 美分 cent cents
GBP 0.01 便士 pence penny
"""


def _table() -> dict[str, Unit]:
    table = {
        "": Unit("", "count", "", "", ""),
        "person": Unit("person", "count", "人", "person", "people"),
        "share": Unit("share", "share", "", "", ""),
        "ordinal": Unit("ordinal", "ordinal", "", "", ""),
    }
    for kind, lines in (("money", _MONEY), ("measure", _MEASURES)):
        for line in lines.strip().splitlines():
            name, zh, one, other = (word.replace("_", " ") for word in line.split(" "))
            name = line.split(" ")[0]
            table[name] = Unit(name, kind, zh, one, other)
    return table


DEFAULT_UNITS = vocabulary(_table())

_SMALL = {"CNY": {"角", "分"}}
"""Parts of money that are other words where no greater part comes before them."""


@dataclass(frozen=True)
class Surface:
    """How the units of a text in one language are found.

    after: matches a unit at the end of a number. parts: matches the smaller coins after money.
    meanings: form → (unit id, factor); the forms of `after` in lower case where case is free.
    """

    after: re.Pattern[str]
    parts: re.Pattern[str]
    meanings: Mapping[str, tuple[str, Decimal]]

    def meaning(self, form: str) -> tuple[str, Decimal]:
        """Return (unit id, factor) of a form that one of the patterns matched."""
        known = self.meanings.get(form)
        return known or self.meanings[form.lower()]


@lru_cache(maxsize=16)
def surface(units: Vocabulary, lang: str) -> Surface:
    """Return how the forms of `units`, and of the units that every story has, are found."""
    forms: dict[str, tuple[str, Decimal]] = {}
    one = Decimal(1)
    for unit in (*units.values(), *DEFAULT_UNITS.values()):
        if unit.kind in {"money", "measure", "count"}:
            for form in (unit.zh,) if lang == "zh" else (unit.one, unit.other):
                forms.setdefault(form if _cased(form) else form.lower(), (unit.id, one))
    for line in _ALSO.strip().splitlines():
        name, *also = line.split()
        for form in (word.replace("_", " ") for word in also):
            forms.setdefault(form if _cased(form) else form.lower(), (name, one))
    forms.pop("", None)
    parts: dict[str, tuple[str, Decimal]] = {}
    for line in _PARTS.strip().splitlines():
        name, factor, *words = line.split()
        for form in words:
            parts[form] = (name, Decimal(factor))
            if form not in _SMALL.get(name, ()):
                forms.setdefault(form, (name, Decimal(factor)))
    gap = "" if lang == "zh" else "[ \u00a0-]?"
    return Surface(
        re.compile(f"{' ?' if lang == 'zh' else gap}(?P<form>{_either(forms)})"),
        re.compile(f"{gap}(?P<form>{_either(parts)})"),
        MappingProxyType({**parts, **forms}),
    )


def _cased(form: str) -> bool:
    """Say whether a form keeps its case: abbreviations do (MW is no mw), words do not."""
    return form.isascii() and len(form) <= len("kWh")


def _either(forms: Mapping[str, object]) -> str:
    """Return the alternation of `forms`, longest first; a Latin form ends where its word does."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(
        (re.escape(f) if _cased(f) else f"(?i:{re.escape(f)})")
        + (r"(?![A-Za-z0-9])" if f[-1].isascii() and f[-1].isalpha() else "")
        for f in ordered
    )
