"""Chinese numerals, for the gate, and those that count nothing: 一 as an article, an order.

A numeral counts when another one in its place would change what is reported of the story's world.
One list and one set of rules serve the reader and the gate.
"""

import re
import unicodedata

from liuzhou_site.numbers.lists import EVERY_DIGIT
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.numbers.zh.han import JOINED, MARKS, VALUES
from liuzhou_site.numbers.zh.words import CLASSIFIERS, EITHER, LISTS, UNIT_WORDS

_KNOWN = {*VALUES, *MARKS, *JOINED} - set("兆")
_ALIKE = [
    character
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1D))
    for character in map(chr, range(first, last + 1))
    if simplified(unicodedata.normalize("NFKC", character)) in _KNOWN
]
"""Characters of radicals and of older codes that look like a numeral: ⼋, ⼀."""
_RARE = "弌弍弎弐貮皕卌卄ㄧ"
_HAN = "".join(sorted({*_KNOWN, *_ALIKE, *_RARE}))
_ROMAN = r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![A-Za-z])"
NUMERALS = re.compile(
    r"(?<=全[省市县国村镇区乡])唯一|末位|数以[十百千万亿]+计|"
    rf"(?P<no>(?<![第\d{_HAN}]){EITHER})"
    rf"|[几数][十百千万亿]+|[{EVERY_DIGIT}]+(?:[.,．，]\d+)*[%％‰]?"
    rf"|首[位个家台次条座批例名届]|过半|半数|翻了?一?[番倍](?!茄|号)|腰斩|[{_HAN}半]+"
    r"|[亚季]军|(?<=[夺获捧膺得])冠军|(?<=[夺获捧膺得]了)冠军"
    r"|(?<=[夺获摘]得)[金银铜]牌|(?<=[夺获摘]了)[金银铜]牌|双双(?=[破倒停关遇受落身死])"
    rf"|(?<![A-Za-z])(?:{_ROMAN}|lO+|IOO+)(?= ?[座家个条届次名人只台项批处口吨元])"
)


