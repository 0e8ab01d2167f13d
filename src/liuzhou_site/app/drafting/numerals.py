"""What each numeral of a paragraph is: part of a figure, of a date, of a name, or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from liuzhou_site.app.drafting.times import TIMES
from liuzhou_site.figures.quotations import quoted, whole
from liuzhou_site.figures.transcript import STOP, SourceParagraph, numerals_of, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.model import Hedge, Kind, Quantity, Span, meet
from liuzhou_site.numbers import read
from liuzhou_site.numbers.en.uncounted import NOUN, RANKING
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.zh.words import CLASSIFIER

_LEFT, _RIGHT = 60, 40
"""Characters on either side in which the words stand that say which way a number goes."""
_CHANGE_SPAN = frozenset({"month", "week", "day", "year"})


@dataclass(frozen=True)
class Counted:
    """A numeral that is a figure, or a figure that is said again.

    printed: what the source prints of it, from which alone it is read as it is in the source.
    tokens: where its numerals stand. sure: whether `printed` is read so.
    """

    quantity: Quantity
    printed: str
    tokens: tuple[Span, ...]
    sure: bool


def counted(project: Project, paragraph: SourceParagraph) -> Iterator[Counted]:
    """Yield the figures of a paragraph, in order."""
    text, lang = paragraph.text, project.source.value.language
    named = [match.span() for match in project.declared.finditer(text)]
    spans = [
        (first, last)
        for first, last in numerals_of(text, project)
        if not any(start <= first and last <= end for start, end in named)
    ]
    quantities, plain = read(text, lang, project.units), simplified(text)
    changes, lead = any(one.change for one in quantities), ""
    for at, one in enumerate(quantities):
        own = tuple(span for span in spans if meet(span, one.span))
        thing = thing_behind(text, lang, one)
        if not own or not (thing or _counts(plain, one)) or _says_when(plain, one, changes=changes):
            continue
        words = text[slice(*one.span)]
        printed = _printed(project, text, one)
        if printed is None:
            printed = _listed(project, text, one, lead, _tail(text, one, quantities[at + 1 :]))
        if printed is not None:
            lead = printed.partition(words)[0].replace("… ", "").replace("…", "") or lead
        elif one.change:
            printed = _far(project, text, one, quantities[:at])
        if printed is not None:
            wider = printed + thing + superlative_behind(text, lang, one)
            printed = wider if wider in text and _says(project, wider, one) else printed
            yield Counted(one, printed, _tokens(project, printed, text, one, own), sure=True)
            continue
        alone = read(words, lang, project.units)  # the record says what its own words say
        alone = [other for other in alone if not other.kind.is_date]
        if len(alone) == 1:
            said = replace(alone[0], span=one.span)
            yield Counted(said, words, _tokens(project, words, text, said, own), sure=False)


def thing_behind(text: str, lang: str, one: Quantity) -> str:
    """Return what is counted, as it stands behind a number, where it is no unit yet: 家, “ mills”.

    Once an editor has declared that unit, the row is read with it.
    """
    if one.unit or one.kind is not Kind.CARDINAL:
        return ""
    if _TOP.match(text, max(0, one.span[0] - 1)):
        return ""  # the first three of a list
    behind = _THINGS[lang].match(simplified(text), one.span[1])
    return text[slice(*behind.span())] if behind and one.value != 1 else ""


def superlative_behind(text: str, lang: str, one: Quantity) -> str:
    """Return in what a rank ranks, as it stands behind it: “ lowest” of the second lowest."""
    behind = _SUPERLATIVE.match(text, one.span[1])
    return behind[0] if behind and lang == "en" and one.kind is Kind.ORDINAL else ""


_SUPERLATIVE = re.compile(r"[ -](?:most|least|(?!(?:near|inter|inv|w)est\b)[a-z]+est)\b")
_THINGS = {"zh": re.compile(f"{CLASSIFIER}|例"), "en": re.compile(r" [a-z]{3,}(?<![su])s\b")}


def _counts(text: str, one: Quantity) -> bool:
    """Say whether a quantity is a figure: a date is none, nor a bare word (“zero”, 一)."""
    year = _YEAR.match(text, one.span[0])
    if one.kind.is_date or (year and year.end() == one.span[1]):  # 比2014年多
        return False
    if _ASIDE.match(text, max(0, one.span[0] - 1)) or _EQUALS.search(text, 0, one.span[0]):
        return False
    words = text[slice(*one.span)]
    digits = any(character.isdigit() for character in words)
    if one.kind is Kind.ORDINAL:
        behind = text[one.span[1] :]
        if (
            _FIRST_TIME.fullmatch(words)
            or _NAMED.match(behind)
            or (NOUN.match(behind) and not RANKING.match(behind))
        ):
            return False
        ranked = _LATER.match(text, one.span[0]) or _RANKED.search(text, 0, one.span[0])
        return digits or words[-1:] not in _HAN_DIGITS or bool(ranked)
    if not digits and not one.unit and one.kind is Kind.CARDINAL and words.isascii():
        value = int(one.value) if isinstance(one.value, Decimal) else 0
        return _FEW.get(value, _OF_SOME).match(text, one.span[1]) is not None
    said = digits or one.unit or one.change or one.hedge is not Hedge.NONE
    return bool(said) or one.kind is Kind.FRACTION or (len(words) > 1 and not words.isascii())


_OF_SOME = re.compile(
    " (?:more|fewer|others|have|had|are|were|will|remain"
    "|of (?:them|these|those|(?:the|its|their) (?:[a-z’'-]+ ){0,3}[a-z]+s))\\b"
)
"""Behind these a bare word counts: nine more, twelve have come."""
_FEW = {
    1: re.compile(" (?:more|fewer) than\\b"),
    2: re.compile(" (?:more|fewer) than\\b| of (?:the|its|their) (?:[a-z’'-]+ ){1,3}[a-z]+s\\b"),
}
"""Behind these so do *one* and *two*: two of the region’s seven trusts, but not two of them."""
_NAMED = re.compile(" [A-Z]|[周季期号届版章页条轮批]")
"""What an ordinal is the name of: 3rd Street, 第18周."""
_FIRST_TIME = re.compile("首次|第.次")
_CENTURY = "(?:1[5-9]|2[01])[0-9]{2}"
_EQUALS = re.compile("[年0-9] ?= ?$")  # of an index: 2015 = 100
_TOP = re.compile("前[^年月日，。]{1,4}[位名大]")
_YEAR = re.compile(f"{_CENTURY}年")
_ASIDE = re.compile(
    f"[(（]{_CENTURY}[)）]|每(?:[十百千万]+|10+)(?:[元股]|平?方?公里)|(?<=\\bper) 1[0,]*\\b"
)
"""A year in brackets, or what other amounts are told of: 每百元收入中的成本, per 100,000 hours."""
_HAN_DIGITS = "一二三四五六七八九十"  # 第九位, not 第一
_PLACED = "(?:全[国省市县区镇乡村州港台球]|世界|亚洲)"
_RANKED = re.compile(f"(?:排名?|位?[居列]|名列|跃居|退居|[升降]至)(?:其中)?$|{_PLACED}$")
_LATER = re.compile("第[二三四五六七八九十]+[大强高长快低]")


def _says_when(text: str, one: Quantity, *, changes: bool) -> bool:
    """Say whether a length of time is none that a figure is: two years ago, 两年前.

    changes: whether something changes beside it, over the past 12 months.
    """
    before = text[: one.span[0]].lower().rstrip()
    over = changes and before.endswith(_OVER)
    return one.unit in TIMES & _CHANGE_SPAN and bool(over or _AGO.match(text, one.span[1]))


_OVER = ("over the past", "over the last", "the previous", "the preceding", "the same")
_AGO = re.compile(
    r" (?:ago|earlier|before)\b| to (?:the end of )?[A-Z][a-z]|[之以]?前(?![后期三四半])"
    "|平均|年均|年?复合"
)


def _printed(project: Project, text: str, one: Quantity) -> str | None:
    """Return the shortest words around a quantity that alone are read as it; None if none are."""
    lang, (start, end) = project.source.value.language, one.span
    lefts = [at for at in range(start - 1, max(-1, start - _LEFT), -1) if _edge(text, at, lang)]
    last = min(len(text), end + _RIGHT)
    rights = [at for at in range(end + 1, last + 1) if _edge(text, at, lang)]
    pairs = [(left, right) for left in (start, *lefts) for right in (end, *rights)]
    for left, right in sorted(pairs, key=lambda pair: pair[1] - pair[0]):
        if _whole(text, left, right, one) and _says(project, text[left:right], one):
            wider = text[left - 1 : right]  # 上涨, not 涨: most words have two characters
            two = lang == "zh" and one.change and left == start - 1
            two = two and _VERB.match(simplified(wider)) is not None
            return wider if two and _says(project, wider, one) else text[left:right]
    return None


_HOW = "[高低长短快慢多少大小]"
_VERB = re.compile(
    f"[上下增减升降涨跌回提扩缩攀滑走萎放加收推骤锐猛陡微略小大反飙暴急净新](?!{_HOW})|[提增减降扩缩加放延]{_HOW}"
)
"""The first characters of a verb of two; 高 alone is one of what 比全国 leads: 比全国高."""


def _listed(project: Project, text: str, one: Quantity, lead: str, tail: str) -> str | None:
    """Return what is printed of one of a list, with what another says for all: 减少…8.6%, 3…公里.

    lead: the words before the first; tail: those behind the last.
    """
    lang, (start, end) = project.source.value.language, one.span
    ahead = f"{lead}…{' ' * lead.endswith(' ')}{text[start:end]}"
    behind = f"{' ' * tail.startswith(' ')}…{tail}"
    lefts = [at for at in range(start, max(-1, start - _LEFT), -1) if _edge(text, at, lang)]
    tries = [*([ahead] if lead else ()), *(f"{text[left:end]}{behind}" for left in lefts if tail)]
    tries += [f"{ahead}{behind}"] if lead and tail else []
    said = (words for words in tries if _says(project, whole(words), one))
    return next((words for words in said if quoted(words, text)), None)


def _far(project: Project, text: str, one: Quantity, before: Sequence[Quantity]) -> str | None:
    """Return what is printed of a change whose words stand behind other numbers: 比…水位高3米."""
    (first, _), (start, end) = sentence(text, one.span), one.span
    for at in range(start - 1, first - 1, -1):
        spans = [other.span for other in before if at <= other.span[0]]
        if _edge(text, at, project.source.value.language):
            ends = [at, *(side for span in spans for side in span), end]
            words = "…".join(
                text[low:high] for low, high in zip(ends[::2], ends[1::2], strict=True)
            )
            if _says(project, whole(words), one):
                return words
    return None


def _tail(text: str, one: Quantity, others: Sequence[Quantity]) -> str:
    """Return the unit's words of the next number in its sentence that has the unit of `one`."""
    _, last = sentence(text, one.span)
    like = (text[slice(*it.span)] for it in others if it.unit == one.unit and it.span[1] <= last)
    tails = (_NUMBER.sub("", words) for words in like)
    return next(filter(None, tails), "")


