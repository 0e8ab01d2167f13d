"""The units that every story has, and all the ways in which texts write them.

A story adds its own in `data/units.yml`; where both know a form, the story's meaning holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from liuzhou_site.model import Unit
from liuzhou_site.numbers.vocabulary import Vocabulary, vocabulary

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
hertz 赫兹 hertz hertz
amp_hour 安时 ampere-hour ampere-hours
pascal 帕 pascal pascals
newton_metre 牛米 newton_metre newton_metres
bit_second 比特每秒 bit_a_second bits_a_second
rpm 转每分 revolution_a_minute revolutions_a_minute
horsepower 马力 horsepower horsepower
mpg 英里每加仑 mile_a_gallon miles_a_gallon
ppm ppm part_per_million parts_per_million
decibel 分贝 decibel decibels
point 个百分点 percentage_point percentage_points
basis_point 个基点 basis_point basis_points
times 倍 time times
"""
_SYMBOLS = """
CNY 1 RMB CNY
USD 1 USD
EUR 1 EUR
GBP 1 GBP
JPY 1 JPY
HKD 1 HKD
AUD 1 AUD
CAD 1 CAD
SGD 1 SGD
km2 1 km2 km²
m2 1 m2 m² ㎡
hectare 1 ha
cm2 1 cm²
m3 1 m³
litre 1 L
millilitre 1 ml mL
barrel 1 bbl
km 1 km
m 1 m
cm 1 cm
mm 1 mm
mile 1 mi
foot 1 ft
yard 1 yd
kmh 1 km/h kph
mph 1 mph
kg 1 kg
gram 1 g
mg 1 mg
ounce 1 oz
kW 1 kW
MW 1 MW
kWh 1 kWh
MB 1 MB
GB 1 GB
TB 1 TB
KB 1 KB
celsius 1 ℃ °C
fahrenheit 1 ℉ °F
degree 1 °
point 1 pp
basis_point 1 bps bp
USD 1000000 MUSD mUSD
EUR 1000000 MEUR mEUR
SEK 1000000 MSEK
mm 0.001 µm μm um
mm 0.000001 nm
tonne 1000 kt
tonne 1000000 Mt
watt 1000000000 GW
watt 1000000000000 TW
watt 0.001 mW
watt 1 W
kWh 1000000000 TWh
kWh 1000000 GWh
kWh 1000 MWh
kWh 0.001 Wh
volt 1 V
volt 1000 kV
hertz 1 Hz
hertz 1000 kHz
hertz 1000000 MHz
hertz 1000000000 GHz
amp_hour 1 Ah
amp_hour 0.001 mAh
pascal 1 Pa
pascal 100 hPa
pascal 1000 kPa
pascal 1000000 MPa
newton_metre 1 Nm
bit_second 1 bit/s bps
bit_second 1000 kbit/s kbps
bit_second 1000000 Mbit/s Mbps
bit_second 1000000000 Gbit/s Gbps
KB 1 kB
second 0.001 ms
m3 1000000000 bcm
rpm 1 rpm
horsepower 1 hp
mpg 1 mpg
ppm 1 ppm
decibel 1 dB
"""
"""What either language writes: the unit, how much of it, and the symbols."""


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


@dataclass(frozen=True, eq=False)
class UnitWords:
    """How a language writes units.

    names: returns what a unit is called behind a number. also: a line for each unit, its id, how
    much of it, and forms, `_` for a space. parts: the smaller coins, id, how much of it and forms.
    gap: what may stand before a unit, as a pattern. small: unit → parts that are other words where
    no greater part comes before them.
    """

    names: Callable[[Unit], tuple[str, ...]]
    also: str
    parts: str
    gap: str
    small: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


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
def surface(units: Vocabulary, words: UnitWords) -> Surface:
    """Return how the forms of `units`, and of the units that every story has, are found."""
    forms: dict[str, tuple[str, Decimal]] = {}
    one = Decimal(1)
    for unit in (*units.values(), *DEFAULT_UNITS.values()):
        if unit.kind in {"money", "measure", "count"}:
            for form in words.names(unit):
                forms.setdefault(_key(form), (unit.id, one))
    for line in (words.also + _SYMBOLS).split("\n"):
        name, factor, *also = line.split() or ("", "1")
        for form in (word.replace("_", " ") for word in also):
            forms.setdefault(_key(form), (name, Decimal(factor)))
    forms.pop("", None)
    parts: dict[str, tuple[str, Decimal]] = {}
    for line in words.parts.strip().splitlines():
        name, factor, *coins = line.split()
        for form in coins:
            parts[form] = (name, Decimal(factor))
            if form not in words.small.get(name, ()):
                forms.setdefault(form, (name, Decimal(factor)))
    return Surface(
        re.compile(f"{words.gap or ' ?'}(?P<form>{_either(forms)})"),
        re.compile(f"{words.gap}(?P<form>{_either(parts)})"),
        MappingProxyType({**parts, **forms}),
    )


def _key(form: str) -> str:
    return form if _cased(form) else form.lower()


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