_DETERMINED = re.compile("(?:[这那哪某每任另同上下前后头逐唯独的新老]|年轻|这样|那样|怎样|任何)$")
_ONLY = re.compile(rf"(?:{LISTS['only']})$")
_EACH = re.compile("(?:各(?![有执说持])[\u4e00-\u9fff]{1,2}|[只仅](?!是)[\u4e00-\u9fff]{1,2}了)$")
_GLANCE = re.compile("[眼声句步下番遍口]")
"""Manners of looking or speaking, of which nobody counts any: 只看了一眼."""
_COUNTING = re.compile(rf"(?:{LISTS['counting']})[了过掉出下]?$")
_COUNTED_THINGS = re.compile("[对双家座条台口名辆艘栋所户处孔起]")
_BUILDING = re.compile(
    "(?:建|开|拆|关|停|减少?|增加?|添|拥有|建有|设有|办|买|卖|获|夺|运|发生|通报|侦破|破获|酿成)[了过有起下得]?$"
)
_HARMED = re.compile(
    "[^，。；：！？,;]{0,14}?(?:死亡|遇难|身亡|受伤|失踪|丧生|被捕|获刑|落马|轻伤|重伤|溺亡|殉职)"
)
_ORDER = re.compile("(?:^|[，。；：！？、,;:\\s（(“])第$")
_AGAIN = re.compile("[遍回步天年眼]")
_OWN = re.compile("[她他我]的第$")
_WORK = re.compile("[部本张首篇]")
_GOT_TO = re.compile("[干做说走写吃看听读讲唱跑画睡飞爬]到$")
"""Half through doing something, which no one measures: 活干到一半."""
_NARRATED = re.compile(
    "[章节页段行篇课步点条句幅件回遍关站眼]|个(?:问题|原因|理由|疑问|办法|例子|教训)|[，,、：:]|是(?=[^全各])"
)
_RANKED = re.compile(
    "(?:全[国省市县区州球镇乡]|世界|亚洲|[居列排占获名位]|升至|跃居|国内|[省市县]内)$"
)
_HALVED = re.compile(
    "(?=[个数年月价成吨亩米里斤瓶碗杯箱袋勺桶片块]|小时|公里|世纪|分钟|[^\u4e00-\u9fff]|$)"
)
_WHOLE_HALF = re.compile("(?:[一过减折砍对近占]|减少|降低|缩水|多达)$")
_MANY = re.compile("(?:上|近|超过?|过|破|约|逾|数|几|好几|成|达到?|不到|不足|每|第|千|百|十)$")
_GLUED = re.compile("[^\u3000-\u303f\u4e00-\u9fff\uff00-\uffee\\s“”‘’]$")
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(f"[余多来{CLASSIFIERS}]|{UNIT_WORDS}")
_ONCE = re.compile("(?:^|[，。；：！？])一[天日]，")
_MEASURED = re.compile(f"{UNIT_WORDS}|刻钟")
_SPANNING = re.compile(
    "(?:个?(?:小时|钟头|星期|礼拜|季度|世纪)|个月|[年周天晚夜]|分钟)(?![多余半零之]|[以之][内上下]|左右|期)"
)
_LASTING = re.compile(
    "(?:最?近|[用花][了去]|为期|历时|[长至]达|[耗费用]时|[工刑]期|徒刑|拘役|缓刑|停[产工业课电水]|延[长期迟]|推迟|提前|缩短|[满隔])了?$"
)
"""A span of time, which 一 leaves as open as “a week” does, and what says that it is one long."""
_CLASSIFIED = re.compile(f"[{CLASSIFIERS}]")
_WORD = re.compile("(?![死伤男女子]|[人县市省国镇](?![一\u4e00-\u9fff]))[\u4e00-\u9fff]")
_PLACE = re.compile("道口|号(?:[楼线院门馆]|病房)|里[屯铺桥店堡河湾坪]")
"""What makes the name of a place of the numeral before it: 五道口."""
_MONTH = re.compile("[1-9]|1[0-2]|十?[一二]|[三四五六七八九十]")
_NAMED = re.compile(r"月(?![\d一二三四五六七八九十大龄球子亮饼刊票薪租—–~～至-])")
_DATED = re.compile(r"(?:(?<![去今明当同次])年|[—–~～至到第前后近上个\d-])$")
"""A month as English names it, January: of no year, and no end of a span."""
_BACK = re.compile("[这那此]两|上述两|以上两|二者|^两者")
_OPENING = re.compile("(?:^|[。！？])$")
_PAIR = re.compile("[\u4e00-\u9fff”’》\ufffc][和与及跟同][\u4e00-\u9fff“‘《\ufffc]")
_MENTIONS = re.compile("\ufffc+")
_EARLIER = 60
_COMPARED = re.compile("[比较与同跟](?:此前|之前|前)$")
_SPAN = re.compile("个?(?:月|季度|周|星期|年)")
_BASES = frozenset({"百", "千", "万", "十万", "百万"})
_RATED = re.compile("[人户家个名位例件台辆头只][^，。；：、！？]{0,14}?\ufffc")
"""So many of which a mention right behind is a rate: 每千人口医师{doctors:number}人."""
_BEFORE, _AFTER = 8, 24


def rule(text: str, start: int, end: int) -> str:
    """Return by which rule the numeral between two offsets counts nothing; "" where it counts."""
    run, before, after = text[start:end], text[max(0, start - _BEFORE) : start], text[end:][:_AFTER]
    if named := _name(run, before, after):
        return named
    if _DIGIT.search(run):
        return ""
    if run in {"两", "二"} and _BACK.search(before[-2:] + run + after[:1]):
        return "back" if _two_named(text[max(0, start - _EARLIER) : start]) else ""
    if run == "两" and _OPENING.search(before) and _two_said(text, start):
        return "back"
    if before.endswith("第"):
        return _ordinal(run, before, after)
    found = _RULES.get(run)
    return found(before, after) if found else ""


