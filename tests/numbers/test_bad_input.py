"""Texts that no newspaper prints: an answer in bounded time, nothing lost, never an error."""

from __future__ import annotations

import time

import pytest

from liuzhou_site.numbers import read, scan

LANGUAGES = ("zh", "en")
LARGE = 500_000


@pytest.mark.each("lang", LANGUAGES)
@pytest.mark.each(
    "text",
    [
        "9" * 10_000,
        "万亿亿" * 2_000,
        "一二三四五六七八九十百千万亿" * 500,
        "one million billion trillion " * 500,
        "\ud800 97 \udfff",
        "\u202e97\u202c \u200f97\u200f",
        "9\u200b7\u200d8\ufeff9",
        "97\x0097",
        "1,2.3,4.5" * 500,
        "½⅔①Ⅷ" * 1_000,
        "−-—–~" * 2_000 + "5",
        "$€£¥" * 2_000 + "5",
        "第" * 5_000 + "九",
        "e" * 5_000 + "1e9" * 2_000,
        "",
    ],
)
@pytest.mark.parametrize("most", [1_000, pytest.param(None, marks=pytest.mark.slow)])
def test_an_odd_text_has_an_answer(text: str, lang: str, most: int | None) -> None:
    """Every quantity has its place in the text, in order; what is read was scanned."""
    text = text[-most:] if most else text
    found = read(text, lang)
    ends = [0, *(quantity.span[1] for quantity in found)]
    assert all(a <= q.span[0] < q.span[1] <= len(text) for a, q in zip(ends, found, strict=False))
    assert all(0 <= start < end <= len(text) for start, end in scan(text, lang))


PROSE = {
    "zh": (
        "全市有企业616家，完成产值1918亿元，比重为百分之六十六。",
        "没有数的句子说了很多别的事情。",
    ),
    "en": (
        "The 616 firms made 191.8 billion yuan, or 66 percent. ",
        "A sentence tells of others. ",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_paragraph_of_half_a_megabyte_is_read_whole(lang: str) -> None:
    """Nothing is lost on the way, and it takes no longer than its length asks for."""
    numbers, others = PROSE[lang]
    unit = numbers + others * 20
    count = LARGE // len(unit.encode())
    spent = []
    for units in (count // 4, count):
        start = time.process_time()
        found = read(unit * units, lang)
        spent.append(time.process_time() - start)
        assert len(found) == 3 * units
    assert (
        spent[1] < 10 * spent[0]
    )  # four times the text; a quadratic reader needs 16 times as long
