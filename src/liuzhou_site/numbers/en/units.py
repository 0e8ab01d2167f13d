"""The words of English for units, beside the first one that the table has."""

from __future__ import annotations

from liuzhou_site.numbers.units import UnitWords

UNITS = UnitWords(
    names=lambda unit: (unit.one, unit.other),
    also="""
CNY renminbi
USD US_dollar US_dollars U.S._dollar U.S._dollars buck bucks
GBP British_pound British_pounds pound_sterling pounds_sterling
JPY Japanese_yen
HKD HK_dollars
TWD New_Taiwan_dollars
INR Indian_rupees
KRW South_Korean_won Korean_won
RUB Russian_rubles ruble rubles
km2 square_kilometer square_kilometers square_km sq_km
m2 square_meter square_meters sq_m
mi2 sq_mi sq_miles
ft2 sq_ft sqft
cm2 square_centimeter square_centimeters
m3 m3 cubic_meter cubic_meters
litre liter liters
millilitre milliliter milliliters
km kilometer kilometers
m meter meters
cm centimeter centimeters
mm millimeter millimeters
yard yds
kmh kilometres_per_hour kilometers_per_hour kilometers_an_hour
mph miles_per_hour
tonne ton tons metric_ton metric_tons
kg kilo kilos kilogramme kilogrammes
gram gramme grammes
lb pounds_of
kWh kilowatt_hour kilowatt_hours
GB gigs
year yr yrs
month mo
hour hr hrs
minute min mins
second sec secs
age years_of_age yrs_old yr_old y/o year-old year-olds years-old yo
age_month month-old months-old
age_week week-old weeks-old
age_day day-old days-old
celsius degrees_celsius degrees_centigrade degree_celsius deg_C degrees_C degree_C
fahrenheit degrees_fahrenheit degree_fahrenheit deg_F degrees_F degree_F
point percentage-point
times fold -fold
""",
    parts="""
CNY 0.1 jiao
CNY 0.01 fen
USD 0.01 cent cents
GBP 0.01 pence penny
""",
    gap="[ \u00a0-]?",
)
