"""The words of English for units, beside the first one that the table has."""

from __future__ import annotations

from liuzhou_site.numbers.units import UnitWords

UNITS = UnitWords(
    names=lambda unit: (unit.one, unit.other),
    also="""
CNY 1 renminbi
USD 1 US_dollar US_dollars U.S._dollar U.S._dollars buck bucks
GBP 1 British_pound British_pounds pound_sterling pounds_sterling
JPY 1 Japanese_yen
HKD 1 HK_dollars
TWD 1 New_Taiwan_dollars
INR 1 Indian_rupees
KRW 1 South_Korean_won Korean_won
RUB 1 Russian_rubles ruble rubles
km2 1 square_kilometer square_kilometers square_km sq_km
m2 1 square_meter square_meters sq_m
mi2 1 sq_mi sq_miles
ft2 1 sq_ft sqft
cm2 1 square_centimeter square_centimeters
m3 1 m3 cubic_meter cubic_meters
litre 1 liter liters
millilitre 1 milliliter milliliters
km 1 kilometer kilometers
m 1 meter meters
cm 1 centimeter centimeters
mm 1 millimeter millimeters
yard 1 yds
kmh 1 kilometres_per_hour kilometers_per_hour kilometers_an_hour
mph 1 miles_per_hour
tonne 1 ton tons metric_ton metric_tons
kg 1 kilo kilos kilogramme kilogrammes
gram 1 gramme grammes
lb 1 pounds_of
kWh 1 kilowatt_hour kilowatt_hours
GB 1 gigs
year 1 yr yrs
month 1 mo
hour 1 hr hrs
minute 1 min mins
second 1 sec secs
age 1 years_of_age yrs_old yr_old y/o year-old year-olds years-old yo
age_month 1 month-old months-old
age_week 1 week-old weeks-old
age_day 1 day-old days-old
celsius 1 degrees_celsius degrees_centigrade degree_celsius deg_C degrees_C degree_C
fahrenheit 1 degrees_fahrenheit degree_fahrenheit deg_F degrees_F degree_F
point 1 percentage-point
times 1 fold -fold
mm 0.001 micrometre micrometres micron microns
mm 0.000001 nanometre nanometres nanometer nanometers
watt 1000000000 gigawatt gigawatts
kWh 1000000 gigawatt-hour gigawatt-hours gigawatt_hours
kWh 1000000000 terawatt-hour terawatt-hours terawatt_hours
kWh 1000 megawatt-hour megawatt-hours megawatt_hours
volt 1000 kilovolt kilovolts
hertz 1000 kilohertz
hertz 1000000 megahertz
hertz 1000000000 gigahertz
second 0.001 millisecond milliseconds
mpg 1 miles_per_gallon
celsius 1 C
""",
    parts="""
CNY 0.1 jiao
CNY 0.01 fen
USD 0.01 cent cents
GBP 0.01 pence penny p
""",
    gap="[ \u00a0-]?",
)
