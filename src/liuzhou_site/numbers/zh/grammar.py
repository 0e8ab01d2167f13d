"""Words of Chinese beside a number: which way it goes, how firmly it is said, denied, compared."""

import re
from fractions import Fraction

from liuzhou_site.numbers.changes import Changes
from liuzhou_site.numbers.grammar import Comparing, Listing, Proving
from liuzhou_site.numbers.hedges import Hedging
from liuzhou_site.numbers.lists import NOTHING, listed
from liuzhou_site.numbers.turns import Turns
from liuzhou_site.numbers.zh.dates import western
from liuzhou_site.numbers.zh.words import CLASSIFIER, LISTS

_FALL = "[降跌减][温价]幅度|降幅|跌幅|减幅|下降幅度|下跌幅度|减少幅度"
_RATE = "[\u4e00-\u9fff]{1,8}(?:率|利率|税|费|比例|比重|成本|门槛)"
"""What a share is taken off, or added to: 下调准备金率."""
_LESS = "(?:减少|削减|压减|裁减)(?![到至为])(?:(?![的率到至])[\u4e00-\u9fff]){1,6}"
"""What is made less, before by how much: 减少碳排放1.2万吨."""
_JUST = "(?:整整|足足|仅仅?|只有?|不过)?"
_CLAUSE = "[^，。；！？：、\n]{0,24}"


_DOES = "[\u4e00-\u9fff](?<![为是数有达占于])"
_THAN = "[^，。；：！？、的\n]{1,12}"
"""What somebody did more of, and what is higher or lower: 多判了三年, 高于上月1.1个百分点."""


_COURSE = (
    r"为|(?:将|可|或|已)?(?:达到|高?达)|是|有|仅|[由从](?:[^，。；\d]{0,12}|[^，。；\n]{0,40}[至到为])"
    "|(?:一度|仍|收窄|缩小?|扩大|放缓|加快|回[升落]|[提升]高|提升|降低|[升降])[至到为]"
)
"""What leads from a rise or a fall to how great it is: 降幅由8.1%收窄至2.6%."""


def _before(verb: str, noun: str, adjective: str) -> re.Pattern[str]:
    """Return what ends before a number: 下降了, 降幅为, 比上年少."""
    return re.compile(
        f"(?:{verb})了?{_JUST}$|(?:{noun})(?:{_COURSE})?$|[比较]{_CLAUSE}(?:{adjective})了?$"
    )


def _behind(noun: str) -> re.Pattern[str]:
    """Return what begins behind a number: 的降幅, 零增长."""
    return re.compile(f"(?:的|(?<=零))(?:{noun})")


CHANGES = Changes(
    before={
        1: _before(LISTS["rose"], LISTS["rise"], f"[多高快贵]出?|[长厚宽深]|(?<![较大])多{_DOES}"),
        -1: _before(f"{_LESS}|{LISTS['fell']}", _FALL, f"[少低慢短薄窄浅]|少{_DOES}"),
    },
    rates={
        1: re.compile(f"[多高快]出?$|高[于出]{_THAN}$|(?:上调|提高|调高){_RATE}$"),
        -1: re.compile(f"[少低慢]$|低于{_THAN}$|(?:下调|降低|调低){_RATE}$"),
    },
    behind={1: _behind(f"{LISTS['rise']}|增长|上涨|上升"), -1: _behind(f"{_FALL}|下降|下跌|减少")},
    pace=re.compile("[快慢]了?#"),
    level=re.compile("突?破"),
    each=re.compile(f"分别(?:{LISTS['rose']}|{LISTS['fell']})了?$"),
    listed=re.compile(f"(?:{LISTS['classifier']})?[、和与及]\ufffc?|以及|[，；]\ufffc"),
    added=re.compile(f"(?:{LISTS['rose']})了?{_JUST}$|[比较]{_CLAUSE}[多高快]出?了?$|[多高]出$"),
    no_verb=re.compile("[为是至到达]$"),
    either=re.compile(f"(?:增速|增长速度|增长率|年增率|涨跌)(?:{_COURSE})?$"),
    paces=re.compile(f"(?:{_FALL}|{LISTS['rise']})(?:{_COURSE}$|$|的变化)"),
    verbs={
        "": ("增加{}", "减少{}"),
        "share": ("增长{}", "下降{}"),
        **dict.fromkeys(("point", "basis_point"), ("上升{}", "下降{}")),
    },
)


