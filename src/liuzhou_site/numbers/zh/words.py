"""Chinese words beside a numeral: what is counted, and what is passed over."""

import re

from liuzhou_site.numbers.lists import NAMED, alternatives, either, listed
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.units import UnitWords
from liuzhou_site.numbers.zh.han import HAN, MARK

LISTS = alternatives("zh/lists.txt")
"""Words that stand beside numbers, for the patterns that look for one of them."""
CLASSIFIER = LISTS["classifier"]
"""A measure word of things, which makes an article of 一."""
FIXED = tuple(listed("zh/fixed.txt").split())
"""Words and idioms that hold a numeral and count nothing. What follows in brackets, or stands
before, is a condition, as a pattern."""

_CONDITION = re.compile(r"\(\?[^)]*\)|\[[^]]*\]")
_PLAIN = {word: _CONDITION.sub("", word) for word in FIXED}
_HEADS = "".join(sorted({plain[0] for plain in _PLAIN.values()}))
EITHER = (
    f"(?=[{_HEADS}])(?:{'|'.join(sorted(FIXED, key=lambda word: (-len(_PLAIN[word]), word)))})"
    rf"|一(?P<twice>(?!{HAN})[\u4e00-\u9fff])(?:一(?P=twice)|(?P=twice)(?![电具政庭主均]))"
    f"|(?<![A-Za-z\\d])(?i:{either(NAMED)})(?![A-Za-z\\d])"
)
"""The longest first; where no word begins, none is tried."""

UNITS = UnitWords(
    names=lambda unit: tuple(map(simplified, (unit.zh, *unit.words.get("zh-Hant", {}).values()))),
    also=listed("zh/units.txt"),
    parts=listed("zh/coins.txt"),
    gap="",
    small={"CNY": frozenset("角分")},
)

_THINGS = [line.split() for line in listed("zh/things.txt").splitlines()]
_PEOPLE = {word for name, *words in _THINGS if name == "person" for word in words}
PEOPLE = either({word for word in _PEOPLE if word[0] != "#"})
"""People, of whom so many may be told of each thousand: 每千老人."""
_NAMES = {word for _, *words in _THINGS for word in words if len(word) > 1 and "#" not in word}
NOUNS = either(_NAMES - _PEOPLE)
"""Things that are counted, and no people."""

MEASURE = f"(?:{LISTS['long']}|{LISTS['measures']})"

MEASURED = re.compile(f" ?{MEASURE}")
"""What follows a number when it counts: a measure word, a unit, or a noun used as one."""

BARE = re.compile(rf"(?:[百佰千仟万亿兆]{MARK}*|{HAN}|[一二三四五六七八九两]{{2}})[多余来]?$")
"""Numerals that are written like the beginning of other words; they count where something counted
follows, or a hedge or an operation is before them."""

MARK_ONLY = re.compile(rf"[百佰千仟万亿兆]{MARK}*$")
"""百, 千万: numbers only with something counted, or with a hedge."""

OPERATION = re.compile(r"[是为于加减乘以除到至和与或等得比近过超约了负共]$")
"""What stands before a number named for itself: 等于九, 三加五."""

DOUBLING = "翻了?(?:将近|接近|[近快约]|超过?|逾|不止|不到)?"
"""What 一番 follows where something has doubled, in whole or nearly."""

TWOFOLD = r"(?<![\d成一二两三四五六七八九十百千万亿几数\ufffc])倍[增升](?!计|器)"
"""What says that something has doubled, and not how many times more it was: 成倍增长."""

