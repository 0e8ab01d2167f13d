"""The hedges of Chinese."""

import re

from liuzhou_site.numbers.hedges import Hedging
from liuzhou_site.numbers.lists import listed

HEDGES = Hedging(
    lines=listed("zh/hedges.txt"),
    between=re.compile("(?:占[\u4e00-\u9fff]{0,4}|[增升涨扩][长加大]?[至到为]|有)$"),
    compares=re.compile("低于|高于|大于|小于"),
    other_words={
        "过": "经通不度难跳错多少大小高强胜", "超": "高", "近": "最附远靠邻", "破": "打侦爆",
        "约": "节合条公预签契违特邀纽制赴相", "上": "网线以路身车",
    },
    needs={"上": re.compile("[十百千万亿两]"), "上下": re.compile("(?![游级班文求])"),
        "强": re.compile("(?<=[成%％倍]强)"),
        "弱": re.compile("(?<=[成%％倍]弱)"),
        "起": re.compile(r"(?<![\d一二两三四五六七八九十百千万亿多余]起)"),
    },
)  # fmt: skip
