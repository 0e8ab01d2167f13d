"""The scan of the gate: nothing that is read escapes it, and its lists of words stay closed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.numbers import read, scan
from liuzhou_site.numbers.en import scan as en
from liuzhou_site.numbers.zh import scan as zh

HOLE = "\ufffc"
PIECES = {
    "zh": "一 三 十 百 千 万 亿 多 余 几 数 半 点 又 分之 百分之 第 首位 至 ～ 3 5.2 1,200 % 成 折 "
    "家 个 年 月 日 元 公里 约 近 超过 以上 ， 。 的 厂 统一 一般".split(),
    "en": "one two twenty hundred thousand million and a half third second dozen dozens few first "
    "3 5.2 1,200 2020 % percent - – to $ km people years about more than or , . the of no may "
    "May point minus".split(),
}


def blanked(text: str, lang: str) -> str:
    """Return `text` with what the scan finds taken out, as long as before."""
    for start, end in scan(text, lang):
        text = text[:start] + HOLE * (end - start) + text[end:]
    return text


@pytest.mark.parametrize("lang", ["zh", "en"])
@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(data=st.data())
def test_no_mixture_of_number_words_escapes(lang, data):
    """Number words put together at random are read only where the scan finds them too."""
    glue = "" if lang == "zh" else " "
    text = glue.join(data.draw(st.lists(st.sampled_from(PIECES[lang]), max_size=12)))
    assert read(blanked(text, lang), lang) == [], text


@pytest.mark.parametrize(
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
        ("Dozens of mills", "en", ["Dozens"]),
        ("twenty-one mills", "en", ["twenty-one"]),
        ("half of them", "en", ["half"]),
        ("no one came", "en", []),
        ("someone weighed height", "en", []),
        ("an eight-hour day, twice", "en", ["eight", "twice"]),
        ("½ a cup", "en", ["½"]),
        ("俩人, 仨人", "zh", ["俩", "仨"]),
        *((f"a {sign} b", lang, [sign]) for sign in "①⑴⒈㊀Ⅷⅷ⅝²₂𝟏٣९㍘" for lang in ("zh", "en")),
    ],
)
def test_number_words_are_numerals(text, lang, found):
    """Number words count; words that merely hold one do not."""
    assert [text[start:end] for start, end in scan(text, lang)] == found


@pytest.mark.parametrize(("words", "lang"), [(zh.COUNT_NOTHING, "zh"), (en.COUNT_NOTHING, "en")])
def test_the_words_that_count_nothing_are_few_and_needed(words, lang):
    """Each exception would be found without its list, none stands twice, and they are few."""
    assert len(set(words)) == len(words) <= 60
    for word in words:
        core = re.compile("[一二三十百千万两半陆伍]|one|first|second|third|half")
        plain = word.partition("(")[0]  # what follows is a condition
        assert core.search(plain), word
        assert scan(plain, lang) == [], word
