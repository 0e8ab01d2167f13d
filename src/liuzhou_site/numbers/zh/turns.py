"""Words of Chinese that turn a number around."""

import re

from liuzhou_site.numbers.turns import Turns

TURNS = Turns(
    negation=re.compile(
        r"没有?|未|并非|(?P<apart>不同(?!意))|[不无]|避免|否认|杜绝|拒绝|幸免|免于|毫无|(?<=[绝决而若莫岂远均皆])非|非(?=[\\d〇零一二两三四五六七八九十百千万半])"
    ),
    no_negation=re.compile(
        r"(?<![找看见听想料买得])不到|([一-鿿])[不没]\1|不是小[事数]|没有?错|不[断仅变但少过久足满低高多止下论管如惜料锈良明法动丹倒孕育]|不列颠|不莱梅|非[常洲法正但]|无[论数限疑锡线机烟缝形纺霜]|无人[机区]"
        r"|未[来免必婚央]|未成年|没[收落药]|除非|是否|差不多|对不起|不[只光单]|不完全统计|不含税"
    ),
    silence=re.compile("(?:没有?|未)(?:说|写|讲|提|交代|列|给出|找到|查到)|无从|不知|不清楚"),
    up=re.compile(
        "增(?!值|加值)|上升|升[至到幅了]|上涨|涨|扩大到|提高|上调|上修|攀升|回升|反升|翻了?[一两二三四]?[番倍]"
    ),
    down=re.compile(
        r"(?<![相\ufffc])减(?![去掉])|腰斩|反降|下降|落[下至到]|降[至到低幅了]|下跌|跌|缩[小减短]|萎缩|下滑|下调|下修|回落|削减|裁"
    ),
    near=4,
    joint=re.compile("\ufffc"),
    opening=re.compile("(?!)"),
    short=re.compile(r"\W*\w{1,7}\W*"),
)