_NUMBER = re.compile(r"^[^\d]*[\d.,．]*\d")


def _whole(text: str, left: int, right: int, one: Quantity) -> bool:
    """Say whether words around a quantity begin and end with one, and are of its sentence."""
    words = text[left:right]
    around = f"{text[left : one.span[0]]} {text[one.span[1] : right]} "
    if words[-4:].isdecimal() and _LEVEL.match(text, right):
        return False
    closed = all(words.count(opens) == words.count(closes) for opens, closes in ("()", "（）"))
    return closed and words == words.strip() and not STOP.search(around)


_LEVEL = re.compile(r" (?:levels?|figures?|numbers?|totals?|peaks?|average|baseline)\b")
"""Behind a year no quotation ends: 8% below its 2029 figure."""
_WITHIN = re.compile(r"\d[.,]\d")
"""No quotation begins or ends within 12,600."""


def _edge(text: str, at: int, lang: str) -> bool:
    if lang == "zh" or at in {0, len(text)}:
        return True
    if _WITHIN.match(text, at - 2) or _WITHIN.match(text, at - 1):
        return False
    apart = text[at - 1].isalnum() != text[at].isalnum() or text[at] in "+-−$£€"
    return apart and text[at - 1] not in "$£€"


def _says(project: Project, words: str, one: Quantity) -> bool:
    """Say whether words are read as a quantity, alone or beside the same change in another unit."""
    found = read(words, project.source.value.language, project.units)
    if words.isascii():  # 8% below its 2029 figure; Chinese leaves the year out: 比…还高
        found = [other for other in found if other == one or not other.kind.is_date]
    if len(found) > 1 and all(other.change for other in found):
        found = [other for other in found if other.unit == one.unit] if len(found) == _TWICE else []
    return len(found) == 1 and found[0] == one and found[0].change == one.change


_TWICE = 2


def _tokens(
    project: Project, printed: str, text: str, one: Quantity, spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return the tokens of a figure: its numerals, or all of it where they leave out its hedge."""
    low, high = one.span
    if one.hedge is Hedge.NONE:  # of a list (2,5) the scan may make one numeral
        return tuple(
            span if text[slice(*span)] in printed else (max(span[0], low), min(span[1], high))
            for span in spans
        )
    lang = project.source.value.language
    longer = high + len(thing_behind(text, lang, one))
    start = text.rfind(printed, 0, longer + len(printed))
    for span in ((low, high), (low, longer)):  # 三十来 alone is no number: 三十来座
        if any(other.hedge is one.hedge for other in read(text[slice(*span)], lang, project.units)):
            return (span,)
    return ((low, longer) if start < 0 else (start, start + len(printed)),)  # 有近6年, not 近6年