def _name(run: str, before: str, after: str) -> str:
    """Return what 1月, 五道口 and the 千 of 每千人 beside a mention are; "" of anything else."""
    if _MONTH.fullmatch(run) and _NAMED.match(after) and not _DATED.search(before):
        return "month"
    if run in _BASES and before.endswith("每") and _RATED.match(after):
        return "rate"
    if run != "一" and _COMPARED.search(before) and _SPAN.match(after):
        return "since"  # 较此前三个月, as 比一年前
    return "name" if _PLACE.match(after) and not _DIGIT.search(run) else ""


def _two_named(earlier: str) -> bool:
    """Say whether two things were named right before, to which 这两 points back."""
    pairs = 0 if "、" in earlier else len(_PAIR.findall(earlier))
    return len(_MENTIONS.findall(earlier)) == len("甲乙") or pairs == 1


def _two_said(text: str, at: int) -> bool:
    """Say whether a sentence mentions two figures, which are those: 两个比率, {a}, {b}."""
    low, high = bounds(text, at, SENTENCE)
    return len(_MENTIONS.findall(text[low:high])) == len("甲乙")


def _half(before: str, after: str) -> str:
    return "" if _HALVED.match(after) or _WHOLE_HALF.search(before) else "word"


def _cheque(before: str, after: str) -> str:
    """伍拾圆 is an amount of a cheque; a single one of its numerals is another word (收拾)."""
    del before
    return "" if after[:1] in {"元", "圆"} else "word"


_RATE = re.compile("(?:率|比例|比重|占比)(?:达到?|高达|为|是)?$")
"""What 百分之百 is a share of; elsewhere it says *wholly*."""
_MARGIN = re.compile("[票分球局席]之差")
_BALLS = re.compile("[球票分局席]")
_DOZEN = re.compile("打(?![折工电算击仗人架开印球造扮扫听包了过探量断破压])")


def _scale(before: str, after: str) -> str:
    """上万人, 百家企业 count; 百业, 万民 do not."""
    if after.startswith("分之百"):
        return "" if _RATE.search(before) else "word"
    counted = _MANY.search(before) or _COUNTED.match(after) or _GLUED.search(before)
    return "" if counted else "word"


def _ordinal(run: str, before: str, after: str) -> str:
    """第一，第二， tell in order; 全省第一 is a rank."""
    if (_OWN.search(before) and _WORK.match(after)) or before.endswith("总是第"):
        return "order"
    if _AGAIN.match(after) or (run == "一" and after.startswith("次")):
        return "order"
    if _RANKED.search(before[:-1]):
        return ""
    return "order" if _ORDER.search(before) and _NARRATED.match(after) else ""


_AGO = re.compile("(?:年|个?月|个?季度|个?星期|周|天)(?:之|以)?[前后](?![任辈进往来])")


def _article(before: str, after: str) -> str:
    """一座城说, 这一家, 一查: another number would change nothing; 关停一家, 一吨 count."""
    if _AGO.match(after):
        return "article"  # 一年前 is a year ago
    counted = (
        _ONLY.search(before)
        or _COUNTING.search(before)
        or _HARMED.match(after)
        or _MARGIN.match(after)
        or _DOZEN.match(after)
        or (before.endswith("以") and _BALLS.match(after))
        or (not _GLANCE.match(after) and _EACH.search(before))
    )
    if not counted and (_DETERMINED.search(before) or _ONCE.match(f"{before[-1:]}一{after}")):
        return "article"
    if counted or (_MEASURED.match(after) and not _SPANNING.match(after)):
        return ""
    if _SPANNING.match(after):
        return "" if _LASTING.search(before) else "article"
    if _CLASSIFIED.match(after):
        return "" if _COUNTED_THINGS.match(after) and _BUILDING.search(before) else "article"
    return "adverb" if _WORD.match(after) else ""


_RULES = {
    **dict.fromkeys("壹贰叁肆伍陆柒捌玖拾佰仟", _cheque),
    "一": _article,
    "半": _half,
    "一半": lambda before, _after: "word" if _GOT_TO.search(before) else "",
    "首次": lambda _before, _after: "order",
    **dict.fromkeys("百千万亿", _scale),
}
