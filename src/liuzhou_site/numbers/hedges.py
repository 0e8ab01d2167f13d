"""How firmly a number is said: the words before and behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liuzhou_site.model import Tongue

_REACH = 40
"""No hedge stands farther from its number than this: a bound on the work a number costs."""

_ZH_BEFORE = """
over 超过 超出 超 逾 过 高于 突破 破 >
more_than 多于 大于 不止 上
at_least 至少 最少 最低 不少于 不低于 不小于 不下 起码 ≥ >= 大于等于 大于或等于
at_most 至多 最多 最高 不超过 不多于 不高于 不大于 不过 ≤ <= 小于等于 小于或等于 高达
under 不到 不足 少于 小于 低于 未满 不满 未达 <
nearly 将近 接近 近 临近
about 大约 大概 约为 约占 约 大致 估计有 ~ ≈
almost 几乎 差不多
"""
_ZH_AFTER = """
at_least 以上 及以上 或以上 起 或更多 +
at_most 以下 及以下 以内 之内 或以下 或更少
about 左右 上下 许
over 开外 有余 出头
"""
_EN_BEFORE = """
over over above exceeding in_excess_of topping past
more_than more_than greater_than larger_than bigger_than higher_than longer_than older_than
more_than upwards_of > not_just
at_least at_least no_less_than no_fewer_than not_less_than not_fewer_than a_minimum_of
at_least minimum_of ≥ >= greater_than_or_equal_to more_than_or_equal_to
at_most at_most up_to as_many_as as_much_as no_more_than not_more_than not_over a_maximum_of
at_most maximum_of not_exceeding no_greater_than ≤ <= less_than_or_equal_to
under under below less_than fewer_than smaller_than lower_than shorter_than younger_than
under just_under just_below <
nearly nearly close_to near approaching
about about around roughly approximately approx. approx some circa c. ca. an_estimated ~ ≈
about in_the_region_of
almost almost virtually
"""
_EN_AFTER = """
at_least or_more or_above or_over or_higher or_greater or_older or_longer and_above and_over
at_least and_up or_better -plus + at_least
at_most or_less or_fewer or_below or_under or_lower or_younger at_most and_below and_under
more_than odd
about or_so or_thereabouts approximately
"""


def _table(lines: str) -> Mapping[str, Hedge]:
    return MappingProxyType(
        {
            form.replace("_", " "): Hedge(name)
            for name, *forms in map(str.split, lines.strip().splitlines())
            for form in forms
        }
    )


def _either(table: Mapping[str, Hedge]) -> str:
    ordered = sorted(table, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form) for form in ordered)


_BEFORE = MappingProxyType({"zh": _table(_ZH_BEFORE), "en": _table(_EN_BEFORE)})
_AFTER = MappingProxyType({"zh": _table(_ZH_AFTER), "en": _table(_EN_AFTER)})
_TAIL = MappingProxyType(
    {
        "zh": re.compile(
            rf"(?P<form>{_either(_BEFORE['zh'])}) ?(?P<base>占(?:[\u4e00-\u9fff]{{0,4}}?))?$"
        ),
        "en": re.compile(
            rf"(?<![A-Za-z])(?P<form>{_either(_BEFORE['en'])}) ?(?:the |an? )?$", re.IGNORECASE
        ),
    }
)
_HEAD = MappingProxyType(
    {
        "zh": re.compile(rf"(?P<form>{_either(_AFTER['zh'])})"),
        "en": re.compile(
            rf"(?:[ -](?!-))?(?P<form>{_either(_AFTER['en'])})(?![A-Za-z0-9])", re.IGNORECASE
        ),
    }
)
_OTHER_WORD = MappingProxyType(
    {
        "过": "经通不度难跳错多少大小高强胜", "超": "高", "近": "最附远靠邻", "破": "打侦爆",
        "起": "",
        "约": "节合条公预签契违特邀纽制赴相", "上": "网线以路身车", "最高": "", "some": "",
    }
)  # fmt: skip
"""Forms that end other words, with the characters before them that make them so (节约, 经过)."""

_BARE = re.compile(r"[十百千万亿两]")


def before(text: str, start: int, lang: str) -> tuple[Hedge, int]:
    """Return the hedge that ends at `start` and where it begins."""
    low = max(0, start - _REACH)
    match = _may_end(text[low:start], lang) and _TAIL[lang].search(text, low, start)
    if not match:
        return Hedge.NONE, start
    form, begin = match["form"].lower(), match.start()
    if begin and text[begin - 1] in _OTHER_WORD.get(form, ""):
        return Hedge.NONE, start
    if form == "上" and not _BARE.match(text, start):
        return Hedge.NONE, start
    return _BEFORE[lang][form], begin


def _may_end(tail: str, lang: str) -> bool:
    """Say whether a hedge may end `tail`: seldom, and to see it costs less than to look for one."""
    tail = tail.casefold()
    if lang == "zh":
        return tail.rstrip(" ").endswith(_FORMS[lang]) or "占" in tail[-_OF_WHOLE:]
    return any(tail.removesuffix(word).rstrip(" ").endswith(_FORMS[lang]) for word in _ARTICLES)


_FORMS = MappingProxyType({lang: tuple(table) for lang, table in _BEFORE.items()})
_ARTICLES = ("", "the ", "an ", "a ")
_OF_WHOLE = 5
"""Characters behind a Chinese hedge that say of what a share is one: 超过占全国."""


def after(text: str, end: int, lang: str) -> tuple[Hedge, int]:
    """Return the hedge that starts at `end` and where it ends."""
    match = _HEAD[lang].match(text, end)
    return (_AFTER[lang][match["form"].lower()], match.end()) if match else (Hedge.NONE, end)


_TYPED_BEFORE = MappingProxyType(
    {
        "zh": r"(?:(?<![附最临邻接])近|超过|超|约|大约|几乎|至少|不到|不足|不下|逾|大概)",
        "en": r"\b(?:(?:more|fewer|less|better) than|over|nearly|about|almost|at (?:least|most)"
        r"|under|up to|around|roughly|approximately|some|close to)",
    }
)
_TYPED_AFTER = MappingProxyType(
    {"zh": r"(?:多|余|以上|以下|左右)", "en": r"(?:or (?:more|less|fewer|so)\b|%|-?odd\b)"}
)
"""Words that say how firmly a number is meant: the record's part, not the sentence's."""


@lru_cache(maxsize=8)
def hedges_beside(tongue: Tongue) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a hedge right before a mention, and right behind it."""
    if isinstance(tongue, str):
        before, after = _TYPED_BEFORE[tongue], _TYPED_AFTER[tongue]
    else:
        parts = [words.split("{}") for words in tongue.hedges.values()]
        left, right = ({re.escape(part[n].strip()) for part in parts} - {""} for n in (0, 1))
        before = rf"\b(?:{'|'.join(sorted(left)) or '(?!)'})"
        after = rf"(?:{'|'.join([*sorted(right), '%', '‰'])})(?!\w)"
    return (
        re.compile(rf"({before})\s*$", re.IGNORECASE),
        re.compile(rf"\s*({after})", re.IGNORECASE),
    )
