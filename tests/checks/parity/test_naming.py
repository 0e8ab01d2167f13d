"""Names agree by identity: each is in both languages, beside the same numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liuzhou_site.checks.parity.naming import Spoken, misnamed, names_of

TERMS = {
    "yongxing": {"zh": ("永兴县", "永兴"), "en": ("Yongxing county (永兴县)", "Yongxing")},
    "jiahe": {"zh": ("嘉禾县", "嘉禾"), "en": ("Jiahe county (嘉禾县)", "Jiahe")},
    "cupola": {"zh": ("冲天炉", "冲天炉"), "en": ("cupola (冲天炉)", "cupola")},
    "hectare": {"zh": ("公顷", "公顷"), "en": ("hectares (公顷)", "hectares")},
    "gross_output": {"zh": ("工业总产值", "产值"), "en": ("gross output (产值)", "gross output")},
    "ons": {"zh": ("英国国家统计局（ONS）", "国家统计局"),
            "en": ("Office for National Statistics (ONS)", "ONS")},
    "loa": {"zh": ("莫纳罗亚（Mauna Loa）", "莫纳罗亚"),
            "en": ("Mauna Loa (莫纳罗亚)", "Mauna Loa")},
}  # fmt: skip
DECLARED = {
    "five_g": {"zh": ["5G"], "en": ["5G"]},
    "plan_13": {"zh": ["十三五"], "en": ["13th Five-Year Plan"]},
    "plan_14": {"zh": ["十四五"], "en": ["14th Five-Year Plan"]},
    "top_500": {"zh": ["500强"], "en": ["Fortune 500"]},
    "three_highs": {"zh": ["三高四新"], "en": ["Three Highs and Four News"]},
    "m1": {"zh": ["M1"], "en": ["M1"]},
    "m2": {"zh": ["M2"], "en": ["M2"]},
    "carbon_dioxide": {"zh": ["二氧化碳", "CO2"], "en": ["CO2"]},
    "may": {"zh": ["五月"]},
}
LABELS = {
    "jinrun_tax": {"zh": "金润矿业上缴税收", "en": "tax paid by Jinrun"},
    "xiongfeng_tax": {"zh": "雄风环保上缴税收", "en": "tax paid by Xiongfeng"},
    "electronics": {"zh": "新引进的电子信息项目", "en": "electronics projects introduced"},
    "machinery": {"zh": "新引进的装备制造项目", "en": "machinery projects introduced"},
    "exports": {"zh": "货物出口", "en": "exports of goods"},
    "imports": {"zh": "货物进口", "en": "imports of goods"},
    "mills": {"zh": "关停的厂", "en": "mills shut"},
    "mines": {"zh": "矿", "en": "mines"},
    "money": {"zh": "广义货币", "en": "broad money"},
}
LINES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SLIPS = [line for line in LINES if len(line) == 4]


def spoken(text: str, lang: str) -> Spoken:
    """Say the figures of a text as numbers, the terms by their names."""
    mentions, terms, said = [], set(), ""
    for piece in re.split(r"(\{\w+\})", text):
        name = piece.strip("{}")
        if piece != name and name in TERMS:
            terms.add(name)
            said += TERMS[name][lang][1]
        elif piece != name:
            mentions.append((name, len(said), len(said) + 2))
            said += "57"
        else:
            said += piece
    return Spoken(said, lang, tuple(mentions), frozenset(terms))


def told(zh: str, en: str) -> set[str]:
    names = names_of(DECLARED, TERMS, LABELS)
    found = misnamed(names, spoken(zh, "zh"), spoken(en, "en"))
    return {one.kind for one in found}


@pytest.mark.each("line", LINES)
def test_names_agree(line: tuple[str, ...]) -> None:
    """Nothing is told of the right pair."""
    assert told(*line[:2]) == set()


@pytest.mark.each(("zh", "en", "slip", "wrong"), SLIPS)
def test_a_slip_is_told(zh: str, en: str, slip: str, wrong: str) -> None:
    """It is told as what it is."""
    assert slip in told(zh, wrong)
