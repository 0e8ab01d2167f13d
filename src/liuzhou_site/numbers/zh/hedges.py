"""The hedges of Chinese."""

from __future__ import annotations

import re

from liuzhou_site.numbers.hedges import Hedging

HEDGES = Hedging(
    before="""
over 超过了 超过 超出 超 逾 过 高于 突破 破 >
more_than 多于 大于 不止 上
at_least 至少 最少 最低 不少于 不低于 不小于 不下于 不下 起码 ≥ >= 大于等于 大于或等于
at_least 少说 少说有 少说也有
at_most 至多 最多 最高 不超过 不超 没有超过 没超过 没有超出 未超过 未超出 未超 未突破 没有突破
at_most 多达 顶多 充其量 撑死 不多于 不高于 不大于 不过 ≤ <= 小于等于 小于或等于
under 不到 不足 少于 小于 低于 未满 不满 未达 未达到 没有达到 没达到 没到 <
nearly 将近 接近 近乎 几近 近 临近 逼近 直逼 迫近
about 大约 大概 约为 约占 约有 约合 约 大致 估计 估计有 ~ ≈
almost 几乎 差不多 差不多有
""",
    behind="""
at_least 以上 及以上 或以上 起 或更多 +
at_most 以下 及以下 以内 之内 或以下 或更少
about 左右 上下 许
over 开外 有余 出头 挂零 冒头
""",
    between=re.compile("(?:占[\u4e00-\u9fff]{0,4}|[增升涨扩][长加大]?[至到为]|有)$"),
    compares=re.compile("低于|高于|大于|小于"),
    other_words={
        "过": "经通不度难跳错多少大小高强胜", "超": "高", "近": "最附远靠邻", "破": "打侦爆",
        "约": "节合条公预签契违特邀纽制赴相", "上": "网线以路身车",
    },
    needs={"上": re.compile("[十百千万亿两]"), "上下": re.compile("(?![游级班文求])")},
)  # fmt: skip
