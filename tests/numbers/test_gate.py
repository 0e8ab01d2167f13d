"""The scan of the gate: nothing that is read escapes it, and its lists of words stay closed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.numbers import read, scan, uncounted
from liuzhou_site.numbers.en import words as en
from liuzhou_site.numbers.zh import words as zh

HOLE = "\ufffc"
PIECES = {
    "zh": "一 三 十 百 千 万 亿 多 余 几 数 半 点 又 分之 百分之 第 首位 至 ～ 3 5.2 1,200 % 成 折 "
    "家 个 年 月 日 元 公里 约 近 超过 以上 ， 。 的 厂 统一 一般".split(),
    "en": "one two twenty hundred thousand million and a half third second dozen dozens few first "
    "3 5.2 1,200 2020 % percent - – to $ km people years about more than or , . the of no may "
    "May point minus".split(),
}


def blanked(text: str, lang: str) -> str:
    """Return `text` without what the gate finds or passes by a rule, as long as before."""
    for start, end, *_ in (*scan(text, lang), *uncounted(text, lang)):
        text = text[:start] + HOLE * (end - start) + text[end:]
    return text


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(data=st.data())
def test_no_mixture_of_number_words_escapes(lang, data):
    """Number words put together at random are read only where the scan finds them too."""
    glue = "" if lang == "zh" else " "
    text = glue.join(data.draw(st.lists(st.sampled_from(PIECES[lang]), max_size=12)))
    assert read(blanked(text, lang), lang) == [], text


@pytest.mark.each(
    ("text", "lang", "found"),
    [
        ("共九家", "zh", ["九"]),
        ("几十家", "zh", ["几十"]),
        ("占一半", "zh", ["一半"]),
        ("居首位", "zh", ["首位"]),
        ("第三", "zh", ["三"]),
        ("１２３座", "zh", ["１２３"]),
        ("统一管理一些事", "zh", []),
        ("队伍登上了大陆", "zh", []),
        ("陆仟伍佰", "zh", ["陆仟伍佰"]),
        ("nine mills", "en", ["nine"]),
        ("Dozens of mills", "en", []),
        ("twenty-one mills", "en", ["twenty-one"]),
        ("half of them", "en", ["half"]),
        ("no one came", "en", []),
        ("someone weighed height", "en", []),
        ("an eight-hour day, twice", "en", ["eight"]),
        ("½ a cup", "en", ["½"]),
        ("俩人, 仨人", "zh", ["俩", "仨"]),
        *((f"a {sign} b", lang, [sign]) for sign in "①⑴⒈㊀Ⅷⅷ⅝²₂𝟏٣९㍘" for lang in ("zh", "en")),
    ],
)
def test_number_words_are_numerals(text, lang, found):
    """Number words count; words that merely hold one do not."""
    assert [text[start:end] for start, end in scan(text, lang)] == found


@pytest.mark.parametrize(("words", "lang"), [(zh.FIXED, "zh"), (en.FIXED, "en")])
def test_fixed_words_count_nothing_and_none_is_listed_twice(words, lang):
    """Each is passed over, wherever its condition lets it."""
    assert len(set(words)) == len(words)
    for word in words:
        allowed = re.sub(r"\(\?=\[?([^)$|\]]+)[^)]*\)", lambda ahead: ahead[1], word)
        plain = re.sub(r"\(\?[^)]*\)|\[[^]]*\]", "", allowed)
        assert scan(plain, lang) == [], word
