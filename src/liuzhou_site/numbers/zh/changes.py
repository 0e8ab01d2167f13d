"""Words of Chinese that say which way the number beside them goes."""

import re

from liuzhou_site.numbers.changes import Changes
from liuzhou_site.numbers.zh.words import LISTS

_FALL = "降幅|跌幅|减幅|下降幅度|下跌幅度|减少幅度"
_RATE = "[\u4e00-\u9fff]{1,8}(?:率|利率|税|费|比例|比重|成本|门槛)"
"""What a share is taken off, or added to: 下调准备金率."""
_LESS = "(?:减少|削减|压减|裁减)(?![到至为])(?:(?!的)[\u4e00-\u9fff]){1,6}"
"""What is made less, before by how much: 减少碳排放1.2万吨."""
_CLAUSE = "[^，。；！？：、\n]{0,24}"


def _before(verb: str, noun: str, adjective: str) -> re.Pattern[str]:
    """Return what ends before a number: 下降了, 降幅为, 比上年少."""
    return re.compile(
        f"(?:{verb})了?$|(?:{noun})(?:为|达到|达|是)?$|[比较]{_CLAUSE}(?:{adjective})了?$"
    )


def _behind(noun: str) -> re.Pattern[str]:
    """Return what begins behind a number: 的降幅."""
    return re.compile(f"的(?:{noun})")


_NOTHING = re.compile("(?!)")
CHANGES = Changes(
    before={
        1: _before(LISTS["rose"], LISTS["rise"], "多|高|快"),
        -1: _before(f"{_LESS}|{LISTS['fell']}", _FALL, "少|低|慢|便宜"),
    },
    rates={
        1: re.compile(f"[多高快]出?$|(?:上调|提高|调高){_RATE}$"),
        -1: re.compile(f"[少低慢]$|(?:下调|降低|调低){_RATE}$"),
    },
    behind={1: _behind(f"{LISTS['rise']}|增长|上涨|上升"), -1: _behind(f"{_FALL}|下降|下跌|减少")},
    apart={1: _NOTHING, -1: _NOTHING},
    level=re.compile("突?破"),
    when=_NOTHING,
    moved=_NOTHING,
    listed=re.compile("[、和与及]\ufffc?|以及|[，；]\ufffc"),
    no_verb=re.compile("[为是至到达]$"),
    verbs={
        "": ("增加{}", "减少{}"),
        "share": ("增长{}", "下降{}"),
        **dict.fromkeys(("point", "basis_point"), ("上升{}", "下降{}")),
    },
)