_CODES = "USD|RMB|CNY|EUR|GBP|HKD|JPY|US|HK|NT|AUD|CAD|RM"
_TEN = "一二三四五六七八九十"
_PARTS_OF_DAY = (
    "上午 下午 凌晨 早上 晚上 晚间 傍晚 清晨 当晚 今晚 昨晚 今早 当天 昨天 截至 日晚 日早 日 号"
).split()
_OF_DAY = f"(?:{'|'.join(f'(?<={word})' for word in _PARTS_OF_DAY)})"
SKIP = (
    rf"{EITHER}"
    r"|[上下前后]半"
    rf"|(?<=[新上下前后每某任同这那哪])一(?={CLASSIFIER})"
    rf"|(?<=每)[百千万]{{1,2}}(?=(?!元)(?:{LISTS['amount']})|[人户名]口?[^，。；：\d{_TEN}两]{{0,14}}$)"
    r"|百岁(?=老人|寿星)"
    r"|(?<=每)两(?=[升降涨跌报售][破穿至到价]|[约近]?\d)"
    rf"|(?<![A-Za-z])(?!(?:{_CODES}) )[A-Za-z]{{3,}} \d{{1,4}}(?![\d.%,]|[万亿年月日点个家元])"
    rf"|(?<![A-Za-z])(?!(?:{_CODES})[ $]?\d)[A-Za-z_][A-Za-z0-9_.@/-]*"
    r"|(?:沪深|标普|纳斯达克|波音|空客|(?:[歼轰直]|(?<![客货春暑空海航陆水托转营装搬])运)-?|(?:东风|巨浪|红旗|鹰击)-|小米|红米|骁龙|天玑|宝马|长征|神舟|嫦娥|天宫|[上中北深]证|科创|日经|富时)"
    r"\d{1,4}(?![\d万亿%.余多年月日点个家人吨箱台部名元辆条件只米公])"
    rf"|(?:神舟|嫦娥|天宫|长征|天问|天舟|问天|风云|北斗)[{_TEN}]{{1,3}}号"
    rf"|[正冬腊闰]月(?:初?[{_TEN}廿]{{1,3}}(?!日))?"
    rf"|(?=[{_TEN}百千万零两\dGSX])(?:(?<=[国省县]道)(?:[GSX]?\d{{1,4}}[线号]?|[{_TEN}]{{1,3}}号)"
    rf"|(?<=农历)[{_TEN}]{{1,2}}月(?:初?[{_TEN}廿]{{1,3}})?"
    rf"|.里[屯铺桥店堡河湾坪]|.[^一二三四五六七八九十百千万多余个座各省市大小贫地强类\d]县(?!级)"
    r"|(?<=[“「『])[一二三四五六七八九十][一二三四六七八九十](?=[”」』])"
    r"|[一二三四]{2}(?=线|类|手[房车楼]|级市场)"
    r"|[一二三](?:等[座舱]|期(?=工程|项目|开[通工]|建设|竣工|投产|临床|试[验运])|本(?=线|院校|批|率)|审(?=[法判开宣认维裁公程]|$))"
    r"|(?<=[新老])一代(?!人)|(?<=上)一代|(?<=[比较]上)一(?=[周年季届期任轮财个])|(?<=[比较]前)一(?=[周季届期轮日天年月])"
    rf"|{_OF_DAY}(?:\d{{1,2}}|[零两{_TEN}]{{1,3}})(?:时|点(?!\d))(?:\d{{1,2}}分|[半整许])?"
    r"|(?<![\d.])[1-9一二三四五六][GDK](?![A-Za-z0-9])"
    r"|(?:\d{1,2}|[一两二三四五六七八九十]{1,3})点(?:[钟半整]|[一二三四五六七八九十\d]{1,3}分))"
    r"|(?=\d)(?:(?:211|985)(?=工程|高校|院校|大学)"
    r"|1/\d{1,2}决赛|\d\d/\d\d(?=赛季|财年|榨季|年度)|(?<!\d)\d{2,3}型(?!号)|7-11(?=便利|超商|门市)|(?<![\d.])\d{2,4}(?=大[楼厦])"
    r"|(?<![\d前])(?:[015-9]0|[6-9]5)后(?!来)|\d{4}届|1(?:1[09]|2[02])(?=报警|急救|接警|电话)"
    r"|\d{2}号(?=[汽柴]油)"
    r"|(?<=[路街道巷])\d{1,4}号(?![线楼])"
    r"|\d{3,5}(?:晚会|网站|热线|专线|大促|购物节)|(?<=拨打)\d{3,5}(?!\d)|(?<![\d.·])\d{1,2}·\d{1,2}(?![\d.·])"
    rf"|1[3-9]\d{{9}}(?!\d|{MEASURE})"
    r"|0\d{2,3}-\d{7,8}(?!\d)|[48]00-\d{3,4}-\d{3,4}(?!\d)"
    r"|\d{3,4}-\d{3,4}-\d{4}(?!\d)|\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
    r"|(?<!以)(?<!比分)(?<!比分为)(?<!比为)(?<!比例为)(?<!追[至成])(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?"
    r"(?!\d|领先|落后|不敌|[战险]?胜|[击打]败|负)"
    r"|(?<!\d)(?:[01]?\d|2[0-4])时(?:[0-5]?\d分|[整许])"
    r"|(?<!\d)\d{1,2}(?=(?:、\d{1,2}){0,9}[、和及]\d{1,2}月(?![大龄]))"
    r"|\d+(?:[sS店]店?|(?:\.\d+){1,3}版(?![权社面])|\.\d+\.\d+版本))"
)
"""What is passed over: idioms, half-years, names in letters and digits (H1N1, 5G), telephone
numbers, addresses of machines, times of the clock."""
