"""Words of Chinese that say which way the number beside them goes."""

import re

from liuzhou_site.numbers.changes import Changes, Ways

_ROSE = (
    "(?<!负)增长|增产|加息|加薪|涨价|提价|涨薪|(?<!新)增加|多增|少减|上升|上涨|提高|提升|上调|上修|上浮|上行|攀升|回升|升值|扩大|加快"
    "|(?<!新)(?<!多)(?<!少)增|升|涨"
)
_FELL = (
    "负增长|减产|降息|降准|降价|减薪|减少|少增|多减|下降|下跌|下调|下修|下浮|下行|下滑|回落|收窄|缩小|缩减|缩短|缩量|跌去|下挫|重挫|蒸发|缩水|萎缩|衰退|削减|降低"
    "|贬值|放缓|减缓|(?<![少多])减|降|跌"
)
_RISE = "增幅|涨幅|升幅|增长幅度|上升幅度|上涨幅度|增速|增长速度|增长率|涨跌"
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


def _ways(up: re.Pattern[str], down: re.Pattern[str]) -> Ways:
    return {1: up, -1: down}


_NOTHING = re.compile("(?!)")
CHANGES = Changes(
    before=_ways(
        _before(_ROSE, _RISE, "多|高|快"), _before(f"{_LESS}|{_FELL}", _FALL, "少|低|慢|便宜")
    ),
    rates=_ways(
        re.compile(f"[多高快]出?$|(?:上调|提高|调高){_RATE}$"),
        re.compile(f"[少低慢]$|(?:下调|降低|调低){_RATE}$"),
    ),
    behind=_ways(_behind(f"{_RISE}|增长|上涨|上升"), _behind(f"{_FALL}|下降|下跌|减少")),
    apart=_ways(_NOTHING, _NOTHING),
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
