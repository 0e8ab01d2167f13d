"""Where numerals stand: every digit and number word, over-cautious, for the gate."""

from __future__ import annotations

import re
from types import MappingProxyType

from liuzhou_site.numerals.english_words import ONES, ORDINALS, PARTS, TENS

NO_QUANTITY_ZH = (
    "一定 一般 一样 一直 一起 一致 一旦 一律 一贯 一再 一向 一同 一并 一概 一切 一些 一体 统一 唯一 "
    "之一 万一 十分 千万别 单一 同一 逐一 进一步 一方面 另一方面 一手 百姓 半导体 第一手 一边 一面 "
    "一下 万能 千瓦 两岸 三角洲 一带 一是 二是 专一 不一 一如 一味 一流 一线 一时 一事 一旁 一路 合一"
).split()
"""Chinese words that hold a numeral and count nothing."""

NO_QUANTITY_EN = (
    "no one, one another, second-hand, second hand, at first, first of all, one day, "
    "one by one, the one, third party, half-way, first-hand"
).split(", ")
"""English words that hold a number word and count nothing."""

_ZH = re.compile(
    rf"(?P<no>{'|'.join(sorted(NO_QUANTITY_ZH, key=len, reverse=True))})"
    r"|[几数][十百千万亿]+|[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％]?"
    r"|[零〇一二两三四五六七八九十百千万亿半廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+"
)
_EN_WORDS = sorted(
    {*ONES, *TENS, *ORDINALS[1:], *PARTS, "hundred", "hundreds", "thousand", "thousands",
     "million", "millions", "billion", "billions", "trillion", "dozen", "dozens", "twice",
     "thrice", "tens", "scores", "ones"},
    key=lambda word: (-len(word), word),
)  # fmt: skip
_EN = re.compile(
    rf"(?P<no>\b(?:{'|'.join(NO_QUANTITY_EN)})\b)|[0-9０-９]+(?:[.,][0-9]+)*%?"
    rf"|(?<![A-Za-z])(?:{'|'.join(_EN_WORDS)})(?:[ -](?:{'|'.join(_EN_WORDS)}))*(?![A-Za-z])",
    re.IGNORECASE,
)
_LANGUAGES = MappingProxyType({"zh": _ZH, "en": _EN})


def scan(text: str, lang: str) -> list[tuple[int, int]]:
    """Return (start, end) of every digit run and number word of `lang` in `text`.

    Over-cautious: what is not in the closed lists of words that count nothing is a numeral.
    """
    pattern = _LANGUAGES[lang]
    return [match.span() for match in pattern.finditer(text) if not match["no"]]
