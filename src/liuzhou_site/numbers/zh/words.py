"""Chinese words that hold a numeral: those that count nothing, and those that are counted."""

from __future__ import annotations

import re

from liuzhou_site.numbers.zh.han import HAN, MARK

IDIOMS = (
    "一定 一般 一样 一直 一起 一致 一旦 一律 一贯 一再 一向 一同 一并 一概 一切 一些 一体 "
    "统一 唯一 之一 万一 十分(?![之钟]) 千万别 千万不 千万要 千万注意 千万记 单一 同一 逐一 "
    "进一步 一步步 一方面 一手 百姓 一边 一面 一下 万能 千瓦 两岸 三角 四角 八角 一带 一是 "
    "二是 三是 四是 五是 专一 不一 一如 一味 一流 一线 二线 三线 一时 一事 一旁 一路 合一 "
    "一系列 一心 一身 一生 一口气 一气 一阵 一会儿 一会 一点儿 有一点 一点点 一连 一经 一应 "
    "(?<!翻)一番 一度 一举 一齐 一行 一首 一早 一晚 一番话 有一天 一天天 一日 一窝蜂 一团 "
    "一片 一股 一派 一把手 一把 一改 一扫 一跃 一往 一望 一目 一帆 一马 一鼓 一心一意 "
    "三心二意 乱七八糟 七上八下 四面八方 五湖四海 五颜六色 七嘴八舌 三番五次 接二连三 "
    "丢三落四 朝三暮四 不三不四 颠三倒四 说三道四 四通八达 五花八门 千方百计 千家万户 "
    "千辛万苦 千千万万 千变万化 万水千山 千山万水 成千上万 百花齐放 百家争鸣 九牛一毛 "
    "独一无二 举世无双 十全十美 一五一十 一清二楚 一干二净 一举两得 一石二鸟 三言两语 "
    "三三两两 四分五裂 四处 四周 四季 四川 四肢 四面 八方 三峡 三亚 三星 三明 三思 五金 五官 "
    "五行 五谷 五星级 六安 六神 七夕 七律 八卦 八仙 九江 九州 九寨沟 九龙 百货 百科 百度 "
    "百合 百事 百分点 千秋 千古 千军 千里马 千帆 千克 千米 千字节 万象 万物 万里长城 万岁 "
    "万分(?!之) 万事 万里 亿万 万众 万博 万达 万科 二手 二维 三维 二氧化 一氧化 三氧化 "
    "二次元 二胎 二哥 二姐 三哥 老二 老三 老大 星期一 星期二 星期三 星期四 星期五 星期六 "
    "周一 周二 周三 周四 周五 周六 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 双十一 三农 "
    "两会 五一劳动 五一假 五四 六一儿 七一勋 八一 十一假 三八妇 半导体 半岛 半夜 半球 半径 "
    "半途 半斤八两 成百上千 三里屯 半决赛 半成品 上半 下半 前半 后半 大半 多半 一半天 对半 "
    "半天 半数以 数百年来"
).split()
"""Words that count nothing, though they begin with, end in or hold a numeral."""

MEASURES = (
    "个家台次条座批项人名位种类件份户村乡镇县市省国区校所处间栋幢层楼门辆艘架列趟班支枝根张片"
    "块粒颗滴杯瓶碗盘箱袋包盒桶篮筐堆群双对套副组队排句字篇章节页册本部场届期轮回遍倍成折年月"
    "日天周岁时分秒点米里尺寸升斤吨克元角毛亩度级等号大方只头匹尾棵株朵封幅笔声道顿餐代辈员军"
    "打季环路维胎夜晚把桌席股味盏枚发串束缕阵段刻码瓦磅桩宗起出具尊顶扇床面丈口"
)
_LONG = (
    "公里|小时|分钟|厘米|毫米|平方|立方|公斤|公顷|世纪|兄弟|姐妹|姊妹"
    "|美元|欧元|英镑|百分点|钟头|星期|礼拜"
)
MEASURE = rf"(?:{_LONG}|[{MEASURES}])"

MEASURED = re.compile(f" ?{MEASURE}")
"""What follows a number when it counts: a measure word, a unit, or a noun used as one."""

BARE = re.compile(rf"(?:[百佰千仟万萬亿億兆]{MARK}*|{HAN}|[一二三四五六七八九两]{{2}})[多余来]?$")
"""Numerals that are written like the beginning of other words; they count where something counted
follows, or a hedge or an operation is before them."""

MARK_ONLY = re.compile(rf"[百佰千仟万萬亿億兆]{MARK}*$")
"""百, 千万: numbers only with something counted, or with a hedge."""

OPERATION = re.compile(r"[是为于加减乘以除到至和与或等得比近过超约了负共]$")
"""What stands before a number named for itself: 等于九, 三加五."""

_CODES = "USD|RMB|CNY|EUR|GBP|HKD|JPY|US|HK|NT|AUD|CAD"
SKIP = (
    rf"(?:{'|'.join(sorted(set(IDIOMS), key=lambda word: (-len(word), word)))})"
    rf"|一(?P<twice>(?!{HAN})[\u4e00-\u9fff])(?:一?(?P=twice))"
    rf"|(?<![A-Za-z])(?!(?:{_CODES})[ $]?\d)[A-Za-z_][A-Za-z0-9_.@/-]*"
    rf"|1[3-9]\d{{9}}(?!\d|{MEASURE})"
    r"|0\d{2,3}-\d{7,8}(?!\d)|[48]00-\d{3,4}-\d{3,4}(?!\d)"
    r"|\d{3,4}-\d{3,4}-\d{4}(?!\d)|\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
    r"|(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?!\d)|(?<![\d.])[1-9一二三四五六][GDK](?![A-Za-z0-9])|\d+[sS店]店?"
    r"|\d+(?:\.\d+){1,3}版(?![权社面])|\d+\.\d+\.\d+版本"
    r"|(?:\d{1,2}|[一两二三四五六七八九十]{1,3})点(?:[钟半整]|[一二三四五六七八九十\d]{1,3}分)"
)
"""What is passed over: idioms, names in letters and digits (H1N1, 5G), telephone numbers, addresses
of machines, times of the clock."""