HEDGES = Hedging(
    lines=listed("zh/hedges.txt"),
    between=re.compile(
        "(?:占[\u4e00-\u9fff]{0,4}|[增升涨扩][长加大]?[至到为]|有|每[\u4e00-\u9fff]{1,3})$"
    ),
    head=f"期?{CLASSIFIER}?次?",
    compares=re.compile("低于|高于|大于|小于"),
    other_words={
        "过": "经通不度难跳错多少大小高强胜", "超": "高", "近": "最附远靠邻", "破": "打侦爆跌",
        "不及": "来赶顾", "约": "节合条公预签契违特邀纽制赴相", "上": "网线以路身车",
    },
    needs={"上": re.compile("[十百千万亿两]"), "上下": re.compile("(?![游级班文求])"),
        "强": re.compile("(?<=[成%％倍半]强)|(?<=成[一二三四五六七八九]强)|(?<=之[一二三四五]强)"),
        "弱": re.compile("(?<=[成%％倍半]弱)|(?<=之[一二三四五]弱)"),
        "起": re.compile(
            r"(?<![\d一二两三四五六七八九十百千万亿多余]起)|(?<=[万亿]起)(?![案事火交违纠])"
        ),
        **dict.fromkeys(("最高", "最低"),
            re.compile(r"(?!零下|[负-]?[\d.一二三四五六七八九十]{1,5}(?:℃|度|摄氏))")),
        "+": re.compile(r"(?!\d)"),
        "不到": re.compile(
            r"(?![\u4e00-\u9fff])|(?=.{2,10}的[一二三四五六七八九十\d]{1,3}[分半成%倍])"
            "|(?=[零一二两三四五六七八九十百千万几半数第])"
        ),
        "许": re.compile("(?![姓可多诺某愿昌久])"),
        "还多": re.compile("(?![出了]|[\\d一二两三四五六七八九十百千万])"),
        **dict.fromkeys("大小", re.compile("半(?=[年天]|个[月多小星])")),
    },
    unless={"快": re.compile("(?<![了有占到已])$")},
    denied=re.compile("(?:不[得能应可许准]?|没有?|未|严禁)$"),
)  # fmt: skip


COMPARING = Comparing(
    shapes={
        ">": re.compile(
            "(?<!相)比(?![例重率]|一[年月天季])[^，。；：！？比]{1,12}?(?<!不)[多大高长重快强贵早]"
            "(?![少小低短半致约概体])"
        ),
        "<": re.compile(
            "(?<!相)比(?![例重率]|一[年月天季])[^，。；：！？比]{1,12}?(?<!不)[少小低短轻慢弱晚]"
        ),
        "largest": re.compile(r"最好(?=[的了之时成年水纪]|\W|$)"),
    },
    factors={"翻": 2, "加倍": 2, "减半": Fraction(1, 2), "折半": Fraction(1, 2)},
    most=re.compile("多数|大多|大部分|大头"),
    fewest=re.compile("少数|小部分"),
    adjectives={">": "多大高长重", "<": "少小低短轻"},
    loose={"nearly": re.compile("近|几乎"), "about": re.compile("约|左右")},
    naming=re.compile(
        r"(?<=的)(?:名义|实际|同比|环比|平均|年均)?增长(?![了到至])|增长(?=[率点极])|^增长$|(?<=许)多数"
        r"|(?<=\ufffc的)(?:上升|下降|上涨|下跌|增加|减少)|同样(?![多大高长的，。；]|是?\ufffc)"
    ),
    loosely={"==": re.compile("同样(?![多大高长])|(?<=不)(?:相同|一样|相等|一致)")},
    courses=(
        re.compile(
            "[从由自][^，。；！？\ufffc]{0,16}(?P<first>\ufffc)"
            "(?P<words>[^。；！？\ufffc]{0,16}?[到至为成]了?)[^，。；！？\ufffc]{0,8}(?P<last>\ufffc)"
        ),
    ),
    from_to=re.compile("[从由自](?P<other>\ufffc)[^。；]{0,40}?(?P<subject>\ufffc)"),
    nearly=re.compile("(?:几乎|险些|差一?点儿?|近乎|近于|几近|勉强|眼看)[要就]?\\Z"),
    times=re.compile("(?:超[过出]|[多高大]于|不[到足]|[少低小]于)[^，。；：\ufffc]{1,20}的\\Z"),
    since=re.compile("过"),
    lower=re.compile("更\\Z"),
    of_noun=re.compile("(?![是为])[^比]*的"),
    within=re.compile(
        "(?P<passive>被)|(?<![同环占])比(?![例重率较])|(?:[是为]|超[过出]|[多高大少低小]于)(?=[^是为]*的$)"
    ),
)


TURNS = Turns(
    negation=re.compile(LISTS["turn-negation"]),
    no_negation=re.compile(LISTS["turn-no-negation"]),
    silence=re.compile("(?:没有?|未)(?:说|写|讲|提|交代|列|给出|找到|查到)|无从|不知|不清楚"),
    up=re.compile(LISTS["turn-up"]),
    down=re.compile(LISTS["turn-down"]),
    near=4,
    joint=re.compile("\ufffc"),
    opening=NOTHING,
    short=re.compile(r"\W*\w{1,7}\W*"),
    either=re.compile("或者?|[和与、]"),
    fresh=re.compile("新增"),
)

_NAME = r"[^、，。；：！？,;:（）()《》“”\s\d]{1,24}?"
LISTING = Listing(
    names=(
        re.compile(rf"(?P<list>{_NAME}(?:、{_NAME})+)(?P<open>等)?[共这]?$"),
        re.compile(
            r"^[^、，。；：]{0,16}(?:：|分别是|分别为|即)"
            rf"(?P<list>{_NAME}(?:、{_NAME})+)(?P<open>等)?(?=[，。；：]|$)"
        ),
    ),
    joint=re.compile("、|和|以及|及|与"),
    total=(
        re.compile("(?:合计|共计|总计|总共|一共|[，、；]共)[^，。；：]{0,6}$"),
        NOTHING,
    ),
)

PROVING = Proving(
    between=re.compile(r"[年月日季度至—–\s]*"),
    part=re.compile("[终初春夏秋冬]|底(?!止)|末(?![季止])|年中(?!期)"),
    financial=re.compile("财年|财政|年度"),
    earlier=re.compile(
        "[上去]年(?:同[期月季]|(?P<end>[末底]))?|上一年|一年前|(?P<part>上个?(?:月|季度?))"
    ),
    full=western,
)
