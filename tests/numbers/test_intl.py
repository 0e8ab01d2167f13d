"""An independent witness: Node's Intl (ICU, CLDR), where its rules and ours are the same.

Where they differ by intent, and what is therefore not compared:
- Chinese below 10,000 is not grouped, and a coefficient with more than two decimals of 万 is
  written out; Intl abbreviates whatever it is given.
- English abbreviates from a million on; Intl says “1.234 thousand” as well.
- Ordinals, counts and fractions in words have no counterpart in Intl.
"""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal

import pytest

from liuzhou_site.model import Kind, Quantity
from liuzhou_site.numbers import say

pytestmark = pytest.mark.slow

VALUES = sorted(
    {
        Decimal(coefficient).scaleb(power)
        for coefficient in ("1", "2", "9", "12", "84", "105", "999", "1918", "31605", "35319")
        for power in range(-2, 11)
    }
)
SCRIPT = """
const values = JSON.parse(require("fs").readFileSync(0, "utf8"));
const compact = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 15 };
const rules = new Intl.PluralRules("en", { type: "ordinal" });
const format = (lang, options) => new Intl.NumberFormat(lang, options);
const dates = (lang) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
console.log(JSON.stringify({
  zh: values.map(Number).map((n) => format("zh-CN", compact).format(n)),
  en: values.map(Number).map((n) => format("en", compact).format(n)),
  grouped: values.map(Number).map((n) => format("en", { maximumFractionDigits: 9 }).format(n)),
  percent: values.map(Number).map((n) =>
    format("en", { style: "percent", useGrouping: false, maximumFractionDigits: 9 }).format(n)),
  ordinals: Array.from({ length: 130 }, (_, n) => rules.select(n)),
  dates: Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(1997 + n, n % 12, n + 1)))
    .map((day) => [dates("zh-CN").format(day), dates("en-GB").format(day)]),
}));
"""


@pytest.fixture(scope="module")
def intl():
    """Return what Intl makes of `VALUES`, of ordinals and of dates."""
    given = json.dumps([f"{value:f}" for value in VALUES])
    command = ["node", "-e", SCRIPT]
    done = subprocess.run(command, input=given, capture_output=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def test_chinese_scales_are_those_of_intl(intl):
    """万, 亿 and 万亿 stand where Intl puts them, before the same coefficient."""
    compared = 0
    for value, theirs in zip(VALUES, intl["zh"], strict=True):
        ours = say(Quantity(value), "zh", "number")
        if not ours[-1].isdigit():
            assert ours == theirs
            compared += 1
    assert compared > 40


def test_english_scales_and_groups_are_those_of_intl(intl):
    """Million, billion and trillion from a million on; commas between thousands below."""
    for value, long, grouped in zip(VALUES, intl["en"], intl["grouped"], strict=True):
        assert say(Quantity(value), "en", "number") == (long if value >= 10**6 else grouped)


def test_percentages_are_those_of_intl(intl):
    """A share has the same digits as Intl's percentage."""
    for value, theirs in zip(VALUES, intl["percent"], strict=True):
        for lang in ("zh", "en"):
            assert say(Quantity(value, "share", kind=Kind.PERCENT), lang) == theirs


def test_ordinal_endings_are_those_of_intl(intl):
    """21st, 22nd, 23rd, 24th, but 11th to 13th."""
    endings = {"one": "st", "two": "nd", "few": "rd", "other": "th"}
    for number, rule in enumerate(intl["ordinals"]):
        ordinal = Quantity(Decimal(number), "ordinal", kind=Kind.ORDINAL)
        assert say(ordinal, "en", "label") == f"{number}{endings[rule]}"


def test_dates_are_those_of_intl(intl):
    """A day is written as Intl's long form does in China and in Britain."""
    for index, (chinese, english) in enumerate(intl["dates"]):
        number = (1997 + index) * 10000 + (index % 12 + 1) * 100 + index + 1
        day = Quantity(Decimal(number), kind=Kind.DATE)
        assert (say(day, "zh"), say(day, "en")) == (chinese, english)
