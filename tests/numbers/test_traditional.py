"""Chinese in traditional characters: read by the same rules, said as its own readers write."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from liuzhou_site.model import Hedge, Kind, Period, Quantity, Unit
from liuzhou_site.numbers import DEFAULT_UNITS, read, say, say_period, scan
from liuzhou_site.numbers.comparing import find
from liuzhou_site.numbers.languages import hedges_beside
from liuzhou_site.numbers.scripts import simplified, traditional
from liuzhou_site.numbers.senses import opposites

HERE = Path(__file__).parent / "zh"
LANG = "zh-Hant"


@pytest.mark.slow
@pytest.mark.each("table", sorted(path.stem for path in HERE.glob("*.txt")))
def test_what_is_read_in_one_script_is_read_in_the_other(table: str) -> None:
    """Each line of the tables of Chinese: the same quantities and numerals, where they stood."""
    lines = (HERE / f"{table}.txt").read_text(encoding="utf-8").splitlines()
    texts = [line.split("=>")[0].strip() for line in lines if line and line[0] != "#"]
    written = {text: traditional(text) for text in texts}
    assert [text for text in texts if simplified(written[text]) != simplified(text)] == []
    assert [text for text in texts if read(written[text], LANG) != read(text, "zh")] == []
    assert [text for text in texts if scan(written[text], LANG) != scan(text, "zh")] == []


@pytest.mark.each(
    ("text", "value", "unit", "hedge"),
    [
        ("全市共有近兩萬輛車", 20000, "", Hedge.NEARLY),
        ("產值達一億二千萬元", 120_000_000, "CNY", Hedge.NONE),
        ("至少三十餘噸", 30, "tonne", Hedge.MORE_THAN),
        ("氣溫是攝氏零下五點五度", Decimal("-5.5"), "celsius", Hedge.NONE),
        ("營收減少了負三成", Decimal("-0.3"), "share", Hedge.NONE),
    ],
)
def test_texts_of_newspapers_are_read(text: str, value: object, unit: str, hedge: Hedge) -> None:
    """萬, 億, 點, 負, 餘, 兩; measure words, directions and hedges."""
    found = read(text, LANG)[0]
    assert (found.value, found.unit, found.hedge) == (value, unit, hedge)


def test_the_words_beside_a_number_are_read() -> None:
    """Comparisons, hedges and opposites, as in simplified characters; quotation marks, too."""
    assert [hit.sign for hit in find("出口遠高於進口", LANG)] == [">"]
    assert hedges_beside("將近\ufffc", 2, 3, LANG) == ("将近",)
    assert opposites("關停\ufffc家", LANG, 2, 3)["being"].side == "-"
    assert simplified("「開」與『關』") == "“开”与‘关’"


BUS = Unit("bus", "count", "辆", "bus", "buses", words={LANG: {"other": "部"}})


@pytest.mark.each(
    ("quantity", "said"),
    [
        (Quantity(Decimal(191_800_000_000), "CNY", digits=4), "1918億元"),
        (Quantity(Decimal(10), "bus", Hedge.MORE_THAN), "十餘部"),
        (Quantity(Decimal(40_000), "person", Hedge.ALMOST), "幾乎4萬人"),
        (Quantity(Decimal("-0.75"), "share", kind=Kind.FRACTION), "負四分之三"),
        (Quantity(Decimal("0.002"), "share", Hedge.ABOUT, Kind.PER_THOUSAND), "每千個約2個"),
        (Quantity(Decimal(3), "hour", change=-1), "減少3小時"),
        (Quantity(Decimal(415), "ppm"), "415 ppm"),
    ],
)
def test_numbers_are_said(quantity: Quantity, said: str) -> None:
    """A unit is what the story calls it in this script, else what it is in the other one."""
    assert say(quantity, LANG, "prose", {**DEFAULT_UNITS, "bus": BUS}) == said


@pytest.mark.each(
    ("iso", "said"),
    [
        ("2024-Q3", "2024年第三季"),
        ("2024-Q1/2024-Q3", "2024年前三季"),
        ("2024-Q2/2024-Q3", "2024年第二至三季度"),
        ("1990s", "1990年代"),
        ("2018-12-31", "2018年底"),
        ("FY2019-04", "2019—2020財年"),
    ],
)
def test_periods_are_said(iso: str, said: str) -> None:
    """And read back, as `test_periods.py` holds of every language."""
    assert say_period(Period(iso), LANG) == said
