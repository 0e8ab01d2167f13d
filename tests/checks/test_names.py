"""Declared names: the forms of one name hold the same numerals in every language."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from liuzhou_site.checks.names import named
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place


def told(zh: str, en: str) -> list[str]:
    sheet = SimpleNamespace(
        value={"name": SimpleNamespace(forms={"zh": zh.split("、"), "en": en.split("; ")})},
        place=lambda *_: Place("content/names.yml"),
    )
    seen = SimpleNamespace(project=SimpleNamespace(names=sheet))
    return [found.code for found in named(cast("Resolved", seen))]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("十三五", "13th Five-Year Plan"),
        ("十二五", "Twelfth Five-Year Plan"),
        ("二十大", "20th Party Congress"),
        ("三高四新", "Three Highs and Four News"),
        ("五岭", "Five Ridges"),
        ("二氧化碳、CO2", "CO2"),
        ("500强、三个500强", "Fortune 500"),
        ("第二铝厂", "Second Aluminium Plant"),
        ("五矿", "China Minmetals"),
        ("劳动力市场统计，2014年4月", "Labour Market Statistics, April 2014"),
        ("七国集团", "G7"),
    ],
)
def test_forms_with_the_same_numerals_are_one_name(zh: str, en: str) -> None:
    """In digits, characters or words; a language may write none of them."""
    assert told(zh, en) == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("十四五", "13th Five-Year Plan"),
        ("十三五", "13th Four-Year Plan"),
        ("十二五", "Eleventh Five-Year Plan"),
        ("二十大", "19th Party Congress"),
        ("三高四新", "Three Highs and Five News"),
        ("五岭", "Six Ridges"),
        ("二氧化碳", "CO3"),
        ("500强", "Fortune 100"),
        ("第二铝厂", "Third Aluminium Plant"),
        ("5G", "4G"),
        ("二十国集团", "G7"),
    ],
)
def test_forms_with_other_numerals_are_told(zh: str, en: str) -> None:
    """They are names of two things."""
    assert told(zh, en) == ["name-of-many"]
